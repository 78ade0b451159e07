"""Findings that are overruled leave a result's findings; the reason stays with them. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from qa.documents.formats import FORMATS
from qa.documents.raw import Raw
from qa.model import Finding, Result, Suppressed, Where
from qa.quiet.content import Key, keys
from qa.quiet.inline import Said, around, said
from qa.quiet.rules import Rules, shown_from

_SIC = "[sic]"
_NEAR = len(_SIC) + 2  # blanks between a word and its [sic]


def silence(result: Result, raw: Raw | None, rules: Rules) -> Result:
    """The result without what the file's comments, [sic], an entry or a baseline silence.

    The first that does so counts, in this order. What is wrong with a comment, and an entry that
    silenced until it expired, is among what the result has `unseen`.
    """
    if result.failure:
        return result
    form = FORMATS.get(result.document.form)
    spoken = said(raw, form.comments) if raw and form else None
    places = result.places or (None,) * len(result.findings)
    kept: list[tuple[Finding, Where | None]] = []
    silenced = list(result.suppressed)
    remarks = list(spoken.remarks) if spoken else []
    content = _Content(result, rules)
    for finding, where in zip(result.findings, places, strict=True):
        found = _inline(result, finding, where, spoken) or content.silenced(finding, where, remarks)
        if found:
            silenced.append(found)
        else:
            kept.append((finding, where))
    return replace(
        result,
        findings=tuple(finding for finding, _ in kept),
        places=tuple(where for _, where in kept) if result.places else (),
        suppressed=tuple(sorted(silenced, key=lambda s: _order(s.finding))),
        unseen=(*result.unseen, *remarks),
    )


def with_known(result: Result) -> Result:
    """The result with the findings of the baseline among the others: scores count what is wrong,
    whether it was known or not."""
    known = [s for s in result.suppressed if s.kind == "baseline"]
    if not known:
        return result
    findings = sorted((*result.findings, *(s.finding for s in known)), key=_order)
    return replace(result, findings=tuple(findings), places=(), suppressed=())


def every(result: Result) -> list[Finding]:
    """All findings of a story, overruled or not, in the order of the text."""
    if not result.suppressed:
        return list(result.findings)
    return sorted((*result.findings, *(s.finding for s in result.suppressed)), key=_order)


def _order(finding: Finding) -> tuple[int, int, int, str, str]:
    span = finding.span
    return (span.segment, span.start, span.end, finding.check, finding.fingerprint)


def _inline(
    result: Result, finding: Finding, where: Where | None, spoken: Said | None
) -> Suppressed | None:
    if spoken and spoken.marks.all:
        stretch = around(result.document, finding.span.segment)
        mark = spoken.marks.find(finding.check, where, stretch)
        if mark:
            return Suppressed(finding, "inSource", mark.reason, where, mark.rule)
    if followed_by_sic(result, finding):
        return Suppressed(finding, "inSource", _SIC, where, _SIC)
    return None


def followed_by_sic(result: Result, finding: Finding) -> bool:
    """Whether [sic] stands directly behind the words: an editor knows that they are odd."""
    span = finding.span
    if span.side != "target" or span.start == span.end:
        return False
    behind = result.document.segments[span.segment].target[span.end : span.end + _NEAR]
    return behind.lstrip()[: len(_SIC)].lower() == _SIC


class _Content:
    """Entries and baseline, looked up by what the findings are known by."""

    def __init__(self, result: Result, rules: Rules) -> None:
        self._rules = rules
        self._keys: dict[int, Key] = {}
        if rules.entries or rules.known:
            findings: Sequence[Finding] = every(result)
            found = keys(result.document, findings)
            self._keys = {id(f): key for f, key in zip(findings, found, strict=True)}
            self._path = shown_from(result.document.path, rules.home)
            self._known_path = shown_from(result.document.path, rules.known_home)

    def silenced(
        self, finding: Finding, where: Where | None, remarks: list[str]
    ) -> Suppressed | None:
        key = self._keys.get(id(finding))
        if key is None:
            return None
        for entry in self._rules.about(key):
            if not entry.counts(self._path):
                continue
            if not entry.expired(self._rules.today):
                return Suppressed(finding, "external", entry.reason, where, entry.rule)
            remarks.append(
                f"the suppression of {key.check} “{key.text}” expired on {entry.expires} "
                f"({entry.reason})"
            )
        if (self._known_path, key) in self._rules.known:
            return Suppressed(finding, "baseline", "known before", where, _known(key))
        return None


def _known(key: Key) -> str:
    return f"{key.check} {key.context} {key.occurrence}"
