"""One tree of exceptions. The command line has one handler; the class decides the exit code."""

from __future__ import annotations

from pathlib import Path


class QaError(Exception):
    """Base of every error that this project raises on purpose."""

    exit_code = 3


class InputError(QaError):
    """What the user gave cannot be used: one sentence with file, place and remedy. Exit code 2."""

    exit_code = 2

    def __init__(
        self, problem: str, *, path: Path | str | None = None, line: int | None = None, remedy: str
    ) -> None:
        self.problem, self.path, self.line, self.remedy = problem, path, line, remedy
        place = "" if path is None else f"{path}: " if line is None else f"{path}:{line}: "
        super().__init__(f"{place}{problem}. {remedy}")


class DocumentError(InputError):
    """A story or table that cannot be read, or whose sides do not fit each other."""


class GlossaryError(InputError):
    """A glossary pack or language file that is not well-formed."""


class ConfigError(InputError):
    """A project configuration or option that makes no sense."""
