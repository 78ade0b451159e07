"""`--fix`, `--unsafe-fixes`, `--diff`: files mended and written back, or shown as they would be."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qa.cli.checking import File, Run
from qa.documents.base import read_bytes
from qa.documents.discover import STDIN
from qa.errors import InputError
from qa.fixing import Mended, difference, mend
from qa.fixing.choose import TOLD
from qa.model import Failure, Result, Safety
from qa.putting import put_or_tell

if TYPE_CHECKING:
    from qa.documents.docx_comments import Note


def mended(
    files: Sequence[File],
    run: Run,
    safeties: frozenset[Safety],
    *,
    preview: bool,
    track: bool,
    colour: bool | None,
) -> list[File]:
    """The files as they are after their fixes. With `preview` the diffs are printed, nothing is written;
    with `track` the file shows what was changed."""
    found = []
    done: list[Mended] = []
    for file in files:
        if file.raw is None or any(result.failure for result in file.results):
            found.append(file)
            continue
        try:
            fixed = mend(file.raw, file.results, run.examine, run.options, safeties)
            changed = fixed.raw.data != file.raw.data
            if preview:
                show(difference(file.raw, fixed.raw), colour)
            elif changed or file.path == str(STDIN):
                write(file, _tracked(file, fixed) if track else fixed.raw.data)
        except InputError as error:
            found.append(replace(file, results=(_failed(file.results[0], error),)))
            continue
        done.append(fixed)
        kept = file.results if preview else tuple(map(run.scored, fixed.results))
        found.append(File(file.path, file.raw if preview else fixed.raw, kept, changed))
    _tell(done, preview)
    return found


def _tracked(file: File, fixed: Mended) -> bytes:
    """The file with its fixes as changes that an editor accepts; InputError for a format without."""
    from qa.documents import FORMATS
    from qa.documents.docx_changes import reviewed

    assert file.raw is not None
    document = file.results[0].document
    form = FORMATS[document.form]
    if not form.tracks:
        able = ", ".join(one.name for one in FORMATS.values() if one.tracks)
        raise InputError(
            f"{form.name} has no tracked changes",
            path=file.path,
            remedy=f"Formats that have: {able}.",
        )
    day = document.published or date.today()
    return reviewed(file.raw, fixed.edits, list(_notes(file, fixed)), day)


def _notes(file: File, fixed: Mended) -> Iterator[Note]:
    """A comment for each finding whose fix was not written, on its words."""
    from qa.documents.docx_comments import Note

    done = {one.finding.fingerprint for one in fixed.applied}
    edits = fixed.edits
    for result in file.results:
        for finding, place in zip(result.findings, result.places, strict=True):
            if place is None or finding.fingerprint in done or not finding.severity:
                continue
            start, end = place.start.offset, place.end.offset
            if not any(edit.start <= end and start <= edit.end for edit in edits):
                yield Note(start, end, f"{finding.check}: {finding.message}")


def _failed(result: Result, error: InputError) -> Result:
    return replace(result, findings=(), places=(), failure=Failure("input", str(error)))


def write(file: File, data: bytes) -> None:
    """The file's new bytes in its place; InputError where it is no longer what was checked."""
    assert file.raw is not None
    if file.path == str(STDIN):
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    path = Path(file.path)
    if read_bytes(path) != file.raw.data:
        raise InputError(
            "the file has changed while it was checked, so nothing is written", path=path,
            remedy="Run it again.",
        )  # fmt: skip
    remedy = "Check the permissions and the space of its folder."
    put_or_tell(path, data, "the fixes", remedy)


def show(diff: str, colour: bool | None) -> None:
    shown = colour
    if shown is None:
        shown = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    styles = {"+": "green", "-": "red", "@": "cyan"}
    for line in diff.splitlines(keepends=True):
        head = line.startswith(("+++", "---"))
        style = "bold" if head else styles.get(line[:1])
        if shown and style:
            line = click.style(line, bold=True) if head else click.style(line, fg=style)
        click.echo(line, nl=False, color=shown)


def _tell(done: Sequence[Mended], preview: bool) -> None:
    applied = sum(len(one.applied) for one in done)
    files = sum(1 for one in done if one.applied)
    says = "would mend" if preview else "mended"
    parts = [f"{says} {applied} in {files} file{'' if files == 1 else 's'}"]
    why = Counter(left.why for one in done for left in one.left)
    if unsafe := why.pop("unsafe", 0):
        parts.append(f"{unsafe} more with --unsafe-fixes")
    why.pop("hint", 0)  # the report shows them
    parts += [f"{number} left: {TOLD[reason]}" for reason, number in sorted(why.items())]
    click.echo("; ".join(parts), err=True)
