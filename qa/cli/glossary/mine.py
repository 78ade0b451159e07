"""`qa glossary mine`: translations and references in, proposals for the glossary out."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import click

from qa.cli.telling import tell
from qa.cli.tongue import TAG
from qa.errors import GlossaryError, InputError
from qa.putting import must_take, put_or_tell
from qa.reporting.plural import plural

_FILE = click.Path(path_type=Path)
_REMEDY = "Choose another place with --output."


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="FILE...")
@click.option("--source", type=_FILE, help="The source text, one segment a line.")
@click.option(
    "--reference", "references", type=_FILE, multiple=True, help="A reference; repeatable."
)
@click.option("--from", "source_lang", type=TAG, metavar="LANG", help="Language of the source.")
@click.option("--to", "target_lang", type=TAG, metavar="LANG", help="Language of the translation.")
@click.option(
    "--glossary", "glossaries", type=_FILE, multiple=True, help="A further pack; repeatable."
)
@click.option("--encoding", default="utf-8", show_default=True, help="Encoding of the files.")
@click.option("--output", "-o", type=_FILE, help="Write the proposals to a file.")
@click.option(
    "--rejected", type=_FILE,
    help="What not to propose again. [default: beside the output, NAME.rejected.toml]",
)  # fmt: skip
@click.option(
    "--min-count", type=click.IntRange(1), default=1, show_default=True,
    help="Wrong renderings seen at least so often.",
)  # fmt: skip
@click.option(
    "--min-confidence", type=click.FloatRange(0, 1), default=0.5, show_default=True,
    help="Wrong renderings at least so sure.",
)  # fmt: skip
def mine(
    inputs: tuple[str, ...],
    source: Path | None,
    references: tuple[Path, ...],
    source_lang: str | None,
    target_lang: str | None,
    glossaries: tuple[Path, ...],
    encoding: str,
    output: Path | None,
    rejected: Path | None,
    min_count: int,
    min_confidence: float,
) -> None:
    """Propose entries: observed wrong renderings, new names, new admitted forms.

    Reads what `qa check` reads, with references, sources or both; several translations of one
    sentence, in one file or in several, are compared with each other. The proposals are a pack,
    the surest first: try them with `qa check --glossary`, move lines by hand or with
    `qa glossary accept`.
    """
    from qa.documents import ReadOptions, read_documents
    from qa.mining import Corpus
    from qa.mining import mine as run
    from qa.mining.corpus import LONGEST
    from qa.mining.known import Known
    from qa.mining.proposals import proposals, proposals_text
    from qa.mining.rejected import Rejected, beside, read_rejected
    from qa.project import cache_folder, configure, open_project

    if output is not None:
        _check_output(output)
    gone = rejected or (beside(output) if output else None)
    refused = read_rejected(gone) if gone else Rejected()
    project = open_project(configure(Path.cwd(), glossaries), cache_folder())
    stdin = sys.stdin.buffer.read() if "-" in inputs else None
    options = ReadOptions(
        source, references, source_lang, target_lang, None, encoding, stdin
    )  # fmt: skip
    start = time.perf_counter()
    corpus = Corpus()
    unread = 0
    for item in read_documents(inputs, options):
        if item.document is None:
            unread += 1
            tell(item.error)
        else:
            corpus.add(item.document)
    if not corpus.segments and not unread:
        raise InputError(
            "no segment has a source or a reference to compare with",
            remedy="Give --source or --reference, or a table with these columns.",
        )
    mined = run(corpus, project.compiled)
    corpus.close()
    found = proposals(mined, Known(project.compiled), refused, min_count, min_confidence)
    text = proposals_text(found, mined)
    if output is None:
        click.echo(text, nl=False)
    else:
        _write(output, text)
    seconds = time.perf_counter() - start
    rules = sum(len(proposal.rules) for proposal in found)
    new = sum(proposal.new for proposal in found)
    forms = sum(len(p.forms) for p in found if not p.new)
    unusable = (
        f", {mined.unusable} unusable (nothing to compare with, or over {LONGEST} characters)"
        if mined.unusable
        else ""
    )
    click.echo(
        f"{plural(mined.segments, 'segment')} of {plural(mined.sentences, 'sentence')}{unusable}, "
        f"{mined.segments / max(seconds, 1e-9):.0f} a second: {plural(rules, 'wrong rendering')}, "
        f"{plural(new, 'new concept')}, {plural(forms, 'new form')} of known ones"
        + (f"; wrote {output}" if output else ""),
        err=True,
    )
    if unread:
        sys.exit(2)


def _check_output(output: Path) -> None:
    """A pack of the user's own is not overwritten by a slip."""
    from qa.mining.proposals import HEAD

    if output.suffix != ".toml":
        raise GlossaryError(
            f"proposals end in .toml, not {output.suffix or 'nothing'}", path=output,
            remedy="Rename it.",
        )  # fmt: skip
    must_take(output, "the proposals", _REMEDY, GlossaryError, folders=True)
    if not output.exists():
        return
    try:
        with output.open(encoding="utf-8", errors="replace") as file:
            ours = file.readline().rstrip() == HEAD
    except OSError as error:
        raise GlossaryError(
            f"the proposals cannot be written ({error.strerror})", path=output,
            remedy=_REMEDY,
        ) from None  # fmt: skip
    if not ours:
        raise GlossaryError(
            "the file is there and holds no proposals", path=output,
            remedy="Choose another name with --output.",
        )  # fmt: skip


def _write(output: Path, text: str) -> None:
    put_or_tell(output, text.encode(), "the proposals", _REMEDY, GlossaryError, folders=True)
