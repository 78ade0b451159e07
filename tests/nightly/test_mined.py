"""What a night proposes for the glossary: the same from any engine, and nothing that was rejected."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from qa.cli.main import cli
from qa.nightly import mined
from qa.nightly.engines import Job

STORIES = 6
# A name that no pack has, read from the source in the reference; one system mangles it.
SOURCE = "记者王吉祥周一在县城表示，这里的天气很好。"
RIGHT = "Reporter Wang Jixiang said in the county town on Monday that the weather here was good."
WRONG = RIGHT.replace("Wang Jixiang", "Wang Jiang")


def table(file: Path, systems: Iterable[str] = ("mta", "mtb"), reference: str = RIGHT) -> Path:
    rows = [
        {
            "doc": f"d{n}", "system": system, "src_lang": "zh", "tgt_lang": "en",
            "source": f"{SOURCE}{n}" if side else f"第{n}段。",
            "target": ("" if not side else WRONG if system == "mtb" else RIGHT) or f"Part {n}.",
            "reference": reference if side else f"Part {n}.",
        }
        for n in range(STORIES) for system in systems for side in (0, 1)
    ]  # fmt: skip
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return file


def night(
    folder: Path, corpus: Path, *more: str, day: str = "2026-11-25"
) -> tuple[str, str | None]:
    """The page, and the file of proposals."""
    done = CliRunner().invoke(
        cli,
        ["report", str(corpus), "--out", str(folder), "--date", day, "--engine", "serial",
         "--exit-zero", "-q", *more],
    )  # fmt: skip
    assert done.exit_code == 0, done.output
    file = folder / day / mined.FILE
    page = (folder / day / "index.html").read_text("utf-8")
    return page, file.read_text("utf-8") if file.exists() else None


def test_a_night_without_wrong_names_proposes_nothing(tmp_path: Path) -> None:
    page, text = night(tmp_path / "r", table(tmp_path / "c.jsonl", ["mta", "mtc"]))
    assert text is None
    assert "no pack has yet" not in page


def test_who_does_not_want_it_has_none(tmp_path: Path) -> None:
    page, text = night(tmp_path / "r", table(tmp_path / "c.jsonl"), "--no-mining")
    assert text is None
    assert "no pack has yet" not in page


def test_a_wrong_rendering_is_proposed_and_accepted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    corpus = table(tmp_path / "c.jsonl")
    page, text = night(Path("r"), corpus)
    assert text
    assert 'text = "Wang Jiang"' in text
    assert f'seen = "{STORIES}× in {STORIES} stories"' in text
    assert "<b>Wang Jiang</b>" in page
    command = "qa glossary accept r/2026-11-25/proposals.toml --concept person.wang-jixiang"
    assert f"<code>{command} --into names.toml</code>" in page
    done = CliRunner().invoke(cli, [*command.split()[1:], "--into", "names.toml"])
    assert done.exit_code == 0, done.output
    page, text = night(Path("r"), corpus, "--glossary", "names.toml", day="2026-11-26")
    assert "Wang Jiang" not in (text or "")
    assert "wrong-rendering" in page


def test_what_was_rejected_one_night_is_not_proposed_the_next(tmp_path: Path) -> None:
    corpus = table(tmp_path / "c.jsonl")
    night(tmp_path / "r", corpus)
    file = str(tmp_path / "r" / "2026-11-25" / mined.FILE)
    done = CliRunner().invoke(cli, ["glossary", "accept", file, "--all", "--reject"])
    assert done.exit_code == 0, done.output
    page, text = night(tmp_path / "r", corpus, day="2026-11-26")
    assert text is None
    assert "no pack has yet" not in page


def test_the_same_bytes_from_two_processes_and_any_order_of_rows(tmp_path: Path) -> None:
    corpus = table(tmp_path / "c.jsonl")
    first = night(tmp_path / "a", corpus)[1]
    again = night(tmp_path / "b", corpus, "--engine", "processes", "--jobs", "2")[1]
    lines = corpus.read_text("utf-8").splitlines(keepends=True)
    # Systems are mixed; the sentences of a story keep their order, as in any table.
    corpus.write_text("".join([*lines[2::4], *lines[3::4], *lines[0::4], *lines[1::4]]), "utf-8")
    shuffled = night(tmp_path / "c", corpus)[1]
    assert first
    assert first == again == shuffled


def test_what_is_mined_in_advance_is_what_the_night_asks_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {
        "batches._LEAST": 1, "batches._CUT": 1, "sample._FEW": 1, "sample._PART": (1, 2),
        "engines._HELD": 1,
    }.items():  # fmt: skip
        monkeypatch.setattr(f"qa.nightly.{name}", value)
    jobs: list[Job | None] = []
    plain = mined.asked

    def asked(*given: Any) -> Job | None:
        jobs.append(plain(*given))
        return jobs[-1]

    monkeypatch.setattr(mined, "asked", asked)
    monkeypatch.setattr("qa.nightly.night.asked", asked)
    corpus = table(tmp_path / "c.jsonl")
    first = night(tmp_path / "a", corpus)[1]
    again = night(tmp_path / "b", corpus, "--engine", "processes", "--jobs", "1")[1]
    assert first
    assert first == again
    assert (
        len(jobs) == 3
    )  # at the end of the first night, in the midst and at the end of the second
    # At the end of the first night, in the midst and at the end of the second one.
    assert len(jobs) == 3
    assert len({job.digest for job in jobs if job}) == 1


def test_a_night_costs_no_more_beyond_its_bounds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mined, "_MOST", 4)
    _, text = night(tmp_path / "r", table(tmp_path / "c.jsonl"))
    assert text
    assert "# 4 segments of 2 sentences" in text


def test_mining_is_a_small_part_of_a_night(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mined, "_FEW", 1)
    _, text = night(tmp_path / "r", table(tmp_path / "c.jsonl"))
    assert text
    # An eighth of 24 segments; a story has two systems' translations of its doubted sentence.
    assert "# 3 segments of 2 sentences" in text


def test_a_night_in_which_nothing_changed_is_not_mined_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = table(tmp_path / "c.jsonl")
    _, first = night(tmp_path / "r", corpus)
    monkeypatch.setattr(mined, "mine", _broken)
    page, second = night(tmp_path / "r", corpus, day="2026-11-26")
    assert first == second
    assert f"{tmp_path}/r/2026-11-26/proposals.toml" in page
    page, third = night(tmp_path / "r", table(tmp_path / "c.jsonl", ["mtb"]), day="2026-11-27")
    assert third is None
    assert "mining failed" in page


def test_what_failed_is_mined_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus = table(tmp_path / "c.jsonl")
    with monkeypatch.context() as patch:
        patch.setattr(mined, "mine", _broken)
        assert night(tmp_path / "r", corpus)[1] is None
    assert night(tmp_path / "r", corpus)[1]


def _broken(*_: object) -> None:
    raise RecursionError("too deep")


def test_a_fault_of_mining_costs_the_night_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mined, "mine", _broken)
    page, text = night(tmp_path / "r", table(tmp_path / "c.jsonl"))
    assert text is None
    assert "mining failed: RecursionError: too deep" in page


def test_rejections_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    other = tmp_path / "r" / "2026-11-01"
    other.mkdir(parents=True)
    (other / "proposals.rejected.toml").write_text("rejected = 1", "utf-8")
    page, text = night(tmp_path / "r", table(tmp_path / "c.jsonl"))
    assert text is None
    assert "nothing is proposed: " in page
