"""What is kept of texts and segments changes nothing: the same results as without any memory."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from qa.engine import examine
from qa.kept import Kept
from qa.language import FOLDER
from qa.model import Document, Segment
from qa.project import Project

STORY = Path(__file__).parents[2] / "corpus"


def _lines(name: str) -> list[str]:
    return (STORY / name).read_text(encoding="utf-8").splitlines()


def _story() -> Document:
    sides = map(
        _lines, ("afghan-talks.en.mt.txt", "afghan-talks.zh.txt", "afghan-talks.en.ref.txt")
    )
    rows = zip(*sides, strict=True)
    segments = (Segment(mt, zh, (ref,), str(n)) for n, (mt, zh, ref) in enumerate(rows))
    return Document("talks", "", "zh", "en", tuple(segments))


def _variants() -> list[Document]:
    """One story in many lights: each text comes again with something else about it."""
    story = _story()
    first, *rest = story.segments
    cut = replace(first, target=first.target[: len(first.target) // 2])
    return [
        story,
        replace(story, segments=tuple(replace(s, references=()) for s in story.segments)),
        replace(story, segments=tuple(replace(s, source=None) for s in story.segments)),
        replace(story, segments=tuple(Segment(s.target) for s in story.segments), source_lang=None),
        replace(story, published=date(2020, 9, 12)),
        replace(story, published=date(2001, 2, 3)),
        replace(story, segments=(cut, *rest)),
        replace(story, segments=(*rest, first)),
        replace(story, segments=story.segments[::-1]),
        replace(story, segments=(first, first, *rest)),
        replace(story, source_lang="ja"),
        replace(story, target_lang="de"),
        replace(
            story,
            source_lang="en",
            target_lang="zh",
            segments=tuple(Segment(s.source or "", s.target) for s in story.segments),
        ),
        story,
    ]


def test_the_same_as_without_memory(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    stories = _variants()
    with monkeypatch.context() as forgetful:
        forgetful.setattr(Kept, "get", lambda self, key: None)
        fresh = [examine(story, project) for story in stories]
    assert not any(result.failure for result in fresh)
    assert sum(len(result.findings) for result in fresh) > 100
    assert [examine(story, project) for story in stories] == fresh
    assert [examine(story, project) for story in stories[::-1]] == fresh[::-1]


def test_what_was_read_once_stays_when_the_files_go(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A program that is replaced or removed under a night's run changes no result of it."""
    stories = _variants()
    fresh = [examine(story, project) for story in stories]
    asked: list[Path] = []

    def gone(path: Path) -> bool:
        asked.extend([path] if path.is_relative_to(FOLDER) else [])
        return False

    monkeypatch.setattr(Kept, "get", lambda self, key: None)
    monkeypatch.setattr(Path, "is_file", gone)
    monkeypatch.setattr(Path, "exists", gone)
    assert [examine(story, project) for story in stories] == fresh
    assert asked == []
