"""What two texts are compared by, and how their names differ: the nouns of `qa.names.compare`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Container, Sequence
from dataclasses import dataclass, field
from functools import cached_property

LEAST = 0.6  # similarity in sound below which a name counts as not heard at all
READ = 0.95  # the very letters, or as good as


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch [start, end) that a glossary knows: what it may mean, and whether as a name.

    One that is `inner`, a part of a longer one (Afghan in intra-Afghan), speaks for a name elsewhere and asks
    for none itself. `told` when the glossary has the concept in the source's language too, so that it
    would have seen it there; `noun` unless it is an adjective or the name of a people.
    """

    start: int
    end: int
    ids: frozenset[str]
    name: bool = True
    inner: bool = False
    told: bool = True
    noun: bool = True


@dataclass(frozen=True)
class Side:
    """A text with what the glossary knows of it."""

    text: str
    mentions: Sequence[Mention] = ()

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each concept is mentioned."""
        return Counter(i for m in self.mentions for i in m.ids)

    @cached_property
    def asked(self) -> Counter[str]:
        """How often each concept is mentioned by itself."""
        return Counter(i for m in self.mentions if not m.inner for i in m.ids)


@dataclass(frozen=True, slots=True)
class Lore:
    """What is known of the target's language, all casefolded.

    `common` are everyday words, `either` rarer ones that are somebody's name as well, `stops` words
    with capitals that are no names, `articles` stand before a word that begins a sentence, `bridges`
    inside a name, prepositions (`needy`) before one. `attested` are real names; `nouns` says that all nouns have capitals.
    """

    common: Container[str] = ()
    attested: Container[str] = ()
    stops: Container[str] = ()
    articles: Collection[str] = ()
    bridges: Container[str] = ()
    nouns: bool = False
    either: Container[str] = ()
    needy: Container[str] = ()


@dataclass(frozen=True)
class Lone:
    """A name [start, end), or the part of one, that the other side has not.

    `whole` is the place of the name with the parts that the other side has, `beside` whether there are such;
    `proper` when it is more than everyday words with capitals; `known` when the glossary names it,
    `told` when it does so in the source's language as well;
    `hear` says how much of it the source has (see `echo`); `seen` when a concept of it is the source's;
    `attested` when it has a word that is somebody's name, `acronym` when it is nothing else;
    `head` for a single word that begins a sentence; `again` when the other side has it, less often;
    `dense` when the source is written without blanks, so that some stretch sounds like it by chance
    (not for countries, for which it may have an abbreviation);
    `nation` when what the other side has of it is but a nationality (the German Brexit);
    `words` when nothing of it is more than a word, though it may be somebody's name: Web, Bureau.
    """

    start: int
    end: int
    text: str
    whole: tuple[int, int]
    beside: bool
    proper: bool
    known: bool
    hear: Callable[[], float] = field(compare=False)
    seen: bool
    head: bool
    attested: bool = False
    acronym: bool = False
    again: bool = False
    words: bool = False
    told: bool = False
    nation: bool = False
    dense: bool = False

    @cached_property
    def echo(self) -> float:
        """How much of it the source has, 0 to 1; 0 below `LEAST`.

        Listening costs more than all the rest of the comparison, and few names need it.
        """
        return self.hear()


@dataclass(frozen=True, slots=True)
class Change:
    """A target stretch [start, end), empty where something is missing.

    `gap` is 2 when the words round the lost name stand side by side in the target, 1 when something
    else than the name follows the two words before it, else 0. `level` when two words beside both, in a
    row, are the same.
    """

    start: int
    end: int
    stranger: Lone | None
    lost: Lone | None
    gap: int = 0
    level: bool = False


@dataclass(frozen=True, slots=True)
class Variant:
    """Two spellings of one name: [start, end) of the target, [there, until) of the reference.

    `ours` and `theirs` are how much of each the source has, `attested` says which is a real name.
    """

    start: int
    end: int
    there: int
    until: int
    ours: float
    theirs: float
    attested: tuple[bool, bool]


@dataclass(frozen=True, slots=True)
class Compared:
    """What differs between the names of a target and a reference, in the order of the target."""

    changes: list[Change] = field(default_factory=list)
    variants: list[Variant] = field(default_factory=list)
