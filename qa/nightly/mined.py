"""The sentences in which a check doubts a name, mined: wrong renderings for the glossary.

It is done once, where the night is concluded, over a bounded number of segments. Mining sorts what
it is given, so that the night's engine and order leave no trace.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from qa.errors import QaError
from qa.mining import Corpus, Mined, mine
from qa.mining.known import Known
from qa.mining.proposals import Proposal as Found
from qa.mining.proposals import Rule, proposals, proposals_text
from qa.mining.rejected import Rejected, Rejection, beside, read_rejected
from qa.model import Document, Mining, Night, Proposal, Segment, Sighted
from qa.nightly.batch import loaded
from qa.nightly.corpus import Item
from qa.nightly.suspects import Doubt, Suspects, story_key
from qa.nightly.task import Batch, Task, opened

FILE = "proposals.toml"
# How many translations are compared: a fifth of the night's, so that mining stays a small part of it;
# of a small night more, of a large one no more than memory bears.
_SHARE, _FEW, _MOST = 5, 1_000, 20_000
_BYTES = 64 * 1024 * 1024  # of stories that are read again
_LEAST = 0.5  # confidence
_CONCEPTS = 300  # in the file
_SHOWN = 30  # of them on the page
_RENDERINGS = 6  # of one of them


@dataclass(frozen=True, slots=True)
class Proposed:
    """What the page shows, and the text of the file that `qa glossary accept` reads."""

    mining: Mining
    text: str


def proposed(
    batches: Iterable[Batch], suspects: Suspects, task: Task, out: Path, night: Night
) -> Proposed | None:
    """What the night's doubted names teach; None where they teach nothing.

    `out` has the nights: what was rejected in one of them is not proposed again. Raises QaError
    where its rejections cannot be read, and whatever mining itself does.
    """
    doubted = list(suspects)
    if not doubted:
        return None
    segments = sum(group.segments for group in night.groups)
    most = min(_MOST, max(_FEW, segments // _SHARE))
    corpus = Corpus()
    try:
        for document in _documents(_items(batches, doubted, task), doubted, task):
            corpus.add(document)
            if corpus.segments >= most:
                break
        if not corpus.segments:
            return None
        compiled = opened(task.config).compiled
        mined = mine(corpus, compiled)
    finally:
        corpus.close()
    found = proposals(mined, Known(compiled), _rejected(out), 1, _LEAST)
    if not found:
        return None
    return _told(found[:_CONCEPTS], mined, task, out / night.name / FILE)


def _told(found: Sequence[Found], mined: Mined, task: Task, file: Path) -> Proposed:
    wrong = [one for one in found if one.rules]
    wrong.sort(key=lambda one: (-_weight(one), -one.confidence, one.id))
    into = next((p for p in reversed(task.config.glossaries) if p.suffix == ".toml"), None)
    shown = tuple(_proposal(one, file, into or Path("names.toml")) for one in wrong[:_SHOWN])
    mining = Mining(shown, mined.segments, file.name, len(wrong), len(found) - len(wrong))
    return Proposed(mining, proposals_text(found, mined))


def _weight(found: Found) -> float:
    """How often it was seen, the doubtful for less."""
    return sum(rule.count * rule.confidence for rule in found.rules)


def _proposal(found: Found, file: Path, into: Path) -> Proposal:
    first = found.rules[0].rule
    right = next((f.text for f in found.forms if f.lang == first.lang), first.instead)
    rules = sorted(found.rules, key=lambda rule: (-rule.count, -rule.confidence, rule.rule.text))
    source = first.when.source_has[0] if first.when.source_has else ""
    words = ["qa", "glossary", "accept", str(file), "--concept", found.id, "--into", str(into)]
    return Proposal(
        found.id, found.new, right, source, tuple(map(_sighted, rules[:_RENDERINGS])),
        shlex.join(words),
    )  # fmt: skip


def _sighted(rule: Rule) -> Sighted:
    text, instead = rule.rule.text, rule.rule.instead
    where = excerpt = ""
    if rule.examples:
        where, excerpt = rule.examples[0].story, rule.examples[0].excerpt
    return Sighted(text, instead, rule.count, rule.stories, rule.confidence, where, excerpt)


def _rejected(out: Path) -> Rejected:
    """What people rejected in any night."""
    rows: set[Rejection] = set()
    for file in sorted(out.glob(f"*/{beside(Path(FILE)).name}")):
        rows.update(read_rejected(file).rows)
    return Rejected(rows)


def _items(
    batches: Iterable[Batch], doubted: Sequence[tuple[str, set[Doubt]]], task: Task
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
    items: dict[str, list[Item]], doubted: Sequence[tuple[str, set[Doubt]]], task: Task
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
