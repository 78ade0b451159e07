"""A stranger in a known person's office: Prime Minister Van Diem, where the source names Pham Minh Chinh.

What is mangled beyond recognition sounds like nothing, and only its place says who is meant. The source
has an office right beside a person whom the glossary knows, the target has that office once, with a
name behind it that neither the glossary nor the source has, and nothing of the person.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from qa.language import Language, base, language
from qa.model import Document, Hit, NearMiss, Span
from qa.names.lexicon import common
from qa.names.sound import fold_name
from qa.scan.capitals import unnamed
from qa.scan.tongue.data import vocabulary

_JOINED = frozenset(("", " ", "·", "・"))  # between an office and its holder
_NAME = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LETTERS = 3  # of a word that can tell one name from another
_WORDS = 4  # of a name
_HEAD = 4  # letters that a name and a case or another spelling of it have in common
_REACH = 80  # characters behind an office
_OF = 8  # characters between it and its country
_GAPS = (" ", ", ")
_SURE, _DOUBT = 0.9, 0.75  # probability of what is told and of what is asked about


def officed(
    document: Document, index: int, here: Sequence[Hit], present: Collection[str]
) -> Iterator[NearMiss]:
    """The strangers of one segment; `present` are the concepts that the target or a neighbour has."""
    lang = language(document.target_lang)
    if not lang.cased:
        return
    source = [h for h in here if h.span.side == "source"]
    people = [
        h for h in source
        if h.term.kind == "person" and h.form.use == "full" and h.term.id not in present
    ]  # fmt: skip
    if not people:
        return
    text = document.segments[index].source or ""
    held = {h.term.id: h for h in source if h.term.kind == "title"}
    for hit in people:
        offices = {
            h.term.id for h in source
            if h.term.kind == "title" and _beside(text, h.span, hit.span)
        } & held.keys()  # fmt: skip
        stranger = offices and _stranger(document, index, here, offices, lang)
        if not stranger or not _apart(document.text(stranger), hit, text, lang):
            continue
        form = hit.term.canonical(document.target_lang)
        if form is not None:
            # Behind a comma may stand the holder of another office: the prime minister's spokesman, X.
            sure = document.segments[index].target[stranger.start - 2] != ","
            yield NearMiss(
                stranger, stranger, hit.term, form.text, _SURE if sure else _DOUBT, 0.0, "office",
                (hit.span,), (), sure,
            )  # fmt: skip


def _beside(text: str, office: Span, name: Span) -> bool:
    first, last = (office, name) if office.start < name.start else (name, office)
    return text[first.end : last.start] in _JOINED and not first.overlaps(last)


def _stranger(
    document: Document, index: int, here: Sequence[Hit], offices: Collection[str], lang: Language
) -> Span | None:
    """The name behind the one office of the target that is of these, if no hit explains it."""
    places, others = (
        {h.span for h in here if h.term.id in offices and h.span.side == side}
        for side in ("target", "source")
    )
    if len(places) != 1 or len(others) != 1:
        return None
    (office,) = places
    target = document.segments[index].target
    ours = [h for h in here if h.span.side == "target" and h.span != office]
    at = _behind_country(target, office.end, ours)
    words: list[re.Match[str]] = []
    for word in _NAME.finditer(target, at, at + _REACH):
        gap = target[words[-1].end() if words else at : word.start()]
        if gap not in (_GAPS if not words else (" ",)) or not word[0][0].isupper():
            break
        words.append(word)
    if not words or len(words) > _WORDS:
        return None
    span = Span(index, "target", words[0].start(), words[-1].end())
    known = [h for h in ours if h.span.overlaps(span)]
    # A surname of many is no more than a part of this one's name: Kang, of Kang Tae-ho.
    if any(h.term.kind != "person" or h.form.use == "full" or h.span == span for h in known):
        return None
    return span


def _behind_country(text: str, at: int, hits: Sequence[Hit]) -> int:
    """Where the office ends, with the country whose it is: Премьер-министр Японии."""
    for hit in hits:
        between = text[at : hit.span.start]
        if hit.term.kind == "country" and 0 < len(between) <= _OF and between == between.lower():
            return hit.span.end
    return at


def _apart(name: str, hit: Hit, source: str, lang: Language) -> bool:
    """Whether a name is surely no form of the person's, nor an everyday word, nor the source's own."""
    words = [w for w in _NAME.findall(name) if len(w) >= _LETTERS]
    everyday, stops = common(lang.code), unnamed(lang.code)
    nouns = vocabulary(lang.code) if lang.capitals == "nouns" else frozenset()
    if not words or all(w.casefold() in everyday or w.casefold() in nouns for w in words):
        return False
    if any(w.casefold() in stops or w in source for w in words):
        return False
    heads = {
        fold_name(part)[:_HEAD]
        for form in hit.term.forms if base(form.lang) == lang.code or form.text.isascii()
        for part in _NAME.findall(form.text)
    }  # fmt: skip
    return not any(fold_name(w)[:_HEAD] in heads for w in words)
