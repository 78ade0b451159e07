"""`qa compare`: what got better and worse between two systems or two nights."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from qa import __version__
from qa.cli.outputs import possible, written
from qa.cli.systems import examined, judging, read_systems, sides
from qa.errors import InputError

if TYPE_CHECKING:
    from qa.scoring.changes import Difference, Record

_FILE = click.Path(path_type=Path)


@click.command()
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@sides
@click.option("--no-checks", is_flag=True, help="Overlap metrics alone.")
@click.option(
    "--system", metavar="NAME", help="The system of reports and nights that have several."
)
@judging
@click.option(
    "--test", type=click.Choice(["bootstrap", "randomisation"]), default="randomisation",
    show_default=True, help="The paired test.",
)  # fmt: skip
@click.option("--most", type=click.IntRange(min=0), default=10, show_default=True,
              help="Segments shown by each measure.")  # fmt: skip
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "html"]), default="text",
    show_default=True,
)  # fmt: skip
@click.option("--output", "-o", type=_FILE, help="Write the report to a file.")
def compare(
    first: str,
    second: str,
    source: Path | None,
    references: tuple[Path, ...],
    source_lang: str | None,
    target_lang: str | None,
    encoding: str,
    metrics: tuple[str, ...],
    checkpoints: tuple[Path, ...],
    terminology: bool,
    termbase: Path | None,
    glossaries: tuple[Path, ...],
    no_checks: bool,
    system: str | None,
    documents: bool,
    test: str,
    samples: int | None,
    jobs: int,
    most: int,
    form: str,
    output: Path | None,
) -> None:
    """Compare two systems, two nights, or two reports that qa score or qa check wrote as JSON.

    A and B are translations of the same segments (files or folders of stories), two reports, or two
    nights of qa report (reports/DATE), whose stories are compared. Findings are the same when their
    fingerprints are.
    """
    from qa.scoring.difference import difference
    from qa.scoring.judge import Judging

    possible(output)
    records = _both_kept(Path(first), Path(second), system, target_lang)
    if (records[0] is None) != (records[1] is None):
        other = first if records[0] is None else second
        raise InputError(
            "this is no report of qa score or qa check and no night, the other side is one",
            path=other, remedy="Compare two nights, two reports or two translations.",
        )  # fmt: skip
    if records[0] is None or records[1] is None:
        from qa.documents import ReadOptions

        options = ReadOptions(
            source, references, source_lang, target_lang, None, encoding, None, strict=True
        )
        one, two = _fresh(
            (first, second),
            options,
            metrics,
            checkpoints,
            glossaries,
            jobs,
            terminology=terminology,
            termbase=termbase,
            checks=not no_checks,
        )
    else:
        one, two = records[0], records[1]
    judging = Judging(
        test,  # type: ignore[arg-type]
        samples or 0,
        "documents" if documents or _is_night(Path(first)) else "segments",
    )
    found = difference(one, two, judging, most)
    written(_report(form, found, (one.source_lang, one.target_lang)), output)


def _is_night(given: Path) -> bool:
    return (given / "results.jsonl.gz").is_file()  # without the libraries that a night needs


def _both_kept(
    first: Path, second: Path, system: str | None, target_lang: str | None
) -> tuple[Record | None, Record | None]:
    if _is_night(first) and _is_night(second):
        from qa.nightly.record import read_nights

        return read_nights(first, second, system, target_lang)
    return _kept(first, system, target_lang), _kept(second, system, target_lang)


def _kept(given: Path, system: str | None, target_lang: str | None) -> Record | None:
    """What is kept of a night or in a report; None where it is neither."""
    from qa.reporting.records import read_record

    if _is_night(given):
        from qa.nightly.record import read_night

        return read_night(given, system, target_lang)
    return read_record(given, system) if given.suffix.lower() == ".json" else None


def _fresh(
    given: tuple[str, str],
    options: Any,
    metrics: tuple[str, ...],
    checkpoints: tuple[Path, ...],
    glossaries: tuple[Path, ...],
    jobs: int,
    *,
    terminology: bool,
    termbase: Path | None,
    checks: bool,
) -> tuple[Record, Record]:
    """Two systems, read, examined and counted now."""
    from qa.language import language
    from qa.project import cache_folder
    from qa.scoring.changes import Record
    from qa.scoring.columns import DEFAULT, check_columns, overlap_columns
    from qa.scoring.neural import checkpoint as there
    from qa.scoring.neural.columns import neural_columns
    from qa.scoring.segments import scored
    from qa.scoring.systems import aligned
    from qa.scoring.terminology.columns import term_columns

    for path in checkpoints:
        there(path)  # before anything that takes long
    systems = read_systems(given, (), options)
    if len(systems) != 2:
        raise InputError(
            f"two systems are compared, there are {len(systems)}: "
            f"{', '.join(s.name for s in systems)}",
            remedy="Give two files of one system each.",
        )  # fmt: skip
    pair = examined(aligned(systems), glossaries, termbase, checks=checks)
    lead = pair[0].documents[0]
    scoring = language(lead.target_lang).scoring
    # chrF++ says which segments changed most, whatever else is asked for.
    chosen = tuple(dict.fromkeys((*metrics, "chrF++"))) if metrics else DEFAULT
    columns = overlap_columns(chosen, pair, scoring, cache_folder(), jobs)
    columns += neural_columns(checkpoints, pair, cache_folder())
    columns += check_columns(pair, scoring)
    columns += term_columns(pair, every=terminology)
    one, two = (
        Record(
            s.name, lead.source_lang, lead.target_lang, tuple(scored(s, columns)),
            {c.name: c.sign({}) for c in columns if s.name in c.rows},
        )
        for s in pair
    )  # fmt: skip
    return one, two


def _report(form: str, found: Difference, languages: tuple[str | None, str]) -> str:
    from qa.language import base, language
    from qa.reporting.summary import ReportOptions

    options = ReportOptions(
        __version__,
        directions={base(tag): language(tag).direction for tag in languages if tag},
    )
    if form == "json":
        from qa.reporting.compare import compare_json

        return compare_json(found, options)
    if form == "html":
        from qa.reporting.compare_html import compare_html

        return compare_html(found, languages, options)
    from qa.reporting.compare import compare_text

    return compare_text(found)
