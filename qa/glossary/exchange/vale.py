"""Vale out: a vocabulary's accept.txt and reject.txt, and a substitution rule.

A vocabulary has one regular expression a line, `#` begins a remark (vale.sh, "Vocabularies");
a rule's `swap` maps regular expressions to replacements, where `|` divides alternatives and `$1`
names a group ("substitution"). The file of a rule ends in .yml.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from qa.glossary.exchange.base import WriteOptions
from qa.glossary.exchange.lists import never, target
from qa.glossary.exchange.losses import Losses
from qa.glossary.exchange.rows import one_line
from qa.glossary.exchange.tags import of
from qa.glossary.exchange.unheld import beside
from qa.model import Term

_META = re.compile(r"[\\.+*?()|\[\]{}^$]")


def _escaped(text: str) -> str:
    found = _META.sub(lambda sign: f"\\{sign[0]}", text)
    return f"\\{found}" if found.startswith("#") else found


def _text(text: str) -> str:
    # JSON's texts are YAML's double-quoted ones, but for halves of surrogate pairs as escapes.
    return json.dumps(text, ensure_ascii=False)


def _lines(texts: Sequence[str], losses: Losses) -> str:
    found = []
    for text in dict.fromkeys(texts):
        if one_line(text):
            found.append(_escaped(text))
        else:
            losses.lost("texts with line ends", text)
    return "".join(f"{line}\n" for line in found)


def write_accept(terms: Sequence[Term], options: WriteOptions, losses: Losses) -> str:
    """All forms of one language that are not deprecated."""
    lang = target(options, "vale-accept")
    forms = [form for term in terms for form in term.forms if of(form.lang, lang)]
    for form in forms:
        if form.status == "deprecated":
            losses.lost("deprecated forms", form.text)
    for term in terms:
        beside(term, (lang,), losses)
    return _lines([form.text for form in forms if form.status != "deprecated"], losses)


def write_reject(terms: Sequence[Term], options: WriteOptions, losses: Losses) -> str:
    """What is never right in one language."""
    lang = target(options, "vale-reject")
    return _lines([wrong for wrong, _ in never(terms, lang, losses)], losses)


def write_rule(terms: Sequence[Term], options: WriteOptions, losses: Losses) -> str:
    """The same with what to write instead."""
    lang = target(options, "vale-rule")
    rows = [
        "extends: substitution",
        "message: \"Write '%s' instead of '%s'.\"",
        "level: error",
        "ignorecase: false",
        "action:",
        "  name: replace",
        "swap:",
    ]
    swaps = []
    for wrong, right in never(terms, lang, losses):
        if "|" in right or "$" in right or not one_line(right) or not one_line(wrong):
            losses.lost("replacements that Vale would read as a pattern", f"{wrong}: {right}")
            continue
        swaps.append(f"  {_text(_escaped(wrong))}: {_text(right)}")
    if not swaps:
        rows[-1] = "swap: {}"
    return "\n".join((*rows, *swaps)) + "\n"
