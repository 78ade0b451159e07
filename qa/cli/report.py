"""`qa report`: a corpus examined, compared with earlier nights, shown as a page."""

from __future__ import annotations

import os
import sys
import time
from datetime import date, datetime
from functools import partial
from pathlib import Path

import click

from qa.cli.columns import columns as columns_of
from qa.cli.days import DAY
from qa.cli.tongue import TAG
from qa.errors import InputError


@click.command()
@click.argument(
    "corpora", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="CORPUS..."
)
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("reports"), show_default=True,
    help="Where nights, history and receipts lie.",
)  # fmt: skip
@click.option(
    "--date", "day", type=DAY, metavar="YYYY-MM-DD", help="The night's name. [default: today]"
)
@click.option("--layout", default="", help="What the folders below the corpus are: system/desk.")
@click.option("--from", "source_lang", type=TAG, metavar="LANG", help="Language of the sources.")
@click.option("--to", "target_lang", type=TAG, metavar="LANG", help="Language of the translations.")
@click.option("--encoding", default="utf-8", show_default=True, help="Encoding of the files.")
@click.option(
    "--column", "columns", multiple=True, metavar="WHAT=NAME",
    help="A table's column for source, target, doc ...; repeatable.",
)  # fmt: skip
@click.option(
    "--glossary", "glossaries", type=click.Path(path_type=Path), multiple=True,
    help="A further pack; repeatable.",
)  # fmt: skip
@click.option(
    "--since",
    type=DAY,
    metavar="YYYY-MM-DD",
    help="Only files that have changed from this day on.",
)
@click.option(
    "--engine", type=click.Choice(["serial", "processes", "spark", "dask"]), default="processes",
    show_default=True, help="Where the stories are examined.",
)  # fmt: skip
@click.option("--jobs", "-j", type=click.IntRange(1), help="Workers. [default: one for each core]")
@click.option("--cluster", default="", metavar="ADDRESS", help="The master of Spark or Dask.")
@click.option(
    "--time-limit", type=click.FloatRange(0), default=60.0, show_default=True,
    help="Seconds that one story may take; 0 is any number.",
)  # fmt: skip
@click.option(
    "--history", "store", metavar="PATH|URL", help="The history. [default: OUT/history.sqlite]"
)
@click.option(
    "--no-history", is_flag=True, help="Neither compare with earlier nights nor keep this one."
)
@click.option(
    "--accept", is_flag=True, help="Hold later nights against this one, even if it is worse."
)
@click.option("--no-mining", is_flag=True, help="Propose no wrong renderings.")
@click.option("--no-overlap", is_flag=True, help="No BLEU and chrF++.")
@click.option("--alpha", type=click.FloatRange(0, 1), default=0.05, show_default=True,
              help="False alarms that are borne, over all measures of a night.")  # fmt: skip
@click.option("--exit-zero", is_flag=True, help="Exit with 0 even when quality fell.")
@click.option("--quiet", "-q", is_flag=True, help="Nothing but errors.")
def report(
    corpora: tuple[Path, ...],
    out: Path,
    day: datetime | None,
    layout: str,
    source_lang: str | None,
    target_lang: str | None,
    encoding: str,
    columns: tuple[str, ...],
    glossaries: tuple[Path, ...],
    since: datetime | None,
    engine: str,
    jobs: int | None,
    cluster: str,
    time_limit: float,
    store: str | None,
    no_history: bool,
    accept: bool,
    no_mining: bool,
    no_overlap: bool,
    alpha: float,
    exit_zero: bool,
    quiet: bool,
) -> None:
    """Examine a corpus and write OUT/DATE: a page, a digest, the results of every story.

    CORPUS is a folder of stories in any format that qa check reads, or a table (TSV, CSV, JSONL,
    Parquet, also .gz, .bz2, .xz, .zst). What was examined before and has not changed is not examined
    again. Exit codes: 0 fine, 1 quality fell against the night accepted last, 2 something could not
    be read, 3 a bug of ours.
    """
    from qa.nightly.earlier import settled
    from qa.nightly.engines import Cluster, kept, ready
    from qa.nightly.lock import only_one, stoppable
    from qa.nightly.mined import in_advance
    from qa.nightly.night import Paths, Workers, conclude, prepared
    from qa.nightly.ratchet import Limits
    from qa.nightly.run import nightly
    from qa.nightly.task import (
        Task,
        config_digest,
        expired,
        glossary_digest,
        layout_of,
        opened,
        program_digest,
        stamped,
    )
    from qa.project import configure

    named = columns_of(columns)
    for corpus in corpora:
        if not corpus.exists():
            raise InputError("there is no such corpus", path=corpus, remedy="Check the path.")
    config = configure(Path.cwd(), glossaries)
    opened(config)  # compiled once, and wrong packs are told before any work
    digest = config_digest(config)
    places = layout_of(layout)
    today = day.date() if day else date.today()
    program = program_digest()
    rest = stamped(
        program, digest, source_lang, target_lang, encoding, named, places, not no_overlap,
        expired(config, today),
    )  # fmt: skip
    paths = Paths(out, today.isoformat(), store)
    task = Task(
        config, paths.work / "receipts", "", source_lang, target_lang, encoding, named, places,
        not no_overlap, time_limit, today,
    )  # fmt: skip
    number = jobs or os.cpu_count() or 1
    with only_one(paths.work), stoppable():
        ready(engine)  # type: ignore[arg-type]
        prepared(paths, history=not no_history)
        task = settled(task, rest, paths.work)
        glossary = glossary_digest(program, task.config)
        with kept(engine, Cluster(number, cluster)) as where:  # type: ignore[arg-type]
            done = nightly(
                corpora, task, paths.night, paths.work, engine, where,  # type: ignore[arg-type]
                name=paths.name, glossary=glossary, config=digest,
                since=since.date() if since else None,
                progress=None if quiet or not sys.stderr.isatty() else _Bar(),
                # Elsewhere batches are handed over all at once.
                mine=partial(in_advance, task=task, out=out)
                if engine == "processes" and not no_mining else None,
            )  # fmt: skip
            if not done.night.groups:
                raise InputError(
                    "the corpus has no stories", path=corpora[0], remedy="See qa report --help."
                )
            # A cluster's start is dearer than what is left to do.
            workers = Workers("processes" if engine == "processes" else "serial", where)
            fell, summary = conclude(
                done, paths, task, Limits(alpha), history=not no_history, accept=accept,
                mining=not no_mining, workers=workers,
            )  # fmt: skip
    if not quiet:
        click.echo(summary, nl=False)
    elif lost := done.input_faults + done.bugs:
        stories = "1 story" if lost == 1 else f"{lost:,} stories"
        page = paths.night / "index.html"
        click.echo(
            f"qa: {stories} could not be examined, or only in part: {page} names them.", err=True
        )
    sys.exit(_exit_code(done.bugs, done.input_faults, fell and not exit_zero))


def _exit_code(bugs: int, faults: int, fell: bool) -> int:
    if bugs:
        return 3
    return 2 if faults else int(fell)


class _Bar:
    """How far the run is and how long it will take, on one line of the terminal."""

    def __init__(self) -> None:
        self._begun = time.monotonic()
        self._first: int | None = None

    def __call__(self, done: int, number: int) -> None:
        self._first = done - 1 if self._first is None else self._first
        gone = time.monotonic() - self._begun
        left = gone / max(1, done - self._first) * (number - done)
        end = "\n" if done == number else ""
        click.echo(
            f"\r{done} of {number} batches, {_spoken(left)} left   {end}", nl=False, err=True
        )


def _spoken(seconds: float) -> str:
    if seconds >= 5400:
        return f"{seconds / 3600:.1f} hours"
    return f"{seconds / 60:.0f} minutes" if seconds >= 90 else f"{seconds:.0f} seconds"
