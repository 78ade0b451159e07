"""What to write instead of a name that came for another one: the right name in its shape."""

from __future__ import annotations

from qa.checks.base import written
from qa.model import Fix, Mention, Scanned, Use
from qa.names.sound import encode
from qa.names.tables import tables

_DECLINED = 3  # letters at the end of a name that its cases may change
_ALIKE = 2  # last letters of names that take the same endings
_APOSTROPHES = ("'", "’")


def instead(scanned: Scanned, came: Mention, concept: str, *, sure: bool) -> Fix | None:
    """The concept's name in the shape of the mention; a hint where its case is unknown, None where
    no pack says how the target writes it."""
    text, right = scanned.document.text(came.span), rightly(scanned, came, concept)
    if not right:
        return None
    part = _part_of(came.text, text)
    new, shaped = _shaped(came.text, text[len(part) :], right)
    if part and new:
        new = part + new[:1].lower() + new[1:]
    return Fix(new, "likely" if shaped and sure else "hint")


def rightly(scanned: Scanned, came: Mention, concept: str) -> str:
    """The concept's name as it reads in the mention's place, an acronym for one; empty where no pack
    says how the target writes it."""
    document, span = scanned.document, came.span
    before = document.segments[span.segment].target[: span.start]
    use: Use = "abbreviation" if came.kind == "org" and came.text.isupper() else came.use
    return written(scanned.terms[concept], document.target_lang, use, before=before)


def worded(scanned: Scanned, lost: Mention, concept: str) -> str:
    """The concept whose own name the words of the source are, where the one that is lost is only spoken of
    by them: Scotland, which is the United Kingdom as far as facts go."""
    lang = scanned.document.source_lang or ""
    named = [c for c in lost.terms if _is_called(scanned, c, lang, lost)] if lang else []
    return concept if concept in named or concept not in lost.terms else (*named, concept)[0]


def _is_called(scanned: Scanned, concept: str, lang: str, mention: Mention) -> bool:
    term = scanned.terms.get(concept)
    form = term.canonical(lang, mention.use) if term else None
    return form is not None and form.text == mention.text


def _part_of(citation: str, text: str) -> str:
    """What stands before a land's name in one word with it, as the text has it: Nord, of Nordsyrien."""
    stem = citation[:-_DECLINED].casefold()
    return text[: max(0, text.casefold().find(stem))] if len(stem) >= _DECLINED else ""


def _shaped(citation: str, text: str, right: str) -> tuple[str, bool]:
    """What to write instead of a name in the text, and whether it surely has the ending wanted there.

    A possessive stays (Iran’s). Other endings go over to a name that ends alike (Швейцарии, Швеции;
    Ирана, Ирака): they and clitics may depend on its last letters (İran’a, İsveç’e).
    """
    if not text.casefold().startswith(citation[:-_DECLINED].casefold()):
        return right, False
    pairs = enumerate(zip(citation.casefold(), text.casefold(), strict=False))
    shared = next((n for n, (a, b) in pairs if a != b), min(len(citation), len(text)))
    if text[:1].isupper() and citation[:1].islower():
        right = right[:1].upper() + right[1:]
    ending, old = text[shared:], citation[shared:]
    clitic = ending[:1] in _APOSTROPHES and ending.casefold() not in tables().possessive
    if not old and not clitic and not ending[:1].isalpha():
        return right + ending, True
    if not old and len(ending) == 1 and _closed(citation) and _closed(right):
        return right + ending, False
    if right[-_ALIKE:].casefold() == citation[-_ALIKE:].casefold():
        return right[: len(right) - len(old)] + ending, False
    return right, False


def _closed(name: str) -> bool:
    """Whether it ends with the sound of a consonant that is written by itself (no й, no ь)."""
    sounds = encode(name[-1:])
    return bool(sounds) and sounds[-1] not in tables().vowels
