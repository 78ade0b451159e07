"""SKOS: one preferred label a language tag (S14), labels that share nothing (S13), two syntaxes."""

from __future__ import annotations

import itertools
import json
import sys

import pytest

from qa.errors import GlossaryError
from qa.glossary.exchange.base import WriteOptions
from tests.exchange.helpers import afghan, written

SKOS = "http://www.w3.org/2004/02/skos/core#"
KINDS = ("prefLabel", "altLabel", "hiddenLabel")


def test_labels_are_one_and_disjoint() -> None:
    graph = json.loads(written("skos-jsonld", afghan()))["@graph"]
    nodes = [node for node in graph if node["@type"] == "skos:Concept"]
    assert len(nodes) == len(afghan())
    for node in nodes:
        assert all(isinstance(text, str) for text in node.get("prefLabel", {}).values())
        sets = [
            {(lang, text) for lang, texts in node.get(kind, {}).items()
             for text in ([texts] if isinstance(texts, str) else texts)}
            for kind in KINDS
        ]  # fmt: skip
        assert not any(one & other for one, other in itertools.combinations(sets, 2))


def test_a_wrong_rendering_is_hidden() -> None:
    graph = json.loads(written("skos-jsonld", afghan()))["@graph"]
    baradar = next(node for node in graph if node["@id"] == "urn:wireqa:person.baradar")
    assert baradar["prefLabel"]["zh-Hans"] == "阿卜杜勒·加尼·巴拉达尔"
    assert "Baradal" in baradar["hiddenLabel"]["en"]


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # by rdflib's own parser
def test_turtle_says_the_same_as_json_ld() -> None:
    rdflib = pytest.importorskip("rdflib")
    compare = pytest.importorskip("rdflib.compare")
    options = WriteOptions(base="https://example.org/terms/")
    one = rdflib.Graph().parse(data=written("skos-jsonld", afghan(), options), format="json-ld")
    other = rdflib.Graph().parse(data=written("skos-turtle", afghan(), options), format="turtle")
    assert len(one) > 3000
    assert compare.isomorphic(one, other)


def test_turtle_is_the_same_each_time() -> None:
    assert written("skos-turtle", afghan()) == written("skos-turtle", afghan())


@pytest.mark.parametrize("name", ["skos-turtle"])
def test_without_the_library_the_message_names_the_extra(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "rdflib", None)
    with pytest.raises(GlossaryError) as caught:
        written(name, afghan())
    assert str(caught.value) == (
        "Turtle needs the library rdflib. Install it with `pip install 'wireqa[exchange]'`, or use "
        "skos-jsonld."
    )
