"""A glossary to the sections of its compiled copy: runs only when a pack has changed."""

from __future__ import annotations

import json

import daachorse

from qa.fold import Folder
from qa.glossary.expand import expand
from qa.glossary.glossary import Glossary
from qa.language import base, codes, language
from qa.model import NameRef
from qa.names.book import NameBook
from qa.scan import codec
from qa.scan.compiled import FORM, WRONG, Sections

_NAMED = ("person", "place")


def compile_glossary(glossary: Glossary) -> Sections:
    """The serialised automaton and the blocks that go with it."""
    letters: dict[str, str] = {}
    for code in codes():
        letters.update(language(code).letters)
    folder = Folder(letters)
    ids = list(glossary.terms)
    patterns: dict[str, list[str]] = {}
    insteads: dict[str, int] = {}

    def add(text: str, *numbers: int) -> None:
        owner = " ".join(map(str, numbers))
        folded = folder.text(text).strip()
        # One character alone is an abbreviation: read in its surroundings, never matched here.
        if len(folded) > 1:
            owners = patterns.setdefault(folded, [])
            if owner not in owners:
                owners.append(owner)

    def known(instead: str) -> int:
        return insteads.setdefault(instead, len(insteads))

    rivals = glossary.rivals()
    names: dict[str, list[NameRef]] = {}
    for number, term in enumerate(glossary.terms.values()):
        for index, form in enumerate(term.forms):
            for text in _spellings(form.text, form.lang):
                add(text, FORM, number, index)
            if term.kind in _NAMED and form.use == "full" and form.status != "deprecated":
                tokens = tuple(form.text.replace("·", " ").split())
                names.setdefault(base(form.lang), []).append(
                    NameRef(term.id, form.text, tokens, term.kind, form.status == "preferred")
                )
        for index, rule in enumerate(term.wrong):
            if not rule.pattern:
                add(rule.text, WRONG, number, index, known(rule.instead))
                continue

            def named(concept: str, lang: str = rule.lang) -> tuple[str, ...]:
                return tuple(
                    form.text
                    for rival in sorted(rivals.get(concept, ()))
                    if rival in glossary.terms
                    for form in glossary.terms[rival].forms
                    if base(form.lang) == base(lang) and form.use in ("full", "adjective", "people")
                )

            for rendering in expand(rule.text, rule.instead, named):
                add(rendering.text, WRONG, number, index, known(rendering.instead))
    automaton = daachorse.CharwiseDoubleArrayAhoCorasick(list(patterns)).serialize()
    small = {
        "ids": ids,
        "insteads": list(insteads),
        "letters": letters,
        "rivals": {key: sorted(others) for key, others in rivals.items()},
        "formulas": [codec.pack_formula(formula) for formula in glossary.formulas],
        "abbreviations": [
            codec.pack_abbreviations(table) for table in glossary.abbreviations.values()
        ],
        "names": list(names),
    }
    books = (NameBook(refs).to_rows() for refs in names.values())
    return Sections(
        _json(small),
        "\n".join(";".join(owners) for owners in patterns.values()),
        "\n".join(codec.pack_term(term) for term in glossary.terms.values()),
        "\n".join(map(_json, books)),
        automaton,
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _spellings(text: str, lang: str) -> dict[str, None]:
    """The form itself, its inflected shapes, and the name dot's and hyphen's other dress."""
    found = dict.fromkeys((text, *language(lang).variants(text)))
    if "·" in text:
        found.update(dict.fromkeys((text.replace("·", "-"), text.replace("·", " "))))
    if "-" in text and not text.islower():
        found[text.replace("-", " ")] = None
    return found
