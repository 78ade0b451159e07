"""Parts of a story with a severity of their own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from qa.engine import examine
from qa.errors import ConfigError
from qa.model import Document, Part, Segment, Severity
from qa.project import Config, Project, configure

MINOR, MAJOR, CRITICAL = Severity.MINOR, Severity.MAJOR, Severity.CRITICAL
WEIGHED: list[tuple[str, Part, dict[str, Severity], str]] = [
    ("They met on the 4th in Kabul.", "headline", {}, "minor"),
    ("They met on the 4th in Kabul.", "body", {"headline": MAJOR}, "minor"),
    ("They met on the 4th in Kabul.", "", {"headline": MAJOR}, "minor"),
    ("They met on the 4th in Kabul.", "headline", {"headline": MAJOR}, "major"),
    ("They met on the 4th in Kabul.", "caption", {"headline": MAJOR, "caption": CRITICAL}, "critical"),
    ("They met on the 4th in Kabul.", "dateline", {"dateline": Severity.NEUTRAL}, "minor"),
    ("Trump telephoned Abdul Gani Balladal.", "headline", {"headline": MINOR}, "critical"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "part", "parts", "severity"), WEIGHED)
def test_a_part_has_its_least_severity(
    project: Project, text: str, part: Part, parts: dict[str, Severity], severity: str
) -> None:
    document = Document("d", "d", None, "en", (Segment(text, part=part),))
    findings = examine(document, replace(project, config=Config(parts=parts))).findings
    assert [finding.severity.label for finding in findings] == [severity]
    plain = examine(document, project).findings
    assert [f.fingerprint for f in findings] == [f.fingerprint for f in plain]


def test_what_is_neutral_stays_so(project: Project) -> None:
    document = Document("d", "d", None, "en", (Segment("They met on the 4th.", part="headline"),))
    checks = tuple(replace(check, severity=Severity.NEUTRAL) for check in project.checks)
    mine = replace(project, checks=checks, config=Config(parts={"headline": CRITICAL}))
    assert {finding.severity for finding in examine(document, mine).findings} == {Severity.NEUTRAL}


def test_parts_are_configured(tmp_path: Path) -> None:
    (tmp_path / "qa.toml").write_text('[parts]\nheadline = "major"\ncaption = "critical"\n')
    assert configure(tmp_path).parts == {"headline": MAJOR, "caption": CRITICAL}
    (tmp_path / "qa.toml").write_text("style = 'ap'\n")
    assert configure(tmp_path).parts == {}


WRONG = {
    "no table": ("parts = 3", "qa.toml: 'parts' is not a table. Write headline = \"major\"."),
    "an unknown part": (
        '[parts]\nheadlines = "major"',
        "qa.toml: a story has no part 'headlines'; 'headline' is near. "
        "Its parts: body, caption, dateline, endnote, footer, footnote, header, headline.",
    ),
    "an empty part": (
        '[parts]\n"" = "major"',
        "qa.toml: a story has no part ''. Its parts: body, caption, dateline, endnote, footer, footnote, header, headline.",
    ),
    "checks that are no table": (
        "checks = 3",
        "qa.toml: 'checks' is not a table. Write [checks.NAME].",
    ),
    "a list of checks": (
        "[[checks]]\na = 1",
        "qa.toml: 'checks' is not a table. Write [checks.NAME].",
    ),
    "a check that is no table": (
        "[checks]\nloose-date = 3",
        "qa.toml: 'checks.loose-date' is not a table. Write [checks.loose-date].",
    ),
    "an option of another kind": (
        '[checks.missing-rendering]\ncountries = "yes"',
        "qa.toml: the option 'countries' of missing-rendering is 'yes'. It is written like false.",
    ),
    "tables of pyproject.toml": (
        "[tool.qa.checks.missing-rendering]\ncountries = true",
        "qa.toml: 'tool' is for pyproject.toml. "
        "Leave tool.qa out here: [checks.NAME], not [tool.qa.checks.NAME].",
    ),
    "an unknown level": (
        '[parts]\nheadline = "grave"',
        "qa.toml: the level 'grave' is unknown. It is one of: neutral, minor, major, critical.",
    ),
}


@pytest.mark.parametrize(("text", "says"), WRONG.values(), ids=WRONG.keys())
def test_a_wrong_configuration_is_one_sentence(tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / "qa.toml").write_text(text)
    with pytest.raises(ConfigError) as raised:
        configure(tmp_path)
    assert str(raised.value).replace(f"{tmp_path}/", "") == says


@pytest.mark.parametrize("text", ["tool.qa = 3", 'tool = "tool.qa"', "[[tool.qa]]"])
def test_a_wrong_table_of_pyproject_is_one_sentence(tmp_path: Path, text: str) -> None:
    (tmp_path / "pyproject.toml").write_text(text)
    with pytest.raises(ConfigError, match=r"is not a table. Write \[tool.qa\]."):
        configure(tmp_path)
