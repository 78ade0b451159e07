"""Where words that only the reference has would stand in the target."""

from __future__ import annotations

import pytest

from qa.names.changes import Verdict
from qa.scan.against import compare
from qa.scan.changed import one_a_place
from qa.scan.neighbours import neighbours
from qa.scan.placed import placed

PLACES = [
    # What stands on both sides of the name stands side by side.
    ("en", "The envoy flew to¦ on Monday.", "The envoy flew to Geneva on Monday.", "Geneva"),
    ("de", "Der Minister traf in¦ die Gesandten.", "Der Minister traf in Genf die Gesandten.", "Genf"),
    # Function words that went with it lie between.
    ("en", "Some 66%¦ use the tool to search.", "It found that 66% of Geneva employees used it.", "Geneva"),
    # The first word, and the last one before the stop.
    ("fr", "¦a quitté la ville.", "Genève a quitté la ville.", "Genève"),
    ("en", "The envoy was seen in¦.", "The envoy was seen in Geneva.", "Geneva"),
    # Another order: beside the neighbour that is a word, not before the stop.
    ("de", "Die Gesandten aus¦ trafen sich am Montag.", "Am Montag trafen sich die Gesandten aus Genf.", "Genf"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "marked", "reference", "name"), PLACES)
def test_a_missing_name_has_its_place_between_its_neighbours(
    lang: str, marked: str, reference: str, name: str
) -> None:
    text = marked.replace("¦", "")
    compared = compare(text, reference, lang)
    assert compared
    first = reference.index(name)
    place = placed(compared, first, first + len(name), text, reference, neighbours(lang))
    assert place == marked.index("¦")


def test_no_place_without_a_common_word() -> None:
    compared = compare("Nobody knew.", "Geneva slept", "en")
    assert compared
    assert placed(compared, 0, 6, "Nobody knew.", "Geneva slept", neighbours("en")) is None


def test_of_names_missing_at_one_place_the_surest_is_told() -> None:
    faint = Verdict("missing", 9, 9, None, False, False, True)
    plain = Verdict("missing", 9, 9, None, False, False, False)
    backed = Verdict("missing", 9, 9, None, True, False, False)
    elsewhere = Verdict("missing", 4, 4, None, False, False, True)
    gap = Verdict("gap", 9, 9, None, False, True, False)
    assert one_a_place([elsewhere, faint, plain, backed, gap]) == [elsewhere, backed, gap]
