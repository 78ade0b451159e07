"""Marks inside a sentence where none can stand.

Some cannot by themselves ("and_", ",,", "the; lawyer", "a. week-long"); for others source and
reference give evidence: both have fewer marks of that class, or the reference has the two words side
by side. The kinds are those of DEMETR's perturbation “punctuation inserted” (Karpinska et al., EMNLP
2022). One pass over the marks of a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.model import Document, MarkSlip, Span
from qa.scan.marks.data import Inserted, Marks, marks, shared
from qa.scan.marks.evidence import Evidence
from qa.scan.marks.words import WORD

_SIGNS = "_^~@"  # have nothing to do behind a word
_PART = re.compile(
    rf"(?P<before>{WORD})(?P<close>[)\]]?)(?P<mark>,'|[,;:.!?_^~@'’\-،؛؟])"
    rf" (?=(?P<quote>(?:- )?[\"“«„‘'(]?)(?P<after>{WORD}))"
)
_DOUBLED = re.compile(r"(?<=\w)[,;:،؛][,;:،؛?!.\-_^~@](?=\s)")
_GENITIVE = ("s", "z", "x")  # the workers' party
_DROPPED_G = 4  # letters: goin' on
_OPENED = re.compile(r"(?:^|[\s(\"“])['‘]\w")
_SENTENCE = re.compile(r"[.!?]\s")
_ASIDE = 40  # characters within which a second comma closes what the first has opened


def insertions(document: Document) -> Iterator[MarkSlip]:
    """Every mark of the target that stands where none can, in order."""
    ours, theirs = marks(document.target_lang), marks(document.source_lang or "")
    if ours.repeats.joined:
        return  # without blanks nothing shows where a word ends
    for index, segment in enumerate(document.segments):
        found = {m.span(): None for m in _DOUBLED.finditer(segment.target)}
        evidence = Evidence(segment, theirs, ours)
        for match in _PART.finditer(segment.target):
            place = match.span("mark")
            if place not in found and _wrong(match, segment.target, ours, evidence):
                found[place] = None
        for start, end in sorted(found):
            span = Span(index, "target", start, end)
            yield MarkSlip(span, "inserted", "", evidence.any, agreed=evidence.both)


def _wrong(match: re.Match[str], text: str, ours: Marks, evidence: Evidence) -> bool:
    """Whether the mark between two words cannot stand there."""
    mark, before = match["mark"], match["before"]
    kind = "question" if mark == ours.question else shared().kind.get(mark, "")
    if mark in _SIGNS:
        return evidence.any or before.islower()
    if mark == "-":
        joins = match["after"].casefold() in ours.repeats.between  # pre- and post-war
        return match["after"].islower() and not joins and evidence.no_hyphen_ends
    rules = ours.inserted
    if rules is None:
        return bool(kind) and evidence.neighbours(match) and evidence.fewer(kind)
    if mark in ("'", "’", ",'"):
        return _lone_apostrophe(match, text, rules, evidence)
    if kind in ("exclamation", "question"):
        return _called(match, kind, evidence)
    if kind == "stop":
        return _stopped(match, rules, evidence)
    if kind == "comma":
        return _comma(match, text, rules, evidence)
    return _cut(match, kind, rules, evidence)


def _low(word: str) -> bool:
    """Whether a word begins no sentence; iPhone may."""
    return word[:1].islower() and not word[1:].isupper()


def _lone_apostrophe(match: re.Match[str], text: str, rules: Inserted, evidence: Evidence) -> bool:
    """A single mark behind a word, where no quotation is open and no genitive can be meant."""
    before = match["before"].casefold()
    if _OPENED.search(text):
        return False
    if "," in match["mark"]:  # may close what an earlier segment has opened
        return evidence.both and evidence.no_quotes
    if before in rules.open or before in rules.leading:
        return True
    dropped = before.endswith("in") and len(before) >= _DROPPED_G
    return not before.endswith(_GENITIVE) and not dropped


def _called(match: re.Match[str], kind: str, evidence: Evidence) -> bool:
    """An exclamation or question in the middle; Yahoo! and “Why?” are on the other sides as well."""
    if evidence.neighbours(match):
        return evidence.fewer(kind)
    plain = _low(match["after"]) and (match["before"].islower() or evidence.any)
    return plain and (not match["quote"] or evidence.both) and evidence.fewer(kind)


def _stopped(match: re.Match[str], rules: Inserted, evidence: Evidence) -> bool:
    before = match["before"]
    folded = before.casefold()
    if match["close"] or match["quote"] or folded in rules.abbreviations:
        return False
    if folded in rules.open | rules.conjunctions and before.islower():
        return True
    if not _low(match["after"]):
        return False
    if evidence.neighbours(match):
        return True
    return before.islower() and len(before) > 1 and evidence.fewer("stop")


def _comma(match: re.Match[str], text: str, rules: Inserted, evidence: Evidence) -> bool:
    before, after = match["before"].casefold(), match["after"].casefold()
    if match["quote"]:
        bracket = match["quote"] == "(" and match["before"].islower()
        return bracket and evidence.fewer("comma")
    beside = evidence.neighbours(match)
    if before in rules.open | rules.conjunctions | rules.leading and beside:
        return True
    if before in rules.open:
        return not _aside(match, text) and (evidence.fewer("comma") or not evidence.any)
    if before in rules.leading and after in rules.open:
        return evidence.both
    if not evidence.both or not evidence.fewer_than_reference("comma"):
        return False
    if _introduced(match, text, rules) or after in rules.optional:
        return False
    if before in rules.leading | rules.conjunctions:
        return not _aside(match, text) and evidence.fewer("comma")
    if after in rules.joined:
        return match["before"].islower() and not _closing(match, text)
    if _closing(match, text) or not beside:
        return False
    name = match["before"][:1].isupper() and match["after"][:1].isupper()
    return name or evidence.fewer("comma")


def _closing(match: re.Match[str], text: str) -> bool:
    """Whether the comma may close an aside that an earlier one has opened."""
    return "," in text[max(0, match.start("mark") - _ASIDE) : match.start("mark")]


def _aside(match: re.Match[str], text: str) -> bool:
    """Whether another comma follows soon: of, say, three days."""
    return "," in text[match.end("mark") : match.end("mark") + _ASIDE]


def _introduced(match: re.Match[str], text: str, rules: Inserted) -> bool:
    """Whether the comma is the first of a sentence that opens with a part of its own."""
    start = 0
    for end in _SENTENCE.finditer(text, 0, match.start()):
        start = end.end()
    lead = text[start : match.start("mark")]
    first = re.match(rf"\W*({WORD})", lead)
    return "," not in lead and first is not None and first[1].casefold() in rules.introduces


def _cut(match: re.Match[str], kind: str, rules: Inserted, evidence: Evidence) -> bool:
    """A colon or semicolon; translators put one for a comma, so the whole number counts as well."""
    before = match["before"].casefold()
    if match["quote"] == "(":
        return not match["after"].isdigit() and evidence.fewer(kind)
    if before in rules.open and not match["quote"]:
        return True
    if evidence.neighbours(match):
        return evidence.fewer(kind)
    if match["quote"] or not evidence.both or not evidence.fewer(kind):
        return False
    if before in rules.leading or before in rules.conjunctions:
        return True
    return (kind == "semicolon" or _low(match["after"])) and evidence.more_in_all
