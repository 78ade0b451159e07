"""`languages/roles/`: how a language says who did what to whom, and from where to where.

A file has frames, which are regular expressions with slots for the two names and for the words between
them, and by kind of deed the words that fill the slots. It is read once and checked at the edge.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from qa.datafile import read_toml, strict
from qa.errors import GlossaryError
from qa.language import FOLDER, base, language
from qa.scan.entries import Words
from qa.scan.roles.names import BENT, EITHER, FIRST, PLAIN, SIGNS, Endings
from qa.scan.roles.parties import KEYS, read_parties

WAY = "way"  # the kind of a frame that has no deed
_KEYS = ("code", "glued", "never", "bare", "more", "subject", "frames", "ways", *KEYS)
_SORTS = ("person", "other", "adjective", "bent")
_SLOTS = ("does", "done", "deed", "yields", "gives", "takes")
_STOPS = r"""\s.,;:!?…、。，；：！？«»"“”„()\[\]（）「」『』《》—–؟،؛।۔"""
_LETTER = f"[^{SIGNS}{_STOPS}]"
_BARE = ("done", "deed")  # what the words of `does` are as well where words have one form
_ENDING = 8  # letters for which a `*` stands
_WORD = f"(?:{_LETTER}{{1,24}} )"
_WORDS = f"{_WORD}{{0,3}}?"
_DENSE = f"{_LETTER}{{0,10}}?"  # in a script without blanks
_SLOT = re.compile(r"\{(\+?\w+[!~]?)\}")


@dataclass(frozen=True, slots=True)
class Frames:
    """The patterns of a language, each with groups who, whom and one for each kind of deed."""

    patterns: tuple[re.Pattern[str], ...]
    endings: Endings


def held(tag: str) -> bool:
    """Whether a language has a file: much less work than to compile it."""
    return _file(base(tag)) is not None


@functools.cache
def _file(code: str) -> Mapping[str, Any] | None:
    """What the file of a language says, read when it is first asked for: it may be gone later."""
    file = FOLDER / "roles" / f"{code}.toml"
    return read_toml(file) if code.isalpha() and file.is_file() else None


@dataclass(frozen=True, slots=True)
class Parties:
    """The words for parties without a name, and what may be joined to their front."""

    words: Words
    glued: str
    spaced: bool


@functools.cache
def parties(code: str) -> Parties | None:
    """The parties of a language, read without its frames; None where its file has none."""
    data = _file(code)
    if data is None or not data.get(KEYS[0]):
        return None
    words = read_parties(data, f"languages/roles/{code}.toml")
    return Parties(words, data.get("glued", ""), language(code).spaced)


@functools.cache
def frames(code: str) -> Frames | None:
    """The frames of a language, compiled; None where it has no file."""
    data = _file(code)
    return None if data is None else read(data, f"languages/roles/{code}.toml")


def read(data: Mapping[str, Any], place: str) -> Frames:
    """The frames of a parsed file; GlossaryError for what is unknown or missing in it."""
    deeds = {key: row for key, row in data.items() if isinstance(row, dict) and key not in _KEYS}
    strict({key: 0 for key in data if key not in deeds}, _KEYS, place)
    if "code" not in data:
        raise GlossaryError("no key 'code'", path=place, remedy="Add it.")
    for name, row in deeds.items():
        strict(row, _SLOTS, f"{place}, {name}")
    spaced = language(data["code"]).spaced
    if data.get("bare", False):
        deeds = {
            name: dict.fromkeys(_BARE, row["does"]) | row if "does" in row else row
            for name, row in deeds.items()
        }
    slots = {slot: _deeds(deeds, slot, spaced=spaced) for slot in _SLOTS}
    slots |= {
        "words": _WORDS if spaced else _DENSE,
        "word": _WORD,
        "name": f"[{SIGNS}]",
        "more": data.get("more", "").replace("{letter}", _LETTER),
    }
    start = f"(?<!{_LETTER})" if spaced else ""
    blank = " " if spaced else ""
    never = "".join(f"(?<!{start}{re.escape(word)}{blank})" for word in data.get("never", ()))
    found = []
    for key in ("frames", "ways"):
        way = key == "ways"
        names = _names(data.get("glued", ""), start, SIGNS if way else PLAIN + EITHER + FIRST)
        for frame in data.get(key, ()):
            head = start + (never if frame.startswith("{who") and not way else "")
            found.append(_compiled(head, frame, slots | names, place, way=way))
    return Frames(tuple(found), _endings(data.get("subject", {}), place))


def _compiled(
    head: str, frame: str, slots: Mapping[str, str], place: str, *, way: bool
) -> re.Pattern[str]:
    """A frame behind its head, which is a pattern already."""
    used = _SLOT.findall(frame)
    deeds = [slot for slot in used if slot in _SLOTS]
    sides = sorted(s.strip("+!~").replace("whose", "who") for s in used if "who" in s)
    wrong = next((slot for slot in used if not slots.get(slot)), "")
    if wrong or sides != ["who", "whom"] or len(deeds) != (not way):
        raise GlossaryError(
            f"{frame!r} is no frame" + (f": nothing fills {wrong!r}" if wrong else ""),
            path=place,
            remedy=f"It has {{who}}, {{whom}} and{' none' if way else ' one'} of {', '.join(_SLOTS)}.",
        )
    text = head + _SLOT.sub(lambda m: slots[m[1]], frame)
    if way:
        text = f"(?P<{WAY}>{text})"
    try:
        # Looked for at each place, so that one does not hide the next.
        return re.compile(f"(?=(?P<all>{text}))", re.IGNORECASE)
    except re.error as error:
        raise GlossaryError(
            f"{frame!r} is no pattern ({error})", path=place, remedy="Mend it."
        ) from None


# The signs of the names that may stand in a slot; none: it depends on the frame.
_SIGNED = (
    ("who", ""),
    ("who!", BENT + EITHER),
    ("whose", SIGNS),
    ("whom", SIGNS),
    ("whom!", BENT),
    ("whom~", PLAIN + BENT + EITHER),
)


def _names(glued: str, start: str, who: str) -> dict[str, str]:
    """The slots of the names; `who` are the signs of those that may do it."""
    found = {}
    for slot, signs in _SIGNED:
        group = f"(?P<{slot.replace('whose', 'who').rstrip('!~')}>[{signs or who}])"
        # Behind an apostrophe a name begins as behind a blank.
        head = f"(?:{start}|(?<=['’]))" if start else ""
        found[slot] = f"{head}(?:{glued})?{group}" if glued else f"{head}{group}"
        found[f"+{slot}"] = group
    return found


def _endings(rows: Mapping[str, str], place: str) -> Endings:
    strict(rows, _SORTS, f"{place}, subject")
    found = {sort: re.compile(f"(?:{row})\\Z") for sort, row in rows.items()}
    bent = found.pop("bent", None)
    return Endings(found, bent)


def _deeds(deeds: Mapping[str, Mapping[str, Any]], slot: str, *, spaced: bool) -> str:
    """The words of all kinds of deed for one slot, each kind in a group of its name."""
    found = []
    for name, row in deeds.items():
        if words := row.get(slot):
            # The longest first: of two that begin alike the other one would be taken.
            some = "|".join(
                _pattern(word, spaced=spaced)
                for word in sorted(words, key=lambda word: (-len(word), word))
            )
            found.append(f"(?P<{name}>{some})")
    end = f"(?!{_LETTER})" if spaced else ""
    return f"(?:{'|'.join(found)}){end}" if found else ""


def _pattern(text: str, *, spaced: bool) -> str:
    """A word: `*` is for some letters, `#` between blanks for up to three words of its own clause."""
    gap = f" (?:{_LETTER}{{1,24}} ){{0,3}}?" if spaced else _DENSE
    parts = (
        re.escape(part).replace(r"\*", f"{_LETTER}{{0,{_ENDING}}}") for part in text.split(" # ")
    )
    return gap.join(parts)
