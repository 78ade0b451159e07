"""Bilingual detection: the source has a name, so which stretch of the target is its mangled form?"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Collection, Container, Iterable, Sequence
from dataclasses import dataclass, replace

from qa.names.distance import GENERIC, alike, weight
from qa.names.ear import Ear, ear
from qa.names.sound import fold_name, kin
from qa.names.tables import tables
from qa.names.tokens import NameToken
from qa.names.windows import Window

_KEPT = 5  # stretches kept for a name: `assign` chooses among them
_STEM, _GROWN = 5, 2  # letters of a name, and at least so many behind it, that make a derivation
_BEGIN = 2  # letters with which a name and its derivations begin alike
_BREAKS = str.maketrans("·・･‧•゠＝=-‐‑", " " * 11)

Shapes = Callable[[str], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Located:
    """The stretch [start, end) that sounds most like the name, and how much (0 to 1)."""

    start: int
    end: int
    name: str
    value: float
    similarity: float
    same: bool = False  # the same letters: only blanks, dots, marks or capitals differ
    small: bool = False  # written without a capital

    @property
    def sure(self) -> bool:
        """Whether it is in the band of probable manglings; below it deserves a look."""
        return self.value >= tables().locate.flag

    @property
    def odds(self) -> float:
        """The log-odds that this is the name, by what the study read in each band."""
        points = tables().locate.odds
        return _between(points, self.value)

    def overlaps(self, other: Located) -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Wanted:
    """A name that is looked for.

    `names` are its accepted forms in the target language, `form` is what the source writes and
    `place` the relative position of it (0 to 1); `surname` says that its last part stands for it,
    `grows` that a word which goes on where the name ends is a word of it (Londoners).
    """

    names: tuple[str, ...]
    form: str | None
    place: float | None
    surname: bool = False
    grows: bool = False


def rank(
    wanted: Wanted,
    windows: Iterable[tuple[str, Iterable[Window]]],
    length: int,
    how: Ear,
    common: Container[str] = (),
    shapes: Shapes | None = None,
) -> list[Located]:
    """The stretches that may be the name, the best first; none where its last part stands there.

    `windows` are the candidates for each of the names, `length` is that of the target text,
    `common` are casefolded everyday words and `shapes` gives the inflected shapes of a name.
    """
    bands = tables().locate
    heard = how.source(wanted.form) if wanted.form and how.echoes else ""
    every_parts = [parts(name) for name in wanted.names]
    every = {fold_name(part) for words in every_parts for part in words}
    begins = {part[:_BEGIN] for part in every}
    last = {fold_name(w[-1]) for w in every_parts if len(w) > 1 and wanted.surname}
    found: dict[tuple[int, int], Located] = {}
    stands: list[Window] = []
    for (name, candidates), words in zip(windows, every_parts, strict=True):
        codes = tuple(dict.fromkeys(map(how.target, (name, *(shapes(name) if shapes else ())))))
        if weight(codes[0]) < bands.least:
            continue
        by_sound = alike(codes[0], heard, how.pivot) if heard else 1.0
        for window in candidates:
            folded = [fold_name(part) for part in parts(window.text)]
            grown = wanted.grows and _derived("".join(folded), fold_name("".join(words)))
            if window.text == name or grown:
                stands.append(window)
                continue
            if all(p[:_BEGIN] in begins and _explained(p, every) for p in folded):
                if window.lone and len(folded) == 1 and _explained(folded[0], last):
                    stands.append(window)
                if "".join(folded) not in _joined(every_parts):
                    continue  # a right part of the name is no mangled whole
            here = _judge(window, name, words, codes, heard, by_sound, wanted, length, how, common)
            if here and here.value > found.get((here.start, here.end), _NOTHING).value:
                found[here.start, here.end] = here
    ranked = sorted(found.values(), key=lambda f: (-f.value, f.start, f.start - f.end))
    if stands:  # the surname stands for the whole, unless it is the right part of a wrong one
        ranked = [x for x in ranked if x.similarity >= bands.alone and _more(x, stands)]
    return ranked[:_KEPT]


_NOTHING = Located(0, 0, "", 0.0, 0.0)


def _judge(
    window: Window,
    name: str,
    words: Sequence[str],
    codes: Sequence[str],
    heard: str,
    by_sound: float,
    wanted: Wanted,
    length: int,
    how: Ear,
    common: Container[str],
) -> Located | None:
    bands = tables().locate
    code = how.target(window.text)
    discount = 0.0
    if wanted.place is not None:
        middle = (window.start + window.end) / 2 / max(length, 1)
        discount += bands.position * abs(wanted.place - middle)
    if not window.small and all(part.casefold() in common for part in window.text.split()):
        discount += bands.common
    # Nothing below twice the band less one can be saved by a perfect echo.
    least = how.light if weight(codes[0]) < bands.light else how.check
    floor = least + discount if not heard else 2 * (least + discount) - 1
    floor = max(0.0, floor, bands.small if window.small else 0.0)
    near = max(alike(code, wanted_, how.pivot, floor) for wanted_ in codes)
    if near < floor or not near:
        return None
    if len(words) != window.words and near < bands.flag and how.read == "latin":
        return None  # the source's own form may be a shorter one than this
    echo = alike(code, heard, how.pivot) if heard else near
    if by_sound < bands.by_sound:
        echo, discount = near, discount + bands.not_by_sound
    other = max(near, echo) if how.lossy else echo
    value = (near + other) / 2 - discount
    if value < least:
        return None
    same = fold_name("".join(parts(window.text))) == fold_name("".join(words))
    return Located(window.start, window.end, name, value, near, same, window.small)


def locate(
    length: int,
    tokens: Sequence[NameToken],
    names: Sequence[str],
    source_form: str | None,
    place: float | None,
    pivot: str = GENERIC,
    common: Container[str] = (),
) -> Located | None:
    """The best stretch of neighbouring name tokens, or None below the band of doubt.

    `length` is that of the target text, `place` the relative position of the name in the source
    (0 to 1), `names` its accepted forms in the target language; what is explained by another name
    must not be among the tokens. `common` are casefolded everyday words, `pivot` the costs.
    """
    table = tables()
    most = max([table.locate.words, *(len(name.split()) for name in names)])
    windows = _of_tokens(tokens, most)
    how = replace(
        ear(pivot, "", table.windows["Latn"]), pivot=pivot, lossy=pivot in table.locate.lossy
    )
    wanted = Wanted(tuple(names), source_form, place)
    found = rank(wanted, [(name, windows) for name in names], length, how, common)
    return found[0] if found else None


def _of_tokens(tokens: Sequence[NameToken], most: int) -> list[Window]:
    """Neighbouring tokens, one to `most` of them."""
    found: list[Window] = []
    for first, token in enumerate(tokens):
        for size in range(1, most + 1):
            part = tokens[first : first + size]
            if len(part) < size or any(not t.joined for t in part[1:]):
                break
            text = " ".join(t.text for t in part)
            found.append(Window(token.start, part[-1].end, text, size))
    return found


def parts(name: str) -> list[str]:
    """The parts of a name, at blanks, hyphens and name dots."""
    return name.translate(_BREAKS).split() or [name]


def _more(found: Located, windows: Sequence[Window]) -> bool:
    """Whether a stretch has one of the others in it and another word besides."""
    return any(
        found.start <= w.start
        and w.end <= found.end
        and found.end - found.start > w.end - w.start + 1
        for w in windows
    )


def _joined(parts: Sequence[Sequence[str]]) -> set[str]:
    return {fold_name("".join(words)) for words in parts}


def _derived(text: str, name: str) -> bool:
    """Whether a word goes on where the name ends (Londoners, Xinhuanet)."""
    return len(name) >= _STEM and len(text) - len(name) >= _GROWN and text.startswith(name)


def _explained(token: str, parts: Collection[str]) -> bool:
    return any(token == part or kin(part, token) for part in parts)


def _between(points: Sequence[Sequence[float]], value: float) -> float:
    """Linear between the points, level beyond them."""
    for (low, first), (high, last) in itertools.pairwise(points):
        if value <= high:
            return first + (last - first) * max(0.0, value - low) / (high - low)
    return points[-1][1]
