"""Words of the program that translated, about its work: “Here is the translation:”, “As an AI model, I”.

The kinds are those of Briakou et al., “On the Implications of Verbose LLM Outputs: A Case Study in
Translation Evaluation” (2024): it refuses, or comments. A source that speaks of translating itself
explains either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from qa.fold import Folded
from qa.model import Document, Remark, Segment, Span
from qa.scan.entries import Cue, matches
from qa.scan.machine.data import Speech, fold, markup, speech

_HEAD = re.compile(r"[^:：\n]{1,160}[:：\n]\s*")
_AROUND = " *#_،؛\"'“”„«»()（）[]【】「」—–-!！.。,，、~～"
_ANSWER = re.compile(r"\s*[¡]?([^\W\d_][^!！.:：\n\"“”«»]{0,30})[!！]\s*(?=\S)")
_GOES_ON = 8  # characters of a text behind an answer
_EXCLAIMS = ("!", "！")
_ASIDE = re.compile(r"[(（\[［【]([^()（）\[\]［］【】\n]{4,300})[)）\]］】]|[※＊]([^\n]{4,300})")
_CITED = re.compile(r"[\"“„«「『‘']([^\"“”„«»「」『』‘’\n]{2,40})[\"”“»」』’']")
_STEM = 4  # letters that a word cited keeps of its form in the source: Женева for Женеву
_CLOSING = "\"'“”»’」』"
_SHORT = 20  # characters before a colon with which the source begins itself, as a label does
_TOLD = 5  # remarks of one segment


def remarks(document: Document, folded: Mapping[tuple[str, int], Folded]) -> Iterator[Remark]:
    """What the program says of its work, in the order of the text."""
    tongues = dict.fromkeys(
        (document.target_lang, document.source_lang or document.target_lang, *markup().speaks)
    )
    heard = [said for said in map(speech, tongues) if said is not None]
    theirs = speech(document.source_lang) if document.source_lang else None
    for index, segment in enumerate(document.segments):
        if not segment.target or segment.target == segment.source:
            continue
        found: dict[tuple[int, int], str] = {}
        for said in heard:
            for place, kind in _said(segment, folded["target", index], said):
                found.setdefault(place, kind)
        if found and theirs is not None and segment.source:
            its = {cue.kind for cue in _cues(folded["source", index], theirs)}
            if "about" in its:
                continue
            if "closes" in its:
                its.add("remarks")
            found = {place: kind for place, kind in found.items() if kind not in its}
            if "leads" in its:  # the source answers somebody itself
                found = {place: kind for place, kind in found.items() if kind != "answers"}
        last = -1
        for place in sorted(found, key=lambda p: (p[0], -p[1]))[:_TOLD]:
            if place[0] >= last:
                yield Remark(Span(index, "target", *place), found[place])
                last = place[1]


def _said(segment: Segment, text: Folded, said: Speech) -> Iterator[tuple[tuple[int, int], str]]:
    """Where a program speaks in one language, and how."""
    cues = _cues(text, said)
    if not cues:
        return
    kinds = {cue.kind for cue in cues}
    if "labels" in kinds or "about" in kinds:
        head = _head(segment.target, segment.source, said)
        if head is not None:
            yield (0, head), "announces"
    if "leads" in kinds and segment.source:
        answer = _answer(segment.target, segment.source, said)
        if answer is not None:
            yield (0, answer), "answers"
    if "about" in kinds and segment.source:
        for place in _asides(segment.target, segment.source, said):
            yield place, "remarks"
    for cue in cues:
        if cue.kind in ("refuses", "remarks") or (cue.kind == "closes" and _ends(text.text, cue)):
            yield text.back(cue.start, cue.end), "remarks" if cue.kind == "closes" else cue.kind


def _ends(text: str, cue: Cue) -> bool:
    """Whether a text ends with a wish in its own voice, and no person's in quotation marks."""
    rest = text[cue.end :]
    return not any(map(str.isalnum, rest)) and not any(sign in rest for sign in _CLOSING)


def _cues(text: Folded, said: Speech) -> list[Cue]:
    return matches(text.text, said.words, spaced=said.spaced)


def _head(text: str, source: str | None, said: Speech) -> int | None:
    """Where what a line announces begins; None where the text begins with no such line."""
    lead = len(text) - len(text.lstrip())
    match = _HEAD.match(text, lead)
    if match is None:
        return None
    head = fold(match.group().rstrip().rstrip(":：").strip(_AROUND))
    cues = sorted(_cues(head, said))
    whole = len(head.text)
    if any(c.kind == "labels" and c.start == 0 and c.end == whole for c in cues):
        bare = not any(map(str.isalpha, text[match.end() :]))
        return None if source is None or bare or _labelled(source) else match.end()
    begin = max((c.end for c in cues if c.kind == "leads" and c.start == 0), default=0)
    while begin < whole and head.text[begin] in _AROUND:
        begin += 1
    starts = [c for c in cues if c.kind == "announces" and c.start == begin]
    if starts and any(c.kind == "about" for c in cues):
        return match.end()
    return None


def _answer(text: str, source: str, said: Speech) -> int | None:
    """Where the text behind an answer to whoever asked for it begins: Sure! The premier left.

    Nobody exclaims so whose source does not exclaim.
    """
    match = _ANSWER.match(text)
    if match is None or any(sign in source for sign in _EXCLAIMS):
        return None
    if len(text) - match.end() < _GOES_ON:
        return None
    head = fold(match[1].strip())
    whole = len(head.text)
    if any(c.kind == "leads" and (c.start, c.end) == (0, whole) for c in _cues(head, said)):
        return match.end()
    return None


def _asides(text: str, source: str, said: Speech) -> Iterator[tuple[int, int]]:
    """Asides about how a word of the source, which stands in them, was translated."""
    for match in _ASIDE.finditer(text):
        inside = match[1] or match[2]
        cited = (word[1] for word in _CITED.finditer(inside))
        if inside in source or not any(
            word[: max(_STEM, len(word) - 2)] in source for word in cited
        ):
            continue
        if any(cue.kind == "about" for cue in _cues(fold(inside), said)):
            yield match.span()


def _labelled(source: str) -> bool:
    """Whether the source begins with words and a colon itself."""
    match = _HEAD.match(source.lstrip())
    return match is not None and len(match.group().strip()) <= _SHORT
