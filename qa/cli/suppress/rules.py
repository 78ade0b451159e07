"""Rules from the configuration's file of suppressions and from a baseline."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from qa.project import Config
from qa.quiet import Rules
from qa.quiet.baseline import read_baseline
from qa.quiet.sidecar import read_sidecar


def rules(config: Config, baseline: Path | None = None, today: date | None = None) -> Rules:
    """What silences besides comments; raises ConfigError for a file that is wrong."""
    file = config.suppressions_file
    return Rules(
        today=today or date.today(),
        entries=read_sidecar(file) if file else (),
        home=file.parent if file else Path(),
        known=read_baseline(baseline) if baseline else frozenset(),
        known_home=baseline.parent if baseline else Path(),
    )
