"""How fast mangled names are looked for.

    python benchmarks/names_speed.py FILE.jsonl ... [--names N] [--human]

First, name-like tokens a second on one core with N names (100,000) of places and persons: the
tokens of the files' translations into English, as in the study of names (with `--human` of the few
texts of people beside them, in which nearly every name is new), each text once, story by story, in
their order and as often as they occur. Nothing of their words is in the process's memory at the
start; the tables and lists that it reads once are counted with the opening of the names, and the
records of the benchmark itself are kept out of the garbage collector's way. Of several turns, each
with names opened anew, the fastest counts: what else a machine does only adds. Counted is every
capitalised token that has the shape of a name; the time is that of the whole search after the words
of the text are known, the comparison with everyday words and real names included.

Then the time that `examine` takes with the shipped packs
and N further names on the files' translations into English, as stories with their sources, of which
one in a hundred has a mangled name: with all that looks for names and without it, by turns in one
run, after one turn that does not count. Exit code 1 below 50,000 tokens a second or above 25 % more.
"""

from __future__ import annotations

import argparse
import gc
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from unittest import mock

from names_texts import filled, groups, read_clean, read_translated, write_pack

from qa.engine import examine
from qa.language import language
from qa.model import Document, Segment
from qa.names import WrittenSmall, distance, name_tokens, sound
from qa.names.tables import tables
from qa.project import Config, Project, open_project
from qa.scan import load
from qa.scan.compiled import Compiled
from qa.scan.unaided import Search

NAMES, TOKENS, SHARE = 100_000, 50_000, 0.25
ROUNDS = 5
HUNDRED = 100


def stories(files: Sequence[Path]) -> list[Document]:
    """The English texts of the files as stories without a source, each text once."""
    groups: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for row in read_clean(files):
        doc = str(row["meta"].get("doc") or row["id"])
        groups[row["src_lang"], doc].setdefault(row["clean"], row["id"])
    seen: set[str] = set()
    found = []
    for (lang, doc), texts in groups.items():
        segments = tuple(Segment(t, None, (), key) for t, key in texts.items() if t not in seen)
        seen |= texts.keys()
        if segments:
            found.append(Document(doc, "", lang, "en", segments))
    return found


def unaided(some: Sequence[Document]) -> list[Document]:
    """The translations of some stories without their sources, each text once."""
    seen: set[str] = set()
    found = []
    for story in some:
        texts = {s.target: s.key for s in story.segments if s.target not in seen}
        seen |= texts.keys()
        if texts:
            segments = tuple(Segment(text, None, (), key) for text, key in texts.items())
            found.append(Document(story.name, "", story.source_lang, "en", segments))
    return found


def translations(files: Sequence[Path]) -> list[Document]:
    """The translations into English as stories with their sources."""
    found = []
    for rows in groups(read_translated(files), False):
        segments = tuple(Segment(r["mt"], r["source"], (), r["id"]) for r in rows)
        found.append(Document(rows[0]["id"], "", rows[0]["src_lang"], "en", segments))
    return found


def mangled(story: Document) -> Document:
    """The story with a mangled name in its first sentence."""
    first, *rest = story.segments
    text = f"Angela Merkil and Emmanuel Makron met. {first.target}"
    changed = Segment(text, first.source, (), first.key)
    return Document(story.name, "", story.source_lang, "en", (changed, *rest))


def cool() -> None:
    """Empty what the process has learned of words."""
    for part in (*vars(sound).values(), *vars(distance).values()):
        if hasattr(part, "cache_clear") and part is not tables:
            part.cache_clear()


def opened(pack: Path, folder: Path) -> tuple[Compiled, float]:
    """The glossary of a compiled pack with all that a first story reads, and the seconds it took."""
    start = time.process_time()
    glossary = load([pack], folder)
    throughput(
        [Document("", "", "", "en", (Segment("Angela Merkil met Ban Lutchin.", None),))], glossary
    )
    return glossary, time.process_time() - start


def throughput(some: Sequence[Document], glossary: Compiled) -> tuple[int, int, float]:
    """Tokens, words and seconds of the search alone."""
    book = glossary.book("en")
    assert book
    lang = language("en")
    stops = {w.casefold() for w in (*lang.titles, *lang.articles, *lang.dates.weekdays)}
    tokens = words = 0
    spent = 0.0
    gc.collect()
    gc.freeze()
    for story in some:
        texts = [segment.target for segment in story.segments]
        common = WrittenSmall(texts)
        lines = [name_tokens(text, stops, common) for text in texts]
        tokens += sum(map(len, lines))
        words += sum(len(text.split()) for text in texts)
        start = time.process_time()
        search = Search(story, book, glossary.resolved(None), ())
        for index, line in enumerate(lines):
            search.look(index, line, ())
        for _ in search.found():
            pass
        spent += time.process_time() - start
    return tokens, words, spent


def added(some: Sequence[Document], project: Project) -> tuple[float, float]:
    """The least seconds of several turns: with the search, and without."""
    times: dict[bool, list[float]] = {True: [], False: []}
    for _ in range(ROUNDS):
        for search in (True, False):
            look: AbstractContextManager[object] = nullcontext()
            look = look if search else mock.patch("qa.scan.near_misses", return_value=())
            with look:
                start = time.process_time()
                for story in some:
                    result = examine(story, project)
                    assert not result.failure, result.failure
                times[search].append(time.process_time() - start)
    return min(times[True]), min(times[False])


def main() -> int:
    """Two lines, and whether they are within the limits."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--names", type=int, default=NAMES)
    parser.add_argument("--human", action="store_true")
    options = parser.parse_args()
    if not options.files:
        return 0
    stories_ = translations(options.files)
    some = stories(options.files) if options.human else unaided(stories_)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pack = write_pack(filled([], options.names), folder)
        start = time.process_time()
        load([pack], folder).book("en")
        built = time.process_time() - start
        cold, once, second = [], 0.0, 0.0
        for _ in range(ROUNDS):
            cool()
            glossary, once = opened(pack, folder)
            tokens, words, spent = throughput(some, glossary)
            cold.append(spent)
            again, _, second = throughput(some, glossary)
        speed = tokens / min(cold)
        print(
            f"{options.names:,} names: compiled in {built:.1f} s, opened in {once:.3f} s;"
            f" {words:,} words, {tokens:,} name-like tokens: {speed:,.0f} a second cold"
            f" ({tokens / max(cold):,.0f} in the slowest of {ROUNDS} turns),"
            f" {again / second:,.0f} once more"
        )
        project = open_project(Config(glossaries=(pack,)), folder)
        corpus = [mangled(s) if n % HUNDRED == 0 else s for n, s in enumerate(stories_)]
        for story in corpus:
            examine(story, project)
        with_, without = added(corpus, project)
        share = with_ / without - 1
        print(
            f"{len(corpus)} stories: {with_:.2f} s with the search, {without:.2f} s without:"
            f" {share:+.1%}"
        )
    return 1 if speed < TOKENS or share > SHARE else 0


if __name__ == "__main__":
    sys.exit(main())
