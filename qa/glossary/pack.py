"""One pack file while it is read: knows how to complain, and at which line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, NoReturn

from qa.errors import GlossaryError
from qa.glossary.dates import valid
from qa.model import Valid
from qa.toml import TomlError, toml


class Pack:
    """Path and text of a pack. `within` is the concept that is read: lines are looked for in it."""

    def __init__(self, path: str, text: str) -> None:
        self.path, self.text = path, text
        self.within = ""

    @cached_property
    def rows(self) -> list[str]:
        return self.text.splitlines()

    @cached_property
    def _concepts(self) -> dict[str, list[int]]:
        """The lines at which each concept's id stands, from 1."""
        found: dict[str, list[int]] = {}
        for number, row in enumerate(self.rows, 1):
            if row.startswith("id") and row[2:].lstrip().startswith("="):
                found.setdefault(row.partition("=")[2].strip().strip("\"'"), []).append(number)
        return found

    def again(self, concept: str) -> int | None:
        """The line at which the id of a concept stands the second time."""
        return next(iter(self._concepts.get(concept, [])[1:]), None)

    def line(self, near: str = "") -> int | None:
        """Where `near` first stands behind the head of the concept that is read."""
        start = next(iter(self._concepts.get(self.within, [])), None)
        if start is None:
            return next((n for n, r in enumerate(self.rows, 1) if near and near in r), None)
        for number in range(start + 1, len(self.rows) + 1):
            row = self.rows[number - 1]
            if row.startswith("[[concept]]"):
                break
            if near and near in row:
                return number
        return start

    def fail(self, problem: str, remedy: str, near: str = "") -> NoReturn:
        raise GlossaryError(problem, path=self.path, line=self.line(near), remedy=remedy)

    def fail_at(self, line: int, problem: str, remedy: str) -> NoReturn:
        raise GlossaryError(problem, path=self.path, line=line, remedy=remedy)

    def only(self, data: Mapping[str, Any], known: set[str], where: str) -> None:
        """No key but the known ones."""
        for key in data:
            if key not in known:
                self.fail(
                    f"{where} has the unknown key {key!r}",
                    f"Known keys: {', '.join(sorted(known))}.", key,
                )  # fmt: skip

    def choice(self, value: object, choices: Sequence[str], what: str, near: str) -> Any:
        if value not in choices:
            self.fail(f"{what} is {value!r}", f"It is one of: {', '.join(choices)}.", near)
        return value

    def text_of(self, data: Mapping[str, Any], key: str, where: str) -> str:
        """The text under a key; empty where the key is not there."""
        value = data.get(key, "")
        if not isinstance(value, str):
            self.fail(f"the {key!r} of {where} is not a text", f'Write {key} = "text".', key)
        return value

    def truth(self, data: Mapping[str, Any], key: str, where: str) -> bool:
        value = data.get(key, False)
        if not isinstance(value, bool):
            self.fail(f"the {key!r} of {where} is {value!r}", f"Write {key} = true.", key)
        return value

    def texts(self, value: object, what: str, near: str) -> tuple[str, ...]:
        if isinstance(value, str):
            value = [value]
        if not isinstance(value, list) or not all(isinstance(v, str) and v.strip() for v in value):
            self.fail(f"{what} is not a list of texts", 'Write ["one", "two"].', near)
        return tuple(value)

    def table(self, value: object, what: str, remedy: str) -> dict[str, Any]:
        if not isinstance(value, dict):
            self.fail(f"{what} is not a table", remedy, _key_in(what))
        return value

    def tables(self, value: object, what: str, remedy: str) -> list[dict[str, Any]]:
        if not isinstance(value, list) or not all(isinstance(v, dict) for v in value):
            self.fail(f"{what} is not a list of tables", remedy, _key_in(what))
        return value

    def period(self, data: Mapping[str, Any], what: str) -> Valid:
        text = data.get("valid", "")
        try:
            return valid(text)
        except (ValueError, AttributeError):
            self.fail(
                f"the validity of {what} is {text!r}",
                'Write "from/to" with ISO dates, ".." where it is open.', str(text),
            )  # fmt: skip

    def toml(self) -> dict[str, Any]:
        try:
            return toml(self.text)
        except TomlError as error:
            remedy = "Mend that line." if error.line else "Mend it."
            raise GlossaryError(
                f"not valid TOML: {error}", path=self.path, line=error.line, remedy=remedy
            ) from None


def _key_in(what: str) -> str:
    """How the key of which a complaint speaks stands in the file: forms = of "'forms' of org.x"."""
    return what.split("'")[1] + " ="
