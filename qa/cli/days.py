"""Days as they are typed: 2026-11-25."""

from __future__ import annotations

from datetime import datetime

import click


class _Day(click.DateTime):
    def __init__(self) -> None:
        super().__init__(["%Y-%m-%d"])

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        """The day; a usage error in words for what is none."""
        try:
            day: datetime = super().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(f"{value!r} is no date; write it like 2026-11-25", param, ctx)
        return day


DAY = _Day()
