"""Reading: what is found by name, and the exact sentence for what cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa.documents import Loaded, ReadOptions, read_documents

OPTIONS = ReadOptions()


def _read(folder: Path, files: dict[str, bytes], *inputs: str, **options: object) -> list[Loaded]:
    for name, content in files.items():
        (folder / name).write_bytes(content)
    chosen = ReadOptions(**options)  # type: ignore[arg-type]
    return list(read_documents([str(folder / i) if i != "-" else i for i in inputs], chosen))


BAD = [
    ({}, "a.txt", "a.txt: there is no such file. Check the path."),
    ({"a.txt": b""}, "a.txt", "a.txt: the file is empty. Give a file with text."),
    ({"a.txt": b" \n\t\n"}, "a.txt", "a.txt: the file is empty. Give a file with text."),
    ({"a.txt": b"\x89PNG\0\1"}, "a.txt", "a.txt: the file is binary. Give a text file."),
    ({"a.txt": b"ok\nbad \xff\n"}, "a.txt",
     "a.txt:2: not valid UTF-8 (byte 7). Save it as UTF-8 or name its encoding with --encoding."),
    ({"a.en.mt.txt": b"one\ntwo\n", "a.zh.txt": "一\n".encode()}, "a.en.mt.txt",
     "a.en.mt.txt: the sides do not have the same number of segments: a.en.mt.txt has 2, a.zh.txt "
     "has 1. Put one segment a line and make the lines correspond."),
    ({"a.en.mt.txt": b"one\n", "a.zh.txt": "一\n".encode(), "a.ru.txt": "а\n".encode()},
     "a.en.mt.txt",
     "a.en.mt.txt: there are several sources: a.ru.txt, a.zh.txt. Name one with --source or --from."),
    ({"a.tsv": b"id\tsource\n1\tx\n"}, "a.tsv",
     "a.tsv:2: the row has no target. Name the column one of: target, mt, hypothesis, hyp, tgt."),
    ({"a.tsv": b"id\tmt\n1\n"}, "a.tsv", "a.tsv:2: the row has 1 cells, the header 2. Make them agree."),
    ({"a.csv": b'id,mt\n1,"x\n'}, "a.csv",
     "a.csv:2: not a well-formed table (unexpected end of data). Check quotation marks and line "
     "breaks."),
    ({"a.jsonl": b'{"mt": "x"}\n{"mt": \n'}, "a.jsonl", None),
    ({"a.jsonl": b'["x"]\n'}, "a.jsonl", "a.jsonl:1: not a JSON object. Write one object a line."),
    ({"a.jsonl": b'{"mt": 3}\n'}, "a.jsonl",
     "a.jsonl:1: the target is int, not text. Put it in quotation marks."),
    ({"a.jsonl": b'{"mt":"x","tgt_lang":"en"}\n{"mt":"y","tgt_lang":"fr"}\n'}, "a.jsonl",
     "a.jsonl:2: the story 'a' changes its target_lang from en to fr. Give each direction its own "
     "doc."),
    ({"a.jsonl": b'{"mt":"x","tgt_lang":"en","date":"5 March"}\n'}, "a.jsonl",
     "a.jsonl:1: the date '5 March' is not ISO. Write 2020-03-05."),
    ({"a.txt": b"1 2 3\n"}, "a.txt",
     "a.txt: the language of the target cannot be told. Name it with --to."),
    ({}, "", ": the folder has no stories. A story is a .mt.txt, .tsv, .csv or .jsonl file."),
    ({}, "*.nothing", "*.nothing: the pattern matches no file. Check the pattern."),
]  # fmt: skip


@pytest.mark.parametrize(("files", "given", "message"), BAD)
def test_bad_input_is_one_clear_sentence(
    tmp_path: Path, files: dict[str, bytes], given: str, message: str | None
) -> None:
    (loaded,) = _read(tmp_path, files, given)
    assert loaded.document is None
    said = str(loaded.error).replace(f"{tmp_path}/", "").replace(str(tmp_path), "")
    assert said.startswith("a.jsonl:2: not valid JSON") if message is None else said == message


def test_siblings_are_found_by_name(tmp_path: Path) -> None:
    files = {
        "s.en.mt.txt": b"One.\n\nTwo.\n",
        "s.zh.txt": "一。\n\n二。\n".encode(),
        "s.en.ref1.txt": b"A one.\n\nA two.\n",
        "s.en.ref2.txt": b"B one.\n\nB two.\n",
        "other.zh.txt": "三\n".encode(),
    }
    (loaded,) = _read(tmp_path, files, "s.en.mt.txt")
    document = loaded.document
    assert document is not None
    assert (document.source_lang, document.target_lang, document.name) == ("zh", "en", "s")
    second = document.segments[1]
    assert (second.source, second.target, second.key) == ("二。", "Two.", "3")
    assert second.references == ("A two.", "B two.")


def test_rows_of_one_doc_are_one_story_in_their_order(tmp_path: Path) -> None:
    rows = (
        b'{"id":"a1","doc":"a","src":"x","mt":"One two three.","ref":["r"],"tgt_lang":"en"}\n'
        b'{"id":"b1","doc":"b","mt":"Other words here.","tgt_lang":"en"}\n'
        b'{"id":"a2","doc":"a","src":"y","mt":"Four.","tgt_lang":"en"}\n'
    )
    loaded = _read(tmp_path, {"t.jsonl": rows}, "t.jsonl")
    names = [item.document and (item.document.name, len(item.document.segments)) for item in loaded]
    assert names == [("a", 2), ("b", 1)]
    assert loaded[0].document
    assert [s.key for s in loaded[0].document.segments] == ["a1", "a2"]


def test_one_bad_file_does_not_lose_the_others(tmp_path: Path) -> None:
    files = {"a.en.mt.txt": b"", "b.en.mt.txt": b"Kabul is calm.\n"}
    loaded = _read(tmp_path, files, "")
    assert [item.document is None for item in loaded] == [True, False]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("The Taliban said on Tuesday that the talks would go on.", "en"),
        ("塔利班周二表示谈判将继续。", "zh"),
        ("Талибан заявил во вторник, что переговоры продолжатся.", "ru"),
        ("قالت حركة طالبان يوم الثلاثاء إن المحادثات ستستمر.", "ar"),
        ("طالبان روز سه‌شنبه گفت که گفت‌وگوها ادامه خواهد یافت.", "fa"),
        ("タリバンは火曜日、協議を続けると述べた。", "ja"),
        ("탈레반은 화요일 회담을 계속하겠다고 말했다.", "ko"),
        ("Les talibans ont déclaré mardi que les pourparlers continueraient.", "fr"),
        ("Die Taliban erklärten am Dienstag, die Gespräche gingen weiter.", "de"),
    ],
)
def test_the_language_is_told_from_the_text(tmp_path: Path, text: str, lang: str) -> None:
    (loaded,) = _read(tmp_path, {"a.txt": text.encode()}, "a.txt")
    assert loaded.document
    assert loaded.document.target_lang == lang


def test_a_language_that_does_not_fit_is_reported(tmp_path: Path) -> None:
    text = "Талибан заявил во вторник, что переговоры продолжатся."
    (loaded,) = _read(tmp_path, {"a.txt": text.encode()}, "a.txt", target_lang="en")
    assert loaded.document
    assert loaded.document.remarks == ("the target is declared English but looks like Russian",)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_byte_order_marks(tmp_path: Path, encoding: str) -> None:
    (loaded,) = _read(tmp_path, {"a.en.mt.txt": "Kabul 喀布尔".encode(encoding)}, "a.en.mt.txt")
    assert loaded.document
    assert loaded.document.segments[0].target == "Kabul 喀布尔"


def test_gold_marks_must_stand_in_the_text(tmp_path: Path) -> None:
    mark = b'{"segment":1,"start":0,"end":5,"text":"Kabal","type":"name","severity":"major","suggestion":"Kabul","needs":"target"}\n'
    files = {"a.en.mt.txt": b"Kabul is calm.\n", "g.jsonl": mark}
    (loaded,) = _read(tmp_path, files, "a.en.mt.txt", gold=tmp_path / "g.jsonl")
    assert "g.jsonl:1: the mark 'Kabal' does not stand there in the target" in str(loaded.error)
