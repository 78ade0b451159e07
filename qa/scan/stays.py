"""What of the source's own writing may stay in a target: titles, glosses, addresses, longer names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence

from qa.model import Document, Span

_ADDRESS = re.compile(r"[#@/\\_]|\w\.\w|:\w")
_NEXT = re.compile(r"[ -]([^\W\d_][^\W_]*)")
_BEFORE = re.compile(r"([^\W\d_][^\W_]*)\.?[ -]\Z")
_LETTERS = re.compile(r"[^\W\d_]+")
_REACH = 120  # characters on either side that are looked at
_OWN = 4  # letters of the target's own script: what is enclosed is its own text
_MOST = 50  # places in a text that are looked at
_OPENING, _CLOSING = ("Ps", "Pi"), ("Pe", "Pf", "Pi")


def stays(
    document: Document, span: Span, quoted: Sequence[Span], titles: Collection[str], *,
    foreign: bool, rendered: bool,
) -> bool:  # fmt: skip
    """Whether the name at this place of the target stays on purpose.

    `titles` are the casefolded personal titles of the source's language, `rendered` says that the
    segment has the right form as well. What is in another script stays in quotation marks only
    where the quotation is not the target's own text.
    """
    segment = document.segments[span.segment]
    target, source = segment.target, segment.source or ""
    marks = _marks(target, span)
    inside = [(q.start, q.end) for q in quoted if span.overlaps(q)]
    inside += [marks] if marks else []
    for start, end in inside:
        bracket = "PARENTHESIS" in unicodedata.name(target[start - 1 : start] or " ", "")
        content = target[start : span.start] + target[span.end : end]
        if bracket and not rendered and any(char.isalpha() for char in content):
            # No gloss behind the name, unless what stands before the bracket is glossed in full:
            # 阿亚图拉·阿里·哈梅内伊(Ayatollah Ali Khamenei).
            glossed = foreign and all(word[0].isupper() for word in _LETTERS.findall(content))
            before = script(target[start - 2 : start - 1])
            if not glossed or before in ("", script(target[span.start])):
                continue
        if not (foreign and _own(content, target[span.start])):
            return True
    if _ADDRESS.search(_run(target, span)):
        return True
    return _longer(target, source, span, titles)


def named_otherwise(document: Document, name: str) -> bool:
    """Whether the source has it as a part of somebody else's name: Michael Jordan is no country, and
    the Stadio San Paolo no city."""
    return name.replace(" ", "").isalpha() and any(
        word[1][0].isupper()
        for segment in document.segments
        for text in (segment.source or "",)
        for at in _occurrences(text, name)
        for word in (
            _BEFORE.search(text[max(0, at - _REACH) : at]),
            _NEXT.match(text, at + len(name)),
        )
        if word and not _headline(text)
    )


def script(text: str) -> str:
    """The script of the first letter, as its Unicode name begins; empty without one."""
    first = next((char for char in text if char.isalpha()), "")
    return unicodedata.name(first, "?").split(" ")[0] if first else ""


def titled(text: str, start: int, titles: Collection[str]) -> bool:
    """Whether a personal title stands before a place of a text."""
    before = _BEFORE.search(text[max(0, start - _REACH) : start])
    return before is not None and before[1].casefold() in titles


def _marks(text: str, span: Span) -> tuple[int, int] | None:
    """The stretch between marks, if the nearest ones open before the name and close behind it."""
    first, last = max(0, span.start - _REACH), min(len(text), span.end + _REACH)
    before = next((i for i in range(span.start - 1, first - 1, -1) if _mark(text[i])), None)
    after = next((i for i in range(span.end, last) if _mark(text[i])), None)
    if before is None or after is None:
        return None
    opens = unicodedata.category(text[before]) in _OPENING
    return (before + 1, after) if opens and _mark(text[after]) in _CLOSING else None


def _mark(char: str) -> str:
    """The category of a quotation mark or bracket, empty for anything else."""
    category = unicodedata.category(char)
    return category if category in ("Ps", "Pe", "Pi", "Pf") else ""


def _own(content: str, letter: str) -> bool:
    """Whether the rest of what is enclosed is written in the target's letters."""
    strange = script(letter)
    return sum(char.isalpha() and script(char) != strange for char in content) >= _OWN


def _run(target: str, span: Span) -> str:
    """The name with all that stands at it without a blank."""
    first = max(target.rfind(" ", max(0, span.start - _REACH), span.start) + 1, span.start - _REACH)
    stop = target.find(" ", span.end, span.end + _REACH)
    whole = target[max(first, 0) : min(len(target), span.end + _REACH) if stop < 0 else stop]
    name = target[span.start : span.end]
    return whole.rstrip(".:,;").replace(name, "x" * len(name))


def _longer(target: str, source: str, span: Span, titles: Collection[str]) -> bool:
    """Whether a neighbour with a capital stays as well: The Moscow Times."""
    name = target[span.start : span.end]
    after = _NEXT.match(target, span.end)
    before = _BEFORE.search(target[max(0, span.start - _REACH) : span.start])
    pairs = [(after[1], name + after[0])] if after else []
    pairs += [(before[1], before[0] + name)] if before else []
    return any(
        word[0].isupper() and word.casefold() not in titles and text.casefold() in source.casefold()
        for word, text in pairs
    )


def _headline(text: str) -> bool:
    """Whether most words have a capital, so that a neighbour with one says nothing."""
    words = [word for word in text.split()[:_MOST] if word[0].isalpha()]
    return 2 * sum(word[0].isupper() for word in words) > len(words)


def _occurrences(text: str, name: str) -> Iterator[int]:
    at = text.find(name)
    for _ in range(_MOST):
        if at < 0:
            return
        yield at
        at = text.find(name, at + len(name))
