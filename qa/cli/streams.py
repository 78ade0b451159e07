"""Standard input and output as a run can rely on them."""

from __future__ import annotations

import io
import sys


def speak_utf8() -> None:
    """What is piped or written into a file is UTF-8, whatever the system's own code page lacks; a
    terminal of another encoding shows a ? for what it has no letter for, and a name that is not
    UTF-8 is shown with its bytes."""
    for stream in (sys.stdout, sys.stderr):
        if not isinstance(stream, io.TextIOWrapper):
            continue
        if stream.isatty() and stream.encoding.lower() not in ("utf-8", "utf8"):
            stream.reconfigure(errors="replace")
        else:
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def given() -> bytes:
    """All of standard input; nothing where it is closed."""
    return sys.stdin.buffer.read() if sys.stdin else b""
