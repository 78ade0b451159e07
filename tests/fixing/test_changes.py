"""Edits after edits are edits of the first text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qa.documents.raw import Raw
from qa.documents.writing import Edit, edited
from qa.fixing.changes import Change, composed
from qa.fixing.choose import apart


def _raw(text: str) -> Raw:
    return Raw("a.txt", text.encode(), text, "utf-8")


@st.composite
def changes(draw: st.DrawFn, length: int) -> list[Change]:
    """Changes in order that do not overlap."""
    found: list[Change] = []
    for start, size in sorted(draw(st.lists(st.tuples(st.integers(0, length), st.integers(0, 4)),
                                            max_size=4))):  # fmt: skip
        end = min(start + size, length)
        if not found or apart(found[-1].edit, Edit(start, end, "")):
            found.append(Change(start, end, draw(st.text("XYZ", max_size=3))))
    return found


@given(st.text("ab\n", max_size=20), st.data())
def test_two_after_each_other_are_one(text: str, data: st.DataObject) -> None:
    first = data.draw(changes(len(text)))
    between = edited(_raw(text), [change.edit for change in first])
    second = data.draw(changes(len(between)))
    last = edited(_raw(between), [change.edit for change in second])
    both = composed(first, second, between)
    assert edited(_raw(text), [change.edit for change in both]) == last
