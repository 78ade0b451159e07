"""Native names that the translation reads wrong: characters beside their spelling in letters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qa.language import base
from qa.model import Document, Hit, Misread, Side, Span

_CHINESE, _KOREAN, _JAPANESE = "zh", "ko", "ja"
_NAMES = ("person", "place", "country", "org")  # what the glossary names is left to other checks


def misread(document: Document, hits: Sequence[Hit]) -> Iterator[Misread]:
    """Every name that no reading of the other side's characters supports and one nearly does."""
    if not document.source_lang:
        return
    source, target = base(document.source_lang), base(document.target_lang)
    if source == target:
        return
    # What a pair does not need is not imported: most stories have none of these languages.
    if source == _CHINESE:
        from qa.scan.pinyin import pinyin_misread

        yield from pinyin_misread(
            document, _written(hits, "source"), _taken(hits, "target"), "source"
        )
    elif target == _CHINESE:
        from qa.scan.pinyin import pinyin_misread

        yield from pinyin_misread(
            document, _written(hits, "target"), _taken(hits, "source"), "target"
        )
    elif source == _KOREAN:
        from qa.scan.hangul import hangul_misread

        yield from hangul_misread(document, _taken(hits, "target"))
    elif source == _JAPANESE:
        from qa.scan.furigana import furigana_misread

        yield from furigana_misread(document, _taken(hits, "target"))


def _written(hits: Sequence[Hit], side: Side) -> dict[int, list[Span]]:
    """The same of a Chinese side without the people whose characters are read as they are spelled: 习近平 is
    no more Xi Jingping for being known."""
    from qa.names.readings.spelling import is_read

    foreign = [
        hit for hit in hits
        if hit.span.side != side or hit.term.kind != "person" or not any(
            is_read(hit.form.text, form.text)
            for form in hit.term.forms
            if form.use == "full" and form.text.isascii()
        )
    ]  # fmt: skip
    return _taken(foreign, side)


def _taken(hits: Sequence[Hit], side: Side) -> dict[int, list[Span]]:
    """Where one side has a full name of the glossary, by segment."""
    found: dict[int, list[Span]] = {}
    for hit in hits:
        if (
            hit.span.side == side
            and hit.term.kind in _NAMES
            and hit.form.use in ("full", "capital")
        ):
            found.setdefault(hit.span.segment, []).append(hit.span)
    return found
