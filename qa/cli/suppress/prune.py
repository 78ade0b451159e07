"""`qa suppress prune`: without what no finding needs."""

from __future__ import annotations

import click


@click.command()
@click.argument("inputs", nargs=-1, metavar="FILE...")
@click.option("--dry-run", is_flag=True, help="Only say what would go.")
def prune(inputs: tuple[str, ...], dry_run: bool) -> None:
    """Take out what has expired and, of the stories given, what nothing needs any more."""
    from pathlib import Path

    from qa.cli.checking import Run
    from qa.cli.quieting import Quieting
    from qa.cli.suppress.own import own, save
    from qa.documents import ReadOptions
    from qa.project import cache_folder, configure, open_project

    file, entries = own()
    config = configure(Path.cwd())
    quiet = Quieting.of(config, None, False, None)
    gone = set(quiet.silent.expired())
    if inputs:
        run = Run(open_project(config, cache_folder()), ReadOptions(), None, None, quiet.apply)
        paths = set()
        for one in run.files(inputs, None, hidden=True):
            if not any(result.failure for result in one.results):
                paths.add(Path(one.path).as_posix())
        # Of a story that was not looked at nothing is known.
        gone |= {e for e in entries if e.path in paths and e not in quiet.spoken.entries}
    for entry in entries:
        if entry in gone:
            click.echo(f"{'would remove' if dry_run else 'removed'}: {entry.told()}")
    if not dry_run and gone:
        save(file, (entry for entry in entries if entry not in gone))
