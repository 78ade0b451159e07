"""The inline text of Markdown with its places: what CommonMark's reader takes from where.

markdown-it-py says in which lines a block stands and not where in them its words do. Its rules move
a state along the block's text; here the state's place is noted with each token they make.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_block import StateBlock, reference
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

AT = "at"  # in a token's meta: where it begins in the block's text
_FOOTNOTE = re.compile(r"\[\^[^\]\[\s^]{1,200}\](:?)")


class _State(StateInline):
    """Notes where the text begins that waits to become a token."""

    begun = 0

    def pushPending(self) -> Token:  # noqa: N802
        token = super().pushPending()
        token.meta[AT] = self.begun
        return token


class _Placed(ParserInline):
    def tokenize(self, state: StateInline) -> None:
        assert isinstance(state, _State)
        rules = self.ruler.getRules("")
        end, deepest = state.posMax, state.md.options["maxNesting"]
        while state.pos < end:
            at, made = state.pos, len(state.tokens)
            if not state.pending:
                state.begun = at
            # Too deep, a sign is text as it stands.
            if state.level < deepest and any(rule(state, False) for rule in rules):
                _note(state.tokens[made:], at)
            else:
                state.append_pending(state.src[at])
                state.pos = at + 1
        if state.pending:
            state.pushPending()

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        state = _State(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


def _note(tokens: Sequence[Token], at: int) -> None:
    """The place of what one rule made; a run of *** makes a token for each sign."""
    for token in tokens:
        if AT not in token.meta:
            token.meta[AT] = at
            if token.type == "text":
                at += len(token.content)


def _footnote(state: StateInline, silent: bool) -> bool:
    """The mark of a footnote, and the one that its text begins with."""
    if state.src[state.pos] != "[":
        return False
    match = _FOOTNOTE.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        state.push("footnote", "", 0)
    # Only at a block's beginning is the colon part of it.
    state.pos = match.end() if state.pos == 0 else match.end() - len(match[1])
    return True


def _reference(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A link's definition; that of a footnote is a paragraph."""
    at = state.bMarks[start] + state.tShift[start]
    return not state.src.startswith("[^", at) and reference(state, start, end, silent)


@functools.cache
def parser() -> MarkdownIt:
    """CommonMark with tables and ~~strikethrough~~; text stays in the pieces that it is written in."""
    markdown = MarkdownIt("commonmark")
    markdown.inline = _Placed()
    markdown.configure("commonmark", {"maxNesting": 20})
    markdown.enable(["table", "strikethrough"])
    markdown.block.ruler.at("reference", _reference)
    markdown.inline.ruler.before("link", "footnote", _footnote)
    markdown.core.ruler.enableOnly(["normalize", "block", "inline"])
    markdown.inline.ruler2.disable("fragments_join")
    return markdown
