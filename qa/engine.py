"""`examine`: one story in, its result out. Pure, and the only thing that front ends call."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from qa.checks import Check
from qa.model import (
    Document,
    Failure,
    Finding,
    Fix,
    Flag,
    Named,
    Part,
    Renderings,
    Result,
    Scanned,
    Severity,
    Span,
    TermCount,
)
from qa.overlaps import best, in_text
from qa.project import Project
from qa.rendered import NOTHING, named
from qa.scan import scan
from qa.scan.lacking import lacking
from qa.scan.portions import Portion, apart, crowded, portions, unlooked
from qa.scan.quotations import Stretch, quotations

_MANY = 1_000  # findings of one check in one segment
_ROUND = 40  # characters beside an empty finding in which a word is looked for


def examine(document: Document, project: Project, *, renderings: bool = False) -> Result:
    """Findings, term counts and what could not be looked at. A crash becomes the result's failure.

    `renderings` has the result say how each concept is rendered, to be added up over a corpus.
    """
    few = _Few()
    try:
        seen = [_look(part, project, few, renderings=renderings) for part in portions(document)]
    except Exception as error:  # one story's crash must not lose the others
        import traceback

        place = traceback.extract_tb(error.__traceback__)[-1]
        return Result(
            document,
            failure=Failure(
                "bug",
                f"{type(error).__name__}: {error} "
                f"({place.filename.rsplit('/', 1)[-1]}:{place.lineno})",
            ),
        )
    flags = sorted((item for look in seen for item in look.flags), key=in_text)
    partial = unlooked(document, {number for look in seen for number in look.unread})
    counted = [NOTHING] * len(document.segments)
    for number, some in ((number, some) for look in seen for number, some in look.named):
        known = counted[number]
        counted[number] = some if known is NOTHING else _together(known, some)
    return Result(
        document,
        tuple(_findings(document, flags, project.config.parts)),
        terms=sum((n.terms for n in counted if n.terms.expected), TermCount()),
        unseen=_unseen(document, sum(look.short for look in seen))
        + partial
        + apart(document)
        + few.remarks()
        + document.remarks,
        named=tuple(counted),
        renderings=_added([look.renderings for look in seen if look.renderings]),
        partial=partial,
    )


class _Few:
    """The first findings of each check in each segment, and how many are left out.

    A line of ten megabytes can have a million, which nobody reads and which take a gigabyte.
    """

    def __init__(self) -> None:
        self._told: Counter[tuple[int, str]] = Counter()
        self._left: Counter[str] = Counter()

    def take(self, segment: int, check: str) -> bool:
        """Whether one more is to be told."""
        self._told[segment, check] += 1
        many = self._told[segment, check] > _MANY
        self._left[check] += many
        return not many

    def remarks(self) -> tuple[str, ...]:
        """What is left out, by check."""
        return tuple(
            f"{count:,} more findings of {check}: {_MANY:,} of a segment are told"
            for check, count in sorted(self._left.items())
            if count
        )


@dataclass(frozen=True, slots=True)
class _Look:
    """What is left of a portion: flags and counts with the places that they have in the story."""

    flags: list[tuple[Check, Flag]]
    named: list[tuple[int, Named]]
    short: int
    unread: list[int]
    renderings: Renderings | None


def _look(part: Portion, project: Project, few: _Few, *, renderings: bool) -> _Look:
    document = part.document
    scanned = scan(document, project.compiled, project.known, project.dictionaries)
    flags = [
        (check, flag)
        for check in project.checks
        for flag in check.judge(scanned, **project.config.options.get(check.name, {}))
    ]
    quoted: dict[int, tuple[Stretch, ...]] = {}
    kept = [
        (check, replace(flag, fix=_fix(document, flag, quoted), span=_placed(flag.span, part)))
        for check, flag in best(flags)
        if few.take(part.places[flag.span.segment][0], check.name)
    ]
    numbers = (number for number, _ in part.places)
    every = zip(numbers, named(scanned, owed=renderings), strict=True)
    counted = [(number, some) for number, some in every if some is not NOTHING]
    found = _renderings(scanned) if renderings else None
    unread = [part.places[index][0] for index in crowded(document)]
    return _Look(kept, counted, scanned.tongue.short, unread, found)


def _placed(span: Span, part: Portion) -> Span:
    """The span in the story. What is cut into parts has but a target."""
    number, offset = part.places[span.segment]
    return Span(number, span.side, span.start + offset, span.end + offset)


def _together(one: Named, other: Named) -> Named:
    return Named(one.terms + other.terms, one.kinds | other.kinds, one.owed + other.owed)


def _renderings(scanned: Scanned) -> Renderings:
    from qa.scoring.renderings import renderings  # a check without scores pays for none of them

    return renderings(scanned)


def _added(parts: Sequence[Renderings]) -> Renderings | None:
    """The renderings of all portions: they are of one language."""
    if len(parts) < 2:
        return next(iter(parts), None)
    from qa.scoring.renderings import added

    return added(parts)[0]


def _weighed(severity: Severity, part: Part, least: Mapping[str, Severity]) -> Severity:
    """The severity of a finding in a part of the story: what is neutral stays so."""
    if severity is Severity.NEUTRAL:
        return severity
    return max(severity, least.get(part, severity))


def _findings(
    document: Document, flags: list[tuple[Check, Flag]], parts: Mapping[str, Severity]
) -> Iterator[Finding]:
    seen: dict[tuple[str, str, str], int] = {}
    for check, flag in flags:
        text = document.text(flag.span)
        # Content and occurrence, not offsets: an edit above the line leaves it as it is. What
        # is missing has no content of its own: the words round it stand for it.
        key = (check.name, (text or _around(document, flag.span)).casefold(), flag.term or "")
        seen[key] = seen.get(key, 0) + 1
        told = "\0".join((*key, str(seen[key])))
        segment = document.segments[flag.span.segment]
        severity = check.severity if flag.severity is None else flag.severity
        yield Finding(
            check=check.name,
            mqm=check.mqm,
            severity=_weighed(severity, segment.part, parts),
            span=flag.span,
            key=segment.key,
            text=text,
            message=flag.message,
            evidence=flag.evidence,
            fix=flag.fix,
            term=flag.term,
            confidence=round(flag.confidence, 3),
            fingerprint=hashlib.blake2b(_bytes(told), digest_size=8).hexdigest(),
        )


def _around(document: Document, span: Span) -> str:
    """The words before and behind an empty span of a target."""
    text = document.segments[span.segment].target if span.side == "target" else ""
    before = text[max(0, span.start - _ROUND) : span.start].split()[-1:]
    return " ".join((*before, *text[span.end : span.end + _ROUND].split()[:1]))


def _fix(document: Document, flag: Flag, quoted: dict[int, tuple[Stretch, ...]]) -> Fix | None:
    """The flag's fix, never more than a hint in quotation marks and before [sic].

    What somebody said or wrote stays as it was, whichever check would have it otherwise. Blanks and
    marks at the seam of a quotation (`injured . "`) are the translator's: such a fix crosses the
    quotation mark and leaves every letter as it is. `quoted` keeps what has been looked at.
    """
    fix, span = flag.fix, flag.span
    if fix is None or fix.safety == "hint" or span.side != "target":
        return fix
    text = document.segments[span.segment].target
    if span.segment not in quoted:
        quoted[span.segment] = quotations(text)
    within = [q for q in quoted[span.segment] if q.start <= span.end and span.start <= q.end]
    if span.start != span.end:  # what only touches a quotation is outside
        within = [q for q in within if q.start < span.end and span.start < q.end]
    if not within:
        return fix
    seam = all(not q.sic and (span.start < q.start or q.end < span.end) for q in within)
    if seam and _letters(document.text(span)) == _letters(fix.replacement):
        return fix
    return replace(fix, safety="hint")


def _letters(text: str) -> list[str]:
    """What a text has besides blanks and marks."""
    return [char for char in text if unicodedata.category(char)[0] not in "ZPC"]


def _bytes(text: str) -> bytes:
    """The text's UTF-8; a lone surrogate, which JSON can carry, has bytes as well."""
    return text.encode("utf-8", "surrogatepass")


def _unseen(document: Document, short: int) -> tuple[str, ...]:
    notes = []
    if not document.has_source:
        notes.append("no source: nothing was compared with what the agency wrote")
    elif not document.source_lang:
        notes.append("the source's language is unknown: it was not looked at")
    if not document.has_references:
        notes.append("no reference: no overlap scores")
    notes += lacking(document)
    if short:
        notes.append(f"too short to tell their language: {short} segment{'s' * (short > 1)}")
    return tuple(notes)
