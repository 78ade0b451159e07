"""What stands right beside a date and says which way it counts: since 2014, until 2014; late in March.

The data (`beside` of languages/moments/<code>.toml) sort such words by what they say of a date. Where
both sides have the date, and words of one sort beside it that never mean the same, one is wrong.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from qa.errors import GlossaryError
from qa.figures.moments.lexer import trie
from qa.figures.moments.raw import ERA, Beside, Part, Raw
from qa.figures.moments.tables import tables
from qa.figures.moments.templates import options

_REACH = 40  # characters beside a date that are looked at
_SERIES = 3  # as many words may follow each other: until the end of …
_DATE = "~"  # where the date stands
_ENDING = "*"  # behind it: an ending that joins the date (2011'den beri)
_ANY_ENDING = r"['’]?[^\W\d_]{0,8}"
_LETTER = r"[^\W\d_]"
_NO_LETTER = rf"(?<!{_LETTER})"


@dataclass(frozen=True, slots=True)
class _Words:
    """What a language says before a date and behind it; what each word says, by sort and member.

    What stands `before` is looked for from its end, with the text turned round.
    """

    before: re.Pattern[str]
    behind: re.Pattern[str]
    said: Mapping[str, Mapping[str, frozenset[str]]]
    eras: re.Pattern[str] | None  # words for years before Christ, wherever they stand


def with_words(text: str, raws: Sequence[Raw], code: str) -> Iterator[Raw]:
    """The dates with the words beside them; a range has those behind it at its end."""
    words = _words(code)
    eras = next(words.eras.finditer(text), None) if words and words.eras and raws else None
    for place, raw in enumerate(raws):
        if words is None or not raw.parts:
            yield raw
            continue
        later = raws[place + 1] if place + 1 < len(raws) else None
        last = later is None or later.start >= raw.end
        found = [*_before(text, raw, words), *(_behind(text, raw, words) if last else ())]
        sure = (*_sure(found), *_shared(raw, found, eras))
        yield replace(raw, beside=sure) if sure else raw


def _sure(found: Sequence[Beside]) -> Iterator[Beside]:
    """Of each sort what all its words say (自2014年起); nothing where they differ (from Monday until)."""
    if len(found) == 1:
        yield found[0]
        return
    for sort in dict.fromkeys(each.sort for each in found):
        first, *others = (each for each in found if each.sort == sort)
        members = first.members.intersection(*(other.members for other in others))
        if members:
            yield Beside(sort, members, first.start, first.end)


def _shared(raw: Raw, found: Sequence[Beside], said: re.Match[str] | None) -> Iterator[Beside]:
    """An era that stands elsewhere in the text may be that of any year in it (from the third to the first century BC)."""
    if said and raw.part("year") and not any(each.sort == ERA for each in found):
        yield Beside(ERA, frozenset({"before", "after"}), said.start(), said.end())


def _own(raw: Raw) -> Sequence[Part]:
    """The parts of the date itself, not the half of the day that is said of it (late in the evening on Friday)."""
    return [part for part in raw.parts if part.component != "half"] or raw.parts


def _before(text: str, raw: Raw, words: _Words) -> Iterator[Beside]:
    end = min(part.start for part in _own(raw))
    for _ in range(_SERIES):
        found = words.before.match(text[max(0, end - _REACH) : end][::-1])
        if found is None and raw.start < end:  # what the template has before its first part
            end = raw.start
            found = words.before.match(text[max(0, end - _REACH) : end][::-1])
        if found is None:
            return
        start = end - found.end("word")
        yield from _said(found["word"][::-1], start, words)
        end = start


def _behind(text: str, raw: Raw, words: _Words) -> Iterator[Beside]:
    start = max(part.end for part in _own(raw))
    for _ in range(_SERIES):
        found = words.behind.match(text, start, start + _REACH)
        if found is None and start < raw.end:
            start = raw.end
            found = words.behind.match(text, start, start + _REACH)
        if found is None:
            return
        which = "word" if found["word"] is not None else "joined"
        yield from _said(found[which], found.start(which), words)
        start = found.end()


def _said(word: str, start: int, words: _Words) -> Iterator[Beside]:
    start += len(word) - len(word.lstrip())
    for sort, members in words.said.get(_key(word), {}).items():
        yield Beside(sort, members, start, start + len(word.strip()))


@functools.cache
def _words(code: str) -> _Words | None:
    """None where the language has no such words."""
    t = tables(code)
    texts: dict[str, list[str]] = {"before": [], "behind": [], "joined": []}
    eras: list[str] = []
    said: dict[str, dict[str, frozenset[str]]] = {}
    for sort, members in t.beside.items():
        for member, listed in members.items():
            for flat in (flat for listed_ in listed for flat in options(listed_)):
                text = (" " if t.spaced else "").join(flat.split())
                before, _, behind = text.partition(_DATE)
                joined = behind.startswith(_ENDING)
                word = before or behind.removeprefix(_ENDING)
                if not word.strip() or _DATE not in text:
                    raise GlossaryError(
                        f"{sort} has {flat!r}, which is no word beside a date",
                        path=f"languages/moments/{t.code}.toml",
                        remedy="Write “~” for the date and the word before or behind it.",
                    )
                texts["before" if before else "joined" if joined else "behind"].append(word)
                of = said.setdefault(_key(word), {})
                of[sort] = of.get(sort, frozenset()) | {member}
                if sort == ERA and member == "before" and len(word.strip()) > 1:
                    eras.append(word.strip())
    if not said:
        return None
    edge = rf"(?!{_LETTER})" if t.spaced else ""
    blank = "" if t.spaced else r"\s?"
    behind, joined_ = _any(texts["behind"]), _any(texts["joined"])
    before = _any([word[::-1] for word in texts["before"]])
    return _Words(
        re.compile(rf"{blank}(?P<word>{before}){edge}", re.IGNORECASE),
        re.compile(
            rf"(?:{blank}(?P<word>{behind})|{_ANY_ENDING}(?P<joined>{joined_})){edge}",
            re.IGNORECASE,
        ),
        said,
        re.compile(f"{edge and _NO_LETTER}{_any(eras)}{edge}", re.IGNORECASE) if eras else None,
    )


def _key(word: str) -> str:
    return " ".join(word.casefold().split())


def _any(words: Sequence[str]) -> str:
    """Any of the words, whose blanks may be those that do not break; nothing for none."""
    return trie(words).replace(r"\ ", r"[ \u00a0]") or "(?!)"
