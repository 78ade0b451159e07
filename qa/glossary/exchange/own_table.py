"""Our own table: a row a form, with all that a pack says of it; wrong renderings are rows as well.

The first columns are those of a bulk pack. What is said of a concept stands in its first row. A
cell that a spreadsheet would run as a formula begins with an apostrophe, which is taken off again.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from qa.glossary.editing.compose import rule_data as rule_row
from qa.glossary.exchange.base import Entry, Given, ReadOptions, WriteOptions
from qa.glossary.exchange.gather import language
from qa.glossary.exchange.losses import Losses
from qa.glossary.exchange.rows import Row, bare, guarded, rows, tabbed, table
from qa.glossary.exchange.shape import entry, form_row
from qa.model import Term

FORM = ("status", "use", "styles", "valid", "article", "case", "gender", "number", "evidence")
RULE = ("instead", "severity", "rule")
CONCEPT = ("subject", "role", "note", "authority", "concept_valid", "strict", "concept_gender")
COLUMNS = ("id", "kind", "lang", "text", *FORM, *RULE, *CONCEPT)
NEEDED = ("id", "lang", "text")
_KEYS = {"concept_valid": "valid", "concept_gender": "gender"}
_LISTS = ("styles", "evidence")


def write_csv(terms: Sequence[Term], options: WriteOptions, losses: Losses) -> str:
    """The table with commas; nothing is lost."""
    return table([COLUMNS, *_rows(terms, losses)], tab=False)


def write_tsv(terms: Sequence[Term], options: WriteOptions, losses: Losses) -> str:
    """The table with tabs; nothing is lost."""
    return table([COLUMNS, *_rows(terms, losses)], tab=True)


def _rows(terms: Sequence[Term], losses: Losses) -> list[list[str]]:
    found: list[list[str]] = []
    for term in terms:
        data = entry(term)
        lines: list[dict[str, Any]] = [
            {"lang": form.lang, **form_row(form), "use": form.use} for form in term.forms
        ]
        for wrong in term.wrong:
            row = rule_row(wrong)
            said = {key: row.pop(key) for key in ("lang", "instead", "severity")}
            text = row.pop("pattern", None) or row.pop("text")
            extra = {**({"pattern": True} if wrong.pattern else {}), **row}
            lines.append({**said, "text": text, "status": "wrong", "rule": extra})
        lines = lines or [{}]
        lines[0] |= {name: data.get(_KEYS.get(name, name), "") for name in CONCEPT}
        found += [
            [guarded(_whole(_cell(name, line.get(name, "")), losses)) for name in COLUMNS]
            for line in ({"id": term.id, "kind": term.kind, **line} for line in lines)
        ]
    return found


def _whole(cell: str, losses: Losses) -> str:
    if "\0" in cell:
        losses.lost("NUL characters", cell.replace("\0", "␀"))
    return cell.replace("\0", "")


def _cell(name: str, value: Any) -> str:
    if name in _LISTS:
        return "|".join(v.replace("\\", "\\\\").replace("|", "\\|") for v in value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False) if value else ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _split(text: str) -> list[str]:
    found, escaped = [""], False
    for sign in text:
        if escaped or sign not in "\\|":
            found[-1] += sign
            escaped = False
        elif sign == "\\":
            escaped = True
        else:
            found.append("")
    return [part for part in found if part]


def read(given: Given, options: ReadOptions, losses: Losses) -> list[Entry]:
    """The concepts in the order of their first rows; GlossaryError with the line."""
    text = given.text(options.encoding)
    found: dict[str, Entry] = {}
    header: list[str] | None = None
    for row in rows(given, text, tab=tabbed(given, text)):
        if header is None:
            header = _header(given, row)
            continue
        if len(row.cells) != len(header):
            given.fail(
                f"the row has {len(row.cells)} cells, not {len(header)}",
                "Give every row one cell for each column.", row.line,
            )  # fmt: skip
        cells = dict(zip(header, map(bare, row.cells), strict=True))
        _add(given, found, cells, row.line, options, losses)
    if not found:
        given.fail("the file has no rows below its header", "Give a file with terms.")
    return list(found.values())


def _header(given: Given, row: Row) -> list[str]:
    header = [cell.strip().lower() for cell in row.cells]
    if not set(NEEDED) <= set(header):
        given.fail(
            f"the first row is no header with the columns {', '.join(NEEDED)}",
            "Add the header, or name the layout with --format.", row.line,
        )  # fmt: skip
    for name in header:
        if name not in COLUMNS:
            given.fail(
                f"the header has the unknown column {name!r}",
                f"Columns: {', '.join(COLUMNS)}.", row.line,
            )  # fmt: skip
    if len(set(header)) != len(header):
        given.fail("the header names a column twice", "Drop one of the two.", row.line)
    return header


def _add(
    given: Given, found: dict[str, Entry], cells: dict[str, str], line: int,
    options: ReadOptions, losses: Losses,
) -> None:  # fmt: skip
    name = cells["id"].strip()
    if not name:
        given.fail("the row has no id", "Name the concept it belongs to.", line)
    kind = cells.get("kind", "").strip()
    if name not in found:
        found[name] = Entry({"id": name, "kind": kind or options.kind}, line)
    data = found[name].data
    said = {"kind": kind} | {_KEYS.get(key, key): cells.get(key, "") for key in CONCEPT}
    for key, value in said.items():
        if not value:
            continue
        known: object = _truth(given, value, line) if key == "strict" else value
        if data.setdefault(key, known) != known:
            given.fail(
                f"the {key} of {name} is {value!r} here and {data[key]!r} above",
                "Say it in one row.", line,
            )  # fmt: skip
    if not cells["lang"] and not cells["text"]:
        return
    lang = language(given, cells["lang"], losses, line)
    if not cells["text"].strip():
        given.fail(f"the row of {name} has no text", "Fill it or drop the row.", line)
    if lang is None:
        losses.lost("forms in such languages", cells["text"])
    elif cells.get("status") == "wrong":
        data.setdefault("wrong", []).append(_rule(given, cells, lang, line))
    else:
        form: dict[str, Any] = {"text": cells["text"]}
        for key in FORM:
            if cells.get(key):
                form[key] = _split(cells[key]) if key in _LISTS else cells[key]
        data.setdefault("forms", {}).setdefault(lang, []).append(form)


def _truth(given: Given, text: str, line: int) -> bool:
    if text.strip().lower() not in ("true", "false"):
        given.fail(f"the column strict has {text!r}", "Write true or false.", line)
    return text.strip().lower() == "true"


def _rule(given: Given, cells: dict[str, str], lang: str, line: int) -> dict[str, Any]:
    extra: Any = {}
    if cells.get("rule"):
        try:
            extra = json.loads(cells["rule"])
            json.dumps(extra, ensure_ascii=False).encode()
        except (ValueError, RecursionError):
            extra = None
        if not isinstance(extra, dict):
            given.fail("the column rule is not a JSON object", "Mend or empty it.", line)
    key = "pattern" if extra.pop("pattern", False) is True else "text"
    said = {name: cells[name] for name in ("instead", "severity") if cells.get(name)}
    return {"lang": lang, key: cells["text"], **said, **extra}
