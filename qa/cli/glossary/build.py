"""`qa glossary build`: a pack from its declared source."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from qa.errors import GlossaryError

_FILE = click.Path(path_type=Path)


@click.command()
@click.argument("name", required=False)
@click.option("--from", "given", type=_FILE, metavar="PATH", help="The source: a file or folder.")
@click.option(
    "--output",
    "-o",
    type=_FILE,
    metavar="FILE",
    help="Write here. [default: NAME.tsv; - prints it]",
)
def build(name: str | None, given: Path | None, output: Path | None) -> None:
    """Build a pack from its source; without NAME list what can be built.

    Packs that come with the project are rebuilt from Unicode CLDR (through babel, the extra
    "build"; with --from from the unpacked npm packages, which have the alternate names too) and
    from the project's own tables. The others have licences that forbid to ship them with it: they
    are built on your machine from what you downloaded, and stay yours.
    """
    from qa.glossary.build.sources import SOURCES

    if name is None:
        for source in SOURCES.values():
            what = f"--from {source.needs}" if source.needs else "no --from"
            click.echo(f"{source.name:18} {source.title} ({source.licence}; {what})")
        return
    if name not in SOURCES:
        raise GlossaryError(
            f"there is no source {name!r}", remedy=f"Sources: {', '.join(SOURCES)}."
        )
    source = SOURCES[name]
    if given is None and not source.optional:
        raise GlossaryError(
            f"{name} is built from a source that you have to give",
            remedy=f"Add --from with {source.needs}.",
        )
    if given is not None and not source.needs:
        raise GlossaryError(f"{name} has its source with it", remedy="Leave out --from.")
    from qa.glossary.build.pack import render, write

    try:
        built = source.build(given)
    except ModuleNotFoundError as error:
        raise GlossaryError(
            f"{name} needs the library {error.name}",
            remedy="Install it: pip install 'wireqa[build]'.",
        ) from None
    text = render(source, built, given)
    if output == Path("-"):
        sys.stdout.write(text)
        return
    target = output or Path(f"{name}.tsv")
    write(target, text)
    rows = [line.split("\t", 3) for line in text.splitlines() if line[:1] != "#"][1:]
    click.echo(
        f"{target}: {len(rows)} forms of {len({row[0] for row in rows})} concepts "
        f"in {len({row[2] for row in rows})} languages; licence {source.licence}"
    )
