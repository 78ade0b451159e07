"""Tables: columns by their meanings, rows to stories."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qa.model import Segment
from tests.documents.helpers import one, read

SEGMENT = Segment("Kabul is calm.", "喀布尔平静。", ("All is calm.",), "r7")
SAME = {
    "names of the issue.tsv": "id\tdoc\tsource\ttarget\treference\tsrc_lang\ttgt_lang\n"
    "r7\td\t喀布尔平静。\tKabul is calm.\tAll is calm.\tzh\ten\n",
    "short names.tsv": "id\tdoc\tsrc\tmt\tref\tsrc_lang\ttgt_lang\n"
    "r7\td\t喀布尔平静。\tKabul is calm.\tAll is calm.\tzh\ten\n",
    "other order, capitals, blanks, unknown columns.tsv": "Score\tHyp \tSRC\tid\tRefs\tdoc\t"
    "source_lang\ttarget_lang\n9\tKabul is calm.\t喀布尔平静。\tr7\tAll is calm.\td\tzh\ten\n",
    "byte order mark and line ends.csv": "\ufeffid,doc,source,hypothesis,reference,src_lang,"
    "tgt_lang\r\nr7,d,喀布尔平静。,Kabul is calm.,All is calm.,zh,en\r\n",
    "quoted, blank rows.csv": "id,doc,source,mt,reference,src_lang,tgt_lang\n\n"
    '"r7","d","喀布尔平静。","Kabul is calm.","All is calm.",zh,en\n,,,,,,\n',
    "object.jsonl": '{"id":"r7","doc":"d","src":"喀布尔平静。","mt":"Kabul is calm.",'
    '"ref":"All is calm.","src_lang":"zh","tgt_lang":"en"}',
    "list.ndjson": '\n{"id":"r7","doc":"d","src":"喀布尔平静。","mt":"Kabul is calm.",'
    '"references":["All is calm.", null, ""],"src_lang":"zh","tgt_lang":"en","score":[1]}\n',
    "object.json": '{"id":"r7","doc":"d","src":"喀布尔平静。","mt":"Kabul is calm.",'
    '"ref":"All is calm.","src_lang":"zh","tgt_lang":"en"}',
}


@pytest.mark.parametrize("file", SAME)
def test_ways_to_write_one_row(tmp_path: Path, file: str) -> None:
    document = one(tmp_path, {file: SAME[file]}, file)
    assert document.segments == (SEGMENT,)
    assert (document.name, document.source_lang, document.target_lang) == ("d", "zh", "en")
    assert document.path.endswith(file)


def test_rows_of_one_doc_are_one_story_in_their_order(tmp_path: Path) -> None:
    rows = (
        '{"id":"a1","doc":"a","src":"x","mt":"One two three.","ref":["r"],"tgt_lang":"en"}\n'
        '{"id":7,"doc":"b","mt":"Other words here.","tgt_lang":"en"}\n'
        '{"id":"a1","doc":"a","src":"y","mt":"Four.","tgt_lang":"en"}\n'
        '{"mt":"Alone.","tgt_lang":"en"}\n'
    )
    loaded = read(tmp_path, {"t.en.jsonl": rows}, "t.en.jsonl")
    found = [(i.document.name, [s.key for s in i.document.segments]) for i in loaded if i.document]
    assert found == [("a", ["a1", "a1"]), ("b", ["7"]), ("t", ["4"])]
    assert {Path(item.path).name for item in loaded} == {"t.en.jsonl"}


def test_a_story_in_several_directions_is_one_for_each(tmp_path: Path) -> None:
    rows = (
        '{"doc":"d","src":"一","mt":"one","src_lang":"zh","tgt_lang":"en"}\n'
        '{"doc":"d","src":"один","mt":"one","src_lang":"ru","tgt_lang":"en"}\n'
        '{"doc":"d","src":"二","mt":"two","src_lang":"zh","tgt_lang":"en"}\n'
    )
    loaded = read(tmp_path, {"a.jsonl": rows}, "a.jsonl")
    stories = [item.document for item in loaded if item.document]
    assert [(story.name, [s.target for s in story.segments]) for story in stories] == [
        ("d (zh-en)", ["one", "two"]),
        ("d (ru-en)", ["one"]),
    ]


def test_without_ids_rows_are_counted_through_the_file(tmp_path: Path) -> None:
    files = {"t.tsv": "doc\tmt\na\tOne.\nb\tTwo.\n\na\tThree.\n"}
    loaded = read(tmp_path, files, "t.tsv", target_lang="en")
    assert [[s.key for s in i.document.segments] for i in loaded if i.document] == [
        ["1", "3"], ["2"],
    ]  # fmt: skip


def test_quotation_marks_are_plain_in_tsv_and_not_in_csv(tmp_path: Path) -> None:
    files = {"a.tsv": 'mt\n"Calm," he said.\n', "b.csv": 'mt\n"""Calm,"" he said.\nSo."\n'}
    first, second = read(tmp_path, files, "", target_lang="en")
    assert first.document
    assert first.document.segments[0].target == '"Calm," he said.'
    assert second.document
    assert second.document.segments[0].target == '"Calm," he said.\nSo.'


@pytest.mark.parametrize(
    ("cells", "texts"),
    [
        (['"Calm," he said.', 'He said ""so"".'], ['"Calm," he said.', 'He said ""so"".']),
        (['"I feel calm."', '"So do I."'], ['"I feel calm."', '"So do I."']),
        (['"He said ""so""."', '"So," he said.'], ['"He said ""so""."', '"So," he said.']),
        (['"He said ""so""."', "So."], ['He said "so".', "So."]),
        (['"""Calm,"" he said."', '"So\nhe said."'], ['"Calm," he said.', "So\nhe said."]),
    ],
)
def test_a_spreadsheet_is_known_by_its_marks(
    tmp_path: Path, cells: list[str], texts: list[str]
) -> None:
    rows = "".join(f"{number}\t{cell}\n" for number, cell in enumerate(cells))
    document = one(tmp_path, {"a.tsv": f"id\tmt\n{rows}"}, "a.tsv", target_lang="en")
    assert [segment.target for segment in document.segments] == texts


def test_columns_of_references_add_up(tmp_path: Path) -> None:
    row = '{"mt":"x","reference":"one","refs":["two","three"]}'
    document = one(tmp_path, {"a.jsonl": row}, "a.jsonl", target_lang="en")
    assert document.segments[0].references == ("one", "two", "three")


def test_a_row_without_translation_stays_and_is_remarked_upon(tmp_path: Path) -> None:
    files = {"a.tsv": "src\tmt\n一\tOne.\n二\t\n\t \n三\tThree.\n"}
    document = one(tmp_path, files, "a.tsv", source_lang="zh", target_lang="en")
    assert [(s.key, s.target) for s in document.segments] == [
        ("1", "One."), ("2", ""), ("3", "Three."),
    ]  # fmt: skip
    assert document.remarks == ("1 of 3 rows have no translation, the first in line 3",)


@pytest.mark.parametrize(
    ("column", "written", "day"),
    [
        ("published", "2020-03-05", date(2020, 3, 5)),
        ("date", "2020-03-05T23:10:00Z", date(2020, 3, 5)),
        ("date", " ", None),
        ("day", "2020-03-05", None),
    ],
)
def test_published(tmp_path: Path, column: str, written: str, day: date | None) -> None:
    files = {"a.tsv": f"mt\t{column}\nCalm.\t\nSo.\t{written}\n"}
    assert one(tmp_path, files, "a.tsv", target_lang="en").published == day


def test_options_and_underscores_in_languages(tmp_path: Path) -> None:
    files = {"a.tsv": "mt\tsrc\tsrc_lang\ttgt_lang\nCalm.\t静\tzh_CN\tfr\n"}
    document = one(tmp_path, files, "a.tsv", target_lang="en")
    assert (document.source_lang, document.target_lang) == ("zh-CN", "en")
