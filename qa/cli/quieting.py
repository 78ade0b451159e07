"""Suppressions, baseline and changed lines of a command line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import click

from qa.checks import CHECKS
from qa.documents import FORMATS
from qa.documents.raw import Raw
from qa.errors import InputError
from qa.files import put
from qa.model import Result
from qa.project import Config
from qa.quiet import Comment, Known, Silence, Spoken, comments, silence
from qa.quiet.entries import NAME, read_baseline, read_entries, written_baseline
from qa.quiet.prints import prints


@dataclass(slots=True)
class Quieting:
    """What takes from results what is to be left alone, and knows what was needed for it.

    `lines` says to keep findings of changed lines alone; `since` names the revision, None the index.
    """

    silent: Silence
    lines: bool
    since: str | None
    spoken: Spoken = field(default_factory=Spoken)
    seen: dict[str, tuple[Comment, ...]] = field(default_factory=dict)

    @classmethod
    def of(
        cls, config: Config, baseline: Path | None, changed_lines: bool, since: str | None
    ) -> Quieting:
        """InputError for a list or baseline that cannot be read, ConfigError for one that is wrong."""
        file = suppressions(config)
        entries = read_entries(file, CHECKS) if file and file.is_file() else ()
        known = read_baseline(baseline) if baseline else frozenset()
        return cls(Silence(entries, known, date.today()), changed_lines or bool(since), since)

    def apply(self, result: Result, raw: Raw) -> Result:
        """The result without what is to be left alone, and without lines that did not change."""
        path = result.document.path
        form = FORMATS.get(result.document.form)
        said, wrong = comments(raw, form.comments if form else "", CHECKS)
        self.seen[path] = said
        if wrong:
            result = replace(result, unseen=(*result.unseen, *wrong))
        result = silence(result, self.silent, said, self.spoken)
        return self._changed(result) if self.lines and result.findings else result

    def _changed(self, result: Result) -> Result:
        from qa.documents import ReadOptions
        from qa.documents.naming import Folders
        from qa.git import changed_lines

        path = Path(result.document.path)
        lines = changed_lines(path, self.since)
        sides = Folders(ReadOptions()).siblings(path)
        # Which segment a changed line of the source belongs to, its file knows; all are looked at.
        if any(changed_lines(side, self.since).stretches for side in sides):
            return result
        kept = [
            (finding, place)
            for finding, place in zip(result.findings, result.places, strict=True)
            if place is None or lines.touch(place.start.line, place.end.line)
        ]
        return replace(result, findings=tuple(f for f, _ in kept), places=tuple(p for _, p in kept))

    def tell(self, results: Sequence[Result], *, unused: bool) -> None:
        """Say what has expired and, when asked, what nothing needed in this run."""
        for entry in self.silent.expired():
            click.echo(f"qa: expired on {entry.expires}: {entry.told()}", err=True)
        if not unused:
            return
        paths = {Path(r.document.path).as_posix() for r in results if not r.failure}
        for told in self._unused(paths):
            click.echo(f"qa: not needed: {told}", err=True)

    def _unused(self, paths: set[str]) -> Iterable[str]:
        for path, said in sorted(self.seen.items()):
            for comment in said:
                if comment.kind != "on" and (path, comment.at) not in self.spoken.comments:
                    yield f"{path}:{comment.line}: qa:{comment.kind} {','.join(comment.checks)}"
        over = set(self.silent.expired())
        for entry in self.silent.entries:
            if entry not in self.spoken.entries and entry not in over:
                yield f"{NAME}: {entry.told()}"
        for known in sorted(self.silent.baseline - self.spoken.baseline):
            if known.path in paths:
                yield f"baseline: {known.path}: {known.check} “{known.text}”"


def suppressions(config: Config) -> Path | None:
    """Where the list of suppressions lies, or would lie: beside the configuration."""
    return config.home / NAME if config.home else None


def keep(file: Path, results: Sequence[Result]) -> None:
    """Write the findings as a baseline; InputError where that cannot be done or a story failed."""
    failed = next((r.failure for r in results if r.failure), None)
    if failed:
        raise InputError(failed.message.rstrip("."), remedy="A baseline needs every story.")
    known = [
        Known.of(result.document.path, one)
        for result in results
        for one in prints(result.document, result.findings)
    ]
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        put(file, written_baseline(known).encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise InputError(
            f"the baseline cannot be written ({error.strerror})", path=file,
            remedy="Choose another place.",
        ) from None  # fmt: skip
    click.echo(f"wrote {file}: {len(known)} findings", err=True)
