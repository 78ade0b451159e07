"""In which line of its pack each form and rule of a concept stands. The model does not keep it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import tomli

from qa.glossary.editing.spans import Entry, Section, sections
from qa.model import Term


@dataclass(frozen=True, slots=True)
class Places:
    """Lines from 1: of the concept, and of its forms and rules in their order."""

    concept: int
    forms: tuple[int, ...]
    rules: tuple[int, ...]


class TomlPlaces:
    """Finds concepts in the text of one hand-kept pack; the text is read when first asked."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _breaks(self) -> list[int]:
        return [at for at, char in enumerate(self._text) if char == "\n"]

    @cached_property
    def _blocks(self) -> dict[str, list[Section]]:
        found: dict[str, list[Section]] = {}
        block: list[Section] = []
        for section in sections(self._text):
            if section.key == ("concept",):
                entry = section.entry("id")
                block = [section]
                if entry is not None:
                    value = tomli.loads(f"id = {self._text[entry.value : entry.end]}")["id"]
                    found.setdefault(str(value), block)
            elif section.key[:1] == ("concept",):
                block.append(section)
        return found

    def line(self, offset: int) -> int:
        return bisect_right(self._breaks, offset - 1) + 1

    def places(self, term: Term) -> Places:
        """Those of a concept as the pack has it; where a list is written oddly, its first line."""
        block = self._blocks.get(term.id)
        if block is None:
            return Places(1, (1,) * len(term.forms), (1,) * len(term.wrong))
        entry = block[0].entry("id")
        head = self.line(entry.start if entry else block[0].start)
        forms = [
            self.line(start)
            for section in block
            for entry in section.entries
            if (*section.key, *entry.key)[:2] == ("concept", "forms")
            for start, _ in entry.items
        ]
        rules = [
            self.line(start)
            for section in block
            if section.key == ("concept", "wrong")
            for start in _texts(section)
        ]
        return Places(head, _fit(forms, len(term.forms), head), _fit(rules, len(term.wrong), head))


def _texts(section: Section) -> list[int]:
    """Where the wrong texts of a rule begin."""
    named: Entry | None = None
    for key in ("text", "pattern", "texts"):
        named = named or section.entry(key)
    if named is None:
        return [section.start]
    if named.key == ("texts",) and named.items:
        return [start for start, _ in named.items]
    return [named.start]


def _fit(lines: Sequence[int], size: int, otherwise: int) -> tuple[int, ...]:
    return tuple(lines) if len(lines) == size else (otherwise,) * size
