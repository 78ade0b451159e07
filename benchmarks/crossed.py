"""Errors put into human translations of one text, from any language into any other.

    python benchmarks/crossed.py FILE.jsonl OUT.jsonl [--each 900] [--seed 11]

The records of FILE (source, mt, src_lang, tgt_lang) are translations by people from or into
English. All that stand for one English text are set beside each other; into the one of such a pair one error is
put: a digit of a figure, a year, a month, a weekday or a country (the names of CLDR, by Babel), the
last sentence left out, a word of the source left in, a word twice. OUT has as many of each kind, no
more than a few of each pair of languages, in the form of `minimal_pairs.py`, which measures them:
what is silent there for all directions of one language has one cause.
"""

from __future__ import annotations

import argparse
import functools
import itertools
import json
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from babel import Locale
from opposites import texts

MOST_OF_PAIR = 6
_JOINED = ("zh", "zh-Hant", "ja", "th")  # written without blanks
_COUNTRIES = ("FR", "DE", "IT", "ES", "IQ", "IR", "PK", "IN", "CN", "JP", "EG", "LY", "SY", "TR", "UA",
              "RU", "PL", "RO", "NG", "NE", "ML", "MX", "BR", "AR", "CL", "AU", "AT", "SE", "NO", "FI")  # fmt: skip
_FIGURE = re.compile(r"\d[\d.,]*\d|\d")
_YEAR = re.compile(r"(?<!\d)(?:19\d\d|20[0-2]\d)(?!\d)")
_END = re.compile(r"[.!?…][”\"»’']?\s+(?=[^a-z\W]|[\"“«])|[。！？][”」』\"]?(?=.)")
_LEAST = 20  # characters of a sentence that is left out
_WORD, _HAN = re.compile(r"[^\W\d_]{5,}"), re.compile(r"[一-鿿]{2,3}")
_HAN_FIRST = "\u2e80"


class Pair(NamedTuple):
    """Two translations of one text."""

    source_lang: str
    target_lang: str
    source: str
    target: str
    doc: str


Error = tuple[int, int, str]  # where, and what stands there instead
Names = Mapping[Any, list[str]]


def pairs(file: Path) -> list[Pair]:
    """Every two translations of one English text, in both directions; that text stands for its story."""
    return [
        Pair(a, b, same[a], same[b], same["en"])
        for same in texts([file], "mt")
        for a, b in itertools.permutations(same, 2)
    ]


@functools.cache
def months(lang: str) -> Names:
    return _named(_locale(lang).months)


@functools.cache
def weekdays(lang: str) -> Names:
    return _named(_locale(lang).days)


@functools.cache
def countries(lang: str) -> Names:
    return {k: [name] for k, name in _locale(lang).territories.items() if k.isalpha()}


def _locale(lang: str) -> Locale:
    return Locale.parse(lang.replace("-", "_"))


def _named(table: Mapping[str, Any]) -> Names:
    found: dict[Any, list[str]] = defaultdict(list)
    for context in ("format", "stand-alone"):
        for key, name in table[context]["wide"].items():
            found[key].append(name)
    return found


def _place(text: str, word: str) -> int:
    """Where the word stands once and whole, else -1."""
    at = text.find(word)
    if at < 0 or text.find(word, at + 1) >= 0:
        return -1
    edges = text[max(0, at - 1) : at] + text[at + len(word) : at + len(word) + 1]
    return -1 if word[0] < _HAN_FIRST and any(map(str.isalpha, edges)) else at


def number(pair: Pair, chance: random.Random) -> Error | None:
    """Another digit, two digits exchanged or one more, in a figure that both sides have once."""
    found = [
        m for m in _FIGURE.finditer(pair.target)
        if pair.target.count(m[0]) == pair.source.count(m[0]) == 1 and not _YEAR.fullmatch(m[0])
    ]  # fmt: skip
    if not found:
        return None
    match = chance.choice(found)
    digits = list(match[0])
    places = [at for at, char in enumerate(digits) if char.isdigit()]
    way = chance.randrange(3)
    if way == 0 and len(places) > 1 and digits[places[1]] not in ("0", digits[places[0]]):
        one, two = places[:2]
        digits[one], digits[two] = digits[two], digits[one]
    elif way == 1 and match[0].isdigit():
        digits.append("0")
    else:
        at = chance.choice(places)
        digits[at] = chance.choice([d for d in "123456789" if d != digits[at]])
    return *match.span(), "".join(digits)


def year(pair: Pair, chance: random.Random) -> Error | None:
    found = [m for m in _YEAR.finditer(pair.target) if m[0] in pair.source]
    if not found:
        return None
    match = chance.choice(found)
    return *match.span(), str(int(match[0]) + chance.choice((-10, -2, -1, 1, 2, 10)))


def _exchanged(table: Callable[[str], Names], others: tuple[str, ...] = ()) -> Callable[..., Any]:
    """The error of a name of that table that both sides have, for another one of it."""

    def error(pair: Pair, chance: random.Random) -> Error | None:
        theirs, ours = table(pair.source_lang), table(pair.target_lang)
        for key in [k for k in theirs if k in ours]:
            if all(_place(pair.source, name) < 0 for name in theirs[key]):
                continue
            for name in ours[key]:
                at = _place(pair.target, name)
                if at >= 0:
                    pool = [k for k in others or sorted(ours) if k != key]
                    return at, at + len(name), ours[chance.choice(pool)][0]
        return None

    return error


def sentence(pair: Pair, _: random.Random) -> Error | None:
    ends = [match.end() for match in _END.finditer(pair.target)]
    if not ends or len(pair.target) - ends[-1] < _LEAST:
        return None
    return ends[-1], len(pair.target), ""


def untranslated(pair: Pair, chance: random.Random) -> Error | None:
    words = (_HAN if pair.source_lang in _JOINED else _WORD).findall(pair.source)
    words = [w for w in words if w.casefold() not in pair.target.casefold() and not w.istitle()]
    places = list((_HAN if pair.target_lang in _JOINED else _WORD).finditer(pair.target))
    if not words or not places:
        return None
    return *chance.choice(places).span(), chance.choice(words)


def doubled(pair: Pair, chance: random.Random) -> Error | None:
    places = list(_WORD.finditer(pair.target))
    if pair.target_lang in _JOINED or not places:
        return None
    match = chance.choice(places)
    return *match.span(), f"{match[0]} {match[0]}"


KINDS: dict[str, Callable[[Pair, random.Random], Error | None]] = {
    "number": number, "year": year, "month": _exchanged(months), "weekday": _exchanged(weekdays),
    "country": _exchanged(countries, _COUNTRIES), "sentence": sentence,
    "untranslated": untranslated, "doubled": doubled,
}  # fmt: skip


def records(every: list[Pair], each: int, seed: int) -> Iterator[dict[str, Any]]:
    """So many of each kind, in an order that the seed decides."""
    for kind, make in KINDS.items():
        chance = random.Random(f"{seed} {kind}")
        chance.shuffle(every)
        taken: Counter[tuple[str, str]] = Counter()
        for pair in every:
            langs = pair.source_lang, pair.target_lang
            error = make(pair, chance) if taken[langs] < MOST_OF_PAIR else None
            if error is None or pair.target[error[0] : error[1]] == error[2]:
                continue
            start, end, text = error
            yield {
                "id": f"crossed/{kind}/{'-'.join(langs)}/{taken.total()}",
                "src_lang": langs[0], "tgt_lang": langs[1], "source": pair.source,
                "mt": pair.target[:start] + text + pair.target[end:], "good": pair.target,
                "labels": [{"type": kind, "start": start, "end": start + len(text), "text": text,
                            "good_text": pair.target[start:end]}],
                "meta": {"error": kind, "doc": pair.doc},
            }  # fmt: skip
            taken[langs] += 1
            if taken.total() == each:
                break


def main() -> int:
    """The records written."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("out", nargs="?", type=Path)
    parser.add_argument("--each", type=int, default=900)
    parser.add_argument("--seed", type=int, default=11)
    options = parser.parse_args()
    if options.out is None:
        return 0
    lines = (
        json.dumps(record, ensure_ascii=False) + "\n"
        for record in records(pairs(options.file), options.each, options.seed)
    )
    options.out.write_text("".join(lines), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
