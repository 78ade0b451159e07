"""What people overruled, what was known before, and what did not change, at the command line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from qa.cli.main import cli
from qa.cli.suppress import COMMANDS
from qa.documents.formats import FORMATS
from qa.errors import QaError

ROOT = Path(__file__).parent.parent.parent
STORY = "story.en.mt.txt"
TEXT = "Kabul was calm.\nThe Taliban leader Abdul Gani Balladar spoke in Kabul.\nNobody answered.\n"
NAME = "Abdul Gani Balladar"
Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """A command in a folder with one story: its exit code and all that it printed."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.chdir(tmp_path)
    write(TEXT)

    def call(*words: str) -> tuple[int, str]:
        done = CliRunner().invoke(cli, [*words])
        if isinstance(done.exception, QaError):
            return done.exception.exit_code, str(done.exception)
        assert done.exception is None or isinstance(done.exception, SystemExit)
        return done.exit_code, done.output

    return call


def write(text: str, name: str = STORY) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")


def git(*words: str) -> None:
    own = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run([*own, *words], check=True, capture_output=True)


CHECK = ("check", STORY, "-q", "--no-scores")
SUPPRESS = ("suppress", STORY, "--check", "near-miss-name", "--text", NAME, "--by", "desk")
FOUND = (
    f"{STORY}:2:20: critical near-miss-name: “{NAME}” looks like a mangled “Abdul Ghani Baradar”\n"
)


def test_without_any_of_it_the_finding_is_shown(run: Run) -> None:
    assert run(*CHECK) == (1, FOUND)


def test_nothing_of_it_is_imported_for_a_story_that_needs_none(run: Run, cache: Path) -> None:
    code = (
        "import sys\nfrom click.testing import CliRunner\nfrom qa.cli.main import cli\n"
        f"CliRunner().invoke(cli, {list(CHECK)!r})\n"
        "print([n for n in sys.modules if n.startswith(('qa.quiet', 'qa.git', 'qa.documents.comm'))])\n"
        "print('subprocess' in sys.modules)\n"
    )
    environment = {**os.environ, "WIREQA_CACHE": str(cache), "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True,
                          text=True, check=True)  # fmt: skip
    assert done.stdout.splitlines()[0] == "[]"


def test_suppress_add_list_remove(run: Run, tmp_path: Path) -> None:
    code, said = run(*SUPPRESS, "--reason", "his own  spelling")
    assert code == 0
    assert said == "qa-suppressions.toml: silenced near-miss-name “abdul gani balladar”\n"
    assert run(*CHECK) == (0, "")
    assert "nothing to add, it has it" in run(*SUPPRESS, "--reason", "again")[1]
    code, shown = run("check", STORY, "--no-scores")
    assert "left alone: near-miss-name “Abdul Gani Balladar”: his own spelling" in shown
    assert shown.endswith("\n1 left alone\n")
    code, listed = run("suppress", "list")
    assert (
        f"1  {STORY}: near-miss-name “abdul gani balladar”: his own spelling [by desk, since "
        in listed
    )
    assert run("suppress", "remove", "0")[0] == 2
    assert run("suppress", "remove", "2")[0] == 2
    assert run("suppress", "remove", "1") == (
        0, "qa-suppressions.toml: removed near-miss-name “abdul gani balladar”\n"
    )  # fmt: skip
    assert run("suppress", "list") == (0, "qa-suppressions.toml: no entries\n")
    assert run(*CHECK) == (1, FOUND)


def test_suppress_by_fingerprint(run: Run) -> None:
    _, report = run("check", STORY, "--format", "json", "--no-scores")
    fingerprint = json.loads(report)["documents"][0]["findings"][0]["fingerprint"]
    code, said = run("suppress", STORY, "--fingerprint", fingerprint, "--reason", "so")
    assert (code, "silenced near-miss-name" in said) == (0, True)
    assert run(*CHECK)[0] == 0


def test_a_suppression_lives_as_long_as_its_words(run: Run) -> None:
    run(*SUPPRESS, "--reason", "so")
    write("A new lead.\n" + TEXT)
    assert run(*CHECK) == (0, "")
    write(TEXT.replace("Balladar", "Balladal"))
    assert run(*CHECK)[0] == 1


def test_the_file_lies_beside_the_configuration(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("", "qa.toml")
    (tmp_path / "desk").mkdir()
    monkeypatch.chdir(tmp_path / "desk")
    write(TEXT)
    run(*SUPPRESS, "--reason", "so")
    written = (tmp_path / "qa-suppressions.toml").read_text(encoding="utf-8")
    assert f'path = "desk/{STORY}"' in written
    assert run(*CHECK) == (0, "")
    monkeypatch.chdir(tmp_path)
    assert run(*CHECK) == (1, FOUND)  # the same words in another file
    assert run("check", f"desk/{STORY}", "-q", "--no-scores") == (0, "")


def test_an_entry_for_every_file(run: Run) -> None:
    run(*SUPPRESS, "--reason", "so", "--everywhere")
    write("Yesterday Abdul Gani Balladar left Kabul.\n", "other.en.mt.txt")
    assert run("check", ".", "-q", "--no-scores") == (0, "")


def test_all_of_a_line(run: Run) -> None:
    words = ("suppress", STORY, "--check", "near-miss-name", "--reason", "so", "--line")
    assert run(*words, "1")[0] == 2
    assert run(*words, "2")[0] == 0
    assert run(*CHECK) == (0, "")


def test_fixes_leave_alone_what_people_did(run: Run) -> None:
    run(*SUPPRESS, "--reason", "so")
    run(*CHECK, "--fix", "--unsafe-fixes")
    assert NAME in Path(STORY).read_text(encoding="utf-8")


def test_fixes_of_staged_text_do_not_overwrite_the_work_tree(run: Run) -> None:
    git("init", "-q")
    git("add", ".")
    write(TEXT + "Not staged.\n")
    code, said = run(*CHECK, "--changed-lines", "--fix", "--unsafe-fixes")
    assert (code, "has changed while it was checked" in said) == (2, True)
    assert Path(STORY).read_text(encoding="utf-8") == TEXT + "Not staged.\n"
    git("add", ".")
    assert run(*CHECK, "--changed-lines", "--fix", "--unsafe-fixes")[0] == 0
    assert (
        Path(STORY).read_text(encoding="utf-8")
        == TEXT.replace(NAME, "Abdul Ghani Baradar") + "Not staged.\n"
    )


def test_one_of_several(run: Run) -> None:
    write(TEXT + TEXT)
    run(*SUPPRESS, "--reason", "so", "--occurrence", "2")
    assert run(*CHECK) == (1, FOUND)
    assert run(*SUPPRESS, "--reason", "so")[0] == 0
    assert run(*CHECK) == (0, "")


def test_the_findings_of_the_check_are_named(run: Run) -> None:
    write("Kabul  was calm .\n" + TEXT)
    assert "stray-spacing" in run(*CHECK)[1]
    _, said = run("suppress", STORY, "--check", "near-miss-name", "--line", "1", "--reason", "so")
    assert "It has: near-miss-name" in said
    assert "stray-spacing" not in said


REFUSED = {
    "no reason": (["--check", "near-miss-name", "--text", NAME, "--reason", " "], "the reason is empty"),
    "no words": (["--check", "near-miss-name", "--reason", "so"], "it is not said which finding"),
    "both": (["--check", "near-miss-name", "--text", NAME, "--fingerprint", "x", "--reason", "so"],
             "it is not said which finding"),
    "an unknown check": (["--check", "near-mis-name", "--text", NAME, "--reason", "so"],
                         "there is no check 'near-mis-name'; 'near-miss-name' is near"),
    "no such words": (["--check", "near-miss-name", "--text", "Gani", "--reason", "so"],
                      f"{STORY}: there is no such finding. It has: near-miss-name “{NAME}”"),
    "no such occurrence": (
        ["--check", "near-miss-name", "--text", NAME, "--reason", "so", "--occurrence", "2"],
        "there is no such finding"),
}  # fmt: skip


@pytest.mark.parametrize(("words", "told"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_silenced_is_one_sentence(run: Run, words: list[str], told: str) -> None:
    code, said = run("suppress", STORY, *words)
    assert code == 2
    assert told in said
    assert not Path("qa-suppressions.toml").exists()


def test_an_expired_entry_is_told(run: Run) -> None:
    run(*SUPPRESS, "--reason", "so", "--expires", "2020-01-01")
    code, said = run("check", STORY, "--no-scores")
    assert code == 1
    assert (
        "the suppression of near-miss-name “abdul gani balladar” expired on 2020-01-01 (so)" in said
    )
    assert ", expired 2020-01-01]" in run("suppress", "list")[1]
    assert run("suppress", "prune", "--dry-run") == (
        0, "qa-suppressions.toml: would remove near-miss-name “abdul gani balladar”\n"
    )  # fmt: skip
    assert "removed near-miss-name" in run("suppress", "prune")[1]
    assert run("suppress", "prune") == (0, "qa-suppressions.toml: nothing to remove\n")


def test_prune_removes_what_the_stories_do_not_need(run: Run) -> None:
    run(*SUPPRESS, "--reason", "so")
    assert "nothing to remove" in run("suppress", "prune", ".")[1]
    write("Nobody answered.\n")
    write("Nobody answered.\n", "other.en.mt.txt")
    assert "nothing to remove" in run("suppress", "prune", "other.en.mt.txt")[1]
    assert "removed near-miss-name" in run("suppress", "prune", ".")[1]


def test_a_wrong_file_stops_the_run(run: Run) -> None:
    write("[[suppress]]\n", "qa-suppressions.toml")
    assert run(*CHECK)[0] == 2


def test_a_baseline_keeps_known_findings_silent(run: Run) -> None:
    code, said = run(*CHECK, "--write-baseline", "qa-baseline.jsonl")
    assert (code, said) == (0, "wrote qa-baseline.jsonl: 1 known findings\n")
    first = Path("qa-baseline.jsonl").read_bytes()
    assert run(*CHECK, "--baseline", "qa-baseline.jsonl") == (0, "")
    assert run("check", ".", "-q", "--no-scores", "--baseline", "qa-baseline.jsonl") == (0, "")
    write("A lead.\n" + TEXT + "Abdul Gani Balladal spoke.\n")
    code, said = run(*CHECK, "--baseline", "qa-baseline.jsonl")
    assert code == 1
    assert "Balladar" not in said.replace("Baradar", "")
    write(TEXT)
    run(*CHECK, "--write-baseline", "qa-baseline.jsonl")
    assert Path("qa-baseline.jsonl").read_bytes() == first


def test_known_errors_still_count_in_scores(run: Run) -> None:
    run(*CHECK, "--write-baseline", "qa-baseline.jsonl")

    def penalty(*words: str) -> float:
        report = json.loads(run("check", STORY, "--format", "json", *words)[1])
        return next(
            float(s["value"]) for s in report["documents"][0]["scores"] if "MQM" in s["name"]
        )

    assert penalty("--baseline", "qa-baseline.jsonl") == penalty() > 0
    run(*SUPPRESS, "--reason", "so")
    assert penalty() == 0


def test_a_baseline_keeps_what_was_not_looked_at(run: Run) -> None:
    write(TEXT, "other.en.mt.txt")
    run("check", ".", "-q", "--write-baseline", "qa-baseline.jsonl")
    run(*CHECK, "--write-baseline", "qa-baseline.jsonl")
    assert len(Path("qa-baseline.jsonl").read_text(encoding="utf-8").splitlines()) == 2
    Path("other.en.mt.txt").unlink()
    run(*CHECK, "--write-baseline", "qa-baseline.jsonl")
    assert len(Path("qa-baseline.jsonl").read_text(encoding="utf-8").splitlines()) == 1


BASELINES = {
    "none there": (["--baseline", "none.jsonl"], "none.jsonl: there is no such baseline"),
    "a story's name": (["--write-baseline", "x.jsonl"], "x.jsonl: a baseline of that name would be read"),
    "changed lines": (["--write-baseline", "x", "--changed-lines"], "exclude each other"),
    "since": (["--write-baseline", "x", "--since", "HEAD"], "exclude each other"),
    "no repository": (["--changed-lines"], "git has no repository here"),
}  # fmt: skip


@pytest.mark.parametrize(("words", "told"), BASELINES.values(), ids=BASELINES.keys())
def test_what_makes_no_sense_is_one_sentence(run: Run, words: list[str], told: str) -> None:
    code, said = run(*CHECK, *words)
    assert code == 2
    assert told in said


def test_unused_ones_are_told_and_fail_when_asked(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(FORMATS, "text", replace(FORMATS["text"], comments="markup"))
    run(*SUPPRESS, "--reason", "so")
    run("check", STORY, "--write-baseline", "qa-baseline.jsonl")
    used = (
        "Kabul was calm.\nAbdul Gani Balladar <!-- qa:ignore near-miss-name his name --> spoke.\n"
    )
    write(used + "Nobody answered. <!-- qa:ignore changed-number so -->\n")
    report = (*CHECK, "--report-unused-suppressions")
    assert run(*report) == (
        0,
        f"qa: {STORY}:3: the comment silences no changed-number (so)\n"
        f"qa: {STORY}: nothing is found any more that the suppression of near-miss-name "
        "“abdul gani balladar” silences (so)\n",
    )
    assert run(*CHECK, "--strict-suppressions")[0] == 1
    assert run(*CHECK, "--strict-suppressions", "--exit-zero")[0] == 0
    # Checks that were not asked have found nothing by their own fault.
    assert run(*report, "--select", "lost-negation") == (0, "")
    write("Kabul was calm.\n")
    assert run(*report)[1].count("nothing is found any more") == 1
    write("Kabul was calm.\n", "other.en.mt.txt")
    assert run("check", "other.en.mt.txt", "-q", "--report-unused-suppressions") == (0, "")


def test_known_findings_that_are_gone_are_told(run: Run) -> None:
    run(*CHECK, "--write-baseline", "qa-baseline.jsonl")
    known = (*CHECK, "--baseline", "qa-baseline.jsonl", "--report-unused-suppressions")
    assert run(*known) == (0, "")
    write("Kabul was calm.\n")
    told = f"qa: {STORY}: the known finding near-miss-name “abdul gani balladar” is gone\n"
    assert run(*known) == (0, told)
    Path(STORY).rename("other.en.mt.txt")
    assert run("check", "other.en.mt.txt", *known[2:]) == (0, told)


def test_a_comment_of_no_sense_is_told_once(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(FORMATS, "text", replace(FORMATS["text"], comments="markup"))
    write("Kabul was calm. <!-- qa:ignore near-mis-name so -->\n")
    code, said = run("check", STORY, "--no-scores")
    assert code == 0
    assert (
        "the comment in line 1: there is no check 'near-mis-name'; 'near-miss-name' is near" in said
    )


def test_changed_lines_are_those_of_the_index(run: Run) -> None:
    git("init", "-q")
    write("Kabul was calm.\n")
    assert run(*CHECK, "--changed-lines") == (0, "")  # nothing is staged yet
    git("add", ".")
    git("commit", "-qm", "x")
    write(TEXT)
    assert run(*CHECK, "--changed-lines") == (0, "")
    git("add", ".")
    write("Nothing of it.\n")
    assert run(*CHECK, "--changed-lines") == (1, FOUND)
    Path(STORY).unlink()
    assert run(*CHECK, "--changed-lines") == (1, FOUND)
    git("commit", "-qm", "x")
    write("A new lead.\n" + TEXT)
    assert run(*CHECK, "--since", "HEAD") == (0, "")
    said = run("check", STORY, "--since", "HEAD", "--no-scores")[1]
    assert "1 finding on lines that did not change" in said
    assert run(*CHECK, "--since", "HEAD~1")[0] == 1
    assert run("check", ".", "-q", "--no-scores", "--since", "HEAD~1")[0] == 1


def test_a_change_of_the_source_counts_for_its_segments(run: Run) -> None:
    write(
        "喀布尔很平静。\n塔利班领导人阿卜杜勒·加尼·巴拉达尔在喀布尔发表讲话。\n没有人回答。\n",
        "story.zh.txt",
    )
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "x")
    write(
        "喀布尔很平静。\n塔利班领导人阿卜杜勒·加尼·巴拉达尔在喀布尔发表讲话。\n无人回答。\n",
        "story.zh.txt",
    )
    assert "near-miss-name" not in run(*CHECK, "--since", "HEAD")[1]
    write(
        "喀布尔很平静。\n塔利班领导人阿卜杜勒·加尼·巴拉达尔今天在喀布尔发表讲话。\n没有人回答。\n",
        "story.zh.txt",
    )
    assert "near-miss-name" in run(*CHECK, "--since", "HEAD")[1]
    git("add", ".")
    write("喀布尔。\n", "story.zh.txt")
    assert "near-miss-name" in run(*CHECK, "--changed-lines")[1]


def test_only_changed_stories_are_read(run: Run) -> None:
    git("init", "-q")
    write("\0", "broken.en.mt.txt")
    git("add", ".")
    git("commit", "-qm", "x")
    write("A new lead.\n" + TEXT)
    assert run("check", ".", "-q", "--since", "HEAD") == (0, "")
    assert run("check", ".", "-q")[0] == 2


def test_a_file_of_another_repository_is_one_sentence(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "news").mkdir()
    monkeypatch.chdir(tmp_path / "news")
    git("init", "-q")
    code, said = run("check", f"../{STORY}", "--changed-lines")
    assert code == 2
    assert said.startswith(f"../{STORY}: it is not in the repository ")


def test_the_commands_have_help(run: Run) -> None:
    assert all(f"  {name} " in run("suppress", "--help")[1] for name in COMMANDS)


XLIFF = """<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file source-language="zh" target-language="en" datatype="plaintext" original="a"><body>
<trans-unit id="1">{first}
  <source>喀布尔很平静。</source>
  <target>Kabul was calm.</target>
</trans-unit>
<trans-unit id="2">{second}
  <source>塔利班领导人阿卜杜勒·加尼·巴拉达尔在喀布尔发表讲话。</source>
  <target>The Taliban leader Abdul Gani Balladar spoke in Kabul.</target>
</trans-unit>
</body></file></xliff>
"""
COMMENT = "<!-- qa:ignore near-miss-name his own spelling -->"
NOTE = "<note>qa:ignore near-miss-name his own spelling</note>"
UNITS = {
    "nothing": ("", "", 1),
    "a comment in another unit": (COMMENT, "", 1),
    "a comment in its unit": ("", COMMENT, 0),
    "a note in another unit": (NOTE, "", 1),
    "a note in its unit": ("", NOTE, 0),
    "a block": (COMMENT.replace("ignore", "off"), "", 0),
    "a block that ends before": (
        COMMENT.replace("ignore", "off"), "<!-- qa:on near-miss-name -->", 1),
}  # fmt: skip


@pytest.mark.parametrize(("first", "second", "code"), UNITS.values(), ids=UNITS.keys())
def test_a_unit_of_xliff(run: Run, first: str, second: str, code: int) -> None:
    write(XLIFF.format(first=first, second=second), "a.xlf")
    found = run("check", "a.xlf", "-q", "--no-scores", "--select", "near-miss-name")
    assert (found[0], found[1].count("near-miss-name")) == (code, code)


def test_an_entry_of_po(run: Run) -> None:
    head = 'msgid ""\nmsgstr "Language: en\\n"\n\n'
    entry = f'msgid "塔利班领导人阿卜杜勒·加尼·巴拉达尔发言。"\nmsgstr "The Taliban leader {NAME} spoke."\n'
    words = ("check", "a.po", "-q", "--no-scores", "--from", "zh", "--select", "near-miss-name")
    write(f"{head}{entry}", "a.po")
    assert run(*words)[0] == 1
    write(f"{head}#  qa:ignore near-miss-name his own spelling\n{entry}", "a.po")
    assert run(*words) == (0, "")


def test_a_source_in_the_same_file_counts_for_its_unit(run: Run) -> None:
    git("init", "-q")
    write(XLIFF.format(first="", second=""), "a.xlf")
    git("add", ".")
    git("commit", "-qm", "x")
    words = ("check", "a.xlf", "-q", "--no-scores", "--select", "near-miss-name", "--since", "HEAD")
    write(XLIFF.format(first="", second="").replace("很平静", "平静"), "a.xlf")
    assert run(*words) == (0, "")
    write(XLIFF.format(first="", second="").replace("在喀布尔发表", "发表"), "a.xlf")
    assert run(*words)[0] == 1


PROSE = f"The Taliban leader {NAME} spoke in Kabul."
FRONT = "qa-ignore: near-miss-name his own spelling"
PAGES = {
    "Markdown": ("md", f"# Kabul\n\n{PROSE}\n", 1),
    "its line in Markdown": ("md", f"# Kabul\n\n{PROSE} {COMMENT}\n", 0),
    "the next block in Markdown": (
        "md", f"# Kabul\n\n{COMMENT.replace('ignore', 'ignore-next-line')}\n\n{PROSE}\n", 0),
    "code in Markdown": ("md", f"{PROSE}\n\n```html\n{COMMENT.replace('ignore', 'off')}\n```\n\n{PROSE}\n", 2),
    "front matter": ("md", f"---\ntitle: Kabul was calm\n{FRONT}\n---\n\n{PROSE}\n", 0),
    "front matter, a list": (
        "md", f"---\ntitle: Kabul was calm\nqa-ignore:\n  - near-miss-name so\n---\n\n{PROSE}\n", 0),
    "HTML": ("html", f"<html><body><p>{PROSE}</p></body></html>\n", 1),
    "its line in HTML": ("html", f"<html><body><p>{PROSE}</p> {COMMENT}\n<p>x</p></body></html>\n", 0),
    "a paragraph in HTML": (
        "html", f"<html><body><p>Today\nthe Taliban\n{COMMENT}\nleader {NAME} spoke.</p></body></html>\n", 0),
    "another line in HTML": ("html", f"<html><body><p>{PROSE}</p>\n<p>x {COMMENT}</p></body></html>\n", 1),
    "a script": ("html", f"<p>{PROSE}</p><script>\n'{COMMENT}'\n</script>\n", 1),
}  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "count"), PAGES.values(), ids=PAGES.keys())
def test_a_page(run: Run, kind: str, text: str, count: int) -> None:
    write(text, f"a.en.mt.{kind}")
    said = run("check", f"a.en.mt.{kind}", "-q", "--no-scores", "--select", "near-miss-name")[1]
    assert said.count("near-miss-name") == count


def test_a_paragraph_of_nitf(run: Run) -> None:
    page = (
        "<nitf><body><body.head><hedline><hl1>Kabul was calm</hl1></hedline></body.head>\n"
        f"<body.content><p>{{}}\n{PROSE}</p>\n<p>{PROSE}</p></body.content></body></nitf>\n"
    )
    words = ("check", "a.en.mt.nitf", "-q", "--no-scores", "--select", "near-miss-name")
    write(page.format(""), "a.en.mt.nitf")
    assert run(*words)[1].count("near-miss-name") == 2
    write(page.format(COMMENT), "a.en.mt.nitf")
    assert run(*words)[1].count("near-miss-name") == 1
