"""Every text of a pack that rules of writing look at: with its language, its place and its role."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from qa.glossary.lint.clean import ALL, ANY_LANGUAGE, AS_SEEN
from qa.glossary.lint.places import Path
from qa.glossary.lint.reading import FormAt, RuleAt, Source, Spot

# What is mended in a text, by its role. A formula may end in a blank on purpose ("Photo: ").
STEPS = {
    "form": ALL, "instead": ALL, "wrong": AS_SEEN, "condition": ANY_LANGUAGE,
    "formula": ("not-nfc", "invisible-character"),
}  # fmt: skip
_CONDITIONS = ("source_has", "source_lacks", "story_has", "target_lacks")


class Other(NamedTuple):
    """A text that is no form; `tag` is empty where its language is not known."""

    spot: Spot
    tag: str
    text: str
    role: str
    path: Path


Text = FormAt | Other


def texts(source: Source) -> Iterator[Text]:
    """All texts in the file's order of concepts, those of one rule together."""
    yield from source.forms
    told: set[Path] = set()
    for at in source.rules:
        yield Other(at.spot, at.rule.lang, at.rule.text, "wrong", at.path)
        if at.table not in told:  # several texts share what follows
            told.add(at.table)
            yield from _of_rule(at)
    for path, key, text in _formulas(source):
        spot = source.spot(path, key)
        yield Other(spot, "", text, "formula", path)


def _of_rule(at: RuleAt) -> Iterator[Text]:
    source = at.source
    path: Path = (*at.table, "instead")
    spot = Spot(source, source.places.line(path), at.concept)
    yield Other(spot, at.rule.lang, at.rule.instead, "instead", path)
    for name in _CONDITIONS:
        for number, text in enumerate(getattr(at.rule.when, name)):
            place: Path = (*at.table, "when", name, number)
            if place not in source.places.values:  # a text instead of a list of one
                place = place[:-1]
            yield Other(at.at(name, number), "", text, "condition", place)


def _formulas(source: Source) -> Iterator[tuple[Path, str, str]]:
    for number, formula in enumerate(source.formulas):
        for name in ("source", "wrong"):
            for index, text in enumerate(getattr(formula, name)):
                path: Path = ("formula", number, name, index)
                if path not in source.places.values:  # a text instead of a list of one
                    path = path[:-1]
                yield path, formula.name, text
        for name in ("template", "instead"):
            if text := getattr(formula, name):
                yield ("formula", number, name), formula.name, text
