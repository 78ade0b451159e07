"""Hours and ranges of hours in all languages: read as they are meant, and told from other ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa.figures.moments import moments
from qa.figures.moments.clocks import same_hour
from qa.figures.moments.raw import Raw
from qa.figures.moments.tables import folder
from qa.model import Document, Segment
from qa.scan.moments import dates
from tests.scan.ring import ring

_LINES = (Path(__file__).parent / "sentences.tsv").read_text(encoding="utf-8").splitlines()[1:]
SENTENCES: dict[str, dict[str, str]] = {}
for _line in _LINES:
    _time, _lang, _text = _line.split("\t")
    SENTENCES.setdefault(_time, {})[_lang] = _text
ONE = [time for time in SENTENCES if "-" not in time]
TWO = [time for time in SENTENCES if "-" in time]
TIMES = [*ONE, *TWO]


def _said(time: str) -> list[Raw]:
    """The hours of 22:00-05:00; the half of the day of each is known."""
    hours = (map(int, hour.split(":")) for hour in time.split("-"))
    return [Raw(0, 0, (), hour=hour, minute=minute, counted=True) for hour, minute in hours]


def _other(time: str) -> str:
    row = ONE if time in ONE else TWO
    return row[(row.index(time) + 1) % len(row)]


@pytest.mark.parametrize("time", TIMES)
def test_hours_are_read_in_every_language(time: str) -> None:
    for lang, text in SENTENCES[time].items():
        read = [raw for raw in moments(text, lang) if raw.hour is not None]
        said = _said(time)
        assert len(read) == len(said), (lang, text)
        assert all(map(same_hour, read, said)), (lang, text)


@pytest.mark.parametrize("time", TIMES)
def test_another_hour_is_told_in_every_language(time: str) -> None:
    rows = {lang: {t: SENTENCES[t][lang] for t in (time, _other(time))} for lang in SENTENCES[time]}
    for pair in ring(rows, time, TIMES):
        document = Document("story", "", *pair.langs, (Segment(pair.target, pair.source),))
        fold = folder().fold
        found = dates(
            document, {("source", 0): fold(pair.source), ("target", 0): fold(pair.target)}
        )
        told = {(change.component, change.faint) for change in found.changes}
        assert told == (set() if pair.side == pair.other else {("clock", False)}), pair
