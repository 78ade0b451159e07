"""The tables as queries see them: their newest schema. How a store gets there is in `steps`.

Numbers are kept as small integers: a night by the ordinal of its date, groups, checks and scores'
signatures by a number that a table of words explains. `digest` makes a word unique without an
index over texts of any length. The nights × groups × checks are what grows: their rows have a key
that starts with the night, so that a night is written, read and removed in one place, and then the
check, so that groups are added up without sorting.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Double, Integer, MetaData, SmallInteger, Table, Text

metadata = MetaData()


def _word(name: str, *parts: str) -> Table:
    return Table(
        name, metadata, Column("id", Integer, primary_key=True),
        Column("digest", Text, nullable=False, unique=True),
        *(Column(part, Text, nullable=False) for part in parts),
    )  # fmt: skip


def _numbers(*names: str) -> list[Column[int]]:
    return [Column(name, BigInteger, nullable=False) for name in names]


def _counts(*names: str) -> list[Column[int]]:
    """Numbers of findings or stories: there are a million rows of them in a year."""
    return [Column(name, Integer, nullable=False) for name in names]


def _keys(*names: str) -> list[Column[int]]:
    return [Column(name, Integer, primary_key=True, autoincrement=False) for name in names]


nights = Table(
    "qa_nights", metadata, *_keys("day"),
    *(Column(part, Text, nullable=False) for part in ("version", "glossary", "config", "corpus")),
    Column("accepted", SmallInteger, nullable=False),
)  # fmt: skip

groups = _word("qa_groups", "system", "source_lang", "target_lang", "desk")
checks = _word("qa_checks", "name")
measures = _word("qa_measures", "name", "signature", "unit")

group_sums = Table(
    "qa_group_sums", metadata, *_keys("day", "grp"),
    *_numbers(
        "stories", "segments", "words", "word_squares", "failures", "penalty", "penalty_squares",
        "penalty_cross", "terms", "terms_right", "entities", "entities_right",
    ),
    # Nights that were kept before these were counted have none.
    *(
        Column(f"{severity}{of}", BigInteger)
        for severity in ("minor", "major", "critical")
        for of in ("", "_squares", "_cross")
    ),
)  # fmt: skip

check_sums = Table(
    "qa_check_sums", metadata, *_keys("day", "chk", "grp"),
    *_counts("neutral", "minor", "major", "critical", "stories"),
    *_numbers("squares", "crossed"), *_counts("overruled"),
)  # fmt: skip

scores = Table(
    "qa_scores", metadata, *_keys("day", "grp", "place"),
    Column("measure", Integer, nullable=False), Column("value", Double, nullable=False),
    *_numbers("n"), Column("low", Double), Column("high", Double),
    Column("note", Text, nullable=False),
)  # fmt: skip
