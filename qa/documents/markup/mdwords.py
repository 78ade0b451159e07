"""The text of one Markdown block, woven from the parser's tokens, and where the file has it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from qa.documents.raw import Raw
from qa.documents.weave import Weaver

if TYPE_CHECKING:
    from markdown_it.token import Token

_BREAK = re.compile(r"<br[ \t]*/?>", re.I)


class Run(NamedTuple):
    """A stretch of a block's text and where the file has the same characters."""

    start: int
    length: int
    at: int


class Words:
    """A block's text woven from its tokens; pictures are put aside with where their text begins."""

    def __init__(self, raw: Raw, runs: list[Run] | None) -> None:
        self._raw, self._runs = raw, runs
        self.weaver = Weaver(collapse=True)
        self.pictures: list[tuple[list[Token], int]] = []

    def add(self, tokens: Sequence[Token], base: int) -> None:
        address = False
        for token in tokens:
            at = base + token.meta.get("at", 0)
            if token.markup == "autolink":
                address = token.nesting > 0
            elif token.type == "text" and not address:
                self._same(token.content, at)
            elif token.type == "text_special":
                self._special(token.content, at, len(token.markup))
            elif token.type in ("softbreak", "hardbreak") or (
                token.type == "html_inline" and _BREAK.fullmatch(token.content)
            ):
                self._break(at)
            elif token.type == "image":
                self.pictures.append((token.children or [], at + 2))

    def _place(self, offset: int) -> tuple[int, int] | None:
        """Where the file has the character at an offset, and how many follow it there."""
        if self._runs is None:
            return None
        number = bisect_right(self._runs, offset, key=lambda run: run.start) - 1
        if number < 0:
            return None
        run = self._runs[number]
        left = run.start + run.length - offset
        return (run.at + offset - run.start, left) if left > 0 else None

    def _same(self, text: str, at: int) -> None:
        while text:
            place = self._place(at)
            if place is None or not self._raw.text.startswith(text[: place[1]], place[0]):
                self.weaver.gap(text)
                return
            self.weaver.add(text[: place[1]], place[0])
            at += place[1]
            text = text[place[1] :]

    def _special(self, text: str, at: int, width: int) -> None:
        place = self._place(at)
        if place is None or place[1] < width:
            self.weaver.gap(text)
        else:
            self.weaver.add(text, place[0], width)

    def _break(self, at: int) -> None:
        """The end of a line: white space of the file, if no quotation's mark is in it."""
        match = re.compile(r"[ \t]*(?:\r\n?|\n)[ \t]*").match
        before = self._place(at - 1)
        found = match(self._raw.text, before[0] + 1) if before else None
        place = self._place_after(at)
        if found and place == found.end():
            self.weaver.add(found[0], found.start())
        else:
            self.weaver.gap(" ")

    def _place_after(self, offset: int) -> int | None:
        """Where the run that follows an offset begins."""
        runs = self._runs or []
        number = bisect_right(runs, offset, key=lambda run: run.start)
        return runs[number].at if number < len(runs) else None
