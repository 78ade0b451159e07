"""Concepts, forms and rules as lines of a hand-kept pack, the way a person would write them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from datetime import date

from qa.errors import GlossaryError
from qa.model import Condition, Form, Status, Term, Valid, WrongRendering

WIDTH = 100
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_CONDITIONS = ("source_has", "source_lacks", "story_has", "target_lacks", "unless", "about")


def quoted(text: str) -> str:
    """A TOML basic string. JSON's escapes are among TOML's; only DEL is left alone by JSON."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise GlossaryError(
            f"the text {text!r} is not valid Unicode", remedy="Type it again as UTF-8."
        ) from None
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def key(name: str) -> str:
    """A key, bare where TOML allows it."""
    return name if _BARE.fullmatch(name) else quoted(name)


def value(given: object) -> str:
    """A text, a truth, a number or a list or table of such."""
    if isinstance(given, str):
        return quoted(given)
    if isinstance(given, dict):
        return "{ " + ", ".join(f"{key(k)} = {value(v)}" for k, v in given.items()) + " }"
    if isinstance(given, (list, tuple)):
        return "[" + ", ".join(value(item) for item in given) + "]"
    return json.dumps(given)


def listed(name: str, items: Sequence[str]) -> str:
    """`name = [items]`, one item a line where they do not fit into one; ends with a line break."""
    line = f"{key(name)} = [{', '.join(items)}]\n"
    if len(line) <= WIDTH:
        return line
    return f"{key(name)} = [\n" + "".join(f"  {item},\n" for item in items) + "]\n"


def period(valid: Valid) -> str:
    """A period as packs write it; empty for always."""
    if valid == Valid():
        return ""
    return f"{_day(valid.since)}/{_day(valid.until)}"


def _day(day: date | None) -> str:
    return ".." if day is None else day.isoformat()


def leads(form: Form, before: Iterable[Form]) -> bool:
    """Whether a form that gives no status is preferred behind those of its language."""
    plain = not form.styles and form.case in ("", "nominative")
    return plain and not any(f.use == form.use and f.status == "preferred" for f in before)


def form_data(form: Form, before: Iterable[Form]) -> str | dict[str, object]:
    """What a pack says for a form behind those of its language: its text, or a table."""
    silent: Status = "preferred" if leads(form, before) else "admitted"
    table = {
        "text": form.text,
        "status": "" if form.status == silent else form.status,
        "use": "" if form.use == "full" else form.use,
        "article": form.article,
        "styles": list(form.styles),
        "valid": period(form.valid),
        "case": form.case,
        "gender": form.gender,
        "number": form.number,
        "evidence": list(form.evidence),
    }
    given: dict[str, object] = {name: said for name, said in table.items() if said}
    return form.text if set(given) == {"text"} else given


def rule_data(rule: WrongRendering) -> dict[str, object]:
    """What a pack says for a wrong rendering, `when` as a table in it."""
    table: dict[str, object] = {
        "lang": rule.lang,
        "pattern" if rule.pattern else "text": rule.text,
        "instead": rule.instead,
        "severity": rule.severity.label,
        "kind": rule.kind,
        "seen": rule.seen,
        "alone": rule.alone,
        "note": rule.note,
        "when": _when(rule.when),
    }
    return {name: said for name, said in table.items() if said}


def _when(when: Condition) -> dict[str, object]:
    said = {name: list(getattr(when, name)) for name in _CONDITIONS}
    return {name: texts for name, texts in said.items() if texts}


def head_data(term: Term) -> dict[str, object]:
    """What a pack says of a concept before its forms."""
    table: dict[str, object] = {
        "id": term.id,
        "kind": term.kind,
        "subject": term.subject,
        "role": term.role,
        "authority": term.authority,
        "valid": period(term.valid),
        "strict": term.strict,
        "gender": term.gender,
        "note": term.note,
    }
    return {name: said for name, said in table.items() if said}


def forms_data(forms: Sequence[Form]) -> dict[str, list[object]]:
    """The forms by language, each language where its first form stands."""
    found: dict[str, list[object]] = {}
    before: dict[str, list[Form]] = {}
    for form in forms:
        known = before.setdefault(form.lang, [])
        found.setdefault(form.lang, []).append(form_data(form, known))
        known.append(form)
    return found


def rules_data(rules: Iterable[WrongRendering]) -> list[dict[str, object]]:
    """What a pack says for rules; neighbours that differ in their text only share a table."""
    found: list[dict[str, object]] = []
    for rule in rules:
        row = rule_data(rule)
        last = found[-1] if found else {}
        rest = {k: v for k, v in last.items() if k not in ("text", "texts")}
        if "text" in row and rest and rest == {k: v for k, v in row.items() if k != "text"}:
            texts = last.get("texts") or [last["text"]]
            assert isinstance(texts, list)
            found[-1] = {"lang": rule.lang, "texts": [*texts, rule.text], **rest}
        else:
            found.append(row)
    return found


def rule_text(rule: WrongRendering) -> str:
    """The lines of a wrong rendering."""
    return _table_text(rule_data(rule))


def _table_text(table: dict[str, object]) -> str:
    data = dict(table)
    when = data.pop("when", {})
    lines = ["[[concept.wrong]]\n"]
    for name, said in data.items():
        several = isinstance(said, list)
        lines.append(
            listed(name, [value(text) for text in said])  # type: ignore[attr-defined]
            if several
            else f"{name} = {value(said)}\n"
        )
    if isinstance(when, dict) and when:
        lines.append("[concept.wrong.when]\n")
        lines += [listed(name, [value(text) for text in texts]) for name, texts in when.items()]
    return "".join(lines)


def concept_text(term: Term) -> str:
    """The lines of a concept with its forms and rules."""
    lines = ["[[concept]]\n"]
    lines += [f"{name} = {value(said)}\n" for name, said in head_data(term).items()]
    if term.forms:
        lines.append("[concept.forms]\n")
    for lang, items in forms_data(term.forms).items():
        lines.append(listed(lang, [value(item) for item in items]))
    lines += ["\n" + _table_text(table) for table in rules_data(term.wrong)]
    return "".join(lines)


def pack_text(
    terms: Iterable[Term], *, pack: str, title: str = "", licence: str = "", origin: str = ""
) -> str:
    """A whole pack, the concepts in their order."""
    head = {"pack": pack, "title": title, "version": "1", "licence": licence, "origin": origin}
    lines = [f"{name} = {value(said)}\n" for name, said in head.items() if said]
    seen: set[str] = set()
    for term in terms:
        if term.id in seen:
            raise GlossaryError(
                f"the concept {term.id} would stand twice in the pack", remedy="Merge the two."
            )
        seen.add(term.id)
        lines.append("\n" + concept_text(term))
    return "".join(lines)
