"""Which of the flags that lie on each other are told."""

from __future__ import annotations

from dataclasses import replace

from qa.checks import Check
from qa.model import Flag, Severity, Side, Span
from qa.names.cover import Apart


def best(flags: list[tuple[Check, Flag]]) -> list[tuple[Check, Flag]]:
    """Of overlapping flags the gravest, then the surest, then the longest; in text order.

    Wide flags come last, so that they can give way without being lost.
    """

    def rank(item: tuple[Check, Flag]) -> tuple[float, ...]:
        check, flag = item
        severity = check.severity if flag.severity is None else flag.severity
        span = flag.span
        size = span.start - span.end
        return (flag.wide, -severity, -flag.confidence, size, span.segment, span.start)

    kept: list[tuple[Check, Flag]] = []
    missing: set[tuple[Span, str]] = set()
    taken: dict[tuple[int, Side], Apart] = {}
    seams: set[tuple[int, Side, int]] = set()
    for check, flag in sorted(flags, key=lambda item: (rank(item), item[0].name)):
        span = flag.span
        if span.start != span.end:
            places = taken.setdefault((span.segment, span.side), Apart())
            free = places.take(span.start, span.end)
            if not free and not flag.wide:
                continue
            if not free:
                span = span._replace(end=span.start)
                flag = replace(flag, span=span, fix=None)  # meant the whole stretch
        # An empty span marks something missing: it never hides what is there, nor the reverse.
        if span.start == span.end:
            what = (span, flag.term or check.name)
            if what in missing:
                continue
            # Where other words are to be written, a faint lack of some says nothing more, nor does
            # a place to look at. A name or number that is missing does.
            faint = flag.severity is Severity.NEUTRAL or flag.wide
            if faint and (span.segment, span.side, span.start) in seams:
                continue
            missing.add(what)
        elif flag.fix:
            ends = (span.start - 1, span.start, span.end, span.end + 1)
            seams.update((span.segment, span.side, at) for at in ends)
        kept.append((check, flag))
    return sorted(kept, key=in_text)


def in_text(item: tuple[Check, Flag]) -> tuple[int, int, int, str]:
    """The place of a flag in the text, to sort by."""
    check, flag = item
    return flag.span.segment, flag.span.start, flag.span.end, check.name
