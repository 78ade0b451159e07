"""Rules about wrong renderings that are right somewhere, and about what they propose."""

from __future__ import annotations

from collections.abc import Iterator

from qa.glossary.lint.base import ERROR, NOTE, WARNING, Flag, rule
from qa.glossary.lint.duplicates import where
from qa.glossary.lint.packs import Packs
from qa.glossary.lint.reading import FormAt, RuleAt
from qa.language import base, language

_FEW = 20  # rules of one text that another one is held against


@rule(ERROR)
def accepted_and_wrong(packs: Packs) -> Iterator[Flag]:
    """A wrong rendering is an accepted form of a concept, and no condition protects it.

    "Tajikistan" is wrong for the Taliban and right for Tajikistan: without `unless`, or `source_has`
    with words that no form of the rival contains, every right use is reported. An accepted form of
    the rule's own concept needs `source_has` with words that are not the concept's own forms.
    Only `source_has` without `unless` is a note: a sentence that names both is still reported. When
    the rule came with the program, the form is what is reported.
    Remedy: `unless = ["the rival"]` under `when`, or `source_has`.
    """
    for source in packs.sources:
        for at in source.rules:
            told: set[str] = set()
            for text in packs.renderings(at):
                for form in packs.by_key.get((base(at.rule.lang), text), ()):
                    if (
                        form.status != "deprecated"
                        and form.concept not in told
                        and (source.reported or form.source.reported)
                        and _meets(at, form)
                    ):
                        told.add(form.concept)
                        yield from _judge(packs, at, form)


def _judge(packs: Packs, at: RuleAt, form: FormAt) -> Iterator[Flag]:
    own = form.concept == at.concept
    whose = "the concept's own accepted form" if own else f"the accepted form of {form.concept}"
    problem = f"the wrong rendering {at.rule.text!r} is {whose} {where(at.spot, form.spot)}"
    spot, unless = at.spot, f'Add unless = ["{form.concept}"] under when'
    if not at.source.reported:  # the rule came with the program: what was added is the form
        spot = form.spot
        place = where(form.spot, at.spot)
        problem = f"the {form.lang} form {form.text!r} is a wrong rendering of {at.concept} {place}"
        unless = f'Write it otherwise, or let that rule have unless = ["{form.concept}"]'
    if own:
        if not at.rule.when.source_has:
            yield Flag(spot, f"{problem}, without source_has",
                       "Drop the rule, deprecate the form, or add source_has.")  # fmt: skip
            return
        # The very words of the source that the form renders must not be those that make it wrong.
        own_words = {
            f.key for f in packs.by_concept[at.concept]
            if f.use == form.use and base(f.lang) != base(form.lang)
        }  # fmt: skip
        if all(packs.fold(text) in own_words for text in at.rule.when.source_has):
            yield Flag(
                spot, f"{problem}, and source_has is the concept's own form",
                "Drop the rule, deprecate the form, or name other words of the source.", WARNING,
            )  # fmt: skip
        return
    protection = _protection(packs, at, form.concept)
    if protection == "unless":
        return
    if protection == "source":
        yield Flag(
            spot, f"{problem}, and a sentence may name both",
            f"{unless}, if that happens.", NOTE,
        )  # fmt: skip
        return
    if form.use in ("abbreviation", "short"):
        yield Flag(spot, f"{problem} ({form.use}), and no condition protects it",
                   f"{unless}.", WARNING)  # fmt: skip
        return
    yield Flag(spot, f"{problem}, and no condition protects it",
               f"{unless}.")  # fmt: skip


def _meets(at: RuleAt, form: FormAt) -> bool:
    """Whether the matcher, which minds capitals, would take the form for the wrong rendering."""
    wrong, right = at.rule.text, form.text.strip()
    if at.rule.pattern or not language(form.lang).cased or not wrong[:1].isupper():
        return True
    if wrong.isupper() and len(wrong) <= 5:
        return right.isupper()
    return " " in right or right[:1].isupper()


def _protection(packs: Packs, at: RuleAt, rival: str) -> str:
    """What keeps a rule from the right uses of a rival: "unless", "source" or nothing.

    A text of source_has that stands inside a form of the rival (塔 in 塔吉克斯坦) protects nothing,
    and neither does one in the script of the rule's own language alone.
    """
    when = at.rule.when
    if rival in when.unless:
        return "unless"
    lang = base(at.rule.lang)
    forms = [f for f in packs.by_concept.get(rival, ()) if base(f.lang) != lang]
    keys = {f.key for f in forms if f.use != "abbreviation"}
    if any(packs.fold(text) in key for text in when.source_lacks for key in keys):
        return "unless"  # 塔吉克 keeps the rule from every source that has 塔吉克斯坦
    if not when.source_has:
        return ""
    for text in map(packs.fold, when.source_has):
        if any(text in key for key in keys):
            return ""
    return "source"


@rule(ERROR)
def useless_rule(packs: Packs) -> Iterator[Flag]:
    """A wrong rendering can never be reported, or proposes itself.

    One character alone is never looked for: it is read as an abbreviation in its surroundings. A
    pattern that stands for no text finds none. A rule whose `instead` is the wrong text changes
    nothing. Remedy: mend the text, or drop the rule.
    """
    for at in packs.rules:
        found = packs.renderings(at)
        if not any(len(text) > 1 for text in found):
            yield Flag(at.spot, f"the wrong rendering {at.rule.text!r} is never looked for",
                       "Write more than one character.")  # fmt: skip
        if not at.rule.pattern and at.rule.instead.split() == at.rule.text.split():
            yield Flag(at.spot, f"the wrong rendering {at.rule.text!r} is also what to write "
                       "instead", "Correct one of the two.")  # fmt: skip


@rule(WARNING)
def wrong_instead(packs: Packs) -> Iterator[Flag]:
    """What a rule proposes is itself deprecated, or a wrong rendering without a condition.

    Whoever follows the advice gets the next finding. Remedy: propose the preferred form.
    """
    for at in packs.rules:
        key = (base(at.rule.lang), packs.fold(at.rule.instead).strip())
        for form in packs.by_key.get(key, ()):
            if form.concept == at.concept and form.status == "deprecated":
                accepted = any(
                    f.concept == at.concept and f.status != "deprecated" for f in packs.by_key[key]
                )
                if not accepted:
                    yield Flag(at.spot, f"{at.rule.instead!r} is proposed and deprecated "
                               f"{where(at.spot, form.spot)}", "Propose a preferred form.")  # fmt: skip
                break
        for other in packs.unconditional.get(key, ()):
            if other.rule is not at.rule:
                yield Flag(at.spot, f"{at.rule.instead!r} is proposed and a wrong rendering "
                           f"{where(at.spot, other.spot)}", "Propose another form.")  # fmt: skip
                break


@rule(NOTE)
def unknown_instead(packs: Packs) -> Iterator[Flag]:
    """What a rule proposes is no accepted form of its concept.

    An inflected or longer proposal is often right; a spelling that the concept does not know is
    then reported as a missing rendering. Remedy: add the form, or propose one that is there.
    """
    told: set[tuple[object, ...]] = set()
    for at in packs.rules:
        if at.rule.pattern or (at.source, at.table) in told:
            continue
        told.add((at.source, at.table))
        lang = base(at.rule.lang)
        key = packs.fold(at.rule.instead).strip()
        forms = [f for f in packs.by_concept.get(at.concept, ()) if base(f.lang) == lang]
        accepted = [f.key for f in forms if f.status != "deprecated"]
        if accepted and not any(_holds(key, form, lang) for form in accepted):
            yield Flag(at.spot, f"{at.rule.instead!r} is no accepted {lang} form of the concept",
                       "Add it to the forms, or propose one of them.")  # fmt: skip


def _holds(text: str, form: str, lang: str) -> bool:
    """Whether a proposal is a form or has one in it (Taliban prisoners)."""
    return form in text if not language(lang).spaced else f" {form} " in f" {text} "


@rule(WARNING)
def conflicting_rules(packs: Packs) -> Iterator[Flag]:
    """Two concepts say of the same text, under the same words of the source, different things.

    Which of the two proposals is shown depends on the order of the packs. Remedy: tell them apart by
    `when`.
    """
    seen: dict[tuple[str, str], list[RuleAt]] = {}
    for source in packs.sources:
        for at in source.rules:
            if at.rule.pattern:
                continue
            for other in seen.get((base(at.rule.lang), at.key), ())[:_FEW]:
                same = set(at.rule.when.source_has) & set(other.rule.when.source_has)
                free = not at.rule.when.source_has and not other.rule.when.source_has
                if (
                    at.concept != other.concept
                    and at.rule.instead != other.rule.instead
                    and (same or free)
                    and source.reported
                ):
                    yield Flag(
                        at.spot,
                        f"{at.rule.text!r} becomes {at.rule.instead!r} here and "
                        f"{other.rule.instead!r} under {other.concept} "
                        f"{where(at.spot, other.spot)}",
                        "Tell the two apart by 'when'.",
                    )  # fmt: skip
            seen.setdefault((base(at.rule.lang), at.key), []).append(at)
