"""sacrebleu's tokenisers over many lines at once, token for token the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

Split = Callable[[Sequence[str]], list[list[str]]]

# Stands between the lines while they are one text. No rule of 13a knows it, and each line keeps a
# blank of its own on both sides, which is all that the rules look at beyond a line.
_BETWEEN = "\x01"


def tokenizer(one: Any) -> Split:
    """A function that splits many lines as sacrebleu's tokeniser `one` splits each of them."""
    if one.signature() == "13a":
        return lambda lines: _thirteen(one, lines)
    if one.signature() == "zh":
        spaced = _Spaced(one)
        return lambda lines: [
            _plain(one._post_tokenizer, line.strip().translate(spaced)).split() for line in lines
        ]
    return lambda lines: [one(line).split() for line in lines]


def _thirteen(one: Any, lines: Sequence[str]) -> list[list[str]]:
    """The rules of mteval-v13a run once over all the lines."""
    if any(_BETWEEN in line for line in lines):
        return [one(line).split() for line in lines]
    text = f" {_BETWEEN} ".join(
        line.replace("<skipped>", "").replace("-\n", "").replace("\n", " ") for line in lines
    )
    if "&" in text:
        for entity, sign in (("&quot;", '"'), ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">")):
            text = text.replace(entity, sign)
    text = f" {text} "
    for pattern, replacement in one._post_tokenizer._re:
        text = pattern.sub(replacement, text)
    return [line.split() for line in text.split(_BETWEEN)]


def _plain(post: Any, line: str) -> str:
    for pattern, replacement in post._re:
        line = pattern.sub(replacement, line)
    return line


class _Spaced(dict[int, str]):
    """A table for str.translate: blanks round what the Chinese tokeniser takes for a character."""

    def __init__(self, one: Any) -> None:
        super().__init__()
        self._one = one

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        self[code] = f" {sign} " if self._one._is_chinese_char(sign) else sign
        return self[code]
