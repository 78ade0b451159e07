"""What goes out comes back, whatever is written in it (hypothesis)."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from datetime import date
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qa.errors import GlossaryError
from qa.glossary.editing.compose import pack_text
from qa.glossary.exchange.base import ReadOptions, WriteOptions
from qa.glossary.exchange.formats import readable
from qa.glossary.exchange.own import legal
from qa.glossary.load import parse
from qa.model import (
    Case,
    Condition,
    Form,
    Gender,
    Kind,
    Number,
    Severity,
    Status,
    Term,
    Use,
    Valid,
    WrongRendering,
)
from tests.exchange.helpers import read, same, written

ODD = (
    "a Aé\u0301ß'\"<>&\\|;,\t\n\r=+-@#$*:’塔利班パキ北한글العربية‌\u200f𠮷😀\x01\x7f\x85\u2028\ufffe"
)
texts = st.text(
    st.sampled_from(ODD) | st.characters(exclude_categories=["Cs"], exclude_characters="\0"),
    max_size=12,
)
filled = texts.filter(lambda text: bool(text.strip()))
stripped = filled.map(str.strip)
langs = st.sampled_from(["en", "zh-Hans", "zh-Hant-TW", "fa-AF", "ar", "es-419"])
days = st.none() | st.dates(date(1800, 1, 1), date(2100, 1, 1))
valids = st.builds(Valid, days, days)
many = st.lists(filled, max_size=3).map(tuple)


def one(kind: object, *empty: str) -> st.SearchStrategy[str]:
    return st.sampled_from([*get_args(kind), *empty])


forms = st.builds(
    Form, langs, stripped, one(Status), one(Use), many, valids, many, texts,
    one(Case, ""), one(Gender, ""), one(Number, ""),
)  # fmt: skip
rules = st.builds(
    WrongRendering, langs, filled.filter(lambda t: not set(t) & set("()|?{}")), filled,
    st.sampled_from(Severity), st.builds(Condition, many, many, many, many, many, many),
    texts, texts, texts, st.booleans(), st.just(False),
)  # fmt: skip
terms = st.builds(
    Term, stripped, one(Kind), st.lists(forms, max_size=4).map(tuple),
    st.lists(rules, max_size=3).map(tuple), texts, texts, texts, texts, valids, st.just("p"),
    st.booleans(), one(Gender, ""),
)  # fmt: skip
glossaries = st.lists(terms, min_size=1, max_size=3, unique_by=lambda term: term.id).map(same)
often = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@often
@given(glossaries)
def test_a_pack_comes_back(found: list[Term]) -> None:
    text = pack_text(found, pack="p", title="t")
    assert list(parse("p.toml", text).terms) == found
    assert pack_text(parse("p.toml", text).terms, pack="p", title="t") == text


@pytest.mark.parametrize("style", ["tbx", "tbx-dct", "tbx-v2"])
@often
@given(found=glossaries)
def test_tbx_comes_back(style: str, found: list[Term]) -> None:
    held = [replace(t, forms=tuple(f for f in t.forms if legal(f.text))) for t in found]
    assert read(style, written(style, found)) == held


@pytest.mark.parametrize("name", ["csv", "tsv"])
@often
@given(found=glossaries)
def test_our_own_table_comes_back(name: str, found: list[Term]) -> None:
    assert read(name, written(name, found), path=f"f.{name}") == found


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # by rdflib's own parser
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(found=glossaries)
def test_both_syntaxes_of_skos_say_the_same(found: list[Term]) -> None:
    rdflib = pytest.importorskip("rdflib")
    one = rdflib.Graph().parse(data=written("skos-jsonld", found), format="json-ld")
    other = rdflib.Graph().parse(data=written("skos-turtle", found), format="turtle")
    assert set(one) == set(other)


words = st.text(st.sampled_from("aé'\"塔利班العربية𠮷,;|&<"), min_size=1, max_size=8)
PAIRS = ["deepl", "deepl-languages", "google-pair", "microsoft", "microsoft-dictionary",
         "omegat", "weblate"]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "suffix"),
    [*((name, ".csv") for name in PAIRS), ("deepl", ".tsv"), ("google-pair", ".tsv"),
     ("microsoft", ".tsv"), ("microsoft-dictionary", ".tsv"), ("omegat", ".txt"),
     ("weblate", ".tsv")],
)  # fmt: skip
@settings(max_examples=40, deadline=None)
@given(rows=st.dictionaries(words, words, min_size=1, max_size=6))
def test_pairs_come_back(name: str, suffix: str, rows: dict[str, str]) -> None:
    found = [
        Term(f"org.{i}", "org", (Form("zh", source), Form("en", target)))
        for i, (source, target) in enumerate(rows.items())
    ]
    text = written(name, found, WriteOptions(source="zh", target="en", suffix=suffix))
    back = read(name, text, ReadOptions(source="zh", target="en"), path=f"f{suffix}")
    assert {t.forms[0].text: t.forms[1].text for t in back} == rows


@settings(max_examples=60, deadline=None)
@given(data=st.binary(max_size=200))
def test_no_bytes_are_a_bug(data: bytes) -> None:
    for prefix in (b"", b"<tbx>", b"id,lang,text\n", b'msgid "a"\nmsgstr "'):
        for one_format in readable().values():
            with contextlib.suppress(GlossaryError):
                read(one_format.name, prefix + data, ReadOptions(source="en", target="fr"))
