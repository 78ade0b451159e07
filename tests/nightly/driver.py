"""`qa report` with small batches, to be killed in a test: CORPUS OUT [HELD].

It does not come to an end while there is a file HELD, however late the signal is.
"""

from __future__ import annotations

import signal
import sys
import time
from pathlib import Path
from typing import Any
from unittest import mock

from qa.cli.main import main
from qa.nightly import run

if __name__ == "__main__":
    where, out, *held = sys.argv[1:]
    # Whoever runs the tests in the background of a shell has it ignored, and children inherit that.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    merged = run._merged

    def late(*given: Any) -> Any:
        while any(Path(file).exists() for file in held):
            time.sleep(0.02)
        return merged(*given)

    sys.argv = [
        "qa", "report", where, "--out", out, "--jobs", "2", "--layout", "system", "--quiet",
        "--no-history", "--date", "2026-11-25",
    ]  # fmt: skip
    with (
        mock.patch("qa.nightly.batches._LEAST", 150),
        mock.patch("qa.nightly.batches._MOST", 400),
        mock.patch("qa.nightly.run._merged", late),
    ):
        main()
