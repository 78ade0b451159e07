"""The JSON Schema of hand-kept packs, made of the model and the loader's own lists of keys.

Editors complete and check TOML by it. Taplo (Even Better TOML in VS Code) understands draft 4 and
reads draft 7, ignores what stands beside a `$ref` and cannot cope with `allOf`; so this is draft 7
in the words of draft 4, without either (https://json-schema.org/draft-07,
https://taplo.tamasfe.dev/configuration/developing-schemas.html).

The loader knows more: references between concepts, patterns that do not close, ids that come
twice. What the schema refuses for its form the loader refuses too, or reads and `qa glossary lint`
reports.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence, Set
from dataclasses import MISSING, fields, is_dataclass
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from qa.glossary.concepts import CONCEPT, FORM, PACK, TAG, WHEN, WRONG
from qa.glossary.everyday import HOMOGRAPH, HOMOGRAPHS, PARTS
from qa.glossary.keys import HEAD, WORDS
from qa.glossary.wire import FORMULA, FORMULAS, LICENCES, PLACES, TABLE
from qa.model import (
    Abbreviations,
    Condition,
    Form,
    Formula,
    Homograph,
    Severity,
    Term,
    Valid,
    WrongRendering,
)

Schema = dict[str, Any]

_SAID: Schema = {"type": "string", "pattern": "\\S"}
_TEXTS: Schema = {"type": ["array", "string"], "items": _SAID, "pattern": "\\S"}
_LANG: Schema = {"type": "string", "pattern": f"^(?:{TAG.pattern})$"}
_PAIR = "^..$"  # two characters
_DAY = r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"
_ENDS = rf"({_DAY}|\.\.)?"
_PERIOD: Schema = {"type": "string", "pattern": f"^{_ENDS}(/{_ENDS})?$"}

_MARKS = ("formula", "abbreviations", "homograph")  # the keys that tell the kinds apart


def schema() -> Schema:
    """The schema as JSON has it.

    The kinds of packs share one object: editors can then say which key is wrong, where a
    choice of three objects only lets them say that none of them fits.
    """
    kinds = (_pack(), _formulas(), _table(), _homographs())
    properties: Schema = {}
    for kind in kinds:
        for key, said in kind["properties"].items():
            if properties.setdefault(key, said) != said:
                raise AssertionError(f"the key {key} means two things")
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "wireqa glossary pack",
        "description": "Concepts with their forms and wrong renderings, or wire formulas of a "
        "language pair, or abbreviations of a language, or names that are everyday words.",
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
        "dependencies": _dependencies(kinds),
        "anyOf": [{"required": kind["required"]} for kind in kinds],
    }


def _dependencies(kinds: Sequence[Schema]) -> Schema:
    """What each key of a kind needs beside it, and what it cannot have."""
    found: Schema = {}
    for kind in kinds:
        for key in (key for key in kind["properties"] if key not in HEAD):
            # A key of two kinds needs neither's others.
            wanted = [other for other in kind["required"] if other != key]
            found[key] = [other for other in found.get(key, wanted) if other in wanted]
    marks = [key for kind in kinds for key in kind["required"] if key in _MARKS]
    for mark in marks:
        own = next(kind["properties"] for kind in kinds if mark in kind["properties"])
        strangers: Schema = {key: {"not": {}} for key in found if key not in own}
        found[mark] = {"required": found[mark], "properties": strangers}
    return {key: said for key, said in found.items() if said}


def schema_text() -> str:
    """The file's text."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def _pack() -> Schema:
    rule = _object("rule", WRONG, WrongRendering, {
        "lang": _LANG, "instead": _SAID, "text": _SAID, "texts": _TEXTS, "pattern": _SAID,
        "severity": {"type": "string", "enum": [severity.label for severity in Severity]},
        "when": _object("when", WHEN, Condition, {}),
    }, ["lang", "instead", "severity"])  # fmt: skip
    rule["oneOf"] = [{"required": [name]} for name in ("text", "texts", "pattern")]
    form = _object("form", FORM, Form, {"text": _SAID}, ["text"])
    form |= {"type": ["string", "object"], "pattern": "\\S"}
    del form["properties"]["status"]["default"]  # it depends on the form's place
    forms = {
        "type": "object",
        "patternProperties": {_LANG["pattern"]: {"type": "array", "items": form}},
        "additionalProperties": False,
    }
    concept = _object("concept", CONCEPT, Term, {
        "id": _SAID, "evidence": _TEXTS, "forms": forms, "wrong": _list(rule),
    }, ["id", "kind"])  # fmt: skip
    evidence = {"type": "object", "additionalProperties": {"type": "string"}}
    return _object(
        "pack", PACK, None, {"evidence": evidence, "concept": _list(concept)}, ["pack"],
    )  # fmt: skip


def _formulas() -> Schema:
    formula = _object("formula", FORMULA, Formula, {
        "place": {"type": "string", "enum": list(PLACES), "default": "any"},
    }, ["instead"])  # fmt: skip
    formula["anyOf"] = [{"required": ["wrong"]}, {"required": ["template"]}]
    return _object("formulas", FORMULAS, None, {
        "from": _SAID, "to": _SAID, "agencies": _TEXTS, "formula": _list(formula),
    }, ["from", "to", "formula"])  # fmt: skip


def _table() -> Schema:
    part = {"type": ["array", "string"], "items": _SAID, "pattern": "\\S"}
    return _object("table", TABLE, Abbreviations, {
        "lang": _SAID,
        "shapes": {**_TEXTS, "items": {"type": "string", "pattern": _PAIR}, "pattern": _PAIR},
        "abbreviations": {"type": "object", "additionalProperties": _TEXTS},
        "compounds": {
            "type": "object", "additionalProperties": {"type": "array", "items": part},
        },
        "licences": _object("licences", LICENCES, Abbreviations, {}),
    }, ["lang", "abbreviations"])  # fmt: skip


def _homographs() -> Schema:
    by_lang = {"type": "object", "additionalProperties": False}
    words = {**by_lang, "patternProperties": {_LANG["pattern"]: _TEXTS}}
    entry = _object("homograph", HOMOGRAPH, Homograph, {
        "lang": _LANG, "part": {"type": "string", "enum": list(PARTS)},
        "names": _TEXTS, "means": _TEXTS, "evidence": _TEXTS,
        "write": {"type": "object", "additionalProperties": {"type": "string"}},
    }, ["lang", "names", "part", "means"])  # fmt: skip
    entry["anyOf"] = [{"required": ["concept"]}, {"required": ["write"]}]
    return _object("homographs", HOMOGRAPHS, None, {
        "evidence": {"type": "object", "additionalProperties": {"type": "string"}},
        "meanings": {"type": "object", "additionalProperties": words},
        "homograph": _list(entry),
    }, ["meanings", "homograph"])  # fmt: skip


def _object(
    name: str, keys: Set[str], model: type | None, given: Mapping[str, Schema],
    required: Sequence[str] = (),
) -> Schema:  # fmt: skip
    """A table with exactly the loader's keys. Those that the model has too get its types."""
    words = WORDS[name]
    if set(words) != set(keys):
        raise AssertionError(f"keys of {name} without a word: {set(words) ^ set(keys)}")
    hints = get_type_hints(model) if model else {}
    found: Schema = {"type": "object", "properties": {}, "additionalProperties": False}
    if required:
        found["required"] = list(required)
    for key, said in words.items():
        kind = given.get(key) or _of(hints.get(key, str))
        default = _default(model, key)
        found["properties"][key] = {"description": said, **kind}
        if default:
            found["properties"][key].setdefault("default", default)
    return found


def _default(model: type | None, key: str) -> object:
    """The model's default where it says something: a text or a truth."""
    if model is None or not is_dataclass(model):
        return None
    for field in fields(model):
        if field.name == key and field.default is not MISSING:
            return field.default if isinstance(field.default, (str, bool)) else None
    return None


def _of(hint: Any) -> Schema:
    """The schema of a field of the model."""
    if hint is str:
        return {"type": "string"}
    if hint is bool:
        return {"type": "boolean"}
    if hint is Valid:
        return _PERIOD
    if get_origin(hint) is tuple:
        return _TEXTS
    choices = [
        choice
        for option in (get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,))
        if get_origin(option) is Literal
        for choice in get_args(option)
    ]
    if not choices:
        raise AssertionError(f"no schema for {hint}")
    return {"type": "string", "enum": choices}


def _list(item: Schema) -> Schema:
    return {"type": "array", "items": item}
