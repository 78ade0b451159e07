"""Rules about forms that hit what nobody meant: too short, or too common a word."""

from __future__ import annotations

from collections.abc import Iterator

from qa.glossary.lint.base import ERROR, NOTE, WARNING, Flag, rule
from qa.glossary.lint.frequency import acronym
from qa.glossary.lint.normal import shown
from qa.glossary.lint.packs import Packs
from qa.glossary.lint.reading import FormAt
from qa.glossary.lint.writing import dense, script
from qa.language import base, language


@rule(WARNING)
def too_short(packs: Packs) -> Iterator[Flag]:
    """A form or wrong rendering is so short that it is not found, or found everywhere.

    One character alone is never looked for: one-character names belong into an abbreviations table,
    where they are read in their surroundings (a note where the language has no other full form: then
    that is its name). A form of invisible characters only is an error. Two letters of an alphabet that are no acronym (Om,
    قم) are looked for, and are a word, a syllable or an ending as well: a note for a form, a warning
    for a wrong rendering without `source_has`. Remedy: a longer form, or a condition.
    """
    listed = {
        packs.fold(text)
        for source in packs.sources
        if source.abbreviations
        for text in source.abbreviations.candidates
    }
    for form in packs.forms:
        if not form.key:
            yield Flag(form.spot, f"the {form.lang} form {shown(form.text)} has nothing to look for",
                       "Write its text.", ERROR)  # fmt: skip
        elif len(form.key) == 1 and form.key not in listed:
            alone = form.use == "full" and not _other_forms(packs, form)
            yield Flag(
                form.spot,
                f"the {form.lang} form {form.text!r} is one character and never looked for",
                "List it in an abbreviations table, or prefer a longer form.",
                NOTE if alone else WARNING,
            )  # fmt: skip
        elif _brief(form.text, form.lang):
            yield Flag(form.spot, f"the {form.lang} form {form.text!r} is very short",
                       "Give a longer form if there is one.", NOTE)  # fmt: skip
    for at in packs.rules:
        text = at.rule.text.strip()
        if not at.rule.pattern and _brief(text, at.rule.lang) and not at.rule.when.source_has:
            yield Flag(at.spot, f"the wrong rendering {text!r} is very short and has no source_has",
                       "Add source_has.")  # fmt: skip


def _brief(text: str, tag: str) -> bool:
    text = text.strip()
    if len(text) > 2 or (language(tag).cased and text.isupper()):
        return False
    return any(c.isalpha() for c in text) and not any(script(c) in dense() for c in text)


@rule(WARNING)
def too_common(packs: Packs) -> Iterator[Flag]:
    """A form or wrong rendering is a common word, by a list or in the newsroom's own archive.

    Looked at with `--frequencies FILE`, `--common` (the package wordfreq) or `--archive PATH` only,
    and the output says with which. From 100 occurrences in a million words, or 1 in a thousand of the
    archive, a text is common. What that means depends on the form:

    - a wrong rendering without `source_has` is a warning: it hits every such word.
    - a form is a warning when it is ten times as frequent as any other full form of its concept
      ("May" and "Theresa May"): most of what it finds is something else.
    - a preferred full form, any full name of a country, an adjective, a people, a capital, and a form whose concept has no other
      one to compare with are a note.

    Capitals count as they do in matching: "May" is not "may" in the archive; a list without capitals
    cannot tell, and acronyms are not looked up in it. Fewer than ten occurrences in the archive say
    nothing. Several words are counted as such in the archive; by a list they are judged only where the list
    has them. Remedy: a fuller form, the use `short`, or a condition.
    """
    known = packs.frequencies
    if not known.lists and known.archive is None:
        return
    for form in packs.forms:
        if form.status == "deprecated" or not form.key:
            continue
        for common in (
            _by_list(packs, form.lang, form.text, form.key),
            _counted(packs, form.lang, form.text, form.key),
        ):
            if common is None:
                continue
            rivals = _others(packs, form, counted=common[2])
            plain = form.use in ("full", "short", "abbreviation")
            leads = form.use == "full" and (form.status == "preferred" or form.kind == "country")
            alone = rivals is None
            grave = plain and not leads and not alone and common[0] > known.ratio * (rivals or 0.0)
            compared = "" if alone else f", its concept's other forms {_number(rivals or 0.0)}"
            yield Flag(
                form.spot,
                f"the {form.lang} form {form.text!r} is common: {common[1]}{compared}",
                "Use a fuller form or a condition." if grave else "Nothing to do if that is it.",
                WARNING if grave else NOTE,
            )  # fmt: skip
            break
    for at in packs.rules:
        if at.rule.pattern or at.rule.when.source_has:
            continue
        what = (at.rule.lang, at.rule.text, at.key)
        found = _by_list(packs, *what) or _counted(packs, *what)
        if found:
            yield Flag(at.spot, f"the wrong rendering {at.rule.text!r} is common: {found[1]}, and "
                       "has no source_has", "Add source_has.")  # fmt: skip


def _by_list(packs: Packs, tag: str, text: str, key: str) -> tuple[float, str, bool] | None:
    """The rate of a text that is common by a list, and how to say so."""
    if language(tag).cased and acronym(text):
        return None  # lists do not tell US from us, the matcher does
    known = packs.frequencies.rate(tag, key)
    if known is None or known[0] < packs.frequencies.per_million:
        return None
    return known[0], f"{_number(known[0])} in a million words of {known[1]}", False


def _counted(packs: Packs, tag: str, text: str, key: str) -> tuple[float, str, bool] | None:
    """The same by the archive; the rate is per thousand words there."""
    archive = packs.frequencies.archive
    words = archive.words.get(base(tag), 0) if archive else 0
    if archive is None or not words:
        return None
    count = archive.count(tag, text, key)
    rate = count * 1000 / words
    if rate < packs.frequencies.per_thousand or count < packs.frequencies.enough:
        return None
    return rate, f"{count:,} times in {words:,} words of the archive", True


def _others(packs: Packs, form: FormAt, *, counted: bool) -> float | None:
    """How frequent the concept's best other full form can be; None where there is none to ask."""
    lang = base(form.lang)
    others = _other_forms(packs, form)
    if not others:
        return None
    archive = packs.frequencies.archive
    if counted and archive is not None:
        words = archive.words.get(lang, 0) or 1
        best = max(archive.count(other.lang, other.text, other.key) for other in others)
        return best * 1000 / words
    rates = [
        rate
        for other in others
        if (rate := packs.frequencies.ceiling(form.lang, other.key)) is not None
    ]
    return max(rates, default=None)


def _other_forms(packs: Packs, form: FormAt) -> list[FormAt]:
    """The concept's other full forms in the language."""
    lang = base(form.lang)
    return [
        other
        for other in packs.by_concept[form.concept]
        if base(other.lang) == lang
        and other.use == "full"
        and other.status != "deprecated"
        and other.key != form.key
    ]


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 10 else f"{value:.1f}"
