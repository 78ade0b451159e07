"""`python -m qa.figures.build.others`: marks and scale words of the languages that have no file.

Of the Unicode CLDR through babel: the decimal and the grouping mark of each language, and the words
of its long compact numbers (3 miliardy). They stand in the nominative by count, and nothing is known
of number words; what reads them must not take what it cannot read for another number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from qa.figures.numerals.others import FILE
from qa.figures.numerals.tongue import FOLDER
from qa.files import put

_SCALE = re.compile(r"0+[ \u00a0\u202f]?([^\W\d_]{2,}|[^\W\d_\u0300-\u036f][^\d\s.;]+)")
_BEFORE = re.compile(r"[^\W\d_]+[ \u00a0\u202f]?0+")
_BLANK = re.compile(r"\s")


def _words(patterns: Mapping[str, Mapping[str, Any]]) -> tuple[dict[str, int], bool]:
    """The scale words behind digits, and whether the language writes them before digits instead."""
    found: dict[str, int] = {}
    clashing: set[str] = set()
    before = False
    for powers in patterns.values():
        for power, pattern in powers.items():
            text = str(getattr(pattern, "pattern", pattern)).replace("'", "").partition(";")[0]
            before = before or bool(_BEFORE.match(text))
            match = _SCALE.fullmatch(text)
            if match:
                word, scale = match[1], int(power) // 10 ** (text.count("0") - 1)
                clashing |= {word} if found.setdefault(word, scale) != scale else set()
    return {word: scale for word, scale in found.items() if word not in clashing}, before


def _power(scale: int) -> str:
    return f"10^{len(str(scale)) - 1}"


def _line(code: str, locales: Iterable[Any]) -> str:
    scales: dict[int, dict[str, None]] = {}
    before, marks = False, ("", "")
    for locale in locales:
        symbols = locale.number_symbols.get("latn") or {}
        marks = marks if marks[0] else (symbols.get("decimal", "."), symbols.get("group", ","))
        words, first = _words(locale._data.get("compact_decimal_formats", {}).get("long", {}))
        before = before or first
        for word, scale in words.items():
            scales.setdefault(scale, {})[word] = None
    told = " ".join(f"{_power(scale)}={','.join(scales[scale])}" for scale in sorted(scales))
    decimal, group = (("blank" if _BLANK.fullmatch(mark) else mark) for mark in marks)
    return "\t".join((code, decimal, group, "before" if before else "behind", told))


def _lines(own: Iterable[str]) -> Iterator[str]:
    from babel import Locale, localedata
    from babel.core import get_global

    mine = {*own, "root"}
    every = localedata.locale_identifiers()
    plain = [tag for tag in every if tag.isalpha() and tag not in mine]
    aliases = {
        alias: tag.partition("_")[0]
        for alias, tag in get_global("language_aliases").items()
        if alias.isalpha() and len(alias) == 2 and alias not in mine
    }
    for code in sorted({*plain, *(alias for alias, tag in aliases.items() if tag in plain)}):
        tag = code if code in plain else aliases[code]
        localedata._cache.clear()  # what is read without its parents must not stay
        alone = localedata.load(tag, merge_inherited=False)
        localedata._cache.clear()
        if "number_symbols" not in alone:
            continue
        # Serbian is written in two scripts, which have words of their own.
        tags = [tag, *(one for one in every if re.fullmatch(f"{tag}_[A-Z][a-z]{{3}}", one))]
        yield _line(code, [Locale.parse(one) for one in tags])


def main() -> None:
    from babel import __version__
    from babel.core import get_cldr_version

    head = (
        f"# Made by python -m qa.figures.build.others from the Unicode CLDR {get_cldr_version()} (babel"
        f" {__version__}). Licence: Unicode-3.0.\n"
        "# language, decimal mark, grouping mark, where scale words stand, scale words by power\n"
    )
    own = (file.stem for file in FOLDER.glob("*.toml"))
    put(FILE, (head + "".join(f"{line}\n" for line in _lines(own))).encode())


if __name__ == "__main__":
    main()
