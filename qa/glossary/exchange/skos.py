"""SKOS out (W3C Recommendation 2009), as JSON-LD 1.1 or Turtle.

One prefLabel a language tag (S14); prefLabel, altLabel and hiddenLabel share nothing (S13).
Deprecated forms and wrong renderings are hidden labels: a search finds them, nobody reads them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple
from urllib.parse import quote

from qa.errors import GlossaryError
from qa.glossary.exchange.base import WriteOptions
from qa.glossary.exchange.losses import Losses
from qa.glossary.exchange.tags import is_canonical
from qa.glossary.exchange.unheld import about, details
from qa.model import Form, Term

_SKOS = "http://www.w3.org/2004/02/skos/core#"
_DCTERMS = "http://purl.org/dc/terms/"
_CONTEXT = {
    "skos": _SKOS,
    "dcterms": _DCTERMS,
    "prefLabel": {"@id": "skos:prefLabel", "@container": "@language"},
    "altLabel": {"@id": "skos:altLabel", "@container": "@language"},
    "hiddenLabel": {"@id": "skos:hiddenLabel", "@container": "@language"},
    "definition": "skos:definition",
    "note": "skos:note",
    "subject": "dcterms:subject",
    "type": "dcterms:type",
    "identifier": "dcterms:identifier",
    "inScheme": {"@id": "skos:inScheme", "@type": "@id"},
}


class _Labels(NamedTuple):
    """By kind of label and language tag, in order."""

    preferred: dict[str, str]
    others: dict[str, list[str]]
    hidden: dict[str, list[str]]


def _labels(term: Term, losses: Losses) -> _Labels:
    found = _Labels({}, {}, {})
    taken: set[tuple[str, str]] = set()
    living = [form for form in term.forms if form.status != "deprecated"]
    for lang in dict.fromkeys(form.lang for form in living):
        same = [form for form in living if form.lang == lang]
        first = min(same, key=_rank)  # min keeps the first of equals
        found.preferred[lang] = first.text
        taken.add((lang, first.text))
    hidden = [(f.lang, f.text) for f in term.forms if f.status == "deprecated"]
    for rule in term.wrong:
        if not is_canonical(rule.lang):
            losses.lost("wrong renderings in no language", f"{rule.lang}: {rule.text}")
        elif rule.pattern:
            losses.lost("patterns of wrong renderings", f"{term.id}: {rule.text}")
        else:
            hidden.append((rule.lang, rule.text))
            losses.lost("conditions, severities and replacements", f"{term.id}: {rule.text}")
    for kind, labels in (
        (found.others, [(f.lang, f.text) for f in living]), (found.hidden, hidden),
    ):  # fmt: skip
        for lang, text in labels:
            if (lang, text) not in taken:
                taken.add((lang, text))
                kind.setdefault(lang, []).append(text)
    return found


def _rank(form: Form) -> tuple[bool, bool, bool, bool]:
    inflected = form.case not in ("", "nominative")
    return (form.status != "preferred", form.use != "full", inflected, bool(form.styles))


def _nodes(
    terms: Sequence[Term], options: WriteOptions, losses: Losses
) -> Iterator[tuple[str, Term, _Labels]]:
    for term in terms:
        for form in term.forms:
            details(form, losses)
            if form.use != "full":
                losses.lost("uses of forms", f"{form.lang}: {form.text}")
        about(replace(term, subject="", role="", note=""), losses)  # SKOS has those three
        yield options.base + quote(term.id, safe="-._~"), term, _labels(term, losses)


def _said(term: Term) -> dict[str, str]:
    said = {
        "type": term.kind, "identifier": term.id, "subject": term.subject,
        "definition": term.role, "note": term.note,
    }  # fmt: skip
    return {key: value for key, value in said.items() if value}


def write_jsonld(terms: Sequence[Term], options: WriteOptions, losses: Losses) -> str:
    """One document with its context inside; nothing is fetched to read it."""
    scheme = f"{options.base}scheme"
    graph: list[dict[str, Any]] = [
        {"@id": scheme, "@type": "skos:ConceptScheme", "dcterms:title": options.title}
    ]
    for address, term, labels in _nodes(terms, options, losses):
        node: dict[str, Any] = {"@id": address, "@type": "skos:Concept", "inScheme": scheme}
        node |= _said(term)
        named = (("prefLabel", labels.preferred), ("altLabel", labels.others),
                 ("hiddenLabel", labels.hidden))  # fmt: skip
        graph.append(node | {key: value for key, value in named if value})
    return json.dumps({"@context": _CONTEXT, "@graph": graph}, ensure_ascii=False, indent=1) + "\n"


def write_turtle(terms: Sequence[Term], options: WriteOptions, losses: Losses) -> str:
    """The same statements as Turtle; GlossaryError without the library rdflib."""
    try:
        from rdflib import Graph, Literal, Namespace, URIRef
    except ModuleNotFoundError:
        raise GlossaryError(
            "Turtle needs the library rdflib",
            remedy="Install it with `pip install 'wireqa[exchange]'`, or use skos-jsonld.",
        ) from None
    skos, dcterms, rdf = (
        Namespace(_SKOS), Namespace(_DCTERMS),
        Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    )  # fmt: skip
    graph = Graph()
    graph.bind("skos", skos)
    graph.bind("dcterms", dcterms)
    scheme = URIRef(f"{options.base}scheme")
    graph.add((scheme, rdf["type"], skos["ConceptScheme"]))
    graph.add((scheme, dcterms["title"], Literal(options.title)))
    place = {"type": dcterms, "identifier": dcterms, "subject": dcterms}
    for address, term, labels in _nodes(terms, options, losses):
        node = URIRef(address)
        graph.add((node, rdf["type"], skos["Concept"]))
        graph.add((node, skos["inScheme"], scheme))
        for key, value in _said(term).items():
            graph.add((node, place.get(key, skos)[key], Literal(value)))
        for lang, text in labels.preferred.items():
            graph.add((node, skos["prefLabel"], Literal(text, lang=lang)))
        for name, kinds in (("altLabel", labels.others), ("hiddenLabel", labels.hidden)):
            for lang, texts in kinds.items():
                for text in texts:
                    graph.add((node, skos[name], Literal(text, lang=lang)))
    return str(graph.serialize(format="turtle"))
