"""Texts that a file gives several times, as plain text and as HTML say: one is checked, all are mended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from qa.documents.sides import Unit
from qa.model import Piece

_SHOWN = 40  # characters of what two texts do not agree on


class Text(NamedTuple):
    """A text and its units. Only those of one `group` can be the same (a story's bodies, a
    picture's captions), and those of one `role` ought to be; `markup` says that it is HTML."""

    path: str
    group: str
    role: str
    markup: bool
    units: tuple[Unit, ...]


def once(texts: Sequence[Text]) -> tuple[list[Text], list[str]]:
    """The texts without those that say what another one says, and a remark on each of these.

    The same is what has the same characters but for white space; headings and captions that only
    one of them has do not count. The longest stays, of equals the one with markup; its units know
    where the others have their words.
    """
    classes: list[list[Text]] = []
    known: dict[tuple[str, str], list[Text]] = {}
    for text in texts:
        said = [(text.group, key) for key in _keys(text) if key]
        own = next((known[key] for key in said if key in known), None)
        if own is None:
            own = []
            classes.append(own)
        own.append(text)
        for key in said:
            known.setdefault(key, own)
    kept: dict[int, Text] = {}
    remarks: list[str] = []
    for own in classes:
        best = max(own, key=lambda text: (_size(text), text.markup))
        others = [text for text in own if text is not best and _keys(text)[0] in _keys(best)]
        # One that has a heading of its own says more than the best does.
        kept |= {id(text): text for text in own if text not in others}
        kept[id(best)] = _with(best, others, remarks)
    return [kept[id(text)] for text in texts if id(text) in kept], remarks


def parting(texts: Sequence[Text], group: str) -> Iterator[str]:
    """A remark for each role whose text and HTML ought to say the same and do not, on the first place."""
    pairs: dict[tuple[str, bool], Text] = {}
    for text in texts:
        if text.group == group and text.units:
            pairs.setdefault((text.role, text.markup), text)
    for role, markup in pairs:
        plain, marked = pairs.get((role, False)), pairs.get((role, True))
        if markup and plain and marked:
            one, other = _keys(plain)[0], _keys(marked)[0]
            signs = enumerate(zip(one, other, strict=False))
            at = next((n for n, (a, b) in signs if a != b), min(len(one), len(other)))
            shown = _there(plain, at) or _there(marked, at)
            yield (
                f"whether {plain.path} or {marked.path} is right: they part at “{shown[:_SHOWN]}”, "
                "so that both were checked"
            )


def _there(text: Text, at: int) -> str:
    """The text of the unit that has the sign of that number, white space not counted."""
    return next((unit.text for (start, end), unit in _placed(text.units) if start <= at < end), "")


def _keys(text: Text) -> list[str]:
    """All that it says, and that without headings and captions."""
    body = "".join(_squeezed(unit) for unit in text.units if unit.part == "body")
    return ["".join(map(_squeezed, text.units)), body]


def _squeezed(unit: Unit) -> str:
    return "".join(unit.text.split())


def _size(text: Text) -> int:
    return sum(len(_squeezed(unit)) for unit in text.units)


def _with(best: Text, others: Sequence[Text], remarks: list[str]) -> Text:
    """The text whose units have their places in the others too, nowhere where those cut it otherwise."""
    again: dict[int, list[tuple[Piece, ...]]] = {id(unit): [] for unit in best.units}
    for other in others:
        whole = _keys(best)[0] == _keys(other)[0]
        there = dict(_placed(other.units))
        clear = True
        for place, unit in _placed([u for u in best.units if whole or u.part == "body"]):
            twin = there.get(place)
            same = twin is not None and twin.text == unit.text
            again[id(unit)].append(twin.pieces if twin and same else ())
            clear = clear and same
        fixes = "both" if clear else "both, or into neither where their lines part"
        remarks.append(
            f"{other.path}, which says the same as {best.path}: a fix is written into {fixes}"
        )
    units = (replace(unit, again=tuple(again[id(unit)])) for unit in best.units)
    return best._replace(units=tuple(units))


def _placed(units: Sequence[Unit]) -> Iterator[tuple[tuple[int, int], Unit]]:
    """Each unit with where it stands in all that is said, counted without white space."""
    at = 0
    for unit in units:
        end = at + len(_squeezed(unit))
        yield (at, end), unit
        at = end
