"""Atoms to dates and hours, by the templates of the language."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from qa.figures.moments.amounts import NEXT_WORD, amount, counts, scaled
from qa.figures.moments.beside import with_words
from qa.figures.moments.dayhalf import with_halves, without_evenings
from qa.figures.moments.lexer import Atom, atoms
from qa.figures.moments.meaning import meanings
from qa.figures.moments.raw import Part, Raw
from qa.figures.moments.slots import SLOTS
from qa.figures.moments.tables import SHORT, Tables, folder, tables
from qa.figures.moments.templates import Template
from qa.figures.moments.zones import with_zones
from qa.fold import Folded
from qa.kept import Kept, weight

_LONGEST_GAP = 24  # characters between two parts of one date
_BARE = range(1700, 2101)
_JOINS = ".,:/-"
_KNOWN: Kept[tuple[Raw, ...]] = Kept()


@dataclass(slots=True)
class _Node:
    """After one more atom: what may follow, and the templates that end here."""

    following: dict[tuple[str, str], _Node] = field(default_factory=dict)
    ends: list[Template] = field(default_factory=list)


@functools.cache
def _tree(code: str) -> _Node:
    root = _Node()
    for template in tables(code).templates:
        nodes = [root]
        for place, slot in enumerate(template.slots):
            gap = template.gaps[place] if place else ""
            nodes = [
                node.following.setdefault((gap, kind), _Node())
                for node in nodes
                for kind in SLOTS[slot]
            ]
        for node in nodes:
            node.ends.append(template)
    every = [root]
    for node in every:
        node.ends.sort(key=_first)
        every += node.following.values()
    return root


def read(folded: Folded, code: str) -> tuple[Raw, ...]:
    """Every date and hour of a folded text, in order; places are those of the original text."""
    key = folded.original, folded.text, code
    known = _KNOWN.get(key)
    if known is None:
        t = tables(code)
        found = list(atoms(folded, t.code))
        raws = tuple(_read(folded, found, t)) if found else ()
        raws = tuple(with_halves(folded.original, raws, t.code)) if raws else ()
        raws = tuple(without_evenings(folded.original, raws, t.code)) if raws else ()
        raws = tuple(with_zones(folded.original, raws, t.code)) if raws else ()
        raws = tuple(with_words(folded.original, raws, t.code)) if raws else ()
        known = _KNOWN.put(key, raws, weight(folded.text, raws))
    return known


def moments(text: str, code: str) -> tuple[Raw, ...]:
    """Every date and hour of a text in the language of a tag, in order."""
    return read(folder().fold(text), code)


def _read(folded: Folded, found: Sequence[Atom], t: Tables) -> Iterator[Raw]:
    """What the atoms say; a relative word is dropped where it belongs to a weekday (先週木曜日).

    So is an hour within another one: noon in 12 noon, “ساعت یک” in “ساعت یک ربع به ده”.
    """
    last: Raw | None = None
    for raw in _every(folded, found, t):
        if last and None not in (last.hour, raw.hour) and raw.start < last.end:
            if raw.start > last.start:
                continue
            last = None
        if last and not (last.shift and raw.start <= last.start < raw.end):
            yield last
        last = raw
    if last:
        yield last


def _every(folded: Folded, found: Sequence[Atom], t: Tables) -> Iterator[Raw]:
    index = 0
    while index < len(found):
        best = _best(folded, found, index, t)
        if best:
            size, raws = best
            yield from raws
            index += size
        else:
            yield from _alone(folded, found[index], t)
            index += 1


def _best(
    folded: Folded, found: Sequence[Atom], index: int, t: Tables
) -> tuple[int, tuple[Raw, ...]] | None:
    """The longest template that begins with this atom and says something possible."""
    ends: list[Sequence[Template]] = []  # by number of atoms
    nodes = [_tree(t.code)]
    text = folded.text
    size = 0
    while nodes and index + size < len(found):
        atom = found[index + size]
        gap = ""
        if size:
            gap = text[found[index + size - 1].end : atom.start]
            if len(gap) > _LONGEST_GAP:
                break
            if not t.spaced:
                gap = gap.replace(" ", "")
        nodes = [
            following
            for node in nodes
            for kind in atom.kinds
            if (following := node.following.get((gap, kind)))
        ]
        size += 1
        if len(nodes) == 1:
            ends.append(nodes[0].ends)
        else:
            ends.append(sorted((one for node in nodes for one in node.ends), key=_first))
    for count in range(size, 0, -1):
        used = found[index : index + count]
        start, end = used[0].start, used[-1].end
        for template in ends[count - 1]:
            if t.spaced:  # the words before and behind it, which most lack
                before, behind = template.gaps[0], template.gaps[-1]
                if before and not text.endswith(before, 0, start):
                    continue
                if behind and not text.startswith(behind, end):
                    continue
            span = _fits(text, used, template, t)
            if span:
                raws = tuple(meanings(folded, used, template, span, t))
                if raws or template.kind == "none":
                    return count, raws
    return None


def _first(template: Template) -> tuple[int, bool]:
    """The longest template first; of like ones that of two decades (los años 1970 y 1980)."""
    return -template.edges, template.kind != "decade"


def _fits(text: str, used: Sequence[Atom], template: Template, t: Tables) -> tuple[int, int] | None:
    """The span of the template with what stands before and behind it, where that is there."""
    start, end = used[0].start, used[-1].end
    before, behind = template.gaps[0], template.gaps[-1]
    if before:
        back = start
        if not t.spaced:
            while back and text[back - 1] == " ":
                back -= 1
        lead = before.rstrip(" ") if not t.spaced else before
        if not text.endswith(lead, 0, back):
            return None
        start = back - len(lead)
        if t.spaced and lead[0].isalnum() and start and text[start - 1].isalnum():
            return None
    elif _joined(text, start, used[0], t):
        return None
    if behind:
        if not t.spaced:
            while text[end : end + 1] == " ":
                end += 1
        if not text.startswith(behind, end):
            return None
        end += len(behind)
        if (
            t.spaced
            and not template.open
            and "*" not in t.tails
            and behind[-1].isalnum()
            and text[end : end + 1].isalnum()
        ):
            return None
    elif used[-1].number >= 0 and (_goes_on(text, end, t) or scaled(text, end, t)):
        return None
    if template.kind in ("day", "clock") and _refuted(text, end, t, day=template.kind == "day"):
        return None
    if template.kind == "day" and not behind and used[-1].number < 0 and NEXT_WORD.match(text, end):
        return None  # of the fourth phase
    bare = not behind and (template.kind == "year" or {"hour2", "hh2"} & {*template.slots})
    if bare and used[-1].number >= 0 and counts(text, end, t):
        return None
    return start, end


def _refuted(text: str, end: int, t: Tables, *, day: bool) -> bool:
    """Whether what follows shows that a day or hour is none (on the 4th floor, the third Sunday, 3日間)."""
    if not t.spaced or "*" in t.tails:
        after = text[end : end + _LONGEST_GAP] + " "
        return after.startswith(t.not_before) and not after.startswith(t.still_before)
    word = NEXT_WORD.match(text, end)
    names = t.words.get(word[1], ()) if word and day else ()
    return any(n.kind == "weekday" for n in names) or bool(word and word[1] in t.not_before)


def _joined(text: str, start: int, atom: Atom, t: Tables) -> bool:
    """Whether a number is part of something longer on its left (A4, 1.500, 2-3)."""
    if atom.number < 0 or not start:
        return False
    last = text[start - 1]
    if last.isalpha():
        return (t.spaced or last.isascii()) and not _behind_head(text, start, t)
    return last in _JOINS and start > 1 and text[start - 2].isdigit()


def _behind_head(text: str, start: int, t: Tables) -> bool:
    """Whether only a small word that is written joined stands before a number (و27, ב27)."""
    return any(
        text.endswith(head, 0, start)
        and not text[max(0, start - len(head) - 1) : start - len(head)].isalpha()
        for head in t.heads
    )


def _goes_on(text: str, end: int, t: Tables) -> bool:
    """Whether a number is part of something longer on its right (1,500, 4%, 4th)."""
    following = text[end : end + 1]
    if following in ("%", "٪", "°"):
        return True
    if following.isalpha():
        return (t.spaced and "*" not in t.tails) or following.isascii()  # 17:30에
    after = text[end + 1 : end + 2]
    if following == "-" and after.isalpha():  # 1930-an, 2018-го
        return t.spaced
    return bool(following) and following in _JOINS and after.isdigit()


def _alone(folded: Folded, atom: Atom, t: Tables) -> Iterator[Raw]:
    """One atom by itself: a weekday, a month, yesterday, noon; a bare year, which is weak."""
    start, end = folded.back(atom.start, atom.end)
    text = folded.text
    if atom.kinds == ("four",) and atom.number in _BARE and not amount(text, atom, t):
        yield Raw(start, end, (Part("year", start, end),), year=atom.number, weak=True)
    for word in atom.words:
        if word.column == SHORT:
            continue
        weak = word.weak or (word.capital and not atom.capital)
        if word.kind == "month" and isinstance(word.value, int):
            yield Raw(start, end, (Part("month", start, end),), month=word.value, weak=weak)
        elif word.kind == "weekday" and isinstance(word.value, int):
            yield Raw(start, end, (Part("weekday", start, end),), weekday=word.value, weak=weak)
        elif word.kind == "relative" and isinstance(word.value, tuple):
            yield Raw(start, end, (Part("relative", start, end),), shift=word.value, weak=weak)
        elif word.kind == "clock" and isinstance(word.value, int):
            part = Part("clock", start, end)
            hour, minute = divmod(word.value, 60)
            half = "pm" if hour >= 12 else "am"  # noon and midnight are no hour of the dial
            yield Raw(start, end, (part,), hour=hour, minute=minute, half=half, weak=weak)
        elif word.kind == "decade" and isinstance(word.value, int):
            part = Part("year", start, end)
            yield Raw(start, end, (part,), year=word.value, grain="decade", weak=weak)
        elif word.kind == "century" and isinstance(word.value, int):
            part, year = Part("year", start, end), 100 * (word.value - 1) + 1
            yield Raw(start, end, (part,), year=year, grain="century", weak=weak)
        else:
            continue
        return
