"""What the source says was only attempted, threatened or may be, and the translation tells as plain fact.

Sentence by sentence: a hedge of the source is lost where the target has no word that says the same
or anything like it. What may say it is read broadly and what surely says it narrowly, so that most
sentences with a hedge are never told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from qa.fold import Folded
from qa.kept import Kept
from qa.model import Document, LostHedge, Side, Span
from qa.scan.abreast import paired
from qa.scan.entries import Cue, matches
from qa.scan.hedges.data import Hedges, hedges, sorts
from qa.scan.matcher import longest
from qa.scan.negation.cues import denies
from qa.scan.negation.data import lexicon
from qa.scan.singly import key_of, weight_of

__all__ = ["lost_hedges"]

_STRETCH = 250  # characters of a sentence; in a longer one translators say much in other ways
_LONGEST = 50_000  # characters; what is longer is no segment of a translation
_KNOWN: Kept[tuple[LostHedge, ...]] = Kept()


class _Text(NamedTuple):
    """One side of a segment with its language and the hedges of that."""

    text: Folded
    lang: str
    words: Hedges


def lost_hedges(
    document: Document, folded: Mapping[tuple[str, int], Folded]
) -> Iterator[LostHedge]:
    """The hedges that the target lacks, in order; none for a language without data."""
    theirs, ours = hedges(document.source_lang or ""), hedges(document.target_lang)
    if theirs is None or ours is None:
        return
    for index, segment in enumerate(document.segments):
        if ("source", index) not in folded or not any(map(str.isalnum, segment.target)):
            continue
        sides: dict[Side, _Text] = {
            "source": _Text(folded["source", index], document.source_lang or "", theirs),
            "target": _Text(folded["target", index], document.target_lang, ours),
        }
        if ("reference", index) in folded:
            sides["reference"] = _Text(folded["reference", index], document.target_lang, ours)
        key = key_of(document, index)
        found = _KNOWN.get(key)
        if found is None:
            found = tuple(_lost(index, sides))
            _KNOWN.put(key, found, weight_of(segment, found))
        yield from found


def _lost(index: int, sides: Mapping[Side, _Text]) -> Iterator[LostHedge]:
    texts = [one.text.text for one in sides.values()]
    source, target = sides["source"], sides["target"]
    if max(map(len, texts)) > _LONGEST or source.text.text == target.text.text:
        return
    sure = [cue for cue in _sure(source) if cue.kind in target.words.known]
    if not sure:
        return
    said = {side: _said(one) for side, one in sides.items() if side != "source"}
    rows = paired(texts)
    for at, row in enumerate(rows):
        places = dict(zip(sides, row, strict=True))
        beside = dict(zip(sides, _beside(rows, at), strict=True))
        if max(end - start for start, end in row) > _STRETCH:
            continue
        for cue in sure:
            if not _within(cue, places["source"]):
                continue
            affirmed = sorts()[cue.kind].affirmed
            if affirmed and _denied(source, places["source"]):
                continue
            lacking = [
                side
                for side, words in said.items()
                if not _has(cue.kind, sides[side], words, places[side])
                and not (
                    affirmed and _as_often(cue.kind, sure, words, beside["source"], beside[side])
                )
            ]
            # Who wrote the reference may have done without it as well.
            if lacking == ["target"] and _past(cue.kind, sides, places):
                yield LostHedge(
                    Span(index, "target", *_back(target.text, *places["target"])),
                    Span(index, "source", *_back(source.text, cue.start, cue.end)),
                    cue.kind,
                    sorts()[cue.kind].says,
                    "reference" in sides,
                )
                break


def _sure(one: _Text) -> list[Cue]:
    """The words that surely hedge, of one stretch the longest entry: “the might” is no “might”."""
    found = matches(one.text.text, one.words.sure, spaced=one.words.spaced)
    if not found:
        return []
    air = {(cue.start, cue.end) for cue in found if cue.kind.endswith(" air")}
    kept = longest(found, lambda cue: (cue.start, cue.end))
    return sorted(c for c in kept if (c.start, c.end) not in air and not _named(one, c))


def _named(one: _Text, cue: Cue) -> bool:
    """Whether a word that is no hedge in capitals has one: May."""
    if one.text.text[cue.start : cue.end] not in one.words.small:
        return False
    start, end = one.text.back(cue.start, cue.end)
    return not one.text.original[start:end].islower()


def _said(one: _Text) -> Sequence[Cue]:
    found = matches(one.text.text, one.words.loose, spaced=one.words.spaced)
    return [cue for cue in found if not _named(one, cue)]


def _has(kind: str, one: _Text, said: Sequence[Cue], place: tuple[int, int]) -> bool:
    """Whether a sentence has anything by which a translator says this sort of hedge."""
    sort = sorts()[kind]
    enough = {kind, *sort.also}
    if any(cue.kind in enough and _within(cue, place) for cue in said):
        return True
    return sort.denied and _denied(one, place)


def _as_often(
    kind: str,
    sure: Sequence[Cue],
    said: Sequence[Cue],
    there: tuple[int, int],
    here: tuple[int, int],
) -> bool:
    """Whether a stretch has as many words of a sort as the source's: in which sentence is free."""
    theirs, ours = (
        {cue.start for cue in cues if cue.kind == kind and _within(cue, place)}
        for cues, place in ((sure, there), (said, here))
    )
    return len(ours) >= len(theirs)


def _denied(one: _Text, place: tuple[int, int]) -> bool:
    """Whether a sentence may deny anything."""
    denial = lexicon(one.lang)
    return denial is not None and denies(one.text.text[slice(*place)], denial)


def _beside(rows: Sequence[tuple[tuple[int, int], ...]], at: int) -> list[tuple[int, int]]:
    """A sentence of each side with those before and behind it."""
    first, last = rows[max(0, at - 1)], rows[min(len(rows) - 1, at + 1)]
    return [(a[0], b[1]) for a, b in zip(first, last, strict=True)]


def _past(kind: str, sides: Mapping[Side, _Text], places: Mapping[Side, tuple[int, int]]) -> bool:
    """Whether the target alone has a word of what is past (held, met), where the sort asks for one."""
    return not sorts()[kind].done or (
        _done(kind, sides["target"], places["target"])
        and not _done(kind, sides["source"], places["source"])
    )


def _done(kind: str, one: _Text, place: tuple[int, int]) -> bool:
    found = matches(one.text.text[slice(*place)], one.words.done, spaced=one.words.spaced)
    return any(cue.kind == kind for cue in found)


def _within(cue: Cue, place: tuple[int, int]) -> bool:
    return place[0] <= cue.start < place[1]


def _back(text: Folded, start: int, end: int) -> tuple[int, int]:
    """A stretch of the folded text in the original, without the blanks round it."""
    first, last = text.back(start, end)
    piece = text.original[first:last]
    return first + len(piece) - len(piece.lstrip()), last - len(piece) + len(piece.rstrip())
