"""`qa report` with small batches, to be killed in a test: CORPUS OUT."""

from __future__ import annotations

import sys
from unittest import mock

from qa.cli.main import main

if __name__ == "__main__":
    where, out = sys.argv[1:]
    sys.argv = [
        "qa", "report", where, "--out", out, "--jobs", "2", "--layout", "system", "--quiet",
        "--no-history", "--date", "2026-11-25",
    ]  # fmt: skip
    with (
        mock.patch("qa.nightly.batches._LEAST", 150),
        mock.patch("qa.nightly.batches._MOST", 400),
    ):
        main()
