"""A finished run concluded: held against the accepted night, shown, kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from qa import __version__
from qa.errors import InputError, QaError
from qa.model import (
    Break,
    Change,
    CheckRow,
    CheckSum,
    GroupSum,
    Mining,
    Night,
    NightPage,
    Trend,
)
from qa.nightly.engines import Cluster, Engine, Job, do_job, run
from qa.nightly.findings import needed, written
from qa.nightly.findingtrends import added, breaks, check_rows, severity_trends
from qa.nightly.mined import FILE, asked, proposed
from qa.nightly.nightjson import night_json
from qa.nightly.pages import page_jobs, page_links
from qa.nightly.picture import picture
from qa.nightly.ratchet import Limits, fell, ratchet
from qa.nightly.run import RESULTS, Done, cleared
from qa.nightly.standing import Standings, drawn, standings
from qa.nightly.storyrows import read_rows
from qa.nightly.tallies import tallied
from qa.nightly.task import Task, opened
from qa.project import Config
from qa.putting import put_or_tell
from qa.reporting.night.digest import night_markdown
from qa.reporting.night.page import night_html

if TYPE_CHECKING:
    from qa.nightly.history.store import History

_NIGHTS = 400  # that the trends show


@dataclass(frozen=True, slots=True)
class Paths:
    """Where a night's things lie. `store` is the history, a path or URL."""

    out: Path
    name: str
    store: str | None = None

    @property
    def night(self) -> Path:
        return self.out / self.name

    @property
    def work(self) -> Path:
        return self.out / ".work"

    @property
    def history(self) -> str:
        return self.store or str(self.out / "history.sqlite")


@dataclass(frozen=True, slots=True)
class Workers:
    """Who does what can be done beside each other; an engine whose start is dear would do it here."""

    engine: Engine
    cluster: Cluster


_HERE = Workers("serial", Cluster(1))


def conclude(
    done: Done,
    paths: Paths,
    task: Task,
    limits: Limits,
    *,
    history: bool,
    accept: bool,
    mining: bool = True,
    workers: Workers = _HERE,
) -> tuple[bool, str]:
    """Compare, show and keep a night: whether quality fell, and the digest.

    Mining and the stories' own pages are left to the workers.
    A night that did not fall is accepted by itself: later ones are held against it.
    """
    store = _opened(paths) if history else None
    try:
        against = store.last_accepted(done.night.name) if store else None
        changes, remarks = _compared(done, paths, against, limits)
        worse = fell(changes)
        night = replace(done.night, accepted=accept or not worse)
        trends = _trends(store, night, against or "", changes)
        job = _mining_job(done, paths, task, remarks) if mining else None
        rows = written(paths.night / "findings.parquet", read_rows(done.results))
        seen = picture(rows, _canonical(task.config))
        pages, jobs = page_jobs(seen.worst, done.batches, paths.night / "stories")
        for _ in run(workers.engine, [job, *jobs] if job else jobs, task, workers.cluster, do_job):
            pass
        mined = _mined(paths, task, job, remarks)
        links = page_links(pages)
        if done.aside:
            remarks.append(f"set aside after their workers were lost: {', '.join(done.aside[:10])}")
        page = NightPage(
            night, against or "", trends.standings.whole, trends.standings.each, changes,
            seen.worst, seen.names, links, seen.unread, mined, tuple(remarks), trends.severities,
            trends.checks, trends.breaks, trends.standings.desks,
        )  # fmt: skip
        _write(paths.night / "index.html", night_html(page, __version__))
        digest = night_markdown(page)
        _write(paths.night / "digest.md", digest)
        _write(paths.night / "night.json", night_json(night) + "\n")
        if store:
            store.put(night, replace=True)
    finally:
        if store:
            store.close()
        cleared(paths.work)
    return worse, digest + f"\n{paths.night / 'index.html'}\n"


@dataclass(frozen=True, slots=True)
class _Trends:
    standings: Standings
    severities: tuple[Trend, ...]
    checks: tuple[CheckRow, ...]
    breaks: tuple[Break, ...]


def _trends(
    store: History | None, night: Night, against: str, changes: Sequence[Change]
) -> _Trends:
    """All that the history and tonight say over time."""
    nights: list[tuple[str, Sequence[GroupSum]]] = []
    counted: dict[str, dict[str, CheckSum]] = {}
    made: list[tuple[str, str, str, str]] = []
    if store:
        made = [one for one in store.makers(night.name) if one[0] < night.name][-_NIGHTS:]
        shown = drawn([name for name, *_ in made], against)
        nights = list(store.trend(among=shown))
        by_check = store.checks(among=shown)
        counted = {name: {one.check: one for one in sums} for name, sums in by_check}
    nights.append((night.name, night.groups))
    counted[night.name] = added(night.checks)
    made.append((night.name, night.version, night.glossary, night.config))
    return _Trends(
        standings(nights, changes), severity_trends(nights, counted),
        check_rows(nights, counted, against), breaks(made),
    )  # fmt: skip


def prepared(paths: Paths, *, history: bool) -> None:
    """InputError or ConfigError where the night that is to be made could not be kept."""
    needed()
    if history:
        with _opened(paths) as store:
            store.ready()


def _opened(paths: Paths) -> History:
    from qa.nightly.history import open_history

    return open_history(paths.history, paths.out)


def _compared(
    done: Done, paths: Paths, against: str | None, limits: Limits
) -> tuple[tuple[Change, ...], list[str]]:
    if against is None:
        return (), []
    before = paths.out / against / RESULTS
    if not before.is_file():
        return (), [f"the results of {against} are gone: nothing was compared"]
    try:
        old = tallied(read_rows(before))
    except InputError as error:
        return (), [f"{error}: nothing was compared"]
    return ratchet(old, tallied(read_rows(done.results)), limits), []


def _canonical(config: Config) -> Callable[[str, str], str]:
    compiled = opened(config).compiled

    def canonical(concept: str, lang: str) -> str:
        term = compiled.terms.get(concept)
        form = term.canonical(lang) if term else None
        return form.text if form else ""

    return canonical


def _mining_job(done: Done, paths: Paths, task: Task, remarks: list[str]) -> Job | None:
    try:
        return asked(done.batches, done.sample, task, paths.out)
    except QaError as error:
        remarks.append(f"nothing is proposed: {error}")
        return None


def _mined(paths: Paths, task: Task, job: Job | None, remarks: list[str]) -> Mining | None:
    """The wrong renderings that mining proposes, their file written. Its faults are remarks: the
    night is whole without it."""
    file = paths.night / FILE
    found = None
    if job:
        try:
            found = proposed(job, task, paths.night)
        except QaError as error:
            remarks.append(f"nothing is proposed: {error}")
    if found is None:
        file.unlink(missing_ok=True)
        return None
    _write(file, found.text)
    return found.mining


def _write(file: Path, text: str) -> None:
    data = text.encode("utf-8", "backslashreplace")
    put_or_tell(file, data, "it", "Make room, run it again.", folders=True)
