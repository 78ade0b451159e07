"""`qa glossary import`: another tool's terms become a pack that people keep by hand."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import click

from qa.model import Kind, Severity


@click.command(name="import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "format_",
    metavar="NAME",
    default="",
    help="One of the formats that `--list` names; default: what the file's name tells.",
)
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    help="The pack to write (.toml); default or -: standard output.",
)
@click.option("--force", is_flag=True, help="Overwrite it.")
@click.option("--pack", "name", default="", help="The pack's name; default: the output's stem.")
@click.option(
    "--kind",
    type=click.Choice(get_args(Kind)),
    default="phrase",
    show_default=True,
    help="Kind of concepts for which the file names none.",
)
@click.option(
    "--concept-prefix",
    "prefix",
    default="",
    help="Begins the ids of concepts that are not ours; default: the kind.",
)
@click.option(
    "--from",
    "source",
    default="",
    metavar="LANG",
    help="Source language, where the file names none.",
)
@click.option("--to", "target", default="", metavar="LANG", help="Target language, likewise.")
@click.option(
    "--severity",
    type=click.Choice([s.label for s in Severity]),
    default="minor",
    show_default=True,
    help="Of renderings that the other termbase forbids.",
)
@click.option(
    "--encoding",
    default="utf-8",
    show_default=True,
    help="Of text files without a byte order mark.",
)
@click.option(
    "--report",
    type=click.Path(path_type=Path),
    help="Write what could not be held there, not to standard error.",
)
@click.option(
    "--list",
    "listed",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=lambda ctx, _, asked: _list(ctx) if asked else None,
    help="List the formats.",
)
def import_(
    file: Path, format_: str, output: Path | None, force: bool, name: str, kind: Kind,
    prefix: str, source: str, target: str, severity: str, encoding: str, report: Path | None,
) -> None:  # fmt: skip
    """Make a pack of FILE: TBX, tables of several tools, PO, TMX.

    What the pack cannot hold is reported. A term that another termbase deprecates becomes a wrong
    rendering that counts only where the source has a term of its entry.
    """
    from qa.cli.glossary.exchanging import chosen, show, tag
    from qa.errors import ConfigError
    from qa.glossary.editing.compose import pack_text
    from qa.glossary.exchange.base import ReadOptions, read_file
    from qa.glossary.exchange.formats import readable
    from qa.glossary.exchange.losses import Losses
    from qa.glossary.exchange.save import save
    from qa.glossary.exchange.shape import terms

    output = None if output == Path("-") else output
    if output and output.suffix != ".toml":
        raise ConfigError("a pack ends in .toml", path=output, remedy="Name it so.")
    if output and output.exists() and not force:
        save(output, "", force=False)  # refuses before anything is read
    format = chosen(format_, file, readable())
    losses = Losses()
    options = ReadOptions(
        kind=kind, prefix=prefix, source=tag(source, "--from"), target=tag(target, "--to"),
        severity=severity, encoding=encoding,
    )  # fmt: skip
    given = read_file(file)
    entries = format.reader()(given, options, losses)
    name = name or (output or file).stem
    found = terms(given, entries, name)
    title, origin = f"Imported from {file.name}", f"{file.name} ({format.name})"
    text = pack_text(found, pack=name, title=title, origin=origin)
    if output:
        save(output, text, force=force)
    else:
        click.echo(text, nl=False)
    show(f"{file} ({format.name})", found, losses, report, force)


def _list(ctx: click.Context) -> None:
    from qa.cli.glossary.exchanging import table
    from qa.glossary.exchange.formats import readable

    click.echo(table(readable()))
    ctx.exit()
