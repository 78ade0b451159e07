"""Concepts to pairs of terms for engines that know two languages and one right answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from qa.glossary.exchange.base import WriteOptions
from qa.glossary.exchange.losses import Losses
from qa.glossary.exchange.rows import one_line, runs
from qa.glossary.exchange.tags import of
from qa.glossary.exchange.unheld import beside
from qa.model import Form, Term


class Pair(NamedTuple):
    """What is written in the source and what an engine shall write for it."""

    source: str
    target: str
    term: Term


def pairs(
    terms: Sequence[Term],
    options: WriteOptions,
    losses: Losses,
    *,
    limit: int = 0,
    noted: bool = False,
) -> list[Pair]:
    """Every form of the source language with the preferred form of the same use in the target.

    Left out and reported: what has no such form, source texts that stand for several concepts with
    different targets (an engine would always take the first), texts over `limit` bytes of UTF-8,
    control characters, and cells that a spreadsheet would run as a formula unless they are asked
    for. Forms beside the preferred one, other languages and all rules are reported too.
    """
    found: dict[str, list[Pair]] = {}
    for term in terms:
        beside(term, (options.source, options.target), losses, noted=noted)
        for form in term.forms:
            if of(form.lang, options.target) and form.status != "preferred":
                what = f"{form.status} forms beside the preferred one"
                losses.lost(what, f"{form.lang}: {form.text}")
        for form in term.forms:
            if not of(form.lang, options.source):
                continue
            right = _right(term, form, options.target)
            if form.status == "deprecated" or right is None:
                why = "deprecated" if form.status == "deprecated" else "without a counterpart"
                losses.lost(f"forms {why}", f"{form.lang}: {form.text}")
                continue
            found.setdefault(form.text, []).append(Pair(form.text, right.text, term))
    kept = []
    for source, candidates in found.items():
        if len({pair.target for pair in candidates}) > 1:
            targets = ", ".join(dict.fromkeys(pair.target for pair in candidates))
            losses.lost("terms with several meanings", f"{source}: {targets}")
        elif fits(candidates[0], losses, limit, options.formulas):
            kept.append(candidates[0])
    return kept


def _right(term: Term, form: Form, target: str) -> Form | None:
    found = term.canonical(target, form.use)
    if found is None and form.use in ("short", "abbreviation"):
        found = term.canonical(target)  # what is short in one language need not be in another
    return found


def fits(pair: Pair, losses: Losses, limit: int, formulas: bool) -> bool:
    """Whether the layout can hold the pair; what it cannot is reported."""
    for text in (pair.source, pair.target):
        if not one_line(text) or any(ord(s) < 32 or 127 <= ord(s) < 160 for s in text):
            losses.lost("terms with control characters or line ends", text)
            return False
        if limit and len(text.encode()) > limit:
            losses.lost(f"terms over {limit:,} bytes", text)
            return False
        if runs(text) and not formulas:
            losses.lost("terms that a spreadsheet would run (--formulas lets them through)", text)
            return False
    return True
