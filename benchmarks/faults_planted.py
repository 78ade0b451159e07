"""The driver of `faults_report.py`: `qa report` with small batches and a fault planted in it.

    python benchmarks/faults_planted.py FAULT VICTIM WORDS ...

FAULT is the empty string, or what is to happen where the story VICTIM is examined; WORDS are those of `qa report`.
Without words it does nothing.
"""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import sys
from collections.abc import Sequence
from functools import partial
from unittest import mock

from qa.engine import examine
from qa.model import Document, Result
from qa.nightly import run as running
from qa.nightly.batch import run_batch
from qa.nightly.task import Batch, Task
from qa.project import Project

_SMALL_FILES = 700  # bytes of a file where the disk is to be full


def planted(kind: str, victim: str, batch: Batch, task: Task) -> str:
    """The work on a batch with a fault in it."""
    if kind == "lost" and any(victim in item.name for item in batch.items):
        os.kill(os.getpid(), signal.SIGKILL)
    with mock.patch("qa.nightly.batch.examine", partial(_examined, kind, victim)):
        return run_batch(batch, task)


def _examined(kind: str, victim: str, document: Document, project: Project) -> Result:
    if document.path.endswith(victim):
        if kind == "crash":
            raise ZeroDivisionError("planted")
        while kind == "hang":
            pass
        if kind == "stuck":
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
            ctypes.PyDLL(None).sleep(600)  # holds the lock of Python
    return examine(document, project)


def drive(kind: str, victim: str, words: Sequence[str]) -> None:
    """`qa report` with small batches and the fault."""
    from qa.cli.main import main

    if kind == "full":
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (_SMALL_FILES, resource.RLIM_INFINITY))
    nightly = running.nightly
    if kind in ("lost", "crash", "hang", "stuck"):
        nightly = partial(nightly, do=partial(planted, kind, victim))
    sys.argv = ["qa", "report", *words]
    with (
        mock.patch("qa.nightly.run.nightly", nightly),
        mock.patch("qa.nightly.batches._LEAST", 16 * 1024),
        mock.patch("qa.nightly.batches._MOST", 64 * 1024),
    ):
        main()


if __name__ == "__main__":
    if sys.argv[3:]:
        drive(sys.argv[1], sys.argv[2], sys.argv[3:])
