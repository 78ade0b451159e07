"""Rules about what stands twice, and about what two packs say differently of one concept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from qa.fold import Folder
from qa.glossary.lint.base import ERROR, NOTE, WARNING, Flag, rule
from qa.glossary.lint.packs import Packs
from qa.glossary.lint.reading import FormAt, RuleAt, Spot
from qa.language import base

_LONGEST = 500  # texts of one condition
_TYPED = Folder()  # what differs by keyboard and font only


def where(spot: Spot, other: Spot) -> str:
    """How to name another place: its line, with the file when it is another one."""
    if other.source is spot.source:
        return f"in line {other.line}"
    return f"in {other.source.path.replace(chr(92), '/').rpartition('/')[2]}:{other.line}"


@rule(ERROR)
def duplicate_concept(packs: Packs) -> Iterator[Flag]:
    """One id begins two concepts of one pack.

    The pack is refused: which of the two leads nobody could say. In another pack the same id adds
    forms and rules to the concept, which is right. Remedy: merge the two, or give one another id.
    """
    for source in packs.reported:
        if source.path.endswith(".tsv"):
            continue  # there every row names its concept
        first: dict[str, Spot] = {}
        for concept in source.concepts:
            known = first.setdefault(concept.term.id, concept.spot)
            if known != concept.spot:
                yield Flag(concept.spot, f"the concept stands {where(concept.spot, known)} too",
                           "Merge the two, or give one another id.")  # fmt: skip


@rule(WARNING)
def conflicting_kind(packs: Packs) -> Iterator[Flag]:
    """A concept is of one kind here and of another one elsewhere (place, country …).

    The first one counts, and the kind decides which checks look at it. Remedy: one kind.
    """
    for concept, places in packs.concepts.items():
        first = places[0]
        for other in places[1:]:
            if other.term.kind != first.term.kind and other.source.reported:
                yield Flag(
                    other.spot,
                    f"{concept} is of the kind {other.term.kind} here and {first.term.kind} "
                    f"{where(other.spot, first.spot)}",
                    "Give it the same kind everywhere, or another id.",
                )  # fmt: skip


def same_form(form: FormAt) -> tuple[Any, ...]:
    """What makes two forms of one text different forms: use, houses, time, inflection."""
    return (form.use, frozenset(form.styles), form.valid, form.inflection)


@rule(WARNING, fixable=True)
def duplicate_form(packs: Packs) -> Iterator[Flag]:
    """The same form stands twice in one concept and language of one pack.

    The same means: equal after folding, as matching compares, in the same use, for the same house,
    period and inflection. Two spellings that differ by a capital or by a letter of the language's
    own spelling (ё and е) only are a note: both may be written. An admitted and a deprecated one contradict each other,
    which is an error. Remedy: keep one; `--fix` drops the second of two that are equal in all.
    """
    for source in packs.reported:
        first: dict[tuple[Any, ...], FormAt] = {}
        for form in source.forms:
            key = (form.concept, form.lang, form.key, *same_form(form))
            known = first.setdefault(key, form)
            if known is not form:
                yield _twice(form, known)


def _twice(form: FormAt, known: FormAt) -> Flag:
    place = where(form.spot, known.spot)
    what = f"the {form.lang} form {form.text!r}"
    if ("deprecated" in (form.status, known.status)) and form.status != known.status:
        return Flag(
            form.spot, f"{what} is {form.status} here and {known.status} {place}",
            "Keep one of the two.", ERROR,
        )  # fmt: skip
    if form.text.split() == known.text.split():
        return Flag(form.spot, f"{what} stands {place} too", "Drop one of the two.")
    if form.text.casefold() == known.text.casefold():
        return Flag(form.spot, f"{what} differs from {known.text!r} {place} by capitals only",
                    "Keep both only if both are written.", NOTE)  # fmt: skip
    # A letter that counts as another one may still be a spelling of its own (آمریکا, امریکا).
    typed = _TYPED.text(form.text) == _TYPED.text(known.text)
    return Flag(form.spot, f"{what} counts as the same as {known.text!r} {place}",
                "Keep the better spelling.", None if typed else NOTE)  # fmt: skip


@rule(NOTE)
def repeated_form(packs: Packs) -> Iterator[Flag]:
    """Another pack has the same form of the same concept already.

    It does no harm and is one line more to keep. Remedy: drop it, unless the packs are used apart.
    """
    for form in packs.forms:
        for other in packs.by_key[base(form.lang), form.key]:
            if other is form:
                break
            if (
                other.source is not form.source
                and (other.concept, other.lang, other.text) == (form.concept, form.lang, form.text)
                and same_form(other) == same_form(form)
            ):
                yield Flag(form.spot, f"the {form.lang} form {form.text!r} stands "
                           f"{where(form.spot, other.spot)} already", "Drop it here.")  # fmt: skip
                break


@rule(WARNING)
def lost_preference(packs: Packs) -> Iterator[Flag]:
    """A form is preferred in vain, because a pack that leads prefers another one.

    It is then only admitted.     A newsroom's own packs lead, hand-kept ones first, then those that come with the project, bulk
    packs first; among equals the order of the configuration counts. A form for a house (`styles`)
    is never lost. Where the pack does not say `status = "preferred"` it is a note: the first form of
    a pack that only adds some is preferred by default. Remedy: say `status = "admitted"`, give it its true use (a capital, a people), or
    move the preference to the pack that leads.
    """
    settled: dict[tuple[str, str, str], FormAt] = {}
    for source in packs.sources:
        here: dict[tuple[str, str, str], FormAt] = {}
        for form in source.forms:
            if form.status != "preferred" or form.styles:
                continue
            key = (form.concept, form.lang, form.use)
            known = settled.get(key)
            if known is None:
                here.setdefault(key, form)
            elif source.reported and known.text != form.text and known.valid == form.valid:
                yield Flag(
                    form.spot,
                    f"the {form.lang} form {form.text!r} is preferred in vain: "
                    f"{known.text!r} leads {where(form.spot, known.spot)}",
                    'Say status = "admitted", or give it its true use.',
                    WARNING if form.explicit else NOTE,
                )  # fmt: skip
        settled.update(here)


@rule(WARNING, fixable=True)
def duplicate_rule(packs: Packs) -> Iterator[Flag]:
    """The same wrong rendering stands twice in a concept, under the same conditions.

    When the two propose different words, chance decides, which is an error. Remedy: keep one; a
    second case needs its own `when`. `--fix` drops the second of two that are equal in all.
    """
    for source in packs.reported:
        first: dict[tuple[Any, ...], RuleAt] = {}
        for at in source.rules:
            known = first.setdefault((at.concept, *same_rule(at)), at)
            if known is at:
                continue
            place = where(at.spot, known.spot)
            if known.rule.instead == at.rule.instead:
                yield Flag(at.spot, f"the wrong rendering {at.rule.text!r} stands {place} too",
                           "Drop one of the two.")  # fmt: skip
            else:
                yield Flag(
                    at.spot,
                    f"the wrong rendering {at.rule.text!r} becomes {at.rule.instead!r} here and "
                    f"{known.rule.instead!r} {place}",
                    "Keep one, or tell them apart by 'when'.", ERROR,
                )  # fmt: skip


def same_rule(at: RuleAt) -> tuple[Any, ...]:
    """What makes two wrong renderings of one text different rules: language and condition."""
    when = at.rule.when
    names = ("source_has", "source_lacks", "story_has", "target_lacks", "unless", "about")
    condition = tuple(frozenset(getattr(when, name)) for name in names)
    return (base(at.rule.lang), at.key, at.rule.pattern, condition)


@rule(NOTE, fixable=True)
def duplicate_condition(packs: Packs) -> Iterator[Flag]:
    """One list of a condition names the same text or concept twice, or one that holds another.

    Where any of the texts is enough, 反塔联盟 says nothing that 反塔 does not say. Remedy: drop it;
    `--fix` drops the second of two that are equal.
    """
    for at in one_a_table(packs.rules):
        for name in ("source_has", "source_lacks", "story_has", "target_lacks"):
            given = getattr(at.rule.when, name)
            texts = [packs.fold(text) for text in given]
            first: dict[str, int] = {}
            for number, text in enumerate(texts):
                held = text if first.setdefault(text, number) != number else _part(text, texts)
                if held:
                    yield Flag(at.at(name, number), f"{given[number]!r} in {name} adds nothing to "
                               f"{held!r}", "Drop it.")  # fmt: skip
        for name in ("unless", "about"):
            named: set[str] = set()
            for number, concept in enumerate(getattr(at.rule.when, name)):
                if concept in named:
                    yield Flag(at.at(name, number), f"{name} names {concept} twice", "Drop one.")
                named.add(concept)


def _part(text: str, texts: Sequence[str]) -> str:
    """A text of a list that is a part of this one; lists longer than any person's are let be."""
    if len(texts) > _LONGEST:
        return ""
    return next((other for other in texts if other != text and other in text), "")


def one_a_table(rules: Iterable[RuleAt]) -> Iterator[RuleAt]:
    """One rule for each table: several texts share what else it says."""
    last: tuple[object, object] = (None, None)
    for at in rules:
        if (at.source, at.table) != last:
            yield at
        last = (at.source, at.table)
