"""What translating programs say of their work is told, in every language; near misses are silent."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa.engine import examine
from qa.errors import GlossaryError
from qa.model import Document, Segment, Severity
from qa.project import Project
from qa.scan.machine.data import KINDS, read

# language, kind, a copy with the remark (or near to one).
_ROWS = [
    tuple(line.split("\t"))
    for line in Path(__file__).with_name("remarks.tsv").read_text(encoding="utf-8").splitlines()[1:]
]
LANGS = sorted({lang for lang, _, _ in _ROWS})
_SOURCES = {
    "en": "The ministry said on Thursday that the talks would go on.",
    "zh": "外交部周四表示，会谈将继续。",
}
_NAMES = {"announce": "announces", "label": "announces", "refuse": "refuses", "remark": "remarks"}


def told(
    project: Project, pair: str, source: str | None, target: str
) -> list[tuple[str, Severity]]:
    source_lang, target_lang = pair.split(">")
    document = Document("story", "", source_lang or None, target_lang, (Segment(target, source),))
    result = examine(document, project)
    assert result.failure is None
    found = [f for f in result.findings if f.check == "translator-remark"]
    return [(document.text(f.span), f.severity) for f in found]


@pytest.mark.parametrize("lang", LANGS)
def test_every_kind_is_told_and_what_is_near_is_silent(project: Project, lang: str) -> None:
    theirs = "zh" if lang == "en" else "en"
    for _, kind, text in (row for row in _ROWS if row[0] == lang):
        found = told(project, f"{theirs}>{lang}", _SOURCES[theirs], text.replace("\\n", "\n"))
        assert bool(found) == (kind != "right"), (kind, text)
        if kind == "refuse":
            assert Severity.CRITICAL in {severity for _, severity in found}


def test_every_language_has_every_kind() -> None:
    for lang in LANGS:
        assert {kind for code, kind, _ in _ROWS if code == lang} == {*_NAMES, "right"}


def test_the_program_may_speak_english_or_the_source_language(project: Project) -> None:
    text = "Das Ministerium lehnte ab."
    for lead in ("Here is the German translation:\n\n", "以下是德语翻译："):
        assert told(project, "zh>de", "外交部表示反对。", lead + text) == [(lead, Severity.MAJOR)]


def test_a_source_about_translating_explains_it(project: Project) -> None:
    target = "Translated by Google, the poem read: I cannot translate grief."
    assert told(project, "zh>en", "谷歌翻译的诗写道：我无法翻译悲伤。", target) == []
    assert told(project, "zh>en", "部长说会谈将继续。", target)


def test_a_label_is_told_with_a_source_that_begins_otherwise(project: Project) -> None:
    target = "Translation: the talks go on."
    assert told(project, "zh>en", "会谈继续。", target)
    assert told(project, ">en", None, target) == []
    assert told(project, "zh>en", "公告：会谈继续。", target) == []


def test_a_file_says_everything() -> None:
    rows = {kind: ["word"] for kind in KINDS}
    read({"code": "xx", **rows}, "xx.toml", spaced=True)
    with pytest.raises(GlossaryError, match="refuses"):
        read({"code": "xx", **rows, "refuses": []}, "xx.toml", spaced=True)
    with pytest.raises(GlossaryError, match="unknown key 'other'"):
        read({"code": "xx", **rows, "other": ["word"]}, "xx.toml", spaced=True)
