"""Rules about which form leads, and about concepts that have too little."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.glossary.lint.base import ERROR, NOTE, WARNING, Flag, rule
from qa.glossary.lint.duplicates import where
from qa.glossary.lint.packs import Packs
from qa.glossary.lint.reading import FormAt
from qa.language import base, language
from qa.model import Valid

_SEVERAL = re.compile(r" [/|] |; |；")
_SIGNS = re.compile(r"[/|;；()（）\[\]«»“”]")


@rule(WARNING)
def no_preferred(packs: Packs) -> Iterator[Flag]:
    """A language has admitted full forms and no preferred one.

    What to propose is then left to the order of the lines; where all are deprecated there is nothing. Where every preferred form is one of
    some house (`styles`), it is a note: other houses get the first. Remedy: mark one as preferred.
    """
    for concept in packs.first:
        by_lang: dict[str, list[FormAt]] = {}
        for form in packs.by_concept.get(concept, ()):
            if form.use == "full":
                by_lang.setdefault(form.lang, []).append(form)
        for lang, every in by_lang.items():
            here = next((form for form in every if form.source.reported), None)
            forms = [form for form in every if form.status != "deprecated"]
            if here and not forms:
                yield Flag(here.spot, f"every {lang} form is deprecated", "Add the right one.")
                continue
            preferred = [form for form in forms if form.status == "preferred"]
            # "preferred" of a house's form is only the default of its status.
            led = any(not form.styles for form in preferred)
            if here is None or led:
                continue
            if any(form.styles for form in forms):
                yield Flag(here.spot, f"no {lang} form is preferred but for some houses",
                           "Give one without styles.", NOTE)  # fmt: skip
            else:
                yield Flag(here.spot, f"no {lang} form is preferred", "Mark one as preferred.")


@rule(WARNING)
def two_preferred(packs: Packs) -> Iterator[Flag]:
    """Two forms of one use are preferred in one language, with nothing to tell them apart.

    Neither house (`styles`) nor date nor inflection decides, so the order of the lines does.
    Remedy: admit one of them, or say for which house or period it is preferred.
    """
    always = Valid()
    for source in packs.reported:
        first: dict[tuple[object, ...], FormAt] = {}
        for form in source.forms:
            if form.status != "preferred" or form.styles or form.valid != always:
                continue
            known = first.setdefault((form.concept, form.lang, form.use, form.inflection), form)
            if known is not form and known.key != form.key:
                yield Flag(
                    form.spot,
                    f"the {form.lang} form {form.text!r} is preferred like {known.text!r} "
                    f"{where(form.spot, known.spot)}",
                    "Admit one of them, or give styles or dates.",
                )  # fmt: skip


@rule(WARNING)
def inflected_preferred(packs: Packs) -> Iterator[Flag]:
    """A form in another case than the nominative is preferred.

    It is recognised and never proposed, so the preference says nothing. Remedy: prefer the
    nominative.
    """
    for form in packs.forms:
        if form.status == "preferred" and form.inflection[0] not in ("", "nominative"):
            yield Flag(form.spot, f"the {form.lang} form {form.text!r} is preferred and stands in "
                       f"the {form.inflection[0]}", "Prefer the nominative.")  # fmt: skip


@rule(NOTE)
def one_language(packs: Packs) -> Iterator[Flag]:
    """A concept has forms in one language only, in all packs together.

    Source and target cannot be compared by it. One that has no form at all is a warning, unless
    rules are all that the pack adds to it. Remedy: add the other languages' forms.
    """
    for concept, at in packs.first.items():
        langs = packs.languages.get(concept, frozenset())
        if not langs:
            yield Flag(
                at.spot, "the concept has no form in any language", "Add its forms.", WARNING
            )
        elif len(langs) == 1:
            yield Flag(at.spot, f"the concept has forms in {next(iter(langs))} only",
                       "Add forms in another language.")  # fmt: skip


@rule(NOTE)
def no_full_form(packs: Packs) -> Iterator[Flag]:
    """A language has short forms or abbreviations of a concept and no full form.

    A short form is right after the full one only, which nobody can then propose. Remedy: add the
    full form.
    """
    for concept, at in packs.first.items():
        uses: dict[str, set[str]] = {}
        lines: dict[str, FormAt] = {}
        for form in packs.by_concept.get(concept, ()):
            if form.status != "deprecated":
                uses.setdefault(base(form.lang), set()).add(form.use)
                if form.source.reported:
                    lines.setdefault(base(form.lang), form)
        for lang, found in uses.items():
            if lang in lines and "full" not in found and found & {"short", "abbreviation"}:
                spot = lines[lang].spot if lang in lines else at.spot
                yield Flag(spot, f"the concept has no full {lang} form, only "
                           f"{' and '.join(sorted(found))}", "Add the full form.")  # fmt: skip


@rule(NOTE)
def article_in_form(packs: Packs) -> Iterator[Flag]:
    """A form begins with its article, written small: "the Taliban".

    Then it is not found without the article. Remedy: drop it from the text and say
    `article = "the"`, which puts it back in running text.
    """
    for form in packs.forms:
        first, blank, rest = form.text.strip().partition(" ")
        if blank and rest[:1].isupper() and first in language(form.lang).articles:
            yield Flag(form.spot, f"the {form.lang} form {form.text!r} begins with its article",
                       f'Write {rest!r} with article = "{first}".')  # fmt: skip


@rule(WARNING)
def several_in_one(packs: Packs) -> Iterator[Flag]:
    """One form looks like several, or like a form with a remark: "A / B", "A; B", a lone bracket.

    No text has it so. Forms come from tables whose cells hold lists. Remedy: one form each; a remark
    belongs into `note`.
    """
    for form in packs.forms:
        text = form.text
        if not _SIGNS.search(text):
            continue
        if _SEVERAL.search(text) and form.kind != "formula":
            yield Flag(form.spot, f"the {form.lang} form {text!r} looks like several",
                       "Write each as a form of its own.")  # fmt: skip
        elif any(text.count(a) != text.count(b) for a, b in ("()", "（）", "[]", "«»", "“”")):
            yield Flag(form.spot, f"the {form.lang} form {text!r} has a lone bracket or quotation "
                       "mark", "Complete or drop it.")  # fmt: skip


@rule(ERROR)
def unknown_language(packs: Packs) -> Iterator[Flag]:
    """A language tag is no tag, or names a language of which the program knows nothing.

    zh_CN, EN and English are no tags, and what stands under them is never found: an error. Of a
    language without a file the matching is neutral, which is a note. Remedy: tags as in BCP 47: en,
    zh-Hans, zh-Hant-TW, fa-AF.
    """
    from qa.glossary.concepts import TAG
    from qa.language import codes

    told: set[tuple[object, str]] = set()
    for form in packs.forms:
        if (form.source, form.lang) in told:
            continue
        told.add((form.source, form.lang))
        if not TAG.fullmatch(form.lang):
            yield Flag(form.spot, f"{form.lang!r} is no language tag",
                       "Write it like en, zh-Hans, zh-Hant-TW or fa-AF.")  # fmt: skip
        elif base(form.lang) not in codes():
            yield Flag(form.spot, f"the program has no data on the language {form.lang!r}",
                       "Matching is neutral there.", NOTE)  # fmt: skip
    for at in packs.rules:
        if not TAG.fullmatch(at.rule.lang) and (at.source, at.rule.lang) not in told:
            told.add((at.source, at.rule.lang))
            yield Flag(at.spot, f"{at.rule.lang!r} is no language tag",
                       "Write it like en, zh-Hans, zh-Hant-TW or fa-AF.")  # fmt: skip
