"""`qa check --fix`, `--unsafe-fixes`, `--diff`."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from qa.cli.main import cli
from tests.documents.test_docx import p, r, stored
from tests.documents.test_docx_parts import FOOTNOTES, LINKS, MARK, NOTE, notes, packed
from tests.documents.test_prose import docx

CORPUS = Path(__file__).parent.parent.parent / "corpus"
STORY = "afghan-talks.en.mt.txt"


@pytest.fixture
def folder(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for file in CORPUS.glob("afghan-talks.*"):
        shutil.copy(file, tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(cli, ["check", "--no-scores", *words], input=stdin)


def test_safe_fixes_of_the_story(folder: Path) -> None:
    done = run(STORY, "--fix", "-q")
    text = (folder / STORY).read_text(encoding="utf-8")
    assert done.exit_code == 1
    assert "mended 15 in 1 file; 10 more with --unsafe-fixes" in done.stderr
    assert "the United States and the Taliban." in text
    assert "Balladal" in text  # likely, not sure
    assert "Balladal" in done.stdout


def test_likely_fixes_of_the_story(folder: Path) -> None:
    done = run(STORY, "--fix", "--unsafe-fixes", "-q")
    text = (folder / STORY).read_text(encoding="utf-8")
    assert "Abdul Ghani Baradar" in text
    assert "intra-Afghan dialogue" in text
    assert "Afghanistan Internal negotiations will be postponed" in text  # somebody's words
    assert "the the" not in text.lower()
    assert done.exit_code == 1
    again = run(STORY, "--fix", "--unsafe-fixes", "-q")
    assert "mended 0 in 0 files" in again.stderr
    assert (folder / STORY).read_text(encoding="utf-8") == text


def test_a_preview_writes_nothing(folder: Path) -> None:
    before = (folder / STORY).read_bytes()
    done = run(STORY, "--diff")
    assert done.exit_code == 1
    assert done.stdout.startswith(f"--- a/{STORY}\n+++ b/{STORY}\n@@ ")
    assert "+File photo: The Taliban" in done.stdout
    assert "would mend 15 in 1 file" in done.stderr
    assert (folder / STORY).read_bytes() == before
    assert run(STORY, "--diff", "--exit-zero").exit_code == 0


def test_nothing_to_mend_is_no_change(folder: Path) -> None:
    Path("calm.txt").write_text("Kabul is calm today.\n", encoding="utf-8")
    done = run("calm.txt", "--to", "en", "--diff")
    assert (done.exit_code, done.stdout) == (0, "")


def test_standard_input_comes_out_mended(folder: Path) -> None:
    done = run("-", "--to", "en", "--fix", "-q", stdin="The Taliban said so .\n")
    assert done.stdout == "The Taliban said so.\n"


def test_a_file_that_changed_meanwhile_is_left_alone(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qa.cli.mending.read_bytes", lambda path: b"other")
    before = (folder / STORY).read_bytes()
    done = run(STORY, "--fix")
    assert done.exit_code == 2
    assert "the file has changed while it was checked, so nothing is written" in done.output
    assert (folder / STORY).read_bytes() == before


def test_the_encoding_stays(folder: Path) -> None:
    file = Path("a.txt")
    file.write_bytes("The café is calm — so he said .\n".encode("cp1252"))
    done = run("a.txt", "--to", "en", "--encoding", "cp1252", "--fix", "-q")
    assert done.exit_code in (0, 1)
    assert file.read_bytes() == "The café is calm — so he said.\n".encode("cp1252")


XLIFF = """<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="a" source-language="zh" target-language="en" datatype="plaintext"><body>
<trans-unit id="1"><source>塔利班任命巴拉达尔。</source><target>The Taliban named Balladal.</target></trans-unit>
</body></file></xliff>
"""


def test_findings_are_written_into_xliff_and_the_text_stays(folder: Path) -> None:
    file = Path("a.xlf")
    file.write_text(XLIFF, encoding="utf-8")
    done = run("a.xlf", "--annotate", "-q")
    text = file.read_text(encoding="utf-8")
    assert (done.exit_code, "annotated 1 file" in done.stderr) == (1, True)
    assert 'locQualityIssueComment="' in text
    assert ">Balladal</mrk>" in text
    assert run("a.xlf", "-q").stdout.count("near-miss-name") == 1
    run("a.xlf", "--annotate", "-q")
    assert file.read_text(encoding="utf-8") == text


def test_plain_text_has_no_room_for_annotations(folder: Path) -> None:
    done = run(STORY, "--annotate")
    assert "text has no room for annotations" in str(done.exception)


def test_xliff_is_mended_in_its_place(folder: Path) -> None:
    file = Path("a.xlf")
    file.write_text(XLIFF, encoding="utf-8")
    run("a.xlf", "--fix", "--unsafe-fixes", "-q")
    assert file.read_text(encoding="utf-8") == XLIFF.replace("Balladal", "Baradar")


def test_a_document_is_mended_with_tracked_changes(folder: Path) -> None:
    body = "<w:p><w:r><w:t>The Taliban named Balladal.</w:t></w:r></w:p>"
    file = Path("a.en.mt.docx")
    file.write_bytes(docx(body))
    Path("a.zh.docx").write_bytes(docx("<w:p><w:r><w:t>塔利班任命巴拉达尔。</w:t></w:r></w:p>"))
    done = run(str(file), "--fix", "--unsafe-fixes", "--track", "-q")
    assert "mended 1 in 1 file" in done.stderr, done.output
    with zipfile.ZipFile(file) as archive:
        text = archive.read("word/document.xml").decode()
    assert ">Balladal</w:delText>" in text
    assert ">Baradar</w:t>" in text
    assert (
        "mended 0 in 0 files" in run(str(file), "--fix", "--unsafe-fixes", "--track", "-q").stderr
    )


@pytest.mark.parametrize("more", [(), ("--track",)])
def test_a_footnote_is_mended_as_the_document_is(folder: Path, more: tuple[str, ...]) -> None:
    file = Path("a.en.mt.docx")
    body = p(r("The Taliban named him."), MARK % 2)
    file.write_bytes(
        packed(body, LINKS, footnotes=notes(("2", p(NOTE, r(" Balladal of the Taliban.")))))
    )
    source = packed(
        p(r("塔利班任命他。"), MARK % 2), LINKS, footnotes=notes(("2", p(r("塔利班的巴拉达尔。"))))
    )
    Path("a.zh.docx").write_bytes(source)
    before = stored(file.read_bytes())
    assert "a.en.mt.docx:footnote 1:1: critical near-miss-name" in run(str(file), "-q").output
    done = run(str(file), "--fix", "--unsafe-fixes", "-q", *more)
    assert "mended 1 in 1 file" in done.stderr, done.output
    after = stored(file.read_bytes())
    assert [name for name in before if before[name] != after[name]] == [FOOTNOTES]


def test_plain_text_has_no_tracked_changes(folder: Path) -> None:
    done = run(STORY, "--fix", "--track")
    assert "text has no tracked changes" in done.output
    assert done.exit_code == 2
