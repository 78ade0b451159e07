"""A night as a record of plain values: what JSON Lines and Parquet files carry.

    {"format": "wireqa-night/1", "name": "2026-11-25", ..., "groups": [{"system": "mt1", ...,
     "scores": [{"name": "BLEU", ...}], "checks": [{"check": "changed-number", ...}]}]}

Texts are `safe`, as in the store; otherwise names and meanings are those of the model's nouns.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import NoneType
from typing import Any

from qa.model import CheckSum, Group, GroupSum, Night, Score, Spread
from qa.nightly.history.texts import safe, unsafe

FORMAT = "wireqa-night/1"

Record = dict[str, Any]
Kinds = Mapping[str, tuple[type, ...]]

# Fields in their order, with the kinds of value that they may have.
_TEXT, _WHOLE, _REAL, _LIST = (str,), (int,), (int, float), (list,)
_TEXTS = ("name", "version", "glossary", "config", "corpus")
NIGHT: Kinds = {
    "format": _TEXT, **dict.fromkeys(_TEXTS, _TEXT), "accepted": (bool,), "groups": _LIST,
}  # fmt: skip
NUMBERS = (
    "stories", "segments", "words", "word_squares", "failures", "penalty", "penalty_squares",
    "penalty_cross",
)  # fmt: skip
GROUP: Kinds = {
    **dict.fromkeys(Group._fields, _TEXT), **dict.fromkeys(NUMBERS, _WHOLE),
    "terms": _LIST, "entities": _LIST, "scores": _LIST, "checks": _LIST,
    "severities": _LIST,
}  # fmt: skip
SCORE: Kinds = {
    "name": _TEXT, "value": _REAL, "signature": _TEXT, "n": _WHOLE, "low": (*_REAL, NoneType),
    "high": (*_REAL, NoneType), "unit": _TEXT, "note": _TEXT,
}  # fmt: skip
COUNTS = ("stories", "squares", "cross", "overruled")
CHECK: Kinds = {"check": _TEXT, "findings": _LIST, **dict.fromkeys(COUNTS, _WHOLE)}


def record(night: Night) -> Record:
    """The night as a record."""
    checks: dict[Group, list[Record]] = {}
    for sums in night.checks:
        checks.setdefault(sums.group, []).append(
            {
                "check": safe(sums.check), "findings": list(sums.findings),
                **{name: getattr(sums, name) for name in COUNTS},
            }
        )  # fmt: skip
    return {
        "format": FORMAT, **{name: safe(getattr(night, name)) for name in _TEXTS},
        "accepted": night.accepted,
        "groups": [_group(sums, checks.get(sums.group, [])) for sums in night.groups],
    }  # fmt: skip


def _group(sums: GroupSum, checks: list[Record]) -> Record:
    fields = zip(Group._fields, map(safe, sums.group), strict=True)
    return {
        **dict(fields), **{name: getattr(sums, name) for name in NUMBERS},
        "terms": list(sums.terms), "entities": list(sums.entities),
        "scores": [_score(score) for score in sums.scores], "checks": checks,
        "severities": [n for spread in sums.severities for n in spread],
    }  # fmt: skip


def _score(score: Score) -> Record:
    return {
        "name": safe(score.name), "value": float(score.value), "signature": safe(score.signature),
        "n": score.n, "low": None if score.low is None else float(score.low),
        "high": None if score.high is None else float(score.high), "unit": safe(score.unit),
        "note": safe(score.note),
    }  # fmt: skip


def night(given: object) -> Night:
    """The night of a record; ValueError says what is wrong with it."""
    found = _fields(given, NIGHT, "a night")
    if found["format"] != FORMAT:
        raise ValueError(f"format is not {FORMAT}")
    groups: list[GroupSum] = []
    checks: list[CheckSum] = []
    for one in found["groups"]:
        # Exports from before severities were counted do not have them.
        fields = _fields(
            {"severities": []} | one if isinstance(one, dict) else one, GROUP, "a group"
        )
        group = Group(*(unsafe(fields[name]) for name in Group._fields))
        scores = [_fields(score, SCORE, "a score") for score in fields["scores"]]
        pairs = {name: tuple(_whole(fields, name, 2)) for name in ("terms", "entities")}
        plain: Record = {name: fields[name] for name in NUMBERS} | pairs
        groups.append(
            GroupSum(
                group, **plain, scores=tuple(map(_scored, scores)), severities=_spreads(fields)
            )
        )
        for check in (_fields(check, CHECK, "a check") for check in fields["checks"]):
            neutral, minor, major, critical = _whole(check, "findings", 4)
            counts = [check[name] for name in COUNTS]
            grades = (neutral, minor, major, critical)
            checks.append(CheckSum(group, unsafe(check["check"]), grades, *counts))
    texts: Record = {name: unsafe(found[name]) for name in _TEXTS}
    return Night(**texts, accepted=found["accepted"], groups=tuple(groups), checks=tuple(checks))


def _spreads(fields: Record) -> tuple[Spread, ...]:
    if not fields["severities"]:
        return ()
    flat = _whole(fields, "severities", 9)
    return tuple(Spread(*flat[n : n + 3]) for n in range(0, 9, 3))


def _scored(fields: Record) -> Score:
    low, high = fields["low"], fields["high"]
    return Score(
        unsafe(fields["name"]), float(fields["value"]), unsafe(fields["signature"]), fields["n"],
        None if low is None else float(low), None if high is None else float(high),
        unsafe(fields["unit"]), unsafe(fields["note"]),
    )  # fmt: skip


def _fields(given: object, kinds: Kinds, what: str) -> Record:
    if not isinstance(given, dict):
        raise ValueError(f"{what} is no object")
    for name in given.keys() - kinds.keys():
        raise ValueError(f"{what} has an unknown key {str(name)[:40]!r}")
    for name, kind in kinds.items():
        if name not in given:
            raise ValueError(f"{what} has no {name}")
        # To Python a truth value is a number; here it is none.
        if type(given[name]) not in kind:
            raise ValueError(f"{name} of {what} is no {'/'.join(k.__name__ for k in kind)}")
    return given


def _whole(fields: Record, name: str, size: int) -> list[int]:
    found = fields[name]
    if len(found) != size or any(type(number) is not int for number in found):
        raise ValueError(f"{name} are not {size} whole numbers")
    assert isinstance(found, list)
    return found
