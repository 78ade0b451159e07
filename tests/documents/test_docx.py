"""DOCX: what Word shows; changes for Word's own review; archives that are attacks."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.documents.docx import escape, extract, pack, unpack
from qa.documents.docx_changes import commented, reviewed, tracked
from qa.documents.docx_comments import Note
from qa.documents.locate import stretch
from qa.documents.markup.xml import escaped, parse
from qa.documents.raw import Raw
from qa.documents.writing import Edit, edited
from qa.errors import DocumentError
from tests.documents.helpers import complaint, one, read
from tests.documents.prose import assert_true_places, located, mended, raw

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
DAY = date(2024, 5, 6)
TYPES = (
    f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType='
    '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
    'ContentType="application/xml"/></Types>'
)
STYLES = (
    f'{HEAD}<w:styles xmlns:w="{W}"><w:style w:styleId="Titre"><w:name w:val="Title"/></w:style>'
    '<w:style w:styleId="Titre1"><w:name w:val="heading 1"/></w:style><w:style w:styleId="Lgende">'
    '<w:name w:val="caption"/></w:style></w:styles>'
)


def relations(kind: str, target: str) -> str:
    return (
        f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{OFFICE}/{kind}" Target="{target}"/></Relationships>'
    )


def document(body: str) -> str:
    return f'{HEAD}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'


def docx(
    body: str, more: Mapping[str, str | bytes] | None = None, name: str = "word/document.xml"
) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", relations("officeDocument", name))
        archive.writestr(name, document(body))
        archive.writestr("word/styles.xml", STYLES)
        archive.writestr("word/_rels/document.xml.rels", relations("styles", "styles.xml"))
        for member, content in (more or {}).items():
            archive.writestr(member, content)
        archive.writestr(zipfile.ZipInfo("word/media/a.png"), b"\x89PNG\0\1\2")
    return file.getvalue()


def p(*runs: str, style: str = "") -> str:
    mark = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{mark}{''.join(runs)}</w:p>"


def r(text: str, properties: str = "") -> str:
    mark = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{mark}<w:t xml:space="preserve">{escaped(text)}</w:t></w:r>'


def opened(body: str) -> Raw:
    return unpack(docx(body), "a.docx")


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


SHOWN = {
    "one run": (p(r("Kabul is calm.")), ["Kabul is calm."]),
    "several runs": (p(r("Kab"), r("ul", "<w:b/>"), r(" is")), ["Kabul is"]),
    "breaks": (p("<w:r><w:t>One</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t></w:r>"), ["One two three"]),
    "a hyphen that does not break": (p("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/></w:r>"), ["a\u2011b"]),
    "signs of XML": (p(r("R&D <x>")), ["R&D <x>"]),
    "white space at the edges": (p("<w:r><w:t> One \n</w:t></w:r>", r(" two ")), ["One two "]),
    "changes": (
        p(r("One "), f"<w:del>{r('x')}</w:del><w:ins>{r('two')}</w:ins><w:moveFrom>{r('x')}</w:moveFrom>",
          f"<w:moveTo>{r(' three')}</w:moveTo>", "<w:r><w:delText>x</w:delText></w:r>"),
        ["One two three"],
    ),
    "fields": (p("<w:r><w:fldChar/><w:instrText>PAGE</w:instrText></w:r>", f"<w:fldSimple w:instr='x'>{r('7')}</w:fldSimple>"), ["7"]),
    "links and smart tags": (p(f"<w:hyperlink>{r('Ka')}<w:smartTag>{r('bul')}</w:smartTag></w:hyperlink>"), ["Kabul"]),
    "hidden text": (p(r("x", "<w:vanish/>"), r("One", '<w:vanish w:val="0"/>')), ["One"]),
    "readings": (p(f"<w:r><w:ruby><w:rt>{r('x')}</w:rt><w:rubyBase>{r('東京')}</w:rubyBase></w:ruby></w:r>"), ["東京"]),
    "cells": (f"<w:tbl><w:tr><w:tc>{p(r('One'))}</w:tc><w:tc>{p(r('Two'))}</w:tc></w:tr></w:tbl>", ["One", "Two"]),
    "content controls": (f"<w:sdt><w:sdtPr/><w:sdtContent>{p(r('One'))}</w:sdtContent></w:sdt>", ["One"]),
    "a box": (
        p(r("One"), "<w:r><w:alt xmlns:mc='m'><mc:Choice><w:txbxContent>" + p(r("Two"))
          + "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>" + p(r("x"))
          + "</w:txbxContent></mc:Fallback></w:alt></w:r>", r(" three")),
        ["One three", "Two"],
    ),
    "blank paragraphs": (p() + p(r("One")) + p(r(" ")) + p(r("Two")), ["One", "Two"]),
    "other scripts": (p(r("塔利班 قال 🇦🇫 e\u0301")), ["塔利班 قال 🇦🇫 e\u0301"]),
}  # fmt: skip


@pytest.mark.parametrize(("body", "texts"), SHOWN.values(), ids=SHOWN.keys())
def test_what_word_shows(body: str, texts: list[str]) -> None:
    file = opened(body)
    units = extract(file).units
    assert [unit.text for unit in units] == texts
    assert_true_places(file.text, units)


def test_parts_units_and_keys() -> None:
    body = (
        p(r("Kabul"), style="Titre") + p() + p(r("Calm"), style="Titre1") + p(r("a"), style="Lgende")
        + f"<w:tbl><w:tr><w:tc>{p(r('One'))}</w:tc></w:tr></w:tbl>"
        + '<w:p w:paraId="0A1B">' + r("Two") + "</w:p>"
    )  # fmt: skip
    units = extract(opened(body)).units
    assert [(u.text, u.part, u.key, u.unit) for u in units] == [
        ("Kabul", "headline", "1", "/body[1]/p[1]"), ("Calm", "body", "3", "/body[1]/p[3]"),
        ("a", "caption", "4", "/body[1]/p[4]"),
        ("One", "body", "5", "/body[1]/tbl[1]/tr[1]/tc[1]/p[1]"), ("Two", "body", "6", "0A1B"),
    ]  # fmt: skip
    assert {unit.line for unit in units} == {2}


LANGUAGES = [
    (r("Kabul is calm", '<w:lang w:val="en-GB" w:eastAsia="zh-CN"/>'), "en-GB"),
    (r("喀布尔平静", '<w:lang w:val="en-GB" w:eastAsia="zh-CN"/>'), "zh-CN"),
    (r("كابل", '<w:rtl/><w:lang w:val="en-GB" w:bidi="ar-SA"/>'), "ar-SA"),
    (r("Kabul is calm") + r("x", '<w:lang w:val="fr-FR"/>'), None),
]


@pytest.mark.parametrize(("runs", "lang"), LANGUAGES)
def test_the_language_that_most_of_it_names(runs: str, lang: str | None) -> None:
    assert extract(opened(p(runs))).lang == lang


def test_sides_and_the_main_part_by_its_relation(tmp_path: Path) -> None:
    files = {
        "f/a.en.mt.docx": docx(p(r("Kabul is calm."))),
        "f/a.zh.docx": docx(p(r("喀布尔平静。")), name="word/document2.xml"),
        "f/a.en.ref.docx": docx(p(r("All calm."))),
    }
    story = one(tmp_path, files, "f")
    assert [(s.source, s.target, s.references) for s in story.segments] == [
        ("喀布尔平静。", "Kabul is calm.", ("All calm.",))
    ]  # fmt: skip
    assert (story.source_lang, story.target_lang, story.form) == ("zh", "en", "docx")


def stored(data: bytes) -> dict[str, bytes]:
    """Every member as it is in the archive, compressed, and what the directory says of it."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        found = {}
        for info in archive.infolist():
            start = info.header_offset
            head = 30 + sum(
                int.from_bytes(data[start + n : start + n + 2], "little") for n in (26, 28)
            )
            found[info.filename] = data[start : start + head + info.compress_size]
        return found


def test_a_fix_touches_one_member(tmp_path: Path) -> None:
    data = docx(p(r("塔利班 "), r("Balladal", "<w:b/>"), r(" said &")))
    _, where, new = located(tmp_path, "a.en.mt.docx", data, "Balladal")
    assert where.exact
    before, after = stored(data), stored(new)
    name = "word/document.xml"
    assert before.pop(name) != after.pop(name)
    assert list(before.items()) == list(after.items())
    old, fresh = members(data), members(new)
    assert fresh[name] == old[name].replace(b"Balladal", b"BARADAR")


def test_nothing_written_is_the_same_file() -> None:
    file = opened(p(r("Kabul")))
    assert pack(file, file.text) == file.data
    text = file.text.replace("Kabul", "Herat")
    again = unpack(pack(file, text), "a.docx")
    assert pack(again, file.text) == pack(unpack(pack(again, file.text), "a.docx"), file.text)


def test_an_archive_whose_sizes_follow_the_data_and_that_has_a_comment() -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def seek(self, *_: object) -> int:
            raise io.UnsupportedOperation

        def tell(self) -> int:
            raise io.UnsupportedOperation

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", document(p(r("Kabul"))))
        archive.writestr("other.xml", "<a/>")
        archive.comment = b"x"
    file = unpack(pipe.getvalue(), "a.docx")
    new = pack(file, file.text.replace("Kabul", "Herat" * 100))
    assert members(new)["other.xml"] == b"<a/>"
    assert new.endswith(b"\1\0x")
    assert b"HeratHerat" in members(new)["word/document.xml"]


def test_utf16_stays(tmp_path: Path) -> None:
    text = document(p(r("Kabul"))).replace("UTF-8", "UTF-16")
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", text.encode("utf-16"))
    _, _, new = located(tmp_path, "a.en.docx", file.getvalue(), "Kabul")
    assert members(new)["word/document.xml"] == text.replace("Kabul", "BARADAR").encode("utf-16")


ESCAPED = [
    ("<w:t>Kabul</w:t>", "R&D <b>", "R&amp;D &lt;b&gt;"),
    ("<w:t>Kabul</w:t>", " a", None),
    ("<w:t>Kabul</w:t>", "a ", None),
    ('<w:t xml:space="preserve">Kabul</w:t>', " a ", " a "),
    ("<w:t>in Kabul now</w:t>", " a ", " a "),
    ("<w:t>Kabul</w:t>", "a\nb", None),
    ("<w:t>Kabul</w:t>", "a\tb", None),
    ("<w:t>Kabul</w:t>", "\x01", None),
]


@pytest.mark.parametrize(("text", "new", "written"), ESCAPED)
def test_what_is_written(text: str, new: str, written: str | None) -> None:
    start = text.index("Kabul")
    assert escape(new, raw(text), start, start + 5) == written


def changed(file: Raw, old: str, new: str) -> list[Edit]:
    """The edit that writes `new` for `old`, over as many runs as it takes."""
    (unit,) = (unit for unit in extract(file).units if old in unit.text)
    start = unit.text.index(old)
    first, last, _ = stretch(unit.pieces, start, start + len(old))
    return [Edit(first, last, escaped(new))]


MARK = 'w:author="wireqa" w:date="2024-05-06T00:00:00Z"'
SP = 'xml:space="preserve"'
TRACKED = {
    "in a run": (
        p(r("The Balladal said", "<w:b/>")), "Balladal", "Baradar & co",
        p(r("The ", "<w:b/>"), f'<w:del w:id="1" {MARK}><w:r><w:rPr><w:b/></w:rPr><w:delText {SP}>Balladal'
          "</w:delText></w:r></w:del>", f'<w:ins w:id="0" {MARK}>{r("Baradar & co", "<w:b/>")}</w:ins>',
          r(" said", "<w:b/>")),
    ),
    "a whole run": (
        p("<w:r><w:t>Balladal</w:t></w:r>"), "Balladal", "Baradar",
        p(f'<w:del w:id="1" {MARK}><w:r><w:delText {SP}>Balladal</w:delText></w:r></w:del>'
          f'<w:ins w:id="0" {MARK}>{r("Baradar")}</w:ins>'),
    ),
    "over two runs": (
        p(r("The Ball"), r("adal said", "<w:i/>")), "Balladal", "Baradar",
        p(r("The "), f'<w:del w:id="1" {MARK}><w:r><w:delText {SP}>Ball</w:delText></w:r></w:del>'
          f'<w:ins w:id="0" {MARK}>{r("Baradar")}</w:ins>',
          f'<w:del w:id="2" {MARK}><w:r><w:rPr><w:i/></w:rPr><w:delText {SP}>adal</w:delText></w:r></w:del>',
          r(" said", "<w:i/>")),
    ),
}  # fmt: skip


def numberless(text: str) -> str:
    return re.sub(r'w:id="\d+"', 'w:id=""', text)


@pytest.mark.parametrize(("body", "old", "new", "says"), TRACKED.values(), ids=TRACKED.keys())
def test_tracked_changes(body: str, old: str, new: str, says: str) -> None:
    file = opened(body)
    written = unpack(tracked(file, changed(file, old, new), DAY), "a.docx")
    assert numberless(written.text) == numberless(document(says))
    before, after = stored(file.data), stored(written.data)
    assert {name for name in before if before[name] != after[name]} == {"word/document.xml"}


PLACES = {
    "with a tab between": p("<w:r><w:t>Ball</w:t><w:tab/><w:t>adal</w:t></w:r>", r("x")),
    "in a link": p(r("a "), f"<w:hyperlink>{r('Ball')}</w:hyperlink>", r(" adal b")),
    "in another's insertion": p(
        r("a "), f'<w:ins w:id="7" w:author="x">{r("Ball adal")}</w:ins>', r("b")
    ),
    "beside a deletion": p(r("Ball"), f'<w:del w:id="7">{r("x")}</w:del>', r(" adal b")),
    "with signs of XML": p(r("<a> & Ball adal & b")),
    "with white space that is not shown": p("<w:r>\n <w:t>\n Ball adal \n</w:t>\n</w:r>"),
    "in a cell": f"<w:tbl><w:tr><w:tc>{p(r('Ball'), r(' adal'))}</w:tc></w:tr></w:tbl>",
}


@pytest.mark.parametrize("body", PLACES.values(), ids=PLACES.keys())
def test_accepted_a_change_reads_as_the_fix_and_rejected_as_before(body: str) -> None:
    file = opened(body)
    (unit,) = extract(file).units
    old = re.findall("Ball ?adal", unit.text)[0]
    new = unpack(tracked(file, changed(file, old, "Baradar"), DAY), "a.docx")
    (after,) = extract(new).units
    assert after.text.split() == unit.text.replace(old, "Baradar").split()
    root = parse(new)
    numbers = [e.attribute("id") for e in root.walk() if e.local in ("ins", "del")]
    assert len(numbers) == len(set(numbers))
    ours = "w:author=.wireqa.[^>]*>"
    rejected = re.sub(f"<w:ins [^>]*{ours}.*?</w:ins>", "", new.text, flags=re.S)
    rejected = re.sub(f"<w:del [^>]*{ours}(.*?)</w:del>", r"\1", rejected, flags=re.S)
    rejected = rejected.replace("delText", "t")
    (back,) = extract(Raw("a.docx", file.data, rejected, "utf-8", 0, file.member)).units
    assert back.text == unit.text


def test_several_changes_of_one_run_and_an_insertion() -> None:
    file = opened(p(r("one two three")))
    at = file.text.index("one two")
    edits = [Edit(at + 8, at + 13, "3"), Edit(at, at + 3, "1"), Edit(at + 7, at + 7, "!")]
    (unit,) = extract(unpack(tracked(file, edits, DAY), "a.docx")).units
    assert unit.text == "1 two! 3"


def test_what_is_in_no_paragraph_is_refused() -> None:
    file = opened(p(r("One")) + p(r("two")))
    start = file.text.index("One")
    for edit in (Edit(0, 3, "x"), Edit(start, file.text.index("two") + 1, "x")):
        with pytest.raises(DocumentError, match="not in the text of one paragraph"):
            tracked(file, [edit], DAY)


def test_comments_are_new_members_with_relation_and_type() -> None:
    file = opened(p(r("The Balladal said")) + p(r("So")))
    at, so = file.text.index("Balladal"), file.text.index("So<")
    notes = [Note(at, at + 8, "Is it <Baradar>?\nLook."), Note(so, so + 2, "x")]
    new = commented(file, notes, DAY)
    found = members(new)
    text = found["word/document.xml"].decode()
    assert (
        '<w:commentRangeStart w:id="1"/><w:r><w:t xml:space="preserve">Balladal</w:t></w:r>' in text
    )
    assert text.count("commentReference") == 2
    comments = found["word/comments.xml"].decode()
    assert f'<w:comment w:id="1" {MARK} w:initials="QA">' in comments
    assert "Is it &lt;Baradar&gt;? Look." in comments
    assert b'Target="comments.xml"' in found["word/_rels/document.xml.rels"]
    assert b'PartName="/word/comments.xml"' in found["[Content_Types].xml"]
    for name in ("word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"):
        parse(raw(found[name].decode()))
    file = unpack(new, "a.docx")
    assert [unit.text for unit in extract(file).units] == ["The Balladal said", "So"]
    at = file.text.index("said")
    again = members(commented(file, [Note(at, at + 4, "more")], DAY))["word/comments.xml"].decode()
    assert re.findall(r'<w:comment w:id="(\d)"', again) == ["1", "2", "3"]


def test_changes_and_comments_together() -> None:
    file = opened(p(r("The Balladal "), r("said")))
    edits = changed(file, "Balladal", "Baradar")
    notes = [Note(edits[0].start, file.text.index("said") + 4, "why")]
    first, second = reviewed(file, edits, notes, DAY), reviewed(file, edits, notes, DAY)
    assert first == second
    new = unpack(first, "a.docx")
    assert extract(new).units[0].text == "The Baradar said"
    assert new.text.index("commentRangeStart") < new.text.index("commentRangeEnd")
    numbers = re.findall(r'<w:(?:ins|del|commentRangeStart) w:id="(\d+)"', new.text)
    assert len(numbers) == len(set(numbers))


def bomb(size: int) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<a>" + b" " * size)
    return file.getvalue()


def doubled() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", document(p(r("One"))))
        archive.writestr("word/documenu.xml", document(p(r("Two"))))
    return file.getvalue().replace(b"documenu", b"document")


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512
ATTACK = "a.docx: not read, for it could be an attack"
BAD = {
    "no archive": (b"Kabul is calm", "a.docx: the file is no whole ZIP archive. Save it again."),
    "half an archive": (docx(p(r("x")))[:-30], "a.docx: the file is no whole ZIP archive. Save it again."),
    "encrypted": (
        OLE + "EncryptionInfo\0EncryptedPackage".encode("utf-16-le"),
        "a.docx: the file is encrypted with a password. Save it without a password.",
    ),
    "of old": (
        OLE + "WordDocument\0".encode("utf-16-le"),
        "a.docx: the file is in Word's old format (.doc). Save it as .docx with Word.",
    ),
    "encrypted or old": (
        OLE,
        "a.docx: the file is encrypted or in an old format of Office. Save it as .docx without a password.",
    ),
    "no document": (
        docx("", name="word/x").replace(b"word/x", b"word/y", 1),
        "a.docx: the file is no whole ZIP archive. Save it again.",
    ),
    "another archive": (
        docx(p(r("x"))).replace(b"word/document.xml", b"word/documens.xml"),
        "a.docx: the file is no Word document. Give a .docx, or name its format.",
    ),
    "no text": (docx(p()), "a.docx: the file has no text. Give a file with text."),
    "broken XML": (docx("<w:p>"), "a.docx:2: not well-formed XML (mismatched tag). Mend the file."),
    "a dense member": (bomb(5_000_000), f"{ATTACK} (word/document.xml is too dense). Save it again with Word."),
    "two of one name": (doubled(), f"{ATTACK} (two members of one name). Save it again with Word."),
}  # fmt: skip


@pytest.mark.parametrize(("data", "sentence"), BAD.values(), ids=BAD.keys())
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_bad_input(tmp_path: Path, data: bytes, sentence: str) -> None:
    (loaded,) = read(tmp_path, {"a.docx": data}, "a.docx", target_lang="en")
    assert complaint(tmp_path, loaded) == sentence


def test_an_encrypted_member_and_names_that_lead_out(tmp_path: Path) -> None:
    data = docx(p(r("Kabul")), {"../../evil.txt": "x", "/etc/passwd": "y"})
    file = unpack(data, "a.docx")
    new = pack(file, file.text.replace("Kabul", "Herat"))
    assert members(new)["../../evil.txt"] == b"x"
    assert not list(tmp_path.rglob("*"))
    locked = bytearray(data)
    place = data.index(b"PK\1\2", data.index(b"PK\1\2") + 1)
    place = data.index(b"PK\1\2", place + 1)
    locked[place + 8] |= 1
    with pytest.raises(DocumentError, match=r"a.docx: word/document.xml is encrypted"):
        unpack(bytes(locked), "a.docx")


def test_a_declared_entity_is_refused() -> None:
    text = "<!DOCTYPE a [<!ENTITY b 'x'>]>" + document(p(r("x"))).removeprefix(HEAD)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", text)
    with pytest.raises(DocumentError, match="could be an attack"):
        extract(unpack(file.getvalue(), "a.docx"))


def test_a_megabyte_in_one_run_and_many_runs() -> None:
    for body in (p(r("x" * 1_000_000)), p(*[r("塔")] * 10_000), p(r("a")) * 5_000):
        file = opened(body)
        assert_true_places(file.text, extract(file).units)


def test_bytes_that_lie_are_a_sentence() -> None:
    data = docx(p(r("Kabul is calm")))
    for place in range(0, len(data), 7):
        broken = bytearray(data)
        broken[place] ^= 0x55
        try:
            file = unpack(bytes(broken), "a.docx")
            assert pack(file, file.text + " ")
        except DocumentError:
            continue


WORDS = st.lists(
    st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Zs", "Zl", "Zp")), min_size=1),
    min_size=1, max_size=5,
).map(" ".join)  # fmt: skip


@given(st.lists(st.lists(WORDS, min_size=1, max_size=3), min_size=1, max_size=4), WORDS, st.data())
def test_what_is_written_is_read(texts: list[list[str]], new: str, data: st.DataObject) -> None:
    file = opened("".join(p(*map(r, runs)) for runs in texts))
    units = extract(file).units
    assert [unit.text for unit in units] == ["".join(runs) for runs in texts]
    number = data.draw(st.integers(0, len(texts) - 1))
    unit, runs = units[number], texts[number]
    start = data.draw(st.integers(0, len(unit.text) - 1))
    end = data.draw(st.integers(start + 1, len(unit.text)))
    first, last, exact = stretch(unit.pieces, start, end)
    wanted = unit.text[:start] + new + unit.text[end:]
    after = extract(unpack(tracked(file, [Edit(first, last, escaped(new))], DAY), "a.docx")).units
    assert [u.text for u in after] == [*(u.text for u in units[:number]), wanted,
                                       *(u.text for u in units[number + 1 :])]  # fmt: skip
    text, _ = mended(file, unit, runs[0], new, escape)
    (own,) = extract(unpack(pack(file, text), "a.docx")).units[number : number + 1]
    assert own.text == unit.text.replace(runs[0], new, 1)
    assert not exact or edited(file, [Edit(first, last, "")])
