"""Test sets of the WMT shared tasks: one story for each document of each system."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from qa.documents.base import Given, ReadOptions, is_blank
from qa.documents.language_id import settle
from qa.errors import DocumentError, InputError
from qa.model import Document, Part, Piece, Segment


@dataclass(frozen=True, slots=True)
class Seg:
    """A segment of one side; `part` is headline where the set says so."""

    text: str
    line: int
    pieces: tuple[Piece, ...] = ()
    part: Part = ""


@dataclass(frozen=True, slots=True)
class Version:
    """A document in one language: by whom, and its segments by their ids."""

    lang: str
    system: str
    line: int
    segs: Mapping[str, Seg]


@dataclass(frozen=True, slots=True)
class Doc:
    """A document with all its versions."""

    name: str
    line: int
    domain: str = ""
    sources: list[Version] = field(default_factory=list)
    references: list[Version] = field(default_factory=list)
    translations: list[Version] = field(default_factory=list)


def add(segs: dict[str, Seg], name: str | None, seg: Seg) -> None:
    """Adds a segment by its id, else by its number; an id that is there already gets that as well."""
    number = len(segs) + 1
    segs[f"{name}#{number}" if name in segs else name or str(number)] = seg


def stories(
    given: Given, docs: Sequence[Doc], form: str, options: ReadOptions
) -> list[Document | InputError]:
    """One document for each translation, and one error for the documents that nobody translated.

    A segment of the source that the translation lacks is empty in it: a system leaves none out.
    """
    found: list[Document | InputError] = []
    for doc in docs:
        for version in doc.translations:
            try:
                found.append(settle(_story(given, doc, version, form, options), options))
            except InputError as error:
                found.append(error)
    idle = [doc for doc in docs if not doc.translations]
    if idle:
        found.append(
            DocumentError(
                f"{len(idle)} of {len(docs)} documents have no translation, the first is "
                f"{idle[0].name!r}",
                path=given.path, line=idle[0].line, remedy="Translate them, or leave them out.",
            )
        )  # fmt: skip
    return found


def _story(given: Given, doc: Doc, version: Version, form: str, options: ReadOptions) -> Document:
    source = doc.sources[0] if doc.sources else None
    references = [
        r for r in doc.references if not r.lang or not version.lang or r.lang == version.lang
    ]
    ids = dict.fromkeys((*(source.segs if source else ()), *version.segs))
    segments = []
    for name in ids:
        own = version.segs.get(name)
        origin = source.segs.get(name) if source else None
        if (own is None or is_blank(own.text)) and (origin is None or is_blank(origin.text)):
            continue
        others = [r.segs[name].text for r in references if name in r.segs]
        segments.append(
            Segment(
                target=own.text if own else "",
                source=origin.text if origin and not is_blank(origin.text) else None,
                references=tuple(text for text in others if not is_blank(text)),
                key=name,
                line=own.line if own else version.line,
                domain=doc.domain,
                unit="/".join(part for part in (doc.name, version.system, name) if part),
                part=own.part if own else "",
                pieces=own.pieces if own else (),
            )
        )
    if all(is_blank(segment.target) for segment in segments):
        raise DocumentError(
            f"the translation of {doc.name!r} is empty", path=given.path, line=version.line,
            remedy="Fill its segments.",
        )  # fmt: skip
    return Document(
        name=doc.name,
        path=str(given.path),
        source_lang=options.source_lang or (source.lang if source else "") or None,
        target_lang=options.target_lang or version.lang,
        segments=tuple(segments),
        system=version.system,
        form=form,
    )
