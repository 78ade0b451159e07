"""Text that was decoded wrongly somewhere: what it was, where the way back is exact."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from qa.model import Document, Garbled, Span
from qa.scan.tongue.data import letters, rules

# What bytes of UTF-8 look like that were read as Windows-1252 or Latin-1.
_HIGH = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_LATIN = (
    rf"(?:[\u00c2-\u00df][{_HIGH}]|[\u00e0-\u00ef][{_HIGH}]{{2}}|[\u00f0-\u00f4][{_HIGH}]{{3}})"
)
_SEEN = re.compile(
    rf"(?P<double>{_LATIN}+)|(?P<lost>\ufffd+)|(?P<control>[\u0080-\u009f]+)"
    r"|(?P<half>[\ud800-\udfff]+)|(?P<private>[\ue000-\uf8fe]+)|(?P<marks>\?{3,}(?: \?{2,})*)"
    r"|(?P<bom>(?<!^)\ufeff)"
)
_HINT = re.compile(r"[\u0080-\u009f\u00c2-\u00f4\ufffd\ufeff\ud800-\udfff\ue000-\uf8fe]|\?\?\?")
_MARKS = 4  # question marks in a row that nobody asks with
_NEVER = ("Cc", "Cn", "Co", "Cs", "Mn")
_RARE = re.compile("[\u0180-\u0217\u021c-\u02ff]")  # Latin letters of hardly any language
_SIGN = re.compile(
    "[\u0020-\u007e\u00a0-\u00bf\u2000-\u22ff\u2600-\u27bf\u3000-\u303f\uff00-\uff0f"
    "\U0001f000-\U0001faff]"
)
_MOST = 1000  # runs of one segment that are told
_TIMES = 3  # texts are decoded wrongly twice, seldom oftener


def garbled(document: Document) -> Iterator[Garbled]:
    """One fact for each run of the target."""
    scripts = [rules(tag).script for tag in (document.target_lang, document.source_lang or "en")]
    usual = letters(*dict.fromkeys(scripts))
    for index, segment in enumerate(document.segments):
        text = segment.target
        if not _HINT.search(text):
            continue
        told = 0
        for match in _SEEN.finditer(text):
            if told == _MOST:
                break
            kind = match.lastgroup or ""
            run = match.group()
            instead = _mended(run, usual) if kind == "double" else ""
            if kind == "double" and (not instead or _quoted(text, match)):
                continue
            if kind == "marks" and not _lost(run, segment.source or ""):
                continue
            told += 1
            span = Span(index, "target", *match.span())
            yield Garbled(span, instead, kind, run in (segment.source or ""))


def _quoted(text: str, match: re.Match[str]) -> bool:
    """Whether a letter stands before a quotation mark: „Ä“, « libéré » with its hard blank."""
    run, before = match.group(), text[max(0, match.start() - 1) : match.start()]
    if run[1:] == "\u00a0»":
        return True
    return len(run) == 2 and run[1] in "“”»’‘" and run[0] not in "ÂÃ" and not before.islower()


def _lost(run: str, source: str) -> bool:
    """Whether the question marks stand in place of letters rather than ask."""
    return "??" not in source and (" " in run or len(run) > _MARKS)


def _mended(run: str, usual: re.Pattern[str]) -> str:
    """The text whose UTF-8 bytes the run shows; empty where it shows none.

    “é »” with its hard blank is the bytes of a Chinese character, and “CAFÉ»” ends in those of a
    phonetic sign: what comes out must be a sign, or a letter that these languages are written with.

    The bytes that Windows-1252 leaves open stand as control characters, as Latin-1 has them.
    """
    text = run
    for _ in range(_TIMES):
        try:
            text_ = b"".join(_byte(char) for char in text).decode("utf-8")
        except (UnicodeEncodeError, UnicodeDecodeError):
            break
        if text_ == text:
            break
        text = text_
    if text == run or any(unicodedata.category(char) in _NEVER for char in text):
        return ""
    fits = all(_SIGN.match(char) or (usual.match(char) and not _RARE.match(char)) for char in text)
    return text if fits else ""


def _byte(char: str) -> bytes:
    try:
        return char.encode("cp1252")
    except UnicodeEncodeError:
        return char.encode("latin-1")
