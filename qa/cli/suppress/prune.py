"""`qa suppress prune`: entries that silence nothing any more are taken out."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from qa.cli.paths import seen_from_here
from qa.cli.suppress.examined import examined, opened, reading_options, sidecar_of
from qa.project import configure
from qa.quiet import Rules, silence
from qa.quiet.rules import shown_from
from qa.quiet.sidecar import content, parsed, removed, write_sidecar


@click.command()
@click.argument("inputs", nargs=-1, metavar="[FILE...]")
@click.option("--dry-run", is_flag=True, help="Only say what would be removed.")
@reading_options
def prune(
    inputs: tuple[str, ...], dry_run: bool, glossaries: tuple[Path, ...], **reading: Any
) -> None:
    """Remove entries that expired, and those that silence nothing in the stories that are named.

    An entry for any file goes only when the stories are all that there are: name their folder.
    Without stories only the expired go.
    """
    sidecar = sidecar_of(configure(Path.cwd()))
    text = content(sidecar)
    entries = parsed(text, sidecar)
    today = date.today()
    rules = Rules(today, entries, sidecar.parent)
    used: set[str] = set()
    seen: set[str] = set()
    asked: set[str] = set()
    if inputs and entries:
        project = opened(glossaries)
        asked = {check.name for check in project.checks}
        for story in examined(inputs, project, reading):
            quiet = silence(story.result, story.raw, rules)
            used |= {s.rule for s in quiet.suppressed if s.kind == "external"}
            seen.add(shown_from(quiet.document.path, sidecar.parent))
    folder = any(Path(name).is_dir() for name in inputs)
    gone = [
        entry
        for entry in entries
        if entry.expired(today)
        or (
            entry.key.check in asked
            and entry.rule not in used
            and (any(map(entry.counts, seen)) if entry.path else folder)
        )
    ]
    if gone and not dry_run:
        write_sidecar(sidecar, removed(text, gone, sidecar))
    verb = "would remove" if dry_run else "removed"
    for entry in gone:
        click.echo(f"{seen_from_here(sidecar)}: {verb} {entry.key.check} “{entry.key.text}”")
    if not gone:
        click.echo(f"{seen_from_here(sidecar)}: nothing to remove")
