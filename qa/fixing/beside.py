"""Findings kept beside the text: annotations, tracked changes and comments, where a format has them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from qa.documents.formats import FORMATS, named
from qa.documents.writing import Edit, edited
from qa.errors import DocumentError
from qa.fixing.mending import Mended, mend
from qa.fixing.state import Again, State
from qa.model import Safety


def annotated(state: State, again: Again) -> Mended:
    """The file with an annotation at each finding, its text as it was; DocumentError where there are none."""
    form = state.form
    annotations: Any = named(_offered(state, "annotates", "--annotate"))
    found: set[Edit] = set()  # several stories of one file need the same declarations
    for result in state.results:
        found.update(annotations(result.document, result.findings, state.raw))
    if not found or form is None:
        return Mended(state, state)
    edits = tuple(sorted(found))
    after = again(state.with_text(edited(state.raw, edits)))
    made = sum(len(result.findings) for result in state.results)
    return Mended(state, after, edits, made)


def tracked(state: State, safeties: Collection[Safety], again: Again, day: date) -> Mended:
    """The file with its fixes as tracked changes, other findings as comments."""
    tracks: Any = named(_offered(state, "tracks", "--track"))
    mended = mend(state, safeties, again)
    after = state
    if mended.edits:
        after = again(tracks(state.raw, list(mended.edits), day))
    form = state.form
    if form and form.comments:
        notes = [
            Edit(where.start.offset, where.end.offset, f"{finding.check}: {finding.message}")
            for result in after.results
            for finding, where in zip(result.findings, result.places, strict=True)
            if where
        ]
        comments: Any = named(form.comments)
        if notes:
            after = again(comments(after.raw, notes, day))
    return Mended(state, after, mended.edits, mended.made, mended.left)


def _offered(state: State, field: str, option: str) -> str:
    """The function of the file's format; DocumentError where it has none."""
    form = state.form
    function = str(getattr(form, field)) if form else ""
    if function:
        return function
    have = [known.name for known in FORMATS.values() if getattr(known, field)]
    raise DocumentError(
        f"{option} has no place in files of the format {form.name if form else 'it is in'}",
        path=state.raw.path,
        remedy=f"Leave it out; it is for: {', '.join(have) or 'no format yet'}.",
    )
