"""What a figure says of a change: rose by 5 percent, where it rose to 5 percent.

The figure is there and the verb is right. Each language says with words beside the figure whether it is the
step or where the step led to (`languages/content/steps.toml`); they count where a word of change stands in the
same clause. A figure is told where it is surely the one in the source and surely the other in the target.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from qa.figures.units import unit_at
from qa.fold import Folded
from qa.kept import Kept
from qa.language import base
from qa.model import Document, Figure, Span, Step
from qa.scan.entries import NUMBER, STOP, matches
from qa.scan.pools import Place, shape_of
from qa.scan.singly import key_of, weight_of
from qa.scan.steps.quantities import half, measures, shared, value_of
from qa.scan.steps.words import Words, words_beside

__all__ = ["steps"]

_DOWN = "course down"
_LONG = "length"  # five miles away
_COUNTED = ("number",)
_MANY = 1000  # places that nothing happens in
_REACH = 40  # characters before a figure in which its word stands
_FAR, _LATER, _NOUN = 60, 40, 25  # characters to a word of change before it, behind it, before “of”
_AROUND = 130  # characters round a figure in which a word of change may begin
_NEXT = 15  # characters to the other figure of a range
_CLOSED = re.compile(r"\s?(?:[.,;:!?)،؛。，；]|\Z)")  # nothing that is counted follows
# A comma may stand before “to”: fell 3 cents, or 1%, to 2 dollars.
_STOP = re.compile(r"[.;:!?…؛؟。；：！？।۔—]")
_DIGIT = re.compile(r"\d")

Role = Literal["by", "to"]

_KNOWN: Kept[tuple[Step, ...]] = Kept()


class _Told(NamedTuple):
    """What the words beside a figure say of it, and where they and the figure stand, folded."""

    role: Role
    start: int
    end: int


def steps(
    document: Document,
    folded: Mapping[tuple[str, int], Folded],
    figures: Mapping[Place, Sequence[Figure]],
) -> Iterator[Step]:
    """The figures of the target that say by how much where the source says to what, or the reverse."""
    theirs, ours = (
        words_beside(base(document.source_lang or "")),
        words_beside(base(document.target_lang)),
    )
    if theirs is None or ours is None:
        return
    for index, segment in enumerate(document.segments):
        if (index, "target") not in figures or (index, "source") not in figures:
            continue
        key = *key_of(document, index), *shape_of(figures, index)
        found = _KNOWN.get(key)
        if found is None:
            found = tuple(_steps_of(document, index, folded, figures, (theirs, ours)))
            _KNOWN.put(key, found, weight_of(segment, found))
        yield from found


def _steps_of(
    document: Document,
    index: int,
    folded: Mapping[tuple[str, int], Folded],
    figures: Mapping[Place, Sequence[Figure]],
    words: tuple[Words, Words],
) -> Iterator[Step]:
    """Those of one segment."""
    theirs, ours = words
    pairs = list(shared(figures[index, "target"], figures[index, "source"]))
    if not pairs or ("source", index) not in folded:
        return
    lang, tag = document.source_lang or "", document.target_lang
    there = _Side(folded["source", index], theirs, figures[index, "source"], lang)
    here = _Side(folded["target", index], ours, figures[index, "target"], tag)
    if not (there.changes and here.changes):
        return
    right = figures.get((index, "reference"), ())
    ruled = _Side(folded["reference", index], ours, right, tag) if right else None
    for figure, other in pairs:
        told, meant = here.role(figure), there.role(other)
        if told is None or meant is None or told.role == meant.role:
            continue
        if half(figure) and here.falls and there.falls:
            continue
        backing = ruled.says(figure) if ruled else None
        if backing != told.role:
            yield Step(
                here.span(told, figure), there.span(meant, other), backed=backing is not None
            )


class _Side:
    """One side of a segment, its words of change, and what is said of its figures."""

    def __init__(self, text: Folded, words: Words, figures: Sequence[Figure], lang: str) -> None:
        self._text, self._words, self._figures, self._lang = text, words, figures, base(lang)
        cues = matches(text.text, words.change.words, spaced=words.spaced)
        self.changes = sorted({(cue.start, cue.end) for cue in cues})
        self.falls = any(cue.kind == _DOWN for cue in cues)
        self._places = [figure.span.start for figure in figures]

    def says(self, figure: Figure) -> Role | None:
        """What it says of a figure of another side that it has once."""
        told = [self.role(other) for _, other in shared((figure,), self._figures)]
        return told[0].role if told and told[0] else None

    def role(self, figure: Figure) -> _Told | None:
        """What the words beside a figure surely say of it."""
        text, words = self._text.text, self._words
        first, last, end = self._measured(figure)
        if words.air and words.air.search(text, max(0, first - _REACH), first):
            return None
        found = [
            _Told("to" if name == "to" else "by", match.start(), end)
            for name, counts, pattern in words.before
            if (counts or not self._placing(figure, end))
            and (match := pattern.search(text, max(0, first - _REACH), first))
            and self._changing(match.start(), end, of=name == "of")
            and not (name == "of" and self._no_step(figure, match.start()))
            and not (
                name == "to"
                and text.startswith(words.ranging, match.start())
                and self._ranged(figure, behind=False)
            )
        ]
        whole = end > last  # its unit is read
        behind = words.behind and words.behind.match(text, last, last + _REACH)
        if words.behind and whole and not behind:  # 150ベーシスポイントに, which is longer
            behind = words.behind.match(text, end, end + _REACH)
            behind = behind if behind and not behind["what"] else None
        if (
            behind
            and not self._change_in(*behind.span("what"))
            and self._changing(first, behind.end(), of=False)
        ):
            found.append(_Told("to", first, behind.end()))
        if found:
            return found[0] if len({told.role for told in found}) == 1 else None
        if figure.kind == "points" and self._changing(first, end, of=False):
            return _Told("by", first, end)  # a difference by its nature
        if words.explicit and measures(figure, _LONG):
            return None  # fell five miles away
        return self._bare(first, end, whole=whole) or self._behind_subject(figure, first, end)

    def _no_step(self, figure: Figure, start: int) -> bool:
        """Whether “of” ends a bound (plus de 800), or a range follows it (de 5 à 7 %)."""
        bounds = self._words.rough.finditer(self._text.text, max(0, start - _FAR), start + _NEXT)
        return self._ranged(figure, behind=True) or any(b.start() < start < b.end() for b in bounds)

    def _behind_subject(self, figure: Figure, first: int, end: int) -> _Told | None:
        """By how much, where verb, subject and a percentage follow each other: ارتفعت أسعار النفط 3%."""
        text, words = self._text.text, self._words
        if words.hindering is None or figure.kind != "percent":
            return None
        if words.hindering.search(text, max(0, first - _REACH), first):
            return None
        for start, stop in self._near(first):
            between = text[stop:first]
            if (
                0 < len(between) <= _REACH
                and not STOP.search(between)
                and not _DIGIT.search(between)
            ):
                return _Told("by", start, end)
        return None

    def _bare(self, first: int, end: int, *, whole: bool) -> _Told | None:
        """By how much, where a word of change stands right beside the figure."""
        text, words = self._text.text, self._words
        if "before" in words.bare:
            for start, stop in self._near(first):
                if stop <= first <= stop + _REACH and words.between.fullmatch(text, stop, first):
                    return _Told("by", start, end)
        if "behind" in words.bare:
            for start, stop in self._near(first):
                link = end <= start <= end + _REACH and words.links.fullmatch(text, end, start)
                if not link or (whole and link["what"]) or _DIGIT.search(text, start, stop):
                    continue
                bound = words.rough.match(text, start)  # in 11 provinces more than 53,000 people
                if not bound or bound.end() <= stop:
                    return _Told("by", first, stop)
        return None

    def _measured(self, figure: Figure) -> tuple[int, int, int]:
        """Where a figure begins with what measures it, where it ends without and with it, folded."""
        span = figure.span
        text = self._text.original
        unit = unit_at(text, span.start, span.end, self._lang)
        start, end = span.start, span.end
        if unit and unit.kind != "name":
            start, end = min(start, unit.start), max(end, unit.end)
        return self._at(start), self._at(span.end), self._at(end)

    def _at(self, place: int) -> int:
        """The folded place of a character."""
        origin = self._text.origin
        return place if origin is None else bisect_left(origin, place)

    def _placing(self, figure: Figure, end: int) -> bool:
        """Whether it may say where: in 5 countries."""
        few = (value_of(figure)[0] or 0) < _MANY
        return figure.kind in _COUNTED and few and not _CLOSED.match(self._text.text, end)

    def _near(self, place: int) -> Sequence[tuple[int, int]]:
        """The words of change round a place."""
        first = bisect_left(self.changes, (place - _AROUND, 0))
        return self.changes[first : bisect_left(self.changes, (place + _AROUND, 0))]

    def _change_in(self, start: int, end: int) -> bool:
        return any(a < end and start < b for a, b in self._near(start))

    def _changing(self, start: int, end: int, *, of: bool) -> bool:
        """Whether a word of change stands near in the clause: before the words, else behind the figure."""
        words = self._words
        reach = words.near(_NOUN if of else _FAR)
        return any(
            (a <= start and start - b <= reach and self._whole(b, start))
            or (not of and a >= end and a - end <= words.near(_LATER) and self._whole(end, a))
            for a, b in self._near(start)
        )

    def _whole(self, start: int, end: int) -> bool:
        """Whether a stretch is of one clause."""
        return start >= end or not _STOP.search(NUMBER.sub("_", self._text.text[start:end]))

    def _ranged(self, figure: Figure, *, behind: bool) -> bool:
        """Whether another figure of its kind stands right before it (or behind): 5 to 7 percent."""
        place = bisect_left(self._places, figure.span.start)
        for other in (
            self._figures[place + 1 : place + 2]
            if behind
            else self._figures[max(0, place - 1) : place]
        ):
            first, last = (figure, other) if behind else (other, figure)
            start, end = first.span.end, last.span.start
            if other.kind in (figure.kind, "number") and 0 <= end - start <= _NEXT:
                return not self._change_in(self._at(start), self._at(end))
        return False

    def span(self, told: _Told, figure: Figure) -> Span:
        """The words with the figure, in the text as it is written."""
        start, end = self._text.back(told.start, told.end)
        return figure.span._replace(start=start, end=end)
