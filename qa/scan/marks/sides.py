"""What one text has of quotation marks and brackets: those without a partner, and speech between them.

Languages, newspapers and keyboards differ in what opens and what closes („…“, “…”, »…«, "…"), so
double quotation marks are counted together: an odd number has one too many or too few. Single ones
are told from apostrophes by where they stand. One pass over the marks of a text.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from qa.kept import kept
from qa.scan.marks.data import Marks, marks, shared

_MOST = 100  # marks without a partner of one text that are told
_SAID = 5  # words of a quotation that is speech and no title or term
_SAID_JOINED = 12  # characters, in a script without blanks
_CLEAR = 3  # words of one that its surroundings show to be speech
_CLEAR_JOINED = 8
_SHARE = 0.2  # of the segment that is no film's title
_HALF = 0.5  # of it that is more than a few words taken over
_LABEL = re.compile(r"(?:^|[\s;,:(])[\w]{1,3}[.]?$")
QUOTES = frozenset("「」『』《》〈〉‹›‚‛")
BRACKETS = frozenset("()[]{}（）［］【】〔〕")
_SPEECH = "「」『』"  # those that speech stands between, where titles have their own
_STOPS = ".,!?…。，！？،؟۔।"  # stand before a mark that closes speech
_COMMAS = ",，،、"
_COLONS = ":：﹕"
_BEFORE = "([{（—–-:：，。、\u200e\u200f"  # what stands before a mark that opens, beside a blank
_INVISIBLE = " \u00a0\u202f\u2009\u3000\u200e\u200f"
_AFTER = _INVISIBLE + _STOPS  # what stands behind a mark that ends a text
_SMILEY = re.compile(r"[:;=8]['’]?-?$")
_DECADE = re.compile(r"\d\ds?\b")


class Sides(NamedTuple):
    """What one text has: marks without partner by sort, whether a quotation goes on beyond, quotations.

    `begins` says that a quotation is opened and not closed, `ends` the reverse; `edge` that the lone
    mark is the last that opens or the first that closes; `leads` that the text begins with a mark, `trails` that one ends it, or all but the verb.
    `doubles` are the places of all double marks.
    `labels` are closing brackets behind a letter or figure or two, `round` how many round ones pair.
    """

    double: int | None
    shaped: tuple[tuple[int, str], ...]
    begins: bool
    ends: bool
    any: bool
    edge: bool
    leads: bool
    trails: bool
    said: tuple[tuple[int, int], ...]
    labels: tuple[tuple[int, str], ...]
    round: int
    doubles: tuple[int, ...] = ()

    @property
    def open(self) -> bool:
        return self.begins or self.ends


@kept
def look(text: str, tag: str) -> Sides:
    """The marks of one text in the language of a tag."""
    every, lang = shared(), marks(tag)
    found = _marked(text, lang)
    doubles = [i for i in found if text[i] in every.double]
    shaped = tuple(islice(_shaped(text, found), _MOST))
    labels = tuple((i, sign) for i, sign in shaped if _label(text, i))
    shaped = tuple(mark for mark in shaped if mark not in labels)
    closing = sum(text[i] in ")）" for i in found)
    pairs_of_brackets = closing - sum(sign in ")）" for _, sign in (*shaped, *labels))
    lone = None
    if len(doubles) % 2 and not any(_inch(text, i) for i in doubles):
        lone = _lone(text, doubles, lang)
    pairs, begins, ends = _singles(text, found)
    if lone is not None:
        opening = opens(text, lone, lang)
        begins, ends = begins or opening, ends or not opening
    begins = begins or any(sign in "「『《〈" for _, sign in shaped)
    ends = ends or any(sign in "」』》〉" for _, sign in shaped)
    any_ = any(text[i] in every.double or text[i] in QUOTES for i in found)
    edge = lone is not None and _edge(text, lone, doubles, lang)
    leads = (
        bool(found) and not text[: found[0]].strip(_INVISIBLE) and text[found[0]] not in BRACKETS
    )
    last = found[-1] if found else -1
    rest = text[last + 1 :].lstrip(_INVISIBLE)
    trails = (
        last >= 0
        and text[last] not in BRACKETS
        and (
            not rest.strip(_AFTER)
            or (lang.speech is not None and lang.speech.match(rest) is not None)
        )
    )
    said = _said(text, found, pairs, lang)
    any_ = any_ or bool(pairs) or begins or ends
    return Sides(
        lone, shaped, begins, ends, any_, edge, leads, trails, said, labels, pairs_of_brackets,
        tuple(doubles),
    )  # fmt: skip


def _marked(text: str, lang: Marks) -> list[int]:
    found = []
    for sign in _signs().intersection(text):  # one or two of the many that there are
        place = text.find(sign)
        while place >= 0:
            if not _inner(text, place, lang):
                found.append(place)
            place = text.find(sign, place + 1)
    return sorted(found)


@functools.cache
def _signs() -> frozenset[str]:
    every = shared()
    return frozenset(every.double + every.single + "".join(every.brackets + every.quotes))


def _inner(text: str, place: int, lang: Marks) -> bool:
    """Whether the mark stands inside a word: an apostrophe, or the sign of a Hebrew acronym."""
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if not (before.isalnum() and after.isalnum()):
        return False
    if text[place] in shared().single:
        return True
    # A Hebrew acronym has it before the last letter; elsewhere a quotation begins behind a prefix.
    return text[place] in lang.inner and not text[place + 2 : place + 3].isalnum()


def _inch(text: str, place: int) -> bool:
    return text[place] == '"' and text[place - 1 : place].isdigit()


def _lone(text: str, doubles: Sequence[int], lang: Marks) -> int:
    """Which of an odd number of double marks has no partner, by what stands beside each."""
    open_at: int | None = None
    for place in doubles:
        if opens(text, place, lang):
            if open_at is not None:
                return open_at
            open_at = place
        elif open_at is None:
            return place
        else:
            open_at = None
    return doubles[-1] if open_at is None else open_at


def _edge(text: str, lone: int, doubles: Sequence[int], lang: Marks) -> bool:
    """Whether a quotation may go on beyond the text: none closes behind it, or none opens before.

    Speech that goes on is announced, at the beginning or behind a mark, where the language writes one.
    """
    if opens(text, lone, lang):
        lead = text[:lone].rstrip(_INVISIBLE)
        announced = lang.unannounced or not lead or not lead[-1].isalnum()
        return announced and lone == doubles[-1]
    return lone == doubles[0] and text[lone - 1] in _STOPS


def opens(text: str, place: int, lang: Marks) -> bool:
    """Whether a double mark opens: by the blanks beside it, then by its shape in that language."""
    sign, before, after = text[place], text[place - 1 : place], text[place + 1 : place + 2]
    if place == 0 or not after:
        return place == 0
    shape = _shape(sign, lang)
    if shape is not None and lang.repeats.joined:
        return shape  # no blanks show it
    blank = before.isspace() or before in _BEFORE
    if blank and not after.isspace() and after not in _STOPS:
        return True
    if not blank and (after.isspace() or after in _STOPS):
        return False
    return blank if shape is None else shape


def _shape(sign: str, lang: Marks) -> bool | None:
    """Whether the sign opens in this language; None where it does either, or is no mark of it."""
    first = any(pair[0] == sign for pair in lang.quotes)
    last = any(pair[1] == sign for pair in lang.quotes)
    if first == last:
        return {"„": True, "«": True, "»": False}.get(sign) if not first else None
    return first


def _shaped(text: str, found: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Brackets and quotation marks of one shape that do not pair, each with its own sign."""
    every = shared()
    opening = {pair[0]: pair[1] for pair in (*every.brackets, *every.quotes)}
    closing = {pair[1] for pair in (*every.brackets, *every.quotes)}
    width = str.maketrans("（）［］", "()[]")
    waiting: dict[str, list[int]] = {}
    for place in found:
        sign = text[place]
        if sign in opening:
            waiting.setdefault(opening[sign].translate(width), []).append(place)
        elif sign in closing:
            rows = waiting.get(sign.translate(width))
            if rows:
                rows.pop()
            elif not _SMILEY.search(text[max(0, place - 6) : place]):
                yield place, sign
    for rows in waiting.values():
        for place in rows:
            if not _SMILEY.search(text[max(0, place - 3) : place]):
                yield place, text[place]


def _label(text: str, place: int) -> bool:
    """The bracket of a list's label, a) or 12)."""
    return text[place] in ")）" and bool(_LABEL.search(text[max(0, place - 6) : place]))


def _singles(text: str, found: Sequence[int]) -> tuple[list[tuple[int, int]], bool, bool]:
    """Quotations between single marks, and whether one is left open or closed without an opening.

    Behind an s the mark may be a genitive: it closes what is open, until a surer one comes.
    """
    pairs: list[tuple[int, int]] = []
    opened: int | None = None
    begun, doubtful, closed = 0, False, False
    for place in found:
        if text[place] not in "'‘’‚‛":
            continue
        before, after = text[place - 1 : place], text[place + 1 : place + 2]
        bare = not before or before.isspace() or before in '([{—–"“„«:'
        if bare and after.isalnum() and not _DECADE.match(text, place + 1):
            opened, begun = place, place
            continue
        sure = before != "" and (
            before in ".,!?;:…" or (before.isalnum() and before not in "sSzZxX")
        )
        if after.isalnum() or not (sure or before.isalnum()):
            continue
        if opened is not None:
            pairs.append((opened, place))
            opened, doubtful = None, not sure
        elif doubtful and sure:
            pairs[-1] = (begun, place)
            doubtful = False
        elif sure:
            closed = True
    return pairs, opened is not None, closed


def _said(
    text: str, found: Sequence[int], singles: Sequence[tuple[int, int]], lang: Marks
) -> tuple[tuple[int, int], ...]:
    """Quotations that are long enough for speech, between double marks, those of CJK or single ones."""
    every = shared()
    places = [i for i in found if text[i] in every.double or text[i] in _SPEECH]
    pairs = list(zip(places[::2], places[1::2], strict=False)) or list(singles)
    said = []
    for one, other in pairs:
        inside = text[one + 1 : other].strip(_INVISIBLE)
        size = len(inside) if lang.repeats.joined else len(inside.split())
        long, clear = (_SAID_JOINED, _CLEAR_JOINED) if lang.repeats.joined else (_SAID, _CLEAR)
        clearly = size >= clear and _spoken(text, one, other, inside, lang)
        if clearly or (size >= long and len(inside) >= _HALF * len(text)):
            said.append((one, other + 1))
    return tuple(said)


def _spoken(text: str, one: int, other: int, inside: str, lang: Marks) -> bool:
    """Whether what stands beside a quotation shows that somebody says it, and no part of a sentence."""
    if len(inside) < _SHARE * len(text):
        return False
    lead, rest = text[:one].rstrip(_INVISIBLE), text[other + 1 :].lstrip(_INVISIBLE)
    if lead and lead[-1] in _COLONS + _COMMAS:
        return True
    if lang.speech and lang.speech.match(rest):
        return True
    return (not lead or lead[-1] in _STOPS) and (
        inside[-1] in _STOPS or not rest or rest[0] in _STOPS + "—–-"
    )
