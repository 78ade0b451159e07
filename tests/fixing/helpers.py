"""Files in memory and checks that are a table: words, what to write, how grave, how safe."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from qa.documents import Given, ReadOptions, read_again
from qa.documents.formats import FORMATS
from qa.documents.locate import locate
from qa.documents.open import open_raw
from qa.documents.raw import Raw
from qa.fixing import Mended, mend
from qa.fixing.mend import Examine
from qa.model import Document, Finding, Fix, Result, Safety, Severity, Span

MINOR, MAJOR = Severity.MINOR, Severity.MAJOR
Rule = tuple[str, Severity, Safety]
Rules = Mapping[str, Rule]


def findings(document: Document, rules: Rules) -> tuple[Finding, ...]:
    """Each place of each word, in order, none within another one."""
    found: list[Finding] = []
    for index, segment in enumerate(document.segments):
        words = "|".join(re.escape(word) for word in sorted(rules, key=len, reverse=True))
        for match in re.finditer(words or r"(?!)", segment.target):
            new, severity, safety = rules[match[0]]
            span = Span(index, "target", *match.span())
            found.append(
                Finding("c", "m", severity, span, "", match[0], "x", (), Fix(new, safety), None, 1,
                        f"{index}:{match.start()}")
            )  # fmt: skip
    return tuple(found)


def opened(data: bytes, rules: Rules, form: str, encoding: str) -> tuple[Raw, list[Result]]:
    """The file with these bytes and what is found in its stories."""
    options = ReadOptions(target_lang="en", encoding=encoding, form=form)
    raw = open_raw(Given(Path("a.txt"), data), FORMATS[form], options)
    results = []
    for item in read_again(Path("a.txt"), data, options):
        assert item.document, str(item.error)
        assert item.raw
        results.append(examining(rules)(item.document, item.raw))
    return raw, results


def examining(rules: Rules) -> Examine:
    """How a story is examined by these rules."""

    def examine(document: Document, raw: Raw) -> Result:
        found = findings(document, rules)
        return Result(document, found, places=locate(document, found, raw))

    return examine


def mended(
    data: bytes,
    rules: Rules,
    safeties: frozenset[Safety],
    form: str = "text",
    encoding: str = "utf-8",
) -> Mended:
    """The file after its fixes."""
    raw, results = opened(data, rules, form, encoding)
    options = ReadOptions(target_lang="en", encoding=encoding, form=form)
    return mend(raw, results, examining(rules), options, safeties)
