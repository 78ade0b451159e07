"""What the comments of a file silence: `qa:ignore CHECK reason`, `qa:ignore-next-line`, `qa:off`,
`qa:on`. Several checks have commas between them; every check is named, none is meant by silence."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from qa.documents.comments import Comment, comments
from qa.documents.raw import Raw
from qa.errors import ConfigError
from qa.model import Document
from qa.project import known_check
from qa.quiet.marks import Mark, Marks

_SAID = re.compile(r"qa:([a-z-]+)\s*([^\s,]*(?:\s*,\s*[^\s,]+){0,99})\s*")
_VERBS = ("ignore", "ignore-next-line", "off", "on")
_INDENT = 1000  # more white space beside a comment is no line of its own
_DASHES = " -–—:"  # what some write between check and reason


@dataclass(frozen=True, slots=True)
class Said:
    """What a file's comments silence, and what is wrong with them."""

    marks: Marks
    remarks: tuple[str, ...] = ()


@lru_cache(maxsize=1)  # the stories of one file come one after another
def said(raw: Raw, syntax: str) -> Said:
    """The marks of a file's comments, in its order; a comment that makes no sense is a remark."""
    return _Reader(raw).run(comments(raw, syntax))


def around(document: Document, segment: int) -> tuple[int, int] | None:
    """The stretch of the file that a segment is in."""
    pieces = document.segments[segment].pieces
    return (pieces[0].at, pieces[-1].at + pieces[-1].width) if pieces else None


class _Reader:
    def __init__(self, raw: Raw) -> None:
        self._raw = raw
        self._marks: list[Mark] = []
        self._remarks: list[str] = []
        self._off: dict[str, Mark] = {}
        self._after: dict[int, int] = {}  # a line and the first from it on that is no comment

    def run(self, found: list[Comment]) -> Said:
        own: set[int] = set()  # the lines that are nothing but a comment
        for comment in found:
            if self._alone(comment):
                own.update(range(self._first(comment), self._last(comment) + 1))
        for comment in found:
            self._one(comment, own)
        end = len(self._raw.text)
        for mark in self._off.values():
            self._add(mark, end)
        return Said(Marks(self._marks), tuple(self._remarks))

    def _one(self, comment: Comment, own: set[int]) -> None:
        match = _SAID.match(comment.text)
        verb = match[1] if match else ""
        line = self._first(comment)
        if match is None or verb not in _VERBS:
            self._tell(line, f"it is none of {', '.join(f'qa:{v}' for v in _VERBS)}")
            return
        names = [name.strip() for name in match[2].split(",") if name.strip()]
        reason = " ".join(comment.text[match.end() :].split()).lstrip(_DASHES)
        if verb == "on":
            self._on(line, names, comment)
            return
        checks = self._known(line, names)
        if not names:
            self._tell(line, f"it names no check: write qa:{verb} CHECK reason")
        elif checks and not reason:
            self._tell(line, f"it gives no reason: write qa:{verb} {','.join(names)} and why")
        for check in checks:
            self._open(verb, check, reason, comment, own)

    def _open(self, verb: str, check: str, reason: str, comment: Comment, own: set[int]) -> None:
        line = self._first(comment)
        if verb == "off":
            if check in self._off:
                self._tell(line, f"{check} is off already, since line {self._off[check].line}")
            else:
                self._off[check] = Mark(check, comment.start, comment.end, reason, line, "wide")
            return
        if comment.scope:
            start, end = comment.scope
        elif verb == "ignore" and line in own:
            self._marks.append(Mark(check, comment.start, comment.end, reason, line, "alone"))
            return
        elif verb == "ignore":
            start, end = self._lines(line, self._last(comment))
        else:
            following = self._following(self._last(comment), own)
            start, end = self._lines(following, following)
        wide = (start, end) == (0, len(self._raw.text))
        self._marks.append(Mark(check, start, end, reason, line, "wide" if wide else "near"))

    def _on(self, line: int, names: list[str], comment: Comment) -> None:
        """Ends what is off: the checks that it names, or all."""
        checks = self._known(line, names) if names else list(self._off)
        for check in checks:
            if check in self._off:
                self._add(self._off.pop(check), comment.start)
            else:
                self._tell(line, f"{check} is not off")
        if not names and not checks:
            self._tell(line, "nothing is off")

    def _add(self, mark: Mark, end: int) -> None:
        self._marks.append(replace(mark, end=end))

    def _known(self, line: int, names: list[str]) -> list[str]:
        checks = []
        for name in names:
            try:
                checks.append(known_check(name).name)
            except ConfigError as error:
                self._tell(line, error.problem)
        return checks

    def _tell(self, line: int, what: str) -> None:
        self._remarks.append(f"the comment in line {line}: {what}")

    def _first(self, comment: Comment) -> int:
        return self._raw.line(comment.start)

    def _last(self, comment: Comment) -> int:
        return self._raw.line(max(comment.start, comment.end - 1))

    def _lines(self, first: int, last: int) -> tuple[int, int]:
        """The stretch of some lines, without the end of the last."""
        return self._raw.line_start(first), self._line_end(last)

    def _line_end(self, line: int) -> int:
        last = line >= self._raw.line(len(self._raw.text))
        return len(self._raw.text) if last else self._raw.line_start(line + 1) - 1

    def _alone(self, comment: Comment) -> bool:
        start, end = self._lines(self._first(comment), self._last(comment))
        if comment.start - start > _INDENT or end - comment.end > _INDENT:
            return False  # a line of a megabyte is not looked through for each of its comments
        text = self._raw.text
        return not (text[start : comment.start].strip() or text[comment.end : end].strip())

    def _following(self, line: int, own: set[int]) -> int:
        """The next line that has something else than a comment for us; the last, if there is none."""
        text = self._raw.text
        last = self._raw.line(len(text))
        passed: list[int] = []
        found = last
        for number in range(line + 1, last + 1):
            # A hundred thousand comments may stand below each other: each line is passed once.
            if number in self._after:
                found = self._after[number]
                break
            passed.append(number)
            start, end = self._lines(number, number)
            if number not in own and text[start:end].strip():
                found = number
                break
        self._after.update(dict.fromkeys(passed, found))
        return found
