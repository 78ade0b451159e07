"""Which stories of two nights are one and the same where their files have other names every night.

A newsroom's export is called corpus-2026-11-25.jsonl one night and corpus-2026-11-26.jsonl the next,
or lies in a folder of that date. A story goes by its full name first. Of the others two are one story
when they have the same own name (the `doc` of a table's rows, else the file's name) and the very same
source, and no third story of either night has both: "doc 1" of one day is not "doc 1" of another.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from qa.nightly.tables import table_suffix

Identity = tuple[str, str]


def renamed(
    before: Mapping[str, str], after: Mapping[str, str]
) -> dict[str, str]:  # fmt: skip
    """For stories of the earlier night their names in the later one, where these differ.

    Both are names with the digest of the story's source, "" where it has none.
    """
    old = _single(before, before.keys() - after.keys())
    new = _single(after, after.keys() - before.keys())
    return {old[one]: new[one] for one in old.keys() & new.keys()}


def _single(stories: Mapping[str, str], names: Collection[str]) -> dict[Identity, str]:
    """The identities that one story alone has."""
    found: dict[Identity, str] = {}
    several: set[Identity] = set()
    for name in names:
        if stories[name]:
            identity = own_name(name), stories[name]
            if identity in found:
                several.add(identity)
            found[identity] = name
    return {identity: name for identity, name in found.items() if identity not in several}


def own_name(story: str) -> str:
    """A story's name without the table or the folders that it lies in."""
    head, _, rest = story.partition("#")
    path = Path(head)
    if rest and table_suffix(path):
        return rest
    return "#".join(filter(None, (path.name, rest)))
