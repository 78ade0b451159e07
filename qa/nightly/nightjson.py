"""A night as JSON: what the history exports, and what lies beside a page."""

from __future__ import annotations

import json
from dataclasses import asdict

from qa.model import Night


def night_json(night: Night) -> str:
    """One line; the same night, the same text."""
    data = asdict(night)
    for rows in (data["groups"], data["checks"]):
        for row in rows:
            row["group"] = list(row["group"])
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
