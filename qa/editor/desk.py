"""A story as it stands in an editor, saved or not, examined as `qa check` examines its file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from qa.documents import Given, ReadOptions, read_given
from qa.documents.locate import locate
from qa.documents.naming import Folders
from qa.documents.raw import Raw
from qa.engine import examine
from qa.errors import InputError
from qa.fixing import mend
from qa.fixing.mend import Mended
from qa.model import Document, Failure, Result
from qa.project import Project, configure, open_project
from qa.quiet import Rules, silence
from qa.quiet.sidecar import read_sidecar


@dataclass(frozen=True, slots=True)
class Looked:
    """The stories of a text with what was found; `raw` is None where it could not be read."""

    raw: Raw | None
    results: tuple[Result, ...]


class Desk:
    """Reads and examines. `glossaries` are added to those of each story's own configuration."""

    def __init__(
        self,
        glossaries: Sequence[Path],
        options: ReadOptions,
        cache: Path | None,
        today: Callable[[], date],
    ) -> None:
        self._glossaries, self._options, self._cache = tuple(glossaries), options, cache
        self._today = today
        self._opened: dict[Path, tuple[Project, Rules]] = {}

    def renew(self) -> None:
        """Configurations, packs and suppressions are read again: somebody may have changed them."""
        self._opened.clear()

    def look(self, path: Path, text: str) -> Looked:
        """What is found in the text of a file; what is wrong with it or its configuration is a
        result that failed. Its other sides are those on the disk."""
        try:
            self._of(path)
            siblings = Folders(self._options).siblings(path)
            stories = read_given(Given(path, text, siblings), self._options)
        except InputError as error:
            return Looked(None, (_failed(path, error),))
        raw = next((one.raw for one in stories if one.raw), None)
        results = tuple(
            self._examined(one.document, one.raw)
            if one.document and one.raw
            else _failed(path, one.error)
            for one in stories
        )
        return Looked(raw, results)

    def mended(self, looked: Looked) -> Mended | None:
        """The text with every safe fix; None where there is no text or a story failed."""
        if looked.raw is None or any(result.failure for result in looked.results):
            return None
        safe = frozenset(("safe",))
        return mend(looked.raw, looked.results, self._examined, self._options, safe)  # type: ignore[arg-type]

    def _examined(self, story: Document, raw: Raw) -> Result:
        project, rules = self._of(Path(raw.path))
        result = examine(story, project)
        if result.failure:
            return result
        places = locate(result.document, result.findings, raw)
        placed = replace(result, places=places, encoding=raw.encoding, member=raw.member)
        return silence(placed, raw, rules)

    def _of(self, path: Path) -> tuple[Project, Rules]:
        """What governs a file's folder, opened once until `renew`."""
        folder = path.parent
        if folder not in self._opened:
            config = configure(folder, self._glossaries)
            file = config.suppressions_file
            today = self._today()  # a session may last for weeks
            rules = Rules(today, read_sidecar(file), file.parent) if file else Rules(today)
            self._opened[folder] = open_project(config, self._cache), rules
        return self._opened[folder]


def _failed(path: Path, error: InputError | None) -> Result:
    document = Document(path.name, str(path), None, "", ())
    return Result(document, failure=Failure("input", str(error)))
