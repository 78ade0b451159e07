"""The entry point of `qa`: a run whose files are all known to be clean is over before it begins."""

from __future__ import annotations

import sys


def main() -> None:
    """Ends the process with the exit code."""
    words = sys.argv[1:]
    if words[:1] == ["check"] and "--skip-clean" in words and _all_clean(words[1:]):
        sys.exit(0)
    from qa.cli.main import main as run

    run()


def _all_clean(words: list[str]) -> bool:
    from qa.cachedir import cache_dir
    from qa.remembered import Verdicts, parted

    options, files = parted(words)
    cache = cache_dir()
    if cache is None or not files:
        return False
    verdicts = Verdicts(options, cache)
    return all(verdicts.known(file) for file in files)
