"""Chinese names: each name in pinyin is looked for in the characters of the other side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from qa.kept import kept
from qa.model import Document, Misread, Segment, Side, Span
from qa.names.readings.compare import written
from qa.names.readings.data import chinese
from qa.names.readings.hanzi import HanziName, closed, hanzi_names, spelled, spellings
from qa.names.readings.latin import LatinName, latin_names
from qa.names.readings.match import Match, matched, shortened
from qa.names.readings.story import Story, story_of
from qa.names.tokens import WrittenSmall

_LONGER = 0.7  # of a name that may be a longer one: it is asked about
_MOST = 500  # names of a segment that are looked at, in letters and in characters


def pinyin_misread(
    document: Document,
    in_hanzi: Mapping[int, Sequence[Span]],
    in_latin: Mapping[int, Sequence[Span]],
    hanzi: Side,
) -> Iterator[Misread]:
    """The names in letters that the characters do not support, with the name that they do have.

    `hanzi` is the side in characters. Where it is the target nothing is proposed: a sound does
    not say which characters are right. `in_hanzi` and `in_latin` are the names of the glossary on
    either side, by segment.
    """
    latin: Side = "target" if hanzi == "source" else "source"
    tag = document.source_lang if hanzi == "source" else document.target_lang
    abroad = not chinese().abroad.isdisjoint((tag or "").split("-"))
    story: Story | None = None
    for index, segment in enumerate(document.segments):
        names = [
            name
            for name in _latin(_text(segment, latin))
            if not _inside(name.start, name.end, in_latin.get(index, ()))
        ]
        if not names:
            continue
        if story is None:
            story = story_of([_text(s, hanzi) for s in document.segments])
        right = _right(names, story)
        wrong = [n for n in names if not any(n.overlaps(other) for other in right)]
        if hanzi == "source":
            for name, found in shortened(right, _text(segment, hanzi), story):
                yield _misread(index, segment, hanzi, name, found)
        if not wrong:
            continue
        known = in_hanzi.get(index, ())
        named = [
            name
            for name in hanzi_names(_text(segment, hanzi), _MOST)
            if not _inside(name.start, name.end, known)
        ]
        told = {name.text for name in named if any(spelled(name.text, n.letters) for n in right)}
        if abroad:
            wrong = [name for name in wrong if name.style == "joined"]
        if not wrong:
            continue
        common = WrittenSmall([_text(segment, latin)])
        wrong = [n for n in wrong if not all(word.casefold() in common for word in n.words)]
        for name, found in matched(wrong, named, story, told):
            if hanzi == "source" or _certain(name, found):
                yield _misread(index, segment, hanzi, name, found)


def _right(names: Sequence[LatinName], story: Story) -> list[LatinName]:
    """The names that the characters support.

    Wang Yong is no name in "Wang Yong Zheng" where the characters go on behind it (王永战).
    """
    right = [name for name in names if story.supports(name.letters, name.surname)]
    longer = [name for name in names if name.style == "spaced" and name.parses]
    longer = [name for name in longer if name not in right]
    return [
        name
        for name in right
        if not any(other.extends(name) for other in longer)
        or story.ends(name.letters, name.surname)
    ]


def _certain(name: LatinName, found: Match) -> bool:
    """Whether a Chinese translation can be called wrong by its sound: most of it must be right."""
    most = found.fits[0].fault in ("syllable", "surname")
    return most and found.bounded and name.style == "joined"


def _text(segment: Segment, side: Side) -> str:
    return segment.target if side == "target" else segment.source or ""


@kept
def _latin(text: str) -> tuple[LatinName, ...]:
    return tuple(islice(latin_names(text), _MOST))


def _inside(start: int, end: int, spans: Sequence[Span]) -> bool:
    return any(span.start < end and start < span.end for span in spans)


def _misread(index: int, segment: Segment, hanzi: Side, name: LatinName, found: Match) -> Misread:
    first = found.fits[0].name
    latin: Side = "target" if hanzi == "source" else "source"
    letters = Span(index, latin, name.start - _twice(name, segment.target), name.end)
    characters = Span(index, hanzi, first.start, first.end)
    if hanzi == "target":
        return Misread(characters, "", found.sure, False, (letters,), ())
    proposed = list(dict.fromkeys(text for fit in found.fits for text in written(fit.name, name)))
    whole = found.bounded and len(proposed) == 1
    sure = min(found.sure, _LONGER) if _goes_on(segment.source or "", first, name) else found.sure
    return Misread(letters, proposed[0], sure, whole, (characters,), tuple(proposed[1:]))


def _twice(name: LatinName, target: str) -> int:
    """The length of its first word where that stands before it once more: Bai Bai Hai."""
    again = f"{name.words[0]} "
    return len(again) if target.endswith(again, 0, name.start) else 0


def _goes_on(text: str, name: HanziName, latin: LatinName) -> bool:
    """Whether a name that begins here seems to have one character more, with which the letters end:
    吉克隽逸, Ji Keyi.
    """
    if name.closed or not name.opened or not closed(text, name.end + 1):
        return False
    return any(latin.given.endswith(spelling) for spelling in spellings(text[name.end]))
