"""What silences nothing any more: comments, entries and known findings, when their stories were
examined by the checks that they name."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from qa.documents.formats import FORMATS
from qa.documents.raw import Raw
from qa.model import Result
from qa.quiet.inline import said
from qa.quiet.rules import Rules, shown_from


@dataclass(frozen=True, slots=True)
class Comments:
    """The comments of one file: its path, and each with rule, check, line and reason."""

    path: str
    rows: tuple[tuple[str, str, int, str], ...]


def comments_of(result: Result, raw: Raw) -> Comments:
    """What the file of a result silences, used or not."""
    form = FORMATS.get(result.document.form)
    marks = said(raw, form.comments).marks.all if form else ()
    return Comments(result.document.path, tuple((m.rule, m.check, m.line, m.reason) for m in marks))


def unused(
    results: Sequence[Result], comments: Iterable[Comments], rules: Rules, ran: Collection[str]
) -> list[str]:
    """A sentence for each, in order of kind and place; `ran` are the checks that were asked.

    An entry without a path could be about a file that was not looked at: nothing is said of it.
    """
    used = {
        (s.kind, result.document.path if s.kind == "inSource" else "", s.rule)
        for result in results
        for s in result.suppressed
    }
    failed = {result.document.path for result in results if result.failure}
    paths = {result.document.path for result in results} - failed
    found = list(_comments(comments, used, ran, failed))
    found += _entries(paths, rules, used, ran)
    found += _known(paths, results, rules, ran)
    return found


_Used = Collection[tuple[str, str, str]]


def _comments(
    comments: Iterable[Comments], used: _Used, ran: Collection[str], failed: Collection[str]
) -> Iterator[str]:
    seen: set[tuple[str, str]] = set()
    for own in comments:
        if own.path in failed:
            continue
        for rule, check, line, reason in own.rows:
            fresh = (own.path, rule) not in seen
            seen.add((own.path, rule))
            if fresh and check in ran and ("inSource", own.path, rule) not in used:
                yield f"{own.path}:{line}: the comment silences no {check}{_why(reason)}"


def _entries(
    paths: Collection[str], rules: Rules, used: _Used, ran: Collection[str]
) -> Iterator[str]:
    here = {shown_from(path, rules.home) for path in paths}
    for entry in rules.entries:
        key = entry.key
        if entry.expired(rules.today):
            yield (
                f"{entry.path or 'any file'}: the suppression of {key.check} “{key.text}” expired "
                f"on {entry.expires}{_why(entry.reason)}"
            )
        elif (
            entry.path
            and key.check in ran
            and ("external", "", entry.rule) not in used
            and any(entry.counts(path) for path in here)
        ):
            yield (
                f"{entry.path}: nothing is found any more that the suppression of {key.check} "
                f"“{key.text}” silences{_why(entry.reason)}"
            )


def _known(
    paths: Collection[str], results: Iterable[Result], rules: Rules, ran: Collection[str]
) -> Iterator[str]:
    """Known findings of stories that were examined, or whose file is gone."""
    if not rules.known:
        return
    from qa.quiet.baseline import known_of

    here = {shown_from(path, rules.known_home) for path in paths}
    still = known_of(results, rules.known_home)
    for path, key in sorted(rules.known):
        gone = path not in here and not (rules.known_home / path).exists()
        if key.check in ran and (gone or (path in here and (path, key) not in still)):
            yield f"{path}: the known finding {key.check} “{key.text}” is gone"


def _why(reason: str) -> str:
    return f" ({reason})" if reason else ""
