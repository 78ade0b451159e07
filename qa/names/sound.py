"""Phonetic encoding of names and the weighted edit distance between two encodings.

The costs are data (`languages/phonetics.toml`), measured on real machine translation by language
of origin. No library offers an edit distance with one cost per pair of letters, so it is here.
"""

from __future__ import annotations

import functools
import itertools
import math
import re
import tomllib
import unicodedata
from dataclasses import dataclass
from pathlib import Path

VOWELS = frozenset("aeiou")
_LETTERS = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "ß": "ss", "æ": "ae", "đ": "d", "þ": "th", "ð": "d", "ñ": "ny",
     "’": None, "'": None, "ʻ": None, "‘": None, "ʼ": None, "`": None, "-": None}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Phonetics:
    """The tables of the data file, ready for use."""

    rules: dict[str, tuple[str, int]]
    longest: int
    weights: dict[str, float]
    profiles: dict[str, str]
    substitution: dict[str, dict[str, float]]
    indel: dict[str, dict[str, float]]
    coda: dict[str, dict[str, float]]
    chance: dict[str, tuple[tuple[float, float], ...]]
    classes: dict[str, str]
    pinyin: re.Pattern[str]


@functools.cache
def phonetics() -> Phonetics:
    """The shipped tables."""
    file = Path(__file__).parent.parent / "languages" / "phonetics.toml"
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    rules = {
        text: (rule["code"], rule.get("keep", 0)) for rule in data["sound"] for text in rule["text"]
    }
    generic = data["substitution"]["generic"]
    costs = {}
    for name, table in data["substitution"].items():
        merged = {}
        for pair, cost in {**generic, **table}.items():
            merged[pair] = merged[pair[::-1]] = cost
        for pair, cost in table.items():  # the profile's own word stands in both directions
            merged[pair] = merged[pair[::-1]] = cost
        costs[name] = merged
    at = data["chance"]["at"]
    chance = {
        name: tuple((s, math.log(p / 1000)) for s, p in zip(at, row, strict=True))
        for name, row in data["chance"].items()
        if name != "at"
    }
    initials = "|".join(data["pinyin"]["initials"])
    finals = "|".join(data["pinyin"]["finals"])
    indel = {name: {**data["indel"]["generic"], **row} for name, row in data["indel"].items()}
    coda = {
        name: {**data["coda"]["generic"], **data["coda"].get(name, {})} for name in data["indel"]
    }
    return Phonetics(
        rules, max(map(len, rules)), data["weights"], data["profiles"], costs, indel, coda,
        chance, data["classes"], re.compile(rf"(?:(?:{initials})(?:{finals}))+"),
    )  # fmt: skip


def fold_name(text: str) -> str:
    """Lower case, no diacritics, apostrophes or hyphens: what two spellings are compared in."""
    text = text.casefold().replace("'s", "") if text.casefold().endswith("'s") else text.casefold()
    text = text.removesuffix("’s").translate(_LETTERS)
    if text.isascii():
        return text
    bare = unicodedata.normalize("NFKD", text)
    return "".join(c for c in bare if not unicodedata.combining(c))


@functools.lru_cache(maxsize=65536)
def encode(text: str) -> str:
    """The sounds of a name (Latin script), one character a sound, doubles collapsed."""
    word = fold_name(text)
    table = phonetics()
    codes: list[str] = []
    index = 0
    while index < len(word):
        for size in range(min(table.longest, len(word) - index), 0, -1):
            rule = table.rules.get(word[index : index + size])
            if rule is None:
                continue
            # Before a vowel n and g are two sounds; an x that begins a name is a sibilant.
            part = word[index : index + size]
            if part == "ng" and word[index + 2 : index + 3] in VOWELS:
                continue
            code, keep = rule
            codes.append("S" if part == "x" and index == 0 else code)
            index += size - keep
            break
        else:
            char = word[index]
            following = word[index + 1 : index + 2]
            if char == "y" and following not in VOWELS:
                char = "i"
            if char.isalpha():
                codes.append(char)
            index += 1
    joined = "".join(codes)
    return re.sub(r"(.)\1+", r"\1", joined)


def profile(lang: str | None) -> str:
    """The profile of costs for names that come from a language."""
    return phonetics().profiles.get(lang or "", "generic")


def weight(code: str) -> float:
    """The sum of the weights of the sounds."""
    weights = phonetics().weights
    return sum(weights["vowel"] if c in VOWELS else weights["consonant"] for c in code)


def _indel(code: str, at: int, name: str) -> float:
    table = phonetics()
    char = code[at]
    before = code[at - 1] if at else ""
    after = code[at + 1] if at + 1 < len(code) else ""
    if char in VOWELS:
        cost = table.indel[name]["vowel"]
        return cost * table.weights["beside_vowel"] if {before, after} & VOWELS else cost
    if before in VOWELS and after not in VOWELS and char in table.coda[name]:
        return table.coda[name][char]
    return table.indel[name].get(char, 1.0)


@functools.lru_cache(maxsize=65536)
def distance(a: str, b: str, name: str = "generic") -> float:
    """The cheapest way from one encoding to the other."""
    table = phonetics()
    costs, weights = table.substitution.get(name, table.substitution["generic"]), table.weights
    deletions = [_indel(a, i, name) for i in range(len(a))]
    insertions = [_indel(b, j, name) for j in range(len(b))]
    before: list[float] = []
    row = [0.0]
    for cost in insertions:
        row.append(row[-1] + cost)
    for i, left in enumerate(a):
        older, before, row = before, row, [row[0] + deletions[i]]
        for j, right in enumerate(b):
            if left == right:
                change = 0.0
            else:
                both = left in VOWELS and right in VOWELS
                change = costs.get(left + right, weights["vowel_pair"] if both else 1.0)
                if i == 0 and j == 0:
                    change *= weights["initial"]
            best = min(before[j] + change, before[j + 1] + deletions[i], row[j] + insertions[j])
            if i and j and left == b[j - 1] and a[i - 1] == right and left != right:
                best = min(best, older[j - 1] + weights["transposition"])
            row.append(best)
    return row[-1]


def similarity(a: str, b: str, name: str = "generic") -> float:
    """1 for the same sounds, 0 for nothing in common; `a` and `b` are spellings."""
    one, other = encode(a), encode(b)
    longest = max(weight(one), weight(other))
    if longest == 0:
        return 0.0
    return max(0.0, 1.0 - distance(*sorted((one, other)), name) / longest)


def chance(similar: float, name: str) -> float:
    """Log probability that a random name is that similar to one glossary name by accident."""
    table = phonetics().chance
    points = table.get(name, table["generic"])
    for (s0, p0), (s1, p1) in itertools.pairwise(points):
        if similar <= s1:
            return p0 + (p1 - p0) * (similar - s0) / (s1 - s0)
    (s0, p0), (s1, p1) = points[-2:]
    return p1 + (p1 - p0) * (similar - s1) / (s1 - s0)


def is_pinyin(text: str) -> bool:
    """Whether a token parses as pinyin syllables."""
    return phonetics().pinyin.fullmatch(fold_name(text)) is not None


def skeleton(code: str) -> str:
    """The classes of the consonants: what survives most confusions."""
    classes = phonetics().classes
    found = [classes[c] for c in code if c in classes]
    if code[:1] in VOWELS:
        found.insert(0, "A")
    return re.sub(r"(.)\1+", r"\1", "".join(found))


def keys(code: str) -> frozenset[str]:
    """The skeleton and, from three classes on, each skeleton with one class left out."""
    whole = skeleton(code)
    if len(whole) < 3:
        return frozenset((whole,))
    return frozenset((whole, *(whole[:i] + whole[i + 1 :] for i in range(len(whole)))))


def levenshtein(a: str, b: str) -> float:
    """Normalised edit similarity of the folded spellings, 0 to 1."""
    one, other = fold_name(a), fold_name(b)
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, 1):
        diagonal, row[0] = row[0], i
        for j, right in enumerate(other, 1):
            diagonal, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, diagonal + (left != right))
    return 1 - row[-1] / max(len(one), len(other), 1)
