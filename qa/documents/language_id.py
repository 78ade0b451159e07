"""Which language a text is in: by declaration, else by script, else by the detector."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from qa.documents.base import LanguageHint, ReadOptions
from qa.errors import DocumentError
from qa.language import base, codes, language
from qa.model import Document

_SAMPLE = 4000  # characters that are looked at
_ENOUGH = 25  # letters below which a text is not held against its declaration
_MANY = 200  # letters from which the detector may be
_SURE = 0.95
_FOREIGN = 0.2  # a smaller share of letters in a declared script is another language
# By the first word of a character's Unicode name: the ISO 15924 code of its script.
_SCRIPTS = {
    "LATIN": "Latn", "CJK": "Hani", "IDEOGRAPHIC": "Hani", "ARABIC": "Arab", "CYRILLIC": "Cyrl",
    "HIRAGANA": "Kana", "KATAKANA": "Kana", "KATAKANA-HIRAGANA": "Kana", "HANGUL": "Hang",
    "HEBREW": "Hebr", "GREEK": "Grek", "DEVANAGARI": "Deva", "BENGALI": "Beng", "THAI": "Thai",
    "TAMIL": "Taml", "TELUGU": "Telu", "GUJARATI": "Gujr", "GURMUKHI": "Guru", "KANNADA": "Knda",
    "MALAYALAM": "Mlym", "SINHALA": "Sinh", "GEORGIAN": "Geor", "ARMENIAN": "Armn",
    "ETHIOPIC": "Ethi", "MYANMAR": "Mymr", "KHMER": "Khmr", "LAO": "Laoo", "TIBETAN": "Tibt",
    "MONGOLIAN": "Mong",
}  # fmt: skip
_WIDTHS = ("HALFWIDTH", "FULLWIDTH")
# A letter of these says as much as several of an alphabet: a foreign name must not outweigh them.
_DENSE = {"Hani": 3, "Kana": 3, "Hang": 3}


def known(tag: str, options: ReadOptions) -> bool:
    """Whether the tag's language is one of those hinted at."""
    if options.languages:
        return base(tag) in {hint.code for hint in options.languages}
    return base(tag) in codes()


def _hints(options: ReadOptions) -> tuple[LanguageHint, ...]:
    return options.languages or tuple(language(code) for code in codes())


def _hint(tag: str, options: ReadOptions) -> LanguageHint | None:
    # Reads one language file where _hints would read all.
    if not options.languages:
        return language(tag) if base(tag) in codes() else None
    return next((hint for hint in options.languages if hint.code == base(tag)), None)


def scripts(text: str) -> tuple[dict[str, float], int]:
    """The share of each script, the greatest first, and how many letters were counted.

    Japanese mixes its own letters with Chinese ones: a tenth of them makes all of it Kana.
    """
    counts: Counter[str] = Counter()
    letters = 0
    for char, number in Counter(text[:_SAMPLE]).items():
        script = _script(char)
        if script:
            counts[script] += number * _DENSE.get(script, 1)
            letters += number
    if counts["Kana"] * 10 > counts["Kana"] + counts["Hani"]:
        counts["Kana"] += counts.pop("Hani", 0)
    total = sum(counts.values()) or 1
    ordered = sorted(((s, n) for s, n in counts.items() if n), key=lambda item: (-item[1], item[0]))
    return {script: number / total for script, number in ordered}, letters


@lru_cache(maxsize=16384)
def _script(char: str) -> str:
    """The script of a letter, "?" for one of another, "" for what is no letter."""
    if not char.isalpha():
        return ""
    words = unicodedata.name(char, "?").split(" ", 2)
    return _SCRIPTS.get(words[words[0] in _WIDTHS], "?")


def identify(text: str, options: ReadOptions) -> tuple[str | None, float]:
    """The language of a text among those hinted at, and the probability; None when unclear."""
    shares, _ = scripts(text)
    main = next(iter(shares), None)
    candidates = [hint for hint in _hints(options) if main in hint.scripts]
    if len(candidates) < 2:
        return (candidates[0].code, 1.0) if candidates else (None, 0.0)
    return _by_detector(text[:_SAMPLE], candidates)


def _by_detector(text: str, candidates: Sequence[LanguageHint]) -> tuple[str | None, float]:
    from langdetect import DetectorFactory
    from langdetect.detector_factory import PROFILES_DIRECTORY
    from langdetect.lang_detect_exception import LangDetectException

    profiles = {p: hint.code for hint in candidates for p in hint.profiles}
    if len(profiles) < 2:  # nothing to choose between, and the detector takes no fewer
        return next(((code, 0.5) for code in profiles.values()), (None, 0.0))
    contents = []
    for profile in profiles:
        with open(f"{PROFILES_DIRECTORY}/{profile}", encoding="utf-8") as file:
            contents.append(file.read())
    factory = DetectorFactory()
    factory.seed = 0  # it samples: the same text must get the same answer
    factory.load_json_profile(contents)
    detector = factory.create()
    detector.append(text)
    found: Counter[str] = Counter()
    try:
        for guess in detector.get_probabilities():
            found[profiles[guess.lang]] += guess.prob
    except LangDetectException:  # no letter that a profile has
        return None, 0.0
    best = max(found, key=lambda code: (found[code], code), default=None)
    return best, found[best] if best else 0.0


def settle(document: Document, options: ReadOptions) -> Document:
    """The document with both languages known, and a remark where one does not fit the text.

    DocumentError when the target's language is neither declared nor to be told.
    """
    target = "\n".join(segment.target for segment in document.segments)
    source = "\n".join(segment.source or "" for segment in document.segments).strip()
    remarks = list(document.remarks)
    found: dict[str, str | None] = {}
    for side, tag, text in (
        ("target", document.target_lang, target), ("source", document.source_lang, source),
    ):  # fmt: skip
        if tag or not text:
            found[side] = tag
            remarks += _doubts(side, tag, text, options) if tag else ()
        else:
            found[side], probability = identify(text, options)
            if found[side] and probability < _SURE:
                name = _name(found[side] or "", options)
                option = "--to" if side == "target" else "--from"
                remarks.append(
                    f"the {side} looks like {name}, but that is not sure: name it with {option}"
                )
    if not found["target"]:
        raise DocumentError(
            f"the language of the target of {document.name!r} cannot be told",
            path=document.path, remedy="Name it with --to.",
        )  # fmt: skip
    if source and not found["source"]:
        remarks.append("the language of the source cannot be told: name it with --from")
    return replace(
        document,
        target_lang=found["target"],
        source_lang=found["source"],
        remarks=tuple(remarks),
    )


def _doubts(side: str, tag: str, text: str, options: ReadOptions) -> tuple[str, ...]:
    """A remark when the text is clearly not in the language that it is declared to be in."""
    hint = _hint(tag, options)
    if hint is None:
        return ()  # what cannot be looked at for it, the engine says
    shares, letters = scripts(text)
    if not hint.scripts or letters < _ENOUGH:
        return ()
    if sum(shares.get(script, 0.0) for script in hint.scripts) < _FOREIGN:
        likely, _ = identify(text, options)
    elif options.verify and hint.profiles and letters >= _MANY:
        likely, probability = identify(text, options)
        if likely is None or likely == hint.code or probability <= _SURE:
            return ()
    else:
        return ()
    looks = _name(likely, options) if likely else "another language"
    return (f"the {side} is declared {hint.name} but looks like {looks}",)


def _name(tag: str, options: ReadOptions) -> str:
    hint = _hint(tag, options)
    return hint.name if hint else tag
