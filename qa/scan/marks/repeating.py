"""Doubled words, phrases and sentences, and the loops of a model that lost its way.

What the language doubles for good is data; what the source (or reference) doubles at about the same
place is right as well. Repetition as a fault of neural translation: Raunak et al., "The Curious
Case of Hallucinations in Neural Machine Translation" (NAACL 2021), whose oscillating output is
the loop here. A text of n words takes time proportional to n: a fixed number of passes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from operator import eq

from qa.kept import kept
from qa.model import Document, Hit, Repeat, Span
from qa.scan.marks.data import Marks, marks
from qa.scan.marks.doublings import JOINED, PLAIN, Run, elsewhere, excused, fine, fine_joined
from qa.scan.marks.words import INNER, places, tokens

_LONGEST = 40  # words of one that is looked for where enough words come again
_TELLING = 3  # of its words that stand exactly as far from their twin
_NEAR = 0.3  # of the text, by which a doubling of source and target may lie apart
_LOOP = 3
_PHRASE = 3  # words and marks of a phrase that nobody chants
_COMMAS = frozenset(",،，、;")
_STOPS = frozenset(".!?…।۔؟")
_MOST = 50  # doublings of one segment that are told
_SYLLABLE = 6  # letters of one character's reading
_AROUND = frozenset("\"“”„«»()[]‘’'")  # may stand about a phrase that is doubled with them
_SENTENCE = 20  # characters of a sentence that says something
_SENTENCE_JOINED = 8  # in a script without blanks
_SAID = 3  # characters of a sentence that source or reference has twice
_TWICE = 0.6  # of that, a clause that stands twice in a row
_CLAUSE = 6  # characters of a clause that a loop repeats between commas

# A script without blanks; `JOINED` has Han and kana.
_JOINED_THAI = re.compile(r"(?P<one>[\u0e01-\u0e3a\u0e40-\u0e4e]{6,40}?)(?P=one)+")
_TWIN = re.compile(r"([\u3400-\u9fff])\1")
_SENTENCES = re.compile(r"[^.!?。！？؟।۔\n]+")
_CLAUSES = re.compile(r"[^.,;:!?。，、；：！？،؛؟।۔\n]+")


def repeats(document: Document, hits: Sequence[Hit]) -> Iterator[Repeat]:
    """Every doubling of the target that neither language nor source explains, in order."""
    named: dict[int, list[Span]] | None = None
    for index, segment in enumerate(document.segments):
        text = segment.target
        runs, again = _doublings(text, document.target_lang)
        if not runs and not again:
            continue
        others = [
            (side, marks(lang or ""))
            for side, lang in (
                (segment.source, document.source_lang),
                *((reference, document.target_lang) for reference in segment.references),
            )
            if side
        ]
        if named is None:
            named = {}
            for hit in hits:
                if hit.span.side == "target":
                    named.setdefault(hit.span.segment, []).append(hit.span)
        names = named.get(index, ())
        doubled = [place for side, lang in others for place in elsewhere(side, lang)]
        short_names = any(_TWIN.search(side) for side, lang in others if lang.repeats.joined)
        for run in islice(_apart(runs), _MOST):
            if any(n.start <= run.start and run.end <= n.end for n in names):
                continue  # Bora Bora
            first = run.start + len(run.unit)
            word = text[run.end - len(run.unit) : run.end]
            if word != run.unit and any(n.start < run.start and n.end == first for n in names):
                continue  # Kais Said said
            if short_names and run.unit.istitle() and len(run.unit) <= _SYLLABLE:
                continue  # Fang Fang, 方方
            middle = (run.start + run.end) / 2 / len(text)
            # A name moves freely in the sentence; a script without capitals may have one anywhere.
            near = _NEAR if run.unit[0].islower() else 1
            if any(abs(middle - one.place) <= near and excused(run, one) for one in doubled):
                continue
            # 22 22: not unless another side has the figure once.
            bare = run.times < _LOOP and not any(c.isalpha() for c in run.unit)
            if bare and not any(side.count(run.unit) == 1 for side, _ in others):
                continue
            span = Span(index, "target", run.start, run.end)
            yield Repeat(span, "words", run.unit, run.times, bool(others))
        twice = any(_again(side, _SAID) for side, _ in others)
        if not twice and not any(_runs(side, tokens(side), lang) for side, lang in others):
            covered = [(r.start, r.end) for r in islice(_apart(runs), _MOST)]
            for start, end in again[:_MOST]:
                if not any(a < end and start < b for a, b in covered):
                    span = Span(index, "target", start, end)
                    yield Repeat(span, "sentence", "", 2, bool(others))


@kept
def _doublings(text: str, tag: str) -> tuple[tuple[Run, ...], tuple[tuple[int, int], ...]]:
    """The phrases that stand beside themselves, and the sentences and clauses that come again."""
    ours = marks(tag)
    words = tokens(text)
    varied = len(set(words)) == len(words)
    if varied and not ours.repeats.joined:
        return (), ()
    runs = [] if varied else _runs(text, words, ours)
    runs += _joined(text, ours)
    least = _SENTENCE_JOINED if ours.repeats.joined else _SENTENCE
    return tuple(runs), tuple(_again(text, least))


def _apart(runs: Sequence[Run]) -> Iterator[Run]:
    """Those that do not lie on an earlier one."""
    end = -1
    for run in sorted(runs, key=lambda r: (r.start, -r.end)):
        if run.start >= end:
            end = run.end
            yield run


def _runs(text: str, words: Sequence[str], lang: Marks) -> list[Run]:
    """Phrases that stand beside themselves with nothing but blanks between the copies.

    What the language has twice for good is not among them.
    """
    spans: list[tuple[int, int]] = []
    found: list[Run] = []
    taken = bytearray(len(words))
    for size in _sizes(words):
        same = bytes(map(eq, words, words[size:]))
        if b"\1" * size not in same:
            continue
        if not spans:
            spans = places(text)
        for match in re.finditer(rb"\x01{%d,}" % size, same):
            # The run may begin with the tail of a phrase: try each of its words as the first one.
            for first in range(match.start(), match.end() - size + 1):
                times = 1 + (match.end() - first) // size
                run = _run(text, words, spans, first, size, times)
                if run is not None:
                    free = not (taken[first] or taken[run.last - 1])
                    if free and not fine(text, words, run, lang):
                        found.append(run)
                        taken[first : run.last] = bytes([1]) * (run.last - first)
                    break
                if first - match.start() >= size:
                    break
    return found


def _sizes(words: Sequence[str]) -> Sequence[int]:
    """How long a phrase that stands beside itself may be: short ones, and those after which words come again."""
    again = len(words) - len(set(words))
    most = min(_LONGEST, len(words) // 2)
    short = range(1, min(PLAIN, most, again) + 1)
    if min(again, most) <= PLAIN:
        return short
    last: dict[str, int] = {}
    apart: dict[int, int] = {}
    for place, word in enumerate(words):
        if word in last:
            size = place - last[word]
            apart[size] = apart.get(size, 0) + 1
        last[word] = place
    return [
        *short,
        *sorted(n for n, times in apart.items() if PLAIN < n <= most and times >= _TELLING),
    ]


def _run(
    text: str, words: Sequence[str], spans: Sequence[tuple[int, int]], first: int, size: int,
    times: int,
) -> Run | None:  # fmt: skip
    """The copies that begin at that token; None where they are no words with blanks between them."""
    unit = words[first : first + size]
    inside = unit[1:] if unit[0] in _AROUND else unit
    inside = inside[:-1] if inside and inside[-1] in _AROUND else inside
    # A loop takes its marks along: “…, said the mayor, said the mayor, said the mayor”.
    behind = first + times * size
    more = unit[-1] in _COMMAS and words[behind : behind + size - 1] == unit[:-1]  # ends otherwise
    looped = times + more >= _LOOP and size > _PHRASE and unit[0] not in _COMMAS
    spoken = [word for word in inside if _is_word(word)]
    if looped and len(spoken) >= _PHRASE and _STOPS.isdisjoint(inside):
        inside = spoken
    if not inside or not all(w in INNER or _is_word(w) for w in inside):
        return None
    if inside[0] in INNER or inside[-1] in INNER:
        return None
    copies = 1
    while copies < times:
        seam = first + copies * size
        gap = text[spans[seam - 1][1] : spans[seam][0]]
        if not gap or not gap.isspace() or "\n" in gap:
            break
        copies += 1
    last = first + copies * size
    if more and copies == times:
        size, copies, last = size - 1, copies + 1, last + size - 1
    if copies < (_LOOP if looped and len(inside) < len(unit) else 2):
        return None
    start, end = spans[first][0], spans[last - 1][1]
    unit_text = text[start : spans[first + size - 1][1]]
    return Run(start, end, unit_text, size, copies, first, last)


def _is_word(token: str) -> bool:
    return token[0].isalnum() or len(token) > 1


def _joined(text: str, ours: Marks) -> list[Run]:
    """Runs of characters that stand twice, in a language without blanks."""
    rules = ours.repeats
    if not rules.joined:
        return []
    pattern = _JOINED_THAI if ours.letters == "thai" else JOINED
    found = []
    for match in pattern.finditer(text):
        unit = match["one"]
        whole = match.group()
        times = len(whole) // len(unit)
        if whole in rules.never:
            found.append(Run(*match.span(), unit, 1, times))
        elif len(unit) < rules.joined or fine_joined(unit, times, rules):
            continue
        else:
            found.append(Run(*match.span(), unit, 1, times))
    return found


def _again(text: str, least: int) -> list[tuple[int, int]]:
    """Sentences of so many characters that stand a second time, clauses that do in a row, short ones three times."""
    found: list[tuple[int, int]] = []
    if len(text) >= 2 * least:
        pieces = [(m.group().strip(), m) for m in _SENTENCES.finditer(text)]
        counts = Counter(piece.casefold() for piece, _ in pieces if len(piece) >= least)
        if counts and max(counts.values()) > 1:
            found += _later(pieces, {p for p, n in counts.items() if n > 1})
        clauses = [(m.group().strip(), m) for m in _CLAUSES.finditer(text)]
        folded = [piece.casefold() for piece, _ in clauses]
        for place in range(1, len(folded)):
            first = _begins_again(folded, place, least)
            if first is not None:
                start, _ = _trimmed(clauses[first][1])
                found.append((start, _trimmed(clauses[place][1])[1]))
    return sorted(set(found))


def _begins_again(folded: Sequence[str], place: int, least: int) -> int | None:
    """The first clause of those up to `place` that say again what those before them said; None without such."""
    piece, before = folded[place], folded[place - 1]
    if any(c.isdigit() for c in piece):
        return None
    third = folded[max(0, place - 2) : place] == [piece, piece] and len(piece) >= _CLAUSE
    if third or (piece == before and len(piece) >= _TWICE * least):
        return place
    # He said, it is lost, he said, it is lost.
    both = place > _LOOP - 1 and folded[place - 3 : place - 1] == [before, piece]
    return place - 1 if both and len(piece) + len(before) >= least else None


def _later(
    pieces: Sequence[tuple[str, re.Match[str]]], wanted: set[str]
) -> Iterator[tuple[int, int]]:
    seen: set[str] = set()
    for piece, match in pieces:
        key = piece.casefold()
        if key in wanted and key in seen and any(c.isalpha() for c in key):
            yield _trimmed(match)
        seen.add(key)


def _trimmed(match: re.Match[str]) -> tuple[int, int]:
    text = match.group()
    lead = len(text) - len(text.lstrip())
    return match.start() + lead, match.start() + len(text.rstrip())
