"""Work on a batch as it goes wrong: importable, so that other processes can do it."""

from __future__ import annotations

import ctypes
import os
import signal
import time
from pathlib import Path
from unittest import mock

from qa.engine import examine
from qa.model import Document, Result
from qa.nightly.batch import run_batch
from qa.nightly.task import Batch, Task
from qa.project import Project


def _has(batch: Batch, word: str) -> bool:
    return any(word in item.name for item in batch.items)


def killed(batch: Batch, task: Task) -> str:
    """A story that takes its worker with it, every time."""
    if _has(batch, "poison"):
        os.kill(os.getpid(), signal.SIGKILL)
    return run_batch(batch, task)


def killed_once(batch: Batch, task: Task) -> str:
    """A worker that is lost once, half-way."""
    mark = Path(os.environ["WIREQA_TEST_MARK"])
    if _has(batch, "poison") and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return run_batch(batch, task)


def noted(batch: Batch, task: Task) -> str:
    """A worker that says who it is."""
    (Path(os.environ["WIREQA_TEST_MARK"]) / str(os.getpid())).touch()
    return run_batch(batch, task)


def hanging(batch: Batch, task: Task) -> str:
    """A story that never ends, in code that no signal stops."""
    if _has(batch, "poison"):
        signal.signal(signal.SIGALRM, signal.SIG_IGN)
        time.sleep(600)
    return run_batch(batch, task)


def stuck(batch: Batch, task: Task) -> str:
    """A check that is lost in code of C: no signal is seen, no other thread can run."""
    with mock.patch("qa.nightly.batch.examine", _lost):
        return run_batch(batch, task)


def _lost(document: Document, project: Project) -> Result:
    if "poison" in document.path:
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
        ctypes.PyDLL(None).sleep(600)
    return examine(document, project)


def full(batch: Batch, task: Task) -> str:
    """A disk that is full."""
    raise OSError(28, "No space left on device")


def raising(batch: Batch, task: Task) -> str:
    """A batch that fails without a word."""
    if _has(batch, "poison"):
        raise ValueError("poison")
    return run_batch(batch, task)


class Stopped:
    """The run stopped by its user after so many batches."""

    def __init__(self, after: int) -> None:
        self.left = after

    def __call__(self, batch: Batch, task: Task) -> str:
        if not self.left:
            raise KeyboardInterrupt
        self.left -= 1
        return run_batch(batch, task)
