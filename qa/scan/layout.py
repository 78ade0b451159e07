"""Blanks at quotation marks and stops, and what stands in quotation marks."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from qa.language import Spacing, language
from qa.model import Document, SpacingSlip, Span

_SIC = re.compile(r"\S+\s*\[sic\]", re.IGNORECASE)


@functools.cache
def _rules(code: str) -> tuple[tuple[re.Pattern[str], str, str], ...]:
    """Patterns with what to write (`\\g` groups) and how the slip is called."""
    marks: Spacing = language(code).spacing
    if not marks.tight:
        return ()
    stops, closing = re.escape(marks.stops), re.escape(marks.closing)
    opening = re.escape(marks.opening)
    rules = []
    if marks.closing:
        rules += [
            (rf"(?P<a>\w*[\w{stops}])[ \t]+(?P<b>[{closing}])", r"\g<a>\g<b>",
             "a blank before the closing quotation mark"),
            (rf"(?P<a>[{opening}])[ \t]+(?P<b>\w)", r"\g<a>\g<b>",
             "a blank after the opening quotation mark"),
        ]  # fmt: skip
    # A run of dots is an ellipsis, a stop before a digit or letter begins ".5", ".com".
    rules.append(
        (rf"(?P<a>\w+)[ \t]+(?P<b>[{stops}])(?![{stops}\w/)(])", r"\g<a>\g<b>",
         "a blank before the stop")
    )  # fmt: skip
    return tuple((re.compile(p), r, w) for p, r, w in rules)


def slips(document: Document) -> Iterator[SpacingSlip]:
    """Every stray blank of the target; one that touches another is reported with it."""
    marks = language(document.target_lang).spacing
    for index, segment in enumerate(document.segments):
        found: list[tuple[int, int, str, str]] = []
        for pattern, instead, what in _rules(language(document.target_lang).code):
            found += [
                (*m.span(), m.expand(instead), what) for m in pattern.finditer(segment.target)
            ]
        if marks.tight and marks.straight:
            found += _straight(segment.target, marks)
        merged: list[tuple[int, int, str, str]] = []
        for start, end, right, what in sorted(found, key=lambda f: (f[0], -f[1])):
            if merged and start < merged[-1][1]:
                before = merged[-1]
                stop = max(end, before[1])
                whole = segment.target[before[0] : stop]
                tidy = re.sub(r"[ \t]+(?=[^\w\s])", "", whole)
                merged[-1] = (before[0], stop, tidy, before[3])
                continue
            merged.append((start, end, right, what))
        for start, end, right, what in merged:
            yield SpacingSlip(Span(index, "target", start, end), right, what)


def _straight(text: str, marks: Spacing) -> list[tuple[int, int, str, str]]:
    """Straight quotation marks open and close in turn; what is inside must touch them."""
    found = []
    places = [m.start() for m in re.finditer(re.escape(marks.straight), text)]
    if len(places) % 2:
        return []
    if any(_opens(text, end, marks) for end in places[1::2]):
        return []  # a quotation was never closed: nothing is certain
    stops = re.escape(marks.stops)
    quote = re.escape(marks.straight)
    for start, end in zip(places[::2], places[1::2], strict=True):
        before = re.compile(rf"(?P<w>[\w)\]]+)?(?P<s>[ \t]*[{stops}]+)?[ \t]+{quote}$").search(
            text, start + 1, end + 1
        )
        if before:
            whole = before.group(0)
            tidy = "".join(whole.split())
            found.append(
                (before.start(), end + 1, tidy, "a blank before the closing quotation mark")
            )
        after = re.compile(rf"{quote}[ \t]+(?P<w>\w+)").match(text, start, end)
        if after:
            tidy = "".join(after.group(0).split())
            if start and (text[start - 1].isalnum() or text[start - 1] in marks.stops):
                tidy = " " + tidy  # the blank stood on the wrong side of the mark
            found.append((start, after.end(), tidy, "a blank after the opening quotation mark"))
        joined = re.compile(rf"(?P<q>{quote})(?P<w>\w+)").match(text, end)
        if joined and not text[end + 1 : joined.end()].isdigit():
            stop = end
            tail = marks.straight + " " + joined["w"]
            # The blank stands on the wrong side of the mark: one finding for both halves.
            if found and found[-1][1] == end + 1:
                start_, _, tidy, what = found.pop()
                found.append((start_, joined.end(), tidy + " " + joined["w"], what))
            else:
                found.append(
                    (stop, joined.end(), tail, "no blank after the closing quotation mark")
                )
    return found


def _opens(text: str, place: int, marks: Spacing) -> bool:
    """Whether a mark that should close looks like one that opens: no stop before, or a capital."""
    following = text[place + 1 : place + 2]
    if not text[place - 1].isspace() or not following.isalnum():
        return False
    return following.isupper() or text[:place].rstrip()[-1:] not in marks.stops


def quoted(document: Document) -> tuple[Span, ...]:
    """What stands between quotation marks, and the word before [sic]: never rewritten unseen."""
    marks = language(document.target_lang).spacing
    spans = []
    for index, segment in enumerate(document.segments):
        text = segment.target
        places = [i for i, c in enumerate(text) if marks.straight and c in marks.straight]
        pairs = list(zip(places[::2], places[1::2], strict=False))
        for opening, closing in zip(marks.opening, marks.closing, strict=False):
            pairs += [
                (m.start(), m.end() - 1)
                for m in re.finditer(
                    rf"{re.escape(opening)}[^{re.escape(closing)}]*{re.escape(closing)}", text
                )
            ]
        spans += [Span(index, "target", a + 1, b) for a, b in sorted(pairs) if b > a + 1]
        spans += [Span(index, "target", *m.span()) for m in _SIC.finditer(text)]
    return tuple(spans)
