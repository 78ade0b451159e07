"""Whose an office is: "the Iraqi foreign minister" where the source has that of Iran.

When two countries change places every name is there and nothing is missing. What tells is the
office beside a country, which both sides name by one concept: in the source it is one country's, in the
target another's.
"""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from qa.datafile import read_toml, strict
from qa.language import FOLDER, Language, base, language
from qa.model import Hit, Mention, Misplaced, Side, Span
from qa.scan.mentions import Facts, Said

_FILE = FOLDER / "names" / "offices.toml"
_LISTED = (",", "，", "،", "、", "/")  # marks of a list
_BETWEEN = 14  # characters between an office and its country


class _Known(NamedTuple):
    """By language what stands between an office and its country, and the offices held abroad."""

    joins: Mapping[str, Mapping[str, frozenset[str]]]
    abroad: frozenset[str]


@functools.cache
def _known() -> _Known:
    data = dict(read_toml(_FILE))
    abroad = frozenset(data.pop("abroad"))
    for code, row in data.items():
        strict(row, ("before", "after"), f"offices.toml, {code}")
    joins = {
        code: {k: frozenset(join.casefold() for join in v) for k, v in row.items()}
        for code, row in data.items()
    }
    return _Known(joins, abroad)


def misplaced(
    facts: Facts, index: int, hits: Mapping[tuple[int, Side], Sequence[Hit]]
) -> Iterator[Misplaced]:
    """The offices of a segment that are one country's in the source and another one's here.

    Both countries stand on both sides, or the source only speaks of the one that came (Iran's minister in
    Baghdad) and the target nowhere of the other one: who came from elsewhere is told as that.
    """
    theirs = _seats(facts, index, "source", hits.get((index, "source"), ()))
    ours = _seats(facts, index, "target", hits.get((index, "target"), ())) if theirs else {}
    for office, seats in theirs.items():
        if office not in ours or None in seats or None in ours[office]:
            continue
        lost = [s for s in seats if s and all(_apart(s[1], o[1]) for o in ours[office] if o)]
        came = [o for o in ours[office] if o and all(_apart(o[1], s[1]) for s in seats if s)]
        if len(lost) != 1 or len(came) != 1:
            continue
        (title, owner), (_, holder) = lost[0], came[0]
        concept = facts.concept(owner)
        if concept and _known_by(facts, index, holder, owner):
            a, b = title.span, owner.span
            both = Span(index, "source", min(a.start, b.start), max(a.end, b.end))
            yield Misplaced(holder, owner, concept, both)


def _apart(one: Mention, other: Mention) -> bool:
    return set(one.terms).isdisjoint(other.terms)


def _known_by(facts: Facts, index: int, holder: Mention, owner: Mention) -> bool:
    """Whether the source names who came, and the target whose the office is as it may."""
    there, here = facts.said(index, "source"), facts.said(index, "target")
    if _names(there, holder):
        return not here.named.isdisjoint(owner.terms)
    return not there.supported.isdisjoint(holder.terms) and here.supported.isdisjoint(owner.terms)


def _names(said: Said, mention: Mention) -> bool:
    """Whether a country is named by more than its capital, where anybody's minister may be."""
    return any(m.use != "capital" and not _apart(m, mention) for m in said.direct)


def _seats(
    facts: Facts, index: int, side: Side, hits: Sequence[Hit]
) -> dict[str, list[tuple[Hit, Mention] | None]]:
    """By office each place that names it, with its country; None where that is not plain."""
    document = facts.document
    code = base((document.source_lang if side == "source" else document.target_lang) or "")
    known = _known()
    joins = known.joins.get(code)
    found: dict[str, list[tuple[Hit, Mention] | None]] = {}
    if not joins:
        return found
    lang = language(code)
    text, direct = facts.text(index, side), facts.said(index, side).direct
    for hit in hits:
        if hit.term.kind == "title" and hit.term.id not in known.abroad:
            some = [m for m in direct if _beside(text, hit, m, joins)]
            plain = (
                len(some) == 1
                and some[0].kind == "country"
                and not _shared(text, some[0], hit, direct, lang)
            )
            found.setdefault(hit.term.id, []).append((hit, some[0]) if plain else None)
    return found


def _beside(text: str, hit: Hit, mention: Mention, joins: Mapping[str, frozenset[str]]) -> bool:
    if mention.span.end <= hit.span.start:
        return _gap(text, mention.span.end, hit.span.start) in joins.get("before", ())
    return mention.span.start >= hit.span.end and _gap(
        text, hit.span.end, mention.span.start
    ) in joins.get("after", ())


def _gap(text: str, start: int, end: int) -> str | None:
    if end - start > _BETWEEN:
        return None
    return text[start:end].replace("’", "'").strip(" ").casefold()


def _shared(
    text: str, mention: Mention, hit: Hit, direct: Sequence[Mention], lang: Language
) -> bool:
    """Whether another name is joined to it on the other side: both may hold the office."""
    for other in direct:
        if not _apart(other, mention):
            continue
        if other.span.end <= mention.span.start < hit.span.start:
            between = text[other.span.end : mention.span.start]
        elif other.span.start >= mention.span.end and mention.span.start > hit.span.start:
            between = text[mention.span.end : other.span.start]
        else:
            continue
        if not between and not lang.spaced:
            return True
        if len(between) <= _BETWEEN and _joined(between, lang.joiners):
            return True
    return False


def _joined(between: str, joiners: Collection[str]) -> bool:
    gap = between.replace("’", "'").removeprefix("'s").strip(" .").casefold()
    return gap in _LISTED or any(gap == joiner.strip().casefold() for joiner in joiners)
