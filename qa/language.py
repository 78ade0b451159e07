"""What differs by language: `languages/<code>.toml`, read once, checked at the edge."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from qa.datafile import read_toml, strict
from qa.errors import GlossaryError
from qa.model import Use

_KEYS = {
    "code", "name", "scripts", "profiles", "spaced", "direction", "cased", "pivot", "tails",
    "heads", "marks", "marked", "joiners", "articles", "titles", "letters", "inflection", "scoring", "dates", "spacing",
    "capitals", "hole", "declines", "bridges", "gaps", "transcribes", "suffixes", "compounds", "parts",
    "spelt",
}  # fmt: skip

_RULE = {"ending", "forms", "uses", "behind"}
PART = "part"  # what `uses` calls the words before the last of a name of several words
_INFLECTED = 2  # words of a name, from its beginning; the last one's endings may also be tails
_MOST_SHAPES = 200  # of one name
_STEM = 2  # letters that an ending leaves: what is shorter is no longer recognised
_SHORTEST = 4  # letters of a shape whose stem is that short: Риги, and no De of Deen

FOLDER = Path(__file__).parent / "languages"


@dataclass(frozen=True, slots=True)
class Dates:
    """The names of a language's months, the full one first, and of its weekdays."""

    months: tuple[tuple[str, ...], ...] = ()
    weekdays: tuple[str, ...] = ()
    ordinals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Spacing:
    """Marks round which blanks are checked; nothing is checked where `tight` is false.

    `elided` are words whose end an apostrophe stands for (l', dell'), `attached` what one joins to
    the word before it ('s, n't, 'nin): no blank stands there.
    """

    opening: str = ""
    closing: str = ""
    straight: str = ""
    stops: str = ""
    tight: bool = False
    elided: tuple[str, ...] = ()
    attached: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hole:
    """Where a word is missing: after one of `after` (in, of) stands a stop, before one of `before` (’s) a blank."""

    after: tuple[str, ...] = ()
    before: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scoring:
    """What the overlap metrics need to know: sacrebleu's tokeniser, TER's switches, what to count."""

    bleu_tokenizer: str = "13a"
    asian_ter: bool = False
    count_characters: bool = False


@dataclass(frozen=True, slots=True)
class Gaps:
    """What betrays that a word fell out, casefolded.

    `open` words need another behind them, which `closed` words and signs are not; `pairs` of both
    ("in ,") occur for all that, and `stranded` words may end a clause. A statement begins with none
    of the `verbs`; behind `titles` comes a name.
    """

    open: frozenset[str] = frozenset()
    closed: frozenset[str] = frozenset()
    pairs: frozenset[str] = frozenset()
    stranded: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Inflection:
    """The endings of a citation form, each with the endings that may stand in its place.

    `behind` are the letters behind which the rule without an ending holds; all where it is empty.
    """

    endings: Mapping[str, tuple[str, ...]]
    longest: int
    behind: str = ""

    def variants(self, text: str, shortest: int = _SHORTEST) -> tuple[str, ...]:
        """The inflected shapes of a one-word citation form, the longest ending deciding.

        `shortest` is how many letters a shape of the shortest stem has at least.
        """
        if not self.endings or " " in text:
            return ()
        for size in range(min(self.longest, len(text) - _STEM), -1, -1):
            forms = self.endings.get(text[len(text) - size :])
            if not size and self.behind and text[-1] not in self.behind:
                return ()
            if forms is not None:
                stem = text[: len(text) - size]
                least = shortest if len(stem) == _STEM else 0
                return tuple(stem + form for form in forms if len(stem + form) >= least)
        return ()


@dataclass(frozen=True, slots=True)
class Language:
    """One language file.

    `tails` and `heads` are what may stand joined behind or before a form. `suffixes` are further
    endings of a language that joins them to everything, behind an apostrophe (İstanbul'un), several words or an
    everyday word: one name with such an ending may be another word. `compounds` says that nouns are written together
    (Datenzugriffskontrolle), `parts` what makes a part of a land of its name (Nord in Nordsyrien). `marks` the signs behind
    a letter that make another letter of it (the Hebrew geresh: פראג׳ is not פראג), `marked` the letters behind which an
    apostrophe does so at the end of a word, where it closes a quotation behind all others; `inflection` has by the
    use of a form how its citation form is inflected (names decline in another way than adjectives);
    `transcribes` are the letters or characters with which a script without blanks writes foreign names;
    `joiners` are what stands between two names that are paired; `letters` maps a letter to
    the one it counts as; `pivot` names the profile of letter confusions for names that come from
    this language. `capitals` says whether names alone have one ("names") or every noun ("nouns"),
    `declines` whether names of people take case endings, `bridges` are small words inside a name (of, the), `gaps` betray a word that fell out,
    `spelt` are pairs of endings of one word in two countries: colour, color.
    """

    code: str
    name: str
    scripts: tuple[str, ...]
    profiles: tuple[str, ...]
    spaced: bool
    direction: str
    cased: bool
    pivot: str
    tails: tuple[str, ...]
    suffixes: tuple[str, ...]
    heads: tuple[str, ...]
    compounds: bool
    parts: frozenset[str]
    marks: str
    marked: str
    transcribes: frozenset[str]
    joiners: tuple[str, ...]
    articles: tuple[str, ...]
    titles: tuple[str, ...]
    letters: Mapping[str, str]
    inflection: Mapping[str, Inflection]
    scoring: Scoring
    dates: Dates
    spacing: Spacing
    capitals: str = "names"
    declines: bool = False
    bridges: tuple[str, ...] = ()
    gaps: Gaps = Gaps()
    hole: Hole = Hole()
    spelt: tuple[tuple[str, str], ...] = ()

    @property
    def inflects(self) -> bool:
        """Whether the language has any rule of inflection."""
        return bool(self.inflection)

    def variants(self, text: str, use: str = "full") -> tuple[str, ...]:
        """The inflected shapes of a one-word citation form of that use, without itself."""
        rules = self.inflection.get(use)
        if not rules:
            return ()
        return rules.variants(text, 0) if use == PART else rules.variants(text)

    def declined(self, name: str) -> tuple[str, ...]:
        """The shapes of a name of several words, the first two inflected, without itself.

        The words are not made to agree in case: what no grammar has stands in no text. What comes
        later is most often a genitive that stays (the Council of …).
        """
        parts = name.split(" ")
        head, rest = parts[:_INFLECTED], parts[_INFLECTED:]
        if len(parts) < 2:
            return ()
        last = len(parts) - 1
        shapes = [
            (part, *self.variants(part, "full" if place == last else PART))
            for place, part in enumerate(head)
        ]
        found = (" ".join((*words, *rest)) for words in itertools.product(*shapes))
        return tuple(itertools.islice(found, 1, _MOST_SHAPES))


@functools.lru_cache(maxsize=4096)
def base(tag: str) -> str:
    """The language of a tag: zh of zh-Hant-TW."""
    return tag.partition("-")[0].lower()


@functools.cache
def codes() -> tuple[str, ...]:
    """The codes of all languages that have a file, sorted."""
    stems = (file.stem for file in FOLDER.glob("*.toml"))
    return tuple(sorted(stem for stem in stems if not stem.startswith("phonetics")))


@functools.cache
def language(tag: str) -> Language:
    """The language of a tag; one that has no file gets the neutral defaults of its own name."""
    code = base(tag)
    if code not in codes():
        return _read(code, {"code": code, "name": code})
    file = FOLDER / f"{code}.toml"
    return _read(code, read_toml(file))


def _read(code: str, data: Mapping[str, Any]) -> Language:
    strict(data, _KEYS, f"languages/{code}.toml")
    dates = data.get("dates", {})
    return Language(
        code=data["code"],
        name=data["name"],
        scripts=tuple(data.get("scripts", ())),
        profiles=tuple(data.get("profiles", ())),
        spaced=data.get("spaced", True),
        direction=data.get("direction", "ltr"),
        cased=data.get("cased", False),
        pivot=data.get("pivot", "generic"),
        tails=tuple(data.get("tails", ())),
        suffixes=tuple(data.get("suffixes", ())),
        heads=tuple(data.get("heads", ())),
        compounds=data.get("compounds", False),
        parts=frozenset(part.casefold() for part in data.get("parts", ())),
        marks=data.get("marks", ""),
        marked=data.get("marked", ""),
        transcribes=frozenset(data.get("transcribes", "")),
        joiners=tuple(data.get("joiners", ())),
        articles=tuple(data.get("articles", ())),
        titles=tuple(data.get("titles", ())),
        letters=dict(data.get("letters", {})),
        inflection=_inflection(code, data.get("inflection", ())),
        scoring=Scoring(**data.get("scoring", {})),
        dates=Dates(
            months=tuple(tuple(names) for names in dates.get("months", ())),
            weekdays=tuple(dates.get("weekdays", ())),
            ordinals=tuple(dates.get("ordinals", ())),
        ),
        spacing=_spacing(data.get("spacing", {})),
        hole=Hole(*(tuple(data.get("hole", {}).get(key, ())) for key in ("after", "before"))),
        capitals=data.get("capitals", "names"),
        declines=data.get("declines", False),
        bridges=tuple(data.get("bridges", ())),
        spelt=tuple((one, other) for one, other in data.get("spelt", ())),
        gaps=Gaps(**{key: frozenset(words) for key, words in data.get("gaps", {}).items()}),
    )


def _spacing(data: Mapping[str, Any]) -> Spacing:
    words = {key: tuple(data.get(key, ())) for key in ("elided", "attached")}
    return Spacing(**{**data, **words})


def _inflection(code: str, rules: Sequence[Mapping[str, Any]]) -> dict[str, Inflection]:
    """The rules by use: a rule with `uses` is for those alone, another one for every use.

    Rules of one ending add up, so that a use gets what all have and its own.
    """
    every: tuple[str, ...] = (*get_args(Use), PART)
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    behind: dict[str, str] = {}
    for rule in rules:
        unknown = sorted(set(rule) - _RULE) + sorted(set(rule.get("uses", ())) - set(every))
        missing = sorted({"ending", "forms"} - set(rule))
        if unknown or missing:
            what = f"unknown {unknown[0]!r}" if unknown else f"no {missing[0]!r}"
            raise GlossaryError(
                f"a rule of inflection has {what}", path=f"languages/{code}.toml",
                remedy=f"Known keys: {', '.join(sorted(_RULE))}; known uses: {', '.join(every)}.",
            )  # fmt: skip
        for use in rule.get("uses", every):
            endings = found.setdefault(use, {})
            known = endings.get(rule["ending"], ())
            endings[rule["ending"]] = tuple(dict.fromkeys((*known, *rule["forms"])))
            if not rule["ending"]:
                behind[use] = rule.get("behind", "")
    return {
        use: Inflection(endings, max(map(len, endings)), behind.get(use, ""))
        for use, endings in found.items()
    }
