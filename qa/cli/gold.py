"""`qa gold`: findings against errors that people marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qa import __version__
from qa.cli.tongue import TAG
from qa.errors import InputError, QaError
from qa.model import Document, Finding, Result
from qa.putting import must_take, put_or_tell

if TYPE_CHECKING:
    from qa.documents import ReadOptions
    from qa.project import Project
    from qa.reporting.gold import GoldReport
    from qa.scan import Compiled
    from qa.scoring.mqm.matching import Matched, Rated

_FILE = click.Path(path_type=Path)
_REMEDY = "Choose another place with --findings."


@click.command()
@click.argument("stories", nargs=-1, metavar="[STORY]...")
@click.argument("marks", type=_FILE, metavar="GOLD")
@click.option("--source", type=_FILE, help="The source text, one segment a line.")
@click.option(
    "--reference", "references", type=_FILE, multiple=True, help="A reference; repeatable."
)
@click.option("--from", "source_lang", type=TAG, metavar="LANG", help="Language of the source.")
@click.option("--to", "target_lang", type=TAG, metavar="LANG", help="Language of the translation.")
@click.option("--system", default="", metavar="NAME", help="The system that the stories are of.")
@click.option(
    "--profile",
    "theirs",
    metavar="NAME",
    help="How people's marks are weighed: linear, wmt, bio, xcomet, gemba, wmt25-fsp, neokapi. "
    "[default: wmt, linear for marks of our own format]",
)
@click.option(
    "--glossary", "glossaries", type=_FILE, multiple=True, help="A further pack; repeatable."
)
@click.option("--select", multiple=True, metavar="CHECK", help="Only this check; repeatable.")
@click.option("--ignore", multiple=True, metavar="CHECK", help="Not this check; repeatable.")
@click.option("--encoding", default="utf-8", show_default=True, help="Encoding of the stories.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@click.option(
    "--findings",
    type=_FILE,
    help="Also write the findings as annotations: .tsv Marot, .jsonl MTME, .csv ESA.",
)
def gold(
    stories: tuple[str, ...],
    marks: Path,
    source: Path | None,
    references: tuple[Path, ...],
    source_lang: str | None,
    target_lang: str | None,
    system: str,
    theirs: str | None,
    glossaries: tuple[Path, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    encoding: str,
    form: str,
    findings: Path | None,
) -> None:
    """Compare the findings with errors that people marked, and our penalties with their scores.

    GOLD is Marot's or Google's MQM table, JSON lines of mt-metrics-eval, an ESA table, or marks as
    for `qa check --gold`. Where it has the texts itself, no STORY is needed.
    """
    from qa.documents import ReadOptions
    from qa.project import cache_folder, configure, known_check, open_project
    from qa.reporting.agreement import comparison_json, render_comparison
    from qa.reporting.gold import render
    from qa.scoring.mqm.comparison import compare
    from qa.scoring.mqm.profiles import profile

    if theirs:
        profile(theirs)
    for name in (*select, *ignore):
        known_check(name)
    if findings:
        _annotation(findings)
        must_take(findings, "the findings", _REMEDY)
    options = ReadOptions(source, references, source_lang, target_lang, encoding=encoding)
    matched = _matched(stories, marks, options, system)
    config = configure(Path.cwd(), glossaries)
    config = replace(config, select=select or config.select, ignore=config.ignore + ignore)
    project = open_project(config, cache_folder())
    results = [(story, _examined(story.document, project)) for story in matched.stories]
    own = any(story.document.gold for story in matched.stories)
    weighed = profile(theirs or ("linear" if own else "wmt"))
    found = compare(results, profile("linear"), weighed)
    if not found.segments:
        raise InputError(
            "no segment of the stories was rated", path=marks,
            remedy="Give the stories that were rated: texts must be equal, or document and id.",
        )  # fmt: skip
    if findings:
        _write(results, findings)
    if form == "json":
        click.echo(comparison_json(found, matched.unused, __version__), nl=False)
        return
    click.echo(render_comparison(found, matched.unused), nl=False)
    if own:
        report = gold_report([result for _, result in results], project.compiled)
        click.echo("\n" + render(report), nl=False)


def _matched(stories: Sequence[str], marks: Path, options: ReadOptions, system: str) -> Matched:
    """The stories with their ratings, whatever format those are in."""
    from qa.documents import read_documents
    from qa.documents.base import read_file
    from qa.documents.gold import attach_gold, is_gold
    from qa.scoring.mqm.formats import read_ratings
    from qa.scoring.mqm.matching import Matched, gold_story, match, stories_of

    text = read_file(marks, "utf-8")
    documents = []
    for item in read_documents(stories, options) if stories else ():
        if item.document is None:
            assert item.error is not None
            raise item.error
        documents.append(item.document)
    if is_gold(text):
        if len(documents) != 1:
            raise InputError(
                f"these marks belong to one story, not {len(documents)}", path=marks,
                remedy="Give the one story before them.",
            )  # fmt: skip
        return Matched((gold_story(attach_gold(documents[0], marks)),))
    ratings = read_ratings(text, marks)
    if documents:
        return match(documents, ratings, marks, system)
    if system:
        ratings = tuple(rating for rating in ratings if rating.system == system)
    return stories_of(ratings, str(marks), options.source_lang, options.target_lang)


def _examined(document: Document, project: Project) -> Result:
    """The result of a story; a bug of ours must not pass for a story without findings."""
    from qa.engine import examine

    result = examine(document, project)
    if result.failure:
        raise QaError(f"{document.path}: {document.name}: {result.failure.message}")
    return result


def gold_report(results: Sequence[Result], compiled: Compiled) -> GoldReport:
    """Findings against the marks of our own format, with what their suggestions say of the fixes."""
    from qa.language import base, language
    from qa.reporting.gold import compare

    codes = {base(r.document.target_lang) for r in results if r.document.target_lang}
    articles = frozenset(a for code in codes for a in language(code).articles)

    def admitted(finding: Finding) -> frozenset[str]:
        if finding.term is None:
            return frozenset()
        forms = compiled.terms[finding.term].forms
        return frozenset(
            f.text for f in forms if base(f.lang) in codes and f.status != "deprecated"
        )

    return compare(results, articles, admitted)


def _annotation(file: Path) -> str:
    """The format of annotations that the file's name says; InputError for a name of none."""
    from qa.scoring.mqm.formats import SUFFIXES

    form = SUFFIXES.get(file.suffix.lower())
    if form is None:
        raise InputError(
            f"the suffix {file.suffix!r} names no format of annotations", path=file,
            remedy=f"It is one of: {', '.join(SUFFIXES)}.",
        )  # fmt: skip
    return form


def _write(results: Sequence[tuple[Rated, Result]], file: Path) -> None:
    """The findings as annotations, in the format that the file's name says."""
    from qa.scoring.mqm.errors import findings_ratings
    from qa.scoring.mqm.formats import FORMATS

    form = _annotation(file)
    rated = [r for story, result in results for r in findings_ratings(result, story.system)]
    put_or_tell(file, FORMATS[form][1](rated).encode(), "the findings", _REMEDY)
    click.echo(f"wrote {file}", err=True)
