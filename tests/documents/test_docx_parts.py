"""DOCX beside its main part: notes, headers and footers, called by where they stand."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from qa.documents.docx import extract, pack, unpack
from qa.documents.docx_changes import reviewed
from qa.documents.docx_comments import Note
from qa.documents.raw import Raw
from qa.errors import DocumentError
from qa.fixing import difference
from tests.documents.helpers import complaint, one, read
from tests.documents.prose import assert_true_places
from tests.documents.test_docx import DAY, HEAD, OFFICE, PACKAGE, W, changed, docx, p, r, stored

FOOTNOTES, ENDNOTES = "word/footnotes.xml", "word/endnotes.xml"
NOTE = "<w:r><w:footnoteRef/></w:r>"
MARK = '<w:r><w:footnoteReference w:id="%s"/></w:r>'
SEPARATOR = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
)
SECTION = '<w:sectPr xmlns:r="r"><w:%sReference w:type="%s" r:id="%s"/></w:sectPr>'


def notes(*texts: tuple[str, str], kind: str = "footnote") -> str:
    held = "".join(f'<w:{kind} w:id="{n}">{body}</w:{kind}>' for n, body in texts)
    return f'{HEAD}<w:{kind}s xmlns:w="{W}">{SEPARATOR if kind == "footnote" else ""}{held}</w:{kind}s>'


def margin(tag: str, *texts: str) -> str:
    return f'{HEAD}<w:{tag} xmlns:w="{W}">{"".join(p(r(text)) for text in texts)}</w:{tag}>'


def related(**targets: str) -> str:
    """The document's relations: the id to kind and target, "header header1.xml"."""
    rows = (
        f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for name, (kind, target) in ((name, value.split()) for name, value in targets.items())
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{"".join(rows)}</Relationships>'


def packed(body: str, relations: str, **members: str) -> bytes:
    """An archive whose other members are word/NAME.xml; the relations stand in for those of `docx`."""
    data = docx(body, {f"word/{name}.xml": text for name, text in members.items()})
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for info in old.infolist():
            own = info.filename == "word/_rels/document.xml.rels"
            new.writestr(info, relations if own else old.read(info))
    return out.getvalue()


WHOLE = packed(
    p(r("The Taliban met."), MARK % 4) + p(r("Kabul is calm."), MARK % 2,
      '<w:r><w:footnoteReference w:id="5" w:customMarkFollows="1"/><w:t>*</w:t></w:r>',
      '<w:r><w:endnoteReference w:id="1"/></w:r>')
    + SECTION % ("header", "default", "h1")
    + SECTION.replace("/></w:sectPr>", '/><w:footerReference w:type="even" r:id="f1"/></w:sectPr>')
    % ("header", "first", "h2"),
    related(n="footnotes footnotes.xml", e="endnotes /word/endnotes.xml", h1="header header1.xml",
            h2="header header2.xml", f1="footer footer1.xml", c="comments comments.xml",
            away="header ../../evil.xml"),
    footnotes=notes(
        ("2", p(NOTE, r(" Balladal said so."))), ("3", p(NOTE, r("Nothing refers to it."))),
        ("4", p(NOTE, "<w:r><w:tab/></w:r>", r("One.")) + p() + p(r("Two."))), ("5", p(r(" Star."))),
    ),
    endnotes=notes(("1", p(r("The end."))), kind="endnote"),
    header1=margin("hdr", "Wire"), header2=margin("hdr", "First", "again"), footer1=margin("ftr", "Foot"),
    comments=f'{HEAD}<w:comments xmlns:w="{W}"><w:comment w:id="0">{p(r("Is that so?"))}</w:comment></w:comments>',
)  # fmt: skip


def test_notes_headers_and_footers_are_called_by_where_they_stand() -> None:
    file = unpack(WHOLE, "a.docx")
    units = extract(file).units
    assert [(u.text, u.part, u.key) for u in units] == [
        ("The Taliban met.", "body", "1"), ("Kabul is calm.*", "body", "2"),
        ("One.", "footnote", "footnote 1"), ("Two.", "footnote", "footnote 1, paragraph 2"),
        ("Balladal said so.", "footnote", "footnote 2"), ("Star.", "footnote", "footnote *"),
        ("The end.", "endnote", "endnote 1"), ("Wire", "header", "header"),
        ("First", "header", "first-page header, section 2"),
        ("again", "header", "first-page header, section 2, paragraph 2"),
        ("Foot", "footer", "even-page footer, section 2"),
    ]  # fmt: skip
    assert [unit.unit for unit in units[3:5]] == [
        "word/footnotes.xml/footnote[4]/p[3]", "word/footnotes.xml/footnote[2]/p[1]",
    ]  # fmt: skip
    assert_true_places(file.text, units)
    assert {unit.line for unit in units if unit.part == "body"} == {2}


UNSHOWN = {
    "a deleted reference": p(r("Kabul"), f"<w:del>{MARK % 2}</w:del>"),
    "a hidden one": p(r("Kabul"), '<w:r><w:rPr><w:vanish/></w:rPr><w:footnoteReference w:id="2"/></w:r>'),
    "a note that is not there": p(r("Kabul"), MARK % 9),
    "a part that is not there": p(r("Kabul")) + SECTION % ("header", "default", "x"),
    "another kind's relation": p(r("Kabul")) + SECTION % ("header", "default", "s"),
}  # fmt: skip


@pytest.mark.parametrize("body", UNSHOWN.values(), ids=UNSHOWN.keys())
def test_what_word_does_not_show_is_not_read(body: str) -> None:
    links = related(n="footnotes footnotes.xml", x="header gone.xml", s="styles styles.xml")
    data = packed(body, links, footnotes=notes(("2", p(r("Gone.")))))
    assert [unit.text for unit in extract(unpack(data, "a.docx")).units] == ["Kabul"]


CHANGES = [
    ("Balladal", {FOOTNOTES}), ("Wire", {"word/header1.xml"}), ("Taliban", {"word/document.xml"}),
    ("end", {ENDNOTES}),
]  # fmt: skip


@pytest.mark.parametrize(("old", "members"), CHANGES)
def test_a_fix_changes_the_part_that_it_is_in_and_nothing_else(old: str, members: set[str]) -> None:
    file = unpack(WHOLE, "a.docx")
    (edit,) = changed(file, old, "BARADAR")
    text = file.text[: edit.start] + edit.text + file.text[edit.end :]
    for data in (pack(file, text), reviewed(file, [edit], (), DAY)):
        before, after = stored(WHOLE), stored(data)
        assert list(before) == list(after)
        assert {name for name in before if before[name] != after[name]} == members
        said = [unit.text for unit in extract(unpack(data, "a.docx")).units]
        assert said == [u.text.replace(old, "BARADAR") for u in extract(file).units]


def test_a_note_is_tracked_as_the_document_is() -> None:
    file = unpack(WHOLE, "a.docx")
    edits = [*changed(file, "Balladal", "Baradar"), *changed(file, "Taliban", "Talib")]
    new = unpack(reviewed(file, edits, (), DAY), "a.docx")
    texts = {part.member: part.text for _, part in new.parts()}
    for name in ("word/document.xml", FOOTNOTES):
        assert len(re.findall(r'<w:(?:ins|del) w:id="\d+" w:author="wireqa"', texts[name])) == 2
    numbers = re.findall(r'<w:(?:ins|del) w:id="(\d+)"', new.text)
    assert len(set(numbers)) == 4


def test_no_comment_goes_where_word_has_none() -> None:
    file = unpack(WHOLE, "a.docx")
    (edit,) = changed(file, "Balladal", "Baradar")
    assert reviewed(file, (), [Note(edit.start, edit.end, "why")], DAY) == WHOLE


def test_the_diff_names_the_part() -> None:
    file = unpack(WHOLE, "a.docx")
    text = file.text.replace("Balladal", "Baradar").replace("Foot", "Boot")
    shown = difference(file, Raw(file.path, file.data, text, "utf-8", 0, file.member, file.more))
    assert re.findall("^--- .*", shown, re.M) == [
        "--- a/a.docx:word/footnotes.xml", "--- a/a.docx:word/footer1.xml",
    ]  # fmt: skip


LINKS = related(n="footnotes footnotes.xml", h="header header1.xml")
HEADED = p(r("Kabul is calm.")) + SECTION % ("header", "default", "h")
NOTED = p(r("Kabul is calm."), MARK % 2)


def test_parts_are_paired_by_name_or_not_at_all(tmp_path: Path) -> None:
    ours = packed(p(r("Kabul is calm."), MARK % 2) + SECTION % ("header", "default", "h"), LINKS,
                  footnotes=notes(("2", p(r("So he said.")))), header1=margin("hdr", "Wire"))  # fmt: skip
    theirs = packed(p(r("喀布尔平静。"), MARK % 2) + SECTION % ("header", "default", "h"), LINKS,
                    footnotes=notes(("2", p(r("他说。")))), header1=margin("hdr", "电", "讯"))  # fmt: skip
    files = {"a.en.mt.docx": ours, "a.zh.docx": theirs, "a.en.ref.docx": docx(p(r("All calm.")))}
    story = one(tmp_path, files, "a.en.mt.docx")
    assert [(s.source, s.target, s.references) for s in story.segments] == [
        ("喀布尔平静。", "Kabul is calm.", ("All calm.",)), ("他说。", "So he said.", ()), (None, "Wire", ()),
    ]  # fmt: skip
    assert story.remarks == (
        "the headers of a.zh.docx, for they are others than the translation's (2 segments, 1 in the translation)",
        "the footnotes of a.en.ref.docx, for they are others than the translation's (0 segments, 1 in the translation)",
        "the headers of a.en.ref.docx, for they are others than the translation's (0 segments, 1 in the translation)",
    )  # fmt: skip


BAD = {
    "broken": (
        packed(NOTED, LINKS, footnotes="<w:footnotes>"),
        "a.docx:word/footnotes.xml:1: not well-formed XML (unbound prefix). Mend the file.",
    ),
    "empty": (
        packed(NOTED, LINKS, footnotes=""),
        "a.docx:word/footnotes.xml: the file is empty. Give a file with text.",
    ),
    "a bomb": (
        packed(NOTED, LINKS, footnotes="<a>" + " " * 5_000_000),
        "a.docx: not read, for it could be an attack (word/footnotes.xml is too dense). Save it "
        "again with Word.",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("data", "sentence"), BAD.values(), ids=BAD.keys())
def test_bad_parts(tmp_path: Path, data: bytes, sentence: str) -> None:
    (loaded,) = read(tmp_path, {"a.docx": data}, "a.docx", target_lang="en")
    assert complaint(tmp_path, loaded) == sentence


def test_parts_are_bounded_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qa.documents.docx_parts.LARGEST_MEMBER", 3000)
    many = {f"header{n}": margin("hdr", "x" * 900) for n in range(3)}
    links = related(**{f"h{n}": f"header header{n}.xml" for n in range(3)})
    with pytest.raises(DocumentError, match=r"a.docx: the file is over 64 MB unpacked. Split it."):
        unpack(packed(HEADED, links, **many), "a.docx")
