"""Where the source has more than a number, less or nearly that, and the target the bare number or the contrary.

The bound stands right beside a figure of the source (`languages/content/bounds.toml`); the target has the same
figure once, as an exact one, and near it nothing by which anybody says that a number is not exact. Or it has the contrary
bound right beside it: fewer than 200 for more than 200.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from qa.datafile import read_toml
from qa.fold import composed
from qa.kept import Kept
from qa.language import FOLDER, base, language
from qa.model import Document, Figure, LostBound, Side, Span
from qa.scan.negation.cues import denies
from qa.scan.negation.data import lexicon
from qa.scan.pools import Place, shape_of
from qa.scan.singly import key_of, weight_of

_FILE = FOLDER / "content" / "bounds.toml"
_KINDS = ("number", "percent", "points", "money", "measure", "fraction")
_REACH = 30  # characters before a figure in which its bound stands
_BEHIND = 20  # characters behind it
_NEAR = 80  # characters round a figure in which a translator says that it is not exact
_FEWER = "fewer"
_SORTS = (_FEWER, "more", "nearly")  # no more than has more than in it
_CONTRARY = {"more": _FEWER, _FEWER: "more"}
# Words that say something else too (over, under), which only the contrary of a bound is asked for.
_SAME = {"above": "more", "below": _FEWER}
_SIGN = r"[ \u00a0\u202f]?[$€£¥₹]?[ \u00a0]?"
_COUNTER = r"[ \u00a0]?[^\s\d.,;:，。、]{0,4}[ \u00a0]?"  # 人以上, 만 명 이상, 'den fazla
_ONE = 1  # “at least one” is said in many ways
_MANY = 50  # figures of a segment: a table
_KNOWN: Kept[tuple[LostBound, ...]] = Kept()


class _Sort(NamedTuple):
    """What says one sort of bound right before a figure and right behind it."""

    name: str
    before: re.Pattern[str] | None
    behind: re.Pattern[str] | None


class _Words(NamedTuple):
    """The bounds of a language, and all by which a translation into it may say one."""

    sorts: tuple[_Sort, ...]
    said: re.Pattern[str] | None
    near: int
    wide: tuple[_Sort, ...]
    every: re.Pattern[str]


def lost_bounds(
    document: Document, figures: Mapping[Place, Sequence[Figure]]
) -> Iterator[LostBound]:
    """The figures of the target that lost the bound of the source's, in order."""
    theirs, ours = _words(base(document.source_lang or "")), _words(base(document.target_lang))
    if not theirs.sorts or ours.said is None or theirs is ours:
        return
    for index, segment in enumerate(document.segments):
        here, there = (figures.get((index, side), ()) for side in ("target", "source"))
        if not (here and there and segment.source) or max(len(here), len(there)) > _MANY:
            continue
        key = *key_of(document, index), *shape_of(figures, index)
        found = _KNOWN.get(key)
        if found is None:
            found = tuple(_lost(document, index, figures, theirs, ours))
            _KNOWN.put(key, found, weight_of(segment, found))
        yield from found


def _lost(
    document: Document,
    index: int,
    figures: Mapping[Place, Sequence[Figure]],
    theirs: _Words,
    ours: _Words,
) -> Iterator[LostBound]:
    """Those of one segment."""
    target, source = document.segments[index].target, document.segments[index].source or ""
    for one, other in _shared(figures[index, "target"], figures[index, "source"]):
        if not (composed(source) and composed(target)):
            return  # the figures were read in another text than this one
        turned = _turned(document, index, (one, other), (ours, theirs))
        if turned is not None:
            backing = _backed_turn(
                document, figures.get((index, "reference"), ()), one, turned, ours
            )
            if backing is not False:
                yield LostBound(*turned, backed=backing is True, turned=True)
            continue
        if one.inexact or one.low != one.high:
            continue
        bound = _bound(source, other, theirs.sorts)
        if bound is None or _says(ours, target, one):
            continue
        sort, start, end = bound
        if sort == _FEWER and _denied(ours, target, one, document.target_lang):
            continue
        backing = _backing(document, figures.get((index, "reference"), ()), one, ours)
        if backing is not False:
            yield LostBound(one.span, Span(index, "source", start, end), sort, backing is True)


def _turned(
    document: Document, index: int, figures: tuple[Figure, Figure], words: tuple[_Words, _Words]
) -> tuple[Span, Span, str] | None:
    """Where a figure of the target has the contrary bound of the source's, both, and the sort of the source's.

    “Not more than” and “not fewer than” are bounds; any other denial beside them may turn them round.
    """
    sides: tuple[Side, Side] = ("target", "source")
    texts = document.segments[index].target, document.segments[index].source or ""
    langs = document.target_lang, document.source_lang or ""
    found = []
    for text, figure, one in zip(texts, figures, words, strict=True):
        bound = _widest(text, figure, one.wide)
        if bound is None:
            return None
        found.append(bound)
    (ours, *here), (theirs, *there) = found
    if _CONTRARY.get(ours) != theirs:
        return None
    for text, lang, (_, start, end), one in zip(texts, langs, found, words, strict=True):
        denial = lexicon(lang)
        near = one.every.sub(" ", text[max(0, start - one.near // 2) : end + one.near // 2])
        if denial is None or denies(near.lower(), denial):
            return None
    return Span(index, sides[0], *here), Span(index, sides[1], *there), theirs


def _widest(text: str, figure: Figure, sorts: Sequence[_Sort]) -> tuple[str, int, int] | None:
    """As `_bound`, but of all sorts that which says most: no fewer than has fewer than in it."""
    found = [
        (_SAME.get(sort.name, sort.name), *bound[1:])
        for sort in sorts
        if (bound := _bound(text, figure, (sort,)))
    ]
    wide = max(found, key=lambda bound: bound[2] - bound[1], default=None)
    # Two sorts that are one phrase, or one before and one behind, say neither.
    same = {bound[0] for bound in found if wide and bound[1:] == wide[1:]}
    sides = {bound[1] < figure.span.start for bound in found}
    return wide if len(same) == len(sides) == 1 else None


def _backed_turn(
    document: Document,
    references: Sequence[Figure],
    figure: Figure,
    turned: tuple[Span, Span, str],
    words: _Words,
) -> bool | None:
    """Whether a reference has the figure with the source's bound (True) or not (False)."""
    for one in references:
        if _value(figure) == _value(one):
            text = document.segments[one.span.segment].references[0]
            bound = _widest(text, one, words.wide)
            return bound is not None and bound[0] == turned[2]
    return None


def _shared(ours: Sequence[Figure], theirs: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """The figures of one value and kind that either side has once, in the target's order."""
    there = _once(theirs)
    for value, figure in _once(ours).items():
        other = there.get(value)
        if not (figure and other) or figure.kind != other.kind:
            continue
        if value > _ONE or figure.kind == "fraction":
            yield figure, other


def _once(figures: Iterable[Figure]) -> dict[Fraction, Figure | None]:
    """Each value with its figure, None where there are several of it or it is no plain quantity."""
    found: dict[Fraction, Figure | None] = {}
    for figure in figures:
        value = _value(figure)
        if value is not None:
            plain = figure.kind in _KINDS and value not in found
            found[value] = figure if plain else None
    return found


def _value(figure: Figure) -> Fraction | None:
    return figure.high if figure.low is None else figure.low


def _says(words: _Words, text: str, figure: Figure) -> bool:
    """Whether anything near a figure may say that it is not exact."""
    return words.said is not None and words.said.search(_around(words, text, figure)) is not None


def _denied(words: _Words, text: str, figure: Figure, lang: str) -> bool:
    """Whether anything is denied near a figure: not even 50, keine 50."""
    denial = lexicon(lang)
    return denial is None or denies(_around(words, text, figure).lower(), denial)


def _around(words: _Words, text: str, figure: Figure) -> str:
    """What stands near a figure, the figure itself in it."""
    return text[max(0, figure.span.start - words.near) : figure.span.end + words.near]


def _bound(text: str, figure: Figure, sorts: Sequence[_Sort]) -> tuple[str, int, int] | None:
    """The sort of the bound right beside a figure, and where both stand."""
    start, end = figure.span.start, figure.span.end
    first = max(0, start - _REACH)
    before, behind = text[first:start], text[end : end + _BEHIND]
    for sort in sorts:
        if sort.before and (match := sort.before.search(before)):
            return sort.name, first + match.start("bound"), end
        if sort.behind and (match := sort.behind.match(behind)):
            return sort.name, start, end + match.end()
    return None


def _backing(
    document: Document, references: Sequence[Figure], figure: Figure, words: _Words
) -> bool | None:
    """Whether a reference has the figure with a bound (True) or as an exact one (False)."""
    same = [one for one in references if figure.low in (one.low, one.high)]
    if not same:
        return None
    return all(
        one.inexact
        or one.low != one.high
        or _says(words, document.segments[one.span.segment].references[0], one)
        for one in same
    )


@functools.cache
def _words(code: str) -> _Words:
    data = read_toml(_FILE)
    sorts = (_sort(name, data[name], code) for name in _SORTS)
    said = data["said"].get(code)
    return _Words(
        tuple(sort for sort in sorts if sort.before or sort.behind),
        re.compile(_either(said), re.IGNORECASE) if said else None,
        _NEAR if language(code).spaced else _NEAR // 2,
        tuple(_sort(name, data[name], code) for name in (*_SORTS, *_SAME)),
        _every(data, code),
    )


def _every(
    data: Mapping[str, Mapping[str, Mapping[str, Sequence[str]]]], code: str
) -> re.Pattern[str]:
    """All bounds of a language, wherever they stand."""
    tables = [
        data[name].get(where, {}) for name in (*_SORTS, *_SAME) for where in ("before", "behind")
    ]
    words = {word for table in tables for word in table.get(code, ())}
    edge = r"(?<![^\W\d_])" if language(code).spaced else ""
    return re.compile(
        rf"{edge}{_heads(code)}(?:{_either(words)})" if words else r"(?!)", re.IGNORECASE
    )


def _sort(name: str, table: Mapping[str, Mapping[str, Sequence[str]]], code: str) -> _Sort:
    before, behind = (table.get(where, {}).get(code) for where in ("before", "behind"))
    start = r"(?<![^\W\d_])" if language(code).spaced else ""
    ahead = rf"{start}{_heads(code)}(?P<bound>{_either(before or ())}){_SIGN}\Z"
    after = rf"{_COUNTER}(?:{_either(behind or ())})"
    return _Sort(
        name,
        re.compile(ahead, re.IGNORECASE) if before else None,
        re.compile(after, re.IGNORECASE) if behind else None,
    )


def _heads(code: str) -> str:
    """What may stand joined before a word: the letters of Arabic and Hebrew."""
    joined = [re.escape(head) for head in sorted(language(code).heads)]
    return f"(?:{'|'.join(joined)})?" if joined else ""


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
