"""TMX 1.4b: a translation memory is one story for each of its target languages.

The source's language is the header's srclang, or --from where that is *all* or nothing. The targets
are in every other language that the file has, or in the one that --to names. A unit with several
variants in one language has a segment for each. What bpt, ept, ph, it and ut contain is code, what
hi contains is text; prop and note are left alone. A unit without a text in the target's language is
not translated and no segment; a remark counts them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qa.documents.base import Given, ReadOptions, is_blank
from qa.documents.language_id import settle
from qa.documents.markup import xml
from qa.documents.markup.inline import Content, content, keeps, lang
from qa.documents.raw import Raw
from qa.errors import DocumentError, InputError
from qa.language import base
from qa.model import Document, Segment


@dataclass(frozen=True, slots=True)
class _Variant:
    """A <tuv>: its language, in lower case and as it is written, and its text."""

    lang: str
    tag: str
    line: int
    said: Content


@dataclass(frozen=True, slots=True)
class _Unit:
    """A <tu>; `srclang` is its own word for the source's language, "" where it has none."""

    name: str
    line: int
    srclang: str
    variants: tuple[_Variant, ...]


def read(given: Given, raw: Raw, options: ReadOptions) -> list[Document | InputError]:
    """One document for each target language."""
    if options.source or options.references:
        raise DocumentError(
            "--source and --reference go with plain text, this is TMX", path=given.path,
            remedy="Leave them out: its units have their sources.",
        )  # fmt: skip
    root = xml.parse(raw)
    if root.local != "tmx":
        raise DocumentError(
            f"no TMX, but <{root.local}>",
            path=given.path,
            line=root.line,
            remedy="Give a TMX file.",
        )
    body = root.first("body")
    keep = keeps(root, False)
    units = [
        _unit(raw, element, number, keep)
        for number, element in enumerate(body.all("tu") if body else (), 1)
    ]
    spoken = list(dict.fromkeys(v.lang for unit in units for v in unit.variants))
    if not spoken:
        raise DocumentError(
            "the file has no text", path=given.path, line=1, remedy="Give a file with text."
        )
    header = root.first("header")
    said = _source_lang(given, header, spoken, options)
    found: list[Document | InputError] = []
    for target in _targets(given, spoken, said, options):
        try:
            found.append(settle(_story(given, units, said, target, options), options))
        except InputError as error:
            found.append(error)
    return found


def escape(text: str, raw: Raw, start: int, end: int) -> str | None:
    """The text as XML writes it there; None for characters that XML has not."""
    return xml.written(text, raw, start)


def _unit(raw: Raw, unit: xml.Element, number: int, keep: bool) -> _Unit:
    keep = keeps(unit, keep)
    variants = []
    for variant in unit.all("tuv"):
        segment = variant.first("seg")
        tag = lang(variant).replace("_", "-")
        if segment is None or not tag:
            continue
        said = content(segment, raw, keeps(segment, keeps(variant, keep)))
        if not is_blank(said.text):
            variants.append(_Variant(tag.lower(), tag, segment.line, said))
    srclang = unit.attributes.get("srclang", "").replace("_", "-").lower()
    name = unit.attributes.get("tuid") or str(number)
    return _Unit(name, unit.line, "" if srclang == "*all*" else srclang, tuple(variants))


def _source_lang(
    given: Given, header: xml.Element | None, spoken: Sequence[str], options: ReadOptions
) -> str:
    """The tag that the user or the header gives; with --to and two languages it is the other one."""
    said = header.attributes.get("srclang", "").strip().replace("_", "-") if header else ""
    if options.source_lang:
        return options.source_lang
    if said and said.lower() != "*all*":
        return said
    if options.target_lang:
        others = [tag for tag in spoken if tag not in _matching(options.target_lang, spoken)]
        if len(others) == 1:
            return others[0]
    raise DocumentError(
        f"it does not say which language is the source, it has {', '.join(spoken)}",
        path=given.path, line=header.line if header else 1, remedy="Name it with --from.",
    )  # fmt: skip


def _targets(
    given: Given, spoken: Sequence[str], source: str, options: ReadOptions
) -> Sequence[str]:
    sources = _matching(source, spoken)
    wanted = _matching(options.target_lang, spoken) if options.target_lang else spoken
    found = [tag for tag in wanted if tag not in sources]
    if not found:
        what = f"in {options.target_lang}" if options.target_lang else f"other than {source}"
        raise DocumentError(
            f"no unit has a text {what}, the file has {', '.join(spoken)}", path=given.path,
            remedy="Name the languages with --from and --to.",
        )  # fmt: skip
    return found


def _matching(wanted: str, spoken: Sequence[str]) -> list[str]:
    """The tags that are the wanted one, or else of the same language."""
    same = [tag for tag in spoken if tag == wanted.lower()]
    return same or [tag for tag in spoken if base(tag) == base(wanted.lower())]


def _story(
    given: Given, units: Sequence[_Unit], source: str, target: str, options: ReadOptions
) -> Document:
    segments = []
    lacking: list[_Unit] = []
    for unit in units:
        spoken = [variant.lang for variant in unit.variants]
        own = _matching(unit.srclang or source, spoken)
        origin = next((v for v in unit.variants if v.lang in own), None)
        variants = [v for v in unit.variants if v.lang == target and v is not origin]
        if not variants:
            lacking.append(unit)
        for number, variant in enumerate(variants, 1):
            several = f"/{number}" if len(variants) > 1 else ""
            segments.append(
                Segment(
                    target=variant.said.text,
                    source=origin.said.text if origin else None,
                    key=f"{unit.name}{several}",
                    line=variant.line,
                    unit=f"{unit.name}/{variant.lang}{several}",
                    pieces=variant.said.pieces,
                )
            )
    remarks: tuple[str, ...] = ()
    if lacking:
        remarks = (
            f"{len(lacking)} of {len(units)} units have no text in {target}, "
            f"the first in line {lacking[0].line}",
        )
    return Document(
        name=given.path.name.partition(".")[0],
        path=str(given.path),
        source_lang=source,
        target_lang=options.target_lang
        or next(v.tag for unit in units for v in unit.variants if v.lang == target),
        segments=tuple(segments),
        remarks=remarks,
        form="tmx",
    )
