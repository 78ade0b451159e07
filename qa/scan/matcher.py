"""Raw matches of the automaton to hits: boundary test on each edge, then the longest wins.

The order matters: the longest first would hide a shorter valid hit behind a long one that fails
its boundary.
"""

from __future__ import annotations

import functools
import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Literal, NamedTuple, TypeVar

from qa.edges import free, in_word
from qa.fold import Folded
from qa.language import Language
from qa.model import Side, Term
from qa.scan.compiled import Compiled, Resolved
from qa.scan.unit import FORM

_ACRONYM = 5  # letters; longer words in capitals are shouted, or written so in a headline
_REACH = 40  # letters of a word that are looked at on each side; no ending is as long
_PART = 4  # letters of a noun that may be a part of a compound; shorter ones stand in any word
_BETWEEN = "\0"  # parts two texts: in no form, and a boundary
_APOSTROPHE = "'"  # as the folding leaves it
_NAMES = ("person", "place", "country", "people", "org")
_LANDS = ("country", "place", "region")
_OF = ("adjective", "people")  # uses that a part of a land has in one word where nouns have none


class Raw(NamedTuple):
    """A match that passed its boundaries, in original offsets; `number` is that of form or rule."""

    start: int
    end: int
    term: Term
    number: int
    instead: str


def _reach(lang: Language) -> tuple[int, int]:
    """How many letters are looked at before and behind a form: one more than may stand there."""
    if lang.compounds:
        return _REACH, _REACH
    return _longest(lang.heads, lang.parts), _longest(lang.tails, lang.suffixes) or 1


@functools.lru_cache(maxsize=128)
def _longest(*some: Collection[str]) -> int:
    most = max((len(ending) for endings in some for ending in endings), default=-1)
    return min(_REACH, most + 1)


class Edges(NamedTuple):
    """A match with what belongs to it, in folded offsets; `kind` is how it does."""

    start: int
    end: int
    kind: Literal["", "suffixed", "compound", "part"]


def edge(text: str, start: int, end: int, lang: Language) -> Edges | None:
    """The match with the clitics and endings that belong to it; None inside another word.

    "suffixed" is one word with a suffix that many other words end in as well, "compound" a part of
    a longer word, which it is given whole; so is the "part" of a land (Nordsyrien).
    """
    left, right = start, end
    before, after = _reach(lang)
    if start and text[start - 1] != " " and not free(text[start], text[start - 1], right=False):
        if not before:
            return None  # nothing may stand joined before a form
        least = max(0, start - before)
        while left > least and in_word(text[left - 1]):
            left -= 1
    if (
        end < len(text)
        and text[end] != " "
        and (_marks(text, end, lang) or not free(text[end - 1], text[end], right=True))
    ):
        most = min(len(text), end + after)
        while right < most and (in_word(text[right]) or _marks(text, right, lang)):
            right += 1
    head, tail = text[left:start], text[end:right]
    kind: Literal["", "suffixed", "compound", "part"] = ""
    if (head and head not in lang.heads) or (tail and tail not in lang.tails):
        if head in lang.parts and (not tail or tail in lang.tails):
            return Edges(left, right, "part")
        if head in ("", *lang.heads) and tail in lang.suffixes:
            kind = "" if " " in text[start:end] else "suffixed"
        elif lang.compounds and end - start >= _PART and len(head) + len(tail) < _REACH:
            return Edges(left, right, "compound")
        else:
            return None
    if lang.suffixes and text[right : right + 1] == _APOSTROPHE:
        stop, most = right + 1, min(len(text), right + 1 + _REACH)
        while stop < most and in_word(text[stop]):
            stop += 1
        if text[right + 1 : stop] in lang.suffixes:
            right = stop
    return Edges(start, right, kind)


def _marks(text: str, at: int, lang: Language) -> bool:
    """Whether the sign at that place belongs to the letter before it, and is no closing mark."""
    if text[at] not in lang.marks:
        return False
    ends = text[at] == _APOSTROPHE and not in_word(text[at + 1 : at + 2] or " ")
    return not ends or text[at - 1] in lang.marked


def _case_fits(written: str, wanted: str, *, strict: bool) -> bool:
    """Smart case: a capital must stay one, an acronym stays whole, lower case is free.

    Several words are distinctive enough by themselves, so `strict` only looks at acronyms and
    single words.
    """
    if not wanted[:1].isupper():
        return True
    if wanted.isupper() and len(wanted) <= _ACRONYM:
        return written.isupper() or (
            written[: len(wanted)].isupper() and len(written) > len(wanted)
        )
    return written[:1].isupper() or not strict


def _source_fits(written: str, wanted: str, lang: Language) -> bool:
    """The case of a form in the source, where a wrong hit asks for a rendering that is not due.

    An article at its head is nobody's own: "the Art of War" is The Art of War. The word after it
    then tells the film The Rainbow from a rainbow at the head of a sentence.
    """
    article, blank, rest = wanted.partition(" ")
    if not blank or article.casefold() not in lang.articles or not rest[:1].isupper():
        return _case_fits(written, wanted, strict=True)
    first, _, others = written.partition(" ")
    return first.casefold() == article.casefold() and others[:1].isupper()


def _free_case(term: Term, wanted: str) -> bool:
    """Whether the target may write it in any case: the newsroom's own title or dish.

    A title is capitalised by the rules of each house (La Casa Azul, La casa azul, la casa azul).
    One word is a name only by its capital, and an acronym by all of them.
    """
    if not term.strict or (wanted.isupper() and len(wanted) <= _ACRONYM):
        return False
    return " " in wanted or term.kind not in _NAMES


def _may_join(edges: Edges, term: Term, kind: int, side: Side) -> bool:
    """Whether a term can be what such a word has in it: a name is not taken out of another word.

    Compounds only tell that the newsroom's own noun is rendered, and which land a part is of.
    """
    if not edges.kind:
        return True
    if edges.kind == "part":
        return kind == FORM and term.kind in _LANDS
    if edges.kind == "compound" and (kind != FORM or side == "source" or not term.strict):
        return False
    return term.kind not in _NAMES


def match(
    folded: Folded,
    compiled: Compiled,
    terms: Resolved,
    lang: Language,
    side: Side = "target",
) -> tuple[list[Raw], list[Raw]]:
    """Every form and wrong rendering of one side; `longest` chooses among them."""
    return match_all([folded], compiled, terms, lang, side)[0]


def match_all(
    texts: Sequence[Folded], compiled: Compiled, terms: Resolved, lang: Language, side: Side
) -> list[tuple[list[Raw], list[Raw]]]:
    """What `match` gives for each of some texts: the automata run over all of them in one go."""
    found: list[tuple[list[Raw], list[Raw]]] = [([], []) for _ in texts]
    parts: list[tuple[int, Raw]] = []
    text = _BETWEEN.join(one.text for one in texts)
    begins: list[int] = list(itertools.accumulate((len(one.text) + 1 for one in texts), initial=0))
    for place, unit in enumerate(compiled.units):
        shard = unit.shard(lang.code)
        if shard is None:
            continue
        insteads = unit.small["insteads"]
        for start, end, pattern in shard.automaton.find_overlapping(text):
            edges = edge(text, start, end, lang)
            if edges is None:
                continue
            index = bisect_right(begins, start) - 1
            folded, before = texts[index], begins[index]
            forms, wrongs = found[index]
            first, last = folded.back(edges.start - before, edges.end - before)
            bare = last
            if edges.end != end or edges.start != start:
                bare = folded.back(start - before, end - before)[1]
            written = folded.original[first:bare]
            # 布朗 in 勒布朗·詹姆斯: what stands at a name dot is a part of somebody else's name.
            dotted = text[end : end + 1] == "·" or text[start - 1 : start] == "·"
            for kind, number, item, instead in shard.owners(pattern):
                term, earlier = terms.owner(place, number)
                if (dotted and term.kind == "person") or not _may_join(edges, term, kind, side):
                    continue
                item += earlier[kind]
                if kind == FORM:
                    form = term.forms[item]
                    if edges.kind == "part" and not (lang.compounds or form.use in _OF):
                        continue  # прочили, which are no Chile
                    wanted = form.text
                    if side == "source":
                        fits = _source_fits(written, wanted, lang)
                    else:
                        fits = _case_fits(written, wanted, strict=True) or _free_case(term, wanted)
                    if fits and edges.kind == "part":
                        parts.append((index, Raw(first, last, term, item, "")))
                    elif fits:
                        forms.append(Raw(first, last, term, item, ""))
                else:
                    wanted = term.wrong[item].text
                    if _case_fits(written, wanted, strict=" " not in written):
                        wrongs.append(Raw(first, bare, term, item, insteads[instead]))
    whole = {(index, raw.start, raw.end) for index, raw in _all_of(found)} if parts else ()
    for index, raw in parts:  # Südkorea is a name of its own
        if (index, raw.start, raw.end) not in whole:
            found[index][0].append(raw)
    return found


def _all_of(found: Sequence[tuple[list[Raw], list[Raw]]]) -> Iterator[tuple[int, Raw]]:
    return ((index, raw) for index, (forms, _) in enumerate(found) for raw in forms)


T = TypeVar("T")


def longest(items: Collection[T], place: Callable[[T], tuple[int, int]]) -> list[T]:
    """The longest of overlapping valid matches, the left one of equal ones, in text order.

    Matches of the very same span stay together. Length goes before place: an Arabic clitic makes
    another name begin one letter earlier (ليو, Leo, before the longer يو العظيم).
    """
    spans = {place(item): None for item in items}
    starts: list[int] = []
    kept: dict[int, int] = {}  # end by start
    for start, end in sorted(spans, key=lambda s: (s[0] - s[1], s[0])):
        at = bisect_left(starts, start)
        before = kept[starts[at - 1]] if at else -1
        after = starts[at] if at < len(starts) else end
        if before <= start and end <= after:
            starts.insert(at, start)
            kept[start] = end
    chosen = [item for item in items if kept.get(place(item)[0]) == place(item)[1]]
    return sorted(chosen, key=place)
