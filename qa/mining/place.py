"""The words of one translation that stand in the place of a concept which it does not render.

Two witnesses: the sound of the words against the name and the source's own (see
`qa.names.locate`), and the other translations of the sentence (see `slot`).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from qa.language import Language
from qa.mining.slot import Slot, Witness, slot
from qa.mining.wanted import Text, Wanted
from qa.mining.words import Vocabulary, Word, find
from qa.names import Located, NameToken, fold_name, locate, profile

_NAMES = ("person", "place", None)
_SEEN = 0.75  # what two agreeing witnesses weigh against sound, where two concepts claim one place


@dataclass(frozen=True, slots=True)
class Place:
    """The words, how they sound (0 to 1), and `votes` of `asked` witnesses that point at them."""

    words: Sequence[Word]
    sound: float
    votes: int
    asked: int

    @property
    def claim(self) -> float:
        return max(self.sound, _SEEN if self.votes > 1 else 0.0)

    def overlaps(self, other: Place) -> bool:
        return (
            self.words[0].start < other.words[-1].end and other.words[0].start < self.words[-1].end
        )


@dataclass(frozen=True, slots=True)
class Scene:
    """What is the same for all outputs of a sentence: languages, references, the names in it."""

    source_lang: str
    target: Language
    references: Sequence[Text]
    referred: Collection[str]
    vocabulary: Vocabulary

    def own(self, concept: Wanted) -> frozenset[str]:
        """The words of the concept's names."""
        return frozenset(fold_name(part) for name in concept.names for part in name.split())


def place(
    concept: Wanted,
    text: Text,
    witnesses: Sequence[Witness],
    others: Collection[str],
    scene: Scene,
) -> Place | None:
    """Where the concept should stand; `others` are the words of the sentence's other names."""
    slotted = slot(text.words, witnesses, scene.vocabulary.titles)
    found = _placed(concept, text, slotted, others, scene)
    if found is None or not found.words or _referred(concept, found.words, scene):
        return None
    return found


def _placed(
    concept: Wanted, text: Text, slotted: Slot | None, others: Collection[str], scene: Scene
) -> Place | None:
    free = _free(concept, text, others, scene)
    heard = _heard(concept, text, free, scene)
    votes, asked = (slotted.votes, slotted.asked) if slotted else (0, 0)
    between = _surnamed(concept, text.words, slotted) if slotted else []
    if heard is None:
        runs = run_of(between)
        return Place(runs, 0.0, votes, asked) if runs else None
    heart = [n for n, w in enumerate(text.words) if heard.start <= w.start and w.end <= heard.end]
    if between and between[0].start <= heard.start <= between[-1].start:
        # The witnesses say how far it goes, the sound where its heart is.
        return Place(_round(between, text.words[heart[0]]), heard.value, votes, asked)
    own = scene.own(concept)
    mine = [word for word in text.words if word.capital and word.same in own]
    first, last = _whole(text.words, heart[0], heart[-1] + 1, [*free, *mine], scene.vocabulary)
    most = max(len(name.split()) for name in concept.names) + 1
    if last - first > most:
        first, last = heart[0], heart[-1] + 1
    return Place(text.words[first:last], heard.value, 0, asked)


def _surnamed(concept: Wanted, words: Sequence[Word], slotted: Slot) -> Sequence[Word]:
    """The words of the slot. Where the name is read with the surname first, a title before its
    other part alone is no title but the surname translated: King Yi for 王毅."""
    first, last = slotted.first, slotted.last
    same = tuple(word.same for word in words[first:last])
    title = first and words[first].joined and words[first - 1].capital
    if title and concept.proof == "reading":
        for name in concept.names:
            parts = tuple(map(fold_name, name.split()))
            if len(same) == len(parts) - 1 and same == parts[1:]:
                return words[first - 1 : last]
    return words[first:last]


def _free(
    concept: Wanted, text: Text, others: Collection[str], scene: Scene
) -> list[Word]:  # fmt: skip
    """The capitalised words that nothing else explains: no other name, no reference, no date."""
    if concept.kind not in _NAMES or not scene.target.cased:
        return []
    own = scene.own(concept)
    return [
        word
        for word in text.words
        if word.capital
        and word.same not in others
        and word.same not in scene.vocabulary.dates
        and (word.same not in scene.referred or word.same in own)
    ]


def _heard(
    concept: Wanted, text: Text, free: Sequence[Word], scene: Scene
) -> Located | None:  # fmt: skip
    if not free:
        return None
    return locate(
        len(text.text), _tokens(free, text.words), concept.names, concept.source or None,
        concept.place, profile(scene.source_lang),
        {word.same for word in free if scene.vocabulary.everyday(word.same)},
    )  # fmt: skip


def _tokens(free: Sequence[Word], whole: Sequence[Word]) -> list[NameToken]:
    """Capitalised words as the tools for names take them; `joined` to the one right before."""
    before = dict(zip((word.start for word in whole[1:]), whole, strict=False))
    found: list[NameToken] = []
    previous: Word | None = None
    for word in free:
        joined = word.joined and previous is not None and before.get(word.start) is previous
        found.append(NameToken(word.text, word.start, word.end, joined))
        previous = word
    return found


def _whole(
    words: Sequence[Word], first: int, last: int, free: Sequence[Word], vocabulary: Vocabulary
) -> tuple[int, int]:
    """The stretch with the unexplained names that are joined to it: a name is not cut in two."""
    starts = {word.start for word in free if not vocabulary.empty(word.same)}
    while first and words[first].joined and words[first - 1].start in starts:
        first -= 1
    while (
        last < len(words)
        and words[last].joined
        and (words[last].tied or words[last].start in starts)
    ):
        last += 1
    return first, last


def _referred(concept: Wanted, part: Sequence[Word], scene: Scene) -> bool:
    """Whether a reference has these words too, for something else or as another rendering."""
    same = [word.same for word in part]
    if not scene.target.spaced:
        return any(find(same, text.words) for text in scene.references)
    if all(word in scene.referred for word in same):
        return True
    own = scene.own(concept)
    telling = [word for word in same if not scene.vocabulary.empty(word)]
    return bool(telling) and all(word in scene.referred and word not in own for word in telling)


def run_of(part: Sequence[Word]) -> Sequence[Word]:
    """The words if they stand together, else none."""
    return part if all(word.joined for word in part[1:]) else []


def _round(part: Sequence[Word], heart: Word) -> Sequence[Word]:
    """The capitals that stand together round one of them."""
    runs: list[list[Word]] = []
    for at, word in enumerate(part):
        capital = word.capital and part[at - 1].capital
        if at and word.joined and (word.tied or capital):
            runs[-1].append(word)
        else:
            runs.append([word])
    return next((run for run in runs if heart in run), [heart])
