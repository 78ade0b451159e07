"""Chinese names of the target that are no reading of the source's characters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qa.language import base, language
from qa.model import Document, Hit, MisreadName, Side, Span
from qa.names.pinyin import latin_names, misread
from qa.names.sound import profile

_CHARACTERS = "zh"  # the profile of names that pass through Chinese characters
_MOST = 20_000  # characters of a segment: no longer one is searched


def misread_names(
    document: Document, index: Mapping[tuple[int, Side], tuple[Hit, ...]]
) -> Iterator[MisreadName]:
    """One for each; nothing where the source is not Chinese or the target has no capitals."""
    if profile(base(document.source_lang or "")) != _CHARACTERS:
        return
    if not language(document.target_lang).cased:
        return
    for number, segment in enumerate(document.segments):
        if len(segment.target) > _MOST or next(latin_names(segment.target), None) is None:
            continue
        near = [
            at
            for at in (number, number - 1, number + 1)
            if 0 <= at < len(document.segments) and len(document.segments[at].source or "") <= _MOST
        ]
        # A surname alone is many people's: it makes the name nobody whom the glossary knows.
        taken = [
            (h.span.start, h.span.end)
            for h in index.get((number, "target"), ())
            if h.form.use == "full"
        ]
        sources = [document.segments[at].source or "" for at in near]
        for found in misread(segment.target, sources, taken):
            at = near[found.number]
            there = Span(at, "source", found.first, found.last)
            known = (h for h in index.get((at, "source"), ()) if h.form.use == "full")
            if any(there.overlaps(hit.span) for hit in known):
                continue  # a name that the glossary knows
            yield MisreadName(Span(number, "target", found.start, found.end), found.instead, there)
