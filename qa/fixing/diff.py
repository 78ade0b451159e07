"""What edits change, as a unified diff: made from the edits, so that it takes no time to find."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from qa.documents.raw import Raw
from qa.documents.writing import Edit, edited
from qa.model import Result

_CONTEXT = 3


class Block(NamedTuple):
    """Lines before[start:end] become `lines`."""

    start: int
    end: int
    lines: list[str]


def of_text(raw: Raw, edits: Sequence[Edit]) -> list[str]:
    """The diff of the file's whole text; its lines keep their ends."""
    before = _lines(raw.text, raw.line_end)
    blocks: list[Block] = []
    groups: list[list[Edit]] = []
    for edit in sorted(edits):
        line = raw.line(edit.start)
        if groups and raw.line(groups[-1][-1].end) >= line:
            groups[-1].append(edit)
        else:
            groups.append([edit])
    for group in groups:
        first, last = raw.line(group[0].start) - 1, min(raw.line(group[-1].end), len(before))
        at = raw.line_start(first + 1)
        own = "".join(before[first:last])
        new = edited(
            Raw(raw.path, b"", own, raw.encoding),
            [Edit(e.start - at, e.end - at, e.text) for e in group],
        )
        blocks.append(Block(first, last, _lines(new, raw.line_end)))
    return list(_unified(raw.path, before, blocks))


def of_segments(path: str, before: Sequence[Result], after: Sequence[Result]) -> list[str]:
    """The diff of what a packed file says, one line a segment."""
    old, new = ([f"{s.target}\n" for r in side for s in r.document.segments]
                for side in (before, after))  # fmt: skip
    pairs = enumerate(zip(old, new, strict=True))
    blocks = [Block(n, n + 1, [theirs]) for n, (ours, theirs) in pairs if ours != theirs]
    return list(_unified(path, old, blocks))


def _lines(text: str, line_end: str) -> list[str]:
    parts = text.split(line_end)
    return [*(part + line_end for part in parts[:-1]), *([parts[-1]] if parts[-1] else [])]


def _unified(path: str, before: Sequence[str], blocks: Sequence[Block]) -> Iterator[str]:
    if blocks:
        yield from (f"--- {path}\n", f"+++ {path}\n")
    shift = 0
    for hunk in _hunks(blocks):
        first = max(0, hunk[0].start - _CONTEXT)
        last = min(len(before), hunk[-1].end + _CONTEXT)
        grown = sum(len(b.lines) - (b.end - b.start) for b in hunk)
        yield f"@@ -{_range(first, last - first)} +{_range(first + shift, last - first + grown)} @@\n"
        shift += grown
        place = first
        for block in hunk:
            yield from _shown(" ", before[place : block.start])
            yield from _shown("-", before[block.start : block.end])
            yield from _shown("+", block.lines)
            place = block.end
        yield from _shown(" ", before[place:last])


def _hunks(blocks: Sequence[Block]) -> list[list[Block]]:
    found: list[list[Block]] = []
    for block in blocks:
        if found and block.start - found[-1][-1].end <= 2 * _CONTEXT:
            found[-1].append(block)
        else:
            found.append([block])
    return found


def _range(start: int, length: int) -> str:
    """Where a hunk is: its first line, and how many there are unless it is one."""
    place = start + 1 if length else start
    return f"{place}" if length == 1 else f"{place},{length}"


def _shown(sign: str, lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        yield sign + line if line.endswith(("\n", "\r")) else f"{sign}{line}\n"
        if not line.endswith(("\n", "\r")):
            yield "\\ No newline at end of file\n"
