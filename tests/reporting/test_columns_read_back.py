"""Lines and columns, read back as their consumers read them; fixes, applied as they apply them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.documents import FORMATS
from qa.model import Fix
from tests.documents.test_prose import docx, run
from tests.reporting import consumers
from tests.reporting.consumers import READ_BACK
from tests.reporting.made import PATH, TEXT, report, told, written

LONG = "塔利班🇦🇫 " * 3000  # longer than the block in which widths are counted


FILES = {
    "as it is": (TEXT, "utf-8"),
    "with a mark": (TEXT, "utf-8-sig"),
    "line feeds": (TEXT.replace("\r", ""), "utf-8"),
    "the mark and the word": ("Balladal 塔 Balladal", "utf-8-sig"),
    "a long line": (f"{LONG}Balladal {LONG}Balladal\nBalladal", "utf-8"),
    "a long line with a mark": (f"{LONG}Balladal {LONG}Balladal\nBalladal", "utf-8-sig"),
}
# Which cut lines by bytes of UTF-8 and so say the line alone.
BY_BYTES = ("rdjson", "rdjsonl")


@pytest.mark.parametrize("form", READ_BACK)
@pytest.mark.parametrize(("text", "encoding"), FILES.values(), ids=FILES.keys())
def test_columns_lead_to_the_words(form: str, text: str, encoding: str, tmp_path: Path) -> None:
    file = written(tmp_path, text, encoding)
    found = READ_BACK[form](report(form, told(file)), file.read_bytes())
    assert found == ["Balladal"] * text.count("Balladal")


@pytest.mark.parametrize("form", [form for form in READ_BACK if form not in BY_BYTES])
def test_columns_lead_to_the_words_in_utf_16(form: str, tmp_path: Path) -> None:
    file = written(tmp_path, TEXT, "utf-16")
    assert READ_BACK[form](report(form, told(file)), file.read_bytes()) == ["Balladal"] * 4


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "gb18030", "cp1256"])
def test_who_cuts_bytes_of_utf_8_gets_lines_alone_of_other_files(
    encoding: str, tmp_path: Path
) -> None:
    from dataclasses import replace

    one = replace(told(written(tmp_path, TEXT)), encoding=encoding)
    for diagnostic in json.loads(report("rdjson", one))["diagnostics"]:
        assert diagnostic["location"]["range"]["start"].keys() == {"line"}
        assert "suggestions" not in diagnostic


PARTS = st.sampled_from(
    ["塔利班", "e\u0301", "🇦🇫", "قال", " ", "x", "𝒳", "\t", "\n", "\r\n", "\u2028", "\x0b", "&"]
)


@given(
    st.lists(PARTS, max_size=10),
    st.lists(PARTS, max_size=6),
    st.sampled_from(["utf-8", "utf-8-sig"]),
)
def test_columns_lead_to_the_words_in_any_text(
    tmp_path_factory: pytest.TempPathFactory, before: list[str], after: list[str], encoding: str
) -> None:
    file = written(tmp_path_factory.mktemp("any"), "".join([*before, "Balladal", *after]), encoding)
    one, data = told(file), file.read_bytes()
    for form, read_back in READ_BACK.items():
        assert read_back(report(form, one), data) == ["Balladal"], form


@pytest.mark.parametrize(("text", "encoding"), FILES.values(), ids=FILES.keys())
def test_fixes_mend_the_text(text: str, encoding: str, tmp_path: Path) -> None:
    file = written(tmp_path, text, encoding)
    one, data = told(file), file.read_bytes()
    mended = text.replace("Balladal", "Baradar")
    assert consumers.mended_by_rdjson(report("rdjson", one), data) == mended.encode(encoding)
    assert consumers.mended_by_sarif(report("sarif", one), data) == mended


def test_fixes_mend_utf_16(tmp_path: Path) -> None:
    file = written(tmp_path, TEXT, "utf-16")
    mended = consumers.mended_by_sarif(report("sarif", told(file)), file.read_bytes())
    assert mended == TEXT.replace("Balladal", "Baradar")


@pytest.mark.parametrize(
    ("text", "replacement", "mended"),
    [
        ("He met a Balladal envoy. 塔", "the Taliban", "He met a Taliban envoy. 塔"),
        ("🇦🇫 It was a Balladal.\n", "armistice", "🇦🇫 It was an armistice.\n"),
        ("The U.S. left Balladal.", "the U.S.", "The U.S. left the U.S."),
    ],
)
def test_fixes_read_as_the_words_round_them_want(
    text: str, replacement: str, mended: str, tmp_path: Path
) -> None:
    file = written(tmp_path, text)
    one, data = told(file, fix=Fix(replacement, "safe")), file.read_bytes()
    assert consumers.mended_by_rdjson(report("rdjson", one), data).decode() == mended
    assert consumers.mended_by_sarif(report("sarif", one), data) == mended
    assert consumers.from_sarif(report("sarif", one), data) == ["Balladal"]


XLIFF = (
    '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" '
    'source-language="zh" target-language="en" datatype="plaintext"><body><trans-unit id="1">'
    "<source>巴拉达尔</source><target>塔 Balladal &amp; co</target></trans-unit></body></file></xliff>"
)
NEW = 'A & "B" <c>'
WRITTEN = {
    "a.csv": ('id,target\n1,"塔 Balladal, x"\n', 'id,target\n1,"塔 A & ""B"" <c>, x"\n'),
    "a.jsonl": (
        '{"id": "1", "target": "塔 Balladal"}\n',
        '{"id": "1", "target": "塔 A & \\"B\\" <c>"}\n',
    ),
    "a.xlf": (XLIFF, XLIFF.replace("Balladal", 'A &amp; "B" &lt;c&gt;')),
    "a.en.mt.html": ("<p>塔 Balladal</p>\n", '<p>塔 A &amp; "B" &lt;c&gt;</p>\n'),
    "a.po": ('msgid "x"\nmsgstr "塔 Balladal"\n', 'msgid "x"\nmsgstr "塔 A & \\"B\\" <c>"\n'),
    "a.en.mt.txt": ("塔 Balladal\n", f"塔 {NEW}\n"),
}


@pytest.mark.parametrize("name", WRITTEN)
def test_fixes_are_written_as_the_format_writes_them(name: str, tmp_path: Path) -> None:
    before, after = WRITTEN[name]
    file = written(tmp_path, before, name=name)
    one, data = told(file, fix=Fix(NEW, "safe")), file.read_bytes()
    for mended in (
        consumers.mended_by_rdjson(report("rdjson", one), data).decode(),
        consumers.mended_by_sarif(report("sarif", one), data),
    ):
        assert mended == after
        file.write_bytes(mended.encode())
        again = told(file, NEW)
        assert len(again.findings) == 1
    assert consumers.from_sarif(report("sarif", one), data) == ["Balladal"]


HELD = {
    "a line end in a line": ("a.en.mt.txt", "x\tBalladal", "two\nlines"),
    "a tag in subtitles": (
        "a.en.mt.srt", "1\n00:00:01,000 --> 00:00:02,000\n塔 Balladal\n", "<c>"
    ),
    "a tab in a cell": ("a.tsv", "id\ttarget\n1\tBalladal\n", "a\tb"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "text", "new"), HELD.values(), ids=HELD.keys())
def test_what_a_format_cannot_hold_is_no_fix(
    name: str, text: str, new: str, tmp_path: Path
) -> None:
    one = told(written(tmp_path, text, name=name), fix=Fix(new, "safe"))
    assert one.findings
    assert '"suggestions"' not in report("rdjson", one)
    assert '"fixes"' not in report("sarif", one)


def test_a_packed_file_has_units_and_no_lines(tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(docx(f"<w:p>{run('塔 Balladal')}</w:p>"))
    one = told(file, fix=Fix("Baradar", "safe"))
    assert one.member == "word/document.xml"
    (found,) = json.loads(report("sarif", one))["runs"][0]["results"]
    assert set(found["locations"][0]["physicalLocation"]) == {"artifactLocation"}
    assert "fixes" not in found
    assert '"range"' not in report("rdjson", one)
    assert f"{PATH}:1:3: critical" in report("text", one)  # the first segment, its third sign


def test_what_stands_in_markup_is_pointed_at_and_not_replaced(tmp_path: Path) -> None:
    text = XLIFF.replace("Balladal", 'Balla<g id="1">dal</g>')
    file = written(tmp_path, text, name="a.xlf")
    one = told(file)
    assert consumers.from_sarif(report("sarif", one), file.read_bytes()) == ['Balla<g id="1">dal']
    assert '"fixes"' not in report("sarif", one)
    assert '"suggestions"' not in report("rdjson", one)


def test_hints_are_no_fixes(tmp_path: Path) -> None:
    one = told(written(tmp_path, TEXT), fix=Fix("Baradar", "hint"))
    assert '"suggestions"' not in report("rdjson", one)
    assert '"fixes"' not in report("sarif", one)


def test_every_format_says_how_it_writes() -> None:
    assert all(callable(form.writes.escape) for form in FORMATS.values())
