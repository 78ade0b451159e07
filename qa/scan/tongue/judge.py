"""Which language a piece of text is in: by script, then by its frequent words, then by langdetect.

Words are counted as naive Bayes does: each adds the logarithm of how much more frequent it is in one
language than in the other. Names are frequent in none, so that they say nothing.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from qa.scan.tongue.data import (
    FREQUENT,
    TextRules,
    everyone,
    frequent,
    letters,
    rules,
    scripts,
    vocabulary,
)

# A word, no placeholder (%s), with the signs that only combine (Devanagari, Arabic, Thai) and the joiner within Persian words.
WORD = re.compile(
    r"(?<![%$])[^\W\d_][\w\u0300-\u036f\u064b-\u0652\u0900-\u0dff\u0e00-\u0eff\u200c]*(?:['’][^\W\d_]+)?"
)
LEAST = 4  # words from which a text says what language it is in
LEAST_LETTERS = 8  # Han or kana from which it does
_FLOOR = FREQUENT - 1
_DEEP = 34  # the same where rarer words have to tell
_LONG = 8000  # words of a list that has those
_USUAL = 0.5  # of the words that are frequent ones: a text of its own language has as many
_NEVER = 25  # what a word with a letter that the language has not speaks against it
_ENDING = 12  # and one with a telling ending for it
_ODDS = 30  # tenths of a decimal logarithm: a thousand to one
_ODDS_NEAR = 36  # for a language near that of the text, whose frequent words the text has
_ODDS_DEEP = 28  # the same where no word speaks for the language, or several are none of it, though its list is long
_OWN = 7  # by which a word is more frequent in the declared language and speaks for it
_ODDS_COPIED = 10  # the same for a text that stands in the source as well
_LEAST_COPIED = 3
_MOST_OF_ONE = 20  # that a single word may say: the si of a name is a frequent Bulgarian word
_TELLING = 4  # what a word that tells speaks for a language at least
_MEAN = 1.0  # the same for each word, so that a long text needs more than a few strange words
_SMALLEST = 65  # ten times the Zipf value of a language's small words
_MUCH_RARER = 18  # by which another language has them less often
_RARE = 0.2  # of the words frequent: the lists do not know the language
_SURE = 0.99
_DETECT = 8  # words that langdetect needs
_MOST = 400  # words that are looked at
_MORE = 2  # characters of Han for each of Hangul: no Korean text
_TITLE = re.compile("《[^《》]{0,60}》")
_JOINED = ("Hani", "Kana")


@dataclass(frozen=True, slots=True)
class Guess:
    """Another language than the one that was declared, and how sure that is, 0 to 1; `by_words`: its
    script does not tell."""

    code: str
    name: str
    sure: float
    by_words: bool = True


def words(text: str) -> list[str]:
    """The words, casefolded."""
    # A Turkish capital with its dot would fold to two characters.
    return WORD.findall(text.replace("İ", "i").casefold())[:_MOST]


def usual(tokens: Sequence[str], code: str) -> bool:
    """Whether as many words are frequent ones of the language as a text of it has."""
    known = frequent(code)
    return sum(map(known.__contains__, tokens)) >= _USUAL * len(tokens)


def another(
    text: str, tokens: Sequence[str], code: str, source: str = "", *, copy: bool = False
) -> Guess | None:
    """The language that a text in the declared script is rather in; None for the declared one.

    `tokens` are its words, casefolded. `source` is the language it was translated from, whose words
    the lists of all others have, English ones above all; `copy` that the source has the very same
    text, so that less has to speak for it.
    """
    own = rules(code)
    if own.script in _JOINED:
        return _han_or_kana(text, own.script)
    if own.script == "Hang" and (guess := _han_or_kana(text, own.script)):
        return guess
    plain = usual(tokens, own.code)
    if plain:
        lent = [one for one in _lenders() if not _telltale(own.code, one).isdisjoint(tokens)]
        codes = dict.fromkeys((*own.near, source, *lent))
        rivals: Sequence[TextRules] = [rules(each) for each in codes if each]
        rivals = [rival for rival in rivals if rival.script == own.script]
        if not rivals:
            return None
    else:
        rivals = _mates(own.script)
    if not frequent(own.code) or len(tokens) < (_LEAST_COPIED if copy else LEAST):
        return None
    least = _ODDS_COPIED if copy else max(_ODDS, _MEAN * len(tokens))
    mine = {deep: _worths(tokens, own, deep) for deep in {_rarer(own, r, source) for r in rivals}}
    best: tuple[int, TextRules] | None = None
    for rival in rivals:
        if rival.code != own.code:
            deep = _rarer(own, rival, source)
            leads = _leads(mine[deep], _worths(tokens, rival, deep))
            odds = sum(leads)
            near = _ODDS_NEAR
            if own.deep and rival.deep:
                lacks = sum(
                    m == _DEEP and its >= _TELLING for m, its in zip(mine[deep], leads, strict=True)
                )
                near = _ODDS_DEEP if lacks > 1 else near
            elif min(leads) > -_OWN:
                near = _ODDS_DEEP
            bar = max(least, near) if plain and rival.code != source else least
            if odds < bar or (best and odds <= best[0]):
                continue
            # One word alone may be a foreign name.
            telling = {t for t, lead in zip(tokens, leads, strict=True) if lead >= _TELLING}
            if len(telling) > 1 or copy:
                best = odds, rival
    if best:
        return Guess(best[1].code, best[1].name, min(0.99, 0.8 + best[0] / 500))
    known = sum(map(frequent(own.code).__contains__, tokens))
    small = sum(word[:1].islower() or not word[:1].isupper() for word in text.split()[:_MOST])
    if small >= _DETECT and len(tokens) >= _DETECT and known < _RARE * len(tokens):
        return _detected(text, own)
    return None


def _rarer(own: TextRules, rival: TextRules, source: str) -> bool:
    """Whether rarer words tell too: the languages share the frequent ones, or it may be a copy."""
    return (own.deep and rival.deep) or (
        (rival.code == source or rival.lends)
        and min(map(len, map(vocabulary, (own.code, rival.code)))) > _LONG
    )


@functools.cache
def _lenders() -> tuple[str, ...]:
    """The languages whose words stand in the lists of all others."""
    return tuple(lang.code for lang in everyone() if lang.lends)


@functools.cache
def _telltale(code: str, rival: str) -> frozenset[str]:
    """The small words of a rival that a text in the language has at most in a title."""
    ours = frequent(code)
    return frozenset(
        word
        for word, value in frequent(rival).items()
        if value >= _SMALLEST and ours.get(word, 0) <= value - _MUCH_RARER
    )


def _leads(mine: Sequence[int], theirs: Sequence[int]) -> list[int]:
    """How much more each word speaks for the rival, in tenths of a decimal logarithm."""
    # A letter that the language has not at all says more than any word.
    return [
        its - ours if ours < _DEEP else min(its - ours, _MOST_OF_ONE)
        for ours, its in zip(mine, theirs, strict=True)
    ]


def _worths(tokens: Sequence[str], lang: TextRules, deep: bool = False) -> list[int]:
    """What each word says for a language."""
    floor = _DEEP if deep else _FLOOR
    known = (vocabulary if deep else frequent)(lang.code)
    endings, never = lang.endings, lang.never
    found = []
    for token in tokens:
        value = known.get(token, floor)
        if value <= floor:
            value = floor
            if endings and token.endswith(endings):
                value += _ENDING
            elif never and not never.isdisjoint(token):
                value -= _NEVER
        found.append(value)
    return found


@functools.cache
def _mates(script: str) -> tuple[TextRules, ...]:
    """The languages of a script that we have words of."""
    return tuple(lang for lang in everyone() if lang.script == script and frequent(lang.code))


def _han_or_kana(text: str, script: str) -> Guess | None:
    """Japanese without kana, Chinese with many, Korean with hardly any Hangul."""
    if script == "Hani" and "《" in text:
        text = _TITLE.sub("", text)  # 《羊をめぐる冒険》 is a title within Chinese
    han, kana = len(letters("Hani").findall(text)), len(_kana().findall(text))
    if script == "Kana" and not kana and han >= LEAST_LETTERS:
        simplified = not rules("ja").never.isdisjoint(text)
        return Guess("zh", rules("zh").name, 0.95) if simplified or _small(text, "zh") > 1 else None
    if script == "Hang" and han >= LEAST_LETTERS:
        own = len(hangul().findall(text))
        return Guess("zh", rules("zh").name, 0.95, False) if han > _MORE * own else None
    if script == "Hani" and kana >= LEAST_LETTERS / 2 and 4 * kana > han:
        return Guess("ja", rules("ja").name, 0.95)
    return None


@functools.cache
def hangul() -> re.Pattern[str]:
    """A letter of Korean alone."""
    return re.compile(f"[{scripts()['Hang'].letters}]")


@functools.cache
def _kana() -> re.Pattern[str]:
    return re.compile(f"[{scripts()['Kana'].letters}]")


def _small(text: str, code: str) -> int:
    """How many of the language's small words a text without blanks has."""
    return sum(word in text for word in rules(code).words)


def of_script(text: str, script: str) -> TextRules | None:
    """The language of a text by its script alone, else by its words; None where that is not plain."""
    if script in _JOINED:
        kana = _kana().search(text)
        return rules("ja" if kana else "zh")
    mates = [lang for lang in everyone() if lang.script == script]
    if len(mates) < 2:
        return mates[0] if mates else None
    tokens = words(text)
    scored = [(sum(_worths(tokens, lang)), lang.code) for lang in _mates(script)]
    best = max(scored, default=None)
    return rules(best[1]) if best and tokens else None


@functools.cache
def _factory(script: str):  # type: ignore[no-untyped-def]
    from langdetect import DetectorFactory
    from langdetect.detector_factory import PROFILES_DIRECTORY

    names = [lang.profile for lang in everyone() if lang.script == script and lang.profile]
    if len(names) < 2:
        return None  # nothing to choose between, and the detector takes no fewer
    contents = []
    for name in names:
        with open(f"{PROFILES_DIRECTORY}/{name}", encoding="utf-8") as file:
            contents.append(file.read())
    factory = DetectorFactory()
    factory.load_json_profile(contents)
    factory.seed = 0  # it samples: the same text must get the same answer
    return factory


def _detected(text: str, own: TextRules) -> Guess | None:
    from langdetect.lang_detect_exception import LangDetectException

    factory = _factory(own.script)
    if factory is None or not own.profile:
        return None
    detector = factory.create()
    detector.append(text)
    try:
        best = detector.get_probabilities()[0]
    except (LangDetectException, IndexError):  # no letter that a profile has
        return None
    if best.lang == own.profile or best.prob < _SURE:
        return None
    found = next((lang for lang in everyone() if lang.profile == best.lang), None)
    return Guess(found.code, found.name, 0.7) if found else None
