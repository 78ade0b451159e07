"""The baseline: findings that were there before, one a line of JSON, sorted."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from pathlib import Path

from qa.errors import ConfigError
from qa.model import Result
from qa.putting import must_take, put_or_tell
from qa.quiet.content import Key, keys
from qa.quiet.rules import shown_from
from qa.quiet.silence import every

Known = tuple[str, Key]
_REMEDY = "Write it anew with --write-baseline."
_PLACE = "Choose another place with --write-baseline."
_MOST = 64 * 1024 * 1024


def read_baseline(path: Path) -> frozenset[Known]:
    """The known findings with their files' paths, from the baseline's folder; raises ConfigError."""
    try:
        data = path.read_bytes() if path.stat().st_size <= _MOST else None
        text = data.decode("utf-8-sig") if data is not None else ""
    except FileNotFoundError:
        raise ConfigError(
            "there is no such baseline", path=path, remedy="Make it with --write-baseline."
        ) from None
    except OSError as error:
        raise ConfigError(
            f"the baseline cannot be read ({error.strerror})", path=path,
            remedy="Check its permissions.",
        ) from None  # fmt: skip
    except UnicodeDecodeError:
        raise ConfigError("the baseline is not UTF-8", path=path, remedy=_REMEDY) from None
    if data is None:
        raise ConfigError("the baseline is over 64 MB", path=path, remedy=_REMEDY)
    found = set()
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            found.add(_known(line, number, path))
    return frozenset(found)


def _known(line: str, number: int, path: Path) -> Known:
    try:
        row = json.loads(line)
        own = [row["path"], row["check"], row["text"], row["context"]]
        occurrence = row.get("occurrence", 1)
        whole = type(occurrence) is int and all(isinstance(value, str) for value in own)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        whole = False
    if not whole:
        raise ConfigError(
            "the line is no finding of a baseline", path=path, line=number, remedy=_REMEDY
        )
    return own[0], Key(own[1], own[2], own[3], occurrence)


def known_of(results: Iterable[Result], home: Path) -> set[Known]:
    """What a baseline in that folder has of some results: all that is shown or was known before."""
    found = set()
    for result in results:
        if result.failure:
            continue
        silent = {id(s.finding) for s in result.suppressed if s.kind != "baseline"}
        path = shown_from(result.document.path, home)
        findings = every(result)
        for finding, key in zip(findings, keys(result.document, findings), strict=True):
            if id(finding) not in silent:
                found.add((path, key))
    return found


def kept_of(path: Path, results: Iterable[Result], ran: Collection[str]) -> set[Known]:
    """What the baseline there says of files and checks that this run did not look at."""
    if not path.is_file():
        return set()
    here = {shown_from(r.document.path, path.parent) for r in results if not r.failure}
    return {
        (file, key)
        for file, key in read_baseline(path)
        if key.check not in ran or (file not in here and (path.parent / file).exists())
    }


def write_baseline(path: Path, known: Iterable[Known]) -> None:
    """The file, in one step; the same findings give the same bytes."""
    lines = [_line(file, key) for file, key in sorted(known)]
    put_or_tell(path, "".join(lines).encode(), "the baseline", _PLACE, ConfigError)


def must_hold(path: Path) -> None:
    """ConfigError, before any work, where no baseline could be written."""
    must_take(path, "the baseline", _PLACE, ConfigError)


def _line(path: str, key: Key) -> str:
    path = path.encode("utf-8", "backslashreplace").decode()
    row = {"path": path, "check": key.check, "text": key.text, "context": key.context}
    more = {"occurrence": key.occurrence} if key.occurrence > 1 else {}
    return json.dumps(row | more, ensure_ascii=False) + "\n"
