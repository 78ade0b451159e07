"""Malformed packs, each with its exact message; patterns; validity."""

from __future__ import annotations

from datetime import date

import pytest

from qa.errors import GlossaryError
from qa.glossary.dates import valid
from qa.glossary.expand import expand
from qa.glossary.glossary import build

HEAD = 'pack = "p"\n[[concept]]\nid = "org.x"\nkind = "org"\n'
WRONG = HEAD + '[concept.forms]\nen = ["X"]\n[[concept.wrong]]\n'
CASES = [
    ("pack = ", "p.toml: not valid TOML: Invalid value (at end of document). Mend it."),
    ("", "p.toml: the key 'pack' is missing. Begin with pack = \"name\"."),
    ('pack = "p"\n[[concept]]\nkind = "org"\n',
     'p.toml:2: a concept has no \'id\'. Add id = "kind.name".'),
    ('pack = "p"\n[[concept]]\nid = "a"\nkind = "thing"\n',
     "p.toml:4: the kind of a is 'thing'. It is one of: person, place, country, people, org, "
     "phrase, title, formula, language, currency, region."),
    (HEAD + "[concept.forms]\nen = [3]\n",
     'p.toml:6: a form of org.x in en is 3. Write "Name".'),
    (HEAD + '[concept.forms]\nen = "X"\n',
     'p.toml:6: the en forms of org.x are not a list. Write en = ["Name"].'),
    (HEAD + '[concept.forms]\nen = [{text = "X", usage = "short"}]\n',
     "p.toml:6: a form of org.x in en has the unknown key 'usage'. Known keys: article, case, "
     "evidence, gender, number, status, styles, text, use, valid."),
    (HEAD + 'valid = "soon"\n',
     'p.toml:5: the validity of org.x is \'soon\'. Write "from/to" with ISO dates, ".." where it '
     "is open."),
    (WRONG + 'lang = "en"\ntext = "Y"\nseverity = "major"\n',
     "p.toml:9: a wrong rendering of org.x has no 'instead'. Add instead."),
    (WRONG + 'lang = "en"\ntext = "Y"\ninstead = "X"\nseverity = "grave"\n',
     "p.toml:9: the severity of 'Y' is 'grave'. It is one of: neutral, minor, major, critical."),
    (WRONG + 'lang = "en"\npattern = "a (b|c"\ninstead = "X"\nseverity = "major"\n',
     "p.toml:9: the pattern 'a (b|c' is wrong: its groups do not close. See glossaries/README.md."),
    (WRONG + 'lang = "en"\ntext = "Y"\ninstead = "X"\nseverity = "major"\n[concept.wrong.when]\nunless = ["org.z"]\n',
     "p.toml:13: org.x refers to the concept 'org.z', which no pack has. Correct the id or add the "
     "concept."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message"), CASES)
def test_a_malformed_pack_says_where_and_what_to_do(text: str, message: str) -> None:
    with pytest.raises(GlossaryError) as caught:
        build((("p.toml", text),))
    assert str(caught.value) == message


def test_a_bulk_row_with_missing_cells_names_its_line() -> None:
    text = "id\tkind\tlang\ttext\tstatus\tuse\tvalid\tarticle\ncountry.x\tcountry\ten\n"
    with pytest.raises(GlossaryError, match=r"^p\.tsv:2: the row has 3 cells, not 8\."):
        build((("p.tsv", text),))


def test_a_pattern_stands_for_every_combination() -> None:
    found = expand("a (b|c) (the)? ({rivals:x})", "{1} {3}", lambda concept: ("Y", "Z"))
    texts = {(r.text, r.instead) for r in found}
    assert ("a b the Y", "b Y") in texts
    assert ("a c Z", "c Z") in texts
    assert len(texts) == 8


def test_a_pattern_has_a_bound() -> None:
    group = "(" + "|".join(map(str, range(100))) + ") "
    with pytest.raises(ValueError, match="more than"):
        expand(group * 4, "x", lambda concept: ())


def test_periods() -> None:
    period = valid("2019-01/2021")
    assert (period.since, period.until) == (date(2019, 1, 1), date(2021, 12, 31))
    assert period.holds(date(2020, 2, 29))
    assert not period.holds(date(2022, 1, 1))
    assert valid("../2020").holds(date(1990, 1, 1))
