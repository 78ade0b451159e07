"""Stories to columns and back. Lists are built from their lengths: no object for each value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, islice
from typing import Any

import pyarrow as pa

from qa.model import Finding, Fix, Group, Severity, Span, StoryRow
from qa.nightly.history.texts import all_safe, all_unsafe

_TEXT, _WHOLE = pa.string(), pa.int64()
_TEXTS = pa.list_(_TEXT)

_FINDING = pa.struct(
    [
        ("check", _TEXT), ("mqm", _TEXT), ("severity", pa.int8()), ("segment", _WHOLE),
        ("side", _TEXT), ("start", _WHOLE), ("end", _WHOLE), ("key", _TEXT), ("text", _TEXT),
        ("message", _TEXT), ("evidence", _TEXTS), ("replacement", _TEXT), ("safety", _TEXT),
        ("term", _TEXT), ("confidence", pa.float64()), ("fingerprint", _TEXT),
    ]
)  # fmt: skip
_SUPPRESSED = pa.struct([("check", _TEXT), ("count", _WHOLE)])
_STATISTIC = pa.struct([("signature", _TEXT), ("counts", pa.list_(_WHOLE))])

# `replacement` and `safety` are null where a finding has no fix, `term` where it is of none;
# `severity` is the penalty of the MQM model.
SHAPE = pa.schema(
    [
        ("story", _TEXT), *((name, _TEXT) for name in Group._fields), ("segments", _WHOLE),
        ("words", _WHOLE), ("terms", _WHOLE), ("terms_right", _WHOLE), ("entities", _WHOLE),
        ("entities_right", _WHOLE), ("unseen", _TEXTS), ("failure", _TEXT),
        ("fault", _TEXT), ("suppressed", pa.list_(_SUPPRESSED)),
        ("statistics", pa.list_(_STATISTIC)), ("findings", pa.list_(_FINDING)),
    ]
)  # fmt: skip


def table(rows: Sequence[StoryRow]) -> pa.Table:
    """The stories as columns."""
    statistics = [sorted(row.rows.items()) for row in rows]
    pairs = [pair for one in statistics for pair in one]
    silenced = [sorted(row.suppressed.items()) for row in rows]
    found = [finding for row in rows for finding in row.findings]
    columns = [
        _texts(row.story for row in rows),
        *(_texts(row.group[n] for row in rows) for n in range(len(Group._fields))),
        *(
            pa.array(numbers, _WHOLE)
            for numbers in zip(
                *((r.segments, r.words, *r.terms, *r.entities) for r in rows), strict=True
            )
        ),
        _lists(_texts(text for row in rows for text in row.unseen), [len(r.unseen) for r in rows]),
        _texts(row.failure for row in rows),
        _texts(row.fault for row in rows),
        _lists(_suppressed(silenced), [len(one) for one in silenced]),
        _lists(_statistics(pairs), [len(one) for one in statistics]),
        _lists(_findings(found), [len(row.findings) for row in rows]),
    ]
    return pa.Table.from_arrays(columns, schema=SHAPE)


def _statistics(pairs: Sequence[tuple[str, tuple[int, ...]]]) -> pa.Array:
    counts = pa.array([number for _, numbers in pairs for number in numbers], _WHOLE)
    return pa.StructArray.from_arrays(
        [_texts(name for name, _ in pairs), _lists(counts, [len(c) for _, c in pairs])],
        fields=list(_STATISTIC),
    )


def _suppressed(silenced: Sequence[Sequence[tuple[str, int]]]) -> pa.Array:
    pairs = [pair for one in silenced for pair in one]
    return pa.StructArray.from_arrays(
        [_texts(check for check, _ in pairs), pa.array([count for _, count in pairs], _WHOLE)],
        fields=list(_SUPPRESSED),
    )


def _findings(found: Sequence[Finding]) -> pa.Array:
    fixes = [finding.fix for finding in found]
    evidence = _texts(text for finding in found for text in finding.evidence)
    return pa.StructArray.from_arrays(
        [
            _texts(f.check for f in found), _texts(f.mqm for f in found),
            pa.array([int(f.severity) for f in found], pa.int8()),
            pa.array([f.span.segment for f in found], _WHOLE),
            _texts(f.span.side for f in found),
            pa.array([f.span.start for f in found], _WHOLE),
            pa.array([f.span.end for f in found], _WHOLE),
            _texts(f.key for f in found), _texts(f.text for f in found),
            _texts(f.message for f in found), _lists(evidence, [len(f.evidence) for f in found]),
            _texts(None if fix is None else fix.replacement for fix in fixes),
            _texts(None if fix is None else fix.safety for fix in fixes), _texts(f.term for f in found),
            pa.array([f.confidence for f in found], pa.float64()),
            _texts(f.fingerprint for f in found),
        ],
        fields=list(_FINDING),
    )  # fmt: skip


def _texts(some: Iterable[str | None]) -> pa.Array:
    return pa.array(all_safe(list(some)), _TEXT)


def _lists(values: pa.Array, lengths: Sequence[int]) -> pa.Array:
    return pa.ListArray.from_arrays(pa.array([0, *accumulate(lengths)], pa.int32()), values)


def stories(batch: pa.RecordBatch) -> Iterator[StoryRow]:
    """The columns as stories."""
    columns = dict(zip(batch.schema.names, batch.columns, strict=True))
    terms, entities = (
        zip(columns[name].to_pylist(), columns[f"{name}_right"].to_pylist(), strict=True)
        for name in ("terms", "entities")
    )
    names, counts = columns["statistics"].flatten().flatten()
    statistics = zip(_read(names), _tuples(counts), strict=True)
    checks, numbers = columns["suppressed"].flatten().flatten()
    silenced = zip(_read(checks), numbers.to_pylist(), strict=True)
    return map(
        StoryRow,
        _read(columns["story"]),
        map(Group, *(_read(columns[field]) for field in Group._fields)),
        columns["segments"].to_pylist(),
        columns["words"].to_pylist(),
        _cut(_found(columns["findings"].flatten()), columns["findings"]),
        map(dict, _cut(statistics, columns["statistics"])),
        terms,
        entities,
        _words(columns["unseen"]),
        _read(columns["failure"]),
        _read(columns["fault"]),
        map(dict, _cut(silenced, columns["suppressed"])),
    )


def _found(found: pa.Array) -> Iterator[Finding]:
    (
        check, mqm, severity, segment, side, start, end, key, text, message, evidence, replacement,
        safety, term, confidence, fingerprint,
    ) = found.flatten()  # fmt: skip
    spans = map(Span, *(column.to_pylist() for column in (segment,)), _read(side),
                start.to_pylist(), end.to_pylist())  # fmt: skip
    fixes = (
        None if words is None else Fix(words, how)
        for words, how in zip(_read(replacement), _read(safety), strict=True)
    )
    severities = map(Severity, severity.to_pylist())
    return map(
        Finding, _read(check), _read(mqm), severities, spans, _read(key), _read(text),
        _read(message), _words(evidence), fixes, _read(term), confidence.to_pylist(),
        _read(fingerprint),
    )  # fmt: skip


def _read(column: pa.Array) -> Sequence[Any]:
    return all_unsafe(column.to_pylist())


def _words(column: pa.Array) -> Iterator[tuple[str, ...]]:
    return _cut(_read(column.flatten()), column)


def _tuples(column: pa.Array) -> Iterator[tuple[int, ...]]:
    return _cut(column.flatten().to_pylist(), column)


def _cut(values: Iterable[Any], column: pa.Array) -> Iterator[tuple[Any, ...]]:
    """The values in tuples as long as the column's lists."""
    left = iter(values)
    for length in column.value_lengths().to_pylist():
        yield tuple(islice(left, length))
