"""Malformed exchange files, each with its exact message; and what could hang or fill memory."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from qa.errors import GlossaryError
from qa.glossary.exchange import base, hardened
from qa.glossary.exchange.base import ReadOptions
from qa.glossary.exchange.losses import Losses
from tests.exchange.helpers import read
from tests.growth import linear

PAIR = ReadOptions(source="en", target="fr")
NONE = ReadOptions()
HEAD = '<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">\n'
DOCTYPE = (
    "the file has a document type (<!DOCTYPE>), which is not read because it can hold entities. "
    "Delete the document type; no term stands in it."
)
LAUGHS = (
    '<?xml version="1.0"?>\n<!-- a -->\n<!DOCTYPE tbx [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>\n'
    "<tbx>&b;</tbx>"
)
COLUMNS = (
    "Columns: id, kind, lang, text, status, use, styles, valid, article, case, gender, number, "
    "evidence, instead, severity, rule, subject, role, note, authority, concept_valid, strict, "
    "concept_gender."
)


def _tbx(entry: str) -> str:
    return f"{HEAD}<text><body>\n{entry}\n</body></text></tbx>"


def _entry(section: str) -> str:
    return _tbx(f'<conceptEntry id="c1">\n{section}\n</conceptEntry>')


def _term(inside: str) -> str:
    return _entry(f'<langSec xml:lang="en">\n<termSec>{inside}</termSec></langSec>')


def _own(data: str) -> str:
    return _entry(
        f"<note>x-wireqa: {data}</note>\n"
        '<langSec xml:lang="en"><termSec><term>a</term></termSec></langSec>'
    )


CASES: list[tuple[str, str | bytes, ReadOptions, str]] = [
    # XML
    ("tbx", LAUGHS, NONE, f"f:3: {DOCTYPE}"),
    ("tbx", '<!DOCTYPE tbx SYSTEM "file:///etc/passwd"><tbx/>', NONE, f"f:1: {DOCTYPE}"),
    ("tbx", '<!DOCTYPE t [<!ENTITY x SYSTEM "http://a.example/x">]>\n<tbx>&x;</tbx>', NONE,
     f"f:1: {DOCTYPE}"),
    ("tmx", '\n<!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx/>', NONE, f"f:2: {DOCTYPE}"),
    ("tbx", "<tbx>\n&x;</tbx>", NONE,
     "f:2: the entity &x; is not defined. Write the character itself."),
    ("tbx", "not xml", NONE,
     "f:1: the file is not XML. Give the file that the other tool exported."),
    ("tbx", "<!-- never", NONE,
     "f:1: the file is not XML. Give the file that the other tool exported."),
    ("tbx", "<tbx>\n<text></tbx>", NONE,
     "f:2: not well-formed XML (Opening and ending tag mismatch: text line 2 and tbx). Mend it or "
     "export it again."),
    ("tbx", "<a>" * 300, NONE,
     "f:1: elements are nested deeper than 256. Give the file as it was exported."),
    ("tbx", b"<tbx>\n\xff\xfe</tbx>", NONE,
     "f:2: the file is not UTF-8 (byte 6). Save it as UTF-8."),
    ("tbx", b'<?xml version="1.0" encoding="x-none"?><tbx/>', NONE,
     "f:1: the encoding 'x-none' is not read. Save it as UTF-8."),
    ("tbx", "", NONE, "f: the file is empty. Give a file with terms."),
    ("tbx", b'<?xml version="1.0" encoding="punycode"?><tbx/>', NONE,
     "f:1: the encoding 'punycode' is not read. Save it as UTF-8."),
    ("csv", b"id,lang,text\n", ReadOptions(encoding="x-none"),
     "f: the encoding 'x-none' is unknown. Name another, e.g. gb18030."),
    # TBX
    ("tbx", "<html/>", NONE, "f:1: the root is <html>, not <tbx> or <martif>. Give a TBX file."),
    ("tbx", '<tbx xmlns="urn:x"/>', NONE,
     "f:1: the namespace 'urn:x' is not that of TBX. It begins with urn:iso:std:iso:30042:."),
    ("tbx", _tbx(""), NONE,
     "f: the file has no entries with terms. Give a TBX file with terms."),
    ("tbx", _entry(""), NONE,
     "f:3: the entry c1 has no language section. Add one or delete the entry."),
    ("tbx", _entry("<langSec><termSec><term>a</term></termSec></langSec>"), NONE,
     'f:4: a language section has no xml:lang. Add xml:lang="en".'),
    ("tbx", _entry('<langSec xml:lang="klingon!"><termSec><term>a</term></termSec></langSec>'),
     NONE,
     "f:4: the language 'klingon!' is no language tag. Write it like en, zh-Hans, zh-Hant-TW or "
     "fa-AF."),
    ("tbx", _entry('<langSec xml:lang="en"/>'), NONE,
     "f:4: the language section en has no term. Add one or delete the section."),
    ("tbx", _term("<term> </term>"), NONE,
     "f:5: a term is empty. Write its text or delete it."),
    ("tbx", _term(""), NONE, "f:5: a term is empty. Write its text or delete it."),
    ("tbx", _own("{"), NONE,
     "f:4: the note x-wireqa: is not a JSON object. Restore the note or delete it."),
    ("tbx", _own("[" * 100_000), NONE,
     "f:4: the note x-wireqa: is not a JSON object. Restore the note or delete it."),
    ("tbx", _own('{"kind":"org","note":"\\ud800"}'), NONE,
     "f:4: the note x-wireqa: is not a JSON object. Restore the note or delete it."),
    ("tbx", _own('{"kind":"thing"}'), NONE,
     "f:3: the kind of c1 is 'thing'. It is one of: person, place, country, people, org, phrase, "
     "title, formula, language, currency, region."),
    ("tbx", _own('{"kind":"org","wrong":7}'), NONE,
     "f:3: 'wrong' of c1 is not a list of tables. Use [[concept.wrong]]."),
    ("tbx", _tbx('<conceptEntry id="c"><langSec xml:lang="en"><termSec><term>a</term></termSec>'
                 "</langSec></conceptEntry>\n" * 2), NONE,
     "f:4: the concept c stands twice. Merge the two."),
    ("tbx", _term("<term>a</term>" + "<termNote type='administrativeStatus'>deprecatedTerm"
                  "</termNote></termSec><termSec><term>a</term>" * 101), NONE,
     "f:3: an entry has over 100 deprecated terms. Divide it into entries."),
    ("tbx", _term("<term>a</term>" + "</termSec><termSec><term>a</term>" * 1_000), NONE,
     "f:3: c1 has over 1,000 forms in a language. Divide it into concepts."),
    ("tbx", _own('{"kind":"org","wrong":[{"pattern":"' + "(a|b)" * 40 + '"}]}'), NONE,
     "f:3: the patterns stand for over 2,000,000 texts. Give fewer."),
    ("tbx", _own('{"kind":"org","valid":"99999999999999999999/.."}'), NONE,
     'f:3: the validity of c1 is \'99999999999999999999/..\'. Write "from/to" with ISO dates, ".." where '
     "it is open."),
    # TMX
    ("tmx", "<tbx/>", NONE, "f:1: the root is <tbx>, not <tmx>. Give a TMX file."),
    ("tmx", "<tmx><body>\n<tu/></body></tmx>", NONE,
     "f:2: a unit has no <tuv>. Add its texts or delete it."),
    ("tmx", "<tmx><body><tu>\n<tuv><seg>a</seg></tuv></tu></body></tmx>", NONE,
     'f:2: a <tuv> has no xml:lang. Add xml:lang="en".'),
    ("tmx", '<tmx><body><tu>\n<tuv xml:lang="en"><seg/></tuv></tu></body></tmx>', NONE,
     "f:2: a <seg> is empty or missing. Write its text or delete the unit."),
    ("tmx", "<tmx><body/></tmx>", NONE, "f: the file has no terms. Give a file with terms."),
    # our own table
    ("csv", "org.a,en,A\n", NONE,
     "f:1: the first row is no header with the columns id, lang, text. Add the header, or name the "
     "layout with --format."),
    ("csv", "id,lang,text,colour\n", NONE,
     f"f:1: the header has the unknown column 'colour'. {COLUMNS}"),
    ("csv", "id,lang,text,lang\n", NONE,
     "f:1: the header names a column twice. Drop one of the two."),
    ("csv", "id,lang,text\n", NONE,
     "f: the file has no rows below its header. Give a file with terms."),
    ("csv", "id,lang,text\norg.a,en\n", NONE,
     "f:2: the row has 2 cells, not 3. Give every row one cell for each column."),
    ("csv", "id,lang,text\n,en,A\n", NONE, "f:2: the row has no id. Name the concept it belongs to."),
    ("csv", "id,lang,text\norg.a,en,\n", NONE,
     "f:2: the row of org.a has no text. Fill it or drop the row."),
    ("csv", "id,lang,text\norg.a,english,A\n", NONE,
     "f:2: the language 'english' is no language tag. Write it like en, zh-Hans, zh-Hant-TW or "
     "fa-AF."),
    ("csv", "id,lang,text,use\norg.a,en,A,nick\n", NONE,
     "f:2: the use of 'A' is 'nick'. It is one of: full, short, abbreviation, adjective, people, "
     "capital."),
    ("csv", "id,lang,text,strict\norg.a,en,A,perhaps\n", NONE,
     "f:2: the column strict has 'perhaps'. Write true or false."),
    ("csv", "id,lang,text,note\norg.a,en,A,x\norg.a,en,B,y\n", NONE,
     "f:3: the note of org.a is 'y' here and 'x' above. Say it in one row."),
    ("csv", "id,lang,text,status,rule\norg.a,en,A,wrong,{\n", NONE,
     "f:2: the column rule is not a JSON object. Mend or empty it."),
    ("csv", "id,lang,text,status\norg.a,en,A,wrong\n", NONE,
     "f:2: a wrong rendering of org.a has no 'instead'. Add instead."),
    ("csv", 'id,lang,text\norg.a,en,"A\n', NONE,
     "f:2: the row is broken (unexpected end of data). Mend its quotation marks."),
    ("csv", 'id,lang,text\norg.a,en,"A"x\n', NONE,
     "f:2: the row is broken (',' expected after '\"'). Mend its quotation marks."),
    ("csv", "id,lang,text\norg.a,en," + "A" * 200_000, NONE,
     "f:2: the row is broken (field larger than field limit (131072)). Mend its quotation marks."),
    ("csv", b"id,lang,text\norg.a,en,A\0B\n", NONE,
     "f:2: the file has NUL bytes. Give a text file."),
    ("csv", b"id,lang,text\norg.a,en,\xe9\n", NONE,
     "f:2: the file is not UTF-8 (byte 22). Save it as UTF-8."),
    ("csv", b"\xff\xfei", NONE, "f: the file is not UTF-16 (byte 2). Save it as UTF-8."),
    ("csv", "id,lang,text\n" + "," * 20_000, NONE,
     "f:2: the row has over 10,000 cells. Give a table of terms."),
    # the tables of others
    ("deepl", "a,b\n", NONE, "f: the layout deepl names no languages. Give them with --from and --to."),
    ("deepl", "a,b\n", ReadOptions(source="en", target="en"),
     "f: --from and --to are both 'en'. Give two languages."),
    ("deepl", "a,b,c\n", PAIR,
     "f:1: the row has 3 cells, not 2 or 4. Write source and target, and the two languages or none."),
    ("deepl", "a,b\n,c\n", PAIR, "f:2: a term is empty. Write its text or drop the row."),
    ("deepl", "a,b,en,!\n", NONE,
     "f:1: the language '!' is no language tag. Write it like en, zh-Hans, zh-Hant-TW or fa-AF."),
    ("google", "en,description\na,b\n", NONE,
     "f:1: the header names 1 languages. Name at least two, e.g. en,zh-Hans."),
    ("google", "en,fr,EN\na,b,c\n", NONE,
     "f:1: the header names the language en twice. Drop one of the two."),
    ("google", "hello,world wide\na,b\n", NONE,
     "f:1: the language 'hello' is no language tag. Write it like en, zh-Hans, zh-Hant-TW or fa-AF."),
    ("google", "en,fr\na\n", NONE,
     "f:2: the row has 1 cells, not 2. Give every row one cell for each column."),
    ("google", "en,fr,pos\n,,noun\n", NONE, "f:2: the row has no term. Write one or drop the row."),
    ("google-pair", "a,b,c\n", PAIR, "f:1: the row has 3 cells, not 2. Write source and target."),
    ("microsoft", "a\n", PAIR, "f:1: the row has 1 cells, not 2. Write source and target."),
    ("omegat", "# remark\na b\n", PAIR,
     "f:2: the row has no source or no target. Divide them by one tab."),
    ("weblate", "a,b\n", PAIR,
     "f:1: the first row is no header with the columns source, target. Add the header that Weblate "
     "writes."),
    ("weblate", "source,target,flag\n", PAIR,
     "f:1: the header has the unknown column 'flag'. Columns: location, source, target, id, fuzzy, "
     "context, translator_comments, developer_comments."),
    ("weblate", "source,target\n,b\n", PAIR,
     "f:2: a source term is empty. Write it or drop the row."),
    # PO
    ("po", 'msgid "a"\nfoo bar\n', PAIR,
     "f:2: not a PO file: a syntax error. Mend it, e.g. with msgfmt -c."),
    ("po", 'msgid "a"\nmsgstr "b"\n', ReadOptions(source="en"),
     "f: the layout po names no languages. Give them with --from and --to."),
    ("po", "/etc/passwd", PAIR,
     "f:1: not a PO file: a syntax error. Mend it, e.g. with msgfmt -c."),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "options", "message"), CASES)
def test_a_malformed_file_says_where_and_what_to_do(
    name: str, text: str | bytes, options: ReadOptions, message: str
) -> None:
    with pytest.raises(GlossaryError) as caught:
        read(name, text, options)
    assert str(caught.value) == message
    assert caught.value.exit_code == 2


def test_too_many_elements_are_refused_before_they_fill_memory(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(hardened, "MOST_ELEMENTS", 1_000)
    with pytest.raises(GlossaryError) as caught:
        read("tbx", "<tbx>" + "<a/>" * 1_000 + "</tbx>")
    assert str(caught.value) == ("f: the file has over 3,000,000 elements or attributes. Split it.")


def test_too_large_a_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(base, "LARGEST", 10)
    path = tmp_path / "large.csv"
    path.write_text("id,lang,text\n", encoding="utf-8")
    with pytest.raises(GlossaryError) as caught:
        base.read_file(path)
    assert str(caught.value) == f"{path}: the file is over 64 MB. Split it."


@pytest.mark.parametrize(
    "make",
    [
        lambda n: "<!--" * 4 * n,
        lambda n: "<?x " * 4 * n,
        lambda n: "<a>" + "&#38;" * 4 * n,
        lambda n: "<tbx " + " ".join(f'a{i}="1"' for i in range(n)) + ">",
        lambda n: '<tbx><x a="' + "&amp;" * 4 * n,
    ],
)
def test_hostile_xml_is_refused_soon(make: Callable[[int], str]) -> None:
    texts = {size: make(25_000 * size) for size in (1, 2)}

    def refused(size: int) -> None:
        with pytest.raises(GlossaryError):
            read("tbx", texts[size])

    assert linear(refused)


def test_many_rows_of_one_concept_take_no_quadratic_time() -> None:
    def refused(size: int) -> None:
        with pytest.raises(GlossaryError, match="over 1,000 forms"):
            read("omegat", "".join(f"a\t{i}\tnote {i}\n" for i in range(50_000 * size)), PAIR)

    assert linear(refused)
    same = "".join(f"{'!' * (i + 1)}\tb\n" for i in range(500)) + "".join(
        f"?{'.' * i}!{i % 7}\tb{i}\n" for i in range(900)
    )
    assert len(read("omegat", same, PAIR)) == 1_400


def test_a_report_holds_no_commands_for_a_terminal() -> None:
    losses = Losses()
    losses.lost("a\x1b[2J", "b\x1b]0;c\x07 d\x9b")
    assert losses.lines() == ["not held:", "  a�[2J: 1 (b�]0;c� d�)"]


def test_a_report_stays_short() -> None:
    losses = Losses()
    for number in range(1_000):
        losses.lost(f"kind {number}", "x")
    assert len(losses.lines()) == 62
    assert losses.count("further things") == 940
