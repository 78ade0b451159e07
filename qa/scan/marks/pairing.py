"""Quotation marks and brackets without a partner, and quotations that only one side has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qa.model import Document, MarkSlip, Segment, Span
from qa.scan.marks.data import Marks, marks, shared
from qa.scan.marks.mixed import mixed, swallowed
from qa.scan.marks.partners import with_marks, with_partner
from qa.scan.marks.sides import BRACKETS, Sides, look
from qa.scan.marks.stretches import stretch

_NEAR = 3  # segments that a quotation may run over
_DASHES = ("—", "–", "-")  # speech that a dash begins


class _Story:
    """The texts before one, nearest first, and behind it; whether their language opens a quotation
    anew in each paragraph."""

    def __init__(self, texts: Sequence[Sides | None], index: int, anew: bool) -> None:
        near = texts[max(0, index - _NEAR) : index]
        self.before = [t for t in reversed(near) if t is not None]
        self.behind = [t for t in texts[index + 1 : index + _NEAR + 1] if t is not None]
        self.anew = anew


def pairings(document: Document) -> Iterator[MarkSlip]:
    """Marks of the target without a partner, and quotations that only one side has, in order."""
    ours, theirs = document.target_lang, document.source_lang or ""
    targets = [look(s.target, ours) for s in document.segments]
    sources = [look(s.source, theirs) if s.source else None for s in document.segments]
    for index, segment in enumerate(document.segments):
        mine, source = targets[index], sources[index]
        if not (mine.any or mine.shaped or mine.labels or (source and source.said)):
            continue
        references = [look(r, ours) for r in segment.references]
        others = [s for s in (source, *references) if s is not None]
        story = _Story(targets, index, marks(ours).anew)
        for place, sign in _lonely(mine, others, len(targets) > 1):
            if sign in BRACKETS:
                elsewhere = any(t.shaped for t in (*story.before, *story.behind))
            else:
                elsewhere = _runs_over(mine, others, story)
            if not elsewhere:
                yield _unpaired(index, segment, place, source, others, ours)
        slip = mixed(index, segment.target, mine, marks(ours))
        if slip is not None:
            yield slip
        if source is None:
            continue
        slip = swallowed(index, segment, mine, source, ours, theirs)
        if slip is not None:
            yield slip
        if _lost(segment, mine, source, references, story):
            yield _lost_words(index, segment, source, marks(ours), bool(references))
        theirs_beside = _Story(sources, index, marks(theirs).anew)
        if _added(segment, mine, source, references, theirs_beside):
            span = Span(index, "target", *mine.said[0])
            yield MarkSlip(span, "added", "", True, agreed=bool(references))


def _unpaired(
    index: int,
    segment: Segment,
    place: int,
    source: Sides | None,
    others: Sequence[Sides],
    ours: str,
) -> MarkSlip:
    plain = with_partner(segment, place, source, marks(ours))
    start, end, instead = plain or (place, place + 1, "")
    span = Span(index, "target", start, end)
    return MarkSlip(span, "unpaired", instead, bool(others), agreed=len(others) > 1)


def _runs_over(mine: Sides, others: Sequence[Sides], story: _Story) -> bool:
    """Whether a quotation runs over several segments, cut otherwise than in the source.

    What is opened here is closed behind, or opened anew in each paragraph; what is closed here was
    opened before, whatever the source has: translators put the speaker between, before or behind. A
    whole quotation in between shows that none runs over it, and a source whose quotation ends amid
    its text that the next paragraph opens none anew.
    """
    paired = [o for o in others if o.any and not o.open]
    anew = all(o.trails and story.anew for o in paired)
    if mine.begins:
        for text in story.behind:
            if text.ends or (text.leads and (text.begins or anew)):
                return True
            if text.any:
                break
    return (mine.ends or mine.leads) and _begun(story)


def _begun(story: _Story) -> bool:
    """Whether an earlier text opens a quotation that no whole one follows."""
    for text in story.before:
        if text.begins:
            return True
        if text.any:
            break
    return False


def _within(story: _Story) -> bool:
    """Whether a quotation that an earlier text opens and a later one closes runs over this one."""
    return any(t.begins for t in story.before) and any(t.ends for t in story.behind)


def _lonely(mine: Sides, others: Sequence[Sides], story: bool) -> Iterator[tuple[int, str]]:
    """The marks without a partner that the other sides do not explain."""
    explained = any(o.open for o in others)
    # Where no other side has a quotation at all, one that begins or ends the text may go on beyond.
    # An opening one is seen to be closed in the rest of the story; the beginning may be missing.
    cut = mine.ends or not story
    beyond = mine.edge and cut and not any(o.any for o in others) and len(others) < 2
    if mine.double is not None and not explained and not beyond:
        yield mine.double, '"'
    for place, sign in mine.shaped:
        if sign in BRACKETS:
            if not any(s in BRACKETS for o in others for _, s in o.shaped):
                yield place, sign
        elif not explained:
            yield place, sign
    # a) and 12) are labels, unless the others have no label and more pairs than there are here.
    if others and all(not o.labels and o.round > mine.round for o in others):
        yield from mine.labels


def _lost(
    segment: Segment, mine: Sides, source: Sides, references: Sequence[Sides], story: _Story
) -> bool:
    """Whether speech that the source (and reference) quotes has no such mark at all in the target."""
    if not source.said or mine.any or not all(r.said for r in references):
        return False
    return segment.target.lstrip()[:1] not in _DASHES and not _within(story)


def _added(
    segment: Segment, mine: Sides, source: Sides, references: Sequence[Sides], story: _Story
) -> bool:
    """Whether the target quotes speech where the source has no such mark; `story` is the source's."""
    if not mine.said or source.any or any(r.any for r in references):
        return False
    # Between single marks it may be a genitive that a blank has come to.
    single = segment.target[mine.said[0][0]] in shared().single
    dashed = (segment.source or "").lstrip()[:1] in _DASHES
    return not single and not dashed and not _within(story)


def _lost_words(index: int, segment: Segment, source: Sides, lang: Marks, agreed: bool) -> MarkSlip:
    """Where the words of the lost quotation stand, and what to write if that is plain."""
    witness = tuple(Span(index, "source", *place) for place in source.said)
    longest = max(source.said, key=lambda place: place[1] - place[0])
    words = stretch(segment.target, lang, segment.source or "", longest)
    instead = with_marks(segment, words, source, lang)
    return MarkSlip(Span(index, "target", *words), "lost", instead, True, witness, agreed=agreed)
