"""What plain lists of terms hold nothing of, for the report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from qa.glossary.exchange.losses import Losses
from qa.glossary.exchange.tags import of
from qa.model import Form, Term, Valid, WrongRendering

_ALWAYS = Valid()


def beside(term: Term, langs: Sequence[str], losses: Losses, *, noted: bool = False) -> None:
    """Report all of a concept but the texts of its forms in these languages (all when empty);
    `noted` where the format takes one remark on it (its role, else its note)."""
    for form in term.forms:
        if langs and not any(of(form.lang, lang) for lang in langs):
            losses.lost("forms in other languages", f"{form.lang}: {form.text}")
        else:
            details(form, losses)
    rules(term.wrong, term, losses)
    told = replace(term, role="", note="") if noted and not (term.role and term.note) else term
    about(told, losses)


def rules(wrong: Iterable[WrongRendering], term: Term, losses: Losses) -> None:
    """Report wrong renderings."""
    for rule in wrong:
        losses.lost("wrong renderings", f"{term.id}: {rule.text}")


def details(form: Form, losses: Losses) -> None:
    """Report what is said of a form beside its text, status and use."""
    for what, value in (
        ("house styles", form.styles),
        ("validity periods of forms", form.valid != _ALWAYS),
        ("evidence of forms", form.evidence),
        ("articles", form.article),
        ("cases, genders and numbers", form.case or form.gender or form.number),
    ):
        if value:
            losses.lost(what, f"{form.lang}: {form.text}")


def about(term: Term, losses: Losses) -> None:
    """Report what is said of a concept beside its forms and rules."""
    for what, value in (
        ("subjects, roles and notes", term.subject or term.role or term.note),
        ("authorities", term.authority),
        ("validity periods of concepts", term.valid != _ALWAYS),
        ("genders of persons", term.gender),
        ("strict concepts", term.strict),
    ):
        if value:
            losses.lost(what, term.id)
