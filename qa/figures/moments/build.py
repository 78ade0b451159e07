"""Makes languages/moments/cldr/: month and weekday names, day periods and date patterns of CLDR.

    python -m qa.figures.moments.build FOLDER PERSIAN ISLAMIC [CODE ...]

For all languages that have a file of their own beside the folder, or for those named: of a language
that has none, dates with the name of their month are known by these alone. FOLDER is where the files
go; PERSIAN and ISLAMIC are the unpacked npm packages cldr-cal-persian-full and cldr-cal-islamic-full. Gregorian names and patterns come from babel.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from qa.files import put

_WIDTHS = ("wide", "abbreviated")
_CONTEXTS = ("format", "stand-alone")
_FIELD = re.compile(r"'([^']*)'|([A-Za-z])\2*|([^A-Za-z']+)")
_SLOTS = {
    "y": "{year}", "yy": "{yy}", "M": "{m}", "MM": "{m}", "L": "{m}", "LL": "{m}", "d": "{day}",
    "dd": "{day}", "h": "{hh}", "hh": "{hh}", "H": "{hh}", "HH": "{hh}", "m": "{minute}",
    "mm": "{minute}", "s": "{second}", "ss": "{second}", "a": "{half}",
}  # fmt: skip
_NAMED = {"M": "{month}", "L": "{month}", "E": "{weekday}", "c": "{weekday}", "B": "{half}"}
_LENGTHS = ("full", "long", "medium", "short")


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _list(name: str, rows: Iterable[Iterable[str]]) -> Iterator[str]:
    yield f"{name} = ["
    for row in rows:
        yield f"  [{', '.join(map(_quoted, row))}],"
    yield "]"


def _names(
    tables: Iterable[Mapping[str, Any]], section: str, order: Iterable[int],
    widths: tuple[str, ...] = _WIDTHS,
) -> list[list[str]]:  # fmt: skip
    """The names of each month or weekday, in columns that are the same for all of them."""
    order = list(order)
    columns: list[list[str]] = []
    for table in tables:
        for width in widths:
            for context in _CONTEXTS:
                names = table[section].get(context, {}).get(width)
                column = [str(names[n]) for n in order] if names else []
                if column and column not in columns and not all(c.isdigit() for c in column):
                    columns.append(column)
    return [[column[i] for column in columns] for i in range(len(order))]


def numeric(columns: list[list[str]]) -> list[str]:
    """Month names that are the number with a word round it ("{m}月", "tháng {m}")."""
    found = []
    for names in zip(*columns, strict=True):
        shapes = {name.replace(str(i), "{m}", 1) for i, name in enumerate(names, 1)}
        if len(shapes) == 1:
            found.append(shapes.pop())
    return found


def template(pattern: str, named: str) -> str | None:
    """A CLDR pattern as one of our templates; None where it has a field that we do not read."""
    parts: list[str] = []
    for match in _FIELD.finditer(pattern):
        quoted, letter, other = match.groups()
        if letter is None:
            parts.append(other if quoted is None else quoted)
            continue
        field = match[0]
        slot = _SLOTS.get(field) or (
            _NAMED.get(letter) if len(field) > 2 or letter in "EcB" else None
        )
        if slot is None:
            return None
        parts.append(named if slot == "{month}" and named else slot)
    return "".join(parts).strip()


def _telling(text: str) -> bool:
    """Whether it can be told from other numbers: "3/4" and "3/2020" alone cannot."""
    if "{month}" in text or "{half}" in text or all(s in text for s in ("{year}", "{m}", "{day}")):
        return True
    if "{weekday}" in text:
        return "{day}" in text
    return "{m}" in text and bool(re.search(r"\w", re.sub(r"\{\w+\}", "", text)))


def _patterns(locale: Any) -> Iterator[str]:
    for length in _LENGTHS:
        yield locale.date_formats[length].pattern
        yield locale.time_formats[length].pattern
    for skeleton in locale.datetime_skeletons.values():
        yield skeleton.pattern


def _calendar(package: Path, tag: str, name: str) -> list[list[str]]:
    root = package / "package" if (package / "package").is_dir() else package
    file = root / "main" / tag / f"ca-{name}.json"
    if not file.exists():
        return []
    data = json.loads(file.read_text(encoding="utf-8"))["main"][tag]["dates"]["calendars"][name]
    months = {
        context: {w: {int(k): v for k, v in names.items()} for w, names in widths.items()}
        for context, widths in data["months"].items()
    }
    return _names([{"months": months}], "months", range(1, 13))


def render(code: str, tags: Iterable[str], persian: Path, islamic: Path) -> str:
    """The file of one language, whose names may come from several locales (zh, zh_Hant)."""
    from babel import Locale, __version__, localedata

    localedata._cache.clear()  # a locale read before leaks its names into the next one's aliases
    locales = [Locale.parse(tag) for tag in tags]
    tables = [{"months": x.months, "days": x.days} for x in locales]
    months = _names(tables, "months", range(1, 13))
    bare = numeric(months)
    patterns = [p for x in locales for p in _patterns(x)]
    found: dict[str, None] = {}
    for pattern in patterns:
        for named in bare or [""]:
            text = template(pattern, named)
            if text and text != "{month}" and "{" in text and _telling(text):
                found[text] = None
    lines = [
        f"# Made by python -m qa.figures.moments.build from the Unicode CLDR (babel {__version__};",
        "# cldr-cal-persian-full and cldr-cal-islamic-full). Licence: Unicode-3.0.",
    ]
    for width, short in zip(_WIDTHS, ("", "_short"), strict=True):
        if not bare:
            names = _names(tables, "months", range(1, 13), (width,))
            lines += _list(f"months{short}", names)
        lines += _list(f"weekdays{short}", _names(tables, "days", range(7), (width,)))
    for half in ("am", "pm"):
        words = {
            str(widths[half])
            for x in locales for width, widths in x.day_periods.get("format", {}).items()
            if half in widths and width in _WIDTHS
        }  # fmt: skip
        lines.append(f"{half} = [{', '.join(map(_quoted, sorted(words)))}]")
    for name, package in (("persian", persian), ("islamic", islamic)):
        rows = _calendar(package, code, name)
        if not numeric(rows):
            lines += _list(name, rows)
    lines += ["templates = [", *(f"  {_quoted(text)}," for text in sorted(found)), "]"]
    return "\n".join(lines) + "\n"


def tags_of(code: str) -> list[str]:
    """The locales whose names a language file holds: Chinese has both scripts in one."""
    from babel import localedata
    from babel.core import get_global

    full = [t for t in get_global("likely_subtags").values() if t.startswith(f"{code}_")]
    wanted = {"_".join(tag.split("_")[:2]) for tag in full}
    return [code, *sorted(tag for tag in wanted if localedata.exists(tag))]


def main(arguments: list[str]) -> None:
    """One file for each language that has a file of its own beside the folder, or is named."""
    folder, persian, islamic = (Path(a) for a in arguments[:3])
    own = {file.stem for file in folder.parent.glob("*.toml")} - {"common"}
    for code in sorted(arguments[3:] or own):
        text = render(code, tags_of(code), persian, islamic)
        put(folder / f"{code}.toml", text.encode())


if __name__ == "__main__":
    main(sys.argv[1:])
