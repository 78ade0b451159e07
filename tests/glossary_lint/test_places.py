"""Places of a TOML text: every value that the standard library reads is found where it stands."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path as File
from typing import Any

import pytest
import tomlkit
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.glossary.lint.places import Path, places
from qa.glossary.packs import shipped

TEXTS = [
    '# "no" = [1]\n"a.b" . \'c\' = [ # x = ]\n  "]", \'"\', { k = \'#\', "l\\u00e9" = [1, 2.5] }, # y\n]\n',
    "a = \"\"\"x\n\"\" \\\"\"\"\"\nb = '''\n''y''''\nc = 1979-05-27 07:32:00 # z\nd = { }\ne = []\n",
    "[[a]]\nx = 1\n[[a.b]]\ny = 2\n[[a.b]]\ny = 3\n[a.c]\nz = 4\n[[a]]\n[[a.b]]\ny = 5\n",
    "a.b.c = true\r\na.d = \"\"\r\n[ e . f ]\r\n g = '\\'\r\n",
]


def _flat(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _flat(part, (*path, key))
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from _flat(part, (*path, number))
    else:
        yield path, value


def _agrees(text: str) -> None:
    found = places(text)
    for path, value in _flat(tomllib.loads(text)):
        start, end = found.values[path]
        assert tomllib.loads(f"x = {text[start:end]}")["x"] == value
        assert found.line(path) == text[:start].count("\n") + 1


@pytest.mark.parametrize("text", TEXTS)
def test_odd_spellings(text: str) -> None:
    _agrees(text)


@pytest.mark.parametrize(
    "file", [f for f in shipped() if f.suffix == ".toml"], ids=lambda f: f.name
)
def test_every_value_of_our_packs(file: File) -> None:
    text = file.read_text(encoding="utf-8")
    found = places(text)
    expected = dict(_flat(tomllib.loads(text)))
    literals = {path: text[slice(*found.values[path])] for path in expected}
    # Read together: one by one would take a second.
    body = ",\n".join(literals.values())
    assert tomllib.loads(f"x = [{body}]")["x"] == list(expected.values())


_TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8)
_VALUE = st.recursive(
    st.one_of(_TEXT, st.integers(-9, 9), st.booleans()),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(_TEXT, inner, max_size=3)),
    max_leaves=12,
)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(_TEXT, _VALUE, max_size=4))
def test_whatever_a_writer_writes(data: dict[str, Any]) -> None:
    _agrees(tomlkit.dumps(data))


def test_a_line_of_what_is_not_there_is_that_of_what_it_belongs_to() -> None:
    found = places('a = 1\n[[b]]\nc = [\n"x",\n]\n')
    assert found.line(("b", 0, "c", 0)) == 4
    assert found.line(("b", 0, "c", 7)) == 3
    assert found.line(("b", 0, "none", "deeper")) == 2
    assert found.line(("none",)) == 1
