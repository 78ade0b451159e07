"""Which language a text is in: by declaration, else by script, else by the detector."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import replace

from qa.errors import DocumentError
from qa.language import base, codes, language
from qa.model import Document

_ENOUGH, _SAMPLE, _LETTERS = 25, 4000, 1000
# The first word of a character's Unicode name, by the script code of the language files.
_SCRIPTS = {
    "LATIN": "Latn", "CJK": "Hani", "ARABIC": "Arab", "CYRILLIC": "Cyrl", "HIRAGANA": "Kana",
    "KATAKANA": "Kana", "HANGUL": "Hang", "HEBREW": "Hebr", "GREEK": "Grek",
    "DEVANAGARI": "Deva", "THAI": "Thai",
}  # fmt: skip


def script(text: str) -> tuple[str | None, int]:
    """The script that most letters are in, and how many letters there are."""
    counts: Counter[str] = Counter()
    for char in text[:_LETTERS]:
        if char.isalpha():
            counts[_SCRIPTS.get(unicodedata.name(char, "?").split(" ")[0], "?")] += 1
    total = sum(counts.values())
    if counts["Kana"] * 10 > total:
        return "Kana", total
    best = max(counts, key=lambda s: (counts[s], s), default=None)
    return best, total


def detect(text: str) -> str | None:
    """The language of a text among those with a language file; None when it cannot be told."""
    found, letters = script(text)
    candidates = [c for c in codes() if found in language(c).scripts]
    if not candidates or letters == 0:
        return None
    if len(candidates) == 1:
        return candidates[0]
    return _by_detector(text[:_SAMPLE], candidates)


def _by_detector(text: str, candidates: list[str]) -> str | None:
    from langdetect import DetectorFactory
    from langdetect.detector_factory import PROFILES_DIRECTORY
    from langdetect.lang_detect_exception import LangDetectException

    profiles = {p: c for c in candidates for p in language(c).profiles}
    factory = DetectorFactory()
    factory.seed = 0
    contents = []
    for profile in profiles:
        with open(f"{PROFILES_DIRECTORY}/{profile}", encoding="utf-8") as file:
            contents.append(file.read())
    factory.load_json_profile(contents)
    detector = factory.create()
    detector.append(text)
    try:
        return profiles.get(detector.detect())
    except LangDetectException:
        return None


def settle(document: Document) -> Document:
    """The document with both languages known, and a remark where one does not fit the text."""
    target = "\n".join(segment.target for segment in document.segments)
    source = "\n".join(segment.source or "" for segment in document.segments).strip()
    target_lang = document.target_lang or detect(target)
    if not target_lang:
        raise DocumentError(
            "the language of the target cannot be told", path=document.path,
            remedy="Name it with --to.",
        )  # fmt: skip
    source_lang = document.source_lang or (detect(source) if source else None)
    remarks = list(document.remarks)
    for side, tag, text in (("target", target_lang, target), ("source", source_lang, source)):
        found, letters = script(text)
        if not tag or letters < _ENOUGH or base(tag) not in codes():
            continue
        if found not in language(tag).scripts:
            likely = detect(text)
            looks = language(likely).name if likely else "another language"
            remarks.append(f"the {side} is declared {language(tag).name} but looks like {looks}")
    if source and not source_lang:
        remarks.append("the language of the source cannot be told: name it with --from")
    return replace(
        document, target_lang=target_lang, source_lang=source_lang, remarks=tuple(remarks)
    )
