"""What the reference has and the target has not, and the reverse, as far as one can be sure."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterator, Sequence

from qa.language import base, language
from qa.model import Segment, Span, Uneven
from qa.names.gaps import Trace
from qa.names.sound import fold_name
from qa.scan.against import Compared, Stretch, compare, holes, mirrored, shared, stretches
from qa.scan.everyday import Agreed, agreed
from qa.scan.fallen import Gap, amid, fallen
from qa.scan.neighbours import neighbours
from qa.scan.singly import singly

_MOST = 20_000  # characters of a side
_RELATED = 0.13  # share of words that nearly any two translations of one sentence have in common
_ENOUGH = 4  # words of content that a side must have before it can be called unrelated
_FIRM = 6  # and before that is sure: a headline may be put in other words altogether
_OWN = 0.1  # share of function words in a text that is in its language
_COGNATE = 5  # letters by which a word of the source is known again
_LEAST = 4
_DENSE = 4  # characters, in a script without blanks, that are more than a choice of words
_ROUND = 2
_LONGEST = 40  # characters of a word
_LIKELY = 0.67  # of a place that is worth a minor finding
_AMID = 2  # words in the same order on both sides of words that only the target has
_ASKED = 2  # places of a segment that are asked about
_APART = 2  # words between them
_ASK = -1.3  # odds (a logarithm) from which one is asked about: one in five is right
_SURE = 2.4  # and from which it is told: none in 110,000 words of translations is
_LETTERS = re.compile(r"[^\W\d_]{4,40}")


@singly
def unlike(number: int, segment: Segment, tag: str, source: str) -> Iterator[Uneven]:
    """One for each place of the targets that differ from their references, and each gap in them."""
    if not any(map(str.isalnum, segment.target)) or len(segment.target) > _MOST:
        return
    reference = segment.references[0] if segment.references else ""
    if reference and len(reference) <= _MOST:
        yield from _compared(number, segment, reference, tag, source)
    elif not _spread(segment.target):
        for trace in holes(segment.target, "", language(tag).code):
            if trace.alone and not _doubled(segment.target, trace.place):
                span = Span(number, "target", trace.place, trace.place)
                yield Uneven(span, "hole", confidence=0.8)


def _compared(
    number: int, segment: Segment, reference: str, tag: str, source: str
) -> Iterator[Uneven]:
    compared = compare(segment.target, reference, tag)
    if compared is None:
        return
    spaced = language(tag).spaced
    if spaced and _unrelated(compared):
        whole = Span(number, "target", 0, len(segment.target))
        witness = (Span(number, "reference", 0, len(reference)),)
        firm = _content(compared) >= _FIRM
        yield Uneven(
            whole, "unrelated", witness, share=1.0, confidence=0.95 if firm else 0.6, sure=firm
        )
        return
    found = [
        trace
        for trace in holes(segment.target, reference, language(tag).code)
        if trace.alone and not _doubled(segment.target, trace.place)
    ]
    heard = {fold_name(w)[:_COGNATE] for w in _LETTERS.findall(segment.source or "")}
    told: set[int] = set()
    both = list(_both(segment, reference, compared, (source, tag))) if spaced else []
    for stretch in stretches(compared):
        missing = _words(number, segment, compared, stretch, found, heard, both, spaced)
        if missing:
            told.update((missing.span.start, missing.span.start + 1))
            yield missing
    if spaced:
        for stretch in stretches(mirrored(compared)):
            strange = _strange(number, compared, stretch, heard)
            if strange:
                yield strange
    for trace in found:
        if trace.place not in told:
            told.add(trace.place)
            span = Span(number, "target", trace.place, trace.place)
            yield Uneven(span, "hole", confidence=0.85)
    yield from _agreed(number, compared, both, told)
    yield from _fallen(number, segment.target, reference, compared, tag, told)


def _words(
    number: int,
    segment: Segment,
    compared: Compared,
    stretch: Stretch,
    found: Sequence[Trace],
    heard: set[str],
    both: Sequence[Agreed],
    spaced: bool,
) -> Uneven | None:
    """Words of the reference that are missing; sure when the sentence shows it, when the source
    has them too; likely when there are several amid what both have.
    """
    ours, lost = compared.target, compared.reference[stretch.first : stretch.last]
    place = ours[stretch.at - 1].end if stretch.at else ours[0].start
    follows = ours[stretch.at].start if stretch.at < len(ours) else len(segment.target)
    traced = any(place <= trace.place <= follows for trace in found)
    if stretch.spare and not traced:
        return None
    amid = min(stretch.before, stretch.behind) > 1
    if not spaced:
        round_ = min(stretch.before, stretch.behind)
        if stretch.size < _DENSE or round_ < _ROUND:
            return None
        sure = likely = False
    else:
        said = {token.stem for token in ours}
        known = any(
            t.content and len(t.stem) >= _LEAST and t.stem in heard and t.stem not in said
            for t in lost
        )
        known = known or any(stretch.first <= one.number < stretch.last for one in both)
        sure = traced or known
        likely = amid and stretch.size > 1  # or said in other words: also the reason
    witness = (Span(number, "reference", lost[0].start, lost[-1].end),)
    share = stretch.size / max(1, sum(token.content for token in compared.reference))
    return Uneven(
        Span(number, "target", place, place), "words", witness, (), share,
        0.85 if traced else 0.75 if sure else _LIKELY if likely else 0.45, sure,
    )  # fmt: skip


def _both(
    segment: Segment, reference: str, compared: Compared, langs: tuple[str, str]
) -> Iterator[Agreed]:
    """Words that source and reference have and the translation has not."""
    if langs[0] and segment.source:
        yield from agreed(compared, segment.target, reference, segment.source, langs)


def _agreed(
    number: int, compared: Compared, both: Sequence[Agreed], told: set[int]
) -> Iterator[Uneven]:
    """Those of which nothing is told yet."""
    ours = compared.target
    for one in both:
        place = ours[one.at - 1].end if one.at else ours[0].start
        if place in told:
            continue
        told.add(place)
        word = compared.reference[one.number]
        yield Uneven(
            Span(number, "target", place, place), "both",
            (Span(number, "reference", word.start, word.end),), (), 0.0,
            0.7 if one.sure else 0.45, sure=False,
        )  # fmt: skip


def _fallen(
    number: int, text: str, reference: str, compared: Compared, tag: str, told: Collection[int]
) -> Iterator[Uneven]:
    """The likeliest places where something fell out, that nothing else tells."""
    table = neighbours(base(tag))
    ours = compared.target
    asked: list[Gap] = []
    for gap in fallen(compared, text, reference, table) if table else ():
        if gap.score < _ASK or len(asked) == _ASKED:
            break
        place = ours[gap.at - 1].end if gap.at else ours[0].start
        follows = ours[gap.at].start if gap.at < len(ours) else len(text)
        if any(place - 1 <= other <= follows for other in told):
            continue
        if any(abs(gap.at - other.at) <= _APART for other in asked):
            continue  # one loss, whose place is not certain
        asked.append(gap)
        lost = compared.reference[gap.first : gap.last]
        witness = (Span(number, "reference", lost[0].start, lost[-1].end),) if lost else ()
        sure = gap.score >= _SURE
        first, last = (gap.at, gap.at) if sure else amid(compared, gap.at)
        start, end = (ours[first].start, ours[last - 1].end) if first < last else (place, place)
        yield Uneven(
            Span(number, "target", start, end), "gap", witness, (), 0.0,
            1 / (1 + math.exp(-gap.score)), sure,
        )  # fmt: skip


def _strange(number: int, compared: Compared, stretch: Stretch, heard: set[str]) -> Uneven | None:
    """Words of the target that neither reference nor source has, amid what both have."""
    extra = compared.target[stretch.first : stretch.last]
    if stretch.spare or min(stretch.before, stretch.behind) < _AMID:
        return None
    if any(token.content and token.stem in heard for token in extra):
        return None
    there = compared.reference
    place = there[stretch.at].start if stretch.at < len(there) else there[-1].end
    return Uneven(
        Span(number, "target", extra[0].start, extra[-1].end), "strange",
        (Span(number, "reference", place, place),), confidence=0.4, sure=False,
    )  # fmt: skip


def _unrelated(compared: Compared) -> bool:
    if _content(compared) < _ENOUGH or shared(compared) > _RELATED:
        return False
    # A text in another language is something else.
    words = [token for token in compared.target if token.word]
    return sum(not token.content for token in words) >= _OWN * len(words)


def _content(compared: Compared) -> int:
    """How many words of content the side with fewer has."""
    sides = compared.target, compared.reference
    return min(sum(token.content for token in side) for side in sides)


def _doubled(text: str, place: int) -> bool:
    """Whether the same word stands on both sides: one too many, not one too few."""
    before, after = text[:place][-_LONGEST:].split(), text[place:][:_LONGEST].split()
    return bool(before and after) and before[-1].casefold() == after[0].casefold()


def _spread(text: str) -> bool:
    """Whether a text is tokenised (blanks before stops): its possessives stand alone."""
    return " ," in text or " ." in text or " '" in text
