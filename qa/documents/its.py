"""Findings as annotations in XLIFF: localization quality issues of ITS 2.0, the text stays as it is.

XLIFF 2.x has them as <mrk type="its:generic"> after its ITS module (XLIFF 2.1, 5.9), XLIFF 1.2 as
<mrk mtype="x-its"> after W3C's "XLIFF 1.2 Mapping". Every mark has type, comment, severity and the
model of quality. What is missing is marked by an empty one in its place.
"""

import functools
import itertools
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qa.datafile import read_toml
from qa.documents.locate import stretch
from qa.documents.markup.places import Nest
from qa.documents.markup.xml import Element, attribute_value, in_cdata, plain
from qa.documents.raw import Raw
from qa.documents.writing import Edit
from qa.documents.xliff import Pair, files
from qa.errors import DocumentError
from qa.model import Document, Finding, Piece

_ITS = "http://www.w3.org/2005/11/its"
_DECLARED = re.compile(rf"""\sxmlns:([\w.-]{{1,40}})\s*=\s*["']{re.escape(_ITS)}["']""")
Issue = tuple[str, str, str, str]  # in the order of these parts
_PARTS = ("Type", "Comment", "Severity", "ProfileRef")


@dataclass(slots=True)
class _Stretch:
    """Where a mark begins and ends in the file, and its attributes."""

    start: int
    end: int
    attributes: str


class _Ids:
    """What tells a mark from others: in XLIFF 2 an id that its unit does not have yet."""

    def __init__(self, one: bool) -> None:
        self._one = one
        self._free: dict[int, Iterator[str]] = {}

    def attributes(self, target: Element) -> str:
        if self._one:
            return ' mtype="x-its"'
        unit = target
        while unit.parent is not None and unit.local != "unit":
            unit = unit.parent
        if unit.start not in self._free:
            used = {inner.attributes.get("id") for inner in unit.walk()}
            numbered = (f"q{number}" for number in itertools.count(1))
            self._free[unit.start] = (name for name in numbered if name not in used)
        return f' id="{next(self._free[unit.start])}" type="its:generic"'


def annotations(document: Document, findings: Sequence[Finding], raw: Raw) -> list[Edit]:
    """The edits that put a mark round each finding; none for what is marked already.

    A finding whose words go through an inline code is marked with the whole of that code; one of
    the source, or of something missing, by an empty mark where it belongs. A segment of which the
    file has no target element gets none. The edits of several stories of one file go together as a
    set: the declarations are the same in all. DocumentError where the document is no XLIFF.
    """
    if document.form != "xliff":
        raise DocumentError(
            "only XLIFF can be annotated", path=document.path, remedy="Leave out --annotate."
        )
    root, pairs = _pairs(raw)
    by_segment: dict[int, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_segment[finding.span.segment].append(finding)
    prefix, declaring = _declarations(root, raw)
    ids = _Ids(root.attributes.get("version", "").startswith("1"))
    marker = _Marker(raw, prefix, ids)
    edits: list[Edit] = []
    for index in sorted(by_segment):
        segment = document.segments[index]
        pair = pairs.get((segment.unit, segment.pieces))
        if pair is not None and pair.element is not None:
            edits += marker.marked(pair, pair.element, by_segment[index])
    return [*declaring, *edits] if edits else []


class _Marker:
    """Marks one segment after the other; knows what they have in common."""

    def __init__(self, raw: Raw, prefix: str, ids: _Ids) -> None:
        self._raw, self._prefix, self._ids = raw, prefix, ids
        self._nest = Nest()

    def marked(self, pair: Pair, target: Element, findings: Iterable[Finding]) -> list[Edit]:
        """The edits of a segment; none for what a mark of its file says already."""
        there = _there(pair)
        stretches: list[_Stretch] = []
        for finding in findings:
            issue = _issue(finding)
            start, end = finding.span.start, finding.span.end
            if finding.span.side != "target":
                start = end = 0
            # A mark may be longer, with the whole of a code that the words go through.
            starts, ends = there.get(issue, ((), ()))
            before = bisect_right(starts, start)
            if before and ends[before - 1] >= end:
                continue
            attributes = "".join(
                f' {self._prefix}:locQualityIssue{part}="{attribute_value(value)}"'
                for part, value in zip(_PARTS, issue, strict=True)
            )
            stretches.append(_Stretch(*self._place(pair, target, start, end), attributes))
        return _edits(_nested(stretches), target, self._raw, self._ids)

    def _place(self, pair: Pair, target: Element, start: int, end: int) -> tuple[int, int]:
        """The stretch of the file that a mark can be put round."""
        if not pair.target.pieces:
            return target.inside, target.inside
        first, last, _ = stretch(pair.target.pieces, start, end)
        return (first, first) if start == end else self._nest.enclosed(target, first, last)


def _there(pair: Pair) -> Mapping[Issue, tuple[Sequence[int], Sequence[int]]]:
    """For each issue that marks of a segment name: where they begin, in order, and beside each the
    last end of it and those before it.
    """
    spans: dict[Issue, list[tuple[int, int]]] = defaultdict(list)
    for mark in pair.target.marks:
        spans[_said(mark.element)].append((mark.start, mark.end))
    return {
        issue: ([start for start, _ in sorted(own)],
                list(itertools.accumulate((end for _, end in sorted(own)), max)))
        for issue, own in spans.items()
    }  # fmt: skip


def _nested(stretches: list[_Stretch]) -> list[_Stretch]:
    """The stretches, the outer before the inner; one that cuts through another encloses it.

    Both are whole elements and text of one parent where they cut through each other.
    """
    opened: list[_Stretch] = []
    for own in sorted(stretches, key=lambda s: (s.start, -s.end)):
        while opened and opened[-1].end <= own.start:
            opened.pop()
        while opened and opened[-1].end < own.end:
            own.start = min(own.start, opened.pop().start)
        opened.append(own)
    return sorted(stretches, key=lambda s: (s.start, -s.end))


def _edits(stretches: list[_Stretch], target: Element, raw: Raw, ids: _Ids) -> list[Edit]:
    """One edit for each place: what ends there, what is empty there, what begins there."""
    tag = raw.text[target.start + 1 : target.inside]
    space = tag[: tag.index(target.local)]  # the prefix of the file's own elements
    ends: dict[int, str] = defaultdict(str)
    points: dict[int, str] = defaultdict(str)
    begins: dict[int, str] = defaultdict(str)
    for own in stretches:
        opening = f"<{space}mrk{ids.attributes(target)}{own.attributes}"
        if own.start == own.end:
            points[own.start] += f"{opening}/>"
            continue
        begins[own.start] += f"{opening}>"
        ends[own.end] = f"</{space}mrk>" + ends[own.end]
    if points and target.inside == target.end:  # <target/>
        whole = f">{''.join(points.values())}</{space}{target.local}>"
        return [Edit(target.end - 2, target.end, whole)]
    edits = []
    for place in sorted({*ends, *points, *begins}):
        text = ends.get(place, "") + points.get(place, "") + begins.get(place, "")
        if in_cdata(raw, place):
            text = f"]]>{text}<![CDATA["
        edits.append(Edit(place, place, text))
    return edits


def _declarations(root: Element, raw: Raw) -> tuple[str, list[Edit]]:
    """The prefix of ITS, and what the root still lacks: its declaration and the version."""
    tag = raw.text[root.start : root.inside]
    found = _DECLARED.search(tag)
    prefix = found[1] if found else "its"
    while not found and f"xmlns:{prefix}=" in tag:
        prefix += "2"
    lacking = "" if found else f' xmlns:{prefix}="{_ITS}"'
    if f"{{{_ITS}}}version" not in root.attributes:
        lacking += f' {prefix}:version="2.0"'
    place = root.inside - (2 if tag.endswith("/>") else 1)
    return prefix, [Edit(place, place, lacking)] if lacking else []


@functools.lru_cache(maxsize=1)  # the stories of one file come one after the other
def _pairs(raw: Raw) -> tuple[Element, Mapping[tuple[str, tuple[Piece, ...]], Pair]]:
    """The root, and every pair by what its segment says of it."""
    root, every = files(raw)
    return root, {(p.path, p.target.pieces): p for file in every for p in file.pairs}


def _issue(finding: Finding) -> Issue:
    data = _data()
    comment = f"{finding.check}: {finding.message}"
    if finding.fix and finding.fix.replacement not in finding.message:
        comment += f" → {finding.fix.replacement}"
    kind = data["checks"].get(finding.check) or data["types"].get(finding.mqm) or "other"
    severity = data["severities"][finding.severity.label]
    return str(kind), plain(comment), str(severity), str(data["profile"])


def _said(element: Element) -> Issue:
    """What a mark of the file says, in the same shape."""
    kind, comment, severity, profile = (
        element.attributes.get(f"{{{_ITS}}}locQualityIssue{part}", "") for part in _PARTS
    )
    return kind, comment, severity, profile


@functools.cache
def _data() -> Mapping[str, Any]:
    return read_toml(Path(__file__).with_suffix(".toml"))
