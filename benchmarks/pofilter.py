"""The cost of all checks with all packs beside that of translate-toolkit's `pofilter`.

    python benchmarks/pofilter.py PROGRAM FILE.jsonl [--megabytes N] [--stages]

PROGRAM is the path of `pofilter` (install translate-toolkit into an environment of its own). The
records of FILE (source, mt, src_lang, tgt_lang, meta.doc, meta.system) are repeated as stories up to
N MB of UTF-8, source and translation together. No round is like another: figures of three and more
digits that are no years, and the people and places that the glossary knows on both sides, are others
in each, the same ones in source and translation. The one corpus is given to both programs in one
run, to `pofilter` as a PO file with all its checks; what is compared is the CPU time of a process
of its own for each, from its start to its end. Sentences without such figures and names come again
in each round as they are, and what was found in them is kept: how many those are is said, and at a
size of one round (1.2 MB of wmt-zhen) there are hardly any. `--stages` then says where ours goes,
measured inside another run: each function that the scan calls, without those that it calls itself.
Exit code 1 above a fifth.
"""

from __future__ import annotations

import argparse
import functools
import gc
import inspect
import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any
from unittest import mock

from qa import scan as scanning
from qa.engine import examine
from qa.model import Document, Hit, Kind, Segment, Term
from qa.project import Config, Project, cache_folder, open_project
from qa.scan.matches import Matches

SHARE = 0.2
GARBAGE = (100_000, 20, 20)  # as the command and the workers of a night look for it
_FIGURE = re.compile(r"(?<![\d.,])\d{3,}(?![\d.,]*\d)")
_YEARS = range(1800, 2101)
_VARIED: tuple[Kind, ...] = ("person", "place")
_POOL = 5000  # names of a kind that stand for others
_PRIME = 7919
_HEAD = (
    'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    '"Content-Transfer-Encoding: 8bit\\n"\n"Language: {}\\n"\n\n'
)


def stories(file: Path) -> list[Document]:
    """The records as stories, in the order of the file."""
    groups: dict[tuple[str, str, str, str], list[Segment]] = defaultdict(list)
    for line in file.read_text(encoding="utf-8").splitlines():
        row: dict[str, Any] = json.loads(line)
        if row.get("mt") and row.get("source"):
            meta = row.get("meta") or {}
            place = str(meta.get("doc") or row["id"]), str(meta.get("system") or "")
            segment = Segment(row["mt"], row["source"], (), row["id"])
            groups[(*place, row["src_lang"], row["tgt_lang"])].append(segment)
    return [
        Document(f"{doc} {system}", "", source, target, tuple(segments))
        for (doc, system, source, target), segments in groups.items()
    ]


class Variations:
    """The stories again and again, with other names and figures in each round."""

    def __init__(self, base_: Sequence[Document], project: Project) -> None:
        self._stories, self._terms = base_, project.compiled.terms
        self._pools: dict[tuple[str, str, Kind], list[Term]] = {}
        self._hits = [scanning.scan(story, project.compiled).hits for story in base_]

    def round(self, number: int) -> Iterator[Document]:
        """The stories of one round."""
        for story, hits in zip(self._stories, self._hits, strict=True):
            places: dict[tuple[int, str], list[Hit]] = defaultdict(list)
            for hit in hits:
                if hit.term.kind in _VARIED and hit.form.use == "full":
                    places[hit.span.segment, hit.span.side].append(hit)
            segments = []
            for index, segment in enumerate(story.segments):
                ours, theirs = places[index, "target"], places[index, "source"]
                both = {h.term.id for h in ours} & {h.term.id for h in theirs}
                write = functools.partial(self._write, story, number, both)
                target = write(segment.target, ours, story.target_lang)
                source = write(segment.source or "", theirs, story.source_lang or "")
                segments.append(Segment(target, source, (), f"{segment.key}/{number}"))
            name = f"{story.name} {number}"
            yield Document(name, "", story.source_lang, story.target_lang, tuple(segments))

    def _write(
        self,
        story: Document,
        number: int,
        both: set[str],
        text: str,
        hits: Sequence[Hit],
        lang: str,
    ) -> str:
        taken = len(text) + 1
        for hit in sorted(hits, key=lambda h: (h.span.start, h.span.end), reverse=True):
            if number and hit.term.id in both and hit.span.end <= taken:
                taken = hit.span.start
                form = self._other(story, hit.term, number).canonical(lang)
                assert form
                text = text[:taken] + form.text + text[hit.span.end :]
        return _FIGURE.sub(functools.partial(_figure, number), text)

    def _other(self, story: Document, term: Term, number: int) -> Term:
        """Who stands for somebody in a round: the same one all through it."""
        key = (story.source_lang or "", story.target_lang, term.kind)
        if key not in self._pools:
            self._pools[key] = list(self._pool(*key))
        pool = self._pools[key]
        return pool[(sum(map(ord, term.id)) + number * _PRIME) % len(pool)]

    def _pool(self, source: str, target: str, kind: Kind) -> Iterator[Term]:
        found = 0
        for concept in self._terms:
            term = self._terms[concept]
            if term.kind == kind and term.canonical(source) and term.canonical(target):
                found += 1
                yield term
            if found >= _POOL:
                return


def _figure(number: int, match: re.Match[str]) -> str:
    figure = match[0]
    if not figure.isascii() or int(figure[:4]) in _YEARS or figure[0] == "0":
        return figure
    return figure[0] + "".join(str((int(digit) + number) % 10) for digit in figure[1:])


def corpus(file: Path, bytes_: int, project: Project) -> Iterator[Document]:
    """Stories of so many bytes."""
    varied = Variations(stories(file), project)
    size = number = 0
    while True:
        for story in varied.round(number):
            yield story
            size += sum(len((s.target + (s.source or "")).encode()) for s in story.segments)
            if size >= bytes_:
                return
        number += 1


def write(some: Sequence[Document], folder: Path) -> tuple[Path, Path]:
    """The same stories for each program."""
    ours, theirs = folder / "corpus.jsonl", folder / "corpus.po"
    with ours.open("w", encoding="utf-8") as lines, theirs.open("w", encoding="utf-8") as po:
        po.write(_HEAD.format(some[0].target_lang))
        for number, story in enumerate(some):
            rows = [[s.target, s.source, s.key] for s in story.segments]
            record = [story.name, story.source_lang, story.target_lang, rows]
            lines.write(json.dumps(record, ensure_ascii=False) + "\n")
            for target, source, key in rows:
                po.write(f"msgctxt {_po(f'{number} {key}')}\nmsgid {_po(source or '')}\n")
                po.write(f"msgstr {_po(target or '')}\n\n")
    return ours, theirs


def _po(text: str) -> str:
    plain = text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t")
    return '"' + plain.replace("\r", "\\r").replace("\n", "\\n") + '"'


def read(file: Path) -> Iterator[Document]:
    """What `write` wrote."""
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            name, source, target, rows = json.loads(line)
            segments = tuple(Segment(t, s, (), k) for t, s, k in rows)
            yield Document(name, "", source, target, segments)


def ours(file: Path) -> None:
    """Examine it all, as one process."""
    gc.set_threshold(*GARBAGE)
    project = open_project(Config(), cache_folder())
    for story in read(file):
        result = examine(story, project)
        assert not result.failure, result.failure


def stages(file: Path) -> dict[str, float]:
    """Microseconds a segment of each stage of the scan, the rest of it, and the checks."""
    spent: dict[str, float] = defaultdict(float)
    inner: list[float] = []  # what the stages inside those that run have taken

    def timed(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def run(*arguments: Any, **options: Any) -> Any:
            start = time.process_time()
            inner.append(0.0)
            found = function(*arguments, **options)
            # A stage that yields is run to its end here, else its time would be its caller's.
            found = list(found) if isinstance(found, Iterator) else found
            whole = time.process_time() - start
            spent[name] += whole - inner.pop()
            if inner:
                inner[-1] += whole
            return found

        return run

    gc.set_threshold(*GARBAGE)
    project = open_project(Config(), cache_folder())
    some = list(read(file))
    named = [
        name
        for name, function in vars(scanning).items()
        if inspect.isfunction(function) and function.__module__.startswith("qa.scan")
    ]
    patches = [mock.patch.object(scanning, n, timed(n, getattr(scanning, n))) for n in named]
    patches.append(mock.patch.object(Matches, "of", timed("matches", Matches.of)))
    patches.append(mock.patch("qa.engine.scan", timed("rest of the scan", scanning.scan)))
    for patch in patches:
        patch.start()
    start = time.process_time()
    for story in some:
        examine(story, project)
    whole = time.process_time() - start
    for patch in patches:
        patch.stop()
    spent["checks"] = whole - sum(spent.values())
    segments = sum(len(story.segments) for story in some)
    return {name: seconds / segments * 1e6 for name, seconds in spent.items()}


def repeated(some: Sequence[Document]) -> float:
    """The share of the segments whose source and target stood together before."""
    seen: set[tuple[str | None, str]] = set()
    again = count = 0
    for segment in (segment for story in some for segment in story.segments):
        count += 1
        again += (segment.source, segment.target) in seen
        seen.add((segment.source, segment.target))
    return again / count


def _cpu(command: Sequence[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> int:
    """One line for each program, their ratio, and the stages."""
    if sys.argv[1:2] == ["--examine"]:
        ours(Path(sys.argv[2]))
        return 0
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program", nargs="?")
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--megabytes", type=float, default=20.0)
    parser.add_argument("--stages", action="store_true")
    options = parser.parse_args()
    if options.file is None:
        return 0
    with tempfile.TemporaryDirectory() as name:
        project = open_project(Config(), cache_folder())
        some = list(corpus(options.file, int(options.megabytes * 1e6), project))
        mine, theirs = write(some, Path(name))
        pairs = sum(len(story.segments) for story in some)
        print(
            f"{options.megabytes:g} MB, {len(some):,} stories, {pairs:,} segments, "
            f"{repeated(some):.0%} of them as they stood before"
        )
        out = Path(name) / "out.po"
        language = f"--language={some[0].target_lang}"
        other = _cpu([options.program, "--progress=none", language, str(theirs), str(out)])
        print(f"pofilter  {other:8.1f} s of CPU")
        own = _cpu([sys.executable, __file__, "--examine", str(mine)])
        print(f"qa        {own:8.1f} s of CPU: {own / other:.2f} of pofilter")
        if options.stages:
            for stage, seconds in sorted(stages(mine).items(), key=lambda item: -item[1]):
                print(f"  {stage:18} {seconds:7.1f} µs a segment")
    return 1 if own > SHARE * other else 0


if __name__ == "__main__":
    sys.exit(main())
