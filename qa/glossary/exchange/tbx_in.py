"""TBX in: version 3 (conceptEntry, both styles) and version 2 (termEntry), any dialect.

A term that another termbase deprecates is wrong only where the source has a term of its entry: it
becomes a wrong rendering with that condition, never an unconditional one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from qa.glossary.exchange import own
from qa.glossary.exchange.base import LONGEST, Entry, Given, ReadOptions
from qa.glossary.exchange.gather import Names, language
from qa.glossary.exchange.hardened import XML_LANG, inside, line, local, namespace, parse, plain
from qa.glossary.exchange.losses import Losses
from qa.glossary.exchange.tags import base
from qa.glossary.exchange.tbx_names import (
    CARRIERS,
    EDITIONS,
    ENTRIES,
    FROM_STATUS,
    FROM_TYPE,
    LANGUAGES,
    NOWHERE,
    TERMS,
)

if TYPE_CHECKING:
    from lxml.etree import _Element


# Each becomes a rule that holds all terms of the other languages.
_MOST_FORBIDDEN = 100


class _Said(NamedTuple):
    """A data category or note, wherever and however it is written."""

    name: str
    text: str
    line: int | None


@dataclass(slots=True)
class _Concept:
    """An entry while it is read."""

    line: int | None
    data: dict[str, Any] = field(default_factory=dict)
    own: dict[str, Any] | None = None
    forms: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    forbidden: list[tuple[str, str]] = field(default_factory=list)


def read(given: Given, options: ReadOptions, losses: Losses) -> list[Entry]:
    """The entries in the file's order; GlossaryError with the line for what is not TBX."""
    root = parse(given)
    if local(root) not in ("tbx", "martif"):
        given.fail(
            f"the root is <{local(root)}>, not <tbx> or <martif>", "Give a TBX file.",
            line(root),
        )  # fmt: skip
    if namespace(root) and not namespace(root).startswith(EDITIONS):
        given.fail(
            f"the namespace {namespace(root)!r} is not that of TBX",
            f"It begins with {EDITIONS}.", line(root),
        )  # fmt: skip
    reader = _Reader(given, options, losses)
    found = [entry for element in root.iter(*ENTRIES) for entry in reader.entry(element)]
    if not found:
        given.fail("the file has no entries with terms", "Give a TBX file with terms.")
    return found


class _Reader:
    def __init__(self, given: Given, options: ReadOptions, losses: Losses) -> None:
        self.given, self.options, self.losses = given, options, losses
        self.names = Names(options)

    def entry(self, element: _Element) -> Iterator[Entry]:
        concept = _Concept(line(element))
        notes: list[str] = []
        for said in _said(element):
            self._of_concept(concept, said, notes)
        if notes:
            concept.data["note"] = "\n".join(notes)
        sections = [child for child in element if local(child) in LANGUAGES]
        if not sections:
            self.given.fail(
                f"the entry {element.get('id', '?')} has no language section",
                "Add one or delete the entry.", concept.line,
            )  # fmt: skip
        for section in sections:
            self._section(concept, section)
        self._finish(concept, element.get("id", ""))
        if concept.forms or concept.own:
            yield Entry(concept.data, concept.line)
        else:
            self.losses.lost("entries without a usable term", element.get("id", ""))

    def _of_concept(self, concept: _Concept, said: _Said, notes: list[str]) -> None:
        if said.name == "note" and said.text.startswith(own.MARK):
            concept.own = own.read(self.given, said.text, said.line)
        elif said.name == "note":
            notes.append(said.text)
        elif said.name == "subjectField" and "subject" not in concept.data:
            concept.data["subject"] = said.text
        elif said.name == "definition" and "role" not in concept.data:
            concept.data["role"] = said.text
        else:
            self.losses.lost(f"{said.name} of concepts", said.text)

    def _section(self, concept: _Concept, section: _Element) -> None:
        tag = section.get(XML_LANG, "").strip()
        if not tag:
            self.given.fail(
                "a language section has no xml:lang", 'Add xml:lang="en".', line(section)
            )
        if tag == NOWHERE and concept.own is not None:
            return
        lang = language(self.given, tag, self.losses, line(section))
        for said in _said(section):
            if said.name == "definition" and "role" not in concept.data:
                concept.data["role"] = said.text
            else:
                self.losses.lost(f"{said.name} of languages", said.text)
        terms = [child for child in section if local(child) in TERMS]
        for element in terms:
            self._term(concept, lang, element)
        if not terms:
            self.given.fail(
                f"the language section {tag} has no term", "Add one or delete the section.",
                line(section),
            )  # fmt: skip

    def _term(self, concept: _Concept, lang: str | None, element: _Element) -> None:
        term = next(element.iter("{*}term"), None)
        text = "" if term is None else plain(term)
        if not text:
            self.given.fail("a term is empty", "Write its text or delete it.", line(element))
        if lang is None:
            self.losses.lost("terms in such languages", text)
            return
        if len(text) > LONGEST:
            self.losses.lost(f"texts over {LONGEST:,} characters", f"{lang}: {text}")
            return
        row: dict[str, Any] = {"text": text}
        kept: dict[str, Any] = {}
        unheld: list[_Said] = []
        for said in _said(element):
            if said.name == "note" and said.text.startswith(own.MARK):
                kept = own.read(self.given, said.text, said.line)
            elif not self._of_form(row, said):
                unheld.append(said)
        for said in unheld:
            ours = said.name == "note" and row.get("status") == "wrong" and concept.own
            if not ours and not (said.name == "grammaticalGender" and "gender" in kept):
                self.losses.lost(f"{said.name} of terms", said.text)
        if row.get("status") == "wrong":
            concept.forbidden.append((lang, text))
            if len(concept.forbidden) > _MOST_FORBIDDEN:
                self.given.fail(
                    f"an entry has over {_MOST_FORBIDDEN} deprecated terms",
                    "Divide it into entries.", concept.line,
                )  # fmt: skip
            return
        row |= kept
        row["text"] = own.newer(kept.get("text"), text)
        concept.forms.setdefault(lang, []).append(row)

    def _of_form(self, row: dict[str, Any], said: _Said) -> bool:
        """Whether a form has a place for what is said of a term; then it is put there."""
        if said.name in ("administrativeStatus", "normativeAuthorization"):
            plain_name = said.text.removesuffix("-admn-sts").removesuffix("Term")
            status = FROM_STATUS.get(plain_name.lower().replace(" ", ""))
            if status:
                row["status"] = status
            return status is not None
        if said.name == "termType":
            use = FROM_TYPE.get(said.text)
            if use and use != "full":
                row["use"] = use
            return use is not None
        if said.name == "grammaticalGender" and said.text in ("masculine", "feminine", "neuter"):
            row["gender"] = said.text
            return True
        if said.name == "grammaticalNumber" and said.text in ("singular", "dual", "plural"):
            row["number"] = said.text
            return True
        key = {"customerSubset": "styles", "source": "evidence"}.get(said.name)
        if key:
            row.setdefault(key, []).append(said.text)
        return key is not None

    def _finish(self, concept: _Concept, name: str) -> None:
        data = concept.data
        kept = concept.own or {"kind": self.options.kind}
        for key in ("subject", "role", "note"):
            if key in data:
                data[key] = own.newer(kept.get(key), data[key])
        concept.data = data = {**kept, **data}
        if concept.own is None:
            first = next((rows[0]["text"] for rows in concept.forms.values()), "")
            plain_id = name if name and not any(map(str.isspace, name)) else ""
            prefix = f"{self.options.prefix}." if self.options.prefix else ""
            data["id"] = f"{prefix}{plain_id}" if plain_id else self.names.new(first)
        else:
            data.setdefault("id", name)
        data["forms"] = concept.forms
        known = _told(concept.own)
        rules = [
            rule
            for lang, text in dict.fromkeys(concept.forbidden)
            if (lang, text) not in known
            for rule in self._rule(concept, lang, text)
        ]
        if rules:
            data["wrong"] = [*data.get("wrong", ()), *rules]

    def _rule(self, concept: _Concept, lang: str, text: str) -> Iterator[dict[str, Any]]:
        """The wrong rendering that a deprecated term is; none, and a loss, when it would have no
        condition or no replacement."""
        living = [
            (tag, row) for tag, rows in concept.forms.items() for row in rows
            if row.get("status") != "deprecated"
        ]  # fmt: skip
        same = [row for tag, row in living if tag == lang]
        right = next((r for r in same if r.get("status") == "preferred"), same[0] if same else None)
        sources = dict.fromkeys(r["text"] for tag, r in living if base(tag) != base(lang))
        if right is None:
            self.losses.lost("deprecated terms with no other term in their language", text)
        elif not sources:
            self.losses.lost("deprecated terms of entries in one language", text)
        else:
            yield {
                "lang": lang, "text": text, "instead": right["text"],
                "severity": self.options.severity, "kind": "deprecated-term",
                "when": {"source_has": list(sources)},
            }  # fmt: skip


def _told(data: dict[str, Any] | None) -> set[tuple[object, object]]:
    """Language and text of the rules that our own note has already."""
    rules = (data or {}).get("wrong")
    found: set[tuple[object, object]] = set()
    for rule in rules if isinstance(rules, list) else ():
        if isinstance(rule, dict):
            texts = rule.get("texts")
            for text in texts if isinstance(texts, list) else [rule.get("text")]:
                if isinstance(text, str) and isinstance(rule.get("lang"), str):
                    found.add((rule["lang"], text))
    return found


def _said(element: _Element) -> Iterator[_Said]:
    """What stands directly in an element or in its groups; categories as attribute or as tag."""
    core = namespace(element)
    for child in element:
        name = local(child)
        if namespace(child) != core:
            yield _Said(name, plain(child), line(child))
        elif name.endswith("Grp"):
            yield from _said(child)
        elif name == "note":
            text = inside(child).strip()
            kept = text if text.startswith(own.MARK) else " ".join(text.split())
            yield _Said(name, kept, line(child))
        elif name in CARRIERS:
            yield _Said(child.get("type") or name, plain(child), line(child))
        elif name == "date":
            yield _Said(name, plain(child), line(child))
