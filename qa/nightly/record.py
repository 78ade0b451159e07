"""A night's folder as one side of a comparison: its unit is the story, as a night keeps sums by story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from qa.errors import InputError
from qa.language import base, language
from qa.model import Group, Segment, StoryRow
from qa.nightly.pairing import renamed
from qa.nightly.run import RESULTS
from qa.nightly.storyrows import read_rows
from qa.scoring.changes import Record
from qa.scoring.columns import MQM, TERMS, check_signatures, formula
from qa.scoring.segments import Scored


def read_night(folder: Path, system: str | None = None, target_lang: str | None = None) -> Record:
    """The stories of a night, of one system where it is named, into one target language.

    Each story is one segment without texts, whose rows are sums over its segments; a story without
    references has nothing but noughts for overlap, which add nothing. Raises InputError for rows that
    are not whole, a system or language that is not there, and where the language is not clear.
    """
    return _record(folder, _rows(folder, system, target_lang), {})


def read_nights(
    before: Path, after: Path, system: str | None = None, target_lang: str | None = None
) -> tuple[Record, Record]:
    """Two nights as `read_night` reads each, the stories of the earlier one by the names that they
    have in the later one: files of one night may be called after its date."""
    old, new = (_rows(folder, system, target_lang) for folder in (before, after))
    theirs = _sources(new)
    names: dict[str, str] = {}
    for group, own in _sources(old).items():
        names |= renamed(own, theirs.get(group, {}))
    return _record(before, old, names), _record(after, new, {})


def _sources(rows: Sequence[StoryRow]) -> dict[Group, dict[str, str]]:
    found: dict[Group, dict[str, str]] = {}
    for row in rows:
        found.setdefault(row.group, {})[row.story] = row.source
    return found


def _rows(folder: Path, system: str | None, target_lang: str | None) -> list[StoryRow]:
    file = folder / RESULTS
    rows = [row for row in read_rows(file) if not row.failure]
    rows = _chosen(rows, "system", [r.group.system for r in rows], system, file)
    langs = [base(r.group.target_lang) for r in rows]
    rows = _chosen(rows, "language", langs, target_lang and base(target_lang), file)
    if not rows:
        raise InputError("the night has no stories", path=file, remedy="Make the night again.")
    found = sorted({base(row.group.target_lang) for row in rows})
    if len(found) > 1:
        raise InputError(
            f"the night has stories in several languages: {', '.join(found)}", path=file,
            remedy="Name one with --to.",
        )  # fmt: skip
    return rows


def _record(folder: Path, rows: Sequence[StoryRow], names: Mapping[str, str]) -> Record:
    first = rows[0].group
    several = len({row.group.system for row in rows}) > 1
    signatures = _signatures(rows)
    noughts = {
        name: [0] * len(row.rows[f"{name}|{signature}"])
        for name, signature in signatures.items()
        for row in rows
        if f"{name}|{signature}" in row.rows
    }
    scoring = language(first.target_lang).scoring
    columns = {name: formula(name, scoring, 1) for name in signatures}
    segments = []
    for row in rows:
        sums = {n: list(row.rows.get(f"{n}|{s}", noughts[n])) for n, s in signatures.items()}
        sums[TERMS] = [row.terms[1], row.terms[0]]
        sums[MQM] = [sum(int(finding.severity) for finding in row.findings), row.words]
        scores: dict[str, float | None] = {
            name: column.sentence(sums[name])
            for name, column in columns.items()
            if column and any(sums[name])
        }
        story = names.get(row.story, row.story)
        if several:
            story = f"{row.group.system}: {story}"
        segments.append(Scored(row.group.system, story, Segment(""), scores, sums, row.findings))
    return Record(
        folder.resolve().name, first.source_lang or None, first.target_lang, tuple(segments),
        {**signatures, **check_signatures(scoring)}, notes=_notes(rows, signatures),
    )  # fmt: skip


def _chosen(
    rows: Sequence[StoryRow], what: str, values: Sequence[str], wanted: str | None, file: Path
) -> list[StoryRow]:
    if wanted is None:
        return list(rows)
    found = [row for row, value in zip(rows, values, strict=True) if value == wanted]
    if not found:
        raise InputError(
            f"the night has no {what} {wanted!r}", path=file,
            remedy=f"It has: {', '.join(sorted(set(values))) or 'nothing'}.",
        )  # fmt: skip
    return found


def _signatures(rows: Sequence[StoryRow]) -> dict[str, str]:
    """Of each metric the signature that most stories have, the first of equals."""
    counts: Counter[str] = Counter(key for row in rows for key in row.rows)
    found: dict[str, str] = {}
    for key, _ in counts.most_common():
        name, _, signature = key.partition("|")
        found.setdefault(name, signature)
    return found


def _notes(rows: Sequence[StoryRow], signatures: Mapping[str, str]) -> tuple[str, ...]:
    notes = ["stories stand for segments: a night keeps the sums of each"]
    for name, signature in signatures.items():
        without = sum(f"{name}|{signature}" not in row.rows for row in rows)
        if without:
            notes.append(f"{without} of {len(rows)} stories have no {name}")
    return tuple(notes)
