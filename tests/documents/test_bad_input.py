"""Every input that cannot be used has its own sentence, with place and remedy."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from qa.documents import base
from tests.documents.helpers import DEFAULTS, Files, complaint, read


class Bad(NamedTuple):
    files: Files
    given: str
    says: str
    options: Mapping[str, Any] = DEFAULTS


EMPTY = "the file is empty. Give a file with text."
BINARY = "the file is binary. Give a text file."
KEYS = "Keys: segment, start, end, text, type, severity, suggestion, needs."
TARGETS = (
    "Name the column one of: target, mt, hypothesis, hyp, tgt, prediction, tgt_text, target_text; or "
    "say which with --column target=NAME."
)
MARK = '{"segment":%s,"start":%s,"end":5,"text":"Kabul","type":"t","severity":"%s","suggestion":"","needs":"target"}'
STORY = "Kabul is calm.\n"

BAD = {
    # inputs
    "missing": Bad({}, "a.txt", "a.txt: there is no such file. Check the path."),
    "folder without stories": Bad(
        {"f/a.txt": STORY}, "f",
        "f: the folder has no stories. A story is a .mt.txt or a table (.tsv, .csv, .jsonl) or "
        "another format that docs/formats.md names; name others by a pattern.",
    ),
    "pattern without files": Bad(
        {}, "*.nothing", "*.nothing: the pattern matches no file. Check the pattern."
    ),
    "pattern without stories": Bad(
        {"a.en.ref.txt": STORY}, "*", "*: the pattern matches no story. Check the pattern."
    ),
    "name too long": Bad(
        {}, "a" * 300,
        f"{'a' * 300}: cannot be read (File name too long). Check the path and the permissions.",
    ),
    "nothing on standard input": Bad({}, "-", f"<stdin>: {EMPTY}"),
    # bytes
    "no bytes": Bad({"a.txt": b""}, "a.txt", f"a.txt: {EMPTY}"),
    "only blank lines": Bad({"a.txt": b" \n\t\n"}, "a.txt", f"a.txt: {EMPTY}"),
    "only a byte order mark": Bad({"a.txt": b"\xef\xbb\xbf\n"}, "a.txt", f"a.txt: {EMPTY}"),
    "NUL bytes": Bad({"a.txt": b"\x89PNG\0\1"}, "a.txt", f"a.txt: {BINARY}"),
    "a document under another name": Bad(
        {"a.doc": b"PK\3\4\0"}, "a.doc",
        "a.doc: the file is a ZIP archive. Give a text file, or a Word document with --read-as docx.",
    ),
    "an old document": Bad(
        {"a.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0" + "WordDocument".encode("utf-16-le")}, "a.doc",
        "a.doc: the file is in Word's old format (.doc). Save it as .docx with Word.",
    ),
    "NUL bytes in valid UTF-8": Bad({"a.txt": b"ab\0cd"}, "a.txt", f"a.txt: {BINARY}"),
    "NUL characters in UTF-16": Bad(
        {"a.txt": "a\0b".encode("utf-16")}, "a.txt", f"a.txt: {BINARY}"
    ),
    "control bytes": Bad({"a.txt": b"\x1e\x8b\x08\x01\xff\x02\x03"}, "a.txt", f"a.txt: {BINARY}"),
    "a compressed table": Bad(
        {"a.jsonl.gz": b"\x1f\x8b\x08\x01\xff\x02\x03"}, "a.jsonl.gz",
        "a.jsonl.gz: the file is compressed (gzip). Unpack it; qa report reads compressed tables.",
    ),
    "a PDF": Bad(
        {"a.pdf": b"%PDF-1.7\n\0"}, "a.pdf",
        "a.pdf: the file is a PDF. Give its text, or the document that it was made from.",
    ),
    "a table as the source of a text": Bad(
        {"a.en.txt": STORY, "s.tsv": "source\ttarget\n"}, "a.en.txt",
        "s.tsv: a file of tsv has source and translation in it and is no side of another file. Check it by "
        "itself, or save one side of it as text.",
        {"source": "s.tsv"},
    ),
    "wrong encoding": Bad(
        {"a.txt": b"ok\nbad \xff\n"}, "a.txt",
        "a.txt:2: not valid UTF-8 (byte 7). Save it as UTF-8 or name its encoding with --encoding.",
    ),
    "wrong encoding behind a mark": Bad(
        {"a.txt": b"\xef\xbb\xbfok\nbad \xff\n"}, "a.txt",
        "a.txt:2: not valid UTF-8 (byte 10). Save it as UTF-8 or name its encoding with "
        "--encoding.",
    ),
    "half a character of UTF-16": Bad(
        {"a.txt": b"\xff\xfea\0b"}, "a.txt",
        "a.txt: not valid UTF-16 (byte 4). Save it as UTF-8 or name its encoding with --encoding.",
    ),
    "not the named encoding": Bad(
        {"a.txt": b"ok\n\x81"}, "a.txt",
        "a.txt:2: not valid GB18030 (byte 3). Save it as UTF-8 or name its encoding with "
        "--encoding.",
        {"encoding": "gb18030"},
    ),
    "unknown encoding": Bad(
        {"a.txt": STORY}, "a.txt",
        "a.txt: the encoding 'utf-9' is unknown. Name another, e.g. gb18030.",
        {"encoding": "utf-9"},
    ),
    "no encoding of text": Bad(
        {"a.txt": STORY}, "a.txt",
        "a.txt: the encoding 'base64' is unknown. Name another, e.g. gb18030.",
        {"encoding": "base64"},
    ),
    # plain text
    "markup": Bad(
        {"a.text": "<?xml version='1.0'?>\n<xliff/>"}, "a.text",
        "a.text: the file is markup, not plain text. Give it the suffix of its format, or save its "
        "text alone, one segment a line.",
    ),
    "misaligned": Bad(
        {"a.en.mt.txt": "one\ntwo\n", "a.zh.txt": "一\n"}, "a.en.mt.txt",
        "a.en.mt.txt: the sides do not have the same number of segments: a.en.mt.txt has 2, "
        "a.zh.txt has 1 (segment 1, in line 1, is the last of a.zh.txt; a.en.mt.txt goes on "
        "in line 2). Put one segment a line and make the lines correspond.",
    ),
    "misaligned by one blank line": Bad(
        {"a.en.mt.txt": "one\ntwo\nthree\n", "a.zh.txt": "一\n\n三\n"}, "a.en.mt.txt",
        "a.en.mt.txt: the sides do not have the same number of segments: a.en.mt.txt has 3, "
        "a.zh.txt has 2 (line 2 is blank in a.zh.txt, not in a.en.mt.txt). Put one segment a line "
        "and make the lines correspond.",
    ),
    "misaligned reference": Bad(
        {"a.en.mt.txt": "one\n", "a.zh.txt": "一\n", "a.en.ref.txt": "one\ntwo\n"}, "a.en.mt.txt",
        "a.en.mt.txt: the sides do not have the same number of segments: a.en.mt.txt has 1, "
        "a.zh.txt has 1, a.en.ref.txt has 2 (segment 1, in line 1, is the last of a.en.mt.txt; "
        "a.en.ref.txt goes on in line 2). Put one segment a line and make the lines correspond.",
    ),
    "several sources": Bad(
        {"a.en.mt.txt": "one\n", "a.zh.txt": "一\n", "a.ru.txt": "а\n"}, "a.en.mt.txt",
        "a.en.mt.txt: there are several sources: a.ru.txt, a.zh.txt. Name one with --source or "
        "--from.",
    ),
    "references in several languages": Bad(
        {"a.mt.txt": "one\n", "a.en.ref.txt": "one\n", "a.fr.ref.txt": "un\n"}, "a.mt.txt",
        "a.mt.txt: there are references in several languages: a.en.ref.txt, a.fr.ref.txt. Name "
        "the translation's with --to.",
    ),
    "missing source": Bad(
        {"a.txt": STORY}, "a.txt", "b.txt: there is no such file. Check the path.",
        {"source": "b.txt"},
    ),
    "empty sibling": Bad(
        {"a.en.mt.txt": STORY, "a.zh.txt": ""}, "a.en.mt.txt", f"a.zh.txt: {EMPTY}"
    ),
    "no letters": Bad(
        {"a.txt": "1 2 3\n"}, "a.txt",
        "a.txt: the language of the target of 'a' cannot be told. Name it with --to.",
    ),
    # tables
    "no target column": Bad(
        {"a.tsv": "id\tsource\n1\tx\n"}, "a.tsv",
        f"a.tsv:1: the table has no target, only: id, source. {TARGETS}",
    ),
    "no header": Bad(
        {"a.csv": "Kabul is calm.,x\n"}, "a.csv",
        f"a.csv:1: the table has no target, only: Kabul is calm., x. {TARGETS}",
    ),
    "two targets": Bad(
        {"a.tsv": "mt\thyp\nx\ty\n"}, "a.tsv",
        "a.tsv:1: several columns are the target: mt, hyp. Keep one of them under that name.",
    ),
    "two sources in JSON": Bad(
        {"a.jsonl": '{"mt":"x","src":"y","source":"z"}'}, "a.jsonl",
        "a.jsonl:1: several columns are the source: src, source. Keep one of them under that name.",
    ),
    "only a header": Bad(
        {"a.tsv": "id\tmt\n"}, "a.tsv", "a.tsv: the table has no rows. Give at least one."
    ),
    "too few cells": Bad(
        {"a.tsv": "id\tmt\n1\n"}, "a.tsv",
        "a.tsv:2: the row has 1 cells, the header 2. Make them agree.",
    ),
    "too many cells behind a cell of two lines": Bad(
        {"a.csv": 'id,mt\n1,"x\ny"\n2,y,z\n'}, "a.csv",
        "a.csv:4: the row has 3 cells, the header 2. Make them agree.",
    ),
    "open quotation mark": Bad(
        {"a.csv": 'id,mt\n1,"x\n2,y\n'}, "a.csv",
        "a.csv:2: the row is not well-formed (unexpected end of data). Check quotation marks and "
        "line breaks.",
    ),
    "broken JSON": Bad(
        {"a.jsonl": '{"mt": "x"}\n{"mt": \n'}, "a.jsonl",
        "a.jsonl:2: not valid JSON (Expecting value, column 8). Write one JSON object a line.",
    ),
    "deep JSON": Bad(
        {"a.jsonl": "[" * 100_000}, "a.jsonl",
        "a.jsonl:1: not valid JSON (maximum recursion depth exceeded while decoding a JSON array "
        "from a unicode string). Write one JSON object a line.",
    ),
    "no object": Bad(
        {"a.jsonl": '["x"]\n'}, "a.jsonl",
        "a.jsonl:1: not a JSON object. Write one object a line.",
    ),
    "object without target": Bad(
        {"a.jsonl": '{"mt":"x"}\n{"src":"y"}\n'}, "a.jsonl",
        f"a.jsonl:2: the row has no target, only: src. {TARGETS}",
    ),
    "target is a number": Bad(
        {"a.jsonl": '{"mt": 3}\n'}, "a.jsonl",
        "a.jsonl:1: the target is a number, not text. Put it in quotation marks.",
    ),
    "source is an object": Bad(
        {"a.jsonl": '{"mt":"x","src":{}}\n'}, "a.jsonl",
        "a.jsonl:1: the source is an object, not text. Put it in quotation marks.",
    ),
    "a reference is a list": Bad(
        {"a.jsonl": '{"mt":"x","refs":["y",["z"]]}\n'}, "a.jsonl",
        "a.jsonl:1: the reference is a list, not text. Put it in quotation marks.",
    ),
    "id is a list": Bad(
        {"a.jsonl": '{"mt":"x","id":[1]}\n'}, "a.jsonl",
        "a.jsonl:1: the id is a list, not text. Put it in quotation marks.",
    ),
    "story changes language": Bad(
        {"a.jsonl": '{"mt":"x","tgt_lang":"en"}\n{"mt":"z"}\n{"mt":"y","tgt_lang":"fr"}\n'},
        "a.jsonl",
        "a.jsonl:3: the story 'a' changes its target language from en to fr. Name it in each row, "
        "or give each direction its own doc.",
    ),
    "date": Bad(
        {"a.jsonl": '{"mt":"x","tgt_lang":"en","date":"5 March"}\n'}, "a.jsonl",
        "a.jsonl:1: the date '5 March' is not ISO. Write 2020-03-05.",
    ),
    "nothing translated": Bad(
        {"a.tsv": "src\tmt\n一\t\n"}, "a.tsv",
        "a.tsv:2: the story 'a' has no translation. Fill its target column.",
    ),
    "source beside a table": Bad(
        {"a.tsv": "mt\nx\n", "b.txt": "y\n"}, "a.tsv",
        "a.tsv: --source and --reference go with plain text, this is a table. Put source and "
        "reference into its columns.",
        {"source": "b.txt"},
    ),
    # gold marks
    "gold: several stories": Bad(
        {"a.tsv": "doc\tmt\na\tx\nb\ty\n", "g": MARK % (1, 0, "major")}, "a.tsv",
        "a.tsv: gold marks belong to one story, the file has several. Give one story with --gold.",
        {"gold": "g", "target_lang": "en"},
    ),
    "gold: missing": Bad(
        {"a.en.txt": STORY}, "a.en.txt", "g: there is no such file. Check the path.", {"gold": "g"}
    ),
    "gold: no JSON": Bad(
        {"a.en.txt": STORY, "g": "x"}, "a.en.txt",
        f"g:1: not a gold mark (Expecting value: line 1 column 1 (char 0)). {KEYS}", {"gold": "g"},
    ),
    "gold: no object": Bad(
        {"a.en.txt": STORY, "g": "\n3"}, "a.en.txt",
        f"g:2: not a gold mark (not an object). {KEYS}", {"gold": "g"},
    ),
    "gold: no start": Bad(
        {"a.en.txt": STORY, "g": '{"segment":1}'}, "a.en.txt",
        f"g:1: not a gold mark ('start' is missing). {KEYS}", {"gold": "g"},
    ),
    "gold: start is text": Bad(
        {"a.en.txt": STORY, "g": MARK % (1, '"0"', "major")}, "a.en.txt",
        f"g:1: not a gold mark ('start' is not a whole number). {KEYS}", {"gold": "g"},
    ),
    "gold: severity": Bad(
        {"a.en.txt": STORY, "g": MARK % (1, 0, "grave")}, "a.en.txt",
        "g:1: the severity 'grave' is unknown. It is one of: neutral, minor, major, critical.",
        {"gold": "g"},
    ),
    "gold: segment": Bad(
        {"a.en.txt": STORY, "g": MARK % (0, 0, "major")}, "a.en.txt",
        "g:1: the mark is in segment 0, the story has 1. Count segments from 1, without blank "
        "lines.",
        {"gold": "g"},
    ),
    "gold: elsewhere": Bad(
        {"a.en.txt": STORY, "g": MARK % (1, 1, "major")}, "a.en.txt",
        "g:1: the mark 'Kabul' does not stand there in the target. Count code points from 0 in "
        "segment from 1.",
        {"gold": "g"},
    ),
    "gold: counted from the end": Bad(
        {"a.en.txt": "Kabul", "g": MARK % (1, -5, "major")}, "a.en.txt",
        "g:1: the mark 'Kabul' does not stand there in the target. Count code points from 0 in "
        "segment from 1.",
        {"gold": "g"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD.keys())
def test_bad_input_is_one_clear_sentence(tmp_path: Path, bad: Bad) -> None:
    (loaded,) = read(tmp_path, bad.files, bad.given, **bad.options)
    assert complaint(tmp_path, loaded) == bad.says


def test_a_file_may_not_be_over_its_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(base, "LARGEST", 4)
    fits, over = read(tmp_path, {"a.en.txt": "abcd", "b.en.txt": "abcde"}, "a.en.txt", "b.en.txt")
    assert fits.document
    assert complaint(tmp_path, over) == "b.en.txt: the file is over 64 MB. Split it."


def test_a_file_that_may_not_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "a.en.txt").write_text("Kabul.")
    monkeypatch.setattr(Path, "open", refuse)
    (loaded,) = read(tmp_path, {}, "a.en.txt")
    assert complaint(tmp_path, loaded) == (
        "a.en.txt: cannot be read (Permission denied). Check the path and the permissions."
    )


def test_an_input_without_a_name_is_not_the_folder_one_is_in() -> None:
    from qa.documents import ReadOptions, read_documents

    (loaded,) = read_documents([""], ReadOptions())
    assert str(loaded.error) == "an input has no name. Give a file, a folder, or -."


def test_one_bad_file_does_not_lose_the_others(tmp_path: Path) -> None:
    files: Files = {
        "a.en.mt.txt": b"",
        "b.en.mt.txt": STORY,
        "c.tsv": "id\tx\n",
        "d.jsonl": b"\xff\xff",
    }
    loaded = read(tmp_path, files, "", "nothing.txt")
    assert [(Path(item.path).name, item.document is None) for item in loaded] == [
        ("a.en.mt.txt", True), ("b.en.mt.txt", False), ("c.tsv", True), ("d.jsonl", True),
        ("nothing.txt", True),
    ]  # fmt: skip


def test_one_bad_story_of_a_table_does_not_lose_the_others(tmp_path: Path) -> None:
    rows = (
        '{"doc":"a","mt":"Kabul is calm.","tgt_lang":"en"}\n'
        '{"doc":"b","mt":"1 2 3"}\n'
        '{"doc":"c","mt":"Doha is calm.","tgt_lang":"en"}\n'
    )
    first, second, third = read(tmp_path, {"t.jsonl": rows}, "t.jsonl")
    assert first.document
    assert third.document
    assert [first.document.name, third.document.name] == ["a", "c"]
    assert complaint(tmp_path, second) == (
        "t.jsonl: the language of the target of 'b' cannot be told. Name it with --to."
    )
