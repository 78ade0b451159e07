"""Texts that want to hang the program, by kind: each makes so many characters of itself."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Iterator
from functools import partial

UNITS = {
    "no blank": "abcdefghij",
    "one letter": "a",
    "digits": "1234567890",
    "ones with commas": "1,",
    "groups of digits": "1 2 3 ",
    "words joined by stops": "abcd.Ef",
    "words joined by commas": "abcd,ef",
    "letters of two scripts": "abа ",
    "numbers of notes": "a.[1]",
    "clock times": "9999:9999:",
    "decimals": "1.2.3.",
    "nested brackets": "([{",
    "one bracket": "(",
    "pairs of brackets": "(a)[b]",
    "open quotation marks": "“a ",
    "apostrophes": "'",
    "straight quotation marks": '" a "b ',
    "quotation marks of twelve languages": "“„«‹「『﹁《‘‚\"'a»›」』",
    "hyphens": "-",
    "dashes": " – a",
    "stops": ". ",
    "stops without a blank": ".",
    "bidi controls": "\u202eab\u2066c\u200f",
    "lone surrogates": "a\ud800 b\udfff",
    "combining marks": "\u0301",
    "marked letters": "e\u0301\u0323",
    "zero width": "a\u200b\u200d\ufeff",
    "emoji with joiners": "👩\u200d👩\u200d👧🏽",
    "alternating scripts": "aбγ中あ가א",
    "one word": "peace ",
    "sentences": "He did not leave Kabul on 4 March with 3.6 million dollars. ",
    "names": "Angela Merkil met Zorgan Brekmi ",
    "mangled names": "Vladmir Puttin, Angela Merkil, Hibatullah Akhunzade, ",
    "wrong renderings": "internal Arab dialogue Balladal Tajikistan ",
    "negations": "not never no ",
    "dates": "on the 4th of March 2021 ",
    "bare dates": "on the 4th ",
    "money": "$3.6 million, ",
    "numerals in words": "twenty twenty ",
    "hundreds in words": "one hundred and ",
    "Roman numerals": "XIV. MCMLXXXIV ",
    "percentages": "5% 6 % ",
    "measures": "5 km/h 6 miles ",
    "telephone numbers": "+1 (202) 555-0143 ",
    "addresses": "https://example.org/a?b=c&d=e#f ",
    "hashtags": "#peace @user ",
    "sic": "Kabull [sic] ",
    "mojibake": "Ã©â€™ ",
    "lines": "a\n",
    "line ends and blanks": "\n   \n\t ",
    "blanks": " ",
    "Han": "塔利班三万人",
    "Han numerals": "三十二亿五千万",
    "Han abbreviations": "美塔代表团在阿富汗",
    "Han for sounds": "斯克·尔巴特",
    "katakana": "アメリカ・",
    "hangul": "김정은 대통령은 ",
    "Arabic": "قال الوزير ٤٧ ",
    "Arabic with tatweel": "مـــحـــمـــد ",
    "Arabic numerals in words": "عشرون وثلاثون ",
    "Persian": "رئیس‌جمهور می‌گوید ۴۷ ",
    "Russian": "Президент Владимир Путин не приехал 4 марта. ",
    "Thai": "ตาลีบัน",
    "Hindi": "भारत में ४७ ",
    "German compounds": "Donaudampfschifffahrtsgesellschaft",
    "acronyms": "USA NATO U.S. ",
    "forms of address": "Mr. Dr. Gen. ",
    "repeated sentence": "The two sides met again in the capital on the day. ",
    "tags": "<b>a</b> &amp; ",
    "Markdown": "[a](b) **c** `d` ",
}


def _repeated(unit: str, size: int) -> str:
    return (unit * (size // len(unit) + 1))[:size]


def _joined(words: Iterator[str], size: int, between: str = " ") -> str:
    found: list[str] = []
    length = 0
    while length < size:
        word = next(words)
        found.append(word)
        length += len(word) + len(between)
    return between.join(found)[:size]


def _words() -> Iterator[str]:
    """Words that can be spoken, no two the same for a long time, in an order that has no pattern."""
    syllables = ["".join(pair) for pair in itertools.product("bdfgklmnprstvz", "aeiou")]
    dice = random.Random(7)
    while True:
        yield "".join(dice.choices(syllables, k=4))


def _capitalised() -> Iterator[str]:
    return (word.capitalize() for word in _words())


def _numbers() -> Iterator[str]:
    return (str(137 + 7 * n) for n in itertools.count())


def _sums() -> Iterator[str]:
    return (f"${3 + n * 7}.{n % 10} million," for n in itertools.count())


def _days() -> Iterator[str]:
    months = ("January", "March", "May", "July", "August", "October")
    return (f"on {n % 28 + 1} {months[n % 6]} {1900 + n % 150}" for n in itertools.count())


def _ideographs(size: int) -> str:
    letters = "".join(map(chr, range(0x4E00, 0x9FA6)))
    return _repeated(letters, size)


def _every_letter(size: int) -> str:
    """One letter after the other of all that Unicode has outside its surrogates."""
    planes = itertools.chain(range(0xA0, 0xD800), range(0xE000, 0x1F000))
    return _repeated("".join(map(chr, planes)), size)


def _sentences() -> Iterator[str]:
    words = _words()
    while True:
        first, *others = itertools.islice(words, 9)
        yield f"{first.capitalize()} {' '.join(others)}."


def _nested(opening: str, closing: str, size: int) -> str:
    return opening * (size // 2) + closing * (size // 2)


KINDS: dict[str, Callable[[int], str]] = {
    **{name: partial(_repeated, unit) for name, unit in UNITS.items()},
    "different words": lambda size: _joined(_words(), size),
    "different names": lambda size: _joined(_capitalised(), size),
    "different names with commas": lambda size: _joined(_capitalised(), size, ", "),
    "different numbers": lambda size: _joined(_numbers(), size),
    "different sums": lambda size: _joined(_sums(), size),
    "different days": lambda size: _joined(_days(), size),
    "different sentences": lambda size: _joined(_sentences(), size),
    "all ideographs": _ideographs,
    "all letters": _every_letter,
    "deep brackets": partial(_nested, "(", ")"),
    "deep quotation marks": partial(_nested, "“", "”"),
}
