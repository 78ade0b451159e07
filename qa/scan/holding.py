"""Hits of the source that are only letters of something else: 越南 in 穿越南北, Inde in "cochon d'Inde".

Two kinds of knowledge: phrases that hold a country's name, and, where no blank parts words, the
characters with which each part of a name makes a word of its own. Both are asked only round a hit.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from qa.datafile import read_toml, strict
from qa.language import language
from qa.model import Hit, Span

_FOLDER = Path(__file__).parents[1] / "languages" / "names"
_KEYS = {"phrases", "doubtful", "instead", "bodies", "home", "readers", "families"}
_KINDS = ("country", "people", "place", "org")
_REACH = 24  # characters round a hit in which a phrase may lie
_BESIDE = 20  # characters beside a country in which the body stands
_SYLLABLES = 3  # of a name behind the family's: Nguyễn Thị Mỹ Linh
_WORD = re.compile(r"[^\W\d_]+")
_ENDING = 6  # letters that "*" stands for


@dataclass(frozen=True, slots=True)
class _Held:
    """What a language's data say: the phrases, the doubtful names, the places at which words meet."""

    phrases: re.Pattern[str] | None
    instead: re.Pattern[str] | None
    home: re.Pattern[str] | None
    bodies: re.Pattern[str] | None
    families: frozenset[str]
    doubtful: frozenset[str]
    straddled: Mapping[str, tuple[tuple[str, str], ...]]


def holding(text: str, hits: Sequence[Hit], code: str) -> frozenset[Span]:
    """The hits of a source text that a phrase holds or that two words make between them."""
    held = _held(code)
    if held.phrases is None and not held.straddled:
        return frozenset()
    return frozenset(
        hit.span
        for hit in hits
        if hit.span.side == "source"
        and hit.term.kind in _KINDS
        and (_phrase(text, hit, held) or _met(text, hit.span, held))
    )


def persons(text: str, code: str) -> tuple[tuple[int, int], ...]:
    """The names whose syllables may be countries elsewhere: Trương Mỹ Lan, Nguyễn Văn Đức."""
    families = _held(code).families
    return tuple(_persons(text, families)) if families else ()


def _persons(text: str, families: Container[str]) -> Iterator[tuple[int, int]]:
    """Where a family name stands with capitalised syllables behind it: three, as far as there are."""
    words = list(_WORD.finditer(text))
    for n, word in enumerate(words):
        if word[0] not in families:
            continue
        last = n
        for m in range(n + 1, min(n + 1 + _SYLLABLES, len(words))):
            beside = text[words[last].end() : words[m].start()] == " "
            if not (beside and words[m][0][0].isupper()):
                break
            last = m
        if last > n:
            yield word.start(), words[last].end()


def doubtful(text: str, span: Span, code: str) -> bool:
    """Whether a name is an everyday word of its language as well, so that it says little alone."""
    return text[span.start : span.end] in _held(code).doubtful


def stand_in(text: str, code: str, taken: Sequence[Span] = ()) -> bool:
    """Whether the text speaks of a country that it does not name: "in the country", 两国.

    A word within a span that is `taken` is a name (Países Bajos), one that holds a name is none (EU 離脱).
    """
    pattern = _held(code).instead
    return pattern is not None and any(
        not any(one.start <= match.start() and match.end() <= one.end for one in taken)
        for match in pattern.finditer(text)
    )


def home(text: str, code: str) -> bool:
    """Whether the text speaks of the country of its own readers without naming it: 回国, 我国."""
    pattern = _held(code).home
    return pattern is not None and pattern.search(text) is not None


def readers(code: str) -> frozenset[str]:
    """The countries whose readers a language mostly has: its news need not name them (국방부)."""
    return frozenset(_phrases().get(code, {}).get("readers", ()))


def of_body(text: str, span: Span, code: str) -> bool:
    """Whether the country only says whose a body or an office is: 英国财政部, "le gouvernement de la France"."""
    pattern = _held(code).bodies
    if pattern is None:
        return False
    if not language(code).spaced:
        return pattern.match(text, span.end) is not None
    first = max(0, span.start - _BESIDE)
    return pattern.search(text, first, min(len(text), span.end + _BESIDE)) is not None


def _phrase(text: str, hit: Hit, held: _Held) -> bool:
    if held.phrases is None:
        return False
    span = hit.span
    # What speaks of no country may be a body's own name: 德国之声.
    whole = (span.start, span.end) if hit.term.kind == "org" else None
    first = max(0, span.start - _REACH)
    return any(
        found.start() <= span.start and span.end <= found.end() and found.span() != whole
        for found in held.phrases.finditer(text, first, span.end + _REACH)
    )


def _met(text: str, span: Span, held: _Held) -> bool:
    """Whether a word may end within the hit and the next one begin there."""
    before, behind = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    return bool(before and behind) and any(
        before in left and behind in right
        for left, right in held.straddled.get(text[span.start : span.end], ())
    )


@functools.lru_cache(maxsize=32)
def _held(code: str) -> _Held:
    row = _phrases().get(code, {})
    return _Held(
        _any(row.get("phrases", ()), code, whole=False),
        _any(row.get("instead", ()), code, whole=True),
        _any(row.get("home", ()), code, whole=True),
        _any(row.get("bodies", ()), code, whole=True),
        frozenset(row.get("families", ())),
        frozenset(row.get("doubtful", ())),
        _straddled().get(code, {}),
    )


def _any(phrases: Sequence[str], code: str, *, whole: bool) -> re.Pattern[str] | None:
    """One expression for all; nothing bounds them where no blank parts words."""
    if not phrases:
        return None
    lang = language(code)
    ways = "|".join(map(_way, sorted(phrases, key=lambda phrase: (-len(phrase), phrase))))
    # A clitic may be joined to the first word.
    before = r"(?<!\w)" if lang.spaced and (whole or not lang.heads) else ""
    after = r"(?!\w)" if lang.spaced and whole else ""
    return re.compile(f"{before}(?:{ways}){after}", re.IGNORECASE)


def _way(phrase: str) -> str:
    escaped = re.escape(phrase).replace(r"\*", rf"\w{{0,{_ENDING}}}")
    return escaped.replace("'", "['’]")


@functools.cache
def _phrases() -> Mapping[str, Mapping[str, Sequence[str]]]:
    data = read_toml(_FOLDER / "holding.toml")
    for code, row in data.items():
        strict(row, _KEYS, f"holding.toml, {code}")
    return data


@functools.cache
def _straddled() -> Mapping[str, Mapping[str, tuple[tuple[str, str], ...]]]:
    found: dict[str, dict[str, tuple[tuple[str, str], ...]]] = {}
    for code, name, left, right in _rows():
        names = found.setdefault(code, {})
        names[name] = (*names.get(name, ()), (left, right))
    return found


def _rows() -> Iterator[tuple[str, str, str, str]]:
    for line in (_FOLDER / "straddled.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            code, name, _, left, right = line.split("\t")
            yield code, name, left, right
