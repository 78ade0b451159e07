"""`qa score --gold`: the findings of each system against the errors that people marked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from qa.errors import InputError

if TYPE_CHECKING:
    from qa.model import Rating
    from qa.scoring.mqm.comparison import Comparison
    from qa.scoring.mqm.matching import Rated
    from qa.scoring.systems import System


class Marks(NamedTuple):
    """What people marked: ratings, or marks of our own format, which belong to one story."""

    path: Path
    own: bool
    ratings: tuple[Rating, ...]


def read_marks(path: Path) -> Marks:
    """The file's marks; raises InputError where it cannot be read."""
    from qa.documents.base import read_file
    from qa.documents.gold import is_gold
    from qa.scoring.mqm.formats import read_ratings

    text = read_file(path, "utf-8")
    own = is_gold(text)
    return Marks(path, own, () if own else read_ratings(text, path))


def against_marks(systems: Sequence[System], marked: Marks) -> tuple[Comparison, int]:
    """All systems together, so that their order by our penalties can be held against people's; and how
    many ratings belong to none of the segments.

    A system has the ratings of its own name, else of the one of which most texts are its. Raises
    InputError where nothing was rated, and for marks of our own format with more than one story.
    """
    from qa.documents.gold import attach_gold
    from qa.scoring.mqm.comparison import compare
    from qa.scoring.mqm.matching import gold_story, match
    from qa.scoring.mqm.profiles import profile

    marks, own, ratings = marked
    names = {rating.system for rating in ratings}
    stories, used = [], 0
    rated: tuple[Rated, ...]
    for system in systems:
        if own:
            if len(systems) > 1 or len(system.documents) > 1:
                raise InputError(
                    "these marks belong to one story of one system", path=marks,
                    remedy="Give that story alone, or marks that name system and story.",
                )  # fmt: skip
            rated = (gold_story(attach_gold(system.documents[0], marks)),)
        else:
            own_name = system.name if system.name in names else ""
            matched = match(system.documents, ratings, marks, own_name)
            used += len(ratings) - matched.unused
            rated = matched.stories
        # With marks of our own there is one story, which carries them now.
        results = {id(r.document): r for r in system.results}
        stories += [(s, results.get(id(s.document), system.results[0])) for s in rated]
    found = compare(stories, profile("linear"), profile("linear" if own else "wmt"))
    if not found.segments:
        raise InputError(
            "no segment of the systems was rated", path=marks,
            remedy="Give the texts that were rated: they must be equal, or document and id.",
        )  # fmt: skip
    return found, max(0, len(ratings) - used)
