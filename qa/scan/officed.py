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
_SURNAME = 5  # of a surname that is enough to know whose it is
_WORDS = 4  # of a name
_HEAD = 4  # letters that a name and a case or another spelling of it have in common
_REACH = 80  # characters behind an office
_OF = 8  # characters between it and its country
_GAPS = (" ", ", ")
_HEARD = 0.8  # similarity of what may be another spelling of the name
_SURE, _DOUBT = 0.9, 0.75  # probability of what is told and of what is asked about


def officed(
    document: Document,
    index: int,
    here: Sequence[Hit],
    heard: Sequence[NearMiss],
    whole: Collection[str],
    named: Collection[str],
) -> Iterator[NearMiss]:
    """What was heard in one segment, with the strangers: one that is hardly heard is one of them.

    `whole` are the concepts whose full name the story has: a surname is theirs. `named` are those that
    the source names anywhere.
    """
    told = {near.term.id: near for near in heard}
    lang = language(document.target_lang)
    source = [h for h in here if h.span.side == "source"] if lang.cased else []
    titles = [h for h in source if h.term.kind == "title"]
    text = document.segments[index].source or ""
    present = {h.term.id for h in here if h.span.side == "target"} if titles else set()
    for hit in source if titles else ():
        if hit.term.kind != "person" or hit.term.id in present:
            continue
        if hit.form.use != "full" and not (
            hit.form.use == "short" and (hit.term.id in whole or _only(hit, source))
        ):
            continue
        near = told.get(hit.term.id)
        if near is not None and (near.similarity >= _HEARD or near.probability > _DOUBT):
            continue
        offices = {h.term.id for h in titles if _beside(text, h.span, hit.span)}
        found = _stranger(document, index, here, offices, named) if offices else None
        name = document.text(found) if found else ""
        if found is None or not _named(name, text, lang):
            continue
        if found != near.span if near else _resembles(name, hit, lang):
            continue
        form = hit.term.canonical(document.target_lang)
        if form is not None:
            # Behind a comma may stand the holder of another office: the prime minister's spokesman, X.
            sure = document.segments[index].target[found.start - 2] != ","
            told[hit.term.id] = NearMiss(
                found, found, hit.term, form.text, _SURE if sure else _DOUBT, 0.0, "office",
                (hit.span,), (), sure,
            )  # fmt: skip
    yield from told.values()


def _only(hit: Hit, source: Sequence[Hit]) -> bool:
    """Whether a surname is long and one person's alone, as far as the glossary goes: 马克龙."""
    long = len(hit.form.text) >= (_LETTERS if not hit.form.text[0].isupper() else _SURNAME)
    return long and all(h.term.id == hit.term.id for h in source if h.span == hit.span)


def _beside(text: str, office: Span, name: Span) -> bool:
    first, last = (office, name) if office.start < name.start else (name, office)
    return text[first.end : last.start] in _JOINED and not first.overlaps(last)


def _stranger(
    document: Document,
    index: int,
    here: Sequence[Hit],
    offices: Collection[str],
    named: Collection[str],
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
    # A surname of many is no more than a part of this one's name: Kang, of Kang Tae-ho. Who is known
    # himself is told as one that came for another.
    known = [h for h in ours if h.span.overlaps(span)]
    if any(h.term.kind != "person" or h.form.use == "full" or h.span == span for h in known):
        return None
    return None if any(h.term.id in named for h in known) else span


def _behind_country(text: str, at: int, hits: Sequence[Hit]) -> int:
    """Where the office ends, with the country whose it is: Премьер-министр Японии."""
    for hit in hits:
        between = text[at : hit.span.start]
        if hit.term.kind == "country" and 0 < len(between) <= _OF and between == between.lower():
            return hit.span.end
    return at


def _named(name: str, source: str, lang: Language) -> bool:
    """Whether it is a name, and neither everyday words nor the source's own."""
    words = _long(name)
    everyday, stops = common(lang.code), unnamed(lang.code)
    nouns = vocabulary(lang.code) if lang.capitals == "nouns" else frozenset()
    if not words or all(w.casefold() in everyday or w.casefold() in nouns for w in words):
        return False
    return not any(w.casefold() in stops or w in source for w in words)


def _resembles(name: str, hit: Hit, lang: Language) -> bool:
    """Whether a word of it begins as one of the person's own names does: a case, another spelling."""
    heads = {
        fold_name(part)[:_HEAD]
        for form in hit.term.forms
        if base(form.lang) == lang.code or form.text.isascii()
        for part in _NAME.findall(form.text)
    }
    return any(fold_name(word)[:_HEAD] in heads for word in _long(name))


def _long(name: str) -> list[str]:
    return [word for word in _NAME.findall(name) if len(word) >= _LETTERS]
