"""Packs, texts and files for the tests of exchange."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from qa.glossary.exchange.base import Given, ReadOptions, WriteOptions
from qa.glossary.exchange.formats import FORMATS
from qa.glossary.exchange.losses import Losses
from qa.glossary.exchange.shape import grouped, terms
from qa.glossary.load import parse
from qa.model import Term

ROOT = Path(__file__).parent.parent.parent
AFGHAN = ROOT / "glossaries" / "afghanistan.toml"


def afghan() -> list[Term]:
    """The concepts of the Afghan pack."""
    return list(parse(str(AFGHAN), AFGHAN.read_text(encoding="utf-8")).terms)


def concepts(toml: str) -> list[Term]:
    """The concepts of a pack's text."""
    return list(parse("p.toml", 'pack = "p"\n' + toml).terms)


def written(
    name: str, found: list[Term], options: WriteOptions | None = None, losses: Losses | None = None
) -> str:
    """The text of an export."""
    return FORMATS[name].writer()(found, options or WriteOptions(), losses or Losses())


def read(
    name: str,
    text: str | bytes,
    options: ReadOptions | None = None,
    losses: Losses | None = None,
    path: str = "f",
    pack: str = "p",
) -> list[Term]:
    """The concepts of an import."""
    data = text.encode() if isinstance(text, str) else text
    given = Given(path, data)
    entries = FORMATS[name].reader()(given, options or ReadOptions(), losses or Losses())
    return terms(given, entries, pack)


def same(found: list[Term]) -> list[Term]:
    """Concepts as every file keeps them: forms language by language."""
    return [replace(term, forms=grouped(term.forms)) for term in found]
