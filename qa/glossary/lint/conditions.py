"""Rules about conditions under which a wrong rendering can never be reported, or always."""

from __future__ import annotations

import difflib
import itertools
from collections.abc import Iterable, Iterator

from qa.glossary.lint.base import ERROR, NOTE, WARNING, Flag, rule
from qa.glossary.lint.duplicates import one_a_table
from qa.glossary.lint.packs import Packs
from qa.glossary.lint.reading import RuleAt, Spot
from qa.glossary.lint.writing import script, scripts
from qa.language import base, codes

_MANY = 2_000  # ids, or texts of a condition, beyond which no person has written them


@rule(ERROR)
def unknown_concept(packs: Packs) -> Iterator[Flag]:
    """A condition or an abbreviation names a concept that no pack has.

    A pack whose rule does so is refused; an abbreviation then stands for nothing. Remedy: correct
    the id, or add the concept.
    """
    for at in one_a_table(packs.rules):
        for name in ("unless", "about"):
            for number, concept in enumerate(getattr(at.rule.when, name)):
                if concept not in packs.concepts:
                    yield _unknown(packs, at.at(name, number), f"{name} names", concept)
    for at in packs.rules:
        for concept in _named(at):
            if concept not in packs.concepts:
                yield _unknown(packs, at.spot, "the pattern names", concept)
    for spot, what, concept in _abbreviated(packs):
        if concept not in packs.concepts:
            yield _unknown(packs, spot, what, concept)


def _named(at: RuleAt) -> Iterable[str]:
    if at.rule.pattern:
        for part in at.rule.text.split("{rivals:")[1:]:
            yield part.partition("}")[0]


def _unknown(packs: Packs, spot: Spot, what: str, concept: str) -> Flag:
    close = difflib.get_close_matches(concept, _likely(packs, concept), 1, 0.75)
    near = f" ({close[0]!r} is near)" if close else ""
    return Flag(spot, f"{what} the concept {concept!r}, which no pack has{near}",
                "Correct the id or add the concept.")  # fmt: skip


def _likely(packs: Packs, concept: str) -> list[str]:
    """Some ids that begin alike, so that a million of them cost no more than a few."""
    head = concept[: concept.find(".") + 1] or concept[:2]
    return list(itertools.islice((id for id in packs.concepts if id.startswith(head)), _MANY))


def _abbreviated(packs: Packs) -> Iterator[tuple[Spot, str, str]]:
    for source in packs.reported:
        table = source.abbreviations
        if table is None:
            continue
        for text, ids in table.candidates.items():
            for concept in ids:
                yield source.spot(("abbreviations", text), text), f"{text!r} stands for", concept
        for text, parts in table.compounds.items():
            for part in parts:
                for concept in part:
                    yield source.spot(("compounds", text), text), f"{text!r} names", concept


@rule(ERROR)
def contradictory_condition(packs: Packs) -> Iterator[Flag]:
    """A condition excludes itself: the rule is never reported.

    Either every text of `source_has` has one of `source_lacks` in it, or `target_lacks` names words
    that are part of the wrong rendering itself. Remedy: correct one of the two lists.
    """
    for at in packs.rules:
        when = at.rule.when
        if max(len(when.source_lacks), len(when.source_has), len(when.target_lacks)) > _MANY:
            continue
        lacks = [packs.fold(text) for text in when.source_lacks]
        has = [packs.fold(text) for text in when.source_has]
        dead = [text for text in has if any(lack in text for lack in lacks)]
        if dead and len(dead) == len(has):
            yield Flag(at.at("source_has"), f"source_has and source_lacks exclude each other for "
                       f"{at.rule.text!r}", "Correct one of the two.")  # fmt: skip
        elif dead:
            number = has.index(dead[0])
            yield Flag(at.at("source_has", number), f"{when.source_has[number]!r} in source_has is "
                       "excluded by source_lacks", "Drop it from one of the two.", WARNING)  # fmt: skip
        renderings = packs.renderings(at)
        for number, text in enumerate(map(packs.fold, when.target_lacks)):
            inside = [rendering for rendering in renderings if text in rendering]
            if inside and len(inside) == len(renderings):
                yield Flag(at.at("target_lacks", number), f"{at.rule.text!r} has "
                           f"{when.target_lacks[number]!r} of target_lacks in it",
                           "Name words that the rendering has not.")  # fmt: skip


@rule(WARNING)
def unless_self(packs: Packs) -> Iterator[Flag]:
    """`unless` names the rule's own concept: the rule is silent wherever the source has it.

    The reason to report a wrong rendering is that the source names the concept. Remedy: name the
    rival that the text is right for.
    """
    for at in one_a_table(packs.rules):
        for number, concept in enumerate(at.rule.when.unless):
            if concept == at.concept:
                yield Flag(at.at("unless", number), "unless names the concept itself",
                           "Name the rival concept.")  # fmt: skip


@rule(WARNING)
def dead_condition(packs: Packs) -> Iterator[Flag]:
    """A part of a condition can never hold, or is never looked at.

    - `source_has` in a script in which no language is written that the packs or the program know,
      or only in that of a language that the concept's rule is for and no other uses.
    - `alone` without `about`: alone the rule is reported in a story about these concepts only.
    - `about` without `alone`: it is not looked at.
    - `unless` or `about` with a concept that has no form in any language it is looked for in.
    - a `kind`less pattern `{rivals:…}` for a concept that no abbreviation could mean.

    Remedy: correct it, or drop it.
    """
    known = _scripts(packs)
    for at in one_a_table(packs.rules):
        when, lang = at.rule.when, base(at.rule.lang)
        for name in ("source_has", "source_lacks"):
            for number, text in enumerate(getattr(when, name)):
                strange = sorted({s for c in text if (s := script(c)) and s not in known})
                if strange:
                    yield Flag(at.at(name, number), f"{text!r} in {name} is in a script of no "
                               "source language", "Correct or drop it.")  # fmt: skip
        if at.rule.alone and not when.about:
            yield Flag(at.spot, f"{at.rule.text!r} is reported alone, but about nothing",
                       "Name the story's concepts with about, or drop alone.")  # fmt: skip
        if when.about and not at.rule.alone:
            yield Flag(at.at("about"), f"about is not looked at where {at.rule.text!r} is not "
                       "reported alone", "Add alone = true, or drop about.")  # fmt: skip
        for number, concept in enumerate(when.unless):
            if concept in packs.concepts and not packs.languages.get(concept, frozenset()) - {lang}:
                yield Flag(at.at("unless", number), f"{concept} has no form in any language but "
                           f"{lang}, so no source can name it",
                           "Add its forms in the languages of the sources.")  # fmt: skip
        if (
            at.rule.alone
            and when.about
            and not any(lang in packs.languages.get(concept, ()) for concept in when.about)
        ):
            yield Flag(at.at("about"), f"no concept of about has a form in {lang}",
                       "Name concepts that a story can be about.")  # fmt: skip
    for at in packs.rules:
        for concept in _named(at):
            if concept in packs.concepts and not packs.rivals.get(concept):
                yield Flag(at.spot, f"no abbreviation makes {concept} a rival of another concept",
                           "Name another concept, or write the names.")  # fmt: skip


def _scripts(packs: Packs) -> frozenset[str]:
    """The scripts of all languages that have a language file or a form."""
    tags = set(codes()) | {form.lang for source in packs.sources for form in source.forms}
    known = set[str]()
    for tag in sorted(tags):
        known |= scripts(tag)
        if not scripts(tag):  # a language without a file: what its forms are written in
            known |= {
                s
                for source in packs.sources
                for form in source.forms
                if form.lang == tag
                for c in form.text
                if (s := script(c))
            }
    return frozenset(known)


@rule(NOTE)
def unconditional_rule(packs: Packs) -> Iterator[Flag]:
    """A wrong rendering has no condition at all: wherever it stands, it is reported.

    That is right for a misspelling that is no word and no name. Remedy: `source_has` with the words
    that it renders, when the text could be right elsewhere.
    """
    for rules in packs.unconditional.values():
        for at in rules:
            if at.source.reported:
                yield Flag(at.spot, f"{at.rule.text!r} is wrong wherever it stands",
                           "Add source_has if it can be right.")  # fmt: skip


@rule(NOTE)
def predicted_critical(packs: Packs) -> Iterator[Flag]:
    """A rule that was only predicted (no `seen`) is of critical severity.

    A critical finding stops a story. What nobody has seen yet should not, until it is confirmed.
    Remedy: say where it was `seen`, or lower the severity.
    """
    for at in packs.rules:
        if at.rule.severity.label == "critical" and not at.rule.seen.strip():
            yield Flag(at.spot, f"{at.rule.text!r} is critical and was never seen",
                       "Say where it was seen, or lower the severity.")  # fmt: skip
