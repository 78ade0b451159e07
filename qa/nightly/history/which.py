"""Which groups a question is about."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Which:
    """Which groups: those with these values; None takes any."""

    system: str | None = None
    source_lang: str | None = None
    target_lang: str | None = None
    desk: str | None = None


EVERY = Which()
