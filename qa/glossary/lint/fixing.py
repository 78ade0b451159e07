"""What `--fix` writes: certain corrections, each replacing or dropping one stretch of the file.

Every byte outside them stays, comments and order too. A pack is written aside and put in its place
at once, and only when it still says the same otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path as File

from qa.errors import GlossaryError
from qa.glossary.lint.clean import clean
from qa.glossary.lint.duplicates import one_a_table, same_form, same_rule
from qa.glossary.lint.normal import shown
from qa.glossary.lint.places import Path, Place
from qa.glossary.lint.reading import Fold, FormAt, RuleAt, Source, literal, read_source
from qa.glossary.lint.texts import STEPS, Text, texts
from qa.putting import put_or_tell

_MARK = "\ufeff"
_ROUNDS = 20  # what one round writes can make two forms equal, which the next one drops
_COMMA = re.compile(r"[ \t\r\n]*,")
_COMMA_BEFORE = re.compile(r",[ \t\r\n]*\Z")
_LISTS = ("source_has", "source_lacks", "story_has", "target_lacks", "unless", "about")


@dataclass(frozen=True, slots=True)
class Fixed:
    """One correction that was made."""

    path: str
    line: int
    rule: str
    concept: str
    what: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: fixed {self.rule} {self.concept}: {self.what}"


@dataclass(frozen=True, slots=True)
class _Edit:
    place: Place
    text: str
    fixed: tuple[Fixed, ...]


def fix(path: File, fold: Fold, rules: Collection[str]) -> tuple[Fixed, ...]:
    """Mend one pack by these rules; raises GlossaryError where it cannot be written.

    A pack that cannot be read as a whole is left alone.
    """
    try:
        raw = path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return ()  # reading it says what is wrong
    mark, text = (_MARK, raw[1:]) if raw.startswith(_MARK) else ("", raw)
    done: list[Fixed] = []
    for _ in range(_ROUNDS):
        source = read_source(str(path), text, fold)
        edits = _apart([*_rewritten(source, rules)]) or _apart([*_dropped(source, rules)])
        if not edits:
            break
        text = _applied(text, edits)
        done += [fixed for edit in edits for fixed in edit.fixed]
    if done:
        before = read_source(str(path), raw.removeprefix(_MARK), fold)
        after = read_source(str(path), text, fold)
        assert len(after.errors) <= len(before.errors), f"a fix broke {path}"
        _write(path, mark + text)
    return tuple(done)


def _apart(edits: list[_Edit]) -> list[_Edit]:
    """The edits in the file's order, without those that overlap one before: their turn comes."""
    kept: list[_Edit] = []
    for edit in sorted(edits, key=lambda e: e.place):
        if not kept or edit.place.start >= kept[-1].place.end:
            kept.append(edit)
    return kept


def _applied(text: str, edits: list[_Edit]) -> str:
    pieces, at = [], 0
    for edit in edits:
        pieces += [text[at : edit.place.start], edit.text]
        at = edit.place.end
    return "".join((*pieces, text[at:]))


def _write(path: File, text: str) -> None:
    remedy = "Check the permissions of its folder."
    put_or_tell(path, text.encode(), "the pack", remedy, GlossaryError)


# --- texts -------------------------------------------------------------------------------------


def _rewritten(source: Source, rules: Collection[str]) -> Iterator[_Edit]:
    cells = _Cells(source)
    for text in texts(source):
        steps = tuple(step for step in STEPS[text.role] if step in rules)
        after, changed = clean(text.text, text.tag, steps)
        if not changed:
            continue
        place = literal(source, text.path) if text.path else cells.text(text.spot.line)
        if place is None:
            continue
        said = f"{shown(text.text)} → {shown(after)}"
        fixed = tuple(_fixed(text, rule, said) for rule in changed)
        old = source.text[place.start : place.end]
        yield _Edit(place, _literal(old, after) if text.path else after, fixed)


def _fixed(text: Text, rule: str, said: str) -> Fixed:
    return Fixed(text.spot.source.path, text.spot.line, rule, text.spot.concept, said)


def _literal(old: str, text: str) -> str:
    """The text as a TOML literal, in the same quotation marks where it can be."""
    import tomlkit

    if old.startswith("'") and not old.startswith("'''") and "'" not in text and text.isprintable():
        return f"'{text}'"
    return tomlkit.string(text).as_string()


class _Cells:
    """Where the rows of a bulk pack and their texts stand."""

    def __init__(self, source: Source) -> None:
        self._lines = source.text.split("\n")
        self._starts: list[int] = []
        self._column = -1
        if source.path.endswith(".tsv"):
            at = 0
            for line in self._lines:
                self._starts.append(at)
                at += len(line) + 1
                if self._column < 0 and line.strip() and line[0] != "#":
                    header = line.rstrip("\r").split("\t")
                    self._column = header.index("text") if "text" in header else 0

    def text(self, line: int) -> Place:
        row, start = self._lines[line - 1].rstrip("\r"), self._starts[line - 1]
        cells = row.split("\t")
        begin = start + sum(len(cell) + 1 for cell in cells[: self._column])
        return Place(begin, begin + len(cells[self._column]))

    def row(self, line: int) -> Place:
        start = self._starts[line - 1]
        last = line == len(self._starts)
        return Place(start, start + len(self._lines[line - 1]) + (0 if last else 1))


# --- what stands twice -------------------------------------------------------------------------


def _dropped(source: Source, rules: Collection[str]) -> Iterator[_Edit]:
    if "duplicate-form" in rules:
        yield from _forms(source)
    if "duplicate-rule" in rules:
        yield from _rules(source)
    if "duplicate-condition" in rules:
        yield from _conditions(source)


def _forms(source: Source) -> Iterator[_Edit]:
    cells = _Cells(source)
    first: dict[tuple[object, ...], FormAt] = {}
    for form in source.forms:
        # A concept that stands twice is for a person to merge.
        key = (form.concept, form.path[:2], form.lang, form.text.strip(), *same_form(form))
        known = first.setdefault(key, form)
        if known is form or not _same(form, known):
            continue
        fixed = _told(form, "duplicate-form", f"dropped the second {form.text!r}")
        if form.path:
            element = form.path[:-1] if form.path[-1] == "text" else form.path
            if element in source.places.values:
                yield _Edit(_element(source, element), "", fixed)
            elif place := _block(source, element, _by_table(source, len(element))[element]):
                yield _Edit(place, "", fixed)  # [[concept.forms.en]]
        else:
            yield _Edit(cells.row(form.line), "", fixed)


def _same(form: FormAt, known: FormAt) -> bool:
    """Whether the second form says nothing that the first does not say."""
    status = form.status == known.status or (
        known.status == "preferred" and form.status == "admitted" and not form.explicit
    )
    return status and form.article == known.article and set(form.evidence) <= set(known.evidence)


def _rules(source: Source) -> Iterator[_Edit]:
    first: dict[tuple[object, ...], RuleAt] = {}
    tables: dict[Path, list[Path]] | None = None
    for at in source.rules:
        known = first.setdefault((at.concept, at.table[:2], at.rule.text, *same_rule(at)), at)
        if known is at or known.rule != at.rule:
            continue
        values = source.places.values
        if at.path[-2] == "texts" and ((*at.path[:-1], 1) in values):
            place: Place | None = _element(source, at.path)
        else:
            tables = tables if tables is not None else _by_table(source, len(at.table))
            place = _block(source, at.table, tables[at.table])
        if place:
            said = f"dropped the second wrong rendering {at.rule.text!r}"
            yield _Edit(place, "", _told(at, "duplicate-rule", said))


def _by_table(source: Source, size: int) -> dict[Path, list[Path]]:
    """Everything that has a place, by the rule's table that it belongs to."""
    found: dict[Path, list[Path]] = {}
    places = source.places
    for path in dict.fromkeys((*places.heads, *places.values, *places.keys)):
        if len(path) >= size:
            found.setdefault(path[:size], []).append(path)
    return found


def _conditions(source: Source) -> Iterator[_Edit]:
    for at in one_a_table(source.rules):
        for name in _LISTS:
            known: set[str] = set()
            for number, text in enumerate(getattr(at.rule.when, name)):
                path: Path = (*at.table, "when", name, number)
                twice = text in known
                known.add(text)
                if twice and path in source.places.values:
                    said = f"dropped the second {text!r} of {name}"
                    fixed = Fixed(source.path, at.at(name, number).line, "duplicate-condition",
                                  at.concept, said)  # fmt: skip
                    yield _Edit(_element(source, path), "", (fixed,))


def _told(at: FormAt | RuleAt, rule: str, what: str) -> tuple[Fixed, ...]:
    return (Fixed(at.source.path, at.line, rule, at.concept, what),)


def _element(source: Source, path: Path) -> Place:
    """What to cut so that an element leaves its array: its comma and its line, no comment."""
    text, (start, end) = source.text, source.places.values[path]
    comma = _COMMA.match(text, end)
    if comma:
        end = comma.end()
        line = text.rfind("\n", 0, start) + 1
        stop = text.find("\n", end)
        rest = text[end : stop if stop >= 0 else len(text)]
        if not text[line:start].strip() and not rest.strip():
            return Place(line, stop + 1 if stop >= 0 else len(text))
        return Place(start, end + len(rest) - len(rest.lstrip(" \t")))
    before = _COMMA_BEFORE.search(text, 0, start)
    return Place(before.start() if before else start, end)


def _block(source: Source, table: Path, own: Sequence[Path]) -> Place | None:
    """What to cut so that a [[table]] goes; None where a comment would go with it.

    `own` are the paths of all that belongs to it.
    """
    places, text = source.places, source.text
    if table not in places.heads:
        return _element(source, table) if table in places.values else None
    spans = [kind[p] for kind in (places.heads, places.values) for p in own if p in kind]
    start, end = places.heads[table].start, max(span.end for span in spans)
    stop = text.find("\n", end)
    stop = len(text) if stop < 0 else stop + 1
    # What is neither key nor value nor head must be blank: no comment, no table of another rule.
    bare = list(text[start:stop])
    for kind in (places.heads, places.values, places.keys):
        for path in own:
            if path in kind:
                for index in range(kind[path].start - start, kind[path].end - start):
                    bare[index] = " "
    if "".join(bare).replace("=", "").strip():
        return None
    if text[:start].endswith("\n\n"):  # one blank line goes with it
        while text.startswith(("\n", "\r\n"), stop):
            stop += 2 if text[stop] == "\r" else 1
        if stop == len(text):
            start -= 1
    return Place(start, stop)
