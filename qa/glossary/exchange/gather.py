"""Rows of texts in several languages to concepts: what tables, PO and TMX have in common."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from qa.errors import GlossaryError
from qa.glossary.exchange.base import LONGEST, Entry, Given, ReadOptions
from qa.glossary.exchange.losses import Losses
from qa.glossary.exchange.tags import canonical

_NOT_IN_IDS = re.compile(r"[^a-z0-9]+")


class Names:
    """Ids for concepts that have none: prefix and the first text in ASCII, numbered when taken."""

    def __init__(self, options: ReadOptions) -> None:
        self.prefix = options.prefix or options.kind
        self.taken: set[str] = set()
        self._last: dict[str, int] = {}

    def new(self, text: str) -> str:
        """A free id, the same for the same texts in the same order."""
        from anyascii import anyascii

        slug = _NOT_IN_IDS.sub("-", anyascii(text).lower()).strip("-")[:60].strip("-") or "concept"
        name = f"{self.prefix}.{slug}"
        while name in self.taken:
            self._last[slug] = self._last.get(slug, 1) + 1
            name = f"{self.prefix}.{slug}-{self._last[slug]}"
        self.taken.add(name)
        return name


class Gathered:
    """Concepts that grow row by row; a row that repeats the first text of another joins it."""

    def __init__(self, given: Given, options: ReadOptions, losses: Losses) -> None:
        self.given, self.options, self.losses = given, options, losses
        self._names = Names(options)
        self._entries: dict[tuple[str, str, str], Entry] = {}
        self._seen: set[tuple[str, str, str]] = set()  # concept, language (or "" of a note), text

    def add(
        self, line: int, texts: Sequence[tuple[str, str]], note: str = "", key: str = ""
    ) -> None:
        """One row: (language, text) pairs, the leading one first. `key` keeps apart what has the
        same first text and means something else; it names the concept where it can."""
        held = [(lang, " ".join(text.split())) for lang, text in texts if text.strip()]
        for lang, text in held:
            if len(text) > LONGEST:
                self.losses.lost(f"texts over {LONGEST:,} characters", f"{lang}: {text}")
        held = [(lang, text) for lang, text in held if len(text) <= LONGEST]
        if not held:
            return
        found = self._entries.get((*held[0], key))
        if found is None:
            data = {"id": self._id(key, held[0][1]), "kind": self.options.kind, "forms": {}}
            found = self._entries[*held[0], key] = Entry(data, line)
        forms: dict[str, list[dict[str, Any]]] = found.data["forms"]
        name: str = found.data["id"]
        for lang, text in held:
            if self._new((name, lang, text)):
                forms.setdefault(lang, []).append({"text": text})
        if note and self._new((name, "", note)):
            found.data.setdefault("note", []).append(note)

    def _new(self, what: tuple[str, str, str]) -> bool:
        known = what in self._seen
        self._seen.add(what)
        return not known

    def _id(self, key: str, text: str) -> str:
        if key and not re.search(r"\s", key) and key not in self._names.taken:
            name = f"{self.options.prefix}.{key}" if self.options.prefix else key
            if name not in self._names.taken:
                self._names.taken.add(name)
                return name
        return self._names.new(text)

    def entries(self) -> list[Entry]:
        """The concepts in the order of their first rows; GlossaryError when there is none."""
        if not self._entries:
            self.given.fail("the file has no terms", "Give a file with terms.")
        for entry in self._entries.values():
            if "note" in entry.data:
                entry.data["note"] = "\n".join(entry.data["note"])
        return list(self._entries.values())


def pair(given_path: str, source: str, target: str, what: str) -> tuple[str, str]:
    """The two languages that a layout does not name itself; GlossaryError when one is missing."""
    if not source or not target:
        raise GlossaryError(
            f"the layout {what} names no languages", path=given_path or None,
            remedy="Give them with --from and --to.",
        )  # fmt: skip
    if source == target:
        raise GlossaryError(
            f"--from and --to are both {source!r}", path=given_path or None,
            remedy="Give two languages.",
        )  # fmt: skip
    return source, target


def language(given: Given, tag: str, losses: Losses, line: int | None) -> str | None:
    """The tag as packs write it; None, and a loss, for one that they cannot hold."""
    try:
        found = canonical(tag)
    except ValueError:
        given.fail(
            f"the language {tag!r} is no language tag",
            "Write it like en, zh-Hans, zh-Hant-TW or fa-AF.", line,
        )  # fmt: skip
    if found is None:
        losses.lost("languages with variants or private parts", tag)
    return found
