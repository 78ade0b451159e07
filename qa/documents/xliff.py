"""XLIFF 1.2 (and 1.0, 1.1) and 2.0 to 2.2: each <file> is a story.

Inline codes have no width: what bpt, ept, ph and it contain is code, what g, mrk and pc contain is
text. Suggestions (alt-trans, matches), notes and units with translate="no" are left alone.

What nobody has translated yet is no fault and no segment: a unit without a target; one whose target
is empty, unless its state says that somebody is done with it (translated, reviewed, final, needs
review, approved); one whose target is still its source and whose state says that it is new or
initial or needs translation. A remark counts them. A unit that is said to be done and has no target
is a segment with an empty one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qa.documents.base import Given, ReadOptions, is_blank
from qa.documents.language_id import settle
from qa.documents.limits import bounded
from qa.documents.markup import xml
from qa.documents.markup.inline import Content, content, descend, keeps, lang
from qa.documents.raw import Raw
from qa.errors import DocumentError, InputError
from qa.model import Document, Segment

_DONE = frozenset((
    "translated", "reviewed", "final", "signed-off", "needs-review-translation",
    "needs-review-adaptation", "needs-review-l10n",
))  # fmt: skip
_NEW = frozenset(("new", "initial", "needs-translation"))
_GROUPS_1 = frozenset(("body", "group"))
_GROUPS_2 = frozenset(("group",))
_NOTHING = Content("", (), ())


@dataclass(frozen=True, slots=True)
class Pair:
    """A source and its target, of which `element` is None where there is none.

    `path` names file, unit and segment, `key` the unit and, if it has several, the segment.
    """

    path: str
    key: str
    line: int
    source: str | None
    target: Content
    element: xml.Element | None
    state: str
    lang: str = ""

    @property
    def open(self) -> bool:
        """Whether nobody has translated it yet."""
        if is_blank(self.target.text):
            return self.state not in _DONE
        return self.state in _NEW and self.target.text == self.source


@dataclass(frozen=True, slots=True)
class File:
    """A <file>: `original` is what it was made from."""

    original: str
    line: int
    source_lang: str
    target_lang: str
    pairs: tuple[Pair, ...]

    @property
    def begun(self) -> bool:
        """Whether somebody has translated something of it."""
        return not all(pair.open for pair in self.pairs)


def read(given: Given, raw: Raw, options: ReadOptions) -> list[Document | InputError]:
    """One document for each <file> in which something is translated."""
    if options.source or options.references:
        raise DocumentError(
            "--source and --reference go with plain text, this is XLIFF", path=given.path,
            remedy="Leave them out: its units have their sources.",
        )  # fmt: skip
    _, every = files(raw)
    bounded(sum(len(file.pairs) for file in every), given.path)
    if not any(file.pairs for file in every):
        raise DocumentError(
            "the file has no units to translate", path=given.path, line=1,
            remedy="Give a file with text.",
        )  # fmt: skip
    begun = [file for file in every if file.begun]
    if not begun:
        raise DocumentError(
            "no unit has a translation yet", path=given.path, line=every[0].line,
            remedy="Translate it, or leave it out.",
        )  # fmt: skip
    idle = [file for file in every if file.pairs and not file.begun]
    found: list[Document | InputError] = []
    for file in begun:
        try:
            found.append(
                settle(_story(given, file, () if found else _waiting(idle), options), options)
            )
        except InputError as error:
            found.append(error)
    return found


def _waiting(idle: list[File]) -> tuple[str, ...]:
    if not idle:
        return ()
    return (
        f"nothing is translated yet in {len(idle)} <file>{'s' * (len(idle) > 1)}, "
        f"the first in line {idle[0].line}",
    )


def _story(given: Given, file: File, remarks: tuple[str, ...], options: ReadOptions) -> Document:
    waiting = [pair for pair in file.pairs if pair.open]
    if waiting:
        remarks = (
            f"{len(waiting)} of {len(file.pairs)} segments are not translated yet, "
            f"the first in line {waiting[0].line}",
            *remarks,
        )
    return Document(
        name=file.original or given.path.name.partition(".")[0],
        path=str(given.path),
        source_lang=options.source_lang or file.source_lang or None,
        target_lang=options.target_lang or file.target_lang,
        segments=tuple(
            Segment(
                target=pair.target.text,
                source=pair.source,
                key=pair.key,
                line=pair.line,
                unit=pair.path,
                pieces=pair.target.pieces,
            )
            for pair in file.pairs
            if not pair.open
        ),
        remarks=remarks,
        form="xliff",
    )


def escape(text: str, raw: Raw, start: int, end: int) -> str | None:
    """The text as XML writes it there; None for characters that XML has not."""
    return xml.written(text, raw, start)


def files(raw: Raw) -> tuple[xml.Element, list[File]]:
    """The root and every <file>; DocumentError for what is no XLIFF."""
    root = xml.parse(raw)
    version = root.attributes.get("version", "").strip()
    if root.local != "xliff" or not version.startswith(("1", "2")):
        what = f"XLIFF {version!r}" if root.local == "xliff" else f"<{root.local}>"
        raise DocumentError(
            f"no XLIFF of a known version, but {what}", path=raw.path, line=root.line,
            remedy="Known are 1.2 and 2.0 to 2.2, named by <xliff version=...>.",
        )  # fmt: skip
    one = version.startswith("1")
    return root, [
        (_file_1 if one else _file_2)(raw, root, element, number)
        for number, element in enumerate(root.all("file"), 1)
    ]


def _file_1(raw: Raw, root: xml.Element, file: xml.Element, number: int) -> File:
    units = [
        (unit, keep)
        for unit, translate, keep in descend(file, _GROUPS_1, keeps(root, False))
        if unit.local == "trans-unit" and translate
    ]
    pairs = [
        pair
        for count, (unit, keep) in enumerate(units, 1)
        for pair in _pairs_1(raw, unit, f"f{number}", count, keep)
    ]
    return _file(
        file.attributes.get("original", ""), file,
        file.attributes.get("source-language", ""), file.attributes.get("target-language", ""),
        pairs,
    )  # fmt: skip


def _pairs_1(raw: Raw, unit: xml.Element, file: str, number: int, keep: bool) -> Iterator[Pair]:
    """The unit's one pair, or one for each segment that both sides name by its mid."""
    name = unit.attributes.get("id", f"u{number}")
    source, target = unit.first("source"), unit.first("target")
    state = target.attributes.get("state", "") if target else ""
    if unit.attributes.get("approved") == "yes":
        state = "final"
    spoken = lang(target) if target else ""
    sources = _segments(unit.first("seg-source") or source)
    targets = _segments(target)
    # A side in one piece belongs to the whole other one.
    if not sources or (target and not targets and not is_blank(target.text())):
        yield _pair(raw, f"{file}/{name}", name, unit, source, target, state, keep, spoken)
        return
    for mid in dict.fromkeys((*sources, *targets)):
        yield _pair(
            raw, f"{file}/{name}/{mid}", f"{name}/{mid}", unit,
            sources.get(mid), targets.get(mid), state, keep, spoken,
        )  # fmt: skip


def _segments(side: xml.Element | None) -> dict[str, xml.Element]:
    """The segments (mrk mtype="seg") of a side by their mid."""
    found: dict[str, xml.Element] = {}
    for element in side.walk() if side else ():
        if element.local == "mrk" and element.attributes.get("mtype") == "seg":
            found.setdefault(element.attributes.get("mid", f"s{len(found) + 1}"), element)
    return found


def _file_2(raw: Raw, root: xml.Element, file: xml.Element, number: int) -> File:
    name = file.attributes.get("id", f"f{number}")
    pairs: list[Pair] = []
    count = 0
    for unit, translate, keep in descend(file, _GROUPS_2, keeps(root, False)):
        if unit.local != "unit":
            continue
        count += 1
        if translate:
            pairs += _pairs_2(raw, unit, name, count, keep)
    return _file(
        file.attributes.get("original", ""), file,
        root.attributes.get("srcLang", ""), root.attributes.get("trgLang", ""), pairs,
    )  # fmt: skip


def _pairs_2(raw: Raw, unit: xml.Element, file: str, number: int, keep: bool) -> Iterator[Pair]:
    """One pair for each segment; what stands between segments (ignorable) is none."""
    name = unit.attributes.get("id", f"u{number}")
    segments = list(unit.all("segment"))
    for count, segment in enumerate(segments, 1):
        own = segment.attributes.get("id", f"s{count}")
        target = segment.first("target")
        yield _pair(
            raw, f"{file}/{name}/{own}", f"{name}/{own}" if len(segments) > 1 else name, segment,
            segment.first("source"), target, segment.attributes.get("state", ""), keep,
            lang(target) if target else "",
        )  # fmt: skip


def _pair(
    raw: Raw, path: str, key: str, place: xml.Element, source: xml.Element | None,
    target: xml.Element | None, state: str, keep: bool, spoken: str,
) -> Pair:  # fmt: skip
    said = content(source, raw, keeps(source, keep)).text if source else None
    return Pair(
        path,
        key,
        (target or place).line,
        said if said and not is_blank(said) else None,
        content(target, raw, keeps(target, keep)) if target else _NOTHING,
        target,
        state,
        spoken,
    )


def _file(
    original: str, file: xml.Element, source_lang: str, target_lang: str, pairs: list[Pair]
) -> File:
    """A <file> whose target language, where it says none, is what all its targets say."""
    spoken = {pair.lang for pair in pairs if pair.lang}
    if not target_lang and len(spoken) == 1:
        (target_lang,) = spoken
    return File(
        original.strip(), file.line, _tag(source_lang), _tag(target_lang),
        # Neither side has a word: nothing to translate.
        tuple(p for p in pairs if p.source or not is_blank(p.target.text)),
    )  # fmt: skip


def _tag(said: str) -> str:
    """A language tag; en_US is written en-US."""
    return said.strip().replace("_", "-")
