"""Fixes as tracked changes and findings as comments in a DOCX, for Word's own review.

Runs are taken apart where a change or comment begins and ends; each part keeps the run's own
properties, and everything else of the file stays as it is, byte for byte. ECMA-376 part 1, 17.13.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from typing import NamedTuple

from qa.documents.docx import packed
from qa.documents.docx_comments import Note, comments, free_number, prefix, stamp, text_of
from qa.documents.docx_runs import paragraphs, shown, trimmed
from qa.documents.markup.xml import Element, parse
from qa.documents.raw import Raw
from qa.documents.writing import Edit, edited
from qa.errors import DocumentError


def tracked(raw: Raw, edits: Sequence[Edit], date: date) -> bytes:
    """The file with each edit as a deletion and an insertion that Word lets accept or reject.

    The edits are those that `edited` takes: their texts are written as `escape` gives them. One may
    reach over several runs of a paragraph. DocumentError for one that is not in a paragraph's text.
    """
    return reviewed(raw, edits, (), date)


def commented(raw: Raw, notes: Sequence[Note], date: date) -> bytes:
    """The file with each note as a comment; DocumentError for one that is not in a paragraph."""
    return reviewed(raw, (), notes, date)


def reviewed(raw: Raw, edits: Sequence[Edit], notes: Sequence[Note], date: date) -> bytes:
    """The file with edits as tracked changes and notes as comments, both counted from `raw`.

    Word has no comments in footnotes, endnotes, headers and footers: notes on these are left out.
    """
    parts = raw.parts()
    notes = [note for note in notes if note.start < len(parts[0][1].text)]
    if not edits and not notes:
        return raw.data
    others: dict[str, bytes] = {}
    first = free_number(raw.text)
    if notes:
        others, first = comments(raw, notes, first, date)
    comment, numbers = first - len(notes), count(first)
    new: list[Edit] = []
    for at, part in parts:
        own = [e._replace(start=e.start - at, end=e.end - at) for e in edits if _in(at, part, e)]
        here = () if at else notes
        if own or here:
            changed = _Review(part, numbers, date).run(own, here, comment)
            new += (e._replace(start=at + e.start, end=at + e.end) for e in changed)
    return packed(raw, others, edited(raw, new))


def _in(at: int, part: Raw, edit: Edit) -> bool:
    return at <= edit.start <= at + len(part.text)


class _Stretch(NamedTuple):
    """The characters of one w:t, or a tab or break: where in the file, and of which run."""

    run: Element
    element: Element
    start: int
    end: int


@dataclass(slots=True)
class _Cuts:
    """What happens to a run: (start, end) is deleted, which may be nothing, and `after` follows."""

    run: Element
    places: list[tuple[int, int, str]] = field(default_factory=list)


class _Review:
    """The changes of one part; `numbers` are free for them in the whole file."""

    def __init__(self, raw: Raw, numbers: Iterator[int], day: date) -> None:
        self._raw, self._numbers = raw, numbers
        self._day = day
        self._cuts: dict[int, _Cuts] = {}  # by where the run begins
        found = (list(self._of(paragraph)) for paragraph in paragraphs(parse(raw)))
        self._stretches = [stretches for stretches in found if stretches]

    def _of(self, paragraph: Element) -> Iterator[_Stretch]:
        """A paragraph's text. What stands in ruby text or between XML's own marks stays as it is."""
        for run, element in shown(paragraph):
            plain = "<" not in self._raw.text[element.inside : element.outside]
            beside = run.parent is not None and run.parent.local == "rubyBase"
            if element.local != "t":
                yield _Stretch(run, element, element.start, element.end)
            elif plain and not beside:
                chars = list(trimmed(element))
                if chars:
                    yield _Stretch(run, element, chars[0][1], chars[-1][1] + chars[-1][2])

    def run(self, edits: Sequence[Edit], notes: Sequence[Note], comment: int) -> Iterator[Edit]:
        """The runs as they are written with all changes; `comment` is the first note's number."""
        for edit in sorted(edits):
            self._change(edit)
        for number, note in enumerate(notes, comment):
            found = self._find(note.start, note.end)
            w = prefix(self._raw, found[0].run)
            begin, end = max(note.start, found[0].start), min(note.end, found[-1].end)
            self._cut(found[0].run, begin, begin, f'<{w}commentRangeStart {w}id="{number}"/>')
            self._cut(
                found[-1].run, end, end,
                f'<{w}commentRangeEnd {w}id="{number}"/>'
                f'<{w}r><{w}commentReference {w}id="{number}"/></{w}r>',
            )  # fmt: skip
        place = 0
        for _, cuts in sorted(self._cuts.items()):
            if cuts.run.start < place:  # a box stands in a run that has a change of its own
                raise self._refused(cuts.run.start)
            place = cuts.run.end
            yield Edit(cuts.run.start, cuts.run.end, self._written(cuts))

    def _change(self, edit: Edit) -> None:
        found = self._find(edit.start, edit.end)
        w = prefix(self._raw, found[0].run)
        for number, stretch in enumerate(found):
            after = ""
            if number == 0 and edit.text:
                after = (
                    f"<{w}ins {self._mark(w)}>{_opening(self._raw, stretch.run)}"
                    f'<{w}t xml:space="preserve">{edit.text}</{w}t></{w}r></{w}ins>'
                )
            start, end = max(edit.start, stretch.start), min(edit.end, stretch.end)
            self._cut(stretch.run, start, end, after)

    def _find(self, start: int, end: int) -> list[_Stretch]:
        """The stretches of one paragraph that a stretch of the file touches."""
        for stretches in self._stretches:
            if start > stretches[-1].end or end < stretches[0].start:
                continue
            if start == end:
                found = [
                    s for s in stretches if s.start <= start <= s.end and s.element.local == "t"
                ]
                found = found[:1]
            else:
                found = [s for s in stretches if max(start, s.start) < min(end, s.end)]
            if found and stretches[0].start <= start and end <= stretches[-1].end:
                return found
        raise self._refused(start)

    def _refused(self, at: int) -> DocumentError:
        return DocumentError(
            "a change is not in the text of one paragraph", path=self._raw.path,
            line=self._raw.line(at), remedy="Change it in Word.",
        )  # fmt: skip

    def _cut(self, run: Element, start: int, end: int, after: str) -> None:
        cuts = self._cuts.setdefault(run.start, _Cuts(run))
        cuts.places.append((start, end, after))

    def _deleted(self, w: str, opening: str, written: str) -> str:
        return f"<{w}del {self._mark(w)}>{opening}{written}</{w}r></{w}del>"

    def _mark(self, w: str) -> str:
        return stamp(w, next(self._numbers), self._day)

    def _written(self, cuts: _Cuts) -> str:
        """A run in as many parts as its changes make of it."""
        raw, run = self._raw, cuts.run
        w = prefix(raw, run)
        opening, closing = _opening(raw, run), f"</{w}r>"
        places = sorted(cuts.places, key=lambda place: place[:2])
        out: list[str] = []
        kept: list[str] = []  # of the part that is being written

        def finish() -> None:
            if kept:
                out.append(opening + "".join(kept) + closing)
                kept.clear()

        for child in run.elements():
            if child.local == "rPr":
                continue
            if child.local != "t":
                written = raw.text[child.start : child.end]
                gone = [after for *place, after in places if place == [child.start, child.end]]
                if gone:
                    finish()
                    out.append(self._deleted(w, opening, written) + gone[0])
                else:
                    kept.append(written)
                continue
            mine = [p for p in places if child.inside <= p[0] and p[1] <= child.outside]
            if not mine:
                kept.append(raw.text[child.start : child.end])
                continue
            chars = list(trimmed(child))
            at, last = chars[0][1], chars[-1][1] + chars[-1][2]
            for start, end, after in mine:
                if at < start:
                    kept.append(text_of(w, raw.text[at:start]))
                finish()
                if start < end:
                    gone_text = (
                        f'<{w}delText xml:space="preserve">{raw.text[start:end]}</{w}delText>'
                    )
                    out.append(self._deleted(w, opening, gone_text))
                out.append(after)
                at = max(at, end)
            if at < last:
                kept.append(text_of(w, raw.text[at:last]))
        finish()
        return "".join(out)


def _opening(raw: Raw, run: Element) -> str:
    """The run's start tag with its properties, which each part of it has."""
    properties = run.first("rPr")
    own = raw.text[properties.start : properties.end] if properties else ""
    return raw.text[run.start : run.inside] + own
