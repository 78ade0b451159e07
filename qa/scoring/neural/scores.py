"""Scores of segments by a neural model, kept by segment and checkpoint."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from qa.errors import InputError
from qa.model import Score, Segment
from qa.scoring.neural.model import Comet, load
from qa.scoring.neural.parts import split
from qa.scoring.neural.store import read, store, write

_DIGITS = 6  # what other segments of a batch change lies behind them
_AT_ONCE = 2048  # segments between two writes to the cache

_Key = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class NeuralScores:
    """One value a segment (None where a side that the model needs is missing), and their mean.

    `split` segments were too long for the model in one piece.
    """

    values: tuple[float | None, ...]
    score: Score
    split: int


def neural(
    segments: Sequence[Segment],
    path: Path,
    cache: Path | None,
    batch: int = 16,
    gpus: int = 0,
) -> NeuralScores:
    """Scores by the model of a checkpoint; several references of a segment are averaged.

    InputError where the checkpoint cannot be used or no segment has the sides that it needs.
    """
    model = load(path)
    samples = [samples_of(segment, model.sides) for segment in segments]
    if not any(samples):
        raise InputError(
            f"no segment has what {model.name} needs: {', '.join(model.sides)}", path=path,
            remedy="Give sources and references, or a model that does without.",
        )  # fmt: skip
    unique = list({tuple(s.items()): s for same in samples for s in same}.values())
    known, parted = _scored(unique, model, cache, batch, gpus)
    values = tuple(
        round(math.fsum(known[tuple(s.items())] for s in same) / len(same), _DIGITS)
        if same
        else None
        for same in samples
    )
    there = [value for value in values if value is not None]
    long = sum(any(tuple(s.items()) in parted for s in same) for same in samples)
    notes = []
    if len(there) < len(values):
        notes.append(f"{len(there)} of {len(values)} segments have {', '.join(model.sides)}")
    if long:
        notes.append(f"{long} segments longer than the model takes were scored in parts")
    nrefs = max((len(same) for same in samples), default=0) if "ref" in model.sides else 0
    signature = (
        f"comet|model:{model.name}|checkpoint:{model.fingerprint}|sides:{'+'.join(model.sides)}|"
        f"nrefs:{nrefs}|long:mean-of-parts|version:{model.version}"
    )
    name = "COMET" if "ref" in model.sides else "CometKiwi"
    mean = math.fsum(there) / len(there)
    score = Score(name, mean, signature, len(there), note="; ".join(notes))
    return NeuralScores(values, score, long)


def samples_of(segment: Segment, sides: Sequence[str]) -> list[dict[str, str]]:
    """What the model reads: one for each reference where it needs one; none where a side lacks."""
    if "src" in sides and not segment.source:
        return []
    given = {"src": segment.source or "", "mt": segment.target}
    rest = {side: given[side] for side in sides if side != "ref"}
    if "ref" not in sides:
        return [rest]
    return [{**rest, "ref": reference} for reference in segment.references if reference]


def _scored(
    samples: Sequence[dict[str, str]], model: Comet, cache: Path | None, batch: int, gpus: int
) -> tuple[dict[_Key, float], set[_Key]]:
    """The score of each sample, from the cache where it is there, and those that were split."""
    found: dict[_Key, float] = {}
    long: set[_Key] = set()
    with store(cache) as table:
        for start in range(0, len(samples), _AT_ONCE):
            some = samples[start : start + _AT_ONCE]
            names = [_cached_as(sample, model) for sample in some]
            ready = read(table, names)
            parts: list[dict[str, str]] = []
            owners: list[tuple[int, int]] = []
            for number, (sample, name) in enumerate(zip(some, names, strict=True)):
                key = tuple(sample.items())
                pieces = [sample] if model.fits(sample) else split(sample, model)
                if len(pieces) > 1:
                    long.add(key)
                if name in ready:
                    found[key] = ready[name]
                    continue
                parts += pieces
                owners += [(number, len(piece["mt"]) or 1) for piece in pieces]
            values = model.predict(parts, batch, gpus) if parts else []
            sums: dict[int, list[float]] = {}
            for (number, weight), value in zip(owners, values, strict=True):
                total = sums.setdefault(number, [0.0, 0.0])
                total[0] += weight * value
                total[1] += weight
            fresh = {n: round(a / b, _DIGITS) for n, (a, b) in sums.items()}
            found |= {tuple(some[n].items()): value for n, value in fresh.items()}
            write(table, [(names[n], value) for n, value in fresh.items()])
    return found, long


def _cached_as(sample: dict[str, str], model: Comet) -> bytes:
    digest = hashlib.blake2b(digest_size=16)
    for part in (model.fingerprint, model.version, *(t for item in sample.items() for t in item)):
        data = part.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.digest()
