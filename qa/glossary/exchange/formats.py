"""The table of formats: one line each, imported when it is used."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from qa.errors import ConfigError
from qa.glossary.exchange.base import Reader, Writer

_HERE = "qa.glossary.exchange"


@dataclass(frozen=True, slots=True)
class Format:
    """A format by its functions ("module:name"); `suffixes` are those that need no --format."""

    name: str
    title: str
    reads: str = ""
    writes: str = ""
    suffixes: tuple[str, ...] = ()

    def reader(self) -> Reader:
        """The function that reads it; ConfigError when there is none."""
        return cast(Reader, _function(self.reads))

    def writer(self) -> Writer:
        """The function that writes it; ConfigError when there is none."""
        return cast(Writer, _function(self.writes))


def _function(name: str) -> object:
    module, _, attribute = name.partition(":")
    return getattr(importlib.import_module(f"{_HERE}.{module}"), attribute)


FORMATS: dict[str, Format] = {
    format.name: format
    for format in (
        Format("tbx", "TBX-Basic 3, categories as attributes (DCA); reads every TBX",
               "tbx_in:read", "tbx_out:write_dca", (".tbx",)),
        Format("tbx-dct", "TBX-Basic 3, categories as tags (DCT)",
               "tbx_in:read", "tbx_out:write_dct"),
        Format("tbx-v2", "TBX-Basic 2 (martif)", "tbx_in:read", "tbx_out:write_v2"),
        Format("csv", "our own table, all that a pack says",
               "own_table:read", "own_table:write_csv", (".csv",)),
        Format("tsv", "the same with tabs", "own_table:read", "own_table:write_tsv", (".tsv",)),
        Format("deepl", "DeepL, two columns (reads four as well)", "deepl:read", "deepl:write"),
        Format("deepl-languages", "DeepL, with the two languages",
               "deepl:read", "deepl:write_languages"),
        Format("google", "Google Cloud Translation, equivalent term sets",
               "by_language:read", "by_language:write_google"),
        Format("google-pair", "Google Cloud Translation, unidirectional",
               "two_columns:read", "two_columns:write"),
        Format("microsoft", "Microsoft Document Translation",
               "two_columns:read", "two_columns:write"),
        Format("microsoft-dictionary", "Microsoft Custom Translator, dictionary",
               "by_language:read", "by_language:write_microsoft"),
        Format("omegat", "OmegaT glossary", "omegat:read", "omegat:write", (".utf8", ".tab")),
        Format("weblate", "Weblate CSV", "weblate:read", "weblate:write"),
        Format("po", "gettext", "po:read", "", (".po", ".pot")),
        Format("tmx", "TMX 1.4b", "tmx:read", "", (".tmx",)),
        Format("skos-jsonld", "SKOS as JSON-LD", "", "skos:write_jsonld", (".jsonld",)),
        Format("skos-turtle", "SKOS as Turtle", "", "skos:write_turtle", (".ttl",)),
        Format("vale-accept", "Vale vocabulary, accept.txt", "", "vale:write_accept"),
        Format("vale-reject", "Vale vocabulary, reject.txt", "", "vale:write_reject"),
        Format("vale-rule", "Vale substitution rule", "", "vale:write_rule", (".yml",)),
        Format("codespell", "codespell dictionary", "", "codespell:write"),
    )
}  # fmt: skip


def readable() -> dict[str, Format]:
    """The formats that can be imported."""
    return {name: one for name, one in FORMATS.items() if one.reads}


def writable() -> dict[str, Format]:
    """The formats that can be exported."""
    return {name: one for name, one in FORMATS.items() if one.writes}


def by_suffix(path: Path, among: dict[str, Format]) -> Format:
    """The format that a file's name tells; ConfigError when it tells none."""
    suffix = path.suffix.lower()
    for one in among.values():
        if suffix in one.suffixes:
            return one
    raise ConfigError(
        f"the name does not tell the format ({suffix or 'no suffix'})", path=path,
        remedy=f"Name it with --format: {', '.join(among)}.",
    )  # fmt: skip
