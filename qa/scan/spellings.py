"""Names that no glossary has, spelled in two ways in one story (Gioblo, Joblo).

Two spellings are one name where they sound alike and the source has one and the same string
wherever either stands, and nowhere else. What the source tells apart (brothers, a place and its
people) the target may tell apart too.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from qa.language import Language, base, language
from qa.model import Document, Hit, Span, TwoSpellings
from qa.names import NameToken, encode, fold_name, keys, profile, runs
from qa.names.distance import alike
from qa.names.sound import kin, similarity
from qa.names.tables import tables
from qa.scan.capitals import Capitals
from qa.scan.stays import script

_LIKE = 0.72  # two spellings of one name
_HEARD = 0.65  # a spelling and the source's own string
_GRAIN = 1e-6  # below a floor: rounding must not decide
_FARTHER = 0.06  # what the next characters may add to that: more shows a longer, another name
_LEAST = 4  # letters of a spelling
_LEAST_STRING, _LEAST_WORD = 3, 2  # characters of the source's string, letters of its word
_LEAST_STEM = 2  # letters
_MOST_PAIRS, _MOST_TEXT = 400, 1500  # pairs that are compared, characters of a source segment
_PARTS = 5  # of one name
_FEW = 8  # places of a spelling that are compared
_CASE = 2  # letters in which two cases of a name may differ at the end
_ENDING = 3  # letters in which two words of an inflected source may differ at the end
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")

# By spelling: segment, token, and the parts of the same name that follow it.
Places = dict[str, list[tuple[int, NameToken, tuple[str, ...]]]]


def two_spellings(
    document: Document, hits: Sequence[Hit], capitals: Capitals | None = None
) -> Iterator[TwoSpellings]:
    """One fact for each place of the rarer spelling, of two equally frequent ones the later."""
    theirs = language(document.target_lang)
    if not (theirs.cased and document.source_lang and document.has_source):
        return
    places = _names(document, hits, capitals or Capitals(document))
    pivot = profile(base(document.source_lang))
    for one, other in _pairs(places, pivot, cases=theirs.inflects):
        witness = _shared(document, places, one, other, pivot)
        if witness is None:
            continue
        first = {name: places[name][0][0] for name in (one, other)}
        right, wrong = sorted((one, other), key=lambda n: (-len(places[n]), first[n], n))
        like = similarity(places[one][0][1].text, places[other][0][1].text, pivot)
        instead = Counter(token.text for _, token, _ in places[right]).most_common(1)[0][0]
        for index, token, _ in places[wrong]:
            yield TwoSpellings(
                Span(index, "target", token.start, token.end), instead, len(places[wrong]),
                len(places[right]), like, witness,
            )  # fmt: skip


def _names(document: Document, hits: Sequence[Hit], capitals: Capitals) -> Places:
    """The name tokens that no glossary form covers, by folded spelling."""
    texts = [segment.target for segment in document.segments]
    known: dict[int, list[Span]] = {}
    for hit in hits:
        if hit.span.side == "target":
            known.setdefault(hit.span.segment, []).append(hit.span)
    found: Places = {}
    for index, text in enumerate(texts):
        taken = bytearray(len(text))
        for span in known.get(index, ()):
            taken[span.start : span.end] = b"\1" * (span.end - span.start)
        for run in runs(capitals.tokens(index)):
            for number, token in enumerate(run, 1):
                if len(token.text) < _LEAST or any(taken[token.start : token.end]):
                    continue
                places = found.setdefault(fold_name(token.text), [])
                rest = tuple(fold_name(part.text) for part in run[number : number + _PARTS])
                places.append((index, token, rest))
    return found


def _pairs(places: Places, pivot: str, *, cases: bool) -> Iterator[tuple[str, str]]:
    """Spellings that sound alike and do not derive from each other."""
    by_key: dict[str, list[str]] = {}
    for name in places:
        for key in sorted(keys(encode(name))):
            by_key.setdefault(key, []).append(name)
    seen: set[tuple[str, str]] = set()
    for names in by_key.values():
        for pair in combinations(names[: _LEAST * _LEAST], 2):
            if len(seen) >= _MOST_PAIRS:
                return
            if pair in seen:
                continue
            seen.add(pair)
            if _likely(*pair, pivot, cases):
                yield pair


@functools.lru_cache(maxsize=16384)
def _likely(one: str, other: str, pivot: str, cases: bool) -> bool:
    """Whether two spellings sound alike and do not derive from each other, whatever the story."""
    short, long = sorted((one, other), key=len)
    # A name left in the source's letters is another matter (`leftover`).
    if script(one) != script(other):
        return False
    if kin(short, long) or kin(long, short) or long.startswith(short):
        return False
    if cases and _two_cases(one, other):
        return False
    return similarity(one, other, pivot, _LIKE) >= _LIKE


def _two_cases(one: str, other: str) -> bool:
    """Whether two words differ in a short ending alone: Камбернауда, Камбернауді."""
    rest = max(len(one), len(other)) - len(_common(one, other))
    return rest <= _CASE and min(len(one), len(other)) - rest >= _LEAST


def _shared(
    document: Document, places: Places, one: str, other: str, pivot: str
) -> tuple[Span, ...] | None:
    """Where the source has the string that stands in exactly the segments of both spellings."""
    ours = language(document.source_lang or "")
    sources = [(s.source or "")[:_MOST_TEXT] for s in document.segments]
    at = {name: sorted({index for index, *_ in places[name]}) for name in (one, other)}
    wanted = {*at[one], *at[other]}
    if not all(sources[index] for index in wanted):
        return None
    if all(_stands(places[name], sources, wanted) for name in (one, other)):
        return None  # the source itself has both
    if not _same_part(places[one], places[other], pivot):
        return None
    a, b = at[one][0], at[other][-1]
    reading = tables().reading_of.get(pivot, "latin")
    codes = encode(one), encode(other)
    candidates = (
        _words(sources[a], sources[b], ours) if ours.spaced else _strings(sources[a], sources[b])
    )
    # The string must stand in just these segments, and two different names of one segment need two of
    # it: nearly all strings fall away before any sound is compared.
    told = Counter(index for name in (one, other) for index, *_ in places[name])
    both = {*at[one]} & {*at[other]}
    there = [sources[index] for index in sorted(wanted)]
    elsewhere = [text for index, text in enumerate(sources) if index not in wanted]
    right = {
        string
        for string in candidates
        if all(string in text for text in there)
        and not any(string in text for text in elsewhere)
        and all(sources[index].count(string) >= told[index] for index in both)
    }
    if not _likest(sorted(right), codes, reading, pivot):
        return None
    string = _likest(candidates, codes, reading, pivot)
    if string is None or string not in right:
        return None
    if not ours.spaced and _longer(string, sources[a], sources[b], codes, reading, pivot):
        return None
    return tuple(
        Span(index, "source", start, start + len(string))
        for index in (a, b)
        for start in (sources[index].find(string),)
    )


def _likest(strings: Sequence[str], codes: tuple[str, str], reading: str, pivot: str) -> str | None:
    """The string in which both spellings are heard best, the first of equal ones."""
    best, floor = None, _HEARD
    for string in strings:
        heard = encode(string, reading)
        value = 1.0
        for code in codes:
            # A likeness below the best one is not reckoned to its end.
            value = min(value, alike(code, heard, pivot, floor - _GRAIN))
            if value < floor:
                break
        if value > floor or (best is None and value >= floor):
            best, floor = string, value
    return best


def _stands(
    places: Sequence[tuple[int, NameToken, tuple[str, ...]]], sources: Sequence[str], at: set[int]
) -> bool:
    """Whether the source has the spelling itself."""
    texts = {token.text for _, token, _ in places}
    return any(text in sources[index] for text in texts for index in at)


def _same_part(
    ours: Sequence[tuple[int, NameToken, tuple[str, ...]]],
    theirs: Sequence[tuple[int, NameToken, tuple[str, ...]]],
    pivot: str,
) -> bool:
    """Whether both stand somewhere at the same place of a name: Alexei A. and Alexey B. are two."""
    return any(
        len(one) == len(other)
        and all(
            similarity(left, right, pivot) >= _LIKE for left, right in zip(one, other, strict=True)
        )
        for *_, one in ours[:_FEW]
        for *_, other in theirs[:_FEW]
    )


def _words(one: str, other: str, lang: Language) -> list[str]:
    """The words of both texts that are the same but for an ending, as their common beginning."""
    found: dict[str, None] = {}
    theirs = [w for w in _WORD.findall(other) if w[0].isupper() or not lang.cased]
    for word in dict.fromkeys(_WORD.findall(one)):
        if len(word) < _LEAST_WORD or (lang.cased and not word[0].isupper()):
            continue
        for match in dict.fromkeys(theirs):
            stem = _common(word, match)
            rest = max(len(word), len(match)) - len(stem)
            # Where nothing has a capital, what follows a name may be written onto it.
            least = _ENDING + 1 if lang.cased else _LEAST_STEM
            joined = lang.inflects or not lang.cased
            if word == match or (joined and len(stem) >= least and rest <= _ENDING):
                found[stem] = None
    return list(found)


def _common(one: str, other: str) -> str:
    size = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        size += 1
    return one[:size]


def _strings(one: str, other: str) -> list[str]:
    """The longest strings of letters that both texts have, at each place of the first."""
    found: dict[str, None] = {}
    start = 0
    while start + _LEAST_STRING <= len(one):
        size = _LEAST_STRING
        if not one[start : start + size].isalpha() or one[start : start + size] not in other:
            start += 1
            continue
        while (
            start + size < len(one)
            and one[start + size].isalpha()
            and one[start : start + size + 1] in other
        ):
            size += 1
        whole = one[start : start + size]
        # The name may be only a part of what both have (焦布洛表示).
        for length in range(_LEAST_STRING, size + 1):
            for first in range(size - length + 1):
                found[whole[first : first + length]] = None
        start += size
    return list(found)


def _longer(
    string: str, one: str, other: str, codes: tuple[str, str], reading: str, pivot: str
) -> bool:
    """Whether what follows in the two texts differs and is heard in the spellings as well."""
    extended = []
    for text, code in zip((one, other), codes, strict=True):
        end = text.find(string) + len(string)
        following = text[end : end + 1]
        if not following.isalpha():
            return False
        gain = alike(encode(string + following, reading), code, pivot)
        gain -= alike(encode(string, reading), code, pivot)
        extended.append((following, gain))
    (left, more), (right, most) = extended
    return left != right and min(more, most) > _FARTHER
