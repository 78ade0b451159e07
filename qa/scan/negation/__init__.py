"""Negations of source, target and reference, and those that one side alone has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qa.fold import Folded
from qa.kept import Kept
from qa.model import Document, NegationChange, Side, Span
from qa.scan.abreast import paired
from qa.scan.negation.cues import denies, owes
from qa.scan.negation.data import Lexicon, lexicon
from qa.scan.negation.judge import judge
from qa.scan.negation.view import View
from qa.scan.singly import key_of, weight_of

__all__ = ["negation_changes"]

_LONGEST = 50_000  # characters; what is longer is no segment of a translation
_STRETCH = 4_000  # characters of what is compared; in more, nothing can be told by counting
_KNOWN: Kept[tuple[NegationChange, ...]] = Kept()


def negation_changes(
    document: Document, folded: Mapping[tuple[str, int], Folded]
) -> Iterator[NegationChange]:
    """The negations that the target lost or gained, in order; none for a language without data."""
    theirs, ours = lexicon(document.source_lang or ""), lexicon(document.target_lang)
    if ours is None:
        return
    for index in range(len(document.segments)):
        sides: dict[Side, tuple[Folded, Lexicon]] = {"target": (folded["target", index], ours)}
        if ("source", index) in folded and theirs is not None:
            sides["source"] = folded["source", index], theirs
        if ("reference", index) in folded:
            sides["reference"] = folded["reference", index], ours
        texts = [text.text for text, _ in sides.values()]
        if len(texts) < 2 or not all(map(_worded, texts)) or max(map(len, texts)) > _LONGEST:
            continue
        if texts[0] in texts[1:]:
            continue  # a source that was copied, or the reference itself
        key = *key_of(document, index), *texts
        found = _KNOWN.get(key)
        if found is None:
            denied = any(denies(text.text, words) for text, words in sides.values())
            if not denied and "source" in sides:
                text, words = sides["source"]
                denied = owes(text.text, words)
            found = tuple(_changes(index, sides)) if denied else ()
            _KNOWN.put(key, found, weight_of(document.segments[index], found))
        yield from found


def _worded(text: str) -> bool:
    """Whether there is anything that could deny: an empty side is told by another check."""
    return any(map(str.isalnum, text))


def _changes(index: int, sides: Mapping[Side, tuple[Folded, Lexicon]]) -> Iterator[NegationChange]:
    for row in paired([text.text for text, _ in sides.values()]):
        views: dict[Side, View] = {
            side: View(text.text[start:end], start, words, text)
            for (side, (text, words)), (start, end) in zip(sides.items(), row, strict=True)
        }
        if max(len(view.text) for view in views.values()) > _STRETCH:
            continue
        found = judge(views)
        if found is None:
            continue

        def span(side: Side, start: int, end: int, views: Mapping[Side, View] = views) -> Span:
            offset = views[side].offset
            return Span(index, side, *sides[side][0].back(start + offset, end + offset))

        yield NegationChange(
            found.kind,
            span("target", found.start, found.end),
            tuple(span(*place) for place in found.witness),
            found.why,
            found.backed,
            found.faint,
        )
