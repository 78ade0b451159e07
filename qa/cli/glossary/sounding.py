"""Names of the glossary that sound like what was typed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

from qa.cli.glossary.opened import pack_files
from qa.glossary.lookup.shelf import Shelf
from qa.language import base, codes
from qa.paths import real

# The names of people and places are indexed by sound in the compiled glossary; the others' are few.
_OTHERS = frozenset(("country", "org", "people", "region"))
_SHORTEST = 3  # sounds: fewer are like half of all names
_FLOOR = 0.7  # nearly all mangled spellings of one name in the study are that much alike
_FLOOR_OTHER = 0.85  # letters of another script sound like too many things


def sounding(
    shelf: Shelf, text: str, packs: Sequence[Path], lang: str | None
) -> dict[tuple[str, str], tuple[bool, float]]:
    """(concept, form) to whether it is in another script, and how near it sounds, 0 to 1.

    People and places have keys of sound in the compiled glossary, so its copy on disk is used or
    made; all else is compared one by one. `packs` are looked at beside the project's own.
    """
    from qa.names import encode

    tokens = text.replace("·", " ").split()
    if not tokens or len(encode(tokens[-1])) < _SHORTEST:
        return {}
    found: dict[tuple[str, str], tuple[bool, float]] = {}
    script = _script(text)
    named = list(_compiled(tokens, packs, lang))
    named += [
        (hit.term.id, hit.text, hit.text.split())
        for hit in shelf.written(str.casefold, _Sounds(tokens), _OTHERS)
        if hit.form
    ]
    for concept, name, parts in named:
        other = _script(name) != script
        alike = _alike(tokens, parts)
        if alike >= (_FLOOR_OTHER if other else _FLOOR):
            found[concept, name] = (other, alike)
    return found


def _compiled(
    tokens: Sequence[str], packs: Sequence[Path], lang: str | None
) -> Iterator[tuple[str, str, Sequence[str]]]:
    """Concept, name and its parts, of the people and places that may sound alike."""
    from qa.project import cache_folder
    from qa.scan import load

    usual = pack_files(())
    known = {real(path) for path in usual}
    further = [path for path in pack_files(packs) if real(path) not in known]
    compiled = load((*usual, *further), cache_folder())
    for code in (base(lang),) if lang else codes():
        book = compiled.book(code)
        if book is not None:
            for token in tokens:
                yield from ((r.term, r.text, r.tokens) for r, _ in book.anchored(token))
            for ref in book.sounding(tokens[-1], len(tokens)):
                yield ref.term, ref.text, ref.tokens


class _Sounds:
    """Whether a text sounds like the tokens: asked of each form, so the cheap question first."""

    def __init__(self, tokens: Sequence[str]) -> None:
        from qa.names import encode, keys

        self._tokens, self._encode, self._keys = tokens, encode, keys
        self._wanted = keys(encode(tokens[-1]))

    def __call__(self, text: str) -> bool:
        parts = text.split()
        if (
            len(parts) != len(self._tokens)
            or not self._keys(self._encode(parts[-1])) & self._wanted
        ):
            return False
        return _alike(self._tokens, parts) > 0


def _alike(tokens: Sequence[str], parts: Sequence[str]) -> float:
    """How alike the parts sound, 0 where one does not; one token may stand for the last part."""
    from qa.names import encode, similarity

    parts = parts if len(tokens) > 1 else parts[-1:]
    if len(parts) != len(tokens) or not encode(parts[-1]):
        return 0.0
    alike = [similarity(one, other) for one, other in zip(tokens, parts, strict=True)]
    return sum(alike) / len(alike) if min(alike) >= _FLOOR else 0.0


def _script(text: str) -> str:
    """The script of the first letter, by the first word of its Unicode name."""
    letter = next(filter(str.isalpha, text), " ")
    return unicodedata.name(letter, "").partition(" ")[0]
