"""A figure with another unit: 860 метров as 860 километров, £90 as €90."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from qa.figures.reading import figures
from qa.figures.units.data import UnitData, common, unit_data
from qa.language import base
from qa.model import Figure

_APOSTROPHES = ("'", "’")
_SHORT = 4  # letters of what may be an abbreviation
_CLIPPED = 3  # and of what is one in ASCII: km, lbs, mph; a mile is none
_BRIEF = 2  # characters of a unit in a script that has no endings
_BLANKS = " \u00a0\u202f-"


def renamed(before: str, figure: str, behind: str, tag: str, right: Figure) -> str:
    """The figure, which has its unit `before` or `behind` it, with the unit of `right`.

    The form is that which ends as the one that stands there does: it has the same case and number.
    Empty where no form is near enough, or where what is made would not be read as that unit.
    """
    code = base(tag)
    data = unit_data(code)
    if not right.units:
        return ""  # percent, which several words say
    wanted = right.units[0]
    if before.strip(_BLANKS) and not behind.strip():
        made = (s + figure + behind for s in _signs(wanted) if len(before) == len(s))
    elif not before.strip():
        made = (before + figure + rest for rest in _rests(behind, data, wanted))
    else:
        return ""
    for text in made:
        found = figures(text, code, 0, "target", ())
        if len(found) == 1 and wanted in found[0].units and set(found[0].units) & set(right.units):
            return text
    return ""


def _signs(wanted: str) -> Iterator[str]:
    return (sign for sign, ids in common()["symbols"].items() if ids[0] == wanted)


def _rests(behind: str, data: UnitData, wanted: str) -> Iterator[str]:
    bare = behind.lstrip(_BLANKS)
    gap = behind[: len(behind) - len(bare)]
    for word in sorted(data.lists["between"], key=len, reverse=True):
        if bare.startswith(f"{word} "):
            if any(w.endswith(_APOSTROPHES) for w in data.lists["between"]):
                return  # which of de and d' it takes is not known
            gap, bare = f"{gap}{word} ", bare[len(word) + 1 :]
            break
    every = list(dict.fromkeys(_forms(data, wanted)))
    forms = [form for form in every if _kin(form, bare) and not _cut(form, every)]
    if bare.isascii() or len(bare) > _BRIEF:  # 元, 公里, 톤 have no endings
        forms.sort(key=lambda form: (-_shared(form, bare), abs(len(form) - len(bare))))
    yield from (gap + form for form in forms)


def _forms(data: UnitData, wanted: str) -> Iterator[str]:
    yield from (form for form, ids in data.after.items() if ids[0] == wanted)
    nouns = common()["nouns"]
    yield from (
        form for form, noun in data.nouns.items() if next(iter(nouns[noun].values())) == wanted
    )


def _kin(form: str, there: str) -> bool:
    """Whether one may stand where the other does: both a word or both an abbreviation or sign."""
    if _signed(form) != _signed(there):
        return False
    if _clipped(form) != _clipped(there):
        return False
    if not form[0].isalpha():
        return False
    if not form.isascii() and len(there) <= _BRIEF:
        return True
    return len(form) <= _SHORT or _shared(form, there) > 0


def _clipped(form: str) -> bool:
    return len(form) <= _CLIPPED and form.isascii()


def _signed(form: str) -> bool:
    return any(unicodedata.category(char)[0] in "SP" for char in form)


def _cut(form: str, every: Sequence[str]) -> bool:
    """Whether a short form is only the beginning of another one: долл of доллар."""
    return len(form) <= _SHORT and any(o != form and o.startswith(form) for o in every)


def _shared(one: str, other: str) -> int:
    count = 0
    for a, b in zip(reversed(one), reversed(other), strict=False):
        if a != b:
            break
        count += 1
    return count
