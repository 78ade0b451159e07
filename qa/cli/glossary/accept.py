"""`qa glossary accept`: proposals that a person has read into a pack, or away for good."""

from __future__ import annotations

from pathlib import Path

import click

from qa.errors import GlossaryError
from qa.paths import real
from qa.reporting.plural import plural

_FILE = click.Path(path_type=Path)


@click.command()
@click.argument("proposals", type=_FILE)
@click.option("--into", type=_FILE, help="The pack to add to; made when it is not there.")
@click.option(
    "--concept", "concepts", multiple=True, metavar="ID", help="Only of this concept; repeatable."
)
@click.option("--all", "everything", is_flag=True, help="All proposals.")
@click.option("--min-count", type=click.IntRange(1), help="Only what was seen so often.")
@click.option("--min-confidence", type=click.FloatRange(0, 1), help="Only what is so sure.")
@click.option("--reject", is_flag=True, help="Reject them instead: they are not proposed again.")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing.")
def accept(
    proposals: Path,
    into: Path | None,
    concepts: tuple[str, ...],
    everything: bool,
    min_count: int | None,
    min_confidence: float | None,
    reject: bool,
    dry_run: bool,
) -> None:
    """Move proposals of `qa glossary mine` into a pack.

    Comments and order of the pack stay; what it has already is merged; the rest stays in the file
    of proposals. Rejections are remembered beside it, in NAME.rejected.toml.
    """
    from qa.glossary.editing.compose import pack_text
    from qa.glossary.editing.packfile import read, write
    from qa.mining import accept as mining
    from qa.mining.rejected import beside, read_rejected, write_rejected

    if not (concepts or everything or min_count or min_confidence):
        raise click.UsageError("Say which: --concept ID, --all, --min-count or --min-confidence.")
    if reject == (into is not None):
        raise click.UsageError("Give one of --into PACK and --reject.")
    if proposals.suffix != ".toml":
        raise GlossaryError(
            "proposals are a .toml file", path=proposals,
            remedy="Give the file that `qa glossary mine` wrote.",
        )  # fmt: skip
    text = read(proposals)
    choice = mining.Choice(concepts, min_count or 0, min_confidence or 0.0)
    picked = mining.pick(str(proposals), text, choice)
    would = "would be " if dry_run else ""
    if reject:
        file = beside(proposals)
        rows = list(mining.rejections(picked))
        if not dry_run and picked:
            write_rejected(file, [*read_rejected(file).rows, *rows])
            write(proposals, mining.without(text, picked))
        rules = sum(row.what == "wrong" for row in rows)
        click.echo(
            f"{plural(rules, 'wrong rendering')} and {plural(len(rows) - rules, 'form')} {would}rejected, "
            f"remembered in {file}"
        )
        return
    assert into is not None
    if real(into) == real(proposals):
        raise GlossaryError(
            "the pack is the file of proposals itself", path=into, remedy="Give another pack."
        )
    if into.suffix != ".toml":
        raise GlossaryError(
            "only a .toml pack can hold wrong renderings", path=into, remedy="Give such a pack."
        )
    pack = read(into) if into.exists() else pack_text((), pack=into.stem)
    taken = mining.accept(text, picked, str(into), pack)
    if not dry_run and picked:
        write(into, taken.pack)  # first the pack: a stop in between loses nothing
        write(proposals, taken.left)
    known = f", {taken.known} were known" if taken.known else ""
    click.echo(
        f"{plural(taken.rules, 'wrong rendering')} and {plural(taken.forms, 'form')} {would}added to {into}, "
        f"{plural(taken.concepts, 'concept')} new{known}"
    )
