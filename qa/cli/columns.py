"""`--column target=mt_text`: the columns of a table as the user calls them."""

from __future__ import annotations

from collections.abc import Sequence

from qa.errors import InputError


def columns(given: Sequence[str]) -> dict[str, str]:
    """What each column means to its name in the table; InputError for what is no such pair."""
    if not given:
        return {}
    from qa.documents.table import MEANINGS

    found = {}
    for one in given:
        what, _, name = one.partition("=")
        if not (what and name):
            raise InputError(
                f"the column {one!r} has no name", remedy="Write --column target=mt_text."
            )
        if what not in MEANINGS:
            raise InputError(
                f"--column {one}: no column means {what!r}",
                remedy=f"Known: {', '.join(MEANINGS)}.",
            )
        found[what] = name
    return found
