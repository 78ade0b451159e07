"""What lists for one language, without a source text, can say of a glossary (Vale, codespell)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qa.errors import GlossaryError
from qa.glossary.exchange.base import WriteOptions
from qa.glossary.exchange.forbidden import Forbidden, instead
from qa.glossary.exchange.losses import Losses
from qa.glossary.exchange.tags import of
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
        for rule in term.wrong:
            if not of(rule.lang, lang):
                continue
            if forbidden.everywhere(rule):
                told.append((rule.text, rule.instead))
            else:
                losses.lost("wrong renderings with conditions", f"{term.id}: {rule.text}")
        for form in term.forms:
            if not of(form.lang, lang) or form.status != "deprecated":
                continue
            right = instead(term, form)
            if forbidden.outdated(form) and right:
                told.append((form.text, right))
            else:
                losses.lost("deprecated forms that are right somewhere", form.text)
        for wrong, right in told:
            if wrong in done:
                losses.lost("wrong texts that stand twice", wrong)
            else:
                done.add(wrong)
                yield wrong, right
