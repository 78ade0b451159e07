"""Native names that the translation reads wrong: characters beside their spelling in letters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qa.language import base
from qa.model import Document, Hit, Misread
from qa.scan.pinyin import chinese_names

_CHINESE = "zh"


def misread(document: Document, hits: Sequence[Hit]) -> Iterator[Misread]:
    """Every name that no reading of the other side's characters supports and one nearly does."""
    if not document.source_lang:
        return
    source, target = base(document.source_lang), base(document.target_lang)
    if source == target:
        return
    if source == _CHINESE:
        yield from chinese_names(document, hits, "source")
    elif target == _CHINESE:
        yield from chinese_names(document, hits, "target")
