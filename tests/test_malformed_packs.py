"""Malformed packs of each kind, each with its exact message: file, line, problem, remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa.errors import GlossaryError
from qa.glossary import packs
from qa.glossary.glossary import build

COLUMNS = (
    "Columns: id, kind, lang, text; may be there: status, use, valid, article, evidence, styles, "
    "case, gender, number, subject, role."
)
LACKS = "the row lacks an id, a language or a text. Fill it or drop it."
PERIOD = 'Write "from/to" with ISO dates, ".." where it is open.'
HEAD = "id\tkind\tlang\ttext"
ROW = "org.x\torg\ten\tX"
# header behind HEAD, rows, message behind the file's name
BULK = [
    ("", "", ": the pack is empty. Begin with the columns id, kind, lang, text."),
    (f"{HEAD}\tcolour", "", f":1: the header has the unknown column 'colour'. {COLUMNS}"),
    (f"{HEAD}\ttext", "", f":1: the header names a column twice. {COLUMNS}"),
    ("id\tkind\tlang", "", f":1: the header lacks the column 'text'. {COLUMNS}"),
    (HEAD, "org.x\torg\ten", ":2: the row has 3 cells, not 4. Separate the columns by one tab."),
    (HEAD, f"{ROW}\tY", ":2: the row has 5 cells, not 4. Separate the columns by one tab."),
    (HEAD, f"# remark\n\n{ROW}\torg.x", ":4: the row has 5 cells, not 4. Separate the columns by one tab."),
    (HEAD, "org.x\tthing\ten\tX",
     ":2: the kind of 'X' is 'thing'. It is one of: country, currency, formula, language, org, people, "
     "person, phrase, place, region, title."),
    (f"{HEAD}\tstatus", f"{ROW}\tbest",
     ":2: the status of 'X' is 'best'. It is one of: admitted, deprecated, preferred."),
    (f"{HEAD}\tuse", f"{ROW}\tlong",
     ":2: the use of 'X' is 'long'. It is one of: abbreviation, adjective, capital, full, people, short."),
    (f"{HEAD}\tvalid", f"{ROW}\tsoon", f":2: the validity of 'X' is 'soon'. {PERIOD}"),
    (f"{HEAD}\tvalid", f"{ROW}\t2020-13/..", f":2: the validity of 'X' is '2020-13/..'. {PERIOD}"),
    (f"{HEAD}\tvalid", f"{ROW}\t99999999999/..", f":2: the validity of 'X' is '99999999999/..'. {PERIOD}"),
    (f"{HEAD}\tcase", f"{ROW}\tobjective",
     ":2: the case of 'X' is 'objective'. It is one of: ablative, accusative, dative, genitive, "
     "instrumental, locative, nominative, vocative."),
    (f"{HEAD}\tgender", f"{ROW}\tx",
     ":2: the gender of 'X' is 'x'. It is one of: common, feminine, masculine, neuter."),
    (f"{HEAD}\tnumber", f"{ROW}\tmany",
     ":2: the number of 'X' is 'many'. It is one of: dual, plural, singular."),
    (HEAD, "\torg\ten\tX", f":2: {LACKS}"),
    (HEAD, "org.x\torg\t\tX", f":2: {LACKS}"),
    (HEAD, "org.x\torg\ten\t ", f":2: {LACKS}"),
]  # fmt: skip

CONCEPT = 'pack = "p"\n[[concept]]\nid = "org.x"\nkind = "org"\n'
FORMS = CONCEPT + "[concept.forms]\n"
RULE = FORMS + 'en = ["X"]\n[[concept.wrong]]\nlang = "en"\n'
WHOLE = RULE + 'text = "Y"\ninstead = "X"\nseverity = "major"\n'
FORMULA = 'from = "zh"\nto = "en"\n[[formula]]\nname = "a"\nwrong = ["x"]\n'
LION = '[meanings]\nlion = { en = "lion" }\n[[homograph]]\nlang = "ru"\nnames = ["Лев"]\n'
TABLE = 'lang = "zh"\n[abbreviations]\n'
HAND = [
    ("pack = 3\n", ": the key 'pack' is missing. Begin with pack = \"name\"."),
    ('pack = "p"\ncolour = "red"\n',
     ":2: the pack has the unknown key 'colour'. Known keys: concept, evidence, licence, origin, pack, "
     "title, version."),
    ('pack = "p"\nconcept = "x"\n',
     ":2: 'concept' is not a list of tables. Begin each concept with [[concept]]."),
    ('pack = "p"\n[[concept]]\nid = 3\n', ":2: a concept has no 'id'. Add id = \"kind.name\"."),
    (CONCEPT + '[[concept]]\nid = "org.x"\nkind = "org"\n',
     ":6: the concept org.x stands twice in the pack. Merge the two."),
    (CONCEPT + "note = 3\n", ":5: the 'note' of org.x is not a text. Write note = \"text\"."),
    (CONCEPT + 'strict = "yes"\n', ":5: the 'strict' of org.x is 'yes'. Write strict = true."),
    (CONCEPT + 'gender = "x"\n',
     ":5: the gender of 'org.x' is 'x'. It is one of: masculine, feminine, neuter, common."),
    (CONCEPT + 'forms = "X"\n', ":5: 'forms' of org.x is not a table. Write en = [\"Name\"]."),
    (CONCEPT + "wrong = 3\n", ":5: 'wrong' of org.x is not a list of tables. Use [[concept.wrong]]."),
    (FORMS + 'EN = ["X"]\n',
     ":6: the language 'EN' of org.x is no language tag. Write it like en, zh-Hans, zh-Hant-TW or "
     "fa-AF."),
    (FORMS + 'en = [""]\n', ":6: a form of org.x in en is empty. Write its text."),
    (FORMS + 'en = [{use = "short"}]\n', ":6: a form of org.x in en is empty. Write its text."),
    (FORMS + 'en = [{text = "X", status = "best"}]\n',
     ":6: the status of 'X' is 'best'. It is one of: preferred, admitted, deprecated."),
    (FORMS + 'en = [{text = "X", styles = 3}]\n',
     ":6: styles of 'X' is not a list of texts. Write [\"one\", \"two\"]."),
    (FORMS + 'en = [{text = "X", valid = "2021-02-30"}]\n',
     f":6: the validity of X is '2021-02-30'. {PERIOD}"),
    (RULE + 'instead = "X"\nseverity = "major"\n',
     ":7: a wrong rendering of org.x has no text. Give one of 'text', 'texts', 'pattern'."),
    (WHOLE + 'texts = ["Z"]\n',
     ":7: a wrong rendering of org.x has 'text' and 'texts'. Give one of 'text', 'texts', 'pattern'."),
    (WHOLE + "when = 3\n", ":12: 'when' of 'Y' is not a table. Use [concept.wrong.when]."),
    (WHOLE + '[concept.wrong.when]\nsource = ["a"]\n',
     ":13: 'when' of 'Y' has the unknown key 'source'. Known keys: about, source_has, source_lacks, "
     "story_has, target_lacks, unless."),
    (WHOLE + "alone = 1\n", ":12: the 'alone' of Y is 1. Write alone = true."),
    (RULE + 'pattern = "(a|b)"\ninstead = "{2}"\nseverity = "major"\n',
     ":9: the pattern '(a|b)' is wrong: 'instead' names a group that is not there. See "
     "glossaries/README.md."),
    (WHOLE.replace('"en"\ntext', '"english"\ntext'),
     ":8: the language 'english' of a wrong rendering of org.x is no language tag. Write it like en, "
     "zh-Hans, zh-Hant-TW or fa-AF."),
    ('formula = [{name = "a"}]\n',
     ": the pack of formulas has no 'from'. Add from = \"language\"."),
    (FORMULA, ":3: the formula a lacks 'instead', or both 'wrong' and 'template'. Add what is missing."),
    (FORMULA + 'instead = "y"\nplace = "middle"\n',
     ":7: the place of the formula a is 'middle'. It is one of: start, end, any."),
    ("abbreviations = {}\n", ": the table of abbreviations has no 'lang'. Add lang = \"code\"."),
    ('lang = "zh"\nabbreviations = 3\n', ":2: 'abbreviations' is not a table. Use [abbreviations]."),
    (TABLE + '"美" = 3\n', ":3: the candidates of '美' is not a list of texts. Write [\"one\", \"two\"]."),
    (TABLE + '"美" = ["country.us"]\n[compounds]\n"美塔" = "country.us"\n',
     ":5: the compound '美塔' is not a list of concepts. Write 美塔 = [\"country.us\", "
     "\"org.taliban\"]."),
    ('shapes = ["访訪", "驻"]\n' + TABLE, ":1: '驻' in 'shapes' is not two characters. Write \"访訪\"."),
    ("homograph = []\n", ": 'meanings' is not a table. Use [meanings.word]."),
    (LION + 'means = "wolf"\npart = "given"\nwrite = { en = "Lev" }\n',
     ":5: the homograph Лев means 'wolf', which [meanings] does not have. Correct it or add the "
     "meaning."),
    (LION + 'means = "lion"\npart = "given"\n',
     ":5: the homograph Лев has neither 'concept' nor 'write'. Say how it is written."),
    (LION + 'means = "lion"\npart = "given"\nconcept = "person.lev"\n',
     ":8: the homograph Лев refers to the concept 'person.lev', which no pack has. Correct the id or "
     "give 'write'."),
]  # fmt: skip


@pytest.mark.parametrize(("header", "rows", "message"), BULK)
def test_a_malformed_bulk_pack(header: str, rows: str, message: str) -> None:
    with pytest.raises(GlossaryError) as caught:
        build((("p.tsv", f"{header}\n{rows}\n"),))
    assert str(caught.value) == f"p.tsv{message}"


@pytest.mark.parametrize(("text", "message"), HAND)
def test_a_malformed_hand_kept_pack(text: str, message: str) -> None:
    with pytest.raises(GlossaryError) as caught:
        build((("p.toml", text),))
    assert str(caught.value) == f"p.toml{message}"


FILES = [
    ("p.yaml", b"pack: p", "a pack ends in .toml or .tsv, not .yaml. Rename or convert it."),
    ("p", b"", "a pack ends in .toml or .tsv, not nothing. Rename or convert it."),
    ("p.tsv", b"id\tkind\tlang\ttext\norg.x\torg\ten\t\xff\n",
     "the pack is not UTF-8 (byte 31). Save it as UTF-8."),
    ("p.toml", b"\xfe\xff", "the pack is not UTF-8 (byte 0). Save it as UTF-8."),
]  # fmt: skip


@pytest.mark.parametrize(("name", "data", "message"), FILES)
def test_a_file_that_is_no_pack(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    with pytest.raises(GlossaryError) as caught:
        packs.read([file])
    assert str(caught.value) == f"{file}: {message}"


def test_a_pack_that_changes_while_it_is_read(tmp_path: Path) -> None:
    file = tmp_path / "p.tsv"
    file.write_text(f"{HEAD}\n{ROW}\n", encoding="utf-8")
    stamp = packs.stamp(file)
    assert list(packs.lines(file, stamp)) == [f"{HEAD}\n", f"{ROW}\n"]
    file.write_text(f"{HEAD}\n{ROW}Y\n", encoding="utf-8")
    with pytest.raises(GlossaryError, match=r"changed while it was read. Run again\."):
        list(packs.lines(file, stamp))
