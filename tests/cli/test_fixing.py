"""`qa check --fix` and its relatives, as a user types them."""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from qa.cli import fixing
from qa.cli.main import cli
from qa.documents.formats import FORMATS, Format
from qa.documents.raw import Raw
from qa.documents.writing import Edit, edited, encoded
from qa.errors import ConfigError
from qa.model import Document, Finding

CORPUS = Path(__file__).parent.parent.parent / "corpus"
SPACED = "He was there . He left.\n"
MENDED = "He was there. He left.\n"


def run(*words: str | Path, stdin: bytes = b"") -> Result:
    return CliRunner().invoke(cli, ["check", *map(str, words)], input=stdin)


@pytest.fixture
def folder(tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def story(folder: Path) -> Path:
    for file in CORPUS.glob("afghan-talks.*"):
        shutil.copy(file, folder)
    return folder / "afghan-talks.en.mt.txt"


def _scores(output: str) -> dict[str, float]:
    return {
        name: float(value)
        for name, value in re.findall(r"^(BLEU|chrF\+\+|TER): ([\d.]+)", output, re.M)
    }


def test_the_story_with_safe_and_with_all_fixes(story: Path) -> None:
    before = run(story, "--exit-zero")
    safe = run(story, "--fix")
    text = story.read_text(encoding="utf-8")
    assert safe.exit_code == 1
    assert "mended 15 in 1 file; 10 more need --unsafe-fixes" in safe.stdout
    assert "may be more difficult than that in the United States and the Taliban." in text
    assert text.startswith(
        "March 5 (China News Service) -- On March 4, local time, the U.S. forces"
    )
    assert 'will be postponed," he added, "the United States has' in text
    assert "part of the truce agreement" in text
    assert "Balladal" in text
    every = run(story, "--unsafe-fixes")
    text = story.read_text(encoding="utf-8")
    assert "mended 10 in 1 file" in every.stdout
    assert "Abdul Ghani Baradar." in text
    assert "the upcoming intra-Afghan negotiations. The" in text
    # What the negotiator said stays as it was said.
    assert "released, internal negotiations in Afghanistan will begin on March 10." in text
    assert not re.search(r"\b(\w+) \1\b", text.replace("that that", ""))
    first, second, third = (_scores(done.output) for done in (before, safe, every))
    assert first["BLEU"] < second["BLEU"] < third["BLEU"]
    assert first["chrF++"] < second["chrF++"] < third["chrF++"]
    assert first["TER"] > second["TER"] > third["TER"]


@pytest.mark.parametrize("option", ["--fix", "--unsafe-fixes"])
def test_a_second_run_changes_nothing(story: Path, option: str) -> None:
    run(story, option)
    data, stamp = story.read_bytes(), story.stat().st_mtime_ns
    again = run(story, option)
    assert "mended nothing" in again.output
    assert (story.read_bytes(), story.stat().st_mtime_ns) == (data, stamp)


def test_a_preview_writes_nothing_and_fails(story: Path) -> None:
    data = story.read_bytes()
    shown = run(story, "--diff")
    assert (shown.exit_code, story.read_bytes()) == (1, data)
    assert shown.stdout.startswith(f"--- {story}\n+++ {story}\n@@ -1,")
    assert "\n-Data map: The Taliban often" in shown.stdout
    assert "\n+File photo: The Taliban often" in shown.stdout
    assert "\x1b" not in shown.stdout
    assert shown.stderr.strip() == "would mend 15 in 1 file; 10 more need --unsafe-fixes"
    run(story, "--fix")
    after = run(story, "--diff")
    assert (after.exit_code, after.stdout) == (0, "")
    assert run(story, "--diff", "--unsafe-fixes").exit_code == 1
    assert run(story, "--diff", "--unsafe-fixes", "--exit-zero").exit_code == 0


def test_a_preview_in_colour_and_in_a_file(folder: Path) -> None:
    (folder / "a.txt").write_text(SPACED, encoding="utf-8")
    shown = run("a.txt", "--to", "en", "--diff", "--colour")
    assert "\x1b[32m+He was there. He left.\x1b[0m\n" in shown.stdout
    assert run("a.txt", "--to", "en", "--diff", "-o", "a.diff").exit_code == 1
    assert (folder / "a.diff").read_text(encoding="utf-8").endswith(f"-{SPACED}+{MENDED}")


def test_exit_codes_after_fixing(folder: Path) -> None:
    (folder / "a.txt").write_text(SPACED, encoding="utf-8")
    done = run("a.txt", "--to", "en", "--fix")
    assert (done.exit_code, (folder / "a.txt").read_text(encoding="utf-8")) == (0, MENDED)
    assert done.stdout.endswith("mended 1 in 1 file\n")


def test_several_files_and_one_that_cannot_be_read(folder: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (folder / name).write_text(SPACED, encoding="utf-8")
    (folder / "d.txt").write_bytes(b"\xff\xff\xff")
    done = run("a.txt", "b.txt", "c.txt", "d.txt", "--to", "en", "--fix")
    assert done.exit_code == 2
    assert "mended 3 in 3 files" in done.output
    assert all(
        (folder / name).read_text(encoding="utf-8") == MENDED
        for name in ("a.txt", "b.txt", "c.txt")
    )


FILES = {
    "UTF-8 with a mark and CRLF": b"\xef\xbb\xbf"
    + "He was there .\r\n塔利班 🇦🇫 left.\r\n".encode(),
    "UTF-16": b"\xff\xfe" + "He was there .\r\ne\u0301 left.\r\n".encode("utf-16-le"),
    "no end of the last line": b"He was there . ",
}


@pytest.mark.parametrize("data", FILES.values(), ids=FILES.keys())
def test_every_byte_outside_the_fixes_stays(folder: Path, data: bytes) -> None:
    (folder / "a.txt").write_bytes(data)
    run("a.txt", "--to", "en", "--fix", "--select", "stray-spacing")
    encoding = "utf-16-le" if data.startswith(b"\xff\xfe") else "utf-8"
    blank, stop = " .".encode(encoding), ".".encode(encoding)
    assert (folder / "a.txt").read_bytes() == data.replace(blank, stop, 1)


def test_an_encoding_that_the_user_names(folder: Path) -> None:
    (folder / "a.txt").write_bytes("Café there . So".encode("cp1252"))
    assert "mended 1" in run("a.txt", "--to", "en", "--fix", "--encoding", "cp1252").output
    assert (folder / "a.txt").read_bytes() == "Café there. So".encode("cp1252")


QUOTED = [
    "He said “in Tajikistan . We go” so.",
    'He said "in Tajikistan . We go" so.',
    "there . [sic] so",
]


@pytest.mark.parametrize("text", QUOTED)
def test_quotations_stay(folder: Path, text: str) -> None:
    (folder / "a.txt").write_text(text, encoding="utf-8")
    run("a.txt", "--to", "en", "--unsafe-fixes")
    assert (folder / "a.txt").read_text(encoding="utf-8") == text


def test_standard_input_goes_to_standard_output(folder: Path) -> None:
    done = run("-", "--to", "en", "--fix", stdin=SPACED.encode())
    assert (done.exit_code, done.stdout) == (0, MENDED)
    assert "mended 1 in 1 file" in done.stderr
    clean = run("-", "--to", "en", "--fix", stdin=MENDED.encode())
    assert clean.stdout == MENDED
    wide = run("-", "--to", "en", "--fix", stdin=b"\xff\xfe" + SPACED.encode("utf-16-le"))
    assert wide.stdout_bytes == b"\xff\xfe" + MENDED.encode("utf-16-le")


def test_a_report_for_programs_is_of_the_mended_text(folder: Path) -> None:
    (folder / "a.txt").write_text(SPACED, encoding="utf-8")
    done = run("a.txt", "--to", "en", "--fix", "--format", "json")
    assert json.loads(done.stdout)["summary"]["findings"] == 0
    assert done.stderr.strip() == "mended 1 in 1 file"


def test_a_file_that_somebody_else_changed_is_not_written(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "a.txt").write_text(SPACED, encoding="utf-8")
    monkeypatch.setattr(fixing, "read_bytes", lambda path: b"another text")
    done = run("a.txt", "--to", "en", "--fix")
    assert done.exit_code == 2
    assert (
        "a.txt: not written, for it has changed since it was checked. Check it again."
        in done.stderr
    )
    assert (folder / "a.txt").read_text(encoding="utf-8") == SPACED


def test_a_file_that_cannot_be_written(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a.txt").write_text(SPACED, encoding="utf-8")

    def refuses(path: Path, data: bytes) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("qa.files.put", refuses)
    done = run("a.txt", "--to", "en", "--fix")
    assert done.exit_code == 2
    assert "a.txt: it cannot be written (Permission denied)." in done.stderr


def test_a_link_and_its_permissions_stay(folder: Path) -> None:
    (folder / "a.txt").write_text(SPACED, encoding="utf-8")
    (folder / "a.txt").chmod(0o640)
    (folder / "b.txt").symlink_to(folder / "a.txt")
    run("b.txt", "--to", "en", "--fix")
    assert (folder / "b.txt").is_symlink()
    assert (folder / "a.txt").read_text(encoding="utf-8") == MENDED
    assert os.stat(folder / "a.txt").st_mode & 0o777 == 0o640


AGAINST = {
    "gold": (["--fix", "--gold", "g.jsonl"], "--gold compares the text as it is, fixes change it"),
    "annotations and fixes": (["--fix", "--annotate"], "--annotate leaves the text as it is"),
}
NO_PLACE = {
    "annotations in text": (["--annotate"], "--annotate has no place in files of the format text."),
    "changes in text": (["--track"], "--track has no place in files of the format text."),
}


@pytest.mark.parametrize(("options", "says"), AGAINST.values(), ids=AGAINST.keys())
def test_a_contradiction_is_one_sentence(folder: Path, options: list[str], says: str) -> None:
    (folder / "a.txt").write_text(SPACED, encoding="utf-8")
    done = run("a.txt", "--to", "en", "--exit-zero", *options)
    assert isinstance(done.exception, ConfigError)
    assert says in str(done.exception)
    assert (folder / "a.txt").read_text(encoding="utf-8") == SPACED


@pytest.mark.parametrize(("options", "says"), NO_PLACE.values(), ids=NO_PLACE.keys())
def test_what_has_no_place_in_a_file_is_one_sentence(
    folder: Path, options: list[str], says: str
) -> None:
    (folder / "a.txt").write_text(SPACED, encoding="utf-8")
    done = run("a.txt", "--to", "en", "--exit-zero", *options)
    assert done.exit_code == 2
    assert says in done.stderr
    assert (folder / "a.txt").read_text(encoding="utf-8") == SPACED


def marked(document: Document, findings: list[Finding], raw: Raw) -> list[Edit]:
    """Notes at the head of the file, as a format of the test has them."""
    return [Edit(0, 0, f"NOTE {finding.check}\n") for finding in findings][:1]


def tracked(raw: Raw, edits: list[Edit], date: object) -> bytes:
    """The text with its edits and when."""
    return encoded(raw, f"{edited(raw, edits)}CHANGED {date}\n")


def commented(raw: Raw, notes: list[Edit], date: object) -> bytes:
    """The text with a note for each finding."""
    return encoded(raw, raw.text + "".join(f"NOTE {note.text}\n" for note in notes))


@pytest.fixture
def beside(monkeypatch: pytest.MonkeyPatch) -> None:
    here = "tests.cli.test_fixing:"
    form = Format("text", (".txt",), "qa.documents.text", "translations", sided=True, annotates=f"{here}marked",
                  tracks=f"{here}tracked", comments=f"{here}commented")  # fmt: skip
    monkeypatch.setitem(FORMATS, "text", form)


def test_a_format_with_annotations(folder: Path, beside: None) -> None:
    (folder / "a.txt").write_text(SPACED, encoding="utf-8")
    done = run(
        "a.txt", "--to", "en", "--annotate", "--read-as", "text", "--select", "stray-spacing"
    )
    assert (done.exit_code, "annotated 1 in 1 file" in done.output) == (1, True)
    assert (folder / "a.txt").read_text(encoding="utf-8") == f"NOTE stray-spacing\n{SPACED}"


def test_a_format_with_tracked_changes(folder: Path, beside: None) -> None:
    (folder / "a.txt").write_text(SPACED, encoding="utf-8")
    options = ("--track", "--read-as", "text", "--date", "2020-03-05", "--select", "stray-spacing")
    done = run("a.txt", "--to", "en", *options)
    assert done.exit_code == 0
    assert (folder / "a.txt").read_text(encoding="utf-8") == f"{MENDED}CHANGED 2020-03-05\n"


def test_fixing_is_no_burden_of_a_run_without_it(folder: Path) -> None:
    import subprocess
    import sys

    (folder / "a.txt").write_text(SPACED, encoding="utf-8")
    code = (
        "import sys\nfrom qa.cli.main import cli\n"
        "try:\n    cli(['check', 'a.txt', '--to', 'en', '-q'], standalone_mode=False)\n"
        "except SystemExit:\n    pass\n"
        "print([name for name in sys.modules if name.startswith(('qa.fixing', 'qa.cli.fixing'))])\n"
    )
    root = str(CORPUS.parent)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True,
                          env={**os.environ, "PYTHONPATH": root})  # fmt: skip
    assert done.stdout.splitlines()[-1] == "[]"
