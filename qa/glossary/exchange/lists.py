"""What lists for one language, without a source text, can say of a glossary (Vale, codespell)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qa.errors import GlossaryError
from qa.glossary.exchange.base import WriteOptions
from qa.glossary.exchange.forbidden import Forbidden, instead
from qa.glossary.exchange.losses import Losses
from qa.glossary.exchange.tags import of
from qa.glossary.exchange.unheld import about
from qa.model import Term


def target(options: WriteOptions, what: str) -> str:
    """The language of the list; GlossaryError without one."""
    if not options.target:
        raise GlossaryError(
            f"the format {what} holds one language", remedy="Name it with --to."
        )  # fmt: skip
    return options.target


def never(terms: Sequence[Term], lang: str, losses: Losses) -> Iterator[tuple[str, str]]:
    """(wrong, right) pairs that need no condition; every other rule is reported.

    Those are wrong renderings without one, and deprecated forms that were never right; neither
    where the text is a right form of some concept.
    """
    forbidden = Forbidden(terms)
    done: set[str] = set()
    for term in terms:
        told = []
        about(term, losses)
        for rule in term.wrong:
            if of(rule.lang, lang) and forbidden.everywhere(rule):
                told.append((rule.text, rule.instead))
                losses.lost("severities and sources of wrong renderings", rule.text)
            elif of(rule.lang, lang):
                losses.lost(
                    "wrong renderings with conditions or right elsewhere", f"{term.id}: {rule.text}"
                )
            else:
                losses.lost("wrong renderings in other languages", f"{term.id}: {rule.text}")
        for form in term.forms:
            right = instead(term, form)
            if not of(form.lang, lang):
                losses.lost("forms in other languages", f"{form.lang}: {form.text}")
            elif form.status != "deprecated":
                losses.lost("forms that are right", form.text)
            elif forbidden.outdated(form) and right:
                told.append((form.text, right))
            else:
                losses.lost("deprecated forms that are right somewhere", form.text)
        for wrong, right in told:
            if wrong in done:
                losses.lost("wrong texts that stand twice", wrong)
            else:
                done.add(wrong)
                yield wrong, right
