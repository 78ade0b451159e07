"""Two nights side by side: stories are paired by name, their sums resampled."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from qa.cli.main import cli
from qa.errors import InputError
from qa.model import Group, Severity, StoryRow
from qa.nightly.record import read_night
from qa.nightly.run import RESULTS
from qa.nightly.storyrows import whole
from tests.nightly.made import finding

BLEU = "BLEU|nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:2.6.0"
CHRF = "chrF++|nrefs:1|case:mixed|eff:yes|nc:6|nw:2|space:no|version:2.6.0"
GROUP = Group("A", "zh", "en", "desk")
STORIES = 60


def _row(n: int, right: int, group: Group = GROUP) -> StoryRow:
    """A story of 20 words, of which some are right."""
    grams = [(20 - k, 20 - k, max(0, right - k)) for k in range(8)]
    return StoryRow(
        f"s{n:02}.txt", group, 2, 20, (finding("changed-number", 0),) * (20 - right),
        {BLEU: (20, 20, *(g[2] for g in grams[:4]), *(g[0] for g in grams[:4])),
         CHRF: tuple(x for g in grams for x in g)}, (4, 3), (2, 1),
    )  # fmt: skip


def _night(folder: Path, rows: Sequence[StoryRow]) -> Path:
    folder.mkdir()
    (folder / RESULTS).write_bytes(whole(rows))
    return folder


def _run(*words: object) -> Result:
    return CliRunner().invoke(cli, ["compare", *map(str, words)])


@pytest.fixture
def nights(tmp_path: Path) -> tuple[Path, Path]:
    old = _night(tmp_path / "2026-01-01", [_row(n, 12 + n % 3) for n in range(STORIES)])
    new = [_row(n, 15 + n % 3) for n in range(STORIES)]
    return old, _night(tmp_path / "2026-01-02", [*new[::-1], _row(99, 10)])


def test_a_better_night(nights: tuple[Path, Path]) -> None:
    done = _run(*nights, "--format", "json", "--samples", "200")
    assert done.exit_code == 0, done.exception
    report = json.loads(done.stdout)
    assert (report["first"], report["second"]) == ("2026-01-01", "2026-01-02")
    assert report["documents"] == STORIES
    scores = {score["name"]: score for score in report["scores"]}
    assert set(scores) == {"BLEU", "chrF++", "terms", "MQM"}
    assert scores["BLEU"]["difference"] > 0
    assert scores["MQM"]["difference"] == pytest.approx(-3 * 5 / 20 * 1000)
    assert scores["MQM"]["p"] == pytest.approx(1 / 201)
    assert scores["terms"]["first"]["value"] == 0.75
    assert (len(report["lost"]), len(report["gained"])) == (3 * STORIES, 10)
    assert any("1 of 61 segments of 2026-01-02 have no partner" in note for note in report["notes"])


def test_as_text_and_page(nights: tuple[Path, Path]) -> None:
    text = _run(*nights, "--samples", "200").stdout
    assert "BLEU +" in text
    assert "p=0.005: better" in text
    assert "  s00.txt  chrF++ " in text
    assert "note: stories stand for segments" in text
    page = _run(*nights, "--samples", "200", "--format", "html").stdout
    assert "<h3>s00.txt <small>chrF++" in page
    assert page.endswith("</html>\n")


def test_a_night_and_itself(nights: tuple[Path, Path]) -> None:
    text = _run(nights[0], nights[0]).stdout
    assert "the findings are the same" in text
    assert "BLEU +0.00" in text


def test_one_system_and_one_language(tmp_path: Path) -> None:
    german = Group("B", "zh", "de", "")
    rows = [_row(1, 12), _row(1, 12, GROUP._replace(system="B")), _row(2, 12, german)]
    night = _night(tmp_path / "n", rows)
    assert [s.document for s in read_night(night, "A").segments] == ["s01.txt"]
    assert [s.document for s in read_night(night, None, "en").segments] == [
        "A: s01.txt", "B: s01.txt",
    ]  # fmt: skip
    assert read_night(night, "B", "de").target_lang == "de"


def test_a_story_without_references_adds_nothing(tmp_path: Path) -> None:
    night = _night(tmp_path / "n", [_row(1, 12), replace(_row(2, 12), rows={})])
    record = read_night(night)
    assert record.segments[1].rows["BLEU"] == [0] * 10
    assert "chrF++" not in record.segments[1].scores
    assert "1 of 2 stories have no BLEU" in record.notes


def test_a_story_that_failed_is_left_out(tmp_path: Path) -> None:
    rows = [_row(1, 12), replace(_row(2, 12), failure="died", fault="bug")]
    assert len(read_night(_night(tmp_path / "n", rows)).segments) == 1


def test_severities_are_the_penalty(tmp_path: Path) -> None:
    grave = finding("wrong-rendering", 0, Severity.CRITICAL)
    night = _night(tmp_path / "n", [replace(_row(1, 12), findings=(grave,))])
    assert read_night(night).segments[0].rows["MQM"] == [25, 20]


BAD = {
    "an unknown system": (("--system", "C"), "the night has no system 'C'. It has: A, B."),
    "an unknown language": (("--to", "fr"), "the night has no language 'fr'. It has: de, en."),
    "several languages": ((), "stories in several languages: de, en. Name one with --to."),
}


@pytest.mark.parametrize(("words", "says"), BAD.values(), ids=BAD)
def test_what_is_not_clear(tmp_path: Path, words: tuple[str, ...], says: str) -> None:
    night = _night(tmp_path / "n", [_row(1, 12), _row(2, 12, Group("B", "zh", "de", ""))])
    done = _run(night, night, *words)
    assert isinstance(done.exception, InputError)
    assert says in str(done.exception)


def test_a_night_and_something_else(tmp_path: Path) -> None:
    night = _night(tmp_path / "n", [_row(1, 12)])
    done = _run(night, tmp_path)
    assert "the other side is one. Compare two nights, two reports" in str(done.exception)


@pytest.mark.parametrize("content", [b"", b"no gzip at all", whole([_row(1, 12)])[:-20]])
def test_a_damaged_night_is_one_sentence(tmp_path: Path, content: bytes) -> None:
    night = tmp_path / "n"
    night.mkdir()
    (night / RESULTS).write_bytes(content)
    done = _run(night, night)
    assert isinstance(done.exception, InputError)
    assert "Make the night again." in str(done.exception)


def _dated(folder: Path, day: str, right: int) -> Path:
    """A night over one table that is called after its date; all stories but the last have sources."""
    groups = (GROUP, GROUP._replace(system="B"))
    rows = [
        replace(
            _row(n, right, group), story=f"wire-{day}.jsonl#doc{n}",
            source=f"digest {n}" if n < STORIES else "",
        )
        for group in groups for n in range(STORIES + 1)
    ]  # fmt: skip
    return _night(folder / day, rows)


def test_a_table_that_is_called_after_its_night_has_the_same_stories(tmp_path: Path) -> None:
    nights = [
        _dated(tmp_path, day, right) for day, right in (("2026-01-01", 12), ("2026-01-02", 9))
    ]
    for options in ((), ("--system", "B")):
        report = json.loads(_run(*nights, "--format", "json", *options).stdout)
        assert report["documents"] == STORIES * (1 if options else 2)
        mqm = next(score for score in report["scores"] if score["name"] == "MQM")
        assert mqm["difference"] == pytest.approx(3 * 5 / 20 * 1000)
