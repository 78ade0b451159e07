"""`qa score`: one system or several against references and glossary."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from qa import __version__
from qa.cli.against import against_marks, read_marks
from qa.cli.outputs import possible, written
from qa.cli.streams import given
from qa.cli.systems import examined, judging, read_systems, sides
from qa.errors import InputError

if TYPE_CHECKING:
    from qa.model import Score
    from qa.scoring.mqm.comparison import Comparison
    from qa.scoring.systems import System

_FILE = click.Path(path_type=Path)


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="SYSTEM...")
@sides
@click.option("--name", "names", multiple=True, help="A system's name, in order; repeatable.")
@click.option("--no-checks", is_flag=True, help="Overlap metrics alone: no terms, no MQM penalty.")
@click.option(
    "--by", type=click.Choice(["document", "length", "domain", "kind"]),
    help="Also parts: by story, length of the source, domain, kind of what the source names.",
)  # fmt: skip
@click.option(
    "--detail", is_flag=True,
    help="Also terms right by kind of name, how consistently names are rendered, MQM's total and "
    "raw quality score.",
)  # fmt: skip
@click.option(
    "--threshold", type=click.FloatRange(0, 100), metavar="PT",
    help="Say which systems pass: an MQM quality score of so much and no critical error.",
)  # fmt: skip
@click.option(
    "--tolerated", type=click.FloatRange(0, min_open=True), metavar="APP",
    help="Calibrate MQM's quality score: PT stands for so many penalty points in 1,000 words.",
)  # fmt: skip
@click.option(
    "--gold", "marks", type=_FILE,
    help="Also the findings against the errors that people marked in this file (as qa gold).",
)  # fmt: skip
@click.option("--per-segment", type=_FILE, help="Write each segment's scores: .tsv or .jsonl.")
@judging
@click.option(
    "--test", type=click.Choice(["bootstrap", "randomisation"]), default="randomisation",
    show_default=True, help="The paired test against the baseline.",
)  # fmt: skip
@click.option("--baseline", metavar="NAME", help="The system to compare with. [default: the first]")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "latex", "html"]), default="text",
    show_default=True,
)  # fmt: skip
@click.option("--output", "-o", type=_FILE, help="Write the report to a file.")
def score(
    inputs: tuple[str, ...],
    source: Path | None,
    references: tuple[Path, ...],
    source_lang: str | None,
    target_lang: str | None,
    encoding: str,
    metrics: tuple[str, ...],
    checkpoints: tuple[Path, ...],
    terminology: bool,
    termbase: Path | None,
    names: tuple[str, ...],
    glossaries: tuple[Path, ...],
    no_checks: bool,
    by: str | None,
    detail: bool,
    threshold: float | None,
    tolerated: float | None,
    marks: Path | None,
    per_segment: Path | None,
    documents: bool,
    test: str,
    baseline: str | None,
    samples: int | None,
    jobs: int,
    form: str,
    output: Path | None,
) -> None:
    """Score systems: each input is one, a file or a folder of stories.

    A table with a column system brings several. All systems must translate the same segments.
    The first system is the one that the others are compared with.
    """
    from qa.documents import ReadOptions
    from qa.language import language
    from qa.project import cache_folder
    from qa.scoring import columns as scoring_columns
    from qa.scoring.judge import Judging, judge
    from qa.scoring.neural import checkpoint as there
    from qa.scoring.neural.columns import neural_columns
    from qa.scoring.quality import quality
    from qa.scoring.slices import parts
    from qa.scoring.systems import aligned
    from qa.scoring.terminology.columns import term_columns

    possible(output, per_segment)
    if per_segment and per_segment.suffix.lower() not in (".tsv", ".jsonl"):
        raise InputError(
            "segments are written as TSV or JSON Lines", path=per_segment,
            remedy="Let the name end in .tsv or .jsonl.",
        )  # fmt: skip
    rated = read_marks(marks) if marks else None
    stdin = given() if "-" in inputs else None
    options = ReadOptions(
        source, references, source_lang, target_lang, None, encoding, stdin, strict=True
    )
    systems = aligned(read_systems(inputs, names, options))
    known = [system.name for system in systems]
    if baseline is not None and baseline not in known:
        raise InputError(f"there is no system {baseline!r}", remedy=f"Systems: {', '.join(known)}.")
    if tolerated is not None and threshold is None:
        raise InputError("--tolerated needs a threshold", remedy="Give --threshold as well.")
    if threshold is not None and no_checks:
        raise InputError("--threshold is about findings", remedy="Leave out --no-checks.")
    if marks and no_checks:
        raise InputError("--gold is about findings", remedy="Leave out --no-checks.")
    for path in checkpoints:
        there(path)  # before anything that takes long
    systems = examined(systems, glossaries, termbase, checks=not no_checks)
    cache = cache_folder()
    scoring = language(systems[0].documents[0].target_lang).scoring
    chosen = tuple(dict.fromkeys(metrics)) or scoring_columns.DEFAULT
    columns = scoring_columns.overlap_columns(chosen, systems, scoring, cache, jobs)
    columns += neural_columns(checkpoints, systems, cache)
    columns += scoring_columns.check_columns(systems, scoring)
    columns += term_columns(systems, every=terminology)
    slices = parts(by, systems) if by else []  # type: ignore[arg-type]
    judging = Judging(
        test,  # type: ignore[arg-type]
        samples or 0,
        "documents" if documents else "segments",
        baseline or "",
    )
    notes = _notes(systems, checked=not no_checks)
    extras = _extras(systems) if detail else {}
    if not no_checks and (detail or threshold is not None):
        qualities, passes = quality(systems, scoring, threshold, tolerated)
        extras = {s.name: [*extras.get(s.name, []), *qualities[s.name]] for s in systems}
        notes += passes
    board = judge(systems, columns, judging, extras, by or "", slices, notes)
    if per_segment:
        _write_segments(per_segment, systems, columns)
    gold = against_marks(systems, rated) if rated else None
    written(_report(form, board, systems, columns, gold), output)


def _extras(systems: Sequence[System]) -> dict[str, list[Score]]:
    """By system what has no rows: terms right by kind, and how consistently names are rendered."""
    from qa.model import TermCount
    from qa.scoring.renderings import added, consistent
    from qa.scoring.terms import kind_shares

    found = {}
    for system in systems:
        scores = list(kind_shares(sum((r.terms for r in system.results), TermCount())))
        renderings = [r.renderings for r in system.results if r.renderings]
        if renderings:
            scores += [score for one in added(renderings) for score in consistent(one)]
        found[system.name] = scores
    return found


def _notes(systems: Sequence[System], *, checked: bool) -> list[str]:
    notes = []
    for system in systems:
        if not system.has_references:
            notes.append(
                f"{system.name} has no references: "
                + ("checks only" if checked else "nothing to score")
            )
        if checked and not any(d.has_source for d in system.documents):
            notes.append(f"{system.name} has no source: the checks saw the translation alone")
        remarks = [r for d in system.documents for r in d.remarks]
        notes += [f"{system.name}: {remark}" for remark in dict.fromkeys(remarks)]
    return notes


def _write_segments(file: Path, systems: Sequence[System], columns: Sequence[Any]) -> None:
    from qa.reporting.board_json import segment_lines, segment_table
    from qa.scoring.segments import scored

    segments = (one for system in systems for one in scored(system, columns))
    lines = (
        segment_lines(segments)
        if file.suffix.lower() == ".jsonl"
        else segment_table(segments, [c.name for c in columns])
    )
    written("".join(f"{line}\n" for line in lines), file)


def _report(
    form: str,
    board: Any,
    systems: Sequence[System],
    columns: Sequence[Any],
    gold: tuple[Comparison, int] | None,
) -> str:
    from qa.reporting.agreement import comparison_json, render_comparison
    from qa.reporting.summary import ReportOptions

    options = ReportOptions(__version__)
    if form == "json":
        from qa.reporting.board_json import board_json
        from qa.scoring.segments import scored

        first = systems[0].documents[0]
        marks = json.loads(comparison_json(*gold, __version__)) if gold else None
        segments = {system.name: scored(system, columns) for system in systems}
        return board_json(board, segments, (first.source_lang, first.target_lang), options, marks)
    text = render_comparison(*gold) if gold else ""
    if form == "latex":
        from qa.reporting.board_latex import board_latex

        return board_latex(board, text)
    if form == "html":
        from qa.reporting.board_html import board_html

        return board_html(board, options, text)
    from qa.reporting.board import board_text

    return board_text(board) + (f"\n{text}" if text else "")
