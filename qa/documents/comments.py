"""Comments in which a file says `qa:...`, one function for each syntax; `Format.comments` names it.

What they mean is no business of this module: it knows where they stand and what they are about.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import NamedTuple

from qa.documents.raw import Raw
from qa.toml import TomlError, toml

SIGN = "qa:"  # what a comment for us begins with
KEY = "qa-ignore"  # the key of front matter
# The elements that are one unit of a story: XLIFF, TMX, WMT, NITF and the XHTML of NewsML-G2.
_UNITS = frozenset(
    ("trans-unit", "unit", "tu", "seg", "p", "hl1", "hl2", "headline", "dateline", "caption",
     "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "media-caption", "description")
)  # fmt: skip


class Comment(NamedTuple):
    """A comment that begins with `qa:`, and raw.text[start:end], where it stands.

    `scope` is the stretch of raw.text that it is about; None where only its line says that.
    """

    text: str
    start: int
    end: int
    scope: tuple[int, int] | None = None


def comments(raw: Raw, syntax: str) -> list[Comment]:
    """The comments of a file that begin with `qa:`, in its order; none for a syntax without any."""
    if not syntax or not (SIGN in raw.text or KEY in raw.text):
        return []
    return sorted(_SYNTAXES[syntax](raw), key=lambda comment: (comment.start, comment.end))


def _markup(raw: Raw) -> Iterator[Comment]:
    """HTML and SGML: <!-- -->."""
    text, end = raw.text, 0
    while (start := text.find("<!--", end)) >= 0:
        inside = start + 4
        close = text.find("-->", inside)
        if close < 0:
            return
        end = close + 3
        if text.startswith(SIGN, inside) or text[inside:close].lstrip().startswith(SIGN):
            yield Comment(text[inside:close].strip(), start, end)


def _xml(raw: Raw) -> Iterator[Comment]:
    """XML: a comment, or a note of XLIFF and TMX, is about the unit that it stands in."""
    from qa.documents.markup.xml import parse

    # Units in the order of their starts, with the unit around each.
    units: list[tuple[int, int, int]] = []
    around: list[int] = []
    notes: list[Comment] = []
    for element in parse(raw).walk():
        while around and units[around[-1]][1] <= element.start:
            around.pop()
        if element.local in _UNITS:
            units.append((element.start, element.end, around[-1] if around else -1))
            around.append(len(units) - 1)
        elif element.local == "note" and (said := element.text().strip()).startswith(SIGN):
            scope = _innermost(units, element.start)
            notes.append(Comment(said, element.start, element.end, scope))
    yield from notes
    for comment in _outside_cdata(raw):
        yield comment._replace(scope=_innermost(units, comment.start))


def _innermost(units: list[tuple[int, int, int]], place: int) -> tuple[int, int] | None:
    """The smallest unit around a place."""
    index = bisect_right(units, place, key=lambda unit: unit[0]) - 1
    while index >= 0 and units[index][1] <= place:
        index = units[index][2]
    return units[index][:2] if index >= 0 else None


def _outside_cdata(raw: Raw) -> Iterator[Comment]:
    """The comments that are none of the characters of a CDATA section."""
    text, end = raw.text, 0
    section = text.find("<![CDATA[")
    for comment in _markup(raw):
        while 0 <= section < comment.start:
            end = text.find("]]>", section)
            section = text.find("<![CDATA[", end) if end >= 0 else -1
        if comment.start >= end:
            yield comment


def _markdown(raw: Raw) -> Iterator[Comment]:
    """Markdown: HTML's comments outside code, and the key `qa-ignore` of the front matter."""
    yield from _front_matter(raw)
    if SIGN not in raw.text:
        return
    code = _code(raw)
    line, ticks, place = 0, 0, 0  # backticks of the line so far: an odd one begins code
    for comment in _markup(raw):
        index = bisect_right(code, comment.start, key=lambda stretch: stretch[0]) - 1
        if raw.line(comment.start) != line:
            line, ticks = raw.line(comment.start), 0
            place = raw.line_start(line)
        ticks += raw.text.count("`", place, comment.start)
        place = comment.start
        if not (index >= 0 and comment.start < code[index][1]) and ticks % 2 == 0:
            yield comment


def _code(raw: Raw) -> list[tuple[int, int]]:
    """The fenced blocks: a fence of three or more signs, to one that is as long, or to the end."""
    found: list[tuple[int, int]] = []
    fence, start, at = "", 0, 0
    for line in raw.text.split(raw.line_end):
        marks = line.strip()
        if fence:
            if marks.startswith(fence) and not marks.strip(fence[0]):
                found.append((start, at + len(line)))
                fence = ""
        elif marks.startswith(("```", "~~~")):
            fence = marks[: len(marks) - len(marks.lstrip(marks[0]))]
            start = at
        at += len(line) + 1
    return [*found, (start, at)] if fence else found


def _front_matter(raw: Raw) -> Iterator[Comment]:
    """Each item of the key as if it were a comment about the whole file."""
    fence = raw.text[:3]
    if fence not in ("---", "+++") or KEY not in raw.text:
        return
    lines = raw.text.split(raw.line_end)
    rows = [line.rstrip() for line in lines]
    last = next((n for n, row in enumerate(rows[1:], 1) if row == fence), None)
    if last is None:
        return
    own = rows[1:last]
    first = next((n for n, row in enumerate(own) if row.startswith(KEY)), None)
    if first is None:
        return
    start = raw.line_start(first + 2)
    end = start + len(lines[first + 1])
    items = _toml(own) if fence == "+++" else _yaml(own[first:])
    for item in items:
        yield Comment(f"{SIGN}ignore {item}", start, end, (0, len(raw.text)))


def _toml(rows: list[str]) -> list[str]:
    try:
        value = toml("\n".join(rows)).get(KEY, [])
    except TomlError:
        return []
    return [str(item) for item in (value if isinstance(value, list) else [value])]


def _yaml(rows: list[str]) -> list[str]:
    """The value of the key in the first row: a text, a list in one row, or one item a row."""
    value = rows[0].removeprefix(KEY).strip().removeprefix(":").strip()
    if value.startswith("[") and value.endswith("]"):
        return [_unquoted(item) for item in value[1:-1].split(",") if item.strip()]
    if value:
        return [_unquoted(value)]
    items: list[str] = []
    for row in rows[1:]:
        if row.strip() and not row.startswith((" ", "\t", "-")):
            break
        item = row.strip()
        if item.startswith("- "):
            items.append(_unquoted(item[2:]))
        elif item and ":" in item:
            check, _, reason = item.partition(":")
            items.append(f"{_unquoted(check)} {_unquoted(reason)}")
    return items


def _unquoted(text: str) -> str:
    text = text.strip()
    return text[1:-1] if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'" else text


def _hash(raw: Raw) -> Iterator[Comment]:
    """PO: a translator's comment is about the entry that it stands before."""
    text, at = raw.text, 0
    lines = text.split(raw.line_end)
    waiting: list[Comment] = []
    for line in lines:
        row = line.strip()
        if not row:  # an entry ends
            yield from (comment._replace(scope=(comment.start, at)) for comment in waiting)
            waiting = []
        elif row.startswith("#") and (said := row[1:].lstrip(" .")).startswith(SIGN):
            waiting.append(Comment(said, at, at + len(line)))
        at += len(line) + 1
    yield from (comment._replace(scope=(comment.start, len(text))) for comment in waiting)


_SYNTAXES: dict[str, Callable[[Raw], Iterator[Comment]]] = {
    "markup": _markup,
    "xml": _xml,
    "markdown": _markdown,
    "hash": _hash,
}
