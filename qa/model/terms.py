"""The glossary: concepts, their forms, and the rules about wrong renderings."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from qa.model.story import Severity

Status = Literal["preferred", "admitted", "deprecated"]
Use = Literal["full", "short", "abbreviation", "adjective", "people", "capital"]
Case = Literal[
    "nominative", "genitive", "dative", "accusative", "instrumental", "locative", "ablative",
    "vocative",
]  # fmt: skip
Gender = Literal["masculine", "feminine", "neuter", "common"]
Number = Literal["singular", "dual", "plural"]
Kind = Literal[
    "person", "place", "country", "people", "org", "phrase", "title", "formula", "language",
    "currency", "region",
]  # fmt: skip

# Translators put these as they like (euros, EUR, $5; European; premier, prime minister), so that
# one that is not there says nothing about the translation.
FREE_KINDS: frozenset[Kind] = frozenset(("language", "currency", "region", "title"))


@dataclass(frozen=True, slots=True)
class Valid:
    """From and to, both inclusive, either open."""

    since: date | None = None
    until: date | None = None

    def holds(self, day: date | None) -> bool:
        """Without a day nothing is ruled out."""
        if day is None:
            return True
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a concept in one language (a BCP 47 tag: en, zh-Hans, zh-Hant-TW, fa-AF).

    `article` goes before it in running text. `styles` are the houses that prefer it (ap, bbc), in
    the period of `valid`. `case`, `gender` and `number` are given where the language needs them: a
    form in another case than the nominative is recognised and never proposed.
    """

    lang: str
    text: str
    status: Status = "preferred"
    use: Use = "full"
    styles: tuple[str, ...] = ()
    valid: Valid = Valid()
    evidence: tuple[str, ...] = ()
    article: str = ""
    case: Case | Literal[""] = ""
    gender: Gender | Literal[""] = ""
    number: Number | Literal[""] = ""


@dataclass(frozen=True, slots=True)
class Condition:
    """When a wrong rendering is wrong: all that is given must hold.

    `source_has` (any) and `target_lacks` (all) look at the segment, `source_lacks` (all) and
    `story_has` (any) at the whole document; `unless` names rival concepts that make the
    rendering right when the source document has any form of one of them; `about` names concepts
    of which the story must speak when there is no source to look at.
    """

    source_has: tuple[str, ...] = ()
    source_lacks: tuple[str, ...] = ()
    story_has: tuple[str, ...] = ()
    target_lacks: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    about: tuple[str, ...] = ()


READ_OUT = "read-out"  # kind of a rule that no pack has: a name as its characters are read


@dataclass(frozen=True, slots=True)
class WrongRendering:
    """A rule: this text in this language does not render the concept.

    `alone` says that the text betrays itself without a source, in a story that is about the
    concepts of `when.about`, or in any where none is given. `seen` is where it was observed, empty when only predicted. With
    `pattern`, `text` has groups of alternatives that stand for every combination.
    """

    lang: str
    text: str
    instead: str
    severity: Severity
    when: Condition = Condition()
    seen: str = ""
    kind: str = ""
    note: str = ""
    alone: bool = False
    pattern: bool = False


@functools.lru_cache(maxsize=4096)
def _shared(tag: str, lang: str) -> int:
    """How many subtags two language tags (BCP 47) begin with in common; 0 for another script."""
    ours, theirs = tag.split("-"), lang.split("-")
    scripts = {part for parts in (ours, theirs) for part in parts[1:2] if len(part) == 4}
    if ours[0] != theirs[0] or len(scripts) > 1:
        return 0
    return next(
        (n for n, (a, b) in enumerate(zip(ours, theirs, strict=False)) if a != b),
        min(len(ours), len(theirs)),
    )


@dataclass(frozen=True, slots=True)
class Term:
    """A concept with its forms and the rules about it."""

    id: str
    kind: Kind
    forms: tuple[Form, ...]
    wrong: tuple[WrongRendering, ...] = ()
    subject: str = ""
    role: str = ""
    note: str = ""
    authority: str = ""
    valid: Valid = Valid()
    pack: str = ""
    strict: bool = False
    gender: Gender | Literal[""] = ""
    # Each check asks for the same few forms again: a term does not change, so they are kept.
    _leading: dict[tuple[str, Use], Form | None] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _uses: dict[str, frozenset[Use]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def canonical(self, lang: str, use: Use = "full") -> Form | None:
        """The preferred form of that use, else the first admitted one; None where there is none.

        The tag's own variety comes first: for zh-Hant-TW its own forms, then those of zh-Hant. A
        variety in another script (zh-Hans) never does. A language alone (zh) takes its first.
        """
        key = (lang, use)
        if key not in self._leading:
            self._leading[key] = self._lead(lang, use)
        return self._leading[key]

    def name(self, lang: str) -> Form | None:
        """The form that names it by itself: in full, and a people without a land as its people."""
        return self.canonical(lang) or (
            self.canonical(lang, "people") if self.kind == "people" else None
        )

    def _lead(self, lang: str, use: Use) -> Form | None:
        fitting = [f for f in self.forms if f.use == use and f.case in ("", "nominative")]
        fitting = [f for f in fitting if f.status != "deprecated" and _shared(f.lang, lang)]
        nearest = max((_shared(f.lang, lang) for f in fitting), default=0)
        fitting = [f for f in fitting if _shared(f.lang, lang) == nearest]
        return next(
            (f for f in fitting if f.status == "preferred"), fitting[0] if fitting else None
        )

    def uses(self, code: str) -> frozenset[Use]:
        """What the forms of a language (zh), in any of its varieties, are used for."""
        if code not in self._uses:
            self._uses[code] = frozenset(
                f.use for f in self.forms if f.lang.partition("-")[0].lower() == code
            )
        return self._uses[code]

    def accepted(self, lang: str) -> tuple[str, ...]:
        """Every form that a text in that language may have, the canonical one first.

        Forms whose time was over are none, nor are abbreviations, which may mean another concept,
        and capitals, which only stand for it.
        """
        first = self.canonical(lang)
        fitting = [
            f.text
            for f in self.forms
            if f.status != "deprecated"
            and f.use not in ("abbreviation", "capital")
            and _shared(f.lang, lang)
        ]
        return tuple(dict.fromkeys([*([first.text] if first else []), *fitting]))


@dataclass(frozen=True, slots=True)
class Formula:
    """A wire formula of one language pair: caption, end mark, credit, dateline.

    `wrong` are word-by-word renderings that stand at `place`; `template` (with slots) describes a
    dateline instead. `alone` allows a finding without a source.
    """

    name: str
    source_lang: str
    target_lang: str
    source: tuple[str, ...]
    wrong: tuple[str, ...]
    template: str
    instead: str
    place: Literal["start", "end", "any"]
    before: str
    alone: bool
    note: str
    agencies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """One- and two-character country names of a language, with every candidate.

    `candidates` maps the abbreviation to concept ids, the usual one first; `compounds` maps set
    compounds (美塔) to one tuple of candidates for each part. A bare abbreviation is read as a
    country only after `before`, before `after`, or in a run before one of `relation`. Each of
    `shapes` is a character as the table has it and its other shape (访訪).
    """

    lang: str
    candidates: Mapping[str, tuple[str, ...]]
    compounds: Mapping[str, tuple[tuple[str, ...], ...]]
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    relation: tuple[str, ...] = ()
    not_within: tuple[str, ...] = ()
    shapes: tuple[str, ...] = ()

    def rivals(self, concept: str) -> tuple[str, ...]:
        """Every other concept that an abbreviation of this one could also be read as."""
        found = dict.fromkeys(
            other
            for candidates in self.candidates.values()
            if concept in candidates
            for other in candidates
        )
        found.pop(concept, None)
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Homograph:
    """A name of one language that a translator may take for an everyday word, and the reverse.

    `means` has the everyday word by target language. `part` says what is named: somebody's given
    or family name, a place, a country. With `always` its own language has no such word (土耳其 is no
    bird), so that the everyday word is never right; with `other` it means another name (the state of
    Georgia), so that it is never wrong. `write` is how it is written by target
    language, beside the forms of `concept`, where a pack has that.
    """

    lang: str
    names: tuple[str, ...]
    part: Literal["given", "family", "place", "country", "org"]
    means: Mapping[str, tuple[str, ...]]
    concept: str = ""
    write: Mapping[str, str] = field(default_factory=dict)
    always: bool = False
    other: bool = False
    evidence: tuple[str, ...] = ()
