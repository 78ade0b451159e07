"""All packs that are looked at together, with the indexes that rules share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from qa.fold import Folder
from qa.glossary.expand import expand
from qa.glossary.lint.clean import clean
from qa.glossary.lint.frequency import Frequencies
from qa.glossary.lint.reading import ConceptAt, Fold, FormAt, RuleAt, Source
from qa.glossary.lint.texts import STEPS, Text, texts
from qa.language import base, codes, language


def folder() -> Folder:
    """How the matcher folds: with the letters of every language, so that equal means equal to it."""
    letters: dict[str, str] = {}
    for code in codes():
        letters.update(language(code).letters)
    return Folder(letters)


def folding() -> Fold:
    """The folded text alone."""
    return folder().text


@dataclass
class Packs:
    """`sources` in the order in which they lead when they speak of the same concept."""

    sources: Sequence[Source]
    fold: Fold
    frequencies: Frequencies = field(default_factory=Frequencies)

    @property
    def reported(self) -> Iterator[Source]:
        return (source for source in self.sources if source.reported)

    @property
    def forms(self) -> Iterator[FormAt]:
        """The forms of the packs that are reported on."""
        return (form for source in self.reported for form in source.forms)

    @property
    def rules(self) -> Iterator[RuleAt]:
        return (rule for source in self.reported for rule in source.rules)

    @cached_property
    def texts(self) -> list[Text]:
        """Every text of the packs that are reported on."""
        return [text for source in self.reported for text in texts(source)]

    @cached_property
    def unclean(self) -> list[tuple[Text, tuple[str, ...], str]]:
        """The texts that are not as they should be written, why, and how they should be."""
        found = []
        for text in self.texts:
            after, steps = clean(text.text, text.tag, STEPS[text.role])
            if steps:
                found.append((text, steps, after))
        return found

    @cached_property
    def by_concept(self) -> dict[str, list[FormAt]]:
        """The forms of each concept, of all packs, in their order."""
        found: dict[str, list[FormAt]] = {}
        for source in self.sources:
            for form in source.forms:
                found.setdefault(form.concept, []).append(form)
        return found

    @cached_property
    def by_key(self) -> dict[tuple[str, str], list[FormAt]]:
        """The forms of each language (without script and region) by folded text."""
        found: dict[tuple[str, str], list[FormAt]] = {}
        bases: dict[str, str] = {}
        for source in self.sources:
            for form in source.forms:
                lang = bases.get(form.lang)
                if lang is None:
                    lang = bases[form.lang] = base(form.lang)
                found.setdefault((lang, form.key), []).append(form)
        return found

    @cached_property
    def concepts(self) -> dict[str, list[ConceptAt]]:
        """Every concept with all the places where a pack begins to speak of it."""
        found: dict[str, list[ConceptAt]] = {}
        for source in self.sources:
            for concept in source.concepts:
                found.setdefault(concept.term.id, []).append(concept)
        return found

    @cached_property
    def first(self) -> dict[str, ConceptAt]:
        """The first place at which a reported pack speaks of a concept."""
        found: dict[str, ConceptAt] = {}
        for source in self.reported:
            for concept in source.concepts:
                found.setdefault(concept.term.id, concept)
        return found

    @cached_property
    def languages(self) -> dict[str, frozenset[str]]:
        """The languages in which each concept has a form, without script and region."""
        tags: dict[str, str] = {}
        return {
            concept: frozenset(tags.setdefault(f.lang, base(f.lang)) for f in forms)
            for concept, forms in self.by_concept.items()
        }

    @cached_property
    def rivals(self) -> dict[str, frozenset[str]]:
        """Which concepts an abbreviation of each concept could also be read as."""
        found: dict[str, set[str]] = {}
        for source in self.sources:
            tables = source.abbreviations.candidates if source.abbreviations else {}
            for candidates in tables.values():
                for concept in candidates:
                    found.setdefault(concept, set()).update(candidates)
        return {concept: frozenset(others - {concept}) for concept, others in found.items()}

    @cached_property
    def unconditional(self) -> dict[tuple[str, str], list[RuleAt]]:
        """The wrong renderings that are wrong wherever they stand, by language and folded text."""
        found: dict[tuple[str, str], list[RuleAt]] = {}
        for source in self.sources:
            for at in source.rules:
                when = at.rule.when
                free = not (when.source_has or when.source_lacks or when.story_has or when.unless)
                if free and not at.rule.pattern and not when.target_lacks:
                    found.setdefault((base(at.rule.lang), at.key), []).append(at)
        return found

    def renderings(self, at: RuleAt) -> tuple[str, ...]:
        """The folded texts that a rule stands for: its own, or all of its pattern."""
        if not at.rule.pattern:
            return (at.key,)
        known = self._expanded.get(id(at.rule))
        if known is None:
            try:
                found = expand(
                    at.rule.text, at.rule.instead, lambda c: self._names(c, at.rule.lang)
                )
            except ValueError:
                found = ()
            texts = dict.fromkeys(self.fold(text).strip() for text, _ in found)
            known = self._expanded[id(at.rule)] = tuple(texts)
        return known

    @cached_property
    def _expanded(self) -> dict[int, tuple[str, ...]]:
        return {}

    def _names(self, concept: str, lang: str) -> tuple[str, ...]:
        return tuple(
            form.text
            for rival in sorted(self.rivals.get(concept, ()))
            for form in self.by_concept.get(rival, ())
            if base(form.lang) == base(lang) and form.use in ("full", "adjective", "people")
        )
