"""Where in a pack's text a change goes: behind a section, into a list, in the dress of what is there."""

from __future__ import annotations

import re

import tomli

from qa.glossary.editing import compose
from qa.glossary.editing.spans import Entry, Section, sections

Patch = tuple[int, int, str]  # what stands from here to there becomes this
_COMMENT = re.compile(r"#[^\n]*")


class UnusualError(Exception):
    """The pack is written in a way in which no place for the change can be seen."""


def sections_of(text: str, concept: str) -> list[Section]:
    """The sections of a concept, its own first."""
    found: list[Section] = []
    for section in sections(text):
        if section.key == ("concept",) and section.many:
            if found:
                return found
            entry = section.entry("id")
            if entry and tomli.loads(f"id = {text[entry.value : entry.end]}")["id"] == concept:
                found = [section]
        elif found and section.key[0] == "concept":
            found.append(section)
        elif found:
            return found
    if not found:
        raise UnusualError
    return found


def next_line(text: str, place: int) -> int:
    found = text.find("\n", place)
    return len(text) if found < 0 else found + 1


def break_before(text: str, place: int) -> str:
    """What a line that begins here needs before it: a break where the text ends without one."""
    return "\n" if place and text[place - 1] != "\n" else ""


def end_of(text: str, section: Section) -> int:
    """Behind the last line of a section: its comments count, those above the next one do not."""
    place = next_line(text, section.entries[-1].end) if section.entries else section.body
    stop = place
    while stop < section.end and text[stop : next_line(text, stop)].lstrip().startswith("#"):
        stop = next_line(text, stop)
    alone = stop >= len(text) or not text[stop : next_line(text, stop)].strip()
    return stop if alone else place


def appended(text: str, entry: Entry, item: str) -> list[Patch]:
    """A further item of a list, in the dress of those that are there."""
    if text[entry.value] != "[":
        raise UnusualError
    close = entry.end - 1
    last = entry.items[-1][1] if entry.items else entry.value + 1
    tail = text[last:close]
    comma = "," in _COMMENT.sub("", tail)
    if "\n" not in text[entry.value : entry.end]:
        items = [text[start:end] for start, end in entry.items]
        line = compose.listed(entry.key[-1], [*items, item])
        if line.count("\n") > 1:
            return [(entry.value, entry.end, line[line.index("[") : -1])]
        if comma:
            return [(last, close, f", {item}")]
        return [(last, last, f", {item}" if items else item)]
    line_start = text.rfind("\n", 0, close) + 1
    if text[line_start:close].strip():  # the bracket closes behind the last item
        row = text.rfind("\n", 0, entry.items[-1][0]) + 1 if entry.items else line_start
        return [(last, close, f",\n{_indent(text[row:])}{item}")]
    indent = _indent(text[text.rfind("\n", 0, last) + 1 :]) if entry.items else "  "
    patches = [
        (
            line_start,
            line_start,
            f"{indent or '  '}{item}{',' if comma or not entry.items else ''}\n",
        )
    ]
    if entry.items and not comma:
        patches.append((last, last, ","))
    return patches


def _indent(row: str) -> str:
    return row[: len(row) - len(row.lstrip(" \t"))]
