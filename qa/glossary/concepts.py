"""Hand-kept packs (TOML) to concepts. Every error names file, line, key and remedy."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields
from typing import Any, get_args

from qa.errors import GlossaryError
from qa.glossary.expand import expand
from qa.glossary.pack import Pack
from qa.model import (
    Case,
    Condition,
    Form,
    Gender,
    Kind,
    Number,
    Severity,
    Status,
    Term,
    Use,
    WrongRendering,
)

PACK = {"pack", "title", "version", "licence", "origin", "evidence", "concept"}
CONCEPT = {
    "id", "kind", "subject", "role", "note", "authority", "valid", "strict", "gender", "evidence",
    "forms", "wrong",
}  # fmt: skip
FORM = {f.name for f in fields(Form)} - {"lang"}
WRONG = {
    "lang", "text", "texts", "pattern", "instead", "severity", "kind", "seen", "alone", "note",
    "when",
}  # fmt: skip
WHEN = {f.name for f in fields(Condition)}
TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")  # BCP 47, canonical case


def concepts(pack: Pack, data: Mapping[str, Any]) -> list[Term]:
    """The concepts of one parsed pack, in its order; raises GlossaryError."""
    pack.only(data, PACK, "the pack")
    if not isinstance(data.get("pack"), str):
        pack.fail("the key 'pack' is missing", 'Begin with pack = "name".')
    found: dict[str, Term] = {}
    entries = data.get("concept", [])
    for entry in pack.tables(entries, "'concept'", "Begin each concept with [[concept]]."):
        concept = entry.get("id")
        if not isinstance(concept, str) or not concept:
            pack.fail("a concept has no 'id'", 'Add id = "kind.name".', "[[concept]]")
        if concept in found:
            raise GlossaryError(
                f"the concept {concept} stands twice in the pack", path=pack.path,
                line=pack.again(concept), remedy="Merge the two.",
            )  # fmt: skip
        pack.within = concept
        found[concept] = _concept(pack, entry, concept, data["pack"])
    pack.within = ""
    return list(found.values())


def _concept(pack: Pack, entry: Mapping[str, Any], concept: str, name: str) -> Term:
    pack.only(entry, CONCEPT, concept)
    forms = pack.table(entry.get("forms", {}), f"'forms' of {concept}", 'Write en = ["Name"].')
    evidence = pack.texts(entry.get("evidence", []), f"evidence of {concept}", "evidence")
    wrong = pack.tables(entry.get("wrong", []), f"'wrong' of {concept}", "Use [[concept.wrong]].")
    return Term(
        id=concept,
        kind=pack.choice(entry.get("kind"), get_args(Kind), f"the kind of {concept}", "kind"),
        forms=tuple(
            form
            for lang, rows in forms.items()
            for form in _forms(pack, lang, rows, concept, evidence)
        ),
        wrong=tuple(r for rule in wrong for r in _rules(pack, rule, concept)),
        subject=pack.text_of(entry, "subject", concept),
        role=pack.text_of(entry, "role", concept),
        note=pack.text_of(entry, "note", concept),
        authority=pack.text_of(entry, "authority", concept),
        valid=pack.period(entry, concept),
        pack=name,
        strict=pack.truth(entry, "strict", concept),
        gender=_one_of(pack, entry, "gender", get_args(Gender), concept),
    )


def _one_of(pack: Pack, data: Mapping[str, Any], key: str, known: tuple[str, ...], of: str) -> Any:
    value = data.get(key, "")
    return pack.choice(value, known, f"the {key} of {of!r}", key) if value else ""


def _forms(
    pack: Pack, lang: str, rows: object, concept: str, evidence: tuple[str, ...]
) -> list[Form]:
    near = f"{lang} ="
    if not TAG.fullmatch(lang):
        pack.fail(
            f"the language {lang!r} of {concept} is no language tag",
            "Write it like en, zh-Hans, zh-Hant-TW or fa-AF.", near,
        )  # fmt: skip
    if not isinstance(rows, list):
        pack.fail(f"the {lang} forms of {concept} are not a list", 'Write en = ["Name"].', near)
    found: list[Form] = []
    led: set[str] = set()
    for row in rows:
        data = {"text": row} if isinstance(row, str) else row
        if not isinstance(data, dict):
            pack.fail(f"a form of {concept} in {lang} is {row!r}", 'Write "Name".', near)
        pack.only(data, FORM, f"a form of {concept} in {lang}")
        text = data.get("text")
        if not isinstance(text, str) or not text.strip():
            pack.fail(f"a form of {concept} in {lang} is empty", "Write its text.", near)
        use = pack.choice(data.get("use", "full"), get_args(Use), f"the use of {text!r}", text)
        styles = pack.texts(data.get("styles", []), f"styles of {text!r}", text)
        case = _one_of(pack, data, "case", get_args(Case), text)
        # The first of each use leads, unless it speaks for one house or is inflected.
        plain = not styles and case in ("", "nominative")
        status = data.get("status", "preferred" if plain and use not in led else "admitted")
        status = pack.choice(status, get_args(Status), f"the status of {text!r}", text)
        if status == "preferred":
            led.add(use)
        found.append(
            Form(
                lang=lang,
                text=text.strip(),
                status=status,
                use=use,
                styles=styles,
                valid=pack.period(data, text),
                evidence=pack.texts(data.get("evidence", []), f"evidence of {text!r}", text)
                or evidence,
                article=pack.text_of(data, "article", text),
                case=case,
                gender=_one_of(pack, data, "gender", get_args(Gender), text),
                number=_one_of(pack, data, "number", get_args(Number), text),
            )
        )
    return found


def _rules(pack: Pack, rule: Mapping[str, Any], concept: str) -> list[WrongRendering]:
    where = f"a wrong rendering of {concept}"
    pack.only(rule, WRONG, where)
    for key in ("lang", "instead", "severity"):
        if not pack.text_of(rule, key, where).strip():
            near = rule.get("text") or rule.get("pattern") or "[[concept.wrong]]"
            pack.fail(f"{where} has no {key!r}", f"Add {key}.", str(near))
    if not TAG.fullmatch(rule["lang"]):
        pack.fail(
            f"the language {rule['lang']!r} of {where} is no language tag",
            "Write it like en, zh-Hans, zh-Hant-TW or fa-AF.", f'"{rule["lang"]}"',
        )  # fmt: skip
    given = [key for key in ("text", "texts", "pattern") if key in rule]
    if len(given) != 1:
        pack.fail(f"{where} has {' and '.join(map(repr, given)) or 'no text'}",
                  "Give one of 'text', 'texts', 'pattern'.", "[[concept.wrong]]")  # fmt: skip
    texts = pack.texts(rule[given[0]], f"the {given[0]!r} of {where}", given[0])
    near = texts[0] if texts else "[[concept.wrong]]"
    labels = [severity.label for severity in Severity]
    severity = pack.choice(rule["severity"], labels, f"the severity of {near!r}", near)
    when = pack.table(rule.get("when", {}), f"'when' of {near!r}", "Use [concept.wrong.when].")
    pack.only(when, WHEN, f"'when' of {near!r}")
    if "pattern" in rule:
        try:
            expand(near, rule["instead"], lambda concept: (concept,))
        except ValueError as error:
            pack.fail(f"the pattern {near!r} is wrong: {error}", "See glossaries/README.md.", near)
    return [
        WrongRendering(
            lang=rule["lang"],
            text=text,
            instead=rule["instead"],
            severity=Severity[severity.upper()],
            when=Condition(**{k: pack.texts(v, f"when.{k}", k) for k, v in when.items()}),
            seen=pack.text_of(rule, "seen", near),
            kind=pack.text_of(rule, "kind", near),
            note=pack.text_of(rule, "note", near),
            alone=pack.truth(rule, "alone", near),
            pattern="pattern" in rule,
        )
        for text in texts
    ]
