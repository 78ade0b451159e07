"""What a rule of the lint is: a generator over the packs, with its declaration and its documentation."""

from __future__ import annotations

import enum
import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from qa.glossary.lint.packs import Packs
from qa.glossary.lint.reading import Spot


class Level(enum.IntEnum):
    """How grave: an error makes the glossary say what is wrong, a warning what nobody meant."""

    NOTE = 0
    WARNING = 1
    ERROR = 2

    @property
    def label(self) -> str:
        return self.name.lower()


NOTE, WARNING, ERROR = Level.NOTE, Level.WARNING, Level.ERROR


@dataclass(frozen=True, slots=True)
class Flag:
    """What a rule yields: where, what is wrong, what to do; `level` when it is not the usual."""

    spot: Spot
    problem: str
    remedy: str
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A flag with its rule's name, ready to be shown."""

    path: str
    line: int
    level: Level
    rule: str
    concept: str
    problem: str
    remedy: str

    def __str__(self) -> str:
        return (
            f"{self.path}:{self.line}: {self.level.label} {self.rule} {self.concept}: "
            f"{self.problem}. {self.remedy}"
        )


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: `fixable` when `--fix` mends what is certain of it."""

    name: str
    level: Level
    judge: Callable[[Packs], Iterator[Flag]]
    fixable: bool = False

    @property
    def summary(self) -> str:
        return self.documentation.partition("\n")[0]

    @property
    def documentation(self) -> str:
        return inspect.getdoc(self.judge) or ""


def rule(
    level: Level, *, fixable: bool = False
) -> Callable[[Callable[[Packs], Iterator[Flag]]], Rule]:
    """Declare a rule by its function, whose name is the rule's and whose docstring explains it."""

    def declare(judge: Callable[[Packs], Iterator[Flag]]) -> Rule:
        return Rule(judge.__name__.replace("_", "-"), level, judge, fixable)

    return declare
