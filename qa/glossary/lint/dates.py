"""Rules about periods: of concepts, of forms, and of both together."""

from __future__ import annotations

from collections.abc import Iterator

from qa.glossary.lint.base import ERROR, NOTE, WARNING, Flag, rule
from qa.glossary.lint.duplicates import where
from qa.glossary.lint.packs import Packs
from qa.glossary.lint.reading import FormAt
from qa.model import Valid

_ALWAYS = Valid()
_FEW = 20  # forms of one use that another one is held against


def _reversed(period: Valid) -> bool:
    return bool(period.since and period.until and period.since > period.until)


@rule(ERROR)
def reversed_dates(packs: Packs) -> Iterator[Flag]:
    """A period is over before it begins.

    No story's date lies in it, so the form never holds. Remedy: write "from/to", the earlier first.
    """
    for source in packs.reported:
        for concept in source.concepts:
            if _reversed(concept.term.valid):
                spot = concept.spot._replace(line=source.places.line((*concept.path, "valid")))
                yield Flag(spot, f"the concept is valid from {concept.term.valid.since} to "
                           f"{concept.term.valid.until}", "Write the earlier date first.")  # fmt: skip
    for form in packs.forms:
        if _reversed(form.valid):
            yield Flag(form.spot, f"the {form.lang} form {form.text!r} is valid from "
                       f"{form.valid.since} to {form.valid.until}",
                       "Write the earlier date first.")  # fmt: skip


@rule(ERROR)
def outside_concept(packs: Packs) -> Iterator[Flag]:
    """A form is valid when its concept is not.

    Outside the concept's period it is never looked for: a period that does not meet it at all is an
    error, one that goes on before or after it a warning. Remedy: correct one of the two.
    """
    periods = {
        concept: at.term.valid
        for concept, places in packs.concepts.items()
        for at in places[:1]
        if at.term.valid != _ALWAYS
    }
    for form in packs.forms:
        whole = periods.get(form.concept)
        if whole is None or form.valid == _ALWAYS or _reversed(form.valid) or _reversed(whole):
            continue
        since, until = form.valid.since, form.valid.until
        apart = (since and whole.until and since > whole.until) or (
            until and whole.since and until < whole.since
        )
        beyond = (since and whole.since and since < whole.since) or (
            until and whole.until and until > whole.until
        )
        if apart or beyond:
            yield Flag(
                form.spot,
                f"the {form.lang} form {form.text!r} is valid {_written(form.valid)}, "
                f"the concept {_written(whole)}",
                "Correct one of the two.", ERROR if apart else WARNING,
            )  # fmt: skip


def _written(period: Valid) -> str:
    return f"{period.since or '..'}/{period.until or '..'}"


@rule(WARNING)
def no_form_after(packs: Packs) -> Iterator[Flag]:
    """Every form of a language ends at some day, while the concept goes on.

    A later story has no right form, and all that it could write is reported as out of date. Remedy:
    add today's form, or end the concept too.
    """
    for concept, at in packs.first.items():
        if any(place.term.valid.until for place in packs.concepts[concept]):
            continue
        by_lang: dict[str, list[FormAt]] = {}
        for form in packs.by_concept.get(concept, ()):
            if form.use == "full" and form.status != "deprecated" and not _reversed(form.valid):
                by_lang.setdefault(form.lang, []).append(form)
        for lang, forms in by_lang.items():
            ends = [form.valid.until for form in forms if form.valid.until]
            if len(ends) == len(forms):
                last = max(forms, key=lambda f: f.valid.until or f.valid.since or ends[0])
                spot = last.spot if last.source.reported else at.spot
                yield Flag(spot, f"no {lang} form is valid after {max(ends)}",
                           "Add the form of later stories, or end the concept.")  # fmt: skip


@rule(NOTE)
def overlapping_preferred(packs: Packs) -> Iterator[Flag]:
    """Two forms of one use are preferred at the same time, by their dates.

    Which one is proposed then depends on their order. Remedy: let one end the day before the other
    begins.
    """
    for source in packs.reported:
        groups: dict[tuple[object, ...], list[FormAt]] = {}
        for form in source.forms:
            if form.status == "preferred" and form.valid != _ALWAYS and not _reversed(form.valid):
                groups.setdefault(
                    (form.concept, form.lang, form.use, frozenset(form.styles), form.inflection), []
                ).append(form)
        for forms in groups.values():
            for number, form in enumerate(forms):
                for other in forms[max(0, number - _FEW) : number]:
                    if form.key != other.key and _meet(form.valid, other.valid):
                        yield Flag(
                            form.spot,
                            f"the {form.lang} forms {other.text!r} ({where(form.spot, other.spot)})"
                            f" and {form.text!r} are preferred at the same time",
                            "Let one end before the other begins.",
                        )  # fmt: skip


def _meet(one: Valid, other: Valid) -> bool:
    return not (
        (one.until and other.since and one.until < other.since)
        or (other.until and one.since and other.until < one.since)
    )
