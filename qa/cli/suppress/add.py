"""`qa suppress add`: the findings of a file that a person has judged."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from qa.errors import InputError


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--check", "name", required=True, metavar="CHECK", help="Whose findings.")
@click.option("--text", metavar="WORDS", help="Only those with these words.")
@click.option("--line", type=int, metavar="N", help="Only those on this line.")
@click.option("--reason", required=True, help="Why: the report shows it.")
@click.option("--by", default="", help="Who says so.")
@click.option("--expires", type=click.DateTime(["%Y-%m-%d"]), help="The last day that it holds.")
@click.option(
    "--everywhere", is_flag=True, help="These words in every story, whatever is round them."
)
@click.option("--from", "source_lang", metavar="LANG", help="Language of the source.")
@click.option("--to", "target_lang", metavar="LANG", help="Language of the translation.")
def add(
    file: Path,
    name: str,
    text: str | None,
    line: int | None,
    reason: str,
    by: str,
    expires: datetime | None,
    everywhere: bool,
    source_lang: str | None,
    target_lang: str | None,
) -> None:
    """Leave findings of FILE alone from now on."""
    from qa.cli.checking import Run
    from qa.cli.suppress.own import own, save
    from qa.documents import ReadOptions
    from qa.project import cache_folder, configure, known_check, open_project
    from qa.quiet.entries import Entry
    from qa.quiet.prints import normal, prints

    known_check(name)
    place, entries = own()
    options = ReadOptions(source_lang=source_lang, target_lang=target_lang)
    run = Run(open_project(configure(Path.cwd()), cache_folder()), options, None, None)
    found = []
    for one in run.files([str(file)], None, hidden=True):
        for result in one.results:
            if result.failure:
                raise InputError(result.failure.message.rstrip("."), remedy="Nothing was added.")
            for finding, where, mark in zip(
                result.findings, result.places, prints(result.document, result.findings),
                strict=True,
            ):  # fmt: skip
                if finding.check != name or (text and normal(text) != mark.text):
                    continue
                if line and not (where and where.start.line <= line <= where.end.line):
                    continue
                found.append(mark)
    if not found:
        raise InputError(
            f"there is no such finding of {name}", path=file, remedy="See `qa check` for them."
        )
    day = expires.date() if expires else None
    new = {
        Entry(name, m.text, reason, by=by, created=date.today(), expires=day)
        if everywhere
        else Entry(
            name, m.text, reason, m.context, m.occurrence, file.as_posix(), by, date.today(), day
        )
        for m in found
    }
    save(place, (*entries, *new))
    click.echo(f"{place}: added {len(new)}")
