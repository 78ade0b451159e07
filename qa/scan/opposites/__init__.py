"""Words of the translation that say the opposite of the source: rose for fell, north for south.

Sentence by sentence each side's words are sorted by opposition and pole. An opposition is turned round
where the source has words of one pole alone and the target words of the other one alone. What a name
has (West Bank, South Korea) is no such word, and where a negator may turn a word round ("did not rise")
a sentence with one says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from qa.fold import Folded
from qa.kept import Kept
from qa.model import Document, Hit, Opposite, Side, Span
from qa.scan.abreast import paired
from qa.scan.entries import Cue
from qa.scan.negation.cues import denies
from qa.scan.negation.data import lexicon
from qa.scan.opposites.beside import exchanged
from qa.scan.opposites.data import Axis, Poles, axes, poles
from qa.scan.opposites.words import names_in, words_of
from qa.scan.singly import key_of, weight_of

__all__ = ["exchanged", "opposites"]

_STRETCH = 1_500  # characters of a sentence: in more, words of both poles say little
_KNOWN: Kept[tuple[Opposite, ...]] = Kept()


class _View(NamedTuple):
    """A sentence of one side: its words by opposition and pole, and whether it may deny."""

    words: Mapping[str, Mapping[str, tuple[int, int]]]
    denies: bool


def opposites(
    document: Document,
    folded: Mapping[tuple[str, int], Folded],
    hits: Mapping[tuple[int, Side], Sequence[Hit]],
) -> Iterator[Opposite]:
    """The oppositions that are turned round, in order; none for a language without data."""
    theirs, ours = poles(document.source_lang or ""), poles(document.target_lang)
    if theirs is None or ours is None:
        return
    for index, segment in enumerate(document.segments):
        if ("source", index) not in folded:
            continue
        words: dict[Side, Poles] = {"source": theirs, "target": ours}
        if ("reference", index) in folded:
            words["reference"] = ours
        texts = {side: folded[side, index] for side in words}
        names = {side: names_in(hits.get((index, side), ())) for side in words}
        key = *key_of(document, index), *names.items()
        found = _KNOWN.get(key)
        if found is None:
            found = tuple(_turned(index, document, texts, words, names))
            _KNOWN.put(key, found, weight_of(segment, found))
        yield from found


def _turned(
    index: int,
    document: Document,
    texts: Mapping[Side, Folded],
    words: Mapping[Side, Poles],
    names: Mapping[Side, Sequence[Span]],
) -> Iterator[Opposite]:
    found = {side: words_of(texts[side], words[side], names[side]) for side in texts}
    if not (found["source"] and found["target"]):
        return
    langs = {"source": document.source_lang or ""}
    for row in paired([text.text for text in texts.values()]):
        if max(end - start for start, end in row) > _STRETCH:
            continue
        views = {
            side: _view(texts[side].text, found[side], part, langs.get(side, document.target_lang))
            for side, part in zip(texts, row, strict=True)
        }
        source, target, reference = views["source"], views["target"], views.get("reference")
        told: set[tuple[int, int]] = set()
        for name, axis in axes().items():
            pole = _only(source, axis)
            if pole is None or _only(target, axis) != axis.other(pole):
                continue
            if axis.denied and any(view.denies for view in views.values()):
                continue
            if reference and axis.other(pole) in reference.words.get(name, {}):
                continue
            came, gone = target.words[name][axis.other(pole)], source.words[name][pole]
            if came in told:  # rejected is no approval, and no consent
                continue
            told.add(came)
            yield Opposite(
                Span(index, "target", *texts["target"].back(*came)),
                Span(index, "source", *texts["source"].back(*gone)),
                pole,
                bool(reference and pole in reference.words.get(name, {})),
            )


def _only(view: _View, axis: Axis) -> str | None:
    """The pole of which a sentence has words, where it has none of the other one."""
    there = view.words.get(axis.name, {})
    return next(iter(there)) if len(there) == 1 else None


def _view(text: str, found: Sequence[Cue], part: tuple[int, int], lang: str) -> _View:
    start, end = part
    words: dict[str, dict[str, tuple[int, int]]] = {}
    for cue in found:
        if start <= cue.start < end:
            axis, _, pole = cue.kind.partition(" ")
            words.setdefault(axis, {}).setdefault(pole, (cue.start, cue.end))
    denial = lexicon(lang)
    return _View(words, denial is None or (bool(words) and denies(text[start:end], denial)))
