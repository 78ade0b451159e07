"""Start-up: `qa check` on the story, warm cache, against `python -c "import click"`, side by side."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

STORY = Path(__file__).parent.parent / "corpus" / "afghan-talks.en.mt.txt"
RUNS = 9


def _seconds(command: list[str]) -> float:
    # Where Python is told to keep no bytecode, every start would compile the program anew.
    kept = {n: v for n, v in os.environ.items() if n != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env=kept)
    return time.perf_counter() - start


def main() -> None:
    """Prints the median ratio of pairs that ran one after the other."""
    ours = [sys.executable, "-m", "qa", "check", str(STORY), "--exit-zero"]
    yardstick = [sys.executable, "-c", "import click"]
    _seconds(ours)
    ratios = [_seconds(ours) / _seconds(yardstick) for _ in range(RUNS)]
    sys.stdout.write(
        f"qa check / import click: {statistics.median(ratios):.2f} "
        f"(from {min(ratios):.2f} to {max(ratios):.2f}, {RUNS} pairs)\n"
    )


if __name__ == "__main__":
    main()
