"""`qa glossary export`: the glossary for another tool."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("packs", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "format_",
    metavar="NAME",
    default="",
    help="One of the formats that `--list` names; default: what --output tells.",
)
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    help="The file to write; default or -: standard output.",
)
@click.option("--force", is_flag=True, help="Overwrite it.")
@click.option(
    "--only",
    multiple=True,
    metavar="CONCEPT",
    help="Only concepts with this id; * and ? are wildcards. May be repeated.",
)
@click.option(
    "--lang",
    "langs",
    multiple=True,
    metavar="LANG",
    help="Only forms and rules in this language. May be repeated.",
)
@click.option(
    "--from",
    "source",
    default="",
    metavar="LANG",
    help="Source language, for formats of two languages.",
)
@click.option(
    "--to",
    "target",
    default="",
    metavar="LANG",
    help="Target language; the language of Vale and codespell lists.",
)
@click.option(
    "--base-uri",
    default="urn:wireqa:",
    show_default=True,
    help="Begins the addresses of SKOS concepts.",
)
@click.option(
    "--formulas", is_flag=True, help="Also write terms that a spreadsheet would run (=, +, -, @)."
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
def export(
    packs: tuple[Path, ...], format_: str, output: Path | None, force: bool,
    only: tuple[str, ...], langs: tuple[str, ...], source: str, target: str, base_uri: str,
    formulas: bool, report: Path | None,
) -> None:  # fmt: skip
    """Write PACKS (default: the configured and shipped ones) for another tool.

    What the format cannot hold is reported. Wrong renderings go out as forbidden terms only where
    they need no condition that the other tool cannot honour.
    """
    from qa.cli.glossary.exchanging import address, chosen, concepts, selected, show, tag
    from qa.errors import ConfigError
    from qa.glossary.exchange.base import WriteOptions
    from qa.glossary.exchange.formats import writable
    from qa.glossary.exchange.losses import Losses
    from qa.glossary.exchange.save import save

    output = None if output == Path("-") else output
    if not format_ and not output:
        raise ConfigError(
            "neither --format nor --output is given",
            remedy=f"Name a format: {', '.join(writable())}.",
        )
    format = chosen(format_, output or Path(), writable())
    if output and output.exists() and not force:
        save(output, "", force=False)  # refuses before anything is read
    losses = Losses()
    title, found = concepts(packs, losses)
    found = selected(found, only, [tag(lang, "--lang") for lang in langs])
    options = WriteOptions(
        source=tag(source, "--from"), target=tag(target, "--to"), title=title,
        suffix=output.suffix.lower() if output else "", base=address(base_uri), formulas=formulas,
    )  # fmt: skip
    text = format.writer()(found, options, losses)
    if output:
        save(output, text, force=force)
    else:
        click.echo(text, nl=False)
    show(f"{output or '-'} ({format.name})", found, losses, report, force)


def _list(ctx: click.Context) -> None:
    from qa.cli.glossary.exchanging import table
    from qa.glossary.exchange.formats import writable

    click.echo(table(writable()))
    ctx.exit()
