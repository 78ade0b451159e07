"""Rules of writing: what `--fix` mends because no reader would pronounce it otherwise."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from qa.glossary.lint.base import ERROR, WARNING, Flag, rule
from qa.glossary.lint.packs import Packs
from qa.glossary.lint.texts import Text
from qa.glossary.lint.writing import dots, letters

_MARKUP = re.compile(r"&(?:[a-z]{2,8}|#\d{1,6}|#x[0-9a-f]{1,6});|</?[a-z]{1,8}/?>", re.IGNORECASE)
_STRANGE = re.compile("[\x80-\x84\x86-\x9f\ue000-\uf8ff\U000f0000-\U0010ffff]")
_MOJIBAKE = re.compile("[ÂÃÄÅÐÑØÙâäåæçèé][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")


def _of(packs: Packs, step: str) -> Iterator[tuple[Text, str]]:
    return ((text, after) for text, steps, after in packs.unclean if step in steps)


def shown(text: str) -> str:
    """A text with what cannot be seen in it spelt out."""
    joined = unicodedata.normalize("NFC", text) == text  # else loose accents are what is wrong
    signs = (
        c
        if c == " " or (c.isprintable() and (joined or not unicodedata.combining(c)))
        else f"<U+{ord(c):04X}>"
        for c in text
    )
    return f"'{''.join(signs)}'"


@rule(WARNING, fixable=True)
def not_nfc(packs: Packs) -> Iterator[Flag]:
    """A text is not in Unicode's composed normal form (NFC).

    "é" may be one character or two that look the same (Unicode Standard Annex 15). Matching makes
    them one, but exports, comparisons and searches in an editor do not. Remedy: NFC; `--fix` writes
    it.
    """
    for text, _ in _of(packs, "not-nfc"):
        yield Flag(text.spot, f"{shown(text.text)} is not in composed form (NFC)",
                   "Normalise it; --fix does.")  # fmt: skip


@rule(WARNING, fixable=True)
def invisible_character(packs: Packs) -> Iterator[Flag]:
    """A text has characters that nobody sees: zero-width and direction controls, soft hyphens.

    They come along when a name is copied from a web page or a PDF, and the name is then not found
    by any tool that compares characters. A joiner between two letters is good spelling in Persian,
    Pashto, Urdu and the Indian languages and is left alone there. Remedy: delete them; `--fix` does.
    """
    for text, _ in _of(packs, "invisible-character"):
        yield Flag(text.spot, f"{shown(text.text)} has invisible characters",
                   "Delete them; --fix does.")  # fmt: skip


@rule(WARNING, fixable=True)
def odd_blank(packs: Packs) -> Iterator[Flag]:
    """A text begins or ends with a blank, has two in a row, or another kind than the plain one.

    A non-breaking or ideographic blank and a line break inside a form are leftovers of typesetting
    or of a table's cell. Remedy: one plain blank, none at the edges; `--fix` writes it.
    """
    for text, _ in _of(packs, "odd-blank"):
        yield Flag(text.spot, f"{shown(text.text)} has blanks that are doubled, odd or at an edge",
                   "Leave single plain blanks between words; --fix does.")  # fmt: skip


@rule(WARNING, fixable=True)
def presentation_form(packs: Packs) -> Iterator[Flag]:
    """A text has letters in a shape that is for display: ﬁ, ﻛﺎﺑﻞ, full-width Ｇ７, half-width ｶ.

    Unicode keeps these for old character sets only. Arabic presentation forms are never found in
    running text. Remedy: the plain letters (NFKC of these characters); `--fix` writes them.
    """
    for text, after in _of(packs, "presentation-form"):
        yield Flag(text.spot, f"{shown(text.text)} has letters in presentation form",
                   f"Write {shown(after)}; --fix does.")  # fmt: skip


@rule(WARNING, fixable=True)
def foreign_letter(packs: Packs) -> Iterator[Flag]:
    """A text has a letter of a neighbour's alphabet: Arabic ي ك in Persian, Persian ی ک in Arabic.

    They look alike in most fonts, so a wrong keyboard goes unnoticed. Matching makes the common ones
    one, but what is proposed to an editor has the wrong letter. Also Romanian ş for ș, Russian ы in
    Ukrainian, Ukrainian і in Russian. Remedy: the language's own letter; `--fix` writes it where it
    is certain which one that is (not ی at the end of an Arabic word: ي or ى).
    """
    fixed = dict(_of(packs, "foreign-letter"))
    for text in packs.texts:
        if text.role not in ("form", "instead") or text.text.isascii():
            continue
        known = letters(text.tag)
        found = "".join(dict.fromkeys(c for c in text.text if c in known)) if known else ""
        if not found:
            continue
        after = fixed.get(text, text.text)
        sure = not any(c in known for c in after)
        yield Flag(
            text.spot, f"{text.text!r} has {found!r}, no letter of {text.tag}",
            f"Write {after!r}; --fix does." if sure else "Write the language's own letter.",
        )  # fmt: skip


@rule(WARNING, fixable=True)
def name_dot(packs: Packs) -> Iterator[Flag]:
    """The parts of a foreign name are divided by another dot than the language's own.

    Chinese writes · (U+00B7), Japanese ・ (U+30FB); • ‧ ・ ･ and a full stop come from keyboards and
    converters. Matching makes them one, but what is proposed to an editor has the wrong one. In
    Taiwan ‧ is in use too. Remedy: the language's own dot; `--fix` writes it.
    """
    for text, after in _of(packs, "name-dot"):
        right = dots(text.tag)[0]
        yield Flag(text.spot, f"{text.text!r} has another name dot than {right!r}",
                   f"Write {after!r}; --fix does.")  # fmt: skip


@rule(ERROR)
def broken_encoding(packs: Packs) -> Iterator[Flag]:
    """A text has been through a wrong encoding: �, Ã©, private-use or control characters, &amp;.

    Such a form is never found and, when proposed, is printed. Remedy: type the name anew from its
    source.
    """
    for text in packs.texts:
        what = _broken(text.text)
        if what:
            yield Flag(text.spot, f"{shown(text.text)} has {what}", "Type it anew from its source.")


def _broken(text: str) -> str:
    if text.isascii():
        return "an HTML entity or tag" if _MARKUP.search(text) else ""
    if "\ufffd" in text:
        return "a replacement character"
    if _STRANGE.search(text):
        return "control or private-use characters"
    if _MARKUP.search(text):
        return "an HTML entity or tag"
    if _MOJIBAKE.search(text):
        try:
            text.encode("cp1252").decode("utf-8")
        except UnicodeError:
            return ""
        return "the look of UTF-8 that was read as Latin-1"
    return ""
