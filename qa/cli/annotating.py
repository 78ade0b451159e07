"""`--annotate`: findings written into files that can carry them, the text left as it is."""

from __future__ import annotations

from collections.abc import Sequence

import click

from qa.cli.checking import File
from qa.cli.mending import show, write
from qa.documents import FORMATS
from qa.documents.raw import Raw
from qa.documents.writing import edited, encoded
from qa.errors import InputError
from qa.fixing import difference


def annotated(files: Sequence[File], *, preview: bool, colour: bool | None) -> None:
    """Annotate each file once; a second run adds nothing. InputError for a format that has no room."""
    from qa.documents.its import annotations

    done = 0
    for file in files:
        if file.raw is None or any(result.failure for result in file.results):
            continue
        form = FORMATS[file.results[0].document.form]
        if not form.annotates:
            able = ", ".join(one.name for one in FORMATS.values() if one.annotates)
            raise InputError(
                f"{form.name} has no room for annotations", path=file.path,
                remedy=f"Formats that have: {able}. Others take --fix.",
            )  # fmt: skip
        # Stories of one file each bring the same declaration.
        edits = {
            edit
            for result in file.results
            for edit in annotations(result.document, result.findings, file.raw)
        }
        text = edited(file.raw, sorted(edits))
        done += bool(edits)
        if preview:
            raw = file.raw
            show(difference(raw, Raw(raw.path, b"", text, raw.encoding)), colour)
        elif edits:
            write(file, encoded(file.raw, text))
    says = "would annotate" if preview else "annotated"
    click.echo(f"{says} {done} file{'' if done == 1 else 's'}", err=True)
