"""Made-up findings in files that are read as they are in a run."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from qa.documents import ReadOptions, read_documents
from qa.documents.locate import locate
from qa.model import (
    Document,
    Failure,
    Finding,
    Fix,
    Result,
    Segment,
    Severity,
    Span,
    Suppressed,
)
from qa.reporting import ReportOptions, reporter

OPTIONS = ReportOptions(tool_version="0.0.0")
MACHINE = ("sarif", "rdjson", "rdjsonl", "github", "gitlab", "junit", "checkstyle")
PATH = "copy/a b:é,1.en.mt.txt"
HOSTILE = (
    "<script>alert(1)</script> ]]> %0A::error::x | `a` \x1b[31m \u202e \x00 ##[add-mask]x "
    "[l](https://e.example) {0} \\| www.e.example @all \r\n::warning::y"
)
TEXT = "塔利班 said Balladal.\r\ne\u0301t\u00e9 Balladal 🇦🇫 Balladal\r\nقال Balladal في كابل\r\n"


def finding(segment: int, text: str, start: int, **more: Any) -> Finding:
    one = Finding(
        "near-miss-name", "Accuracy/Mistranslation", Severity.CRITICAL,
        Span(segment, "target", start, start + len(text)), str(segment + 1), text,
        f"“{text}” looks wrong", ("source, segment 1: “巴拉达尔”",), Fix("Baradar", "likely"),
        None, 0.9, f"{segment}-{start}",
    )  # fmt: skip
    return replace(one, **more)


def told(file: Path, word: str = "Balladal", shown: str = PATH, **more: Any) -> Result:
    """The result of a file in which each occurrence of the word is a finding.

    `shown` is the path in reports, so that no temporary folder is in them.
    """
    (loaded,) = read_documents([str(file)], ReadOptions(target_lang="en"))
    document, raw = loaded.document, loaded.raw
    assert document, str(loaded.error)
    assert raw
    found = tuple(
        finding(number, word, match.start(), **more)
        for number, segment in enumerate(document.segments)
        for match in re.finditer(re.escape(word), segment.target)
    )
    document = replace(document, path=shown, source_path="")
    return Result(
        document, found, places=locate(document, found, raw), encoding=raw.encoding,
        member=raw.member,
    )  # fmt: skip


def written(folder: Path, text: str, encoding: str = "utf-8", name: str = "a.en.mt.txt") -> Path:
    """A file with the text; a codec that writes a byte order mark does so."""
    folder.mkdir(exist_ok=True)
    file = folder / name
    file.write_bytes(text.encode(encoding))
    return file


def broken() -> Result:
    document = Document("b", "b.txt", None, "", ())
    return Result(document, failure=Failure("input", f"b.txt: {HOSTILE}"))


def overruled(whole: Result) -> Result:
    """The same with its first two findings suppressed, in a list and in the baseline."""
    first = Suppressed(whole.findings[0], "external", "we say so", whole.places[0])
    second = Suppressed(whole.findings[1], "baseline", "known", whole.places[1])
    return replace(
        whole, findings=whole.findings[2:], places=whole.places[2:], suppressed=(first, second)
    )


def many(number: int, severity: Severity = Severity.MINOR, path: str = PATH) -> Result:
    """So many findings of nothing, in a file that nobody read."""
    segments = tuple(Segment("Balladal", line=n, key=str(n)) for n in range(1, number + 1))
    found = tuple(finding(n, "Balladal", 0, severity=severity) for n in range(number))
    return Result(Document("a", path, "zh", "en", segments, form="text"), found)


def report(form: str, *results: Result, options: ReportOptions = OPTIONS) -> str:
    return reporter(form)(results, options)


def bare(results: Sequence[Result]) -> list[Result]:
    """Without places, as an old reader leaves them."""
    return [replace(result, places=()) for result in results]
