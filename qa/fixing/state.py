"""A file and what was found in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from qa.documents.formats import FORMATS, Format
from qa.documents.raw import Raw
from qa.documents.writing import encoded
from qa.model import Result


@dataclass(frozen=True, slots=True)
class State:
    """One file with the results of its stories, in their order."""

    raw: Raw
    results: tuple[Result, ...]

    @property
    def form(self) -> Format | None:
        """The format of the file; None where its reader does not say it."""
        return FORMATS.get(self.results[0].document.form)

    def with_text(self, text: str) -> bytes:
        """The file's bytes with another text; DocumentError where its encoding cannot say it."""
        if self.form and self.form.packed:
            return self.form.packs.pack(self.raw, text)
        return encoded(self.raw, text)


# A file with other bytes, read and examined; InputError where it can no longer be read.
Again = Callable[[bytes], State]
