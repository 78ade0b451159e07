"""A text as it should be written: what the rules of writing find and what `--fix` writes.

Each step is one kind of fault and changes nothing that a reader would pronounce.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Callable

from qa.glossary.lint.writing import data, dots, joins, letters, script
from qa.language import base

# Zero-width and bidirectional controls, control characters, soft hyphen, byte order mark, emoji
# selectors, and the tatweel inside an Arabic word (at its end it is spelling: هـ, الـBBC). U+200C
# and U+200D are joiners, which some languages need.
_INVISIBLES = (
    "\x00-\x08\x0e-\x1b\x7f\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064"
    "\u2066-\u206f\ufe0e\ufe0f\ufeff"
)
_INVISIBLE = re.compile(f"[{_INVISIBLES}]|\u0640+(?=[\u0620-\u064a\u066e-\u06d3])")
_JOINERS = re.compile("[\u200c\u200d]+")
_BLANK = re.compile(r"[\s\u2800\u3164]+")
# Ligatures, Arabic and Hebrew presentation forms, full-width digits and letters, half-width Katakana.
_COMPATIBLES = (
    "\ufb00-\ufb4f\ufb50-\ufd3d\ufd50-\ufdf9\ufe70-\ufefc\uff10-\uff19\uff21-\uff3a"
    "\uff41-\uff5a\uff65-\uff9f"
)
_COMPATIBLE = re.compile(f"[{_COMPATIBLES}]+")


def not_nfc(text: str, tag: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def invisible_character(text: str, tag: str) -> str:
    text = _INVISIBLE.sub("", text)
    return text if text.isascii() else _JOINERS.sub(lambda match: _joiner(match, tag), text)


def _joiner(match: re.Match[str], tag: str) -> str:
    """A joiner stays between two letters of a language that has it, and one is enough."""
    before = match.string[: match.start()][-1:]
    after = match.string[match.end() :][:1]
    inside = _joined(before) and _joined(after)
    return match[0][0] if inside and joins(tag) else ""


def _joined(char: str) -> bool:
    return char.isalnum() or bool(char and unicodedata.category(char) in ("Mn", "Mc"))


def odd_blank(text: str, tag: str) -> str:
    return _BLANK.sub(" ", text).strip()


def presentation_form(text: str, tag: str) -> str:
    if text.isascii():
        return text
    # Apart from a letter a vowel sign is shown on a blank, which is no part of the word.
    return _COMPATIBLE.sub(
        lambda match: unicodedata.normalize("NFKC", match[0]).replace(" ", ""), text
    )


def foreign_letter(text: str, tag: str) -> str:
    """Letters of a neighbour's alphabet, where it is certain which one is meant."""
    if text.isascii() or not letters(tag):
        return text
    unclear = data()["unclear_at_end"].get(base(tag), "")
    found = letters(tag)
    return "".join(
        found.get(char) or char
        if char not in unclear or script(text[index + 1 : index + 2] or " ")
        else char
        for index, char in enumerate(text)
    )


def name_dot(text: str, tag: str) -> str:
    """Another dot between two letters than the language's own."""
    right = dots(tag)
    if text.isascii() or not right:
        return text
    return _dot(right).sub(right[0], text)


@functools.cache
def _dot(right: str) -> re.Pattern[str]:
    wrong = "".join(dot for dot in data()["dots"]["any"] if dot not in right)
    letter = r"[^\W\d_a-zA-Z]"  # a full stop is one between letters that are not Latin
    return re.compile(rf"(?<=\w) ?[{re.escape(wrong)}] ?(?=\w)|(?<={letter})[.．](?={letter})")


# Every step with the rule that it belongs to, in the order in which they are applied.
STEPS: dict[str, Callable[[str, str], str]] = {
    "not-nfc": not_nfc,
    "presentation-form": presentation_form,
    "invisible-character": invisible_character,
    "odd-blank": odd_blank,
    "foreign-letter": foreign_letter,
    "name-dot": name_dot,
}
ALL = tuple(STEPS)
# A text of which the language is not known (a condition's) takes these.
ANY_LANGUAGE = ("not-nfc", "presentation-form", "invisible-character", "odd-blank")
# A wrong rendering is what somebody wrote: only what nobody can see is mended.
AS_SEEN = ("not-nfc", "invisible-character", "odd-blank")


@functools.cache
def _suspects(tag: str) -> re.Pattern[str]:
    """What a text must have for any step to change it, but for its normal form."""
    signs = "" if not dots(tag) else data()["dots"]["any"].replace(dots(tag)[0], "") + ".．"
    own = re.escape(signs + "".join(letters(tag)))
    return re.compile(
        rf"[{_INVISIBLES}{_COMPATIBLES}{own}\u0640\u200c\u200d\u2800\u3164]|^\s|\s$|\s\s|[^\S ]"
    )


def clean(text: str, tag: str, steps: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """The text after these steps, and the steps that changed it."""
    # Most of a million texts are let go here.
    if not _suspects(tag).search(text) and unicodedata.is_normalized("NFC", text):
        return text, ()
    changed = []
    for name in steps:
        after = STEPS[name](text, tag)
        if after != text and after.strip():  # what is blank is no text
            text = after
            changed.append(name)
    return text, tuple(changed)
