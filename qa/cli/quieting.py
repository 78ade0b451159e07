"""What `qa check` does about findings that somebody overruled, and about lines that did not change.

A run that has nothing to do with either imports nothing of it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar

import click

from qa.cli.telling import tell
from qa.errors import ConfigError
from qa.model import Result

if TYPE_CHECKING:
    from qa.documents import ReadOptions
    from qa.documents.raw import Raw
    from qa.project import Project
    from qa.quiet import Rules
    from qa.quiet.changed import ChangedView
    from qa.quiet.unused import Comments

_FILE = click.Path(path_type=Path, dir_okay=False)
_SIGNS = ("qa:", "qa-ignore", "sic]", "SIC]", "Sic]")
Command = TypeVar("Command", bound=Callable[..., Any])


class Given(TypedDict):
    """What the user says at the command line."""

    baseline: Path | None
    write_baseline: Path | None
    report_unused_suppressions: bool
    strict_suppressions: bool
    changed_lines: bool
    since: str | None


def quieting_options(command: Command) -> Command:
    """The options of a command that shows findings."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


_OPTIONS = (
    click.option("--baseline", type=_FILE, help="Findings in this file are known: not shown."),
    click.option("--write-baseline", type=_FILE, help="Write all findings to a file of known ones."),
    click.option("--report-unused-suppressions", is_flag=True,
                 help="Tell of comments, entries and known findings that silence nothing."),
    click.option("--strict-suppressions", is_flag=True, help="Tell of them, and fail."),
    click.option("--changed-lines", is_flag=True,
                 help="Only findings on lines that are staged in git; the staged text is checked."),
    click.option("--since", metavar="REV", help="Only findings on lines changed since a commit."),
)  # fmt: skip


class Quieting:
    """One run: what silences, what is shown, and what is told at its end."""

    def __init__(self, project: Project, inputs: Sequence[str], given: Given) -> None:
        self._given = given
        self._project = project
        self._inputs = inputs
        self._rules: Rules | None = None
        self._view: ChangedView | None = None
        self._comments: dict[str, Comments] = {}
        self._told: set[tuple[str, str]] = set()
        self._whole: list[Result] = []
        self._reports = bool(given["report_unused_suppressions"] or given["strict_suppressions"])
        self._partial = bool(given["changed_lines"] or given["since"])
        if given["write_baseline"] and self._partial:
            raise ConfigError(
                "--write-baseline and --changed-lines or --since exclude each other",
                remedy="Write the baseline of whole files.",
            )
        if written := given["write_baseline"]:
            from qa.quiet.baseline import must_hold

            _no_story(written)
            must_hold(written)
        sidecar = project.config.suppressions_file
        self._always = bool(
            self._reports or given["baseline"] or given["write_baseline"]
            or (sidecar and sidecar.is_file())
        )  # fmt: skip
        if self._always:
            self._all_rules()  # what is wrong with a baseline is told before any work

    @property
    def asks(self) -> bool:
        """Whether the run is about more or less than whether its files are clean."""
        return self._partial or self._reports or bool(self._given["write_baseline"])

    def reading(self, options: ReadOptions) -> ReadOptions:
        """The options with which the stories are read: those of git's index where that is asked."""
        if not self._partial:
            return options
        from qa.git import changes
        from qa.quiet.changed import ChangedView

        found = changes(staged=self._given["changed_lines"], since=self._given["since"] or "")
        for name in self._inputs:
            if name != "-" and Path(name).is_file():
                found.check(Path(name))
        sides = (*((options.source,) if options.source else ()), *options.references)
        self._view = ChangedView(found, sides)
        return replace(options, view=self._view)

    def silenced(self, result: Result, raw: Raw | None) -> Result:
        """The result without what is overruled or known."""
        if not self._always and not (raw and any(sign in raw.text for sign in _SIGNS)):
            return result
        from qa.quiet import silence

        quiet = silence(result, raw, self._all_rules())
        if raw and self._reports:
            self._note(result, raw)
        fresh = [n for n in quiet.unseen if (result.document.path, n) not in self._told]
        self._told.update((result.document.path, note) for note in quiet.unseen)
        # A file's comments are the same for each of its stories; what the story says is its own.
        kept = tuple(n for n in quiet.unseen if n in fresh or n in result.unseen)
        return replace(quiet, unseen=kept)

    def counted(self, result: Result) -> Result:
        """What scores are made of: known errors are still errors."""
        if not result.suppressed:
            return result
        from qa.quiet import with_known

        return with_known(result)

    def shown(self, result: Result, raw: Raw | None) -> Result:
        """The result as it is reported: only changed lines where that is asked."""
        if self._always:
            self._whole.append(result)
        if self._view is None:
            return result
        from qa.quiet.changed import only_changed

        return only_changed(result, raw, self._view.changes)

    def finish(self, results: list[Result]) -> bool:
        """Writes and tells what is asked for; whether unused suppressions make the run fail."""
        if self._given["write_baseline"]:
            results[:] = self._write(self._given["write_baseline"], results)
        if not self._reports:
            return False
        from qa.quiet.unused import unused

        ran = {check.name for check in self._project.checks}
        told = unused(self._whole, self._comments.values(), self._all_rules(), ran)
        for line in told:
            tell(line)
        return bool(told and self._given["strict_suppressions"])

    def _note(self, result: Result, raw: Raw) -> None:
        from qa.quiet.unused import comments_of

        self._comments.setdefault(result.document.path, comments_of(result, raw))

    def _all_rules(self) -> Rules:
        if self._rules is None:
            from qa.cli.suppress.rules import rules

            self._rules = rules(self._project.config, self._given["baseline"])
        return self._rules

    def _write(self, path: Path, results: Sequence[Result]) -> list[Result]:
        from qa.quiet import silence
        from qa.quiet.baseline import kept_of, known_of, write_baseline

        ran = {check.name for check in self._project.checks}
        known = known_of(results, path.parent) | kept_of(path, results, ran)
        write_baseline(path, known)
        click.echo(f"wrote {path}: {len(known)} known findings", err=True)
        rules = replace(
            self._all_rules(), known=frozenset(known), known_home=path.parent, entries=()
        )
        return [silence(result, None, rules) for result in results]


def _no_story(path: Path) -> None:
    """ConfigError for a baseline that a folder's next run would take for a story."""
    from qa.documents import FORMATS

    name = path.name.lower()
    stories = tuple(suffix for form in FORMATS.values() for suffix in form.suffixes)
    if name.endswith(stories) and not name.endswith("baseline.jsonl"):
        raise ConfigError(
            "a baseline of that name would be read as a story", path=path,
            remedy="Call it qa-baseline.jsonl.",
        )  # fmt: skip
