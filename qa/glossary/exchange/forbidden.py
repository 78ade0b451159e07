"""Which wrong renderings a plain tool may be told: it knows no conditions, only "never this"."""

from __future__ import annotations

from collections.abc import Iterable

from qa.glossary.exchange.tags import base
from qa.model import Condition, Form, Term, Valid, WrongRendering

_NEVER = Condition()
_ALWAYS = Valid()


class Forbidden:
    """Knows all forms that go out: what is right somewhere is never forbidden everywhere."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._right = {
            (base(form.lang), form.text.casefold())
            for term in terms
            for form in term.forms
            if form.status != "deprecated"
        }

    def _free(self, lang: str, text: str) -> bool:
        return (base(lang), text.casefold()) not in self._right

    def within(self, term: Term, rule: WrongRendering) -> bool:
        """Whether an entry can say it: no condition, or only that the source has a form of the
        concept in another language, which is what an entry of a termbase means."""
        others = {form.text for form in term.forms if base(form.lang) != base(rule.lang)}
        when = rule.when
        plain = Condition(source_has=when.source_has) == when and not rule.pattern
        return plain and others.issuperset(when.source_has) and self._free(rule.lang, rule.text)

    def everywhere(self, rule: WrongRendering) -> bool:
        """Whether a list without concepts can say it: no condition at all."""
        return rule.when == _NEVER and not rule.pattern and self._free(rule.lang, rule.text)

    def outdated(self, form: Form) -> bool:
        """Whether a form is never to be written: deprecated, on every day, in every house."""
        always = form.valid == _ALWAYS and not form.styles
        return form.status == "deprecated" and always and self._free(form.lang, form.text)


def instead(term: Term, form: Form) -> str:
    """What to write for a form that is out of use; empty when the concept has nothing better."""
    found = term.canonical(form.lang, form.use) or term.canonical(form.lang)
    return found.text if found else ""
