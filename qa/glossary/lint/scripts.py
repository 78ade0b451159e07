"""Rules about scripts: letters that a language is not written in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.glossary.lint.base import ERROR, NOTE, WARNING, Flag, rule
from qa.glossary.lint.packs import Packs
from qa.glossary.lint.writing import charset, data, dense, script, scripts

_RUN = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*")
_ACRONYM = 8


@rule(WARNING)
def wrong_script(packs: Packs) -> Iterator[Flag]:
    """A form has letters of a script in which its language is not written.

    Usually it stands in the wrong row or column, or was never translated. Latin acronyms with digits
    (NATO, G7, F-16) are at home in every language. Latin letters beside the language's own, or
    in the name of an organisation, are a note: copy leaves brands in Latin (ToloNews). Remedy: correct the language or the form.
    """
    brands = {id for id, places in packs.concepts.items() if places[0].term.kind == "org"}
    for text in packs.texts:
        if text.role not in ("form", "instead"):
            continue
        known = scripts(text.tag)
        if not known:
            continue
        strange = {s for c in set(text.text) if (s := script(c))} - known
        if not strange or (strange == {"Latn"} and _acronyms(text.text)):
            continue
        inside = any(script(c) in known for c in text.text)  # TOLO新闻: a brand in a name
        left = strange == {"Latn"} and (inside or text.spot.concept in brands)
        words = "".join(c if script(c) in strange else " " for c in text.text).split()
        found = ", ".join(dict.fromkeys(words))
        yield Flag(text.spot, f"{text.text!r} has letters that are no {text.tag} ({found})",
                   "Correct the language or the form.", NOTE if left else None)  # fmt: skip


def _acronyms(text: str) -> bool:
    """Whether every Latin word is one: all capitals, with or without digits, or a single letter."""
    words = [
        word for word in re.findall(r"[^\W_]+", text) if any(script(c) == "Latn" for c in word)
    ]
    letters = ["".join(c for c in word if script(c) == "Latn") for word in words]
    return all(
        (word.isupper() or word.rstrip("s").isupper()) and len(word) <= _ACRONYM for word in letters
    )


@rule(ERROR)
def mixed_script(packs: Packs) -> Iterator[Flag]:
    """One word has letters of two alphabets: a Latin a in a Cyrillic word.

    They look the same and are different characters, so the form is never found, and a reader cannot
    see why (Unicode Technical Standard 39). Scripts whose words stand against others without a blank
    (Chinese, Japanese, Korean) are let pass. Remedy: type the word anew.
    """
    free = dense()
    for text in packs.texts:
        if text.role == "wrong" or text.text.isascii():
            continue
        for run in _RUN.findall(text.text):
            found = dict.fromkeys(s for c in run if (s := script(c)) and s not in free)
            if len(found) > 1:
                few = min(found, key=lambda s: (sum(script(c) == s for c in run), s))
                odd = "".join(dict.fromkeys(c for c in run if script(c) == few))
                yield Flag(text.spot, f"{run!r} has letters of two alphabets ({odd!r} is {few})",
                           "Type the word anew.")  # fmt: skip
                break


@rule(WARNING)
def wrong_variant(packs: Packs) -> Iterator[Flag]:
    """A form has a character of the other way to write Chinese, or one that its language lacks.

    Traditional characters in zh-Hans, simplified ones in zh-Hant, Chinese simplifications in ja: told
    by the national character sets (GB 2312, Big5 with HKSCS, JIS X 0213). Remedy: write the
    language's own character.
    """
    for text in packs.texts:
        if text.role not in ("form", "instead") or text.text.isascii():
            continue
        chars = charset(text.tag)
        foreign = chars.foreign(text.text) if chars else ""
        if chars and foreign:
            yield Flag(text.spot, f"{text.text!r} has {foreign!r}, which is not {chars.what}",
                       "Write the language's own character.")  # fmt: skip


@rule(WARNING)
def lookalike_character(packs: Packs) -> Iterator[Flag]:
    """A Katakana name has a Han character that looks like a Katakana letter (力 for カ, 二 for ニ).

    It comes from text recognition or a wrong key. Remedy: type the Katakana letter.
    """
    known = data()["lookalikes"]
    pattern = re.compile(f"(?<=[\u30a1-\u30fa\u30fc])[{''.join(known)}](?=[\u30a1-\u30fa\u30fc])")
    for text in packs.texts:
        if text.role in ("form", "instead") and not text.text.isascii():
            match = pattern.search(text.text)
            if match:
                yield Flag(text.spot, f"{text.text!r} has the Han character {match[0]!r} between "
                           "Katakana", f"Write {known[match[0]]!r}.")  # fmt: skip
