"""What `qa check` does to the files: fixes, their preview, annotations, tracked changes."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby
from pathlib import Path

import click

from qa.cli.checking import Run
from qa.cli.outputs import written
from qa.documents import Loaded, ReadOptions, read_again
from qa.documents.base import read_bytes
from qa.documents.discover import STDIN
from qa.documents.locate import locate
from qa.documents.raw import Raw
from qa.errors import ConfigError, DocumentError, InputError
from qa.fixing import Mended, State, annotated, mend, tracked
from qa.fixing.choosing import Left
from qa.fixing.diff import of_segments, of_text
from qa.model import Result, Safety

_WHY = {
    "markup": "markup stands within",
    "nowhere": "the format does not say where they stand",
    "unwritable": "the file cannot say it",
    "worse": "something as grave stood there then",
    "undone": "another fix undoes it",
    "broken": "the file could not be read again",
}
_INPUT = InputError.exit_code
_TOLD = ("worse", "undone", "broken")
_COLOURS = {"+": "green", "-": "red", "@": "cyan"}


@dataclass(frozen=True)
class Mode:
    """What is asked for. `diff` writes nothing."""

    safeties: frozenset[Safety]
    diff: bool = False
    annotate: bool = False
    track: bool = False


def mode(
    fix: bool, unsafe: bool, diff: bool, annotate: bool, track: bool, gold: Path | None
) -> Mode | None:
    """The mode that the options ask for, None for a run that only looks; ConfigError for a contradiction."""
    if not (fix or unsafe or diff or annotate or track):
        return None
    if gold:
        raise ConfigError(
            "--gold compares the text as it is, fixes change it", remedy="Leave one of them out."
        )
    if annotate and (fix or unsafe or track):
        raise ConfigError(
            "--annotate leaves the text as it is, fixes change it", remedy="Leave one of them out."
        )
    safeties: frozenset[Safety] = frozenset(("safe", "likely") if unsafe else ("safe",))
    return Mode(safeties, diff, annotate, track)


@dataclass
class Outcome:
    """What was done: `results` are those of the files as they are now, `wrong` what went wrong."""

    results: list[Result] = field(default_factory=list)
    done: list[Mended] = field(default_factory=list)
    wrong: list[InputError] = field(default_factory=list)
    output: bytes | None = None  # what standard input became
    diff: list[str] = field(default_factory=list)


def carry_out(
    loaded: Sequence[Loaded], results: Sequence[Result], mode: Mode, run: Run, options: ReadOptions
) -> Outcome:
    """Mend every file, or preview it. A file that cannot be written stays, and that is told."""
    outcome = Outcome()
    pairs = zip(loaded, results, strict=True)
    for path, group in groupby(pairs, key=lambda pair: pair[0].path):
        items, own = zip(*group, strict=True)
        raw = next((item.raw for item in items if item.document), None)
        if raw is None:
            outcome.results += own
            continue
        read = [r for item, r in zip(items, own, strict=True) if item.document]
        state = State(raw, tuple(read))
        try:
            mended = _mended(state, mode, run, options)
            if mended.changed and not mode.diff and path != str(STDIN):
                _write(raw, mended.after.raw.data)
        except InputError as error:
            outcome.wrong.append(error)
            outcome.results += own
            continue
        outcome.done.append(mended)
        if path == str(STDIN):
            outcome.output = mended.after.raw.data
        if mode.diff:
            outcome.diff += _diff(mended)
        after = iter(mended.after.results)
        outcome.results += [
            (next(after) if mode.diff else run.scored(next(after))) if item.document else result
            for item, result in zip(items, own, strict=True)
        ]
    return outcome


def _mended(state: State, mode: Mode, run: Run, options: ReadOptions) -> Mended:
    form = state.results[0].document.form
    last = state.results

    def again(data: bytes) -> State:
        stories = read_again(state.raw.path, form, data, options)
        read = [item for item in stories if item.document]
        if len(read) != len(state.results) or read[0].raw is None:
            raise next((item.error for item in stories if item.error), _lost(state.raw))
        nonlocal last
        last = tuple(_again(item, old, run) for item, old in zip(read, last, strict=True))
        return State(read[0].raw, last)

    if mode.annotate:
        return annotated(state, again)
    if mode.track:
        return tracked(state, mode.safeties, again, run.day or date.today())
    return mend(state, mode.safeties, again)


def _again(item: Loaded, old: Result, run: Run) -> Result:
    """The story's result; what no fix has touched is not examined again, only found again."""
    assert item.document
    assert item.raw
    story = run.dated(item.document)
    if story != old.document or old.failure:
        return run.examined(item)
    return replace(old, document=story, places=locate(story, old.findings, item.raw))


def _lost(raw: Raw) -> InputError:
    return DocumentError("a story was lost", path=raw.path, remedy="Report it.")


def _write(raw: Raw, data: bytes) -> None:
    """Put the bytes in the file's place, unless somebody else has been there; raises InputError."""
    from qa.files import put

    path = Path(raw.path)
    if read_bytes(path) != raw.data:
        raise DocumentError(
            "not written, for it has changed since it was checked", path=path,
            remedy="Check it again.",
        )  # fmt: skip
    try:
        put(path, data)
    except OSError as error:
        raise DocumentError(
            f"it cannot be written ({error.strerror})", path=path,
            remedy="Check the permissions of file and folder.",
        ) from None  # fmt: skip


def _diff(mended: Mended) -> list[str]:
    before, after = mended.before, mended.after
    if before.form and before.form.packed:
        return of_segments(before.raw.path, before.results, after.results)
    return of_text(before.raw, mended.edits)


def print_diff(lines: Sequence[str], colour: bool | None) -> None:
    """The diff on standard output; a terminal gets colours, and no control characters of a story."""
    terminal = sys.stdout.isatty()
    if colour is None:
        colour = terminal and "NO_COLOR" not in os.environ
    for line in lines:
        text = _visible(line) if terminal else line
        if colour and (shade := _COLOURS.get(line[:1])):
            text = click.style(text.rstrip("\n"), fg=shade) + "\n"
        # Half a surrogate pair, which JSON can bring, has no bytes: it is written as its escape.
        click.echo(text.encode("utf-8", "backslashreplace"), nl=False)


def _visible(line: str) -> str:
    return "".join(
        c if c.isprintable() or c in "\t\n" else f"\\x{ord(c):02x}" for c in line.rstrip("\r\n")
    ) + "\n"  # fmt: skip


def told(outcome: Outcome, mode: Mode) -> Iterator[str]:
    """What is said at the end: every fix that was taken back, then one line about all."""
    for mended in outcome.done:
        for left in mended.left:
            if left.why in _TOLD and left.finding.fix:
                yield _taken_back(mended, left)
    made = sum(m.made for m in outcome.done if m.changed)
    files = sum(m.changed for m in outcome.done)
    what = ("would annotate" if mode.diff else "annotated") if mode.annotate else (
        "would mend" if mode.diff else "mended"
    )  # fmt: skip
    parts = [f"{what} {made} in {_files(files)}" if made else f"{what} nothing"]
    why = Counter(left.why for mended in outcome.done for left in mended.left)
    if unsafe := why["unsafe"]:
        parts.append(f"{unsafe} more need{'s' if unsafe == 1 else ''} --unsafe-fixes")
    for reason, said in _WHY.items():
        if count := why[reason]:  # type: ignore[index]
            parts.append(f"{count} {'was' if count == 1 else 'were'} left: {said}")
    yield "; ".join(parts)


def _files(count: int) -> str:
    return f"{count} file{'' if count == 1 else 's'}"


def _taken_back(mended: Mended, left: Left) -> str:
    finding, result = left.finding, mended.after.results[left.story]
    assert finding.fix
    where = next(
        (w for f, w in zip(result.findings, result.places, strict=False) if f is finding), None
    )
    place = f":{where.start.line}:{where.start.column}" if where else ""
    return (
        f"{result.document.path}{place}: {finding.check}: “{finding.text}” was not made "
        f"“{finding.fix.replacement}”: {_WHY[left.why]}"
    )


def finish(outcome: Outcome, mode: Mode, output: Path | None, colour: bool | None) -> list[Result]:
    """Prints the diff, or what standard input became; the results that a report is made of."""
    if mode.diff:
        if output:
            written("".join(outcome.diff), output)
        else:
            print_diff(outcome.diff, colour)
    elif outcome.output is not None:
        sys.stdout.buffer.write(outcome.output)
        sys.stdout.buffer.flush()
    return outcome.results


def tell(outcome: Outcome, mode: Mode, plain: bool) -> None:
    """What was done, and what could not be written; on standard output behind a `plain` report."""
    plain = plain and not mode.diff and outcome.output is None
    for line in told(outcome, mode) if outcome.done else ():
        click.echo(line, err=not plain)
    for error in outcome.wrong:
        click.echo(f"qa: {error}", err=True)


def exit_code(outcome: Outcome, mode: Mode, code: int, exit_zero: bool) -> int:
    """`code` is that of the results; a preview fails when something would change."""
    if code < _INPUT and mode.diff:
        code = int(any(mended.changed for mended in outcome.done) and not exit_zero)
    return max(code, _INPUT) if outcome.wrong else code
