"""How fast and how large the reports of many findings are, format by format, beside `json`.

    python benchmarks/reports_size.py FILE... [--findings N] [--rows N]

Every word of the stories with five letters or more is a finding until there are N (100,000), in
files of at most `--rows` segments (2,000), so that there are several; with one row many files, with
many rows one large one. Each format is printed in a process of its own: seconds of processor time,
its megabytes (million bytes) a second, findings a second, the memory that it took beyond the
findings, and how much longer it takes than a quarter of the findings (4.0 is linear).
"""

from __future__ import annotations

import os
import re
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import cycle, islice
from multiprocessing import get_context

from qa.checks import CHECKS
from qa.documents import ReadOptions, read_documents
from qa.documents.locate import locate
from qa.documents.raw import Raw
from qa.documents.weave import plain
from qa.model import Document, Finding, Fix, Result, Segment, Severity, Span
from qa.reporting import REPORTERS, ReportOptions, reporter
from qa.reporting.github_summary import step_summary

_WORD = re.compile(r"[^\W\d_]{5,}")
_GRADES = (Severity.CRITICAL, Severity.MAJOR, Severity.MINOR, Severity.MINOR, Severity.NEUTRAL)
_NAMES = tuple(CHECKS)


def made(lines: Sequence[str], number: int, rows: int) -> list[Result]:
    """Results with so many findings in all."""
    found: list[Result] = []
    source = cycle(lines)
    while number:
        path = f"copy/story-{len(found)}.en.mt.txt"
        one = story(path, list(islice(source, rows)), number)
        number -= len(one.findings)
        found.append(one)
    return found


def story(path: str, lines: Sequence[str], most: int) -> Result:
    text = "\n".join(lines)
    raw = Raw(path, text.encode(), text, "utf-8")
    segments, at = [], 0
    for number, line in enumerate(lines, 1):
        segments.append(Segment(line, line, key=str(number), line=number, pieces=plain(line, at)))
        at += len(line) + 1
    document = Document(path, path, "zh", "en", tuple(segments), form="text")
    found = tuple(islice(findings(segments), most))
    return Result(document, found, places=locate(document, found, raw), encoding="utf-8")


def findings(segments: Sequence[Segment]) -> Iterator[Finding]:
    count = 0
    for number, segment in enumerate(segments):
        for match in _WORD.finditer(segment.target):
            count += 1
            yield Finding(
                _NAMES[count % len(_NAMES)], "Accuracy/Mistranslation", _GRADES[count % 5],
                Span(number, "target", match.start(), match.end()), str(number + 1), match[0],
                f"“{match[0]}” looks like a mangled “{match[0].title()}”",
                (f"source, segment {number + 1}: “{match[0]}”", "sounds 96% alike"),
                Fix(match[0].title(), "likely"), "person.somebody", 0.9, f"{count:016x}",
            )  # fmt: skip


def printed(form: str, results: list[Result]) -> str:
    if form == "step summary":
        return step_summary(results)
    return reporter(form)(results, ReportOptions("0"))


def measured(form: str, results: list[Result]) -> tuple[float, int, float]:
    """Seconds, bytes, megabytes of memory beyond those before."""
    few = results[:1]
    printed(form, [replace(few[0], findings=(), places=())])  # modules are loaded
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    text = printed(form, results)
    seconds = time.process_time() - start
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return seconds, len(text.encode("utf-8", "replace")), (after - before) / 1024


def apart(form: str, results: list[Result]) -> tuple[float, int, float]:
    """The same in a process of its own, which has the findings without being sent them."""
    context = get_context("fork")
    here, there = context.Pipe()
    process = context.Process(target=lambda: there.send(measured(form, results)))
    process.start()
    found: tuple[float, int, float] = here.recv()
    process.join()
    return found


def quarter(results: Sequence[Result], number: int) -> list[Result]:
    """The first findings, so many of them."""
    found = []
    for one in results:
        kept = min(number, len(one.findings))
        number -= kept
        found.append(replace(one, findings=one.findings[:kept], places=one.places[:kept]))
        if not number:
            break
    return found


def main(words: Sequence[str]) -> None:
    options = {"--findings": 100_000, "--rows": 2_000}
    files = []
    given = iter(words)
    for word in given:
        if word in options:
            options[word] = int(next(given))
        else:
            files.append(word)
    if not files:
        sys.exit(0)
    loaded = read_documents(files, ReadOptions(target_lang="en"))
    lines = [s.target for one in loaded if one.document for s in one.document.segments]
    if not any(map(_WORD.search, lines)):
        sys.exit("the stories have no words of five letters")
    results = made(lines, options["--findings"], options["--rows"])
    few = quarter(results, options["--findings"] // 4)
    print(
        f"{options['--findings']:,} findings in {len(results):,} stories, Python {sys.version[:4]}"
    )
    print(
        f"{'':14} {'seconds':>8} {'MB':>7} {'MB/s':>6} {'findings/s':>11} {'memory MB':>10} {'4n/n':>5}"
    )
    for form in ["json", *(f for f in REPORTERS if f != "json"), "step summary"]:
        small = apart(form, few)
        seconds, size, memory = apart(form, results)
        print(
            f"{form:14} {seconds:8.2f} {size / 1e6:7.1f} {size / 1e6 / seconds:6.1f} "
            f"{options['--findings'] / seconds:11,.0f} {memory:10.0f} {seconds / small[0]:5.1f}",
            flush=True,
        )


if __name__ == "__main__":
    os.environ.setdefault("PYTHONHASHSEED", "0")
    main(sys.argv[1:])
