"""A night as JSON: what the history exports, and what lies beside a page."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from qa.model import CheckSum, Group, GroupSum, Night, Score, Spread


def night_json(night: Night) -> str:
    """One line; the same night, the same text."""
    data = asdict(night)
    for rows in (data["groups"], data["checks"]):
        for row in rows:
            row["group"] = list(row["group"])
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def night_of(text: str) -> Night:
    """The night of such a line; raises ValueError, KeyError or TypeError for what is none."""
    data = json.loads(text)
    if not isinstance(data, dict):
        raise TypeError("no object")
    groups = tuple(_group(row) for row in data.pop("groups"))
    checks = tuple(
        CheckSum(**{**row, "group": Group(*row["group"]), "findings": tuple(row["findings"])})
        for row in data.pop("checks")
    )
    return Night(**data, groups=groups, checks=checks)


def _group(row: dict[str, Any]) -> GroupSum:
    return GroupSum(
        **{
            **row,
            "group": Group(*row["group"]),
            "terms": tuple(row["terms"]),
            "entities": tuple(row["entities"]),
            "scores": tuple(Score(**score) for score in row["scores"]),
            "severities": tuple(Spread(*sums) for sums in row.get("severities", ())),
        }
    )
