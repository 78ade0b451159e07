"""Files in memory and checks that are a table: words, what to write, how grave, how safe."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from qa.documents import Given, ReadOptions, read_again
from qa.documents.formats import FORMATS
from qa.documents.locate import locate
from qa.documents.open import open_raw
from qa.fixing import Again, State
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


def opened(data: bytes, rules: Rules, form: str = "text", encoding: str = "utf-8") -> State:
    """The state of a file with these bytes."""
    options = ReadOptions(target_lang="en", encoding=encoding, form=form)
    loaded = read_again("a.txt", form, data, options)
    wrong = next((item.error for item in loaded if item.error), None)
    if wrong:
        raise wrong
    raw = open_raw(Given(Path("a.txt"), data), FORMATS[form], options)
    results = []
    for item in loaded:
        assert item.document
        found = findings(item.document, rules)
        results.append(Result(item.document, found, places=locate(item.document, found, raw)))
    return State(raw, tuple(results))


def again(rules: Rules, form: str = "text", encoding: str = "utf-8") -> Again:
    """How such a file is read and examined again."""
    return lambda data: opened(data, rules, form, encoding)
