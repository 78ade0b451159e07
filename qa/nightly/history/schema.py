"""The history's tables, and the steps from each version of them to the next.

Names, checks and signatures stand once, rows have their numbers: a year of twenty systems in six
directions is some tens of megabytes.
"""

from __future__ import annotations

from collections.abc import Callable

import sqlalchemy as sa

META = sa.MetaData()
_BIG = sa.BigInteger()

VERSION_OF = sa.Table("wireqa_schema", META, sa.Column("version", sa.Integer, nullable=False))
NIGHTS = sa.Table(
    "nights", META,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("name", sa.Text, nullable=False, unique=True),
    sa.Column("version", sa.Text, nullable=False),
    sa.Column("glossary", sa.Text, nullable=False),
    sa.Column("config", sa.Text, nullable=False),
    sa.Column("corpus", sa.Text, nullable=False),
    sa.Column("accepted", sa.Boolean, nullable=False),
)  # fmt: skip
GROUPS = sa.Table(
    "groups", META,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("system", sa.Text, nullable=False),
    sa.Column("source_lang", sa.Text, nullable=False),
    sa.Column("target_lang", sa.Text, nullable=False),
    sa.Column("desk", sa.Text, nullable=False),
    sa.UniqueConstraint("system", "source_lang", "target_lang", "desk"),
)  # fmt: skip
CHECKS = sa.Table(
    "checks", META,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("name", sa.Text, nullable=False, unique=True),
)  # fmt: skip
MEASURES = sa.Table(
    "measures", META,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("signature", sa.Text, nullable=False),
    sa.Column("unit", sa.Text, nullable=False),
    sa.UniqueConstraint("name", "signature", "unit"),
)  # fmt: skip


def _part_of_night() -> sa.Column[int]:
    return sa.Column(
        "night", sa.Integer, sa.ForeignKey("nights.id", ondelete="CASCADE"), primary_key=True
    )


GROUP_COLUMNS = (
    "stories", "segments", "words", "word_squares", "failures", "penalty", "penalty_squares",
    "penalty_cross", "terms_due", "terms_right", "entities_due", "entities_right",
)  # fmt: skip
CHECK_COLUMNS = (
    "neutral", "minor", "major", "critical", "stories", "squares", "cross", "overruled",
)  # fmt: skip
GROUP_SUMS = sa.Table(
    "group_sums", META, _part_of_night(),
    sa.Column("grp", sa.Integer, sa.ForeignKey("groups.id"), primary_key=True),
    *(sa.Column(name, _BIG, nullable=False) for name in GROUP_COLUMNS),
    sqlite_with_rowid=False,
)  # fmt: skip
CHECK_SUMS = sa.Table(
    "check_sums", META, _part_of_night(),
    sa.Column("grp", sa.Integer, sa.ForeignKey("groups.id"), primary_key=True),
    sa.Column("chk", sa.Integer, sa.ForeignKey("checks.id"), primary_key=True),
    *(sa.Column(name, _BIG, nullable=False) for name in CHECK_COLUMNS),
    sqlite_with_rowid=False,
)  # fmt: skip
SCORES = sa.Table(
    "scores", META, _part_of_night(),
    sa.Column("grp", sa.Integer, sa.ForeignKey("groups.id"), primary_key=True),
    sa.Column("measure", sa.Integer, sa.ForeignKey("measures.id"), primary_key=True),
    sa.Column("value", sa.Double, nullable=False),
    sa.Column("low", sa.Double),
    sa.Column("high", sa.Double),
    sa.Column("n", _BIG, nullable=False),
    sa.Column("note", sa.Text, nullable=False),
    sqlite_with_rowid=False,
)  # fmt: skip


def _first(connection: sa.Connection) -> None:
    META.create_all(connection)


# Step n leads from version n to n + 1. A step that is out is never changed.
STEPS: tuple[Callable[[sa.Connection], None], ...] = (_first,)
