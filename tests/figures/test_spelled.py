"""Numbers written out in every language and form are read back as the same value."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Literal

import pytest
from babel import Locale
from babel.numbers import format_compact_decimal, format_decimal
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.errors import GlossaryError
from qa.figures.build.rbnf import Speller, speller
from qa.figures.build.table import names, right, spelled
from qa.figures.numerals import numerals
from qa.figures.numerals.tongue import FOLDER, tongue, tongue_of
from qa.figures.numerals.words import fold

HERE = Path(__file__).parent
RULES = tuple(sorted(file.stem for file in (HERE / "rbnf").glob("*.json")))
CODES = tuple(sorted(file.stem for file in FOLDER.glob("*.toml")))
_FORMS: dict[str, Literal["short", "long"]] = {
    "zh": "short",
    "ja": "short",
    "ko": "short",
}  # CLDR has no long one
# One letter (5M, 3B) stands for thousands, millions or milliards, by language, or for a unit.
_LETTER = re.compile(r"\d[\s\u200f]?\w[\s\u200f]*$")
_ALIKE = {"2LCr", "٢،٥", "7\xa0mM", "2\xa0NT", "2\xa0Bi"}  # short for what nobody writes in news
_NUMBERS = st.integers(0, 10**6) | st.integers(0, 10**12 - 1)


@cache
def _speller(name: str) -> Speller:
    return speller(HERE / "rbnf" / f"{name}.json")


def _golden() -> list[tuple[str, str, str]]:
    lines = (HERE / "icu.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return [
        (locale, value, text)
        for locale, form, value, text in rows
        if not (form in ("short", "long") and _LETTER.search(text)) and text not in _ALIKE
    ]


def _reads(text: str, code: str, value: Fraction) -> bool:
    """Whether that is the one value found, or the other one of signs that stand for two."""
    found = numerals(text, code)
    return len(found) == 1 and (found[0].low == value or value in found[0].others)


@pytest.mark.parametrize("name", RULES)
@settings(max_examples=25, deadline=None)
@given(number=_NUMBERS)
def test_number_words_are_read_back(name: str, number: int) -> None:
    """But for a syllable or sign that its language file says is too little by itself."""
    speech = tongue(name)
    words = [w for w in spelled(_speller(name), number) if w.kind == "cardinal"]
    words = [w for w in words if fold(w.text, speech) not in speech.unaccompanied]
    assert [w.text for w in words if not right(w, speech)] == []


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [
        ("zh", "两人", 2), ("zh", "兩人", 2), ("zh", "百人", 100), ("ja", "百人", 100),
        ("ja", "千人", 1000), ("ko", "백 명", 100), ("ko", "천 명", 1000),
    ],
)  # fmt: skip
def test_one_sign_counts_before_a_counter(code: str, text: str, value: int) -> None:
    assert [n.low for n in numerals(text, code)] == [value]


@pytest.mark.parametrize("name", RULES)
def test_every_rule_set_spells(name: str) -> None:
    assert names(_speller(name))
    assert all(_speller(name).spell(3, one) for one in names(_speller(name)))


@pytest.mark.parametrize("code", CODES)
@settings(max_examples=40, deadline=None)
@given(number=st.decimals(0, 10**12, places=2, allow_nan=False) | st.integers(0, 10**15))
def test_babel_writes_and_we_read(code: str, number: int) -> None:
    assert _reads(format_decimal(number, locale=code), code, Fraction(number))


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("number", [3_000, 25_000, 400_000, 3_000_000, 25_000_000, 7_000_000_000])
def test_babel_writes_scales_and_we_read(code: str, number: int) -> None:
    text = format_compact_decimal(
        number, format_type=_FORMS.get(code, "long"), locale=Locale(code), fraction_digits=3
    )
    assert _reads(text, code, Fraction(number)) or _LETTER.search(text)


def test_icu_writes_and_we_read() -> None:
    rows = _golden()
    assert len(rows) > 1300
    assert [row for row in rows if not _reads(row[2], row[0], Fraction(row[1]))] == []


# tables, the message
BAD = [
    ({"code": "xx", "scales": {}}, "languages/figures/xx.toml: unknown key 'scales'."),
    ({"code": "xx", "scale": {"ten": ["ten"]}},
     "languages/figures/xx.toml: scale has a wrong value 'ten'."),
    ({"code": "xx", "before": {"near": ["by"]}},
     "languages/figures/xx.toml: unknown key before.near."),
]  # fmt: skip


@pytest.mark.parametrize(("tables", "message"), BAD)
def test_a_wrong_file_is_named(tables: dict[str, object], message: str) -> None:
    with pytest.raises(GlossaryError) as caught:
        tongue_of(tables)
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize("code", CODES)
def test_every_file_can_be_read(code: str) -> None:
    assert tongue(code).code == code
    assert tongue(code).words
