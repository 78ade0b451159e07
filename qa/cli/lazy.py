"""A group whose commands are imported when they are called: the others pay for none of them."""

from __future__ import annotations

import importlib
import keyword
from collections.abc import Mapping
from typing import Any

import click


class Lazy(click.Group):
    """`modules` has for each command the module that it is in, under the command's own name."""

    def __init__(self, *args: Any, modules: Mapping[str, str], **more: Any) -> None:
        super().__init__(*args, **more)
        self._modules = modules

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self._modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self._modules:
            return None
        # A command whose name is a word of Python's (import) has an underscore behind it.
        name = cmd_name.replace("-", "_") + ("_" if keyword.iskeyword(cmd_name) else "")
        found = getattr(importlib.import_module(self._modules[cmd_name]), name)
        assert isinstance(found, click.Command)
        return found
