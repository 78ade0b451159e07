"""Bilingual detection: the source has a name, so which stretch of the target is its mangled form?"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from qa.names.sound import GENERIC, alike, encode, fold_name, kin, similarity
from qa.names.tables import tables
from qa.names.tokens import NameToken


@dataclass(frozen=True, slots=True)
class Located:
    """The stretch [start, end) that sounds most like the name, and how much (0 to 1)."""

    start: int
    end: int
    name: str
    value: float
    similarity: float

    @property
    def sure(self) -> bool:
        """Whether it is in the band of probable manglings; below it deserves a look."""
        return self.value >= tables().locate.flag


def locate(
    length: int,
    tokens: Sequence[NameToken],
    names: Sequence[str],
    source_form: str | None,
    place: float | None,
    pivot: str = GENERIC,
    common: Collection[str] = (),
) -> Located | None:
    """The best stretch of one to three name tokens, or None below the band of doubt.

    `length` is that of the target text, `place` the relative position of the name in the source
    (0 to 1), `names` its accepted forms in the target language; what is explained by another name
    must not be among the tokens. `common` are casefolded everyday words, `pivot` the costs.
    """
    bands = tables().locate
    heard = _heard(source_form, pivot)
    best: Located | None = None
    parts = {fold_name(part) for name in names for part in name.split()}
    for part in _stretches(tokens, max([bands.words, *(len(name.split()) for name in names)])):
        if all(_explained(fold_name(token.text), parts) for token in part):
            continue  # a right part of the name is no mangled whole
        text = " ".join(token.text for token in part)
        code = encode(text)
        discount = 0.0
        if place is not None:
            middle = (part[0].start + part[-1].end) / 2 / max(length, 1)
            discount += bands.position * abs(place - middle)
        if all(token.text.casefold() in common for token in part):
            discount += bands.common
        echo = alike(code, heard, pivot) if heard else None
        for name in names:
            near = similarity(text, name, pivot)
            if len(name.split()) != len(part) and near < bands.flag:
                continue  # the source's own form may be a shorter one than this
            other = near if echo is None else max(near, echo) if pivot in bands.lossy else echo
            value = (near + other) / 2 - discount
            if value >= bands.check and (best is None or value > best.value):
                best = Located(part[0].start, part[-1].end, name, value, near)
    return best


def _heard(source_form: str | None, pivot: str) -> str:
    """The sounds of the source's own form, read as its script is read."""
    if not source_form:
        return ""
    latin = fold_name(source_form).isascii()
    return encode(source_form, "latin" if latin else tables().reading_of.get(pivot, "latin"))


def _explained(token: str, parts: Collection[str]) -> bool:
    return any(token == part or kin(part, token) for part in parts)


def _stretches(tokens: Sequence[NameToken], most: int) -> list[Sequence[NameToken]]:
    """Neighbouring tokens, one to `most` of them."""
    found: list[Sequence[NameToken]] = []
    for first in range(len(tokens)):
        for size in range(1, most + 1):
            part = tokens[first : first + size]
            if len(part) < size or any(not token.joined for token in part[1:]):
                break
            found.append(part)
    return found
