"""The translation of another segment in this one's place."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from qa.checks.base import Case, check, quote
from qa.model import Flag, Scanned, Severity, Side, Span

Values = dict[tuple[int, Side], set[Fraction | None]]


@check(
    mqm="Accuracy/Mistranslation",
    severity=Severity.MAJOR,
    since="0.3",
    bad=[
        Case("zh-en", "«The talks between both sides began in Doha.»", "雨季今年来得比往年晚得多。", None,
             ("The talks between both sides began in Doha.",), ("谈判已经在多哈正式开始。",)),
        Case("en-de", "«Die Gespräche begannen am Montag in Doha.»", "The harvest was poor this year.", None,
             ("Die Gespräche begannen am Montag in Doha.",), ("The talks began on Monday.",)),
        Case("en-ja", "«会談は月曜日にドーハで始まった。»", "The harvest was poor this year.", None,
             ("会談は月曜日にドーハで始まった。",), ("The talks began on Monday.",)),
        Case("ru-en", "«The talks began on Monday in Doha.»", "Урожай в этом году плохой.", None,
             ("The talks began on Monday in Doha.",), ("Переговоры начались вчера в понедельник.",)),
        Case("de-en", "«The chancellor is still silent.»", "Der Kanzler schweigt.", None,
             ("The chancellor is still silent.",), ("Die Opposition fordert Neuwahlen.",)),
        Case("fr-es", "«Las conversaciones empezaron el lunes pasado.»", "La récolte est mauvaise cette année.", None,
             ("Las conversaciones empezaron el lunes pasado.",), ("Les pourparlers ont commencé lundi.",)),
    ],
    good=[
        Case("fr-en", "Thank you very much.", "Je vous remercie infiniment.", None,
             ("Thank you very much.",), ("Merci beaucoup à vous.",)),
        Case("en-de", "Die Gespräche begannen am Montag in Doha.", "On Monday the talks began.", None,
             ("Die Gespräche begannen am Montag in Doha.",), ("The talks began on Monday.",)),
        Case("en-de", "Ja.", "Of course he did.", None, ("Ja.",), ("That is how it was.",)),
        Case("zh-en", "The talks between both sides began in Doha.", "谈判在多哈开始。", None,
             ("The talks between both sides began in Doha.",), ("谈判在多哈开始了。",)),
    ],
)  # fmt: skip
def copied_target(scanned: Scanned) -> Iterator[Flag]:
    """Two sources that say different things have one and the same translation.

    A row was pasted twice, a segment slipped, or an engine gave its last answer again. Where source
    or reference show which of the two is right (its names, its figures, the reference's words), the
    other one is marked; else the later.

    Targets of fewer than six words (twelve characters in a script without blanks) are left alone, five (ten)
    where one segment follows the other, and so are sources that have a third of their words in common: they may
    say the same.
    """
    copied = [pair for pair in scanned.twice if pair.kind == "copied"]
    values = _values(scanned) if copied else {}
    for pair in copied:
        wrong, right = pair.span, pair.other
        told = _fits(scanned, right, values), _fits(scanned, wrong, values)
        if told[0] < told[1]:
            wrong, right = right, wrong
        source = Span(wrong.segment, "source", 0, len(_source(scanned, wrong)))
        yield Flag(
            wrong,
            f"this is the translation of segment {right.segment + 1}, word for word",
            quote(scanned, (source,)),
            None,
            None,
            None,
            0.75 if told[0] == told[1] else 0.9,
        )


def _source(scanned: Scanned, span: Span) -> str:
    return scanned.document.segments[span.segment].source or ""


def _values(scanned: Scanned) -> Values:
    """The values of the figures of each side of each segment: gone through once for all pairs."""
    found: Values = {}
    for figure in scanned.figures:
        found.setdefault((figure.span.segment, figure.span.side), set()).add(figure.low)
    return found


def _fits(scanned: Scanned, span: Span, values: Values) -> float:
    """What a segment's two sides have in common: concepts, values, words with the reference."""
    number = span.segment
    shared = scanned.ids("source", number) & scanned.ids("target", number)
    same = values.get((number, "source"), set()) & values.get((number, "target"), set())
    segment = scanned.document.segments[number]
    words = set(segment.target.casefold().split())
    theirs = {w for reference in segment.references for w in reference.casefold().split()}
    return len(shared) + len(same) + len(words & theirs) / max(1, len(words))
