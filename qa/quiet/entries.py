"""The list of suppressions and the baseline: what they hold, and how they are kept."""

from __future__ import annotations

import fnmatch
import json
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from qa.errors import ConfigError
from qa.quiet.prints import Print, normal

NAME = "qa-suppressions.toml"
_KEYS = {"check", "text", "context", "occurrence", "path", "reason", "by", "created", "expires"}
_BASE_KEYS = ("path", "check", "text", "context", "occurrence")


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding to leave alone. Without a context it is every one of that check with those words.

    `path` is a pattern of the file's path; it is everywhere where none is given.
    """

    check: str
    text: str
    reason: str
    context: str = ""
    occurrence: int = 0
    path: str = ""
    by: str = ""
    created: date | None = None
    expires: date | None = None

    def holds(self, path: str, one: Print) -> bool:
        """Whether the finding is this one."""
        if (self.check, self.text) != (one.check, one.text):
            return False
        if self.context and (self.context, self.occurrence or 1) != (one.context, one.occurrence):
            return False
        return not self.path or fnmatch.fnmatchcase(Path(path).as_posix(), self.path)

    def told(self) -> str:
        """The entry in a few words."""
        return f"{self.check} “{self.text}”" + (f" in {self.path}" if self.path else "")


def read_entries(file: Path, known: Iterable[str]) -> tuple[Entry, ...]:
    """The entries of a list; ConfigError for one that is not well-formed. `known` are the checks."""
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(
            f"cannot be read ({error.strerror})", path=file, remedy="Check its permissions."
        ) from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"not valid TOML: {error}", path=file, remedy="Mend it.") from None
    rows = data.pop("suppress", [])
    if data or not isinstance(rows, list):
        raise ConfigError(
            "only [[suppress]] is known", path=file, remedy="Write one [[suppress]] each."
        )
    checks = frozenset(known)
    return tuple(_entry(file, number, row, checks) for number, row in enumerate(rows, 1))


def _entry(file: Path, number: int, row: Any, checks: frozenset[str]) -> Entry:
    def wrong(what: str, remedy: str) -> ConfigError:
        return ConfigError(f"suppression {number} {what}", path=file, remedy=remedy)

    if not isinstance(row, dict) or not row.keys() <= _KEYS:
        odd = ", ".join(sorted(row.keys() - _KEYS)) if isinstance(row, dict) else row
        raise wrong(f"has an unknown key: {odd}", f"Known keys: {', '.join(sorted(_KEYS))}.")
    for key in ("check", "text", "reason"):
        if not isinstance(row.get(key), str) or (key != "text" and not row[key].strip()):
            raise wrong(f"has no {key}", f'Write {key} = "…".')
    if row["check"] not in checks:
        raise wrong(f"names no check: {row['check']!r}", "`qa checks` lists them.")
    for key in ("created", "expires"):
        if key in row and type(row[key]) is not date:
            raise wrong(f"has no date as {key}", f"Write {key} = 2026-12-31.")
    for key in ("context", "path", "by"):
        if not isinstance(row.get(key, ""), str):
            raise wrong(f"has no text as {key}", f'Write {key} = "…".')
    if type(row.get("occurrence", 0)) is not int:
        raise wrong("has no number as occurrence", "Write occurrence = 1.")
    return Entry(**{**row, "text": normal(row["text"])})


def written(entries: Iterable[Entry]) -> str:
    """The list as it is kept: sorted, one block an entry, so that two branches merge."""
    import tomlkit

    document = tomlkit.document()
    document.add(tomlkit.comment("What wireqa leaves alone. `qa suppress` keeps this list."))
    tables = tomlkit.aot()
    for entry in sorted(set(entries), key=_order):
        table = tomlkit.table()
        for key in ("check", "text", "context", "occurrence", "path", "reason", "by", "created",
                    "expires"):  # fmt: skip
            value = getattr(entry, key)
            if value or key in ("check", "text", "reason"):
                table.add(key, value)
        tables.append(table)
    if len(tables):
        document.add("suppress", tables)
    return tomlkit.dumps(document)


def _order(entry: Entry) -> tuple[str, ...]:
    return (
        entry.check,
        entry.text,
        entry.path,
        entry.context,
        f"{entry.occurrence:06}",
        entry.reason,
    )


# --- the baseline ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Known:
    """A finding of the baseline: the file's path and the print."""

    path: str
    check: str
    text: str
    context: str
    occurrence: int

    @classmethod
    def of(cls, path: str, one: Print) -> Known:
        return cls(Path(path).as_posix(), *one)


def read_baseline(file: Path) -> frozenset[Known]:
    """What was known; ConfigError with the line for what is no baseline."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "not UTF-8"
        raise ConfigError(
            f"the baseline cannot be read ({why})", path=file,
            remedy="Make one with --write-baseline.",
        ) from None  # fmt: skip
    found = set()
    for number, line in enumerate(lines, 1):
        try:
            row = json.loads(line)
            one = Known(*(row[key] for key in _BASE_KEYS))
        except (ValueError, KeyError, TypeError):
            raise ConfigError(
                "the line is no finding of a baseline", path=file, line=number,
                remedy="Make it again with --write-baseline.",
            ) from None  # fmt: skip
        found.add(one)
    return frozenset(found)


def written_baseline(known: Sequence[Known]) -> str:
    """A finding a line, sorted."""
    return "".join(
        json.dumps({key: getattr(one, key) for key in _BASE_KEYS}, ensure_ascii=False) + "\n"
        for one in sorted(set(known))
    )
