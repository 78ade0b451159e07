"""qa-suppressions.toml: findings that people overruled, one block each, sorted.

Two people who add blocks at different places do not get in each other's way; a block that stays is
not touched, with its remarks.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from qa.errors import ConfigError
from qa.project import known_check
from qa.putting import put_or_tell
from qa.quiet.content import Key, normal, readable
from qa.quiet.rules import Entry
from qa.toml import TomlError, toml

HEAD = """\
# Findings that are right as they stand, with the reason. `qa suppress` writes and removes them.
# One counts while its words and forty characters on either side of them stay as they are; one
# without a context wherever its words are found.
"""
_BLOCK = re.compile(r"^\[\[suppress\]\][ \t]*(?:#.*)?$", re.MULTILINE)
_TEXTS = ("path", "check", "text", "context", "reason", "by")
_DATES = ("created", "expires")
_NEEDED = ("check", "text", "reason")
_REMEDY = "`qa suppress FILE` writes whole entries."


def read_sidecar(path: Path) -> tuple[Entry, ...]:
    """The entries of a file, in its order; none where there is no file. Raises ConfigError."""
    return parsed(content(path), path)


def content(path: Path) -> str:
    """The file's text; empty where there is none."""
    try:
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise ConfigError(
            f"cannot be read ({error.strerror})", path=path, remedy="Check its permissions."
        ) from None
    except UnicodeDecodeError as error:
        raise ConfigError(f"not UTF-8: {error}", path=path, remedy="Save it as UTF-8.") from None


def parsed(text: str, path: Path) -> tuple[Entry, ...]:
    """The entries of a text; ConfigError names the entry that is wrong by its line."""
    try:
        data = toml(text)
    except TomlError as error:
        raise ConfigError(
            f"not valid TOML: {error}", path=path, line=error.line, remedy="Mend it."
        ) from None
    rows = data.pop("suppress", [])
    if data or not isinstance(rows, list):
        name = next(iter(data), "suppress")
        raise ConfigError(f"unknown key {name!r}", path=path, remedy="Write [[suppress]] blocks.")
    lines = list(_lines(text))
    if len(lines) != len(rows):
        raise ConfigError(
            "an entry does not begin with a line [[suppress]]", path=path, remedy=_REMEDY
        )
    return tuple(_entry(row, path, line) for row, line in zip(rows, lines, strict=True))


def _lines(text: str) -> Iterator[int]:
    """The lines in which blocks begin."""
    line, at = 1, 0
    for match in _BLOCK.finditer(text):
        line += text.count("\n", at, match.start())
        at = match.start()
        yield line


def _entry(row: Mapping[str, Any], path: Path, line: int) -> Entry:
    def wrong(what: str, remedy: str = _REMEDY) -> ConfigError:
        return ConfigError(what, path=path, line=line, remedy=remedy)

    for name, value in row.items():
        if name in _TEXTS:
            if not isinstance(value, str):
                raise wrong(f"{name!r} is not a text")
        elif name in _DATES:
            if not isinstance(value, date) or isinstance(value, datetime):
                raise wrong(f"{name!r} is not a date", f"Write {name} = 2026-01-31.")
        elif name != "occurrence":
            raise wrong(f"unknown key {name!r}")
    for name in _NEEDED:
        if name not in row or (name != "text" and not row[name].strip()):
            raise wrong(f"the entry has no {name}")
    occurrence = row.get("occurrence", 1)
    if type(occurrence) is not int or occurrence < 1:
        raise wrong("'occurrence' is not a number from 1")
    try:
        known_check(row["check"])
    except ConfigError as error:
        raise wrong(error.problem, error.remedy) from None
    key = Key(row["check"], readable(normal(row["text"])), row.get("context", ""), occurrence)
    return Entry(
        key, row["reason"], row.get("path", ""), row.get("by", ""), row.get("created"),
        row.get("expires"),
    )  # fmt: skip


def added(text: str, new: Sequence[Entry], path: Path) -> str:
    """The text with further entries, each at its place in the order; what it has is not added."""
    own = list(parsed(text, path))
    head, blocks = _blocks(text or HEAD)
    have = {entry.rule for entry in own}
    for entry in sorted(new, key=_place):
        if entry.rule in have:
            continue
        have.add(entry.rule)
        index = next((n for n, old in enumerate(own) if _place(old) > _place(entry)), len(own))
        own.insert(index, entry)
        blocks.insert(index, _block(entry))
    return _joined(head, blocks)


def removed(text: str, gone: Sequence[Entry], path: Path) -> str:
    """The text without some of its entries."""
    rules = {entry.rule for entry in gone}
    head, blocks = _blocks(text)
    kept = [
        block
        for block, entry in zip(blocks, parsed(text, path), strict=True)
        if entry.rule not in rules
    ]
    return _joined(head, kept)


def write_sidecar(path: Path, text: str) -> None:
    """Put the file in its place in one step."""
    remedy = "Mend the folder or its permissions."
    put_or_tell(path, text.encode(), "the suppressions", remedy, ConfigError)


def _place(entry: Entry) -> tuple[str, Key]:
    return (entry.path, entry.key)


def _blocks(text: str) -> tuple[str, list[str]]:
    """What stands before the first block, and the blocks."""
    starts = [match.start() for match in _BLOCK.finditer(text)]
    ends = [*starts, len(text)][1:]
    head = text[: starts[0]] if starts else text
    return head, [text[a:b] for a, b in zip(starts, ends, strict=True)]


def _joined(head: str, blocks: Sequence[str]) -> str:
    """One blank line before each block, none at the end."""
    parts = [part.rstrip() for part in (head, *blocks)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _block(entry: Entry) -> str:
    key = entry.key
    rows = {
        "path": entry.path, "check": key.check, "text": key.text, "context": key.context,
        "occurrence": key.occurrence if key.occurrence > 1 else None, "reason": entry.reason,
        "by": entry.by, "created": entry.created, "expires": entry.expires,
    }  # fmt: skip
    lines = [f"{name} = {_value(value)}" for name, value in rows.items() if value or name == "text"]
    return "\n".join(("[[suppress]]", *lines))


def _value(value: object) -> str:
    """JSON's escapes are among TOML's; DEL alone is one more."""
    if isinstance(value, str):
        whole = value.encode("utf-8", "replace").decode()
        return json.dumps(whole, ensure_ascii=False).replace("\x7f", "\\u007f")
    return value.isoformat() if isinstance(value, date) else str(value)
