"""Check cases: a marked line to a document, and what must be found there."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path

from qa.checks import CHECKS, Case
from qa.model import Document, Segment, Span

FOLDER = Path(__file__).parent / "cases"
_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3}|-[A-Z]{2})?")  # zh-Hant and zh-TW are one language


def from_files() -> list[tuple[str, bool, Case]]:
    """The cases of tests/cases/<check>/<pair>.toml as (check, bad, case)."""
    found = []
    for file in sorted(FOLDER.glob("*/*.toml")):
        data = tomllib.loads(file.read_text(encoding="utf-8"))
        for kind in ("bad", "good"):
            for row in data.get(kind, []):
                row = {k: tuple(v) if isinstance(v, list) else v for k, v in row.items()}
                found.append((file.parent.name, kind == "bad", Case(pair=file.stem, **row)))
    return found


def from_checks() -> list[tuple[str, bool, Case]]:
    """The cases that stand with the checks."""
    return [
        (name, bad, case)
        for name, check in CHECKS.items()
        for bad, cases in ((True, check.bad), (False, check.good))
        for case in cases
    ]


def document(case: Case) -> tuple[Document, Span | None]:
    """The story of a case and where the flag must be; None for a silent case."""
    start = case.target.find("«") if "»" in case.target else -1
    pair = _TAG.findall(case.pair)
    # French quotation marks have a blank inside, marks of a case have none.
    marked = start >= 0 and not case.target[start + 1].isspace()
    target = case.target.replace("«", "").replace("»", "") if marked else case.target
    end = case.target.find("»") - 1
    sources = case.story_source + ((case.source,) if case.source else ())
    texts = (*case.story, target)
    has_source = bool(case.source)
    segments = tuple(
        Segment(
            target=text,
            source=(sources[n] if n < len(sources) else "") if has_source else None,
            references=(case.reference,) if case.reference and n == len(texts) - 1 else (),
            key=str(n + 1),
        )
        for n, text in enumerate(texts)
    )
    day = date.fromisoformat(case.published) if case.published else None
    story = Document("case", "case", pair[0] if has_source else None, pair[-1], segments, day)
    return story, Span(len(texts) - 1, "target", start, end) if marked else None
