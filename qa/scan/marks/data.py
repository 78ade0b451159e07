"""`languages/marks/<code>.toml`: which marks a language writes, and what may stand twice in it."""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from qa.datafile import read_toml, strict
from qa.language import FOLDER as LANGUAGES
from qa.language import base

FOLDER = LANGUAGES / "marks"

_KEYS = {
    "code", "stop", "question", "exclamation", "quotes", "opened", "inner", "foreign", "letters",
    "asks", "requests", "unstopped", "speech", "anew", "outside", "padded", "unannounced", "within", "hangs", "repeats", "inserted",
    "variants",
}  # fmt: skip
_VARIANT = {"tags", "quotes", "padded"}  # what a script or country may have for itself
_REPEATS = {"twice", "patterns", "never", "between", "again", "joined", "when"}
_WHEN = {"words", "unless", "after", "behind", "before"}
_INSERTED = {
    "open", "leading", "conjunctions", "joined", "introduces", "optional", "abbreviations",
}  # fmt: skip
_SHARED = {"code", "names", "classes", "pairs", "scripts", "foreign"}
_CLASSES = (
    "stop", "question", "exclamation", "ellipsis", "comma", "semicolon", "colon",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class When:
    """Words that stand twice for good only behind `after` or the mark `behind` (with both, the mark
    before that word), before the mark `before`, and not before a word of `unless`; what is empty asks nothing."""

    words: frozenset[str]
    unless: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    behind: str = ""
    before: str = ""


@dataclass(frozen=True, slots=True)
class Repeats:
    """What may stand twice in a language, casefolded.

    `twice` are whole doublings (“very very”), or the doubled part where the language has no blanks;
    `pattern` fits what may be doubled in general, but for `never`. `between` joins a word with
    itself (again and again), also behind one more of them for words of `again`. `joined` is the length from which a run of characters that stands
    twice is a doubling, in a language without blanks; 0 where there are blanks.
    """

    twice: frozenset[str] = frozenset()
    pattern: re.Pattern[str] | None = None
    never: frozenset[str] = frozenset()
    between: frozenset[str] = frozenset()
    again: frozenset[str] = frozenset()
    joined: int = 0
    when: tuple[When, ...] = ()


@dataclass(frozen=True, slots=True)
class Inserted:
    """Words beside which a mark cannot stand, casefolded.

    Behind `open` none can, behind `leading` and `conjunctions` seldom, before `joined` no comma. A
    sentence that opens with one of `introduces` may have a comma behind its first part, and before
    `optional` one is a matter of taste. Behind `abbreviations` a stop ends no sentence.
    """

    open: frozenset[str] = frozenset()
    leading: frozenset[str] = frozenset()
    conjunctions: frozenset[str] = frozenset()
    joined: frozenset[str] = frozenset()
    introduces: frozenset[str] = frozenset()
    optional: frozenset[str] = frozenset()
    abbreviations: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Marks:
    """One file. `quotes` are pairs of opening and closing mark, the usual one first; `opened` the
    marks that also stand before a sentence (¿); `inner` quotation marks that stand inside words (צה"ל);
    `foreign` what to write for marks of other scripts; `letters` the script whose letters stand
    beside them; `asks` the endings of a question that ends in a stop; `begs` how a sentence begins
    (请) and `bids` how one ends (ください) that bids where another language asks (Would you wait?); `unstopped`
    closing marks behind which a sentence needs none; `speech` what stands behind somebody's words
    and seldom behind a title (dedi, と…語); `anew` says that a quotation of several paragraphs is
    opened in each and closed in the last; `outside` that a stop goes behind the closing mark, `padded`
    that blanks stand inside the marks, `unannounced` that speech may follow a word without a colon or comma,
    `hangs` the words with which no sentence ends,
    `within` that who speaks is named inside the marks too.
    `inserted` is None where nobody has said which words no mark can stand beside."""

    code: str
    stop: str = "."
    question: str = "?"
    exclamation: str = "!"
    quotes: tuple[str, ...] = ('""',)
    opened: Mapping[str, str] | None = None
    inner: str = ""
    foreign: Mapping[str, str] | None = None
    letters: str = ""
    asks: tuple[str, ...] = ()
    begs: tuple[str, ...] = ()
    bids: tuple[str, ...] = ()
    unstopped: str = ""
    speech: re.Pattern[str] | None = None
    anew: bool = False
    outside: bool = False
    padded: bool = False
    unannounced: bool = False
    within: bool = False
    hangs: frozenset[str] = frozenset()
    repeats: Repeats = Repeats()
    inserted: Inserted | None = None


@dataclass(frozen=True, slots=True)
class Shared:
    """What all languages share: each mark's class, the brackets by shape, doubled names."""

    kind: Mapping[str, str]
    brackets: tuple[str, ...]
    quotes: tuple[str, ...]
    double: str
    single: str
    names: frozenset[str]
    foreign: Mapping[str, Mapping[str, str]]
    scripts: Mapping[str, str]
    closing: frozenset[str] = frozenset()


@functools.cache
def marks(tag: str) -> Marks:
    """The marks of a language tag; a language without a file gets those of most Latin scripts."""
    code = base(tag)
    file = FOLDER / f"{code}.toml"
    if not code.isalnum() or code == "und" or not file.is_file():
        return Marks(code)
    data = read_toml(file)
    return _marks(code, {**data, **_variant(tag, data.get("variants", ()), code)})


def _variant(tag: str, variants: Collection[Mapping[str, Any]], code: str) -> Mapping[str, Any]:
    """What a script or country writes otherwise: of the longest tag that a text's own begins with."""
    found: Mapping[str, Any] = {}
    longest = 0
    for variant in variants:
        strict(variant, _VARIANT, f"languages/marks/{code}.toml")
        for each in variant["tags"]:
            if len(each) > longest and f"{tag}-".casefold().startswith(f"{each}-".casefold()):
                found = {k: v for k, v in variant.items() if k != "tags"}
                longest = len(each)
    return found


@functools.cache
def shared() -> Shared:
    """The file that all languages share."""
    data = read_toml(FOLDER / "und.toml")
    strict(data, _SHARED, "languages/marks/und.toml")
    strict(data["classes"], _CLASSES, "languages/marks/und.toml")
    pairs = data["pairs"]
    strict(pairs, ("brackets", "quotes", "double", "single"), "languages/marks/und.toml")
    kinds = {mark: kind for kind, every in data["classes"].items() for mark in every}
    return Shared(
        kinds, tuple(pairs["brackets"]), tuple(pairs["quotes"]), pairs["double"], pairs["single"],
        frozenset(data["names"]), data["foreign"], data["scripts"],
        frozenset(pair[1] for pair in (*pairs["brackets"], *pairs["quotes"])),
    )  # fmt: skip


def _folded(words: Collection[str]) -> frozenset[str]:
    return frozenset(word.casefold() for word in words)


def _marks(code: str, data: Mapping[str, Any]) -> Marks:
    strict(data, _KEYS, f"languages/marks/{code}.toml")
    inserted = data.get("inserted", {})
    strict(inserted, _INSERTED, f"languages/marks/{code}.toml")
    plain = {
        k: data[k]
        for k in (
            "stop",
            "question",
            "exclamation",
            "inner",
            "letters",
            "unstopped",
            "anew",
            "outside",
            "padded",
            "unannounced",
            "within",
        )
        if k in data
    }
    return Marks(
        code=code,
        quotes=tuple(data.get("quotes", ('""',))),
        opened=dict(data.get("opened", {})),
        foreign=dict(shared().foreign.get(data.get("foreign", ""), {})),
        asks=tuple(data.get("asks", ())),
        hangs=_folded(data.get("hangs", ())),
        speech=_speech(data.get("speech", ())),
        begs=tuple(r[:-1] for r in data.get("requests", ()) if r.endswith("…")),
        bids=tuple(r[1:] for r in data.get("requests", ()) if r.startswith("…")),
        repeats=_repeats(code, data.get("repeats", {})),
        inserted=Inserted(**{k: _folded(v) for k, v in inserted.items()}) if inserted else None,
        **plain,
    )


def _speech(words: Collection[str]) -> re.Pattern[str] | None:
    """Words of which … stands for whoever says it, and no end of a sentence."""
    if not words:
        return None
    return re.compile("|".join(re.escape(w).replace("…", "[^。！？.!?]{0,40}?") for w in words))


def _repeats(code: str, data: Mapping[str, Any]) -> Repeats:
    strict(data, _REPEATS, f"languages/marks/{code}.toml")
    rules = []
    for rule in data.get("when", ()):
        strict(rule, _WHEN, f"languages/marks/{code}.toml")
        words = {k: _folded(rule.get(k, ())) for k in ("words", "unless", "after")}
        rules.append(When(**words, behind=rule.get("behind", ""), before=rule.get("before", "")))
    patterns = data.get("patterns", ())
    return Repeats(
        twice=_folded(data.get("twice", ())),
        pattern=re.compile("|".join(f"(?:{p})" for p in patterns)) if patterns else None,
        never=_folded(data.get("never", ())),
        between=_folded(data.get("between", ())),
        again=_folded(data.get("again", ())),
        joined=data.get("joined", 0),
        when=tuple(rules),
    )
