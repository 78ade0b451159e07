"""Marks inside a sentence where none can stand.

Some cannot by themselves ("and_", ",,", "the; lawyer", "a. week-long"); for others source and
reference give evidence: both have fewer marks of that class, or the reference has the two words side
by side. The kinds are those of DEMETR's perturbation “punctuation inserted” (Karpinska et al., EMNLP
2022). One pass over the marks of a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from qa.model import MarkSlip, Segment, Span
from qa.scan.marks.data import Inserted, Marks, marks, shared
from qa.scan.marks.evidence import Evidence
from qa.scan.marks.words import WORD
from qa.scan.singly import singly

_SIGNS = "_^~@"  # have nothing to do behind a word
# Marks lead the search, not words: a text without blanks is passed over once.
_MARK = re.compile(
    rf"(?<=[\w)\]])(?P<mark>,'|[,;:.!?_^~@'’\-،؛؟])"
    rf" (?=(?P<quote>(?:- )?[\"“«„‘'(]?)(?P<after>{WORD[:-1]}{{1,40}}))"
)
_BEFORE = re.compile(rf"(?P<before>{WORD[:-1]}{{1,40}})(?P<close>[)\]]?)$")
_DOUBLED = re.compile(r"(?<=\w)[,;:،؛][,;:،؛?!.\-_^~@](?=\s)")
# Marks of which one is enough, with the place of the other: the script's own stays. “。。” trails off.
_SIDE_BY_SIDE = {
    "，，": 1, "、、": 1, "；；": 1, "：：": 1, "，。": 0, "、。": 0, "。，": 1, ",。": 0, ".。": 0, "。.": 1, "，、": 1,
    ".।": 0, "।.": 1, ".۔": 0, "۔.": 1, "،،": 1, "،.": 0, "।,": 1, ",।": 0, "،۔": 0,
}  # fmt: skip
_GENITIVE = ("s", "z", "x")  # the workers' party
_DROPPED_G = 4  # letters: goin' on
_SENTENCE = re.compile(r"[.!?]\s")
_MOST = 50  # marks of one segment that are told
_LONGEST = 42  # characters of a word and a bracket
_BACK = 400  # characters in which the beginning of a sentence is looked for
_ASIDE = 40  # characters within which a second comma closes what the first has opened


@singly
def insertions(index: int, segment: Segment, target: str, source: str) -> Iterator[MarkSlip]:
    """Every mark of the target that stands where none can, in order."""
    ours, theirs = marks(target), marks(source)
    for pair, which in _SIDE_BY_SIDE.items() if not segment.target.isascii() else ():
        if pair in segment.target and pair not in (segment.source or ""):
            for match in islice(re.finditer(re.escape(pair), segment.target), _MOST):
                start = match.start() + which
                span = Span(index, "target", start, start + 1)
                yield MarkSlip(span, "inserted", "", True, meant=("", pair))
    if ours.repeats.joined:
        return  # without blanks nothing shows where a word ends
    found = {m.span(): None for m in _DOUBLED.finditer(segment.target)}
    evidence = Evidence(segment, theirs, ours)
    for match in _MARK.finditer(segment.target):
        place = match.span("mark")
        if place in found:
            continue
        between = _between(match, segment.target)
        if between is not None and _wrong(between, segment.target, ours, evidence):
            # “US- amerikanische”: behind an acronym it is the blank that is too much.
            blank = between.mark == "-" and between.before.isupper()
            found[(place[1], place[1] + 1) if blank else place] = None
    for start, end in islice(sorted(found), _MOST):
        span = Span(index, "target", start, end)
        yield MarkSlip(span, "inserted", "", evidence.any, agreed=evidence.both)


@dataclass(frozen=True, slots=True)
class _Between:
    """A mark at `start` to `end` with the words on its sides, `close` a bracket before it, `quote` one behind."""

    before: str
    close: str
    mark: str
    quote: str
    after: str
    start: int
    end: int


def _between(match: re.Match[str], text: str) -> _Between | None:
    start, end = match.span("mark")
    # From the last blank on: the search would begin anew at each word before it.
    before = _BEFORE.search(text[max(0, start - _LONGEST) : start].rpartition(" ")[2])
    if before is None:
        return None
    word, close = before.groups()
    return _Between(word, close, match["mark"], match["quote"], match["after"], start, end)


def _wrong(at: _Between, text: str, ours: Marks, evidence: Evidence) -> bool:
    """Whether the mark between two words cannot stand there."""
    mark, before = at.mark, at.before
    if len(before) == 1 and before.isupper():
        return False  # known only as A, on
    kind = "question" if mark == ours.question else shared().kind.get(mark, "")
    if mark in _SIGNS:
        return evidence.any or before.islower()
    if mark == "-":
        joins = at.after.casefold() in ours.repeats.between  # pre- and post-war
        return at.after.islower() and not joins and evidence.no_hyphen_ends
    rules = ours.inserted
    if rules is None:
        return (
            bool(kind)
            and evidence.neighbours(at.before, at.quote, at.after)
            and evidence.fewer(kind)
        )
    if mark in ("'", "’", ",'"):
        return _lone_apostrophe(at, text, rules, evidence)
    if kind in ("exclamation", "question"):
        return _called(at, kind, evidence)
    if kind == "stop":
        return _stopped(at, rules, evidence)
    if kind == "comma":
        return _comma(at, text, rules, evidence)
    return _cut(at, kind, rules, evidence)


def _low(word: str) -> bool:
    """Whether a word begins no sentence; iPhone may."""
    return word[:1].islower() and not word[1:].isupper()


def _lone_apostrophe(at: _Between, text: str, rules: Inserted, evidence: Evidence) -> bool:
    """A single mark behind a word, where no quotation is open and no genitive can be meant."""
    before = at.before.casefold()
    if evidence.opened:
        return False
    if "," in at.mark:  # may close what an earlier segment has opened
        return evidence.both and evidence.no_quotes
    if before in rules.open or before in rules.leading:
        return True
    dropped = before.endswith("in") and len(before) >= _DROPPED_G
    return not before.endswith(_GENITIVE) and not dropped


def _called(at: _Between, kind: str, evidence: Evidence) -> bool:
    """An exclamation or question in the middle; Yahoo! and “Why?” are on the other sides as well."""
    if evidence.neighbours(at.before, at.quote, at.after):
        return evidence.fewer(kind)
    plain = _low(at.after) and (at.before.islower() or evidence.any)
    return plain and (not at.quote or evidence.both) and evidence.fewer(kind)


def _stopped(at: _Between, rules: Inserted, evidence: Evidence) -> bool:
    before = at.before
    folded = before.casefold()
    if at.close or at.quote or folded in rules.abbreviations:
        return False
    if folded in rules.open | rules.conjunctions and before.islower():
        return True
    if not _low(at.after):
        return False
    if evidence.neighbours(at.before, at.quote, at.after):
        return True
    return before.islower() and len(before) > 1 and evidence.fewer("stop")


def _comma(at: _Between, text: str, rules: Inserted, evidence: Evidence) -> bool:
    before, after = at.before.casefold(), at.after.casefold()
    if at.quote:
        bracket = at.quote == "(" and at.before.islower()
        return bracket and evidence.fewer("comma")
    beside = evidence.neighbours(at.before, at.quote, at.after)
    if before in rules.open | rules.conjunctions | rules.leading and beside:
        return True
    if before in rules.open:
        return not _aside(at, text) and (evidence.fewer("comma") or not evidence.any)
    if before in rules.leading and after in rules.open:
        return evidence.both
    if not evidence.both or not evidence.fewer_than_reference("comma"):
        return False
    if _introduced(at, text, rules) or after in rules.optional:
        return False
    if before in rules.leading | rules.conjunctions:
        return not _aside(at, text) and evidence.fewer("comma")
    if after in rules.joined:
        return at.before.islower() and not _closing(at, text)
    if _closing(at, text) or not beside:
        return False
    name = at.before[:1].isupper() and at.after[:1].isupper()
    return name or evidence.fewer("comma")


def _closing(at: _Between, text: str) -> bool:
    """Whether the comma may close an aside that an earlier one has opened."""
    return "," in text[max(0, at.start - _ASIDE) : at.start]


def _aside(at: _Between, text: str) -> bool:
    """Whether another comma follows soon: of, say, three days."""
    return "," in text[at.end : at.end + _ASIDE]


def _introduced(at: _Between, text: str, rules: Inserted) -> bool:
    """Whether the comma is the first of a sentence that opens with a part of its own."""
    start = max(0, at.start - _BACK)
    for end in _SENTENCE.finditer(text, start, at.start):
        start = end.end()
    lead = text[start : at.start]
    first = re.match(rf"\W*({WORD})", lead)
    return "," not in lead and first is not None and first[1].casefold() in rules.introduces


def _cut(at: _Between, kind: str, rules: Inserted, evidence: Evidence) -> bool:
    """A colon or semicolon; translators put one for a comma, so the whole number counts as well."""
    before = at.before.casefold()
    if at.quote == "(":
        return not at.after.isdigit() and evidence.fewer(kind)
    if before in rules.open and not at.quote:
        return True
    if evidence.neighbours(at.before, at.quote, at.after):
        return evidence.fewer(kind)
    if at.quote or not evidence.both or not evidence.fewer(kind):
        return False
    if before in rules.leading or before in rules.conjunctions:
        return True
    return (kind == "semicolon" or _low(at.after)) and evidence.more_in_all
