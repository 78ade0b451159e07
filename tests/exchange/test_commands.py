"""`qa glossary import` and `export`: files, options, exit codes, the report."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from qa.glossary.exchange.formats import FORMATS, readable, writable
from qa.glossary.load import parse
from tests.exchange.helpers import AFGHAN, ROOT, afghan, same

PACK = (
    'pack = "p"\n[[concept]]\nid = "org.a"\nkind = "org"\n[concept.forms]\nen = ["A"]\nfr = ["B"]\n'
)


def _run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1"}
    return subprocess.run(
        [sys.executable, "-m", "qa", "glossary", *words], cwd=folder, env=environment,
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "p.toml").write_text(PACK, encoding="utf-8")
    return tmp_path


def test_the_afghan_pack_goes_out_and_comes_back(tmp_path: Path) -> None:
    terms = afghan()
    counts = (
        f"{len(terms):,} concepts, {sum(len(t.forms) for t in terms):,} forms, "
        f"{sum(len(t.wrong) for t in terms):,} wrong renderings"
    )
    out = _run(tmp_path, "export", str(AFGHAN), "-o", "a.tbx")
    assert (out.returncode, out.stdout) == (0, "")
    assert out.stderr.startswith(
        f"a.tbx (tbx): {counts}\nnot held:\n"
        "  registers that explain evidence codes: 1 (afghanistan.toml)\n"
        "kept in notes that only wireqa reads:\n"
    )
    back = _run(tmp_path, "import", "a.tbx", "-o", "b.toml", "--pack", "afghanistan")
    assert back.returncode == 0, back.stderr
    assert back.stderr == f"a.tbx (tbx): {counts}; nothing is lost\n"
    text = (tmp_path / "b.toml").read_text(encoding="utf-8")
    assert list(parse("b.toml", text).terms) == same(afghan())


def test_without_packs_all_of_the_project_go_out(folder: Path) -> None:
    (folder / "qa.toml").write_text('glossaries = ["p.toml"]\n', encoding="utf-8")
    done = _run(folder, "export", "--format", "google-pair", "--from", "en", "--to", "FR")
    assert done.returncode == 0, done.stderr
    assert "\nA,B\n" in done.stdout
    assert "France,France" in done.stdout
    assert "wire formulas" in done.stderr


def test_only_and_lang_choose(folder: Path) -> None:
    done = _run(folder, "export", "p.toml", str(AFGHAN), "--only", "org.a*", "--lang", "fr", "-o", "-",
                "--format", "csv", "--report", "r.txt")  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert "org.a,org,fr,B," in done.stdout
    assert ",en," not in done.stdout
    assert (folder / "r.txt").read_text(encoding="utf-8").startswith("- (csv): ")


def test_kind_prefix_and_languages_of_an_import(folder: Path) -> None:
    (folder / "t.csv").write_text("Straße,rue\n", encoding="utf-8")
    done = _run(folder, "import", "t.csv", "--format", "deepl", "--from", "de", "--to", "fr",
                "--kind", "place", "--concept-prefix", "street", "--pack", "streets")  # fmt: skip
    assert done.stdout == (
        'pack = "streets"\ntitle = "Imported from t.csv"\nversion = "1"\n'
        'origin = "t.csv (deepl)"\n\n[[concept]]\nid = "street.strasse"\nkind = "place"\n'
        '[concept.forms]\nde = ["Straße"]\nfr = ["rue"]\n'
    )


SAYS = [
    (("import", "none.csv"), "none.csv: there is no such file. Check the path."),
    (("import", "p.toml"),
     "p.toml: the name does not tell the format (.toml). Name it with --format: "
     f"{', '.join(readable())}."),
    (("import", "t.csv", "--format", "xlsx"),
     f"there is no format 'xlsx'. It is one of: {', '.join(readable())}."),
    (("import", "t.csv", "-o", "x.csv"), "x.csv: a pack ends in .toml. Name it so."),
    (("import", "t.csv", "-o", "p.toml"),
     "p.toml: the file is there already. Name another or add --force."),
    (("import", "t.csv", "--from", "E"),
     "--from is 'E', which is no language tag. Write it like en, zh-Hans, zh-Hant-TW or fa-AF."),
    (("export", "p.toml"),
     f"neither --format nor --output is given. Name a format: {', '.join(writable())}."),
    (("export", "p.toml", "--format", "po"),
     f"there is no format 'po'. It is one of: {', '.join(writable())}."),
    (("export", "p.toml", "-o", "p.toml", "--format", "csv"),
     "p.toml: the file is there already. Name another or add --force."),
    (("export", "p.toml", "-o", ".", "--format", "csv"), ".: this is a folder. Name a file."),
    (("export", "p.toml", "-o", "no/x.csv"),
     "no/x.csv: it cannot be written (No such file or directory). Check the path and the permissions."),
    (("export", "p.toml", "--format", "csv", "--only", "x*"),
     "--only x* finds no concept. `qa glossary find` looks for them."),
    (("export", "p.toml", "--format", "csv", "--lang", "ja"),
     "no concept has a form in ja. Name other languages."),
    (("export", "p.toml", "--format", "deepl"),
     "the layout deepl names no languages. Give them with --from and --to."),
    (("export", "p.toml", "--format", "deepl-languages", "--from", "en", "--to", "fr",
      "-o", "x.tsv"),
     "DeepL reads languages from a table of commas only. Name the file .csv, or use the format "
     "deepl."),
    (("export", "p.toml", "--format", "codespell"),
     "the format codespell holds one language. Name it with --to."),
    (("export", "p.toml", "--format", "skos-turtle", "--base-uri", "a b"),
     "--base-uri is 'a b', which is no absolute URI. Write it like https://example.org/terms/."),
]  # fmt: skip


@pytest.mark.parametrize(("words", "message"), SAYS)
def test_what_makes_no_sense_is_said_in_one_sentence(
    folder: Path, words: tuple[str, ...], message: str
) -> None:
    (folder / "t.csv").write_text("id,lang,text\norg.a,en,A\n", encoding="utf-8")
    done = _run(folder, *words)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"qa: {message}\n")
    assert sorted(file.name for file in folder.iterdir()) == ["p.toml", "t.csv"]


def test_force_overwrites_at_once(folder: Path) -> None:
    done = _run(folder, "export", "p.toml", "-o", "p.toml", "--format", "csv", "--force")
    assert done.returncode == 0, done.stderr
    assert (folder / "p.toml").read_text(encoding="utf-8").startswith("id,kind,")
    assert [file.name for file in folder.iterdir()] == ["p.toml"]


@pytest.mark.parametrize("command", ["import", "export"])
def test_the_formats_are_listed(tmp_path: Path, command: str) -> None:
    done = _run(tmp_path, command, "--list")
    listed = [line.split()[0] for line in done.stdout.splitlines()]
    assert listed == list({"import": readable(), "export": writable()}[command])


@pytest.mark.parametrize("name", list(FORMATS))
def test_every_format_has_its_functions(name: str) -> None:
    one = FORMATS[name]
    assert one.reads or one.writes
    assert all(
        callable(f()) for said, f in ((one.reads, one.reader), (one.writes, one.writer)) if said
    )
