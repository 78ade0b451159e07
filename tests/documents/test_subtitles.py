"""Subtitles: a cue is a segment, players' marks are no text, and what is mended stays a cue."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.documents.subtitles import escape, extract
from tests.documents.helpers import complaint, one, read
from tests.documents.prose import assert_true_places, located, mended, raw, says

T = "00:00:01,000 --> 00:00:02,500"
V = "00:01.000 --> 00:02.500"
CUES = {
    "one cue": ("a.srt", f"1\n{T}\nKabul is calm.\n", ["Kabul is calm."]),
    "two lines": ("a.srt", f"1\r\n{T}\r\nKabul\r\nis calm.\r\n", ["Kabul is calm."]),
    "tags": ("a.srt", f"1\n{T}\n<i>Kab</i>ul {{\\an8}}<font color='red'>is</font> calm", ["Kabul is calm"]),
    "signs that are no tags": ("a.srt", f"1\n{T}\n1 < 2 <3 {{x}} &amp; <Kabul>", ["1 < 2 <3 {x} &amp; <Kabul>"]),
    "no numbers": ("a.srt", f"{T}\nOne\n\n{T}\nTwo", ["One", "Two"]),
    "no blank line": ("a.srt", f"1\n{T}\nOne\n2\n{T}\nTwo", ["One", "Two"]),
    "a blank line inside": ("a.srt", f"1\n{T}\nOne\n\nTwo\n\n2\n{T}\nThree", ["One Two", "Three"]),
    "a number as text": ("a.srt", f"1\n{T}\n1984\n\n2\n{T}\nTwo", ["1984", "Two"]),
    "a cue without text": ("a.srt", f"1\n{T}\n\n2\n{T}\nTwo", ["", "Two"]),
    "other scripts": ("a.srt", f"1\n{T}\n塔利班\nكابل e\u0301 🇦🇫\n", ["塔利班 كابل e\u0301 🇦🇫"]),
    "WebVTT": ("a.vtt", f"WEBVTT - x\n\nintro\n{V} align:start\nKabul\nis calm.\n", ["Kabul is calm."]),
    "voices, classes, times": ("a.vtt", f"WEBVTT\n\n{V}\n<v Bob Ray>Kabul <00:01.500><c.x>is</c> calm", ["Kabul is calm"]),
    "references": ("a.vtt", f"WEBVTT\n\n{V}\nR&amp;D &lt;x&gt;&nbsp;&eacute; &foo;", ["R&D <x>\xa0é &foo;"]),
    "notes, styles, regions": (
        "a.vtt", f"WEBVTT\nKind: captions\n\nSTYLE\n::cue {{ x }}\n\nREGION\nid:x\n\nNOTE a\nb\n\n{V}\nOne\n\nNOTE\nc\n",
        ["One"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("name", "text", "texts"), CUES.values(), ids=CUES.keys())
def test_the_text_of_cues(name: str, text: str, texts: list[str]) -> None:
    units = extract(raw(text, name)).units
    assert [unit.text for unit in units] == texts
    assert_true_places(text, units)


def test_units_parts_and_lines() -> None:
    text = f"7\n{T} X1:40\n\nOne\n\n\n9\n{T}\nTwo\n"
    first, second = extract(raw(text)).units
    assert says([first, second]) == [("One", "body", 4), ("Two", "body", 9)]
    assert (first.key, first.unit, second.key) == ("7", T, "9")


def test_the_header_says_the_language() -> None:
    assert extract(raw(f"WEBVTT\nLanguage: pt_BR\n\n{V}\nx")).lang == "pt-BR"


def test_sides_are_paired_by_order(tmp_path: Path) -> None:
    files = {
        "a.en.mt.srt": f"1\n{T}\nKabul is\ncalm.\n\n2\n{T}\n\n",
        "a.zh.srt": f"4\n{T}\n喀布尔\n\n5\n{T}\n平静\n",
        "a.en.ref.srt": f"{T}\nAll calm.\n\n{T}\nSo.\n",
    }
    document = one(tmp_path, files, "")
    assert [(s.source, s.target, s.references) for s in document.segments] == [
        ("喀布尔", "Kabul is calm.", ("All calm.",)), ("平静", "", ("So.",)),
    ]  # fmt: skip
    assert (document.source_lang, document.target_lang, document.form) == ("zh", "en", "srt")


ENCODINGS = ["utf-8", "utf-8-sig", "utf-16"]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_fix_touches_nothing_else(tmp_path: Path, encoding: str, end: str) -> None:
    text = f"1\n{T}\n塔利班 🇦🇫\n<b>Balladal</b> said\n\n2\n{T}\nكابل\n".replace("\n", end)
    document, where, new = located(tmp_path, "a.en.mt.srt", text.encode(encoding), "Balladal")
    assert (where.start.line, where.start.column, where.end.column, where.exact) == (4, 4, 12, True)
    assert document.segments[0].line == 3
    assert new == text.replace("Balladal", "BARADAR").encode(encoding)


ESCAPED = [
    ("a.srt", "R & <D>", "R & <D>"),
    ("a.srt", "<i>x", None),
    ("a.srt", "{\\x}", None),
    ("a.srt", "a --> b", None),
    ("a.srt", "a\nb", None),
    ("a.vtt", "R & <D>", "R &amp; &lt;D&gt;"),
    ("a.vtt", "a --> b", "a --&gt; b"),
    ("a.vtt", "a\nb", None),
]


@pytest.mark.parametrize(("name", "text", "written"), ESCAPED)
def test_what_is_written(name: str, text: str, written: str | None) -> None:
    file = raw(f"{'WEBVTT' if name == 'a.vtt' else ''}\n\n{T}\nKabul is calm.\n", name)
    start = file.text.index("Kabul")
    assert escape(text, file, start, start + 5) == written


def test_a_tag_is_not_put_together_from_what_stands_beside() -> None:
    file = raw(f"{T}\na <x> b\n")
    start = file.text.index("x")
    assert escape("i", file, start, start + 1) is None
    assert escape("y", file, start, start + 1) == "y"


BAD = {
    "no timings": ({"a.srt": "Kabul is calm.\n"}, "a.srt", "a.srt: the file has no timings. Write one "
                   "above each cue, as 00:00:01,000 --> 00:00:02,500."),
    "a timing": ({"a.srt": f"{T}\nx\n\n1:x --> 2\ny"}, "a.srt", "a.srt:4: the timing '1:x --> 2' "
                 "cannot be read. Write it as 00:00:01,000 --> 00:00:02,500."),
    "no text": ({"a.srt": f"{T}\n<i></i>\n"}, "a.srt",
                "a.srt: the file has no text. Give a file with text."),
    "no WebVTT": ({"a.vtt": f"{V}\nx\n"}, "a.vtt", "a.vtt:1: the file does not begin with WEBVTT. "
                  "Write that in its first line, or name it .srt if it is SubRip."),
    "a side too short": (
        {"a.en.mt.srt": f"{T}\nx\n\n{T}\ny", "a.zh.srt": f"{T}\n一"}, "a.en.mt.srt",
        "a.en.mt.srt: the sides do not have the same number of segments: a.en.mt.srt has 2, a.zh.srt "
        "has 1 (segment 1, in line 2, is the last of a.zh.srt; a.en.mt.srt goes on in line 5). Put "
        "one segment a line and make the lines correspond.",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("files", "name", "sentence"), BAD.values(), ids=BAD.keys())
def test_bad_input(tmp_path: Path, files: dict[str, str], name: str, sentence: str) -> None:
    (loaded,) = read(tmp_path, files, name, target_lang="en")
    assert complaint(tmp_path, loaded) == sentence


@pytest.mark.parametrize("head", [f"{T}\n", f"WEBVTT\n\n{T}\n"])
@pytest.mark.parametrize("sign", ["x", "<", "<i", "{\\", "&", "1:", "塔"])
def test_a_megabyte_of_nonsense_is_read_in_linear_time(head: str, sign: str) -> None:
    text = head + sign * (1_000_000 // len(sign))
    assert_true_places(text, extract(raw(text)).units)


WORDS = st.lists(
    st.text(st.characters(exclude_categories=("Cs", "Cc", "Zs", "Zl", "Zp")), min_size=1),
    min_size=1, max_size=6,
).map(" ".join)  # fmt: skip


@given(st.lists(WORDS, min_size=1, max_size=5), WORDS, st.data())
def test_what_is_written_is_read(texts: list[str], new: str, data: st.DataObject) -> None:
    cues = [f"{V}\n{escape(text, raw('WEBVTT'), 0, 0)}\n\n" for text in texts]
    file = raw("WEBVTT\n\n" + "".join(cues))
    units = extract(file).units
    assert [unit.text for unit in units] == texts
    assert_true_places(file.text, units)
    number = data.draw(st.integers(0, len(texts) - 1))
    text, _ = mended(file, units[number], texts[number], new, escape)
    after = [unit.text for unit in extract(raw(text)).units]
    assert after == [*texts[:number], new, *texts[number + 1 :]]
