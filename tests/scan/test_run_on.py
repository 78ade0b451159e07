"""Quotations that run over several segments: what explains a lone mark, and what does not."""

from __future__ import annotations

import pytest

from qa.model import Document, Segment
from qa.scan.marks.pairing import pairings

_SOURCES = (
    "“The road is closed,” he said.",
    "Nobody was hurt.",
    "The minister said: “We will wait.”",
)


def _lone(*targets: str) -> list[tuple[int, str]]:
    segments = tuple(map(Segment, targets, _SOURCES))
    found = pairings(Document("s", "", "en", "de", segments))
    return [(f.span.segment, f.kind) for f in found]


def test_closed_in_a_later_line() -> None:
    assert _lone("Er sagte: „Die Straße ist zu.", "Niemand ist verletzt.", "Wir warten“.") == []


def test_each_paragraph_opens_it() -> None:
    texts = "„Die Straße ist zu, sagte er.", "Niemand ist verletzt.", "„Wir warten."
    assert _lone(*texts) == []


def test_what_opens_amid_a_later_line_is_another_quotation() -> None:
    texts = "„Die Straße ist zu, sagte er.", "Niemand ist verletzt.", "Er sagte: „Wir warten."
    assert _lone(*texts) == [(0, "unpaired"), (2, "unpaired")]


@pytest.mark.parametrize("between", ["Der „Weg“ ist frei.", "Er hieß „der Lange“."])
def test_a_whole_quotation_in_between(between: str) -> None:
    assert (0, "unpaired") in _lone("„Die Straße ist zu, sagte er.", between, "Wir warten“.")
