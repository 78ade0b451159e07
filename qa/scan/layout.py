"""Blanks at quotation marks and stops, and what stands in quotation marks."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from qa.language import Spacing, language
from qa.model import Segment, SpacingSlip, Span
from qa.scan.blanks import LETTER, rules, telling, unspaced
from qa.scan.singly import singly

# It begins where the word does: from each of its letters the search would go to its end again.
SIC = re.compile(r"(?:(?<!\S)|(?<=\[sic\]))\S+\s*\[sic\]", re.IGNORECASE)
_TWO, _THREE = "  ", "   "  # three line something up
_ALONE = " . "  # a stop that is spoken of
# Behind a stop some houses write two.
_DOUBLE = re.compile(rf"(?P<a>(?<!{LETTER}){LETTER}{{1,40}}[,;،؛，]?)  (?P<b>{LETTER}{{1,40}})")
_REACH = 200  # characters before a closing mark that are looked at


@singly
def slips(index: int, segment: Segment, target: str, _: str) -> Iterator[SpacingSlip]:
    """Every stray or missing blank of the target; one that touches another is reported with it."""
    text = segment.target
    spacing = language(target).spacing
    found: list[tuple[int, int, str, str]] = []
    alone = _ALONE in (segment.source or "")  # names that begin with a . are hidden
    any_ = telling(target)
    for signs, pattern, instead, what in rules(target) if any_ and any_.search(text) else ():
        if any(sign in text for sign in signs):
            found += [
                (*m.span(), m.expand(instead), what)
                for m in pattern.finditer(text)
                if not (alone and text.startswith(_ALONE, m.end() - 2))
            ]
    if spacing.tight and spacing.straight and spacing.straight in text:
        found += _straight(text, spacing)
    if _TWO in text and _THREE not in text and _TWO not in (segment.source or ""):
        found += [(*m.span(), m["a"] + " " + m["b"], "two blanks") for m in _DOUBLE.finditer(text)]
    run: list[tuple[int, int, str, str]] = []
    reach = 0
    for slip in sorted(found, key=lambda f: (f[0], -f[1])):
        if run and slip[0] >= reach:
            yield _together(index, text, run)
            run = []
        run.append(slip)
        reach = max(reach, slip[1])
    if run:
        yield _together(index, text, run)
    for start, end, right, sure in unspaced(text, segment.source or "", target):
        span = Span(index, "target", start, end)
        yield SpacingSlip(span, right, "no blank behind the stop", sure)


def _together(index: int, text: str, run: list[tuple[int, int, str, str]]) -> SpacingSlip:
    """One slip of several that overlap, with all that each of them changes."""
    start, end = run[0][0], max(end for _, end, *_ in run)
    edits = {
        edit for first, last, right, _ in run for edit in _edits(text[first:last], right, first)
    }
    tidy, done = "", start
    for place, stop, instead in sorted(edits):
        tidy += text[done:place] + instead
        done = stop
    return SpacingSlip(Span(index, "target", start, end), tidy + text[done:end], run[0][3])


def _edits(text: str, right: str, at: int) -> Iterator[tuple[int, int, str]]:
    """The blanks that `right` has more or fewer than `text`, which begins at `at`."""
    here = there = 0
    while here < len(text) or there < len(right):
        one, other = text[here : here + 1], right[there : there + 1]
        if one != other and one.isspace():
            yield at + here, at + here + 1, ""
        elif one != other:
            yield at + here, at + here, other
        here += one == other or one.isspace() or not other
        there += one == other or not one.isspace()


def _straight(text: str, marks: Spacing) -> list[tuple[int, int, str, str]]:
    """Straight quotation marks open and close in turn; what is inside must touch them."""
    found = []
    quote = re.escape(marks.straight)
    places = [m.start() for m in re.finditer(quote, text)]
    if len(places) % 2 or marks.straight * 2 in text:
        return []  # doubled marks are a table's: "He said ""two establishments"" …"
    if any(_opens(text, end, marks) for end in places[1::2]):
        return []  # a quotation was never closed: nothing is certain
    closing, opening, following = _of_straight(marks.straight, marks.stops)
    for start, end in zip(places[::2], places[1::2], strict=True):
        before = None
        if text[end - 1] in " \t":
            before = closing.search(text, max(start + 1, end - _REACH), end + 1)
        if before:
            whole = before.group(0)
            tidy = "".join(whole.split())
            found.append(
                (before.start(), end + 1, tidy, "a blank before the closing quotation mark")
            )
        after = opening.match(text, start, end)
        if after:
            tidy = "".join(after.group(0).split())
            if start and (text[start - 1].isalnum() or text[start - 1] in marks.stops):
                tidy = " " + tidy  # the blank stood on the wrong side of the mark
            found.append((start, after.end(), tidy, "a blank after the opening quotation mark"))
        joined = following.match(text, end)
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


@functools.cache
def _of_straight(mark: str, stops: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What stands before a closing mark with a blank, at an opening one, behind a closing one."""
    quote, ends = re.escape(mark), re.escape(stops)
    return (
        re.compile(rf"(?P<w>[\w)\]]+)?(?P<s>[ \t]*[{ends}]+)?[ \t]+{quote}$"),
        re.compile(rf"{quote}[ \t]+(?P<w>\w+)"),
        re.compile(rf"(?P<q>{quote})(?P<w>\w+)"),
    )


def _opens(text: str, place: int, marks: Spacing) -> bool:
    """Whether a mark that should close looks like one that opens: no stop before, or a capital."""
    following = text[place + 1 : place + 2]
    if not text[place - 1].isspace() or not following.isalnum():
        return False
    before = text[max(0, place - _REACH) : place].rstrip()
    return following.isupper() or before[-1:] not in marks.stops


@singly
def quoted(index: int, segment: Segment, target: str, _: str) -> Iterator[Span]:
    """What stands between quotation marks, and the word before [sic]: never rewritten unseen."""
    marks, text = language(target).spacing, segment.target
    straight = marks.straight and marks.straight in text
    places = [m.start() for m in re.finditer(re.escape(marks.straight), text)] if straight else []
    pairs = list(zip(places[::2], places[1::2], strict=False))
    for opening, closing in zip(marks.opening, marks.closing, strict=False):
        pairs += _enclosed(text, opening, closing)
    for start, end in sorted(pairs):
        if end > start + 1:
            yield Span(index, "target", start + 1, end)
    if "[" in text:
        for match in SIC.finditer(text):
            yield Span(index, "target", *match.span())


def _enclosed(text: str, opening: str, closing: str) -> Iterator[tuple[int, int]]:
    """The places of an opening mark and of the next closing one, from the left."""
    start = text.find(opening)
    while start >= 0:
        end = text.find(closing, start + 1)
        if end < 0:
            return
        yield start, end
        start = text.find(opening, end + 1)
