"""Doublings that a language has for good, and those that two words make by chance."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from operator import eq
from typing import NamedTuple

from qa.scan.marks.data import Marks, Repeats, When, shared
from qa.scan.marks.words import INNER, tokens

PLAIN = 4  # words of a phrase that is looked for beside itself in every text
# Han and kana, which have no blanks.
JOINED = re.compile(
    r"(?P<one>[々〇\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]{1,20}?)(?P=one)+"
)
_HALVES = re.compile(r"(?<!\w)([^\W\d_]{2,6})\1(?!\w)", re.IGNORECASE)
_HYPHENS = "-‐‑"
_TAIL = 3  # letters of a name's or noun's last part that a preposition may equal


@dataclass(frozen=True, slots=True)
class Run:
    """Copies of one another: characters of the text, words of the phrase, how often it stands.

    `first` and `last` are the tokens of all copies, half-open.
    """

    start: int
    end: int
    unit: str
    size: int
    times: int
    first: int = 0
    last: int = 0


def fine(text: str, words: Sequence[str], run: Run, ours: Marks) -> bool:
    """Whether the language has this doubling for good, or it may be one."""
    rules = ours.repeats
    unit = run.unit.casefold()
    first, last = run.first, run.last
    before, after = text[run.start - 1 : run.start], text[run.end : run.end + 1]
    if before in INNER and after in INNER and after:
        return True  # twenty-two two-day trips
    if not any(c.isalpha() for c in unit):
        return sum(c.isdigit() for c in unit) < 2 or not unit[0].isdigit()
    copies = [text[run.start : run.start + len(run.unit)], text[run.end - len(run.unit) : run.end]]
    if run.size == 1:
        if len(unit) == 1 and not copies[1].islower():
            return True  # initials
        if before in _HYPHENS and before and len(unit) <= _TAIL:
            return True  # Moon Jae-in in May, check-in in
        if copies[0].islower() and not copies[1].islower() and not copies[1].isupper():
            return True  # in der Der Spiegel
        if copies[1].islower() and not copies[0].islower() and first and words[first - 1].isalpha():
            return True  # amid a sentence: wählen Sie sie, das Essen essen
    if before in INNER and before and run.size > 1:
        return True
    if run.times == 2 or unit in rules.never:
        doubled = f"{unit} {unit}"
        if doubled in rules.twice or doubled in shared().names:
            return True
        free = run.size == 1 and unit not in rules.never and rules.pattern is not None
        if free and rules.pattern is not None and rules.pattern.fullmatch(unit):
            return True
        if run.size == 1 and any(_allows(w, text, words, run, unit) for w in rules.when):
            return True
    elif f"{unit} {unit}" in rules.twice:
        return True  # no no no
    if run.size == 2:
        one, other = words[first], words[first + 1]
        beyond = words[last] if last < len(words) else ""
        ahead = words[first - 1] if first else ""
        # Again and again and again; on and on and on.
        if (other in rules.between and beyond == one) or (
            one in rules.between and other in (ahead, *rules.again)
        ):
            return True
    return False


def _allows(when: When, text: str, words: Sequence[str], run: Run, unit: str) -> bool:
    if unit not in when.words:
        return False
    ahead = words[run.first - 1] if run.first else ""
    mark = ahead if not when.after else words[run.first - 2] if run.first > 1 else ""
    beyond = words[run.last] if run.last < len(words) else ""
    return (
        beyond not in when.unless
        and (not when.after or ahead in when.after)
        and (not when.behind or mark == when.behind)
        and (not when.before or text[run.end : run.end + 1] == when.before)
    )


def fine_joined(unit: str, times: int, rules: Repeats) -> bool:
    if unit in rules.twice or len(set(unit)) == 1:
        return True
    return times == 2 and rules.pattern is not None and bool(rules.pattern.fullmatch(unit))


class Doubled(NamedTuple):
    """Where another side doubles something, as a share of its length, and how often it says it."""

    place: float
    times: int
    words: int = 1


def excused(run: Run, other: Doubled) -> bool:
    """Whether the doubling may be what the other side doubles: a name that stands twice is no loop."""
    return run.times <= other.times + 1 and run.size <= PLAIN * other.words


def elsewhere(text: str, lang: Marks) -> list[Doubled]:
    """What another side doubles: marks between count no more.

    Grammar's own doublings (vous vous) say nothing about a translation.
    """
    words = [w for w in tokens(text) if w[0].isalnum()]
    found = []
    for size in range(1, PLAIN + 1):
        same = bytes(map(eq, words, words[size:]))
        for match in re.finditer(rb"\x01{%d,}" % size, same):
            unit = " ".join(words[match.start() : match.start() + size])
            grammar = any(unit in when.words for when in lang.repeats.when)
            if not grammar and any(c.isalpha() for c in unit):
                times = 1 + len(match.group()) // size
                found.append(Doubled((match.start() + size) / len(words), times, size))
    # Fakhfakh: a name that other scripts write as two equal halves.
    found += [Doubled((m.start() + m.end()) / 2 / len(text), 2) for m in _HALVES.finditer(text)]
    if lang.repeats.joined:
        bare = re.sub(r"[，、・·\-]", "", text)
        found += [
            Doubled(
                (m.start() + m.end()) / 2 / len(text),
                len(m.group()) // len(m["one"]),
                1 + len(m["one"]) // 2,
            )
            for m in JOINED.finditer(bare)
            if len(m["one"]) >= lang.repeats.joined
        ]
    return found
