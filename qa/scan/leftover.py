"""Glossary names that the target has as the source writes them: in its script or its spelling.

The source's own hits are looked for in the target, word by word as the source has them, so that
nothing else is searched. What may well stay is left alone: quotations, brackets, titles of works,
addresses, acronyms, longer names that stay as a whole, copy in two languages.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from qa.language import Language, base, language
from qa.model import Document, Form, Hit, Homograph, Leftover, Span

_KINDS = ("person", "place", "country", "people", "org")
_USES = ("full", "short", "capital")
_ACRONYM = 5  # letters
_LEAST, _LEAST_SAME = 2, 4  # letters of a name in another script, in the same one
_BILINGUAL = 0.5  # of the target's letters in the source's script: it is not copy with a slip in it
_ADDRESS = re.compile(r"[#@/\\_]|\w\.\w|:\w")
_NEXT = re.compile(r"[ -]([^\W\d_][^\W_]*)")
_BEFORE = re.compile(r"([^\W\d_][^\W_]*)[ -]\Z")
_REACH = 60  # characters on either side that are looked at


def leftovers(
    document: Document,
    hits: Sequence[Hit],
    quoted: Sequence[Span],
    homographs: Sequence[Homograph],
) -> Iterator[Leftover]:
    """One fact for each name of the source that stands in its own letters in the target."""
    ours, theirs = language(document.source_lang or ""), language(document.target_lang)
    if ours.code == theirs.code:
        return
    shared = {
        name for entry in homographs for name in entry.names
        if name in entry.means.get(theirs.code, ())
    }  # fmt: skip
    sides: dict[tuple[int, str], list[Hit]] = {}
    for hit in hits:
        sides.setdefault((hit.span.segment, hit.span.side), []).append(hit)
    for (index, side), here in sides.items():
        target = document.segments[index].target
        if side != "source":
            continue
        known = sides.get((index, "target"), [])
        told: set[tuple[int, int]] = set()
        for hit in sorted(
            here,
            key=lambda h: (h.span.start, _USES.index(h.form.use) if h.form.use in _USES else 9),
        ):
            name = document.text(hit.span)
            if name not in target or name in shared:
                continue
            right = _right(hit, document.target_lang)
            if right is None or (hit.span.start, hit.span.end) in told:
                continue
            foreign = _script(name) != _script(right.text)
            if not _may_be_wrong(hit, name, right, foreign=foreign):
                continue
            if _named_otherwise(document, index, name, foreign=foreign):
                continue
            places = [
                place
                for place in _places(name, target, theirs)
                if not any(
                    h.span.start < place[1]
                    and place[0] < h.span.end
                    and not _only_admitted(h, hit, name)
                    for h in known
                )
                and not _meant(document, index, place, quoted, ours)
            ]
            rendered = {
                h.span
                for h in known
                if h.term.id == hit.term.id and not _only_admitted(h, hit, name)
            }
            asked = {h.span for h in here if h.term.id == hit.term.id}
            if not places or len(rendered) >= len(asked):
                continue
            if foreign and _bilingual(target, _script(name)):
                continue
            told.add((hit.span.start, hit.span.end))
            for start, end in places:
                span = Span(index, "target", start, end)
                admitted = any(h.span.overlaps(span) for h in known)
                yield Leftover(span, hit.term, right.text, foreign, admitted, hit.span)


def _right(hit: Hit, lang: str) -> Form | None:
    """How the target's language writes it; None for what is no name, or has no such form."""
    if hit.term.kind not in _KINDS or hit.form.use not in _USES:
        return None
    return hit.term.canonical(lang, hit.form.use) or (
        hit.term.canonical(lang) if hit.form.use != "capital" else None
    )


def _may_be_wrong(hit: Hit, name: str, right: Form, *, foreign: bool) -> bool:
    """Whether a name of that kind is expected to be translated."""
    latin = _script(name) == "LATIN"
    if latin and name.isupper() and len(name) <= _ACRONYM:
        return False
    if hit.term.kind == "org" and (latin or not foreign):
        return False  # brands and agencies keep their letters
    if foreign:
        return len(name) >= _LEAST
    if len(name) < _LEAST_SAME and latin:
        return False
    if name.casefold() == right.text.casefold() or not (name[:1].isupper() or not latin):
        return False
    accepted = {f.text.casefold() for f in hit.term.forms if base(f.lang) == base(right.lang)}
    return hit.term.kind == "place" or name.casefold() not in accepted


def _only_admitted(given: Hit, asked: Hit, name: str) -> bool:
    """Whether a town's name is accepted only beside the language's own: packs admit English ones."""
    return (
        given.term.id == asked.term.id
        and given.term.kind == "place"
        and given.form.status == "admitted"
        and given.form.text == name
    )


def _places(name: str, target: str, lang: Language) -> Iterator[tuple[int, int]]:
    """Where the name stands as a whole word (anywhere, in letters that have no blanks)."""
    for match in re.finditer(re.escape(name), target):
        start, end = match.span()
        inner = _script(name)
        outer = target[start - 1 : start], target[end : end + 1]
        if not any(char.isalpha() and _script(char) == inner and lang.spaced for char in outer):
            yield start, end


def _meant(
    document: Document, index: int, place: tuple[int, int], quoted: Sequence[Span], ours: Language
) -> bool:
    """Whether it stays on purpose: in marks or brackets, in an address, in a longer name that stays."""
    start, end = place
    target, source = document.segments[index].target, document.segments[index].source or ""
    span = Span(index, "target", start, end)
    if any(span.overlaps(q) for q in quoted) or _enclosed(target, start, end):
        return True
    if _ADDRESS.search(_run(target, start, end)):
        return True
    titles = {title.casefold() for title in ours.titles}
    after = _NEXT.match(target, end)
    before = _BEFORE.search(target[max(0, start - _REACH) : start])
    name = target[start:end]
    for word, text in (
        (after and after[1], after and name + after[0]),
        (before and before[1], before and before[0] + name),
    ):
        if word and text and word[0].isupper() and word.casefold() not in titles and text in source:
            return True
    return False


def _run(target: str, start: int, end: int) -> str:
    """The name with all that stands at it without a blank."""
    first = max(target.rfind(" ", max(0, start - _REACH), start) + 1, start - _REACH, 0)
    stop = target.find(" ", end, end + _REACH)
    return target[first : end if stop < 0 else stop].rstrip(".:,;")


def _enclosed(text: str, start: int, end: int) -> bool:
    """Whether the nearest marks on both sides open before it and close behind it."""
    before = next((c for c in map(unicodedata.category, reversed(text[:start])) if c[0] == "P" and c[1] in "sief"), "")  # fmt: skip
    after = next((c for c in map(unicodedata.category, text[end:]) if c[0] == "P" and c[1] in "sief"), "")  # fmt: skip
    return before in ("Ps", "Pi") and after in ("Pe", "Pf", "Pi")


def _named_otherwise(document: Document, index: int, name: str, *, foreign: bool) -> bool:
    """Whether the source has it as a part of somebody else's name: Michael Jordan is no country."""
    if foreign or not name.isalpha():
        return False
    return any(
        (
            word := (
                _BEFORE.search(text[max(0, at - _REACH) : at]) or _NEXT.match(text, at + len(name))
            )
        )
        and word[1][0].isupper()
        for segment in document.segments
        for text in (segment.source or "",)
        for at in _occurrences(text, name)
    )


def _occurrences(text: str, name: str) -> Iterator[int]:
    at = text.find(name)
    while at >= 0:
        yield at
        at = text.find(name, at + len(name))


def _bilingual(target: str, script: str) -> bool:
    letters = [_script(char) for char in target if char.isalpha()]
    return letters.count(script) > _BILINGUAL * len(letters)


def _script(text: str) -> str:
    """The script of the first letter, as its Unicode name begins."""
    first = next((char for char in text if char.isalpha()), "")
    return unicodedata.name(first, "?").split(" ")[0] if first else ""
