"""Sentences of one meaning in many languages, each language beside another one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from qa.fold import Folded
from qa.model import Document
from qa.project import Project

Rows = Mapping[str, Mapping[str, str]]  # language, side, sentence


class Pair(NamedTuple):
    """Two sentences of two languages with the sides that they are on."""

    langs: tuple[str, str]
    side: str
    other: str
    source: str
    target: str


def sentences(folder: str) -> dict[str, dict[str, dict[str, str]]]:
    """What the files of a folder have: kind or axis, language, side, sentence."""
    found: dict[str, dict[str, dict[str, str]]] = {}
    for file in sorted((Path(__file__).parent / folder).glob("*.tsv")):
        for line in file.read_text(encoding="utf-8").splitlines()[1:]:
            name, side, lang, text = line.split("\t")
            found.setdefault(name, {}).setdefault(lang, {})[side] = text
    return found


def ring(rows: Rows, name: str, names: Sequence[str]) -> Iterator[Pair]:
    """Each language against another one, for each name against another other one."""
    langs = sorted(rows)
    step = 1 + names.index(name) % (len(langs) - 1)
    for at, source in enumerate(langs):
        target = langs[(at + step) % len(langs)]
        for side, theirs in rows[source].items():
            for other, ours in rows[target].items():
                yield Pair((source, target), side, other, theirs, ours)


def folded(project: Project, document: Document) -> dict[tuple[str, int], Folded]:
    """Both sides of the first segment as the scan of a text sees them: its whole takes ten times as long."""
    fold, segment = project.compiled.folder.fold, document.segments[0]
    return {("source", 0): fold(segment.source or ""), ("target", 0): fold(segment.target)}
