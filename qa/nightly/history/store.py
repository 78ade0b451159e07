"""The history: nights kept, read, compared over time and thrown away, in one store."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from qa.errors import InputError
from qa.model import Night
from qa.nightly.history import kept, nights, trends
from qa.nightly.history.days import day, name
from qa.nightly.history.engine import reading, shrunk, writing
from qa.nightly.history.files import forget
from qa.nightly.history.kept import Kept
from qa.nightly.history.sound import sound
from qa.nightly.history.trends import CheckTrend, Trend, When
from qa.nightly.history.which import EVERY, Which

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine


@dataclass(frozen=True, slots=True)
class History:
    """An open store. `shown` is how messages name it, `folder` where its nights' files lie.

    Each method is one transaction; what it wrote is on the disk when it returns. All raise
    InputError, one sentence with remedy, where the store cannot be read or written.
    """

    engine: Engine
    shown: str
    folder: Path

    def __enter__(self) -> History:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        self.close()

    def close(self) -> None:
        """Let go of the store."""
        self.engine.dispose()

    def put(self, night: Night, *, replace: bool = False) -> bool:
        """Keep a night; False where the very same is kept already.

        InputError where another one of that name is kept, unless it is to be replaced. Sums of
        checks that are all 0 are not kept; groups and checks come back sorted.
        """
        sound(night)
        return writing(self.engine, self.shown, lambda c: self._put(c, night, replace=replace))

    def _put(self, connection: Connection, night: Night, *, replace: bool) -> bool:
        when = day(night.name)
        old, new = nights.read(connection, when), nights.as_kept(night)
        if old is not None:
            # Accepting it later made it no other night: the same run again changes nothing.
            given = new if replace else dataclasses.replace(new, accepted=old.accepted)
            if old == given:
                return False
            if not replace:
                raise InputError(
                    f"another night {night.name} is kept already", path=self.shown,
                    remedy="Keep one of them: --replace takes the new one.",
                )  # fmt: skip
            nights.drop(connection, when)
        nights.add(connection, new)
        return True

    def ready(self) -> None:
        """InputError where no night could be kept: better said before it is made."""
        writing(self.engine, self.shown, nights.may_write)

    def nights(self) -> tuple[Kept, ...]:
        """What is kept, the earliest first, with a few figures of each."""
        return reading(self.engine, self.shown, kept.listed)

    def night(self, night: str) -> Night:
        """One night whole; InputError where it is not kept."""
        found = reading(self.engine, self.shown, lambda c: nights.read(c, day(night)))
        if found is None:
            raise self._absent(night)
        return found

    def trend(
        self,
        which: Which = EVERY,
        since: str | None = None,
        until: str | None = None,
        among: Collection[str] | None = None,
    ) -> Trend:
        """For each night that has any of the groups: its name and their sums; both ends included.

        Of these only nights that are `among` the named ones, if any are named.
        """
        when = When(since, until, among)
        return reading(self.engine, self.shown, lambda c: trends.trend(c, which, when))

    def checks(
        self, which: Which = EVERY, since: str | None = None, until: str | None = None,
        by: Collection[str] = (), among: Collection[str] | None = None,
    ) -> CheckTrend:  # fmt: skip
        """For each night the checks' sums over the chosen groups; nights as for `trend`.

        `by` names the fields of a group that are kept apart (("system", "target_lang")); the others
        are "" in the groups of the answer.
        """
        when = When(since, until, among)
        return reading(self.engine, self.shown, lambda c: trends.check_trend(c, which, when, by))

    def makers(self, until: str) -> tuple[tuple[str, str, str, str], ...]:
        """Of each night up to one, the earliest first: name, version, glossary and configuration."""
        return reading(self.engine, self.shown, lambda c: kept.makers(c, day(until)))

    def accept(self, night: str, *, accepted: bool = True) -> None:
        """Say that later nights are held against this one, or no longer."""
        found = writing(
            self.engine, self.shown, lambda c: kept.accept(c, day(night), accepted=accepted)
        )
        if not found:
            raise self._absent(night)

    def last_accepted(self, before: str | None = None) -> str | None:
        """The name of the latest accepted night, before the one named if one is."""
        when = None if before is None else day(before)
        found = reading(self.engine, self.shown, lambda c: kept.last_accepted(c, when))
        return None if found is None else name(found)

    def prune(
        self, *, keep: int | None = None, before: str | None = None, dry_run: bool = False
    ) -> tuple[str, ...]:
        """Throw away all but the latest `keep` nights, or those before a date; their names.

        With both, what either of them spares stays. The latest accepted night always stays: the
        next one is held against it. The nights' stories and findings go with them.
        """
        if keep is None and before is None:
            return ()
        when = None if before is None else day(before)
        if dry_run:
            chosen = reading(self.engine, self.shown, lambda c: kept.spare(c, keep, when))
        else:
            chosen = writing(self.engine, self.shown, lambda c: self._prune(c, keep, when))
            if chosen:
                shrunk(self.engine)
        return tuple(map(name, chosen))

    def _prune(self, connection: Connection, keep: int | None, before: int | None) -> list[int]:
        chosen = kept.spare(connection, keep, before)
        for when in chosen:
            nights.drop(connection, when)
            # The file before the commit: killed in between, the same command finds the night again.
            forget(self.folder, name(when))
        return chosen

    def _absent(self, night: str) -> InputError:
        return InputError(
            f"there is no night {night}", path=self.shown, remedy="qa history list shows them."
        )
