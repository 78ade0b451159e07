"""A command as it is typed, in the process of the test: what it prints and returns."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import NamedTuple

import pytest

from qa.cli.main import main


class Done(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Done]


def typed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *before: str) -> Run:
    """Runs `qa` with these words and those that are given each time."""

    def call(*words: str) -> Done:
        monkeypatch.setattr(sys, "argv", ["qa", *before, *words])
        code: object = 0
        try:
            main()
        except SystemExit as stop:
            code = stop.code
        out, err = capsys.readouterr()
        return Done(int(str(code or 0)), out, err)

    return call
