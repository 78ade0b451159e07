"""Markdown, HTML, subtitles, DOCX: what is text, where it stands, and that a fix touches no more."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.documents import FORMATS, Loaded, ReadOptions, read_documents
from qa.documents.docx import pack
from qa.documents.writing import Edit, edited
from tests.documents.helpers import complaint, read
from tests.documents.mending import fitting, mended, where

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(body: str, **members: bytes) -> bytes:
    """A document with this body; further parts by name."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        text = (
            f'<?xml version="1.0"?><w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
        )
        archive.writestr("word/document.xml", text)
        for name, data in members.items():
            archive.writestr(name.replace("__", "/"), data)
    return out.getvalue()


def run(text: str) -> str:
    return f"<w:r><w:rPr><w:b/></w:rPr><w:t>{text}</w:t></w:r>"


@dataclass(frozen=True)
class Case:
    """A file, the texts of its segments, and their parts."""

    name: str
    data: bytes | str
    texts: list[str]
    parts: list[str]


CASES = {
    "Markdown": Case(
        "a.md",
        "# The *Tali*ban 塔利班\n\nKabul is [calm](http://x.org/a_(b) 'Kabul') `code` &amp; e\u0301\\*.\n"
        "Next **line**\n\n> quoted 🇦🇫\n> more\n\n- one\n- two\n\n```\ncode\n```\n\n<div>html</div>\n\n"
        "| a | Kabul |\n|---|---|\n| Kabul | Kabul |\n",
        ["The Taliban 塔利班", "Kabul is calm & e\u0301*. Next line", "quoted 🇦🇫 more", "one", "two",
         "a", "Kabul", "Kabul", "Kabul"],
        ["headline"] + ["body"] * 8,
    ),
    "front matter": Case(
        "a.md",
        '---\ntitle: "Kabul: calm"\ndate: 2020-03-05\ntags: [a, b]\nlang: en\ndescription: So it is\n---\n'
        "\nText.\n",
        ["Kabul: calm", "So it is", "Text."], ["headline", "body", "body"],
    ),
    "TOML front matter": Case(
        "a.md", '+++\ntitle = "Kabul"\n+++\nText.\r\nMore.\r\n', ["Kabul", "Text. More."],
        ["headline", "body"],
    ),
    "a rule is no front matter": Case("a.md", "---\n\nText.\n", ["Text."], ["body"]),
    "HTML": Case(
        "a.html",
        '<!doctype html><html lang="en"><head><title>A &amp; B</title><style>p{}</style>'
        "<script>var a = '<p>';</script></head><body><h1>The <b>Tali</b>ban 塔利班</h1>\n"
        "<p>Kabul&nbsp;is\n  <!-- x --> calm<p>open<ul><li>one<li>two</ul>"
        "<table><tr><td>a<td>b</table><figure><figcaption>قال</figcaption></figure></body></html>",
        ["A & B", "The Taliban 塔利班", "Kabul\xa0is calm", "open", "one", "two", "a", "b", "قال"],
        ["headline", "headline", *["body"] * 6, "caption"],
    ),
    "SubRip": Case(
        "a.srt",
        "1\r\n00:00:01,000 --> 00:00:02,500\r\n<i>The Tali</i>ban\r\nsaid {\\an8}so\r\n\r\n"
        "2\r\n00:00:03,000 --> 00:00:04,000\r\n塔利班\r\n",
        ["The Taliban said so", "塔利班"], ["body", "body"],
    ),
    "WebVTT": Case(
        "a.vtt",
        "WEBVTT\nKind: captions\n\nNOTE a\n00:01.000 no cue\n\nSTYLE\n::cue{}\n\nid\n00:01.000 --> 00:02.000 align:left\n"
        "<v Ann>Kabul is <00:01.500>calm\n\n01:00:03.000 --> 01:00:04.000\nSo.\n",
        ["Kabul is calm", "So."], ["body", "body"],
    ),
    "DOCX": Case(
        "a.docx",
        docx(
            f'<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>{run("The Tali")}{run("ban 塔利班")}</w:p>'
            f'<w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins>{run("R&amp;D")}</w:ins>'
            f"<w:r><w:tab/></w:r>{run('here')}<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
            f"<w:tbl><w:tr><w:tc><w:p>{run('cell')}</w:p></w:tc></w:tr></w:tbl><w:p/>"
        ),
        ["The Taliban 塔利班", "R&D here", "cell"], ["body", "body", "body"],
    ),
}  # fmt: skip


def opened(folder: Path, name: str, data: bytes | str) -> Loaded:
    (loaded,) = read(folder, {name: data}, name, target_lang="en")
    assert loaded.document is not None, str(loaded.error)
    return loaded


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_the_text_and_its_parts(tmp_path: Path, case: Case) -> None:
    loaded = opened(tmp_path, case.name, case.data)
    assert loaded.document
    assert [s.target for s in loaded.document.segments] == case.texts
    assert [s.part for s in loaded.document.segments] == case.parts


def test_what_a_page_says_of_itself(tmp_path: Path) -> None:
    page = (
        "<html lang=fr><head><meta property='article:published_time' content='2020-03-05T08:00Z'>"
        "</head><p>Kaboul est calme aujourd’hui, dit-on.</p></html>"
    )
    (loaded,) = read(tmp_path, {"a.html": page}, "a.html")
    assert loaded.document
    assert loaded.document.target_lang == "fr"
    assert str(loaded.document.published) == "2020-03-05"
    (other,) = read(tmp_path, {"b.md": "---\ndate: 2020-03-05\n---\nKabul is calm.\n"}, "b.md",
                    target_lang="en")  # fmt: skip
    assert other.document
    assert str(other.document.published) == "2020-03-05"


MENDED = {  # a file, a word of it, what replaces it, the line and column it stands at
    "Markdown": ("a.md", "# x\n\nThe **Balladal** said\nso.\n", "Baradar", (3, 7)),
    "a cell of Markdown": ("a.md", "| a | Balladal |\n|---|---|\n| b | c |\n", "Baradar", (1, 7)),
    "a quotation of Markdown": ("a.md", "> said\n> 塔利班 Balladal\n", "Baradar", (2, 7)),
    "front matter": ("a.md", "---\ntitle: Balladal\n---\nx\n", "Baradar", (2, 8)),
    "behind a link": ("a.md", "[a](http://Balladal.org) Balladal\n", "Baradar", (1, 26)),
    "HTML": ("a.html", "<p>R&amp;D <b>Balladal</b>", "R&D <Baradar>", (1, 15)),
    "HTML with CRLF": ("a.html", "<p>so\r\n  Balladal\r\n</p>", "Baradar", (2, 3)),
    "SubRip": ("a.srt", "1\r\n00:00:01,000 --> 00:00:02,500\r\n<i>The\r\nBalladal</i>\r\n", "Baradar", (4, 1)),
}  # fmt: skip


@pytest.mark.parametrize(("name", "text", "right", "place"), MENDED.values(), ids=MENDED.keys())
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_word_is_mended_in_its_place(
    tmp_path: Path, name: str, text: str, right: str, place: tuple[int, int], encoding: str
) -> None:
    loaded = opened(tmp_path, name, text.encode(encoding))
    spot = where(loaded, "Balladal").start
    assert (spot.line, spot.column) == place
    data = mended(loaded, "Balladal", right)
    again = opened(tmp_path, f"new-{name}", data)
    assert loaded.document
    assert again.document
    assert [s.target for s in again.document.segments] == [
        s.target.replace("Balladal", right) for s in loaded.document.segments
    ]


@pytest.mark.parametrize("case", ["HTML", "SubRip", "WebVTT"])
def test_pieces_are_what_the_file_has(tmp_path: Path, case: str) -> None:
    one = CASES[case]
    loaded = opened(tmp_path, one.name, one.data)
    assert loaded.document
    assert loaded.raw
    fitting(loaded)


def test_a_document_is_mended_and_its_other_parts_stay(tmp_path: Path) -> None:
    data = docx(f"<w:p>{run('The Balladal said')}</w:p>", word__media__a_png=b"\x89PNG" * 50)
    loaded = opened(tmp_path, "a.docx", data)
    assert loaded.raw
    place = where(loaded, "Balladal")
    assert place.exact
    text = FORMATS["docx"].writes.escape("R&D", loaded.raw, place.start.offset, place.end.offset)
    assert text == "R&amp;D"
    new = pack(loaded.raw, edited(loaded.raw, [Edit(place.start.offset, place.end.offset, text)]))
    again = opened(tmp_path, "b.docx", new)
    assert again.document
    assert again.document.segments[0].target == "The R&D said"
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(new)) as now:
        assert old.namelist() == now.namelist()
        for name in old.namelist():
            same = old.read(name) == now.read(name)
            assert same == (name != "word/document.xml")


def test_a_word_across_runs_is_not_exact(tmp_path: Path) -> None:
    loaded = opened(tmp_path, "a.docx", docx(f"<w:p>{run('The Balla')}{run('dal said')}</w:p>"))
    assert not where(loaded, "Balladal").exact


BAD: dict[str, tuple[str, bytes, str]] = {
    "no paragraph": ("a.docx", docx(""), "the file has no text"),
    "no cue": ("a.srt", b"nothing\n", "the file has no timings"),
    "no text": ("a.html", b"<p><script>x</script>", "the file has no text"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "data", "says"), BAD.values(), ids=BAD.keys())
def test_bad_input_is_one_sentence(tmp_path: Path, name: str, data: bytes, says: str) -> None:
    (loaded,) = read(tmp_path, {name: data}, name, target_lang="en")
    assert says in complaint(tmp_path, loaded)


HOSTILE = {
    "open tags": ("a.html", "<b>" * 200_000),
    "open comments": ("a.html", "<!-- " * 200_000 + "x"),
    "brackets": ("a.md", "[" * 50_000 + "x"),
    "stars": ("a.md", "*a " * 30_000),
    "quotations": ("a.md", "> " * 20_000 + "x"),
    "one long line": ("a.md", "x" * 2_000_000),
    "tags of subtitles": ("a.srt", "1\n00:00:01,000 --> 00:00:02,000\n" + "<i" * 200_000 + "\n"),
}


@pytest.mark.parametrize(("name", "text"), HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_files_come_to_an_end(tmp_path: Path, name: str, text: str) -> None:
    loaded = read(tmp_path, {name: text}, name, target_lang="en")
    assert len(loaded) == 1


def test_sides_lie_beside(tmp_path: Path) -> None:
    files = {
        "a.en.mt.html": "<h1>Kabul</h1><p>Kabul is calm today.</p>",
        "a.zh.html": "<h1>喀布尔</h1><p>喀布尔今天平静。</p>",
        "a.en.ref.html": "<h1>Kabul</h1><p>All is calm.</p>",
        "notes.html": "<p>not a translation</p>",
        "b.en.mt.srt": "00:00:01,000 --> 00:00:02,000\nCalm.\n",
    }
    first, second = read(tmp_path, files, "")
    assert first.document
    assert [(s.source, s.references) for s in first.document.segments] == [
        ("喀布尔", ("Kabul",)), ("喀布尔今天平静。", ("All is calm.",)),
    ]  # fmt: skip
    assert second.path.endswith("b.en.mt.srt")


WORDS = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Zs", "Zl", "Zp", "Cf")), min_size=1, max_size=8
)


@given(st.lists(WORDS, min_size=1, max_size=6), st.integers(0, 5))
def test_generated_pages_read_and_mend_exactly(
    tmp_path_factory: pytest.TempPathFactory, words: list[str], at: int
) -> None:
    from html import escape

    words.insert(min(at, len(words)), "Balladal")
    tags = ["b", "i", "a", "span", "em"]
    inner = " ".join(f"<{tags[n % 5]}>{escape(w)}</{tags[n % 5]}>" for n, w in enumerate(words))
    folder = tmp_path_factory.mktemp("h")
    file = folder / "a.html"
    file.write_text(f"<html><body><p>{inner}</p></body></html>", encoding="utf-8")
    (loaded,) = read_documents([str(file)], ReadOptions(target_lang="en"))
    assert loaded.document
    assert [s.target for s in loaded.document.segments] == [" ".join(words)]
    file.write_bytes(mended(loaded, "Balladal", "A & <B>"))
    (again,) = read_documents([str(file)], ReadOptions(target_lang="en"))
    assert again.document
    assert again.document.segments[0].target == " ".join(words).replace("Balladal", "A & <B>", 1)
