"""`qa suppress add`: one step, and a finding is silent, for a reason."""

from __future__ import annotations

import glob
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from qa.cli.days import DAY
from qa.cli.paths import seen_from_here
from qa.cli.suppress.examined import examined, opened, reading_options, sidecar_of
from qa.errors import ConfigError, InputError
from qa.model import Finding, Result
from qa.project import known_check
from qa.quiet.content import Key, keys, normal
from qa.quiet.rules import Entry, shown_from
from qa.quiet.sidecar import added, content, write_sidecar

_MOST = 5  # findings that are named when none fits


@click.command()
@click.argument("file", metavar="FILE")
@click.option("--check", metavar="NAME", help="The check that is silenced.")
@click.option("--text", metavar="TEXT", help="The words that it flags.")
@click.option("--line", type=click.IntRange(1), metavar="N", help="The line that it is on.")
@click.option("--fingerprint", metavar="ID", help="The finding's own, instead of check and text.")
@click.option("--occurrence", type=click.IntRange(1), help="Which of several. [default: all]")
@click.option("--reason", required=True, metavar="WHY", help="Why it is right: shown in reports.")
@click.option("--by", metavar="WHO", help="Who says so. [default: git's user.name]")
@click.option(
    "--expires",
    type=DAY,
    metavar="YYYY-MM-DD",
    help="The last day on which it counts.",
)
@click.option(
    "--everywhere", is_flag=True, help="These words in every story, whatever is round them."
)
@reading_options
def add(
    file: str,
    check: str | None,
    text: str | None,
    line: int | None,
    fingerprint: str | None,
    occurrence: int | None,
    reason: str,
    by: str | None,
    expires: datetime | None,
    everywhere: bool,
    glossaries: tuple[Path, ...],
    **reading: Any,
) -> None:
    """Silence findings of a story: those of a check on some words, or the one with a fingerprint.

    The story is examined as `qa check` does it, and what is not found there is not written.
    """
    if not reason.strip():
        raise ConfigError("the reason is empty", remedy="Say why the words are right.")
    named = check is not None and (text is not None or line is not None)
    if named == (fingerprint is not None):
        raise ConfigError(
            "it is not said which finding",
            remedy="Give --check with --text or --line, or --fingerprint.",
        )
    if check:
        known_check(check)
    project = opened(glossaries)
    sidecar = sidecar_of(project.config)
    path = "" if everywhere else glob.escape(shown_from(file, sidecar.parent))
    found: list[Key] = []
    others: list[Finding] = []
    for story in examined([file], project, reading):
        own = list(_fitting(story.result, check, text, line, fingerprint))
        found += own
        others += story.result.findings
    if occurrence is not None:
        found = found[occurrence - 1 : occurrence]
    if not found:
        raise _none(file, others, check)
    if everywhere:
        found = list(dict.fromkeys(key._replace(context="", occurrence=1) for key in found))
    author = by if by is not None else _git_user()
    day = expires.date() if expires else None
    new = [Entry(key, " ".join(reason.split()), path, author, date.today(), day) for key in found]
    old = content(sidecar)
    text_ = added(old, new, sidecar)
    if text_ == old:
        click.echo(
            f"{seen_from_here(sidecar)}: nothing to add, it has {'them' if len(new) > 1 else 'it'}"
        )
        return
    write_sidecar(sidecar, text_)
    for key in dict.fromkeys(found):
        click.echo(f"{seen_from_here(sidecar)}: silenced {key.check} “{key.text}”")


def _fitting(
    result: Result, check: str | None, text: str | None, line: int | None, fingerprint: str | None
) -> Iterator[Key]:
    places = result.places or (None,) * len(result.findings)
    found = keys(result.document, result.findings)
    for finding, where, key in zip(result.findings, places, found, strict=True):
        if fingerprint is not None:
            if finding.fingerprint == fingerprint:
                yield key
            continue
        here = line is None or (where and where.start.line <= line <= where.end.line)
        if (
            finding.check == check
            and here
            and (text is None or normal(text) == normal(finding.text))
        ):
            yield key


def _none(file: str, others: list[Finding], check: str | None) -> InputError:
    """Says what findings there are: those of the check, where it has some."""
    others = [finding for finding in others if finding.check == check] or others
    said = [f"{f.check} “{f.text}” {f.fingerprint}" for f in others[:_MOST]]
    more = f" and {len(others) - _MOST} more" if len(others) > _MOST else ""
    return InputError(
        "there is no such finding", path=file,
        remedy=f"It has: {'; '.join(said)}{more}." if said else "It has no findings.",
    )  # fmt: skip


def _git_user() -> str:
    from qa.git.command import git

    try:
        return git("config", "user.name").decode("utf-8", "replace").strip()
    except InputError:
        return ""
