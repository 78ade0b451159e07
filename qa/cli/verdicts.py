"""`--skip-clean`: what this run finds clean, the next one need not look at."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from qa.cachedir import cache_dir
from qa.glossary.packs import shipped
from qa.model import Result
from qa.project import Config
from qa.remembered import Verdicts, parted


def opened() -> Verdicts | None:
    """The verdicts of runs with this command line's options; None where nothing can be kept."""
    options, _ = parted(sys.argv[2:])
    cache = cache_dir()
    if cache is None or sys.argv[1:2] != ["check"]:
        return None
    return Verdicts(options, cache)


def remember(verdicts: Verdicts, results: Sequence[Result], config: Config) -> None:
    """Keep the files of which every story is clean, and what the configuration read."""
    stained = {
        r.document.path for r in results if r.findings or r.suppressed or r.failure or r.partial
    }
    clean = {r.document.path for r in results} - stained
    inputs = [*shipped(), *config.glossaries, *([config.names_file] if config.names_file else [])]
    verdicts.remember(map(str, inputs), sorted(clean))
