"""Names of currencies of CLDR with their plurals, as they stand behind an amount."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from qa.glossary.build.entry import Entry, bracketless, folded, table, tidy, typed, usable
from qa.glossary.build.source import Built
from qa.glossary.build.tags import tags
from qa.language import base
from qa.model import Number

if TYPE_CHECKING:
    from babel import Locale

_AMOUNTS = (1, 2, 0, 3, 5, 11, 100, 1.5)  # one for each plural category of CLDR's languages
_NUMBERS: dict[str, Number] = {"one": "singular", "two": "dual"}


def build(_: Path | None) -> Built:
    """ISO 4217 codes become currency.xxx. Only babel knows the plurals by their rules."""
    from babel import Locale, __version__
    from babel.core import get_cldr_version

    entries = [e for tag in tags() for e in _entries(Locale.parse(tag, sep="-"), tag)]
    return Built(entries, f"Unicode CLDR {get_cldr_version()} through babel {__version__}")


def _entries(locale: Locale, tag: str) -> Iterator[Entry]:
    about = table("currencies")
    everyday = about["everyday"].get(base(tag), ())
    names = {code: list(_names(code, locale)) for code in sorted(locale.currencies)}
    owners: dict[str, set[str]] = {}
    for code, found in names.items():
        for text, _ in found:
            owners.setdefault(folded(text), set()).add(code)
    for code, found in names.items():
        if code in about["dropped"]:
            continue
        for text, number in found:
            # "Zambian kwacha (1968–2012)": an old one, whose bare name is that of today.
            if text != bracketless(text) or len(owners[folded(text)]) > 1:
                continue
            many = len(found) > 1
            for spelling in typed(text, tag):
                if usable(spelling, tag) and spelling not in everyday:
                    yield Entry(
                        f"currency.{code.lower()}", "currency", tag, spelling,
                        number=number if many else "",
                    )  # fmt: skip
    for code, symbol in about["symbols"].items():
        yield Entry(f"currency.{code.lower()}", "currency", tag, symbol, use="abbreviation")


def _names(code: str, locale: Locale) -> Iterator[tuple[str, Number]]:
    from babel.numbers import get_currency_name

    seen: set[str] = set()
    for amount in _AMOUNTS:
        text = tidy(get_currency_name(code, count=amount, locale=locale))
        if text != code and folded(text) not in seen:
            seen.add(folded(text))
            yield text, _NUMBERS.get(locale.plural_form(amount), "plural")
