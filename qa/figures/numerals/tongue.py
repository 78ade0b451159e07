"""How a language writes numbers: `languages/figures/<code>.toml` beside the words out of CLDR.

The hand-kept file says what CLDR lacks (abbreviated scales, dozens, everyday words that hold a
numeral); `<code>.cldr.tsv` is made by `qa.figures.build`: word, kind, value.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

from qa.datafile import read_toml
from qa.figures.numerals.degrees import degrees_of
from qa.figures.numerals.families import family, value_of, wrong
from qa.figures.numerals.known import Entry, Kind, Tongue
from qa.figures.numerals.others import marks_of
from qa.language import FOLDER as LANGUAGES
from qa.language import base

FOLDER = LANGUAGES / "figures"

# Tables of the file that hold words by value, and the kind of their entries.
_TABLES: Mapping[str, Kind] = {
    "cardinal": "n", "scale": "x", "plural": "v", "ordinal": "o", "ordinal_scale": "ox",
    "fraction": "f", "denominator": "q", "abbreviation": "a", "more": "more", "aged": "n",
}  # fmt: skip
# Lists of words without a value of their own.
_LISTS: Mapping[str, Kind] = {
    "one": "one", "plus": "plus", "halves": "halves", "over": "over", "point": "point",
    "inner_links": "link", "everyday": "block", "unbroken": "block", "several": "n",
}  # fmt: skip
_BOUNDS = ("about", "more", "least", "less", "most")
_KEYS = {
    "code", "decimal", "group", "writes_group", "blank_groups", "spaced", "glued", "heads", "tails", "links",
    "tens_links", "rest_links", "of_links", "scale_links", "reversed", "loose_chains", "unaccompanied",
    "ordinal_before", "ordinal_after", "ordinal_dot", "ranges", "not_after_range", "before",
    "after", "letters", "bare_scales", "sign_scales", "prefixes", "counted", "company",
    "unwritten", "plain_below", "variants", "written", "counts", "grown", "either", "both_marks", "scale_first", "amid",
    "ordinal_ends", "sayings", "ranked", "halves_behind", "not_halves", "shares", "singular", "degrees",
    "unscaled", "standing", "play", "times", "times_before", "capitals", *_TABLES, *_LISTS,
}  # fmt: skip


def _alternation(words: Iterable[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))


def lower(text: str) -> str:
    """Lower case of the same length: letters whose lower case is longer (İ) become their first."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(c.lower()[:1] for c in text)


def tongue_of(data: Mapping[str, Any], rows: Iterable[tuple[str, str, str]] = ()) -> Tongue:
    """A language of its tables and generated rows; raises GlossaryError for what it cannot be."""
    code = str(data.get("code", "?"))
    unknown = sorted(set(data) - _KEYS)
    if unknown:
        raise wrong(code, f"unknown key {unknown[0]!r}", f"Known keys: {', '.join(sorted(_KEYS))}.")
    for table in ("before", "after"):
        strange = sorted(set(data.get(table, {})) - set(_BOUNDS))
        if strange:
            known = ", ".join(_BOUNDS)
            raise wrong(code, f"unknown key {table}.{strange[0]}", f"Known keys: {known}.")
    letters = str.maketrans(data.get("letters", {}))

    def fold(word: str) -> str:
        return lower(unicodedata.normalize("NFC", word)).translate(letters)

    words: dict[str, list[Entry]] = {}

    def add(word: str, kind: Kind, value: str = "0") -> None:
        low, high = value_of(value)
        entries = words.setdefault(fold(word), [])
        if all(e.kind != kind for e in entries):
            entries.append(Entry(kind, low, high))

    for name, kind in _TABLES.items():
        for value, forms in data.get(name, {}).items():
            for form in forms:
                try:
                    add(form, kind, value)
                except ValueError:
                    remedy = 'Write a number, a power ("10^6") or a range ("1..9").'
                    raise wrong(code, f"{name} has a wrong value {value!r}", remedy) from None
    for name, kind in _LISTS.items():
        for form in data.get(name, ()):
            add(form, kind, "1..9" if kind == "n" else "0")
    for word, kind_, value in rows:
        if not any(e.kind == "block" for e in words.get(fold(word), ())):
            add(word, kind_, value)  # type: ignore[arg-type]

    def folded(name: str) -> frozenset[str]:
        return frozenset(map(fold, data.get(name, ())))

    counts = tuple(map(re.compile, data.get("counts", ())))

    def pattern(forms: Iterable[str], start: str, end: str) -> re.Pattern[str] | None:
        found = _alternation(map(fold, forms))
        return re.compile(f"{start}(?:{found}){end}") if found else None

    stop = r"(?![^\W\d_])" if data.get("spaced", True) and code != "ko" else ""
    after = {
        bound: pattern(forms, r"[ \u00a0]?", stop) for bound, forms in data.get("after", {}).items()
    }
    return Tongue(
        code=code,
        sayings={word: Fraction(value) for word, value in data.get("sayings", {}).items()},
        decimal=data.get("decimal", "."),
        group=data.get("group", ","),
        writes_group=data.get("writes_group", data.get("group", ",")[:1]),
        blank_groups=data.get("blank_groups", False),
        spaced=data.get("spaced", True),
        glued=data.get("glued", False),
        reversed=data.get("reversed", False),
        loose_chains=data.get("loose_chains", False),
        heads=folded("heads"),
        tails=folded("tails"),
        links=folded("links"),
        tens_links=folded("tens_links") | folded("inner_links"),
        rest_links=folded("rest_links"),
        of_links=folded("of_links"),
        scale_links=folded("scale_links"),
        unaccompanied=folded("unaccompanied") | folded("several"),
        company=folded("company"),
        singular=folded("singular"),
        counted=pattern(data.get("counted", ()), "[ \u00a0]?", ""),
        prefixes=folded("prefixes"),
        bare_scales={fold(w): value_of(v)[0] for w, v in data.get("bare_scales", {}).items()},
        sign_scales={fold(w): value_of(v)[0] for w, v in data.get("sign_scales", {}).items()},
        ordinal_before=tuple(map(fold, data.get("ordinal_before", ()))),
        ordinal_after=pattern(data.get("ordinal_after", ()), "", stop),
        ordinal_dot=data.get("ordinal_dot", ""),
        ranges=folded("ranges"),
        not_after_range=tuple(map(fold, data.get("not_after_range", ()))),
        before={b: tuple(map(fold, forms)) for b, forms in data.get("before", {}).items()},
        any_before=tuple(fold(f) for forms in data.get("before", {}).values() for f in forms),
        any_after=pattern(
            (f for forms in data.get("after", {}).values() for f in forms), r"[ \u00a0]?", stop
        ),
        after={bound: found for bound, found in after.items() if found},
        letters=letters,
        unwritten=folded("unwritten"),
        plain_below=int(value_of(data.get("plain_below", "0"))[0]),
        variants=frozenset(data.get("variants", ())),
        written=tuple(family(row, code, len(counts), fold) for row in data.get("written", ())),
        counts=counts,
        grown=re.compile(data["grown"]) if "grown" in data else None,
        words={word: tuple(entries) for word, entries in words.items()},
        ordinal_ends=tuple((re.compile(p), end) for p, end in data.get("ordinal_ends", ())),
        ranked=pattern(data.get("ranked", ()), "[- \u00a0]", stop),
        halves_behind=tuple(map(lower, data.get("halves_behind", ()))),
        half_behind=_half_behind(data),
        either=data.get("either", False),
        both_marks=data.get("both_marks", False),
        amid=data.get("amid", {}),
        unbroken=folded("unbroken"),
        standing={fold(w): tuple(map(fold, n)) for w, n in data.get("standing", {}).items()},
        times=pattern(data.get("times", ()), "[- \u00a0]?", stop),
        times_before=tuple(map(fold, data.get("times_before", ()))),
        capitals=data.get("capitals", {}),
        play={fold(word): minutes for word, minutes in data.get("play", {}).items()},
        aged=frozenset(fold(word) for forms in data.get("aged", {}).values() for word in forms),
        unscaled={fold(w): tuple(map(fold, cues)) for w, cues in data.get("unscaled", {}).items()},
        scale_first=data.get("scale_first", False),
        degrees=degrees_of(data, fold) if "degrees" in data else None,
    )


def _half_behind(data: Mapping[str, Any]) -> re.Pattern[str] | None:
    """What says half of the unit before it, as whole words; Hangul and Han are joined to what follows."""
    forms = _alternation(map(lower, data.get("halves_behind", ())))
    not_halves = "".join(f"|{re.escape(lower(form))}" for form in data.get("not_halves", ()))
    before = r"(?<![^\W\d_])" if data.get("spaced", True) and data["code"] != "ko" else ""
    stop = r"[^\W\d_]|-[^\W\d_]" if before else "(?!)"
    return re.compile(rf"{before}(?:{forms})(?!{stop}{not_halves})") if forms else None


def rows(file: Path) -> list[tuple[str, str, str]]:
    """The generated words of a language: word, kind, value. Nothing where there is no file."""
    if not file.exists():
        return []
    lines = file.read_text(encoding="utf-8").splitlines()
    split = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return [(word, kind, value) for word, kind, value in split]


def tables(code: str) -> dict[str, Any]:
    """The hand-kept file as it is; a language without one has what CLDR says of its marks."""
    file = FOLDER / f"{code}.toml"
    return read_toml(file) if file.exists() else marks_of(code)


@functools.cache
def tongue(tag: str) -> Tongue:
    """The language of a tag (zh for zh-Hant-TW), read once."""
    code = base(tag)
    data = tables(code)
    if "code" not in data:
        raise wrong(code, "nothing under 'code'", f'Write code = "{code}".')
    speech = tongue_of(data, rows(FOLDER / f"{code}.cldr.tsv"))
    return speech if (FOLDER / f"{code}.toml").exists() else replace(speech, part=True)
