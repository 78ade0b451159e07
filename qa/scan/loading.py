"""Packs to the compiled glossary, by way of copies on disk.

A unit's copy is named by the digest of its packs, the language files, the versions and the program's
own rules, so it is never stale; a damaged one is compiled anew without a word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

import daachorse

from qa import __version__
from qa.glossary import packs as packs_
from qa.glossary.load import merged
from qa.language import FOLDER, base
from qa.model import Form, Term
from qa.scan.compiled import SPOKEN, Compiled, Terms, folder, tables_of
from qa.scan.container import Container, DamagedError, Sink, write
from qa.scan.unit import Sections, Unit

_KEPT = 96  # compiled units: some thirty for each version and set of packs that take turns
_PROGRAM = Path(__file__).parent.parent
_SHAPERS = (
    "fold.py", "glossary/bulk.py", "glossary/expand.py", "glossary/load.py", "names/shelf.py",
    "names/sound.py", "names/texts.py", "names/tokens.py", "scan/codec.py", "scan/compiling.py", "scan/patterns.py",
    "scan/container.py", "scan/unit.py",
)  # fmt: skip


def load(packs: Sequence[Path], cache: Path | None, style: str = "") -> Compiled:
    """The compiled glossary of these packs, from the cache where it is there and whole.

    Raises GlossaryError for a pack that is wrong, and for a style that no pack knows.
    """
    own = packs_.shipped()
    languages = [f.read_text(encoding="utf-8") for f in sorted(FOLDER.glob("*.toml"))]
    common = packs_.together(__version__, _library_version(), *_shapers(), *languages)
    units: list[Unit] = []
    stamps: list[str] = [common]
    for ours in (True, False):
        loose: list[Unit] = []
        kept: list[tuple[Path, str]] = []
        for path in packs:
            if (path in own) != ours:
                continue
            stamps.append(packs_.stamp(path))
            if path.suffix == ".tsv":
                name = packs_.together(path.name, stamps[-1], common)
                loose.append(_open(name, partial(_compile_bulk, path, stamps[-1]), cache))
            else:
                kept.append((path, stamps[-1]))
        # Hand-kept packs may name what lies below them, so its stamps belong to theirs.
        make = partial(_compile_hand, kept, [*loose, *units])
        hand = [_open(packs_.together(*stamps), make, cache)] if kept else []
        units = [*loose, *hand] if ours else [*hand, *loose, *units]
    return Compiled(units, style)


def _compile_bulk(path: Path, stamp: str, sink: Sink) -> None:
    from qa.scan.compiling import compile_bulk

    compile_bulk(str(path), packs_.lines(path, stamp), folder(), sink)


def _compile_hand(stamped: Sequence[tuple[Path, str]], below: Sequence[Unit], sink: Sink) -> None:
    from qa.glossary.glossary import rivals
    from qa.glossary.load import check_references, parse, tables, together
    from qa.scan.compiling import compile_packs

    packs = [(str(path), packs_.text(path, stamp)) for path, stamp in stamped]
    parsed = [parse(path, text) for path, text in packs]
    own = together(parsed)
    lower = Terms(below)
    check_references(zip(parsed, (text for _, text in packs), strict=True), _Either(own, lower))
    confused = rivals({**tables_of(below), **tables(parsed)})

    def named(concept: str, lang: str) -> tuple[str, ...]:
        """The names of every concept that the abbreviation could be taken for."""
        found: list[Form] = []
        for rival in sorted(confused.get(concept, ())):
            parts = [terms[rival] for terms in (lower, own) if rival in terms]
            found += merged(parts).forms if parts else ()
        return tuple(
            form.text for form in found if base(form.lang) == base(lang) and form.use in SPOKEN
        )

    compile_packs(parsed, folder(), named, sink)


class _Either:
    """Whether one of several collections has a concept."""

    def __init__(self, *collections: Mapping[str, Term]) -> None:
        self._collections = collections

    def __contains__(self, concept: object) -> bool:
        return any(concept in collection for collection in self._collections)


def _open(name: str, make: Callable[[Sink], None], cache: Path | None) -> Unit:
    file = cache / "glossary" / f"{name}.bin" if cache else None

    def anew() -> Container | Sections:
        if file:
            try:
                return write(file, make, _KEPT)
            except (OSError, DamagedError):  # a cache that cannot be written is no error
                pass
        sections: dict[str, bytes | bytearray] = {}
        make(sections.__setitem__)
        return sections

    beside = partial(_beside, cache / "names", name) if cache else None
    try:
        return Unit(Container(file) if file else anew(), anew, beside)
    except (OSError, DamagedError, ValueError):
        return Unit(anew(), anew, beside)


def _beside(folder: Path, unit: str, name: str) -> Path:
    return folder / f"{unit}-{name}.bin"


def _shapers() -> Iterator[str]:
    """The program's own texts that decide what a copy has in it: another version of a checkout may
    have the same number, and a copy made by other rules would be read without a word.
    """
    for name in _SHAPERS:
        yield (_PROGRAM / name).read_text(encoding="utf-8")


def _library_version() -> str:
    """The automaton library's version, from the name of its metadata folder."""
    library = Path(daachorse.__file__).resolve().parent.parent
    return ",".join(sorted(p.name for p in library.glob("daachorse-*.dist-info")))
