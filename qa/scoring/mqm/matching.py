"""Which ratings belong to which segment of which story."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from qa.errors import DocumentError, InputError
from qa.model import Document, MqmError, Place, Rating, Segment
from qa.scoring.mqm.errors import gold_error
from qa.scoring.mqm.penalty import grouped


@dataclass(frozen=True, slots=True)
class Rated:
    """A story of one system with the ratings of each segment; a segment without any was not rated."""

    document: Document
    system: str
    ratings: tuple[tuple[Rating, ...], ...]


@dataclass(frozen=True, slots=True)
class Matched:
    """Stories with ratings; `unused` ratings belong to none of the stories."""

    stories: tuple[Rated, ...]
    unused: int = 0


def stories_of(
    ratings: Iterable[Rating], path: str, source_lang: str | None, target_lang: str | None
) -> Matched:
    """The rated texts themselves as stories, one for each system and document.

    DocumentError where there are no texts, or no target language is known.
    """
    stories = []
    for (system, name), group in grouped(ratings, lambda r: (r.system, r.document)).items():
        rated = grouped(group, lambda r: (r.segment, r.number, r.target))
        for rating in group:
            if rating.target is None:
                raise DocumentError(
                    "the annotations have no texts", path=path,
                    remedy="Give the stories as well, before the annotations.",
                )  # fmt: skip
        ours = source_lang or group[0].source_lang or None
        theirs = target_lang or group[0].target_lang
        if not theirs:
            raise DocumentError(
                "the annotations do not say the language of the translation", path=path,
                remedy="Name it with --to, that of the source with --from.",
            )  # fmt: skip
        segments = tuple(
            Segment(target or "", same[0].source or None, (), key)
            for (key, _, target), same in rated.items()
        )
        document = Document(name, path, ours, theirs, segments)
        stories.append(Rated(document, system, tuple(tuple(same) for same in rated.values())))
    return Matched(tuple(stories))


def gold_story(document: Document) -> Rated:
    """A story with marks of our own format: one rater, who looked at every segment."""
    found: dict[int, list[MqmError]] = {}
    for mark in document.gold:
        found.setdefault(mark.span.segment, []).append(gold_error(mark))
    return Rated(
        document, "",
        tuple(
            (Rating("", document.name, segment.key, "gold", tuple(found.get(number, ()))),)
            for number, segment in enumerate(document.segments)
        ),
    )  # fmt: skip


def match(
    documents: Sequence[Document], ratings: Sequence[Rating], path: Path | str, system: str = ""
) -> Matched:
    """Find each segment's ratings.

    Where the ratings have texts, a segment's are those of the same text: of the same document and
    key first, then in order. Without texts they go by document and key, or, where they name no
    document, by their number from 0 over the stories of a file. The system is the named one, else the
    one of which most texts fit, else the one that the story's file is named after. InputError where
    nothing decides or a place lies outside its text.
    """
    by_system = grouped(ratings, lambda r: r.system)
    if system and system not in by_system:
        raise InputError(
            f"there is no system {system!r}", path=path,
            remedy=f"It is one of: {', '.join(sorted(by_system)[:20])}.",
        )  # fmt: skip
    texts = all(rating.target is not None for rating in ratings)
    stories, used = [], 0
    for file, group in grouped(documents, lambda d: d.path).items():
        chosen = system or (
            _by_text(group, by_system) if texts else _by_name(file, by_system, path)
        )
        mine = by_system.get(chosen, [])
        found = _texts(group, mine) if texts else _keys(group, mine, path)
        for document, rated in zip(group, found, strict=True):
            stories.append(Rated(document, chosen, rated))
            used += sum(len(same) for same in rated)
    return Matched(tuple(stories), len(ratings) - used)


def _by_text(documents: Sequence[Document], by_system: dict[str, list[Rating]]) -> str:
    """The system whose texts these are, the first of those with most."""
    wanted = Counter(segment.target for document in documents for segment in document.segments)
    fits = {
        name: sum(wanted[text] for text in {r.target for r in ratings if r.target is not None})
        for name, ratings in by_system.items()
    }
    best = max(fits, key=lambda name: fits[name], default="")
    return best if best and fits[best] else next(iter(by_system), "")


def _by_name(file: str, by_system: dict[str, list[Rating]], path: Path | str) -> str:
    if len(by_system) == 1:
        return next(iter(by_system))
    parts = {Path(file).stem, *Path(file).name.split(".")}
    named = [name for name in by_system if name in parts]
    if len(named) != 1:
        raise InputError(
            "the annotations are of several systems and have no texts", path=path,
            remedy=f"Name one with --system: {', '.join(sorted(by_system)[:20])}.",
        )  # fmt: skip
    return named[0]


def _texts(
    documents: Sequence[Document], ratings: Sequence[Rating]
) -> list[tuple[tuple[Rating, ...], ...]]:
    """Ratings by equal text."""
    exact = grouped(ratings, lambda r: (r.target or "", r.document, r.segment))
    rest: dict[str, deque[tuple[str, str, str]]] = {}
    for key in exact:
        rest.setdefault(key[0], deque()).append(key)
    taken: set[tuple[str, str, str]] = set()
    found = []
    # Those whose name fits first, so that none of them goes to a namesake.
    sure = {
        (d, s): key
        for d, document in enumerate(documents)
        for s, segment in enumerate(document.segments)
        if (key := (segment.target, document.name, segment.key)) in exact
    }
    taken.update(sure.values())
    for d, document in enumerate(documents):
        rows = []
        for s, segment in enumerate(document.segments):
            own = sure.get((d, s))
            queue = rest.get(segment.target, deque())
            while own is None and queue:
                candidate = queue.popleft()
                if candidate not in taken:
                    own = candidate
                    taken.add(own)
            rows.append(tuple(exact[own]) if own else ())
        found.append(tuple(rows))
    return found


def _keys(
    documents: Sequence[Document], ratings: Sequence[Rating], path: Path | str
) -> list[tuple[tuple[Rating, ...], ...]]:
    """Ratings by document and key, or by number."""
    named = grouped(ratings, lambda r: (r.document, r.segment))
    found, number = [], 0
    for document in documents:
        rows = []
        for segment in document.segments:
            same = named.get((document.name, segment.key)) or named.get(("", str(number)), [])
            number += 1
            rows.append(tuple(_fitted(rating, segment, path) for rating in same))
        found.append(tuple(rows))
    return found


def _fitted(rating: Rating, segment: Segment, path: Path | str) -> Rating:
    """The rating with the segment's texts; DocumentError where a place is not in them.

    Tools that ask for marks put a sign behind the text, so that an end may lie one beyond it.
    """
    texts = {"target": segment.target, "source": segment.source or ""}
    errors = []
    for error in rating.errors:
        places = []
        for place in error.places:
            length = len(texts[place.side])
            if place.start > length:
                raise DocumentError(
                    f"the mark from {place.start} to {place.end} of {rating.document or 'segment'} "
                    f"{rating.segment}, {rating.system} lies behind the end of its {place.side} "
                    f"({length})", path=path, remedy="Give the stories that were rated.",
                )  # fmt: skip
            places.append(Place(place.side, place.start, min(place.end, length)))
        errors.append(replace(error, places=tuple(places)))
    return replace(rating, errors=tuple(errors), source=segment.source, target=segment.target)
