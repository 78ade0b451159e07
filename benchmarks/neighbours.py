"""Makes `qa/languages/content/neighbours.toml` from translations with references.

    python benchmarks/neighbours.py FILE.jsonl ... [--lang en]

Records as in benchmarks/README.md. From each text in the language words and phrases are taken out
at random (one word of content, a noun phrase, a pronoun, a prepositional phrase). `words`: those
that are frequent enough to be kinds of their own. `pairs`: the logarithm of how much likelier two
kinds of words are side by side there than in the references as they were written, in tenths. `weights`: a logistic regression over all places of the translations,
with and without words taken out, beside their references. The file is printed; only counts of
frequent words, marks and endings are taken over.
"""

from __future__ import annotations

import argparse
import math
import random
import sys
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
from names_changed import Record, read

from qa.language import base, language
from qa.scan.against import Token, compare, tokens
from qa.scan.fallen import all_signs, in_common
from qa.scan.neighbours import Kind, Neighbours, endings

SHORTEST = 6  # words of a text that is counted
ROUNDS = 8  # texts with something taken out for each reference
SMOOTH = 0.7  # of a pair that was never seen
FREQUENT = 25  # times that a word is seen that is a kind of its own
SEEN = 3  # times that a pair of such a word is
VERSIONS = 3  # of a translation with something taken out that the weights are fitted to
LEAST = 2  # tenths from which a pair is kept
TEXTS = 6000  # translations that the weights are fitted to
RIDGE = 1e-6  # of the regression, times the number of places

Removal = tuple[str, int]


def without(
    text: str, words: Sequence[Token], opens: Collection[str], chance: random.Random
) -> Removal | None:
    """The text with something taken out, and the place; None where nothing fits.

    `opens` are the words that begin a phrase: prepositions, articles.
    """
    what = chance.choices(("word", "phrase", "light", "prepositional"), (62, 13, 7, 18))[0]
    light = [i for i, t in enumerate(words[:-1]) if t.word and not t.content]
    opening = [i for i in light if text[words[i].start : words[i].end].casefold() in opens]
    starts = {
        "word": [i for i, t in enumerate(words) if t.content and t.word],
        "phrase": [i for i in light if words[i + 1].content],
        "light": [i for i in light if i not in opening],
        "prepositional": [i for i in opening if any(t.content for t in words[i + 1 : i + 3])],
    }[what]
    if not starts:
        return None
    first = chance.choice(starts)
    last = first + 1
    if what in ("phrase", "prepositional"):
        while last < len(words) and words[last].word and not words[last].content:
            last += 1
        last += 1
        while last < len(words) and words[last].content and chance.random() < 0.6:
            last += 1
    before, after = text[: words[first].start].rstrip(" "), text[words[last - 1].end :].lstrip(" ")
    if not before:
        return (after[:1].upper() + after[1:], 0) if after else None
    blank = " " if last < len(words) and words[last].word else ""
    return before + blank + after, len(before)


def gap(words: Sequence[Token], place: int) -> int:
    return sum(token.end <= place for token in words) if place else 0


def frequent(texts: Iterable[str], lang: str) -> frozenset[str]:
    """The words of content that are written small and seen often."""
    seen = Counter[str]()
    for text in texts:
        for token in tokens(text, language(lang)):
            word = text[token.start : token.end]
            if token.content and word[0].islower():
                seen[word] += 1
    return frozenset(word for word, times in seen.items() if times >= FREQUENT)


class Pairs:
    """How often two kinds of words are side by side, by themselves and by their endings."""

    def __init__(self) -> None:
        self.counts = Counter[tuple[str, str]]()
        self.total = 0

    def add(self, left: Kind, right: Kind) -> None:
        self.counts.update({(left[0], right[0]), (left[1], right[1])})
        self.total += 1


def counted(texts: Collection[str], lang: str, chance: random.Random) -> Neighbours:
    """The table of pairs."""
    plain, broken = Pairs(), Pairs()
    opens = language(lang).gaps.open
    table = Neighbours(*endings(lang), frequent(texts, lang), opens, {})
    for text in texts:
        words = tokens(text, language(lang))
        if len(words) < SHORTEST:
            continue
        for left, right in pairwise(table.kinds(text, words)):
            plain.add(left, right)
        for _ in range(ROUNDS):
            if removed := without(text, words, opens, chance):
                rest = tokens(removed[0], language(lang))
                kinds, at = table.kinds(removed[0], rest), gap(rest, removed[1])
                broken.add(kinds[at], kinds[at + 1])
    more = plain.total / broken.total
    odds = {}
    for pair in sorted({*plain.counts, *broken.counts}):
        whole, holed = plain.counts[pair], broken.counts[pair]
        value = round(10 * math.log((holed + SMOOTH) * more / (whole + SMOOTH * more))) / 10
        rare = not table.words.isdisjoint(pair)
        if whole + holed >= SEEN if rare else abs(value) * 10 >= LEAST:
            odds[pair] = value
    return replace(table, odds=odds)


def places(
    rows: Iterable[tuple[str, str]], lang: str, table: Neighbours, chance: random.Random
) -> tuple[list[str], np.ndarray, np.ndarray]:
    """The signs of every place, and whether something was taken out there."""
    found: list[dict[str, float]] = []
    wanted: list[int] = []
    for text, reference in rows:
        words = tokens(text, language(lang))
        removed = [without(text, words, table.opens, chance) for _ in range(VERSIONS)]
        for version, place in [(text, -1), *(r for r in removed if r)]:
            compared = compare(version, reference, lang)
            if compared is None:
                continue
            right = gap(compared.target, place) if place >= 0 else -9
            common = in_common(compared)
            for at, _, _, signs in all_signs(compared, version, reference, table):
                if abs(at - right) == 1:
                    continue  # just beside it is neither right nor wrong
                found.append({**common, **signs})
                wanted.append(at == right)
    names = list(dict.fromkeys(name for signs in found for name in signs))
    values = [[float(signs.get(name, 0)) for name in names] for signs in found]
    return names, np.array(values), np.array(wanted, float)


def fitted(values: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """The weights by Newton's method."""
    weights = np.zeros(values.shape[1])
    ridge = RIDGE * len(wanted)
    for _ in range(25):
        chances = 1 / (1 + np.exp(-values @ weights))
        slope = values.T @ (chances - wanted) + ridge * weights
        bend = (values.T * (chances * (1 - chances))) @ values + ridge * np.eye(len(weights))
        weights -= np.linalg.solve(bend, slope)
    return weights


def main() -> None:
    """Prints the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--lang", default="en")
    options = parser.parse_args()
    if not options.files:
        return
    lang, chance = options.lang, random.Random(3)
    records = [r for file in options.files for r in read(file) if r.get("reference")]
    rows: list[Record] = [r for r in records if base(r["tgt_lang"]) == lang]
    pairs = list(dict.fromkeys((r["mt"], r["reference"]) for r in rows))
    originals = [r["source"] for r in records if base(r["src_lang"]) == lang]
    texts = sorted({*(r for _, r in pairs), *originals}) + [m for m, _ in pairs[::3]]
    table = counted([line for t in texts for line in t.split("\n")], lang, chance)
    chance.shuffle(pairs)
    names, values, wanted = places(pairs[:TEXTS], lang, table, chance)
    sys.stderr.write(
        f"{len(pairs)} pairs, {len(wanted)} places, {int(wanted.sum())} of them gaps\n"
    )
    sys.stdout.write(HEAD + "\n[weights]\n")
    for name, weight in zip(names, fitted(values, wanted), strict=True):
        sys.stdout.write(f'"{name}" = {weight:.2f}\n')
    told = sorted(table.endings, key=lambda e: (-len(e), e))
    sys.stdout.write(f"\n[endings]\n{lang} = [{', '.join(map(_quoted, told))}]\n")
    sys.stdout.write(f"\n[words]\n{lang} = {_quoted(' '.join(sorted(table.words)))}\n")
    sys.stdout.write(f"\n[pairs.{lang}]\n")
    by_left: dict[str, list[str]] = {}
    for (left, right), value in sorted(table.odds.items()):
        by_left.setdefault(left, []).append(f"{right} {round(10 * value)}")
    for left, row in by_left.items():
        sys.stdout.write(f"{_quoted(left)} = {_quoted(' '.join(row))}\n")


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


HEAD = """# Generated: do not edit, but for the endings. Command: python benchmarks/neighbours.py FILE...
# Counts of human and machine translations of news (WMT 2021 to 2024, EA-MT, MQM; research use): no
# text is taken over. `weights`: what each sign weighs that a word fell out at a place, in
# logarithms of odds. `words`: those that are seen often. `pairs`: for the kind of a word and that of
# the next one (function words, marks and the `words` as they are, others by their ending, names
# "Aa", figures "#", others "x"), in tenths of a logarithm, how much likelier they are where
# something was taken out.
"""


if __name__ == "__main__":
    main()
