"""Cells and entries know where they stand: a finding has line and column, a fix touches nothing else."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.documents import FORMATS, ReadOptions, read_documents
from qa.documents.locate import stretch
from qa.documents.raw import Raw
from qa.documents.writing import Edit, edited, encoded
from qa.model import Document
from tests.documents.helpers import complaint, read

OPTIONS = ReadOptions(source_lang="zh", target_lang="en")


def opened(file: Path, data: bytes) -> tuple[Document, Raw]:
    file.write_bytes(data)
    (loaded,) = read_documents([str(file)], OPTIONS)
    assert loaded.error is None, str(loaded.error)
    assert loaded.document is not None
    assert loaded.raw is not None
    return loaded.document, loaded.raw


def mended(document: Document, raw: Raw, segment: int, old: str, new: str) -> bytes:
    """The file with one word replaced."""
    one = document.segments[segment]
    start = one.target.index(old)
    first, last, exact = stretch(one.pieces, start, start + len(old))
    assert exact
    written = FORMATS[document.form].writes.escape(new, raw, first, last)
    assert written is not None
    return encoded(raw, edited(raw, [Edit(first, last, written)]))


PO = (
    'msgid ""\nmsgstr ""\n"Language: en\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    '#: desk.c:3\nmsgctxt "head"\nmsgid "巴拉达尔说"\nmsgstr ""\n"Balladal said: \\"No\\"\\n"\n'
    '"and went."\n\n#, fuzzy\nmsgid "二"\nmsgstr "Balladal"\n\nmsgid "一天"\nmsgid_plural "%d天"\n'
    'msgstr[0] "one day"\nmsgstr[1] "%d days of Balladal"\n\nmsgid "三"\nmsgstr ""\n'
)
NAMED = 'Abdul "Ghani" Baradar'
FILES = {
    "t.tsv": ('id\tmt\n1\t🇦🇫 Balladal "said"\n2\te\u0301 so\n', 0, (2, 6), NAMED),
    "crlf.tsv": ("id\tmt\r\n1\tso\r\n2\t塔利班 Balladal\r\n", 1, (3, 7), NAMED),
    "sheet.tsv": ('id\tmt\n1\tso\n2\t"He, ""Balladal"" said"\n', 1, (3, 10), NAMED),
    "sheet-crlf.tsv": ('mt\tid\r\n"so\r\nBalladal ""x"""\t1\r\n', 0, (3, 1), NAMED),
    "t.csv": ('id,mt\n1,Balladal said\n2,"He, ""Balladal"""\n', 0, (2, 3), "Baradar"),
    "quoted.csv": ('id,mt\n1,x\n2,"He, ""Balladal"" said"\n', 1, (3, 10), NAMED),
    "lines.csv": ('id,mt\r\n1,"so\r\nBalladal ""x"""\r\n', 0, (3, 1), NAMED),
    "t.jsonl": ('{"id":1,"mt":"so"}\r\n{"mt":"\\u5854é \\"Balladal\\""}\n', 1, (2, 18), NAMED),
    "ascii.jsonl": ('{"mt":"\\ud83c\\udde6 Balladal"}\n', 0, (1, 21), NAMED + " 塔"),
    "t.po": (PO, 0, (10, 2), NAMED),
    "plural.po": (PO, 2, (20, 23), NAMED),
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("name", FILES)
def test_a_word_has_its_place_and_is_mended_there(tmp_path: Path, name: str, encoding: str) -> None:
    text, segment, place, words = FILES[name]
    document, raw = opened(tmp_path / name, text.encode(encoding))
    one = document.segments[segment]
    start = one.target.index("Balladal")
    point = raw.point(stretch(one.pieces, start, start + 8)[0])
    assert (point.line, point.column) == place
    new = mended(document, raw, segment, "Balladal", words)
    again, _ = opened(tmp_path / name, new)
    targets = [s.target for s in document.segments]
    targets[segment] = targets[segment].replace("Balladal", words, 1)
    assert [s.target for s in again.segments] == targets
    at = stretch(one.pieces, start, start + 8)
    decoded = new.decode(encoding)
    assert decoded.startswith(text[: at[0]])
    assert decoded.endswith(text[at[1] :])


@pytest.mark.parametrize(
    ("name", "text", "new"),
    [
        ("a.tsv", "mt\nBalladal\n", "a\tb"),
        ("a.csv", "mt\nBalladal\n", "Kabul, Ghazni"),
        ("sheet.tsv", 'mt\nBalladal\n"so ""x"""\n', '"Baradar"'),
    ],
)
def test_what_a_cell_cannot_hold_is_not_written(
    tmp_path: Path, name: str, text: str, new: str
) -> None:
    document, raw = opened(tmp_path / name, text.encode())
    first = document.segments[0].pieces[0].at
    assert FORMATS[document.form].writes.escape(new, raw, first, first + 8) is None


def test_the_users_own_columns(tmp_path: Path) -> None:
    files = {"t.tsv": "mt\tpost-edit\nOne.\tTwo.\n"}
    (plain,) = read(tmp_path, files, "t.tsv", target_lang="en")
    (own,) = read(tmp_path, {}, "t.tsv", target_lang="en", columns={"target": "Post-Edit"})
    (wrong,) = read(tmp_path, {}, "t.tsv", target_lang="en", columns={"goal": "mt"})
    assert [i.document and i.document.segments[0].target for i in (plain, own)] == ["One.", "Two."]
    assert complaint(tmp_path, wrong).startswith("there is no column for 'goal'. Known: id, doc")


def test_entries_that_nobody_translated_are_told(tmp_path: Path) -> None:
    document, _ = opened(tmp_path / "t.po", PO.encode())
    assert document.remarks == ("2 entries are fuzzy or not translated: left out",)
    assert [(s.unit, s.source) for s in document.segments] == [
        ("head", "巴拉达尔说"), ("", "一天"), ("", "%d天"),
    ]  # fmt: skip


BAD_PO = {
    "no PO": ("a.po", 'foo "x"\n', "a.po:1: not a PO file: a syntax error."),
    "a text not closed": (
        "a.po", 'msgid "x"\nmsgstr "y"\n\nmsgid "x"\nmsgstr "y\n',
        "a.po:5: not a PO file: a syntax error.",
    ),
    "something behind a text": (
        "a.po", 'msgid "x"\nmsgstr "y" z\n', "a.po:2: not a PO file: a syntax error."
    ),
    "an escape that eats the mark": (
        "a.po", 'msgid "x"\nmsgstr ""\n"y\\"\n', "a.po:3: not a PO file: a syntax error."
    ),
    "nothing translated": ("a.po", 'msgid "x"\nmsgstr ""\n', "a.po: the file has no translated"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "text", "says"), BAD_PO.values(), ids=BAD_PO.keys())
def test_bad_po_is_one_sentence(tmp_path: Path, name: str, text: str, says: str) -> None:
    (loaded,) = read(tmp_path, {name: text}, name)
    assert complaint(tmp_path, loaded).startswith(says)


WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=20).filter(
    lambda text: text.strip() == text and text.strip("\ufeff\u200b\u200e\u200f\u2060") != ""
)


@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=5), st.data())
def test_generated_csv_is_read_and_edited_exactly(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]], data: st.DataObject
) -> None:
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerows([("note", "mt"), *rows])
    document, raw = opened(tmp_path_factory.mktemp("c") / "t.csv", out.getvalue().encode())
    assert [s.target for s in document.segments] == [target for _, target in rows]
    segment = data.draw(st.integers(0, len(rows) - 1))
    target = rows[segment][1]
    start = data.draw(st.integers(0, len(target)))
    end = data.draw(st.integers(start, len(target)))
    first, last, exact = stretch(document.segments[segment].pieces, start, end)
    assert exact
    written = FORMATS["csv"].writes.escape('"N,W"', raw, first, last)
    assert written is not None
    new = edited(raw, [Edit(first, last, written)])
    rows[segment] = (rows[segment][0], target[:start] + '"N,W"' + target[end:])
    assert [tuple(row) for row in csv.reader(io.StringIO(new, newline=""))][1:] == rows


def _po_text(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


WRITTEN = {
    "t.tsv": lambda texts: "note\tmt\r\n" + "".join(f"n\t{text}\r\n" for text in texts),
    "t.jsonl": lambda texts: "".join(json.dumps({"mt": text}) + "\n" for text in texts),
    "u.jsonl": lambda texts: "".join(
        json.dumps({"n": 1, "mt": text}, ensure_ascii=False) + "\n" for text in texts
    ),
    "t.po": lambda texts: (
        'msgid ""\nmsgstr ""\n"Language: en\\n"\n'
        + "".join(f'\nmsgid "{n}"\nmsgstr ""\n"{_po_text(t)}"\n' for n, t in enumerate(texts))
    ),
}


@pytest.mark.parametrize("name", WRITTEN)
@given(
    st.lists(
        WORDS.filter(lambda text: "\t" not in text and '""' not in text), min_size=1, max_size=4
    ),
    st.data(),
)
def test_generated_tables_and_entries_are_read_and_edited_exactly(
    tmp_path_factory: pytest.TempPathFactory, name: str, texts: list[str], data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("t")
    document, raw = opened(folder / name, WRITTEN[name](texts).encode())
    assert [s.target for s in document.segments] == texts
    place = data.draw(st.integers(0, len(texts) - 1))
    target = texts[place]
    start = data.draw(st.integers(0, len(target)))
    end = data.draw(st.integers(start, len(target)))
    first, last, exact = stretch(document.segments[place].pieces, start, end)
    assert exact
    written = FORMATS[document.form].writes.escape('"N"塔\\', raw, first, last)
    assert written is not None
    again, other = opened(
        folder / f"new-{name}", encoded(raw, edited(raw, [Edit(first, last, written)]))
    )
    texts[place] = target[:start] + '"N"塔\\' + target[end:]
    assert [s.target for s in again.segments] == texts
    assert other.text[:first] == raw.text[:first]
    assert other.text[first + len(written) :] == raw.text[last:]
