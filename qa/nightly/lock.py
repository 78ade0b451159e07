"""One run at a time in one place, and one that can be stopped."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from qa.errors import InputError


@contextmanager
def only_one(work: Path) -> Iterator[None]:
    """InputError where another run has the place; it is free again when that process is gone."""
    try:
        import fcntl
    except ModuleNotFoundError:  # a system without it: nobody is held up
        yield
        return
    try:
        work.mkdir(parents=True, exist_ok=True)
        file = (work / "lock").open("w")
    except OSError as error:
        raise InputError(
            f"nothing can be written there ({error.strerror})", path=work,
            remedy="Choose another place with --out.",
        ) from None  # fmt: skip
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise InputError(
                "another run is at work there", path=work,
                remedy="Wait for it, or choose another place with --out.",
            ) from None  # fmt: skip
        yield


@contextmanager
def stoppable() -> Iterator[None]:
    """SIGTERM ends the run as Ctrl-C does: workers are ended, what is done stays done."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
