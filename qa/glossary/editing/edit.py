"""Changes to hand-kept packs that leave every other byte, comment and blank line as it is.

Text in, text out: `read` a pack, change it as often as needed, `write` it. A change is made in the
text itself, at the place that `qa.glossary.editing.spans` finds, because a library that keeps comments
takes most of a second for each reading of a large pack; packs of an unusual shape (inline tables,
dotted keys) go through that library, tomlkit. Either way `tomli` reads the result, and unless it
says exactly the old and the change, the change is refused.
"""

from __future__ import annotations

import copy
import functools
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import tomli

from qa.errors import GlossaryError
from qa.glossary.concepts import CONCEPT, PACK
from qa.glossary.editing import compose
from qa.glossary.editing.compose import pack_text
from qa.glossary.editing.packfile import read, write
from qa.glossary.editing.spans import Entry, Section, sections
from qa.model import Form, Status, Term, WrongRendering
from qa.toml import TomlError, toml

__all__ = ["add_concept", "add_form", "add_rule", "pack_text", "read", "set_key", "write"]

Change = Callable[[Any], None]
Patch = tuple[int, int, str]  # what stands from here to there becomes this
Setting = str | bool | Sequence[str] | None
_HEAD = ("id", "kind", "subject", "role", "authority", "valid", "strict", "gender", "note",
         "evidence")  # fmt: skip
_PACK = ("pack", "title", "version", "licence", "origin")
_COMMENT = re.compile(r"#[^\n]*")


def add_concept(text: str, term: Term) -> str:
    """The pack with a further concept at its end; GlossaryError when it has one of that id."""
    if _concept(_parsed(text), term.id) is not None:
        raise GlossaryError(
            f"the pack has the concept {term.id} already", remedy="Add to it, or choose another id."
        )
    lines = compose.concept_text(term)

    def change(data: Any) -> None:
        data.setdefault("concept", []).extend(tomli.loads(lines)["concept"])

    break_ = "" if not text or text.endswith("\n") else "\n"
    return _edited(text, lambda: [(len(text), len(text), f"{break_}\n{lines}")], change)


def add_form(text: str, concept: str, form: Form) -> str:
    """The pack with a further form behind those of its language.

    The form's status is written out only where the loader would take another one. GlossaryError
    when the pack has no such concept.
    """
    _known(text, concept)
    said = compose.form_data(form, _forms(text, concept, form.lang))
    item = compose.value(said)

    def change(data: Any) -> None:
        entry = _concept(data, concept)
        if "forms" not in entry:
            entry["forms"] = {}
        if form.lang not in entry["forms"]:
            entry["forms"][form.lang] = []
        entry["forms"][form.lang].append(said)

    def patches() -> list[Patch]:
        block = _block(text, concept)
        head, forms = block[0], next((s for s in block if s.key == ("concept", "forms")), None)
        line = compose.listed(form.lang, [item])
        if forms is None:
            place = _end(text, head)
            return [(place, place, f"{_break(text, place)}[concept.forms]\n{line}")]
        entry = forms.entry(form.lang)
        if entry is not None:
            return _appended(text, entry, item)
        place = _end(text, forms)
        return [(place, place, _break(text, place) + line)]

    return _edited(text, patches, change)


def add_rule(text: str, concept: str, rule: WrongRendering) -> str:
    """The pack with a further wrong rendering at the concept's end.

    GlossaryError when the pack has no such concept.
    """
    _known(text, concept)

    def change(data: Any) -> None:
        entry = _concept(data, concept)
        if "wrong" not in entry:
            entry["wrong"] = [compose.rule_data(rule)]
        else:
            entry["wrong"].append(compose.rule_data(rule))

    def patches() -> list[Patch]:
        place = _end(text, _block(text, concept)[-1])
        return [(place, place, f"{_break(text, place)}\n{compose.rule_text(rule)}")]

    return _edited(text, patches, change)


def set_key(text: str, concept: str, name: str, said: Setting) -> str:
    """The pack with a key of a concept, or of the pack itself (concept ""), set; None removes it."""
    order = _HEAD if concept else _PACK
    if name not in order:
        known = (CONCEPT - {"forms", "wrong"}) if concept else (PACK - {"evidence", "concept"})
        raise GlossaryError(
            f"the key {name!r} cannot be set", remedy=f"Known keys: {', '.join(sorted(known))}."
        )
    if concept:
        _known(text, concept)
    plain = list(said) if said is not None and not isinstance(said, (str, bool)) else said

    def change(data: Any) -> None:
        entry = _concept(data, concept) if concept else data
        if plain is None:
            entry.pop(name, None)
        else:
            entry[name] = plain

    def patches() -> list[Patch]:
        head = _block(text, concept)[0] if concept else sections(text)[0]
        entry = head.entry(name)
        if entry is not None and plain is None:
            return [(entry.start, _next_line(text, entry.end), "")]
        if plain is None:
            return []
        if entry is not None:
            return [(entry.value, entry.end, compose.value(plain))]
        earlier = [e for e in head.entries if e.key[0] in order[: order.index(name)]]
        place = _next_line(text, earlier[-1].end) if earlier else head.body
        return [(place, place, f"{_break(text, place)}{name} = {compose.value(plain)}\n")]

    return _edited(text, patches, change)


# --- what the pack says ------------------------------------------------------------------------


@functools.lru_cache(maxsize=2)  # the result of one change is the text of the next
def _parsed(text: str) -> dict[str, Any]:
    try:
        return toml(text)
    except TomlError as error:
        raise GlossaryError(f"not valid TOML: {error}", remedy="Mend that line.") from None


def _concept(data: Any, concept: str) -> Any:
    entries = data.get("concept", [])
    return next((entry for entry in entries if entry.get("id") == concept), None)


def _known(text: str, concept: str) -> None:
    if _concept(_parsed(text), concept) is None:
        raise GlossaryError(
            f"the pack has no concept {concept!r}", remedy="Correct the id or add the concept."
        )


def _forms(text: str, concept: str, lang: str) -> list[Form]:
    """What decides which status a further form has."""
    found: list[Form] = []
    for row in _concept(_parsed(text), concept).get("forms", {}).get(lang, []):
        said: Any = {"text": row} if isinstance(row, str) else row
        form = Form(
            lang, said["text"], use=said.get("use", "full"), styles=tuple(said.get("styles", ())),
            case=said.get("case", ""),
        )  # fmt: skip
        silent: Status = "preferred" if compose.leads(form, found) else "admitted"
        found.append(replace(form, status=said.get("status", silent)))
    return found


# --- where to write it -------------------------------------------------------------------------


class _UnusualError(Exception):
    """The pack is written in a way in which no place for the change can be seen."""


def _edited(text: str, patches: Callable[[], list[Patch]], change: Change) -> str:
    wanted = copy.deepcopy(_parsed(text))
    change(wanted)
    ways: tuple[Callable[[], str], ...] = (
        lambda: _patched(text, patches()),
        lambda: _by_library(text, change),
    )
    for way in ways:
        try:
            found = way()
            if _parsed(found) == wanted:
                return found
        except (_UnusualError, GlossaryError):
            continue
    raise GlossaryError(
        "the pack is written in a way that cannot be changed safely", remedy="Change it by hand."
    )


def _by_library(text: str, change: Change) -> str:
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        document = tomlkit.parse(text)
        change(document)
        return tomlkit.dumps(document)
    except (TOMLKitError, ValueError, TypeError, KeyError):
        raise _UnusualError from None


def _patched(text: str, patches: list[Patch]) -> str:
    line_break = "\r\n" if "\r\n" in text else "\n"
    for start, end, new in sorted(patches, reverse=True):
        text = text[:start] + new.replace("\n", line_break) + text[end:]
    return text


def _block(text: str, concept: str) -> list[Section]:
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
        raise _UnusualError
    return found


def _next_line(text: str, place: int) -> int:
    found = text.find("\n", place)
    return len(text) if found < 0 else found + 1


def _break(text: str, place: int) -> str:
    """What a line that begins here needs before it: a break where the text ends without one."""
    return "\n" if place and text[place - 1] != "\n" else ""


def _end(text: str, section: Section) -> int:
    """Behind the last line of a section: its comments count, those above the next one do not."""
    place = _next_line(text, section.entries[-1].end) if section.entries else section.body
    stop = place
    while stop < section.end and text[stop : _next_line(text, stop)].lstrip().startswith("#"):
        stop = _next_line(text, stop)
    alone = stop >= len(text) or not text[stop : _next_line(text, stop)].strip()
    return stop if alone else place


def _appended(text: str, entry: Entry, item: str) -> list[Patch]:
    """A further item of a list, in the dress of those that are there."""
    if text[entry.value] != "[":
        raise _UnusualError
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
