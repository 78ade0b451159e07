"""How a text ends (statement, question, exclamation, no mark), against source and reference.

Headlines end without a stop on both sides; a translator may call out what the source states, and
where source and reference differ the translation may follow either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from qa.model import MarkSlip, Segment, Span
from qa.scan.marks.broken import breaks_off
from qa.scan.marks.data import Marks, marks, shared
from qa.scan.singly import singly

_MOST = 12  # marks and blanks behind the last word that are looked at
_MARKUP = re.compile(
    r"\s*(?:</?[A-Za-z|][^<>]{0,40}>|```|\[[0-9]{1,3}\])+\Z"
)  # stands behind the last mark: zurück.</s>, Ginebra.[1]
_TAGS = 200  # characters of it
_ENDS = frozenset(("stop", "question", "exclamation", "ellipsis"))
_CUT = frozenset(("comma", "semicolon", "colon"))
_OPENING = " \u3000\"'“‘「『«("
_LEAST = 3  # words of a sentence whose stop is missed; of characters twice as many


@dataclass(frozen=True, slots=True)
class End:
    """`kind` is the class of the last mark, empty where a word is last; `start` and `end` are its place.

    Without a mark both are where it would stand: before the closing quotation marks and brackets at
    `outer`, the end of the text without blanks.
    """

    kind: str
    start: int
    end: int
    outer: int
    closed: bool


def ending(text: str, lang: Marks) -> End:
    """The last mark of the text that ends a sentence, looked for behind its last word."""
    outer = len(text.rstrip())
    if text[outer - 1 : outer] in (">", "`", "]"):
        trail = _MARKUP.search(text, max(0, outer - _TAGS), outer)
        outer = trail.start() if trail else outer
    kinds = shared().kind
    place = outer
    lowest = max(0, outer - _MOST)
    while place > lowest and _closes(text[place - 1]):
        place -= 1
    closed = place < outer
    stop = place
    kind = ""
    while stop > lowest:
        mark = text[stop - 1]
        found = "question" if mark == lang.question else kinds.get(mark, "")
        if not found:
            break
        # “?!” asks, “...” trails off.
        if found == "question" or not kind:
            kind = found
        stop -= 1
    if text[stop:place].count(".") > 1 or "。。" in text[stop:place]:
        kind = "ellipsis"
    return End(kind, stop, place, outer, closed)


@singly
def endings(index: int, segment: Segment, target: str, source: str) -> Iterator[MarkSlip]:
    """One fact for each segment of the target that ends otherwise than the other sides do."""
    ours, theirs = marks(target), marks(source)
    text = segment.target
    if not text or text.isspace():
        return
    others = []
    if segment.source and not segment.source.isspace():
        others.append(("source", segment.source, theirs))
    if segment.references and not segment.references[0].isspace():
        others.append(("reference", segment.references[0], ours))
    slip = compare(index, segment, ours, others, target) if others else None
    if slip:
        yield slip


def compare(
    index: int, segment: Segment, ours: Marks, others: list[tuple[str, str, Marks]], tag: str
) -> MarkSlip | None:
    """The slip of a target that ends otherwise than these sides do; None for what translators do freely."""
    mine = ending(segment.target, ours)
    ends = [ending(text, lang) for _, text, lang in others]
    kinds = {end.kind for end in ends}
    if mine.kind in kinds or not (kinds <= _ENDS or kinds == {""}):
        return None
    wanted = _wanted(others, ends)
    if wanted is None or not _wrong(mine.kind, wanted, len(others) > 1):
        return None
    text = segment.target
    asks = wanted == "question" and text[: mine.start].endswith(ours.asks or ("\0",))
    if asks and mine.kind != "exclamation":
        return None  # 何ですか。
    if "question" in (wanted, mine.kind) and (
        _asked(text, mine, others, ends, wanted) or _bidden(text, mine, ours, others, ends, wanted)
    ):
        return None
    if mine.kind == "" and (wanted == "stop" and (not ours.stop or _bare(text, mine, ours))):
        return None
    write = {"stop": ours.stop, "question": ours.question, "exclamation": ours.exclamation}
    instead = write.get(wanted, "")
    start, end = mine.start, mine.end
    if mine.closed and not mine.kind:
        # The closing marks are shown with the stop that goes before or behind them.
        start, end = mine.start, mine.outer
        inside = any(end.closed and end.kind for end in ends)
        closing = text[start:end]
        instead = instead + closing if inside else closing + instead
    cut = wanted == "stop" and not mine.kind and not mine.closed
    return MarkSlip(
        Span(index, "target", start, end), "end", instead, True, (), (wanted, mine.kind),
        len(others) > 1, _told(mine, ends, wanted),
        cut and breaks_off(text, segment.source or "", tag),
    )  # fmt: skip


def _told(mine: End, ends: list[End], wanted: str) -> bool:
    """Whether one side quotes a question of which the other may tell: he asked why, he asked: "Why?" """
    if wanted == "question":
        return not mine.closed and all(end.closed for end in ends)
    return mine.kind == "question" and mine.closed and not any(end.closed for end in ends)


def _asked(
    text: str, mine: End, others: list[tuple[str, str, Marks]], ends: list[End], wanted: str
) -> bool:
    """Whether the side that ends with no question has one before its end: “Why?” he asked."""
    rests = [text[: mine.start]]
    if wanted != "question":
        rests = [t[: end.start] for (_, t, _), end in zip(others, ends, strict=True)]
    return any(shared().kind.get(mark) == "question" for rest in rests for mark in rest)


def _bidden(
    text: str,
    mine: End,
    ours: Marks,
    others: list[tuple[str, str, Marks]],
    ends: list[End],
    wanted: str,
) -> bool:
    """Whether the side that ends with no question bids what the other asks: お待ちください."""
    if wanted == "question":
        return _bids(text, mine, ours)
    return any(_bids(t, end, lang) for (_, t, lang), end in zip(others, ends, strict=True))


def _bids(text: str, end: End, lang: Marks) -> bool:
    said = text[: end.start]
    if lang.bids and said.endswith(lang.bids):
        return True
    kinds = shared().kind
    last = next((n for n in range(len(said), 0, -1) if kinds.get(said[n - 1]) in _ENDS), 0)
    return bool(lang.begs) and said[last:].lstrip(_OPENING).startswith(lang.begs)


def _wanted(others: list[tuple[str, str, Marks]], ends: list[End]) -> str | None:
    """The class of mark that the other sides end with; None where they leave it open."""
    kinds = [end.kind for end in ends]
    for (_, text, lang), end in zip(others, ends, strict=True):
        if end.kind in ("stop", "") and text[: end.start].endswith(lang.asks or ("\0",)):
            return None  # a Japanese question may end in a stop
    if len(set(kinds)) == 1:
        return kinds[0]
    # The reference is in the target's language: headline or sentence, it is the better witness.
    return kinds[-1] if "" in kinds and len(set(kinds)) == 2 and kinds[-1] == "stop" else None


def _wrong(mine: str, wanted: str, agreed: bool) -> bool:
    """Whether one for the other is a slip; what translators do freely is not, unless both sides agree."""
    if wanted == "stop":
        return mine in ("", "question", "ellipsis") or mine in _CUT
    if wanted == "question":
        return mine in ("", "stop", "exclamation") or mine in _CUT
    if wanted == "exclamation":
        return agreed and mine in ("", "stop", "question")
    if wanted == "":
        return agreed and mine in ("stop", "question", "exclamation")
    return False


def _bare(text: str, mine: End, ours: Marks) -> bool:
    """Whether the target needs no stop here: too short, behind a closing mark, an address or a @name."""
    if mine.closed and text[mine.outer - 1] in ours.unstopped:
        return True
    last = text[: mine.start].rpartition(" ")[2]
    if last[:1] in "@#" or last.startswith("www.") or "://" in last:
        return True  # a stop would be taken for a part of it
    words = len(text.split())
    return len(text) < 2 * _LEAST if ours.repeats.joined else words < _LEAST


def _closes(mark: str) -> bool:
    every = shared()
    return mark.isspace() or mark in every.double or mark in every.single or mark in every.closing
