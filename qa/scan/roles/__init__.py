"""Who did what to whom, and from where to where: Iran struck Israel for what Israel did to Iran.

Both names are there, and the verb is right. Each side is read by the frames of its language
(`languages/roles/`): two names with a word for a kind of deed before, between or behind them, in one
clause. A deed is told where the other side has the same two names, one of the same kind of deed and
the roles the other way round, and neither side has it both ways.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from qa.kept import Kept, weight
from qa.language import base
from qa.model import Document, Hit, RoleChange, Side, Span
from qa.scan.roles.data import WAY, frames, held, parties
from qa.scan.roles.names import KINDS, Name, named, with_common, words_of
from qa.scan.roles.parties import parties_in
from qa.scan.roles.tape import tape

__all__ = ["roles"]

_LONGEST = 5_000  # characters of a side
_TWO = 2
_TEXTS: tuple[Side, Side] = ("source", "target")
_GROUPS = ("all", "who", "whom")


@dataclass(frozen=True, slots=True)
class _Deed:
    """What somebody does to somebody, or the way from one place to the other."""

    kind: str
    who: Name
    whom: Name
    span: Span

    def same(self, other: _Deed) -> bool:
        """Whether it may be the same one, in the same roles."""
        return (
            self.kind == other.kind
            and not self.who.concepts.isdisjoint(other.who.concepts)
            and not self.whom.concepts.isdisjoint(other.whom.concepts)
        )

    def turned(self, other: _Deed) -> bool:
        """Whether the other one has the same names in each other's place."""
        return (
            self.kind == other.kind
            and not self.who.concepts.isdisjoint(other.whom.concepts)
            and not self.whom.concepts.isdisjoint(other.who.concepts)
        )


_KNOWN: Kept[tuple[_Deed, ...]] = Kept()


def roles(
    document: Document, hits: Mapping[tuple[int, Side], Sequence[Hit]]
) -> Iterator[RoleChange]:
    """Where the target has it the other way round, in order; none for a language without data."""
    langs: dict[Side, str] = {
        "source": base(document.source_lang or ""),
        "target": base(document.target_lang),
    }
    if not all(map(held, langs.values())):
        return
    langs["reference"] = langs["target"]
    for index, segment in enumerate(document.segments):
        texts: dict[Side, str] = {"source": segment.source or "", "target": segment.target}
        if segment.references:
            texts["reference"] = segment.references[0]
        if any(len(text) > _LONGEST for text in texts.values()):
            continue
        yield from _of_parties(index, texts, langs)
        ids = [_ids(hits.get((index, side), ())) for side in _TEXTS]
        words = [words_of(texts[side], *langs.values()) for side in _TEXTS]
        common = words[0] & words[1]
        # Few sentences have two names on both sides.
        if len(ids[0] & ids[1]) + len(common) < _TWO:
            continue
        deeds: list[tuple[_Deed, ...]] = []
        for side, text in texts.items():
            some = hits.get((index, side), ())
            deeds.append(_deeds(text, some, common, (index, side), langs[side]))
            if len(deeds) <= _TWO and not deeds[-1]:
                break  # nothing to compare with
        else:
            yield from _turned(*deeds)


def _of_parties(
    index: int, texts: Mapping[Side, str], langs: Mapping[Side, str]
) -> Iterator[RoleChange]:
    """The same of parties that have no name: the opposition for the government.

    They are read apart from the names, which they stand beside (the Iranian government, President Macron).
    """
    found: list[Sequence[Name]] = []
    for side, text in texts.items():
        words = parties(langs[side])
        some = words and parties_in(
            text, words.words, words.glued, (index, side), spaced=words.spaced
        )
        found.append(some or ())
        if len(frozenset().union(*(name.concepts for name in found[-1]))) < _TWO:
            return  # few sentences have two of them
    yield from _turned(
        *(
            tuple(_said(text, names, langs[side]))
            for (side, text), names in zip(texts.items(), found, strict=True)
        )
    )


def _ids(hits: Sequence[Hit]) -> frozenset[str]:
    return frozenset(hit.term.id for hit in hits if hit.term.kind in KINDS)


def _deeds(
    text: str, hits: Sequence[Hit], common: frozenset[str], place: tuple[int, Side], code: str
) -> tuple[_Deed, ...]:
    """What a side says by its frames: kept, for a story comes again at each keystroke of its editor."""
    of_hits = tuple((h.span.start, h.span.end, h.term.id, h.form.use, h.form.text) for h in hits)
    key = (text, code, place, common, of_hits)
    found = _KNOWN.get(key)
    if found is None:
        found = _KNOWN.put(key, tuple(_read(text, hits, common, place, code)), weight(text, hits))
    return found


def _read(
    text: str, hits: Sequence[Hit], common: frozenset[str], place: tuple[int, Side], code: str
) -> Iterator[_Deed]:
    """What a side says of its names."""
    words = frames(code)
    assert words is not None
    yield from _said(text, with_common(text, named(text, hits, words.endings), common, place), code)


def _said(text: str, names: Sequence[Name], code: str) -> Iterator[_Deed]:
    """What a side says, by its frames; of two names of one thing nothing."""
    words = frames(code)
    if words is None or len(names) < _TWO:
        return
    one = tape(text, names)
    for pattern in words.patterns:
        for match in pattern.finditer(one.text):
            who, whom = one.names[match.start("who")], one.names[match.start("whom")]
            kinds = [k for k, found in match.groupdict().items() if found and k not in _GROUPS]
            if not who.concepts.isdisjoint(whom.concepts):
                continue
            if kinds == [WAY] and not (who.place and whom.place):
                continue
            start = one.back(match.start("all"))
            end = max(one.back(match.end("all")), who.span.end, whom.span.end)
            yield _Deed(kinds[0], who, whom, who.span._replace(start=start, end=end))


def _turned(
    source: Sequence[_Deed], target: Sequence[_Deed], reference: Sequence[_Deed] = ()
) -> Iterator[RoleChange]:
    told: set[tuple[Span, Span]] = set()
    for deed in sorted(target, key=lambda deed: (deed.span.start, deed.span.end)):
        right = next((one for one in source if deed.turned(one)), None)
        if right is None or (deed.who.span, deed.whom.span) in told:
            continue
        # What either side has both ways, or the reference as the target, is no mistake.
        if any(deed.same(one) for one in (*source, *reference)):
            continue
        if any(right.same(one) for one in target):
            continue
        told.add((deed.who.span, deed.whom.span))
        yield RoleChange(deed.span, right.span, (right.who.span, right.whom.span), deed.kind == WAY)
