"""Pack texts to concepts. Every error names file, line where it can be found, key and remedy."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import Any, NoReturn, get_args

from qa.errors import GlossaryError
from qa.glossary.dates import valid
from qa.glossary.expand import expand
from qa.glossary.wire import abbreviations as read_abbreviations
from qa.glossary.wire import formulas as read_formulas
from qa.model import (
    Abbreviations,
    Condition,
    Form,
    Formula,
    Kind,
    Severity,
    Status,
    Term,
    Use,
    WrongRendering,
)

_CONCEPT = {
    "id", "kind", "subject", "role", "note", "authority", "valid", "strict", "forms", "wrong",
    "gender",
}  # fmt: skip
_FORM = {f.name for f in fields(Form)} - {"lang", "region"}
_WRONG = {
    "lang", "text", "texts", "pattern", "instead", "severity", "kind", "seen", "alone", "note",
    "when",
}  # fmt: skip
_WHEN = {f.name for f in fields(Condition)}
_PACK = {"pack", "title", "version", "licence", "origin", "evidence", "concept"}
_COLUMNS = ("id", "kind", "lang", "text", "status", "use", "valid", "article")
Loaded = tuple[dict[str, Term], tuple[Formula, ...], dict[str, Abbreviations]]


class _Pack:
    """One file while it is read: knows how to complain."""

    def __init__(self, path: str, text: str) -> None:
        self.path, self.text = path, text

    def fail(self, problem: str, remedy: str, near: str = "") -> NoReturn:
        line = next(
            (n for n, row in enumerate(self.text.splitlines(), 1) if near and near in row), None
        )
        raise GlossaryError(problem, path=self.path, line=line, remedy=remedy)

    def only(self, data: Mapping[str, Any], known: set[str], where: str, near: str) -> None:
        for key in data:
            if key not in known:
                self.fail(
                    f"{where} has the unknown key {key!r}",
                    f"Known keys: {', '.join(sorted(known))}.", near,
                )  # fmt: skip

    def choice(self, value: object, choices: Sequence[str], what: str, near: str) -> Any:
        if value not in choices:
            self.fail(f"{what} is {value!r}", f"It is one of: {', '.join(choices)}.", near)
        return value

    def texts(self, value: object, what: str, near: str) -> tuple[str, ...]:
        if isinstance(value, str):
            value = [value]
        if not isinstance(value, list) or not all(isinstance(v, str) and v.strip() for v in value):
            self.fail(f"{what} is not a list of texts", 'Write ["one", "two"].', near)
        return tuple(value)


def load(packs: Sequence[tuple[str, str]]) -> Loaded:
    """Concepts by id (those of several packs merged), formulas, abbreviations by language."""
    terms: dict[str, Term] = {}
    formulas: list[Formula] = []
    tables: dict[str, Abbreviations] = {}
    for path, text in packs:
        pack = _Pack(path, text)
        if path.endswith(".tsv"):
            found = _bulk(pack)
        else:
            data = _toml(pack)
            if "formula" in data:
                formulas.extend(read_formulas(path, data))
                continue
            if "abbreviations" in data:
                table = read_abbreviations(path, data)
                if table.lang in tables:
                    pack.fail(
                        f"a second table of abbreviations for {table.lang!r}", "Merge the two.",
                        "lang =",
                    )  # fmt: skip
                tables[table.lang] = table
                continue
            found = _concepts(pack, data)
        for term in found:
            terms[term.id] = _merge(terms[term.id], term) if term.id in terms else term
    _check_references(packs, terms)
    return terms, tuple(formulas), tables


def _toml(pack: _Pack) -> dict[str, Any]:
    try:
        return tomllib.loads(pack.text)
    except tomllib.TOMLDecodeError as error:
        raise GlossaryError(
            f"not valid TOML: {error}", path=pack.path, remedy="Mend that line."
        ) from None


def _merge(old: Term, new: Term) -> Term:
    known = {(f.lang, f.text, f.use) for f in old.forms}
    # A later pack adds; what is preferred there is only admitted where the language has one.
    settled = {(f.lang, f.use) for f in old.forms if f.status == "preferred"}
    added = tuple(
        replace(f, status="admitted")
        if f.status == "preferred" and (f.lang, f.use) in settled
        else f
        for f in new.forms
        if (f.lang, f.text, f.use) not in known
    )
    return replace(
        old,
        forms=old.forms + added,
        wrong=old.wrong + new.wrong,
        note=old.note or new.note,
        subject=old.subject or new.subject,
    )


def _check_references(packs: Sequence[tuple[str, str]], terms: Mapping[str, Term]) -> None:
    for term in terms.values():
        for rule in term.wrong:
            for concept in (*rule.when.unless, *rule.when.about):
                if concept not in terms:
                    path, text = next(
                        (p for p in packs if f'"{concept}"' in p[1]), (packs[0][0], "")
                    )
                    _Pack(path, text).fail(
                        f"{term.id} refers to the concept {concept!r}, which no pack has",
                        "Correct the id or add the concept.", f'"{concept}"',
                    )  # fmt: skip


def _concepts(pack: _Pack, data: Mapping[str, Any]) -> list[Term]:
    pack.only(data, _PACK, "the pack", "")
    if not isinstance(data.get("pack"), str):
        pack.fail("the key 'pack' is missing", 'Begin with pack = "name".')
    found: dict[str, Term] = {}
    for entry in data.get("concept", []):
        concept = entry.get("id")
        if not isinstance(concept, str) or not concept:
            pack.fail("a concept has no 'id'", 'Add id = "kind.name".', "[[concept]]")
        near = f'id = "{concept}"'
        pack.only(entry, _CONCEPT, concept, near)
        if concept in found:
            pack.fail(f"the concept {concept} stands twice in the pack", "Merge the two.", near)
        forms = [
            form
            for lang, rows in entry.get("forms", {}).items()
            for form in _forms(pack, lang, rows, concept, near)
        ]
        rules = [r for rule in entry.get("wrong", []) for r in _rules(pack, rule, concept)]
        found[concept] = Term(
            id=concept,
            kind=pack.choice(entry.get("kind"), get_args(Kind), f"the kind of {concept}", near),
            forms=tuple(forms),
            wrong=tuple(rules),
            subject=entry.get("subject", ""),
            role=entry.get("role", ""),
            note=entry.get("note", ""),
            authority=entry.get("authority", ""),
            valid=_valid(pack, entry.get("valid", ""), concept, near),
            pack=data["pack"],
            strict=entry.get("strict", False),
        )
    return list(found.values())


def _valid(pack: _Pack, text: str, what: str, near: str) -> Any:
    try:
        return valid(text)
    except ValueError:
        pack.fail(
            f"the validity of {what} is {text!r}",
            'Write "from/to" with ISO dates, ".." where it is open.', near,
        )  # fmt: skip


def _forms(pack: _Pack, lang: str, rows: object, concept: str, near: str) -> list[Form]:
    if not isinstance(rows, list):
        pack.fail(f"the {lang} forms of {concept} are not a list", 'Write en = ["Name"].', near)
    found: list[Form] = []
    for row in rows:
        data = {"text": row} if isinstance(row, str) else row
        if not isinstance(data, dict):
            pack.fail(f"a form of {concept} in {lang} is {row!r}", 'Write "Name".', near)
        pack.only(data, _FORM, f"a form of {concept} in {lang}", near)
        text = data.get("text")
        if not isinstance(text, str) or not text.strip():
            pack.fail(f"a form of {concept} in {lang} is empty", "Write its text.", near)
        use = pack.choice(data.get("use", "full"), get_args(Use), f"the use of {text!r}", near)
        first = not any(f.use == use and f.status == "preferred" for f in found)
        status = data.get("status", "preferred" if first else "admitted")
        found.append(
            Form(
                lang=lang,
                text=text.strip(),
                status=pack.choice(status, get_args(Status), f"the status of {text!r}", near),
                use=use,
                styles=pack.texts(data.get("styles", []), f"styles of {text!r}", near),
                valid=_valid(pack, data.get("valid", ""), text, near),
                evidence=pack.texts(data.get("evidence", []), f"evidence of {text!r}", near),
                article=data.get("article", ""),
            )
        )
    return found


def _rules(pack: _Pack, rule: Mapping[str, Any], concept: str) -> list[WrongRendering]:
    texts = rule.get("texts") or [rule.get("text") or rule.get("pattern") or ""]
    near = str(texts[0])
    where = f"a wrong rendering of {concept}"
    pack.only(rule, _WRONG, where, near)
    for key in ("lang", "instead", "severity"):
        if not isinstance(rule.get(key), str) or not rule[key].strip():
            pack.fail(f"{where} has no {key!r}", f"Add {key}.", near or concept)
    if not all(isinstance(text, str) and text.strip() for text in texts):
        pack.fail(f"{where} has no 'text', 'texts' or 'pattern'", "Add one of them.", concept)
    labels = [severity.label for severity in Severity]
    severity = pack.choice(rule["severity"], labels, f"the severity of {near!r}", near)
    when = rule.get("when", {})
    pack.only(when, _WHEN, f"'when' of {near!r}", near)
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
            when=Condition(**{k: pack.texts(v, f"when.{k}", near) for k, v in when.items()}),
            seen=rule.get("seen", ""),
            kind=rule.get("kind", ""),
            note=rule.get("note", ""),
            alone=rule.get("alone", False),
            pattern="pattern" in rule,
        )
        for text in texts
    ]


def _bulk(pack: _Pack) -> list[Term]:
    rows = [
        (number, row.split("\t"))
        for number, row in enumerate(pack.text.splitlines(), 1)
        if row.strip() and not row.startswith("#")
    ]
    if not rows or tuple(rows[0][1]) != _COLUMNS:
        pack.fail("the header is not that of a bulk pack", f"Columns: {', '.join(_COLUMNS)}.")
    found: dict[str, list[Form]] = {}
    kinds: dict[str, Any] = {}
    for number, cells in rows[1:]:
        if len(cells) != len(_COLUMNS):
            raise GlossaryError(
                f"the row has {len(cells)} cells, not {len(_COLUMNS)}", path=pack.path,
                line=number, remedy="Separate the columns by one tab.",
            )  # fmt: skip
        concept, kind, lang, text, status, use, period, article = cells
        near = "\t".join(cells)
        kinds[concept] = pack.choice(kind, get_args(Kind), f"the kind of {concept}", near)
        found.setdefault(concept, []).append(
            Form(
                lang=lang,
                text=text,
                status=pack.choice(status, get_args(Status), f"the status of {text!r}", near),
                use=pack.choice(use, get_args(Use), f"the use of {text!r}", near),
                valid=_valid(pack, period, text, near),
                article=article,
            )
        )
    return [Term(id=i, kind=kinds[i], forms=tuple(f), pack=pack.path) for i, f in found.items()]
