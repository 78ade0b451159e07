"""A time limit for one story, also where its code does not come back to Python."""

from __future__ import annotations

import faulthandler
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

GRACE = 5.0  # seconds that a process is given to notice that time is over


class SlowError(BaseException):
    """A story took longer than its time. No `except Exception` on the way may take it for a crash."""


@contextmanager
def in_time(limit: float, *, killable: bool) -> Iterator[None]:
    """SlowError after so many seconds (0: never).

    The signal is seen between two steps of Python, in the main thread of a system that has it. A
    regular expression that does not end, or a worker that works in a thread, is beyond it: then a
    `killable` process ends itself, which its pool survives.
    """
    if limit <= 0:
        yield
        return
    with _watched(limit + GRACE if killable else 0.0), _alarm(limit):
        yield


@contextmanager
def _watched(limit: float) -> Iterator[None]:
    if not limit:
        yield
        return
    with open(os.devnull, "w") as nowhere:
        # A thread of C code that needs no lock of Python's.
        faulthandler.dump_traceback_later(limit, exit=True, file=nowhere)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()


@contextmanager
def _alarm(limit: float) -> Iterator[None]:
    able = threading.current_thread() is threading.main_thread()
    if not able or not hasattr(signal, "setitimer"):
        yield
        return

    def over(*_: object) -> None:
        raise SlowError

    before = signal.signal(signal.SIGALRM, over)
    signal.setitimer(signal.ITIMER_REAL, limit)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
