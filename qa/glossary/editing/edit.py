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
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import tomli

from qa.errors import GlossaryError
from qa.glossary.concepts import CONCEPT, PACK
from qa.glossary.editing import compose
from qa.glossary.editing.compose import pack_text
from qa.glossary.editing.packfile import read, write
from qa.glossary.editing.places import (
    Patch,
    UnusualError,
    appended,
    break_before,
    end_of,
    next_line,
    sections_of,
)
from qa.glossary.editing.spans import sections
from qa.model import Form, Status, Term, WrongRendering
from qa.toml import TomlError, toml

__all__ = ["add_concept", "add_form", "add_rule", "pack_text", "read", "set_key", "write"]

Change = Callable[[Any], None]
Setting = str | bool | Sequence[str] | None
_HEAD = ("id", "kind", "subject", "role", "authority", "valid", "strict", "gender", "note",
         "evidence")  # fmt: skip
_PACK = ("pack", "title", "version", "licence", "origin")


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
        block = sections_of(text, concept)
        head, forms = block[0], next((s for s in block if s.key == ("concept", "forms")), None)
        line = compose.listed(form.lang, [item])
        if forms is None:
            place = end_of(text, head)
            return [(place, place, f"{break_before(text, place)}[concept.forms]\n{line}")]
        entry = forms.entry(form.lang)
        if entry is not None:
            return appended(text, entry, item)
        place = end_of(text, forms)
        return [(place, place, break_before(text, place) + line)]

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
        place = end_of(text, sections_of(text, concept)[-1])
        return [(place, place, f"{break_before(text, place)}\n{compose.rule_text(rule)}")]

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
        head = sections_of(text, concept)[0] if concept else sections(text)[0]
        entry = head.entry(name)
        if entry is not None and plain is None:
            return [(entry.start, next_line(text, entry.end), "")]
        if plain is None:
            return []
        if entry is not None:
            return [(entry.value, entry.end, compose.value(plain))]
        earlier = [e for e in head.entries if e.key[0] in order[: order.index(name)]]
        place = next_line(text, earlier[-1].end) if earlier else head.body
        return [(place, place, f"{break_before(text, place)}{name} = {compose.value(plain)}\n")]

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
        except (UnusualError, GlossaryError):
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
        raise UnusualError from None


def _patched(text: str, patches: list[Patch]) -> str:
    line_break = "\r\n" if "\r\n" in text else "\n"
    for start, end, new in sorted(patches, reverse=True):
        text = text[:start] + new.replace("\n", line_break) + text[end:]
    return text
