"""`qa glossary show, find, add, diff, stats, schema`: what is typed, printed, written, returned."""

from __future__ import annotations

import functools
import json
import subprocess
from pathlib import Path

import pytest

from qa.cli.glossary import COMMANDS
from qa.glossary.load import parse
from qa.glossary.schema import schema_text
from tests.typed import Done, Run, typed

PACK = """\
# Kept by the desk.
pack = "desk"

[evidence]
w1 = "our wire, 2026-10-02"

[[concept]]
id = "org.mill"
kind = "org"
role = "a mill"
[concept.forms]
en = ["Vindmøll Works", { text = "VW-X", use = "abbreviation", evidence = ["w1"] }]
zh-Hans = ["文德莫尔"]  # as Xinhua

[[concept.wrong]]
lang = "en"
text = "Windmill Work"
instead = "Vindmøll Works"
severity = "critical"
seen = "our wire"
[concept.wrong.when]
source_has = ["文德莫尔", "文德"]
unless = ["country.tj"]

[[concept]]
id = "person.zoltanov"
kind = "person"
[concept.forms]
en = ["Petrik Zoltanov", { text = "Petrik Soltanov", valid = "../2018" }, { text = "P. Zoltanov", styles = ["ap"] }]
"""

OTHER = """\
pack = "other"
[[concept]]
id = "org.other"
kind = "org"
[concept.forms]
en = ["Zoetrope AG"]
"""


_parsed = functools.cache(parse)  # the packs that come with the program: read once


@pytest.fixture
def run(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """Runs `qa glossary` in a folder with a pack and a configuration that names it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("qa.glossary.lookup.shelf.parse", _parsed)
    (tmp_path / "desk.toml").write_text(PACK, encoding="utf-8")
    (tmp_path / "other.toml").write_text(OTHER, encoding="utf-8")
    settings = 'glossaries = ["desk.toml", "other.toml"]\n'
    (tmp_path / "qa.toml").write_text(settings, encoding="utf-8")

    return typed(monkeypatch, capsys, "glossary")


# Words, exit code, lines that are printed in this order (and more beside them).
PRINTED: list[tuple[list[str], int, list[str]]] = [
    (["find", "qxvvjw"], 1, ["nothing like 'qxvvjw'"]),
    (["find", "vindmøll works"], 0, [
        "The same", "  en  Vindmøll Works  org.mill  preferred  desk.toml:12"]),
    (["find", "VINDMØ"], 0, [
        "Begins with it", "  en  Vindmøll Works  org.mill  preferred  desk.toml:12"]),
    (["find", "莫尔", "--kind", "org"], 0, [
        "Contains it", "  zh-Hans  文德莫尔  org.mill  preferred  desk.toml:13"]),
    (["find", "windmill work"], 0, [
        "The same",
        "  en  Windmill Work  org.mill  wrong, for Vindmøll Works: critical, seen: our wire"
        "  desk.toml:17"]),
    (["find", "Zoldanov"], 0, [
        "Sounds like it", "  en  Petrik Zoltanov  person.zoltanov  preferred "]),
    (["find", "Petrick Zoldanov", "--lang", "en", "--limit", "1"], 0, [
        "Sounds like it", "  en  Petrik Zoltanov  person.zoltanov  preferred  desk.toml:29",
        "1 more: raise --limit, or give --lang or --kind"]),
    (["find", "internal talks in the Arab"], 0, [
        "The same", "…  phrase.intra-afghan-negotiations  wrong, for intra-Afghan {2}"]),
    (["show", "文德莫尔"], 0, [
        "org.mill", "  kind  org", "  role  a mill", "  in    desk.toml:8", "Forms",
        "  en       Vindmøll Works  preferred                desk.toml:12",
        "           VW-X            preferred, abbreviation  desk.toml:12  [w1]",
        "  zh-Hans  文德莫尔        preferred                desk.toml:13",
        "Wrong renderings",
        "  en  Windmill Work → Vindmøll Works  desk.toml:17",
        "      critical, seen: our wire",
        "      wrong when the source sentence has “文德莫尔” or “文德”",
        "      right when the source story names country.tj",
        "Evidence", "  w1  our wire, 2026-10-02"]),
    (["show", "person.zoltanov", "--date", "2020-01-01"], 0, [
        "  written  as of 2020-01-01", "deprecated, until 2018-12-31"]),
    (["show", "person.zoltanov", "--style", "ap"], 0, [
        "  written  as of ap style", "Petrik Zoltanov  admitted",
        "P. Zoltanov      preferred, in ap style"]),
    (["show", "country.af"], 0, [
        "cldr-territories.tsv:", "Abbreviations", "  zh  阿  ", "may also be people.arabs"]),
    (["stats", "desk.toml"], 0, [
        "2 concepts, 6 forms in 2 languages", "Concepts by pack", "  desk       1    1",
        "  1 observed", "  1 conditional", "  1 critical"]),
    (["diff", "desk.toml", "desk.toml"], 0, ["no difference"]),
]  # fmt: skip


@pytest.mark.parametrize(("words", "code", "printed"), PRINTED)
def test_what_is_printed(run: Run, words: list[str], code: int, printed: list[str]) -> None:
    done = run(*words)
    assert (done.code, done.err) == (code, "")
    place = 0
    for text in printed:
        assert text in done.out[place:]
        place = done.out.index(text, place) + len(text)
    assert not any(line != line.rstrip() for line in done.out.splitlines())


REFUSED: list[tuple[list[str], str]] = [
    (["show", "org.none"],
     "qa: no pack has a concept or form 'org.none'. Try `qa glossary find 'org.none'`.\n"),
    (["show", "x", "--pack", "none.toml"],
     "qa: none.toml: there is no such file or folder. Correct the path.\n"),
    (["diff", "desk.toml", "none"],
     "qa: there is no 'none'. Name a pack, a folder of packs, or REV:path.\n"),
    (["diff", "desk.toml", "--", "-x:desk.toml"],
     "qa: there is no '-x:desk.toml'. Name a pack, a folder of packs, or REV:path.\n"),
    (["add", "--pack", "desk.tsv", "--id", "org.x"],
     "qa: desk.tsv: only a hand-kept pack (.toml) can be added to. Name another file.\n"),
    (["add", "--pack", "none/own.toml", "--id", "org.x", "--kind", "org"],
     "qa: none/own.toml: the pack cannot be written (No such file or directory). Check the folder "
     "and the permissions.\n"),
    (["show", "org.mill", "--style", "zz", "--pack", "desk.toml"],
     "qa: no pack knows the style 'zz'. Known styles: ap.\n"),
    (["add", "--pack", "desk.toml", "--id", "org.x", "--form", "en=X"],
     "qa: no pack has the concept org.x. Give its --kind, or correct --id.\n"),
    (["add", "--pack", "desk.toml", "--id", "org.mill", "--form", "X"],
     "qa: --form is 'X'. Write LANG=TEXT: en=Baradar.\n"),
    (["add", "--pack", "desk.toml", "--id", "org.mill", "--form", "english=X"],
     "qa: desk.toml:14: the language 'english' of org.mill is no language tag. Write it like en, "
     "zh-Hans, zh-Hant-TW or fa-AF.\n"),
    (["add", "--pack", "desk.toml", "--id", "org.mill", "--form", "en=X", "--valid", "soon"],
     "qa: --valid is 'soon'. Write \"from/to\" with ISO dates, \"..\" where it is open.\n"),
    (["add", "--pack", "desk.toml", "--id", "org.mill", "--wrong", "en=X"],
     "qa: --wrong says not what is right. Add --instead TEXT.\n"),
    (["add", "--pack", "desk.toml", "--id", "org.mill", "--form", "en=X", "--unless", "org.x"],
     "qa: a condition is given for no wrong rendering. Add --wrong LANG=TEXT.\n"),
    (["add", "--pack", "desk.toml", "--id", "org.mill", "--wrong", "en=X", "--instead", "Y",
      "--unless", "org.none"],
     "qa: desk.toml:31: org.mill refers to the concept 'org.none', which no pack has. Correct the "
     "id or add the concept.\n"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "message"), REFUSED)
def test_what_cannot_be_done_is_said_and_nothing_written(
    run: Run, tmp_path: Path, words: list[str], message: str
) -> None:
    done = run(*words)
    assert (done.code, done.out, done.err) == (2, "", message)
    assert (tmp_path / "desk.toml").read_text(encoding="utf-8") == PACK
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "desk.toml", "other.toml", "qa.toml",
    ]  # fmt: skip


# What is added, what is said of it, the line before which the pack has something new, and what.
ADDED: list[tuple[list[str], list[str], str, str]] = [
    (["--id", "org.mill", "--form", "fr=Moulins Vind", "--evidence", "w1"],
     ["+ fr 'Moulins Vind' (full)", "written to desk.toml"],
     "\n[[concept.wrong]]", 'fr = [{ text = "Moulins Vind", evidence = ["w1"] }]\n'),
    (["--id", "org.mill", "--short", "zh-Hans=文德"],
     ["+ zh-Hans '文德' (short)", "written to desk.toml"],
     "]  # as Xinhua", ', { text = "文德", use = "short" }'),
    (["--id", "org.mill", "--form", "en=Zoetrope AG", "--form", "en=Windmill Work"],
     ["+ en 'Zoetrope AG' (full)", "+ en 'Windmill Work' (full)",
      "note: 'Windmill Work' is a known wrong rendering of org.mill (desk.toml:17)",
      "note: 'Zoetrope AG' is also a form of org.other (other.toml:6)",
      "written to desk.toml"],
     'en = ["Vindmøll Works", { text = "VW-X", use = "abbreviation", evidence = ["w1"] }]\n',
     'en = [\n  "Vindmøll Works",\n  { text = "VW-X", use = "abbreviation", evidence = ["w1"] },\n'
     '  "Zoetrope AG",\n  "Windmill Work",\n]\n'),
    (["--id", "org.mill", "--note", "n"], ["note = 'n'", "written to desk.toml"],
     '[concept.forms]\nen = ["Vind', 'note = "n"\n'),
    (["--id", "person.zoltanov", "--wrong", "en=Zoltan", "--instead", "Zoltanov", "--severity",
      "minor", "--source-has", "Золтанов", "--about", "org.mill", "--seen", "desk", "--note", "n"],
     ["+ wrong en 'Zoltan' → 'Zoltanov'", "written to desk.toml"],
     "", '\n[[concept.wrong]]\nlang = "en"\ntext = "Zoltan"\ninstead = "Zoltanov"\n'
     'severity = "minor"\nseen = "desk"\nnote = "n"\n[concept.wrong.when]\n'
     'source_has = ["Золтанов"]\nabout = ["org.mill"]\n'),
    (["--id", "org.new", "--kind", "org", "--form", "en=Nue", "--role", "new"],
     ["+ concept org.new (org, new)", "+ en 'Nue' (full)", "written to desk.toml"],
     "", '\n[[concept]]\nid = "org.new"\nkind = "org"\nrole = "new"\n[concept.forms]\n'
     'en = ["Nue"]\n'),
    (["--id", "org.other", "--form", "en=Zoetrope Co"],
     ["+ concept org.other (org, known from other.toml)", "+ en 'Zoetrope Co' (full)",
      "written to desk.toml"],
     "", '\n[[concept]]\nid = "org.other"\nkind = "org"\n[concept.forms]\n'
     'en = [{ text = "Zoetrope Co", status = "admitted" }]\n'),
]  # fmt: skip


@pytest.mark.parametrize(("words", "said", "before", "new"), ADDED)
def test_what_is_added_stands_in_its_place(
    run: Run, tmp_path: Path, words: list[str], said: list[str], before: str, new: str
) -> None:
    dry = run("add", "--pack", "desk.toml", *words, "--dry-run")
    assert dry.code == 0
    assert (tmp_path / "desk.toml").read_text(encoding="utf-8") == PACK
    assert (
        all(f"+{line}" in dry.out for line in new.strip("\n").split("\n")[-1:]) or "+zh" in dry.out
    )
    done = run("add", "--pack", "desk.toml", *words)
    assert (done.code, done.err, done.out.splitlines()) == (0, "", said)
    whole = PACK.replace(before, new if before.startswith("en =") else new + before)
    wanted = whole if before else PACK + new
    assert (tmp_path / "desk.toml").read_text(encoding="utf-8") == wanted
    again = run("add", "--pack", "desk.toml", *words)
    assert again.code == 0
    assert "nothing to write" in again.out
    assert (tmp_path / "desk.toml").read_text(encoding="utf-8") == wanted


def test_a_pack_that_is_not_there_is_made(run: Run, tmp_path: Path) -> None:
    done = run("add", "--pack", "own.toml", "--id", "org.n", "--kind", "org", "--form", "en=Nue")
    assert done.out.splitlines()[-1] == (
        'not in use yet: add "own.toml" to glossaries in qa.toml, or give --glossary'
    )
    assert (tmp_path / "own.toml").read_text(encoding="utf-8") == (
        'pack = "own"\nversion = "1"\n\n[[concept]]\nid = "org.n"\nkind = "org"\n[concept.forms]\n'
        'en = ["Nue"]\n'
    )


def test_json_has_all_that_is_shown(run: Run) -> None:
    (mill,) = json.loads(run("show", "org.mill", "--format", "json").out)
    assert mill["packs"] == [{"path": str(Path.cwd() / "desk.toml"), "line": 8}]
    assert [(f["text"], f["use"], f["line"]) for f in mill["forms"]] == [
        ("Vindmøll Works", "full", 12), ("VW-X", "abbreviation", 12), ("文德莫尔", "full", 13),
    ]  # fmt: skip
    assert mill["wrong"][0]["when"] == {
        "source_has": ["文德莫尔", "文德"],
        "unless": ["country.tj"],
    }
    (found,) = json.loads(run("find", "VW X", "--format", "json").out)
    assert (found["match"], found["concept"], found["line"]) == ("exact", "org.mill", 12)
    stats = json.loads(run("stats", "desk.toml", "--format", "json").out)
    assert stats["packs"] == {"desk": {"org": 1, "person": 1}}
    assert stats["languages"]["en"]["evidence"] == {"none": 4, "source": 1}
    assert stats["rules"]["seen"] == {"observed": 1}
    assert run("schema").out == schema_text()


def test_two_versions_differ_with_exit_code_1(run: Run, tmp_path: Path) -> None:
    changed = PACK.replace("文德莫尔", "温德", 1).replace("org.mill", "org.mills")
    changed = changed.replace("Petrik Soltanov", "Petrik Sultanov").replace("critical", "major")
    (tmp_path / "new.toml").write_text(changed, encoding="utf-8")
    done = run("diff", "desk.toml", "new.toml")
    assert done.code == 1
    assert done.out == (
        "- org.mill  org: en Vindmøll Works, zh-Hans 文德莫尔\n"
        "+ org.mills  org: en Vindmøll Works, zh-Hans 温德\n"
        "    → en Vindmøll Works  from org.mill\n"
        "    → en VW-X  from org.mill\n"
        "~ person.zoltanov\n"
        "    - en Petrik Soltanov  admitted, valid ../2018-12-31\n"
        "    + en Petrik Sultanov  admitted, valid ../2018-12-31\n"
        "\n"
        "1 concept removed, 1 concept added, 2 forms moved, 1 form removed, 1 form added\n"
    )
    changes = json.loads(run("diff", "desk.toml", "new.toml", "--format", "json").out)
    assert [change["what"] for change in changes] == [
        "concept-removed", "concept-added", "form-moved", "form-moved", "form-removed", "form-added",
    ]  # fmt: skip


def test_a_revision_of_git_is_a_version(run: Run, tmp_path: Path) -> None:
    def git(*words: str) -> None:
        named = ["-c", "user.name=n", "-c", "user.email=e@example.org"]
        subprocess.run(["git", *named, *words], cwd=tmp_path, check=True, capture_output=True)

    git("init")
    (tmp_path / "packs").mkdir()
    (tmp_path / "desk.toml").rename(tmp_path / "packs" / "desk.toml")
    git("add", ".")
    git("commit", "-m", "first")
    assert run("diff", "HEAD:packs", "packs") == Done(0, "no difference\n", "")
    file = tmp_path / "packs" / "desk.toml"
    file.write_text(PACK.replace("critical", "major"), encoding="utf-8")
    done = run("diff", "HEAD:packs/desk.toml", "packs")
    assert done == Done(
        1,
        "~ org.mill\n    ~ wrong en Windmill Work  severity critical → major\n\n1 rule changed\n",
        "",
    )
    for given in ("HEAD~9:packs", "HEAD:none", "HEAD:qa.toml/x", "HEAD:"):
        done = run("diff", given, "packs")
        assert done.code in (1, 2)
        assert "Traceback" not in done.err


def test_every_command_has_help(run: Run) -> None:
    for name in COMMANDS:
        done = run(name, "--help")
        assert done.code == 0
        assert f"glossary {name} [OPTIONS]" in done.out
