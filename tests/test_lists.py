"""The lists of the language data can be read, compared and merged line by line."""

from __future__ import annotations

import re

from qa.language import FOLDER

_LONG = 160  # characters of a line
_MADE = ("content/neighbours.toml",)  # by a program
_FLAT = re.compile(r'\s*(?:"[^"]*"|[\w~-]+)\s*=\s*\[\s*"[^\[{]*\]\s*(?:#.*)?')


def test_a_long_list_stands_in_several_lines() -> None:
    long = [
        f"{file.relative_to(FOLDER)}:{number}"
        for file in sorted(FOLDER.rglob("*.toml"))
        if file.relative_to(FOLDER).as_posix() not in _MADE
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if len(line) > _LONG and _FLAT.fullmatch(line)
    ]
    assert not long, "break these lists at some 110 characters"
