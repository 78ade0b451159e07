"""Records with people's marks as ratings: what the benchmarks of MQM share."""

from __future__ import annotations

from typing import Any

from qa.model import MqmError, Place, Rating

Record = dict[str, Any]


def mqm_error(label: Record) -> MqmError:
    """A label as an error; without a category its type stands in (error spans without one)."""
    places = []
    if label["start"] is not None:
        places.append(Place("target", label["start"], label["end"]))
    if label.get("source_start") is not None:
        places.append(Place("source", label["source_start"], label["source_end"]))
    return MqmError(label.get("category") or label["type"], label["severity"], tuple(places))


def ratings(record: Record) -> list[Rating]:
    """One rating for each rater of the record, also for those who marked nothing."""
    meta = record["meta"]
    raters = list(meta["raters"]) if "raters" in meta else [meta["rater"]]
    marked: dict[str, list[MqmError]] = {rater: [] for rater in raters}
    for label in record["labels"]:
        marked[label.get("rater", raters[0])].append(mqm_error(label))
    return [
        Rating(
            meta["system"], meta["doc"], str(meta["seg"]), rater, tuple(errors), record["source"],
            record["mt"], record["id"], meta.get("esa_score"), record["src_lang"],
            record["tgt_lang"],
        )
        for rater, errors in marked.items()
    ]  # fmt: skip
