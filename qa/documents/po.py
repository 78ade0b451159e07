"""PO (GNU gettext): msgid is the source, msgstr the target. Fuzzy and obsolete entries are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from qa.documents.base import Given, ReadOptions, is_blank
from qa.documents.language_id import settle
from qa.documents.limits import bounded
from qa.documents.raw import Raw
from qa.documents.weave import Weaver
from qa.errors import DocumentError, InputError
from qa.model import Document, Piece, Segment

_AT = re.compile(r"\(line (\d+)\)")
_PLURAL = re.compile(r"msgstr(?:\[(\d{1,2})\])?[ \t]*(?=\")")
_PART = re.compile(r'[ \t]*"((?:[^"\\]|\\.)*)"[ \t]*\r?$')
_WHOLE = re.compile(r'\s*(?:msg[a-z_]+(?:\[\d*\])?\s*)?"(?:[^"\\]|\\.)*"\s*')
_COMMENT = re.compile(
    r"^[ \t]*#(?:[ \t.:|][^\r\n]*)?$", re.MULTILINE
)  # neither flags nor obsolete entries
_MOST_LINES = 20_000  # of one text
_ESCAPED = re.compile(r"\\.")
_MEANS = {"\\n": "\n", "\\t": "\t", "\\r": "\r", '\\"': '"', "\\\\": "\\"}
_WRITTEN = str.maketrans({"\n": "\\n", "\t": "\\t", "\r": "\\r", '"': '\\"', "\\": "\\\\"})


def read(given: Given, raw: Raw, options: ReadOptions) -> list[Document | InputError]:
    """One story: its translated entries in their order. What nobody translated is remarked upon."""
    import polib

    try:
        # polib takes a text that is the path of a file for that file: none ends in a line end.
        file = polib.pofile(_plain(raw, given.path).rstrip() + "\n\n", wrapwidth=0)
    except (OSError, ValueError, IndexError) as error:
        found = _AT.search(str(error))
        raise _no_po(given.path, int(found[1]) if found else None) from None
    lines = _Lines(raw)
    segments: list[Segment] = []
    left = 0
    for entry in file:
        texts = _texts(entry)
        if entry.obsolete:
            continue
        if entry.fuzzy or all(is_blank(text) for _, text in texts.values()):
            left += 1
            continue
        where = lines.targets(entry.linenum or 1)
        for number, (source, target) in texts.items():
            line, woven, pieces = where.get(number, (entry.linenum or 1, "", ()))
            segments.append(
                Segment(
                    target,
                    source,
                    key=str(line),
                    line=line,
                    unit=entry.msgctxt or "",
                    pieces=pieces if woven == target else (),
                )
            )
    if not segments:
        raise DocumentError(
            "the file has no translated entry", path=given.path, remedy="Give one with msgstr."
        )
    remarks = (f"{left} entries are fuzzy or not translated: left out",) if left else ()
    document = Document(
        name=given.path.stem,
        path=str(given.path),
        source_lang=options.source_lang or _tag(file.metadata.get("X-Source-Language")),
        target_lang=options.target_lang or _tag(file.metadata.get("Language")) or "",
        segments=tuple(segments),
        remarks=remarks,
        form="po",
    )
    return [settle(document, options)]


def _plain(raw: Raw, path: Path) -> str:
    """The text with empty lines for its comments; DocumentError for an entry of endless lines.

    polib puts the lines of one text or comment together one by one, which takes their square, and
    passes over quotation marks that have no partner.
    """
    quoted = entries = 0
    for number, line in enumerate(raw.text.split(raw.line_end), 1):
        if line.startswith("msgid"):  # with that of the plural twice: they are texts as well
            entries += 1
            bounded(entries, path, number)
        if line.lstrip().startswith(("msg", '"')) and not _WHOLE.fullmatch(line):
            raise _no_po(path, number)
        quoted = quoted + 1 if line.lstrip().startswith('"') else 0
        if quoted > _MOST_LINES:
            raise DocumentError(
                f"a text of more than {_MOST_LINES:,} lines", path=path, line=number,
                remedy="Split it.",
            )  # fmt: skip
    return _COMMENT.sub("", raw.text)


def _no_po(path: Path, line: int | None) -> DocumentError:
    return DocumentError(
        "not a PO file: a syntax error", path=path, line=line,
        remedy="Mend it, e.g. with msgfmt -c.",
    )  # fmt: skip


def _texts(entry: Any) -> dict[int, tuple[str, str]]:
    """Source and target by the number of the plural form; 0 for an entry without."""
    if not entry.msgid_plural:
        return {0: (entry.msgid, entry.msgstr)}
    # The first of several forms is that of one thing; a language of one form has the plural's.
    several = len(entry.msgstr_plural) > 1
    return {
        int(number): (entry.msgid if several and int(number) == 0 else entry.msgid_plural, text)
        for number, text in entry.msgstr_plural.items()
    }


def _tag(said: str | None) -> str | None:
    return said.strip().replace("_", "-") or None if said else None


class _Lines:
    """The lines of the file with their beginnings, to find where a msgstr stands."""

    def __init__(self, raw: Raw) -> None:
        self._lines = raw.text.split(raw.line_end)
        self._starts = [raw.line_start(n) for n in range(1, len(self._lines) + 1)]

    def targets(self, line: int) -> dict[int, tuple[int, str, tuple[Piece, ...]]]:
        """By plural form: line, text and pieces of each msgstr of the entry that `line` belongs to."""
        found = {}
        place = line - 1
        while place < len(self._lines) and not self._lines[place].startswith("msgstr"):
            place += 1
        while place < len(self._lines):
            match = _PLURAL.match(self._lines[place])
            if not match:
                break
            first = place
            weaver = Weaver()
            at = match.end()
            while place < len(self._lines):
                part = _PART.match(self._lines[place], at)
                if not part:
                    break
                for text, start, width in _unescaped(part):
                    weaver.add(text, self._starts[place] + start, width)
                place, at = place + 1, 0
            if place == first:
                break
            found[int(match[1] or 0)] = (first + 1, *weaver.done())
        return found


def _unescaped(part: re.Match[str]) -> Iterator[tuple[str, int, int]]:
    """Text, column and width of each stretch of a quoted part of a line."""
    text, place = part[1], 0
    for odd in _ESCAPED.finditer(text):
        yield text[place : odd.start()], part.start(1) + place, odd.start() - place
        yield _MEANS.get(odd[0], odd[0]), part.start(1) + odd.start(), 2
        place = odd.end()
    yield text[place:], part.start(1) + place, len(text) - place


def escape(text: str, raw: Raw, start: int, end: int) -> str | None:
    """With the escapes of C."""
    return text.translate(_WRITTEN)
