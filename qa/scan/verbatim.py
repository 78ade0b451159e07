"""What stands in every language as it is: addresses, @names, #tags, placeholders, tags of markup.

The target's are held against the source's. Those that differ on both sides are paired by likeness: one
became the other. An address may move into the segment beside its own.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance.Levenshtein import normalized_similarity

from qa.model import Document, Span, Verbatim
from qa.scan.machine.data import markup

# Signs of which each of them has one; most texts have none and are passed over.
_SIGNS = ("@", "＠", "#", "＃", "{", "<", "://", "__", "%s", "%d", "%(", "$s", "$d")
_DOT = re.compile(r"\.[a-z]{2}")  # of a host
_LONGEST = 100_000  # characters of a side
_MOST = 200  # of one side
_NEAR = 0.5  # likeness from which one hashtag is another one's rendering
_TRAILING = ".,;:!?'\"*_~"
_OPENING = {")": "(", "]": "["}
_ORDER = re.compile(r"%\d\$")  # %2$s, where the order is another one
_PLACE = re.compile(r"[a-z]{2}(?:-[a-z]{2,4})?")  # a language or country in an address
_LATIN = "A-Za-zÀ-ɏḀ-ỿ"
_LABELS = re.compile(r"[./?=&#]+")
# Of these the loss is told as well; a bare host (chinanews.com for 中新网) may be a name, @ and # are
# taken out by editors.
_KEPT = ("site", "mail", "placeholder", "tag")


class _Found(NamedTuple):
    """One of them: where it stands, what it is, and what it is known by."""

    start: int
    end: int
    kind: str
    key: str


@functools.cache
def _pattern() -> re.Pattern[str]:
    names = "|".join(sorted(markup().elements, key=len, reverse=True))
    label = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
    path = r"[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]"
    parts = {
        "site": rf"(?<![A-Za-z0-9])(?:https?://|www\.){path}{{3,2000}}",
        "mail": rf"(?<![A-Za-z0-9.+-])[A-Za-z0-9][\w.%+-]{{0,63}}@{label}(?:\.{label}){{1,5}}",
        "host": rf"(?<![A-Za-z0-9@./-])(?:{label}\.){{1,4}}[a-z]{{2,18}}(?![A-Za-z0-9@-])(?:/{path}{{0,2000}})?",
        "handle": r"(?<![A-Za-z0-9_@/.])@[A-Za-z][A-Za-z0-9_]{1,30}(?![A-Za-z0-9_@])",
        "hashtag": rf"(?<![A-Za-z0-9_&#/])#[{_LATIN}][{_LATIN}0-9_]{{1,60}}(?![{_LATIN}0-9_;])",
        "placeholder": (
            r"\$?\{\{?\s?[A-Za-z0-9_.]{1,40}\s?\}\}?|%\([A-Za-z0-9_]{1,40}\)[sdf]"
            r"|(?<![\d%])(?<!\d )%(?:\d\$)?[sd](?![A-Za-z])|__[A-Z][A-Z0-9_]{0,40}__"
        ),
        "tag": rf"</?(?:{names})(?:\s[^<>]{{0,500}})?/?>",
    }
    return re.compile("|".join(f"(?P<{kind}>{part})" for kind, part in parts.items()), re.ASCII)


def verbatims(document: Document) -> Iterator[Verbatim]:
    """Each that the source has otherwise or the target lacks, and each address that only the target
    has, by segment; nothing without a source.
    """
    if not document.has_source:
        return
    sides = [
        (_found(segment.source or ""), _found(segment.target)) for segment in document.segments
    ]
    for index, segment in enumerate(document.segments):
        theirs, ours = sides[index]
        if not (theirs or ours) or not segment.source or not segment.target.strip():
            continue
        beside = sides[max(0, index - 1) : index] + sides[index + 1 : index + 2]
        lost = _without(_without(theirs, ours), [one for row in beside for one in row[1]])
        strange = _without(_without(ours, theirs), [one for row in beside for one in row[0]])
        yield from _told(document, index, lost, strange)


def _told(
    document: Document, index: int, lost: Sequence[_Found], strange: Sequence[_Found]
) -> Iterator[Verbatim]:
    source, target = document.segments[index].source or "", document.segments[index].target
    free = list(lost)
    taken: list[Verbatim] = []
    for one in strange:
        rivals = [
            other for other in free if _sort(other) == _sort(one) and _closes(other) == _closes(one)
        ]
        right = max(rivals, key=lambda other: (_like(one, other), -other.start), default=None)
        span = Span(index, "target", one.start, one.end)
        if right is None:
            if one.kind in ("site", "mail") and not _signed(source):
                taken.append(Verbatim(span, one.kind, "added"))
            continue
        if one.kind == "hashtag" and _like(one, right) < _NEAR and len(rivals) > 1:
            continue
        free.remove(right)
        if _sort(one) == "tag" or _elsewhere(one, right):
            continue
        if right.kind == "host" and _like(one, right) < _NEAR:
            continue
        witness = Span(index, "source", right.start, right.end)
        taken.append(Verbatim(span, one.kind, "changed", witness, source[right.start : right.end]))
    end = Span(index, "target", len(target), len(target))
    for one in free:
        if one.kind in _KEPT and not _glued(one, source, target):
            witness = Span(index, "source", one.start, one.end)
            taken.append(Verbatim(end, one.kind, "dropped", witness))
    yield from sorted(taken, key=lambda fact: (fact.span.start, fact.witness is not None))


def _glued(one: _Found, source: str, target: str) -> bool:
    """Whether it is a placeholder that the target has as often, with an ending behind it: %sen."""
    if one.kind != "placeholder":
        return False
    theirs, ours = (_ORDER.sub("%", text).count(one.key) for text in (source, target))
    return ours >= theirs


def _found(text: str) -> tuple[_Found, ...]:
    if len(text) > _LONGEST or not (any(s in text for s in _SIGNS) or _DOT.search(text)):
        return ()
    # Full-width signs count as the plain ones; nothing changes its place.
    plain = text.translate(_WIDE) if not text.isascii() else text
    found = []
    for match in _pattern().finditer(plain):
        kind = match.lastgroup or ""
        start, end = match.span()
        if kind in ("site", "host", "mail"):
            end = start + len(_trimmed(match.group()))
        written = plain[start:end]
        if kind == "host" and not _host(written):
            continue
        found.append(_Found(start, end, kind, _key(written, kind)))
        if len(found) == _MOST:
            break
    return tuple(found)


_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


def _trimmed(address: str) -> str:
    """Without the marks of the sentence behind it, and without a bracket that it does not open."""
    while address:
        last = address[-1]
        opening = _OPENING.get(last)
        if last in _TRAILING or (opening and address.count(last) > address.count(opening)):
            address = address[:-1]
        else:
            break
    return address


def _host(written: str) -> bool:
    """Whether it can be one: no figure, no initials (e.g.), no words run together (end.the), no file."""
    name, *rest = written.partition("/")[0].split(".")
    if "/" not in written and rest[-1].casefold() in markup().endings:
        return False
    longest = max(map(len, (name, *rest[:-1])))
    return longest >= 3 and not name.isdecimal() and written[-1].isascii()


def _key(written: str, kind: str) -> str:
    """What two of them are the same by."""
    if kind == "tag":
        return re.sub(r"\s[^<>]*|/(?=>)", "", written)
    if kind == "placeholder":
        return _ORDER.sub("%", written)
    key = written.casefold()
    if kind in ("site", "host"):
        key = key.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
    return key


def _closes(one: _Found) -> bool:
    """Whether it is the tag that ends an element: none that begins one stands for it."""
    return one.kind == "tag" and one.key.startswith("</")


def _sort(one: _Found) -> str:
    return "site" if one.kind == "host" else one.kind


def _without(some: Sequence[_Found], others: Sequence[_Found]) -> list[_Found]:
    """Those of which the others have not as many."""
    if not some:
        return []
    free = Counter((_sort(one), one.key) for one in others)
    left = []
    for one in some:
        key = _sort(one), one.key
        if free[key] and one.kind in ("tag", "placeholder"):
            free[key] -= 1
        elif not free[key]:
            left.append(one)
    return left


def _like(one: _Found, other: _Found) -> float:
    return normalized_similarity(one.key, other.key)


def _elsewhere(one: _Found, other: _Found) -> bool:
    """Whether both are one site in two languages: who.int/fr/news."""
    if _sort(one) != "site":
        return False
    ours, theirs = (
        [label for label in _LABELS.split(x.key) if not _PLACE.fullmatch(label)]
        for x in (one, other)
    )
    return ours == theirs


def _signed(text: str) -> bool:
    """Whether a text has an address in letters that are not read here."""
    plain = unicodedata.normalize("NFKC", text[:_LONGEST])
    return "@" in plain or "://" in plain or "www." in plain
