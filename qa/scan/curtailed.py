"""Sentences that break off: far too short for their source, though no sentence of it can be named."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from qa.language import base, language
from qa.model import Document, Span, Uneven
from qa.scan.aligned import Sentence
from qa.scan.parts import Pair, kept, named
from qa.scan.sentences import rules

CUT = -4.5  # standard deviations: a sentence that is far too short
# The same by itself, by whether the target writes blanks: Chinese headlines and official prose are
# terse. More than what speaks for the translation, too: with all figures and names in place a
# verbose source is likelier than a cut (3,1 مليون مشاهد وبلغ عدد … for “3,1 mln, NBC …”).
_FAR_CUT = {True: -8.0, False: -9.0}
_CUT_BARE = -7.0  # without its full stop where no figure or name is missing: below any headline
# The same where the target ends in a word and its source with a mark: with and without a figure or name that
# is missing. Of 50,000 translations by people 3 were so short, and headlines all of them. Without blanks a terse
# one is as likely: what is missing must show.
BROKEN, _BROKEN_BARE = -3.7, -4.4
_NEEDED = 1.5  # evidence of lost figures and names that makes a short sentence sure
_NEEDED_SHORT = 8.5  # the same with how much too short it is


def cut_short(
    document: Document,
    number: int,
    ours: Sequence[Sentence],
    theirs: Sequence[Sentence],
    score: float,
    pair: Pair,
) -> Uneven:
    """A target too short for its source where no single sentence can be named."""
    segment = document.segments[number]
    said = kept(theirs)
    evidence = sum(-w.match if key in said else w.miss for key, w in kept(ours).items())
    cut = _unended(document, number, pair)
    place = 0 if _begins_late(ours, said) and not cut else len(segment.target.rstrip())
    sure = (
        score < min(evidence, _FAR_CUT[language(pair.target).spaced])
        or (cut and (evidence > 0 or score < _CUT_BARE))
        or (
            language(pair.target).spaced and score < _BROKEN_BARE and broken(document, number, pair)
        )
        or (evidence > _NEEDED and evidence - score > _NEEDED_SHORT)
    )
    return Uneven(
        Span(number, "target", place, place),
        "short",
        (Span(number, "source", ours[0].start, ours[-1].end),),
        named(ours, said),
        0.0,
        0.85 if sure else 0.5,
        sure,
    )


def broken(document: Document, number: int, pair: Pair) -> bool:
    """Whether the target ends amid a sentence: in a word, where its source ends with a mark."""
    text = document.segments[number].target.rstrip()
    return text[-1:].isalnum() and _unended(document, number, pair)


def _unended(document: Document, number: int, pair: Pair) -> bool:
    """Whether the target ends without a mark where its source has one."""
    segment = document.segments[number]
    stops = rules(base(pair.target))
    ours, theirs = (segment.source or "").rstrip()[-1:], segment.target.rstrip()[-1:]
    return ours in stops.final and theirs not in stops.final and not stops.bare


def _begins_late(ours: Sequence[Sentence], said: Collection[str]) -> bool:
    """Whether what the target has of the source stands in its end: anchors come in text order."""
    places = [key in said for s in ours for key, w in s.anchors.items() if w.miss or key in said]
    found = [n for n, there in enumerate(places) if there]
    lost = [n for n, there in enumerate(places) if not there]
    if not found or not lost:
        return False
    return sum(lost) / len(lost) < sum(found) / len(found)
