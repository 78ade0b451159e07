"""Where the target has another figure than source and reference."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Container, Iterator, Mapping, Sequence

from qa.figures.conversion import another_unit, converted
from qa.figures.equal import same_of
from qa.figures.likeness import missed
from qa.figures.numerals.tongue import tongue
from qa.figures.pairing import ENOUGH, Pairing, pair
from qa.figures.partial import likely_alone, told_alone
from qa.figures.same import agree, less_of_points, points_of, values
from qa.figures.shares import Share, shares
from qa.kept import Kept
from qa.model import Document, Figure, FigureChange, Moment, Side, Span
from qa.scan.below import on_wrong_side
from qa.scan.counting import counting_apart
from qa.scan.figure_change import Change
from qa.scan.pools import SIDES, Place, Pools
from qa.scan.quantities import by_place
from qa.scan.rescaled import at_its_scale
from qa.scan.singly import key_of, weight_of

_WORD_BEHIND = re.compile(r"[\W_]{1,3}([^\W\d_]+)")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)[\W_]{1,3}$")
_NEAR = 30  # characters that are looked at for a word beside a figure
_FAINT = 1  # likeness that is enough where source and reference agree on the right figure
_STRANGE = 2  # where the source has another one and neither of them has this one

_Signs = Callable[[Figure, Figure, bool], bool]

_KNOWN: Kept[tuple[FigureChange, ...]] = Kept()


def figure_changes(
    document: Document,
    found: Sequence[Figure],
    moments: Sequence[Moment],
    unread: Container[int] = (),
) -> Iterator[FigureChange]:
    """Every figure of the target that source and reference, as far as they are there, do not have."""
    placed = by_place(found)
    pools = Pools(document, placed, moments)
    keys = [(*key_of(document, n), *pools.read(n)) for n in range(len(document.segments))]
    for index, segment in enumerate(document.segments):
        if index in unread or not any((index, side) in placed for side in SIDES):
            continue
        # A segment is judged by its own sides and by the figures of those beside it; what of it is
        # a date, and which, may be for the whole story to say.
        key = index, *keys[max(0, index - 1) : index + 2]
        changes = _KNOWN.get(key)
        if changes is None:
            changes = tuple(at_its_scale(document, [*_changed(document, index, placed, pools)]))
            _KNOWN.put(key, changes, weight_of(segment, changes))
        yield from changes


def _changed(
    document: Document, index: int, placed: Mapping[Place, Sequence[Figure]], pools: Pools
) -> Iterator[FigureChange]:
    segment = document.segments[index]
    sides: list[Side] = ["source"] if segment.source and document.source_lang else []
    sides += ["reference"] if segment.references else []
    ours = placed.get((index, "target"), ())
    if not sides or not segment.target.strip():
        return
    if not any(placed.get((index, side)) for side in ("target", *sides)):
        return
    both = len(sides) > 1
    ours_in_part = tongue(document.target_lang).part
    judged = []
    for side in sides:
        context = _context(document) if side == "reference" else counting_apart(document)
        in_part = ours_in_part or (side == "source" and tongue(document.source_lang or "").part)
        found = pair(
            ours,
            placed.get((index, side), ()),
            functools.partial(pools.both, index, side),
            enough=_FAINT if both else ENOUGH,
            context=likely_alone(context) if in_part else context,
            often=both,
            shares=functools.partial(_shares, document, index, side, placed),
        )
        judged.append(told_alone(found) if in_part else found)
    signs = on_wrong_side(document, placed)
    for change in _both(judged[0], judged[1], signs) if both else _alone(judged[0], signs):
        if change.unit and ours_in_part:
            continue  # which unit it is was read in part as well
        if not change.copied(document, segment.target):
            yield change.fact(document, index, document.target_lang)


def _shares(
    document: Document, index: int, side: Side, placed: Mapping[Place, Sequence[Figure]]
) -> tuple[Sequence[Share], Sequence[Share]]:
    """The shares of a segment's target, and those of another side of it."""
    segment = document.segments[index]
    source = (segment.source or "", document.source_lang or "")
    other = source if side == "source" else (segment.references[0], document.target_lang)
    return (
        shares(segment.target, document.target_lang, placed.get((index, "target"), ())),
        shares(*other, placed.get((index, side), ())),
    )


def _context(document: Document) -> Callable[[Figure, Figure], int]:
    """What the words behind and before two figures of one language say of their likeness."""

    def alike(one: Figure, other: Figure) -> int:
        behind, before = (
            [_beside(document, figure, place) for figure in (one, other)] for place in (0, 1)
        )
        return 2 * (behind[0] == behind[1] != "") + (before[0] == before[1] != "")

    return alike


def _beside(document: Document, figure: Figure, place: int) -> str:
    """The word behind (0) or before (1) a figure, folded; empty where none is near."""
    segment = document.segments[figure.span.segment]
    text = segment.target if figure.span.side == "target" else segment.references[0]
    if place:
        found = _WORD_BEFORE.search(text, max(0, figure.span.start - _NEAR), figure.span.start)
    else:
        found = _WORD_BEHIND.match(text, figure.span.end, figure.span.end + _NEAR)
    return found[1].casefold() if found else ""


def _alone(judged: Pairing, signs: _Signs) -> Iterator[Change]:
    joined: set[Span] = set()
    for figure, other, likeness in judged.changed:
        pieces = _touching(figure, judged.added)
        joined.update(piece.span for piece in pieces)
        if signs(figure, other, False):
            yield Change(figure, (other,), sign=True)
        else:
            yield Change(figure, (other,), likeness, whole=_cover(figure, pieces))
    for figure, other in judged.equal:
        if signs(figure, other, True):
            yield Change(figure, (other,), sign=True)
        elif _other_unit(figure, other) or (points_of(figure, other) and _sole_rate(judged, other)):
            told = [f for f in judged.added if converted(f, other)]
            if told:  # 3 to 6 and up to 10 inches: 7 to 10 and up to 25 cm
                joined.update(f.span for f in told)
            else:
                yield Change(figure, (other,), unit=True)
    for figure in judged.added:
        if missed(figure) and figure.span not in joined:
            yield Change(figure, ())
    for figure in judged.dropped:
        if missed(figure):
            yield Change(None, (figure,))


def _sole_rate(judged: Pairing, rate: Figure) -> bool:
    """Whether no other percentage stands beside it, to which something that is one itself went."""
    there = (*(other for _, other in judged.equal), *judged.dropped)
    return all(other.kind != "percent" or other.span == rate.span for other in there)


def _touching(figure: Figure, others: Sequence[Figure]) -> list[Figure]:
    """The other figures in digits that stand right beside it, a blank between them at most."""
    return [
        other
        for other in others
        if not other.spelled
        and (
            0 <= other.span.start - figure.span.end <= 1
            or 0 <= figure.span.start - other.span.end <= 1
        )
    ]


def _cover(figure: Figure, pieces: Sequence[Figure]) -> Span | None:
    if not pieces:
        return None
    span = figure.span
    start = min(span.start, *(p.span.start for p in pieces))
    return Span(span.segment, span.side, start, max(span.end, *(p.span.end for p in pieces)))


def _both(source: Pairing, reference: Pairing, signs: _Signs) -> Iterator[Change]:
    """What neither source nor reference has. Either of them may be paraphrased or misread alone.

    Where both have one and the same figure instead, little likeness is enough; one alone needs what
    a source alone needs.
    """
    by_source = {a.span: (b, n) for a, b, n in source.changed}
    by_reference = {a.span: (b, n) for a, b, n in reference.changed}
    alone = [f for f in reference.added if f.span in source.left]
    for figure in [a for a, _, _ in reference.changed if a.span in source.left] + alone:
        there, likeness = by_source.get(figure.span, (None, 0))
        right, more = by_reference.get(figure.span, (None, 0))
        if right and not (there and agree(right, there)):
            back = next((f for f in source.dropped if agree(f, right)), None)
            back = back or next((b for _, b, _ in source.changed if agree(b, right)), None)
            there, likeness = (back, 0) if back or more >= ENOUGH else (there, likeness)
        if right and there and agree(right, there):
            if _tells(figure, right):
                yield Change(figure, (right, there), likeness + more)
        elif right and more >= ENOUGH:
            yield Change(figure, (right,), more)
        elif there and likeness >= (_STRANGE if figure in reference.added else ENOUGH):
            if _tells(figure, there):
                yield Change(figure, (there,), likeness)
        elif missed(figure) and figure in source.added and figure in reference.added:
            yield Change(figure, ())
    yield from _once_too_often(source, reference)
    yield from _signs(source, reference, signs)
    unlike = {a.span: b for a, b in source.equal if _other_unit(a, b)}
    for figure, other in reference.equal:
        if _other_unit(figure, other):
            there = unlike.get(figure.span)
            yield Change(figure, (other, there) if there else (other,), unit=True)
    for figure, back in same_of(source.dropped, reference.dropped):
        if missed(figure):
            yield Change(None, (back, figure))


def _once_too_often(source: Pairing, reference: Pairing) -> Iterator[Change]:
    """A number that the reference has once, and the text again in the place of another one of the source,
    which the reference has too: 2-4 weeks, and then 2, for three to four and then two."""
    judged = {f.span for f in reference.added} | {a.span for a, _, _ in reference.changed}
    there = [b for _, b in reference.equal] + list(reference.dropped)
    for figure, right, likeness in source.changed:
        again = figure.span in reference.left and figure.span not in judged
        if again and likeness >= ENOUGH and any(values(right) <= values(one) for one in there):
            yield Change(figure, (right,), likeness)


def _signs(source: Pairing, reference: Pairing, signs: _Signs) -> Iterator[Change]:
    """Temperatures on the other side of zero than all who have the figure say."""
    there = {a.span: (a, b) for a, b in source.equal}
    right = {a.span: (a, b) for a, b in reference.equal}
    for span, (figure, _) in (there | right).items():
        witness = [pairs[span][1] for pairs in (right, there) if span in pairs]
        if all(signs(figure, one, True) for one in witness):
            yield Change(figure, tuple(witness), sign=True)


def _other_unit(one: Figure, other: Figure) -> bool:
    return another_unit(one, other) or less_of_points(one, other)


def _tells(figure: Figure, right: Figure) -> bool:
    """Whether it is a number at all: “one” is often none, but where it counts the same thing."""
    return not (figure.spelled and figure.low == 1) or bool(set(figure.units) & set(right.units))
