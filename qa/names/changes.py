"""What the differences between the names of a translation and a reference amount to.

The source is the referee: what it supports is no stranger, and what it does not have may be the
reference's own addition. Traces of a removal in the sentence speak for a missing name as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from qa.names.differences import LEAST, READ, Change, Lone, Variant
from qa.names.gaps import Trace
from qa.names.sound import similarity

_HEARD = 0.78  # similarity in sound by which the source supports a name of the translation
_BACKED = 0.72  # and one of the reference, which has its letters right
_READING = 0.9  # similarity to the source by which a name is another reading of what stands there
_FAINT_LETTERS = 5
_LESS = 0.9  # similarity of the target's spelling to a source that has the reference's sound
_VARIANT = 0.4  # similarity of two spellings, one of which the source supports
_SURE = 2  # the gap whose words stand side by side
_SHORT = 2  # letters of a name that no gap alone makes missing

Kind = Literal["replaced", "added", "missing", "gap"]


@dataclass(frozen=True, slots=True)
class Asked:
    """A `place` of the target where [first, last) of the reference may have fallen out; `open` when
    the word before it needs another.
    """

    place: int
    first: int
    last: int
    open: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """A stretch [start, end) of the target that deserves a finding; empty for what is missing.

    `name` is what the reference has there. `backed` says that the source speaks for that name,
    `traced` that the sentence shows where it was. `faint` when there is little to go by: everyday
    words stand there, or the source has hardly anything of the name.
    """

    kind: Kind
    start: int
    end: int
    name: Lone | None
    backed: bool
    traced: bool
    faint: bool
    plain: bool = False
    level: bool = False


def verdicts(
    changes: Sequence[Change],
    traces: Sequence[Trace],
    lengths: tuple[int, int],
    asked: Sequence[Asked] = (),
    *,
    refereed: bool = True,
) -> list[Verdict]:
    """The verdicts in the order of the target; `lengths` are those of target and reference.

    `asked` are places where something may have fallen out that the reference has, `refereed` says that
    there is a source.
    """
    found: list[Verdict] = []
    lost: list[Change] = []
    for change in changes:
        if change.stranger and _strange(change.stranger, change.lost, level=change.level):
            found.append(_exchanged(change, change.stranger, refereed=refereed))
        elif change.lost and not (change.stranger and _variant(change.stranger, change.lost)):
            lost.append(change)
    left = list(traces)
    for change in lost:
        gone = change.lost
        assert gone
        place = gone.start / max(lengths[1], 1) * lengths[0]
        trace = min(left, key=lambda t: (not t.alone, abs(t.place - place)), default=None)
        gap = 0 if change.stranger else change.gap
        if not _missing(gone, trace, gap, paired=change.stranger is not None):
            ask = next((a for a in asked if a.first <= gone.start and gone.end <= a.last), None)
            if ask and not change.stranger and _asked_for(gone, ask):
                found.append(Verdict("missing", ask.place, ask.place, gone, False, True, True))
            continue
        if trace:
            left.remove(trace)
        at = trace.place if trace else change.start
        traced = bool(trace or gap)
        level = (gap == _SURE and not gone.beside) or bool(trace and trace.alone)
        faint = _unsure(gone, traced=traced, level=level, refereed=refereed)
        found.append(Verdict("missing", at, at, gone, _backed(gone), traced, faint, level=level))
    found += [
        Verdict("gap", trace.place, trace.place, None, False, True, False)
        for trace in left
        if trace.alone
    ]
    return sorted(found, key=lambda v: (v.start, v.end))


def misspelt(variant: Variant) -> Literal["heard", "attested"] | None:
    """What speaks for the reference's spelling: the source sounds like it, or it is a real name.

    None when the target's may be another way to write the name.
    """
    if variant.attested[0]:
        return None
    if variant.theirs == 1.0 and variant.ours < _LESS:
        return "heard"
    return "attested" if variant.attested[1] else None


def _exchanged(change: Change, stranger: Lone, *, refereed: bool) -> Verdict:
    gone = change.lost
    plain = stranger.again or not (stranger.proper or stranger.known) or _by_chance(stranger)
    if gone is None:
        # What the source has in a way may be another reading of it, or another part of the name.
        sure = stranger.known or (stranger.attested and not stranger.dense and not stranger.echo)
        weak = plain or stranger.nation or stranger.beside or not sure
        return Verdict("added", change.start, change.end, None, False, False, weak)
    # An acronym that nobody knows may be short for what the reference puts otherwise.
    plain = plain or (stranger.acronym and not stranger.known and not gone.acronym)
    backed = _backed(gone)
    faint = not change.level and _otherwise(stranger, gone, plain=plain, refereed=refereed)
    # Spring Festival, Lunar New Year; and a reading of the source that the glossary does not know.
    faint = faint or (stranger.words and gone.words and not backed)
    faint = faint or (_by_chance(stranger) and stranger.echo >= _READING)
    plain = plain or (gone.dense and not gone.seen)  # some stretch sounds alike by chance
    return Verdict(
        "replaced", change.start, change.end, gone, backed, False, faint, plain, change.level
    )


def _otherwise(stranger: Lone, gone: Lone, *, plain: bool, refereed: bool) -> bool:
    """Whether a name may be another way to put what the reference has, or the two have met by chance."""
    if stranger.again:
        return True
    if gone.acronym and stranger.known and not (stranger.acronym or gone.known):
        return True  # DPA, the German agency
    if gone.again:
        return not (stranger.known and stranger.told)
    backed = _backed(gone)
    if gone.seen or (backed and not gone.dense):
        return False
    if plain or (stranger.words and stranger.beside):  # Shenzhen Municipal
        return True
    if backed or (stranger.known and stranger.told):
        return False
    # A name of which an alphabetic source has nothing came from nowhere.
    nowhere = stranger.attested and not stranger.dense and not stranger.echo
    return stranger.words or gone.words or (refereed and not nowhere)


def _unsure(gone: Lone, *, traced: bool, level: bool, refereed: bool) -> bool:
    """Whether little speaks for a name that seems to be missing.

    Where there is a source it has to have the name, or the sentence a gap; a name that is there once less
    may be “it”, and words with capitals are those of a heading: a Game, To Be Broadcast.
    """
    backed = _backed(gone)
    if not (backed or traced or gone.attested):
        return True
    if level:
        return False
    worded = gone.words and (gone.beside or not (gone.known or gone.acronym))
    if gone.again or (worded and (gone.dense or gone.echo < READ)):
        return True
    return refereed and not backed and not (traced and (gone.known or gone.echo))


def _backed(name: Lone) -> bool:
    """Whether the source has the name: by the glossary if that knows it, else by its sound."""
    return name.seen or name.echo >= (READ if name.told else _BACKED)


def _strange(stranger: Lone, gone: Lone | None, *, level: bool) -> bool:
    """Whether a name of the target has nothing to stand on."""
    if stranger.again:  # one of two mentions stands where another name was
        if gone is None or not gone.seen:
            return False
        return not gone.again or (level and stranger.text != gone.text)
    if stranger.seen or not _odd(stranger, gone):
        return False
    return stranger.echo < _HEARD or _by_chance(stranger)


def _by_chance(stranger: Lone) -> bool:
    """Whether a stretch of the source sounds like a name that the glossary would have seen there."""
    return stranger.told and stranger.dense and _HEARD <= stranger.echo < READ


def _odd(stranger: Lone, gone: Lone | None) -> bool:
    """Whether it would be strange if the source has nothing like it."""
    telling = stranger.attested or stranger.acronym or stranger.known
    if gone and _worded(stranger) and _worded(gone) and not _backed(gone):
        return False  # two words for one thing: Web, Internet
    if not (stranger.proper or stranger.known):
        several = " " in stranger.text and stranger.echo < _BACKED
        if stranger.beside or gone is None:
            return several and not stranger.beside
        return several or ((gone.proper or gone.known) and not gone.acronym) or _backed(gone)
    if gone is None:
        if stranger.known:
            return True
        at_head = stranger.head and not stranger.acronym
        if stranger.nation and stranger.attested:
            return not stranger.words and stranger.echo == 0.0
        return telling and not stranger.beside and not at_head
    # A description in other words is none: Krasnodar Territory, Krasnodar Krai.
    return telling or not stranger.beside


def _worded(name: Lone) -> bool:
    """Whether it is one everyday word with a capital."""
    return name.words and not (name.known or name.acronym or " " in name.text)


def _variant(stranger: Lone, gone: Lone) -> bool:
    """Whether two names that stand in each other's place are two ways to put one."""
    several = gone.attested and " " in gone.text
    telling = stranger.attested or stranger.acronym or stranger.known
    if stranger.beside and gone.beside and not telling and not several:
        return True
    if gone.acronym and stranger.known and stranger.seen:  # spelled out
        return True
    if stranger.echo >= _READING and not stranger.again:  # Tsai and Cai, Beiyan and North Yan
        return True
    return stranger.echo >= _HEARD and similarity(stranger.text, gone.text) >= _VARIANT


def _asked_for(gone: Lone, ask: Asked) -> bool:
    """Whether a lost name may be what fell out where the reference has more, and nothing else speaks
    for it. A reference has its own full names and acronyms, names that the source has not, and says
    again what may be "it".
    """
    if gone.acronym or len(gone.text) <= _SHORT or (gone.told and (gone.again or not gone.seen)):
        return False
    if gone.beside and not gone.again:  # Secretary of [State] John Kerry
        return ask.open and gone.start == gone.whole[0]
    return True


def _missing(gone: Lone, trace: Trace | None, gap: int, *, paired: bool) -> bool:
    """Whether a name of the reference that the target lacks ought to be there."""
    if gone.again:
        return bool(gap or trace)
    if gone.acronym and not _backed(gone):  # there are many ways to write what they stand for
        return gap == _SURE if gone.known else trace is not None and (trace.alone or gap == _SURE)
    if not gone.known and (not gone.proper or (gone.beside and gone.words)):
        if gone.beside:  # the Bureau of a name that stands there
            return not paired and (trace is not None or gone.echo == 1.0)
        return trace is not None or gap == _SURE or _backed(gone)
    if _backed(gone):
        return True
    if gone.known:  # and not in the source, where the glossary would have seen it
        return trace is not None or gap == _SURE
    if (trace or gap) and len(gone.text) > _SHORT:
        return True
    return gone.echo >= LEAST and len(gone.text) >= _FAINT_LETTERS
