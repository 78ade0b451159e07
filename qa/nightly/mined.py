"""The sentences in which a check doubts a name, mined: wrong renderings for the glossary.

It is done once, over a bounded number of segments: by a worker, as soon as the stories of the night's
sample are examined. Mining sorts what it is given, so that the night's engine and order leave no trace.
What it gave is kept as batches are, by the digest of all that it rests on.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import shlex
import zlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from qa.errors import QaError
from qa.mining import Corpus, mine
from qa.mining.known import Known
from qa.mining.proposals import Proposal as Found
from qa.mining.proposals import Rule, proposals, proposals_text
from qa.mining.rejected import Rejected, Rejection, beside, read_rejected
from qa.model import Document, Mining, Proposal, Segment, Sighted
from qa.nightly.batch import loaded, put_synced
from qa.nightly.corpus import Item
from qa.nightly.engines import Job
from qa.nightly.sample import Sample
from qa.nightly.suspects import Doubt, story_key
from qa.nightly.task import Batch, Task, opened

FILE = "proposals.toml"
# How many translations are compared: an eighth of the night's, so that mining, which one worker does
# by itself, stays a small part of it;
# of a small night more, of a large one no more than memory bears.
_SHARE, _FEW, _MOST = 8, 1_000, 20_000
_BYTES = 64 * 1024 * 1024  # of stories that are read again
_LEAST = 0.5  # confidence
_CONCEPTS = 300  # in the file
_SHOWN = 30  # of them on the page
_RENDERINGS = 6  # of one of them
_BYTEWISE = ("utf-8", "backslashreplace")

Doubted = tuple[str, tuple[Doubt, ...]]  # a story's key and what is doubted in it


@dataclass(frozen=True, slots=True)
class Proposed:
    """What the page shows, and the text of the file that `qa glossary accept` reads."""

    mining: Mining
    text: str


def asked(batches: Iterable[Batch], sample: Sample, task: Task, out: Path) -> Job | None:
    """The work of mining the names that are doubted in the sample, None where there are none.

    Its receipt is named by the digest of all that it rests on. `out` has the nights: what was
    rejected in one of them is not proposed again. QaError where its rejections cannot be read.
    """
    most = min(_MOST, max(_FEW, sample.most(_SHARE)))
    doubted, items = _enough(list(sample.suspects), batches, task, most)
    if not doubted:
        return None
    rejected = _rejected(out)
    found = hashlib.blake2b(digest_size=16)
    found.update(repr((task.batch(items).digest, most, doubted, rejected)).encode(*_BYTEWISE))
    work = partial(_mine, doubted=doubted, most=most, rejected=rejected)
    return Job(items, found.hexdigest(), work)


def in_advance(batches: Iterable[Batch], sample: Sample, task: Task, out: Path) -> Job | None:
    """The same before the night is concluded, which then tells what was wrong."""
    try:
        return asked(batches, sample, task, out)
    except QaError:
        return None


def _enough(
    doubted: Sequence[tuple[str, set[Doubt]]], batches: Iterable[Batch], task: Task, most: int
) -> tuple[tuple[Doubted, ...], tuple[Item, ...]]:
    """The first of the doubted stories, twice as many as hold so many translations, and the items of
    all systems."""
    items = _items(batches, doubted, task)
    chosen: list[Doubted] = []
    needed: list[Item] = []
    left = 2 * most
    for key, doubts in doubted:
        if left <= 0:
            break
        left -= len(doubts) * len(items[key])
        chosen.append((key, tuple(sorted(doubts))))
        needed += items[key]
    return tuple(chosen), tuple(needed)


def _mine(
    job: Batch, task: Task, *, doubted: Sequence[Doubted], most: int,
    rejected: tuple[Rejection, ...],
) -> str:  # fmt: skip
    """Mine and leave what it gave as the job's receipt; why it failed, where it did."""
    receipt = task.receipt(job)
    if receipt.exists():
        os.utime(receipt)
        return receipt.name
    try:
        told = _mined(job, task, doubted, most, Rejected(rejected))
    except OSError:
        raise
    except Exception as error:
        told = {"failed": f"{type(error).__name__}: {error}"}
    text = json.dumps(told, ensure_ascii=False).encode(*_BYTEWISE)
    put_synced(receipt, gzip.compress(text, mtime=0))
    return receipt.name


def _mined(
    job: Batch, task: Task, doubted: Sequence[Doubted], most: int, rejected: Rejected
) -> dict[str, Any]:
    corpus = Corpus()
    try:
        items = _items([job], doubted, task)
        for document in _documents(items, doubted, task):
            corpus.add(document)
            if corpus.segments >= most:
                break
        if not corpus.segments:
            return {}
        compiled = opened(task.config).compiled
        mined = mine(corpus, compiled)
    finally:
        corpus.close()
    found = proposals(mined, Known(compiled), rejected, 1, _LEAST)[:_CONCEPTS]
    if not found:
        return {}
    wrong = [one for one in found if one.rules]
    wrong.sort(key=lambda one: (-_weight(one), -one.confidence, one.id))
    return {
        "shown": [asdict(_proposal(one)) for one in wrong[:_SHOWN]], "segments": mined.segments,
        "total": len(wrong), "names": len(found) - len(wrong),
        "text": proposals_text(found, mined),
    }  # fmt: skip


def proposed(job: Job, task: Task, night: Path) -> Proposed | None:
    """What a job that was done has left; None where mining teaches nothing, QaError where it failed,
    which is tried again the next time."""
    receipt = task.receipt(job)
    try:
        told = json.loads(gzip.decompress(receipt.read_bytes()))
        why = str(told.get("failed", ""))
    except (OSError, EOFError, zlib.error, ValueError):
        told, why = {}, "its worker was lost"
    if why:
        receipt.unlink(missing_ok=True)
        raise QaError(f"mining failed: {why}")
    if not told:
        return None
    into = next((p for p in reversed(task.config.glossaries) if p.suffix == ".toml"), None)
    shown = tuple(_accepted(one, night / FILE, into or Path("names.toml")) for one in told["shown"])
    mining = Mining(shown, told["segments"], FILE, told["total"], told["names"])
    return Proposed(mining, told["text"])


def _accepted(one: dict[str, Any], file: Path, into: Path) -> Proposal:
    where = (str(file), "--concept", one["concept"], "--into", str(into))
    seen = tuple(Sighted(**sighted) for sighted in one["seen"])
    return Proposal(
        **{**one, "seen": seen, "accept": shlex.join(("qa", "glossary", "accept", *where))}
    )


def _weight(found: Found) -> float:
    """How often it was seen, the doubtful for less."""
    return sum(rule.count * rule.confidence for rule in found.rules)


def _proposal(found: Found) -> Proposal:
    """Without the command that accepts it, which has the night's name."""
    first = found.rules[0].rule
    right = next((f.text for f in found.forms if f.lang == first.lang), first.instead)
    rules = sorted(found.rules, key=lambda rule: (-rule.count, -rule.confidence, rule.rule.text))
    source = first.when.source_has[0] if first.when.source_has else ""
    return Proposal(
        found.id, found.new, right, source, tuple(map(_sighted, rules[:_RENDERINGS])), ""
    )


def _sighted(rule: Rule) -> Sighted:
    text, instead = rule.rule.text, rule.rule.instead
    where = excerpt = ""
    if rule.examples:
        where, excerpt = rule.examples[0].story, rule.examples[0].excerpt
    return Sighted(text, instead, rule.count, rule.stories, rule.confidence, where, excerpt)


def _rejected(out: Path) -> tuple[Rejection, ...]:
    """What people rejected in any night."""
    rows: set[Rejection] = set()
    for file in sorted(out.glob(f"*/{beside(Path(FILE)).name}")):
        rows.update(read_rejected(file).rows)
    return tuple(sorted(rows, key=repr))


def _items(
    batches: Iterable[Batch], doubted: Sequence[tuple[str, Collection[Doubt]]], task: Task
) -> dict[str, list[Item]]:
    """Of each doubted story the items of all systems."""
    found: dict[str, list[Item]] = {key: [] for key, _ in doubted}
    for batch in batches:
        for item in batch.items:
            own = None if item.error else found.get(story_key(item.name, task.layout))
            if own is not None:
                own.append(item)
    return found


def _documents(
    items: dict[str, list[Item]], doubted: Sequence[Doubted], task: Task
) -> Iterator[Document]:
    """The doubted sentences as all systems translate them, story after story."""
    left = _BYTES
    for key, doubts in doubted:
        size = sum(item.size for item in items[key])
        if size > left:
            continue
        left -= size
        stories = [story for item in items[key] for story in _stories(item, task)]
        wanted = {
            _sentence(story.segments[number])
            for inner, story in stories
            for about, number in doubts
            if about == inner and number < len(story.segments)
        }
        for inner, story in stories:
            chosen = tuple(s for s in story.segments if _sentence(s) in wanted)
            if chosen:
                name = "#".join(filter(None, (key.removeprefix("#"), inner)))
                yield replace(story, name=name, segments=chosen)


def _stories(item: Item, task: Task) -> list[tuple[str, Document]]:
    """The item's stories with their names within it; none where it can be read no longer."""
    try:
        read = loaded(item, task)
    except (QaError, OSError):
        return []
    several = item.end < 0 and len(read) > 1
    return [(one.document.name if several else "", one.document) for one in read if one.document]


def _sentence(segment: Segment) -> str:
    """What makes translations comparable: the source, else the reference."""
    return (segment.source or "").strip() or min(segment.references, default="")
