"""Inputs to systems: what `qa score` and `qa compare` share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from qa.cli.tongue import TAG
from qa.errors import InputError, QaError

if TYPE_CHECKING:
    from qa.scoring.systems import System


_FILE = click.Path(path_type=Path)
METRICS = ["BLEU", "chrF", "chrF++", "TER", "spBLEU"]

Command = TypeVar("Command", bound=Callable[..., Any])

_SIDES = (
    click.option("--source", type=_FILE, help="The source text of plain texts, one segment a line."),
    click.option(
        "--reference", "references", type=_FILE, multiple=True, help="A reference; repeatable."
    ),
    click.option("--from", "source_lang", type=TAG, metavar="LANG", help="Language of the source."),
    click.option("--to", "target_lang", type=TAG, metavar="LANG", help="Language of the translations."),
    click.option("--encoding", default="utf-8", show_default=True, help="Encoding of the files."),
    click.option(
        "--metric", "metrics", multiple=True, type=click.Choice(METRICS, case_sensitive=False),
        help="An overlap metric; repeatable. [default: BLEU, chrF++, TER]",
    ),
    click.option(
        "--neural", "checkpoints", multiple=True, type=_FILE, metavar="CHECKPOINT",
        help="Also COMET or CometKiwi from this checkpoint (extra neural); repeatable.",
    ),
    click.option(
        "--terminology", is_flag=True,
        help="Also the terminology metrics of WMT21 and WMT25, M-ETA, entities by kind.",
    ),
    click.option(
        "--terms", "termbase", type=_FILE, metavar="FILE",
        help="The terms that each segment owes, instead of the glossary's: JSON lines.",
    ),
    click.option(
        "--glossary", "glossaries", type=_FILE, multiple=True, help="A further pack; repeatable."
    ),
)  # fmt: skip
_JUDGING = (
    click.option("--documents", is_flag=True, help="Resample whole documents, not segments."),
    click.option(
        "--samples", type=click.IntRange(min=100),
        help="Resamples or trials. [default: 1000 for intervals, 10000 for randomisation]",
    ),
    click.option("--jobs", type=click.IntRange(min=1), default=1, show_default=True,
                  help="Processes that count."),
)  # fmt: skip


def sides(command: Command) -> Command:
    """The options that say what the systems are translations of, and what is counted."""
    return _with(_SIDES, command)


def judging(command: Command) -> Command:
    """The options that say how a difference is judged."""
    return _with(_JUDGING, command)


def _with(options: Sequence[Callable[[Command], Command]], command: Command) -> Command:
    for option in reversed(options):
        command = option(command)
    return command


def read_systems(inputs: Sequence[str], names: Sequence[str], options: Any) -> list[System]:
    """The systems of the inputs in order; InputError for the first story that cannot be read."""
    from qa.documents import read_documents
    from qa.scoring.systems import System

    found: list[tuple[str, list[Any]]] = []
    plain = [_plain_name(given) for given in inputs]
    for given, short in zip(inputs, plain, strict=True):
        own: dict[str, list[Any]] = {}
        for loaded in read_documents([given], options):
            if loaded.document is None:
                assert loaded.error
                raise loaded.error
            own.setdefault(loaded.document.system, []).append(loaded.document)
        title = short if plain.count(short) == 1 else given
        found += [(system or title, documents) for system, documents in own.items()]
    if names and len(names) != len(found):
        raise InputError(
            f"there are {len(found)} systems and {len(names)} names: "
            f"{', '.join(name for name, _ in found)}",
            remedy="Give --name once for each system, in order.",
        )  # fmt: skip
    titles = list(names) or [name for name, _ in found]
    twice = next((name for name in titles if titles.count(name) > 1), None)
    if twice is not None:
        raise InputError(
            f"two systems are called {twice!r}", remedy="Name each of them with --name."
        )
    return [System(t, tuple(documents)) for t, (_, documents) in zip(titles, found, strict=True)]


def _plain_name(given: str) -> str:
    """A folder's name, or a file's without what says language and role."""
    path = Path(given)
    if path.is_dir():
        return path.resolve().name
    return path.name.partition(".")[0] or given


def examined(
    systems: Sequence[System], glossaries: Sequence[Path], termbase: Path | None, *, checks: bool
) -> tuple[System, ...]:
    """The systems with their stories examined, unless there are to be no checks, and with the terms of
    a termbase, where there is one, instead of the glossary's. A termbase is read before all else."""
    from dataclasses import replace

    from qa.scoring.terminology.termbase import read_termbase

    owed = None if termbase is None else read_termbase(termbase, systems[0])
    found = _checked(systems, glossaries) if checks else systems
    return tuple(found if owed is None else (replace(s, owed=owed) for s in found))


def _checked(systems: Sequence[System], glossaries: Sequence[Path]) -> list[System]:
    from dataclasses import replace

    from qa.engine import examine
    from qa.project import cache_folder, configure, open_project

    project = open_project(configure(Path.cwd(), glossaries), cache_folder())
    found = []
    for system in systems:
        results = tuple(
            examine(document, project, renderings=True) for document in system.documents
        )
        failed = next((r for r in results if r.failure), None)
        if failed and failed.failure:
            raise QaError(f"{failed.document.path}: internal error: {failed.failure.message}")
        owed = tuple(named.owed for result in results for named in result.named)
        found.append(replace(system, results=results, owed=owed))
    return found
