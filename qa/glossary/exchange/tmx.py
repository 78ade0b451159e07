"""Term files of translation memories (TMX 1.4b) in: a `tu` is a concept, a `tuv` a form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.glossary.exchange.base import Entry, Given, ReadOptions
from qa.glossary.exchange.gather import Gathered, language
from qa.glossary.exchange.hardened import XML_LANG, inside, line, local, parse
from qa.glossary.exchange.losses import Losses

if TYPE_CHECKING:
    from lxml.etree import _Element

_CODES = frozenset(("bpt", "ept", "it", "ph", "ut"))  # their content is markup, not text


def read(given: Given, options: ReadOptions, losses: Losses) -> list[Entry]:
    """The units in the file's order; GlossaryError with the line."""
    root = parse(given)
    if local(root) != "tmx":
        given.fail(f"the root is <{local(root)}>, not <tmx>", "Give a TMX file.", line(root))
    gathered = Gathered(given, options, losses)
    for unit in root.iter("{*}tu"):
        texts: list[tuple[str, str]] = []
        variants = [child for child in unit if local(child) == "tuv"]
        if not variants:
            given.fail("a unit has no <tuv>", "Add its texts or delete it.", line(unit))
        for variant in variants:
            tag = variant.get(XML_LANG) or variant.get("lang") or ""
            if not tag:
                given.fail("a <tuv> has no xml:lang", 'Add xml:lang="en".', line(variant))
            lang = language(given, tag, losses, line(variant))
            segment = next((child for child in variant if local(child) == "seg"), None)
            text = "" if segment is None else _text(segment, losses).strip()
            if not text:
                given.fail(
                    "a <seg> is empty or missing", "Write its text or delete the unit.",
                    line(variant),
                )  # fmt: skip
            if lang:
                texts.append((lang, text))
            else:
                losses.lost("terms in such languages", text)
        for child in unit.iter("{*}prop"):
            losses.lost("properties of units", f"{child.get('type', '?')}: {child.text or ''}")
        notes = [" ".join(inside(c).split()) for c in unit if local(c) == "note"]
        gathered.add(line(unit) or 0, texts, "\n".join(n for n in notes if n))
    return gathered.entries()


def _text(segment: _Element, losses: Losses) -> str:
    parts = [segment.text or ""]
    for child in segment:
        if local(child) in _CODES:
            losses.lost("inline codes", inside(child) or local(child))
        else:
            parts.append(_text(child, losses))
        parts.append(child.tail or "")
    return "".join(parts)
