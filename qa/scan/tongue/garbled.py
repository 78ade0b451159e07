"""Text that was decoded wrongly somewhere: what it was, where the way back is exact."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

from qa.language import base
from qa.model import Document, Garbled, Span
from qa.scan.tongue.aside import in_address
from qa.scan.tongue.data import letters, rules, vocabulary
from qa.scan.tongue.encodings import encoded, readings
from qa.scan.tongue.recoded import recoded
from qa.scan.tongue.unseen import unseen

_REST = (
    r"(?P<lost>\ufffd+)|(?P<control>[\x00-\x08\x0b\x0e-\x1f\x7f-\u009f]+)"
    r"|(?P<half>[\ud800-\udfff]+)|(?P<private>[\ue000-\uf8fe]+)|(?P<marks>\?{3,}(?: \?{2,})*)"
    r"|(?P<bom>(?<!^)\ufeff)|(?P<letter>(?<=[^\W\d_])\?(?=[^\W\d_])|(?<![\S])\?(?=[^\W\d_]{2}))"
)
_ASCII = re.compile(
    r"[?\x00-\x08\x0b\x0e-\x1f\x7f]"
)  # what of these stands in a text of ASCII alone
_FIRST = r"\ufffd\x00-\x08\x0b\x0e-\x1f\x7f-\u009f\ud800-\udfff\ue000-\uf8fe?\ufeff"  # what one of these begins with
_TAIL, _HEAD = re.compile(r"[^\W\d_]{1,40}\Z"), re.compile(r"[^\W\d_]{1,40}")
_GOES_ON, _ASKS = re.compile(r" [^\W\d_]"), re.compile("[?？؟]")
_MARKS = 4  # question marks in a row that nobody asks with
_GONE = "ï¿½"  # the bytes of a replacement character, read as Latin-1
_NEVER = ("Cc", "Cn", "Co", "Cs", "Mn")
# Latin letters of hardly any language.
_RARE = re.compile("[\u0180-\u019f\u01a2-\u01ae\u01b1-\u0217\u021c-\u02ff]")
_SIGN = re.compile(
    "[\u0020-\u007e\u00a0-\u00bf\u060c\u061b\u061f\u06d4\u0964\u2000-\u22ff\u2600-\u27bf\u3000-\u303f\uff00-\uff0f"
    "\U0001f000-\U0001faff]"
)
_MOST = 1000  # runs of one segment that are told
_TIMES = 3  # texts are decoded wrongly twice, seldom oftener


def garbled(document: Document) -> Iterator[Garbled]:
    """One fact for each run of the target."""
    scripts = [rules(tag).script for tag in (document.target_lang, document.source_lang or "en")]
    code = base(document.target_lang)
    usual = letters(*dict.fromkeys(scripts))
    seen, codecs = _pattern(scripts[0])
    for index, segment in enumerate(document.segments):
        text = segment.target
        if text.isascii() and not _ASCII.search(text):
            continue
        told = 0
        every = islice(recoded(text, scripts[0], segment.source or ""), _MOST)
        unread = [one for one in every if not _dotted(text[one.start : one.end])]
        for one in unread:
            yield Garbled(Span(index, "target", one.start, one.end), one.instead, "double")
        for match in seen.finditer(text):
            if told == _MOST:
                break
            if any(one.start < match.end() and match.start() < one.end for one in unread):
                continue
            found = match.lastgroup or ""
            kind = "double" if found in codecs else found
            run = match.group()
            instead = _mended(run, usual, found) if kind == "double" else ""
            if kind == "double" and not instead and _GONE in run:
                kind = "lost"
            if kind == "double" and (not instead or _quoted(text, match)):
                continue
            if kind == "marks" and not _lost(text, match, segment.source or ""):
                continue
            if kind == "letter":
                if not _within(text, match, segment.source or "", code):
                    continue
                kind = "marks"
            told += 1
            span = Span(index, "target", *match.span())
            yield Garbled(span, instead, kind, run in (segment.source or ""))
        for start, end, instead, kind in islice(
            unseen(text, segment.source or "", document.target_lang), _MOST
        ):
            yield Garbled(Span(index, "target", start, end), instead, kind)


def _dotted(run: str) -> bool:
    """Whether it is one sign again and again: ······ are no bytes."""
    return len(run) > 1 and len(set(run)) == 1


@functools.cache
def _pattern(script: str) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """Every kind of damage, and the codecs among its groups."""
    read = readings(script)
    first = f"(?=[{re.escape(read.leads)}{_FIRST}])"  # passes over most characters by itself
    return re.compile(f"{first}(?:{read.pattern}|{_REST})"), read.codecs


def _quoted(text: str, match: re.Match[str]) -> bool:
    """Whether a letter stands before a quotation mark: „Ä“, « libéré » with its hard blank."""
    run, before = match.group(), text[max(0, match.start() - 1) : match.start()]
    if run[1:] == "\u00a0»":
        return True
    return len(run) == 2 and run[1] in "“”»’‘" and run[0] not in "ÂÃ" and not before.islower()


def _within(text: str, match: re.Match[str], source: str, code: str) -> bool:
    """Whether a question mark stands in place of a letter: pr?sident, l?accord; not where a blank is missing."""
    if "?" in source.strip(" ?\"'”»") or in_address(text, *match.span()):
        return False
    before, after = _TAIL.search(text, 0, match.start()), _HEAD.match(text, match.end())
    one, other = (m.group() if m else "" for m in (before, after))
    if not other[:1].islower() or (one and not one[-1:].islower()):
        return False
    known = vocabulary(code)
    return min(len(one), len(other)) < 2 or not (one.casefold() in known and other in known)


def _lost(text: str, match: re.Match[str], source: str) -> bool:
    """Whether the question marks stand in place of letters rather than ask."""
    run, (start, end) = match.group(), match.span()
    if "??" in source:
        return False
    if " " in run or len(run) > _MARKS:
        return True
    # As a word of its own amid the sentence, of a source that asks nothing.
    amid = not start or text[start - 1] == " "
    return amid and bool(_GOES_ON.match(text, end)) and not _ASKS.search(source)


def _mended(run: str, usual: re.Pattern[str], codec: str) -> str:
    """The text whose UTF-8 bytes the run shows; empty where it shows none.

    “é »” with its hard blank is the bytes of a Chinese character, and “CAFÉ»” ends in those of a
    phonetic sign: what comes out must be a sign, or a letter that these languages are written with.
    """
    text, mended = run, ""
    for _ in range(_TIMES):
        try:
            text_ = encoded(text, codec).decode("utf-8")
        except (UnicodeEncodeError, UnicodeDecodeError):
            break
        if text_ == text:
            break
        text = text_
        # Marks belong to the letter before them.
        signs = [c for n, c in enumerate(text) if n == 0 or unicodedata.category(c) != "Mn"]
        if all(_fits(char, usual) for char in signs):
            mended = text
    return mended


def _fits(char: str, usual: re.Pattern[str]) -> bool:
    if usual.match(char):
        return not _RARE.match(char)
    return bool(_SIGN.match(char)) and unicodedata.category(char) not in _NEVER
