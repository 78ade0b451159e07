"""A PostgreSQL server of the test's own, from the programs on this machine."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def programs() -> Path | None:
    """The folder with initdb and pg_ctl: on the path, or where Debian puts it."""
    found = shutil.which("initdb")
    places = [Path(found).resolve().parent] if found else []
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((place for place in places if (place / "pg_ctl").exists()), None)


@contextmanager
def server(bin_: Path) -> Iterator[str]:
    """The URL of the server's own database; the server ends with the block.

    It listens on a socket in its own folder, on no port. It refuses to run as root: then it runs as
    the first of these users that there is.
    """
    user = _user()
    # Not beneath pytest's folder: that one is closed to other users.
    folder = Path(tempfile.mkdtemp(prefix="qa-pg-"))
    try:
        if user:
            shutil.chown(folder, user)
        data = folder / "data"

        def run(*words: str) -> None:
            # Into a file: a server that inherits a pipe keeps it open for ever.
            with tempfile.TemporaryFile() as said:
                done = subprocess.run(
                    [str(bin_ / words[0]), *words[1:]], stdout=said, stderr=said, cwd=folder,
                    user=user, check=False, env={**os.environ, "LC_ALL": "C", "HOME": str(folder)},
                )  # fmt: skip
                said.seek(0)
                assert done.returncode == 0, said.read().decode(errors="replace")

        run("initdb", "-D", str(data), "-U", "qa", "-A", "trust", "-E", "UTF8", "--no-sync")
        options = f"-c listen_addresses= -c unix_socket_directories={folder}"
        log = str(folder / "log")
        run("pg_ctl", "-D", str(data), "-l", log, "-w", "-o", options, "start")
        try:
            yield f"postgresql://qa@/postgres?host={folder}"
        finally:
            run("pg_ctl", "-D", str(data), "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _user() -> str | None:
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in known)
