"""What stands in the target in letters that its language is not written with."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from qa.language import base, language
from qa.model import Document, Span, Untranslated
from qa.names.lexicon import lexicon
from qa.scan.tongue.aside import enclosed, in_address, quotation
from qa.scan.tongue.data import foreign, kept, letters, rules, scripts, vocabulary

_LATIN = re.compile(r"[A-Za-zªºÀ-ÖØ-öø-ɏḀ-ỿ]+(?:['’][A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ]+)*")
_KEPT = 3  # names in Latin letters that a story has by oversight
_LEAST = 3  # letters of a Latin word
_EVERYDAY = 43  # ten times the Zipf value of a word that everybody knows
_RUN = 3  # words without a capital that no name has
_GLOSSED, _GLOSSES = ("Hang", "Kana"), "Hani"  # languages that gloss with single characters of Han


def keeps_names(document: Document) -> bool:
    """Whether the story keeps names in Latin letters on purpose: several of the source's stand in it."""
    script = rules(document.target_lang).script
    if script == "Latn" or rules(document.source_lang or "").script != "Latn":
        return False
    names: set[str] = set()
    for segment in document.segments:
        source = segment.source or ""
        names.update(
            word for word in _LATIN.findall(segment.target)
            if len(word) >= _LEAST and not word.isupper() and word[0].isupper() and word in source
        )  # fmt: skip
        if len(names) > _KEPT:
            return True
    return False


def strange(
    document: Document, index: int, quoted: Sequence[Span], keeps: bool
) -> Iterator[Untranslated]:
    """One fact for each run of one segment; `keeps` says that the story keeps names as they are."""
    segment = document.segments[index]
    text, source = segment.target, segment.source or ""
    code = base(document.target_lang)
    own = rules(code).script
    if own not in scripts() or (own == "Latn" and text.isascii()):
        return
    for match in foreign(own).finditer(text):
        script = match.lastgroup or ""
        if script == "Latn":
            if source and rules(document.source_lang or "").script == "Latn":
                yield from _latin(document, index, match.span(), quoted, keeps)
            continue
        run = match.group()
        start, end = match.span()
        if len(run) == 1 and (script in kept().single or not source):
            continue
        if own in _GLOSSED and (len(run) == 1 or (script == _GLOSSES and run not in source)):
            continue
        if scripts()[own].glosses.issuperset(run):
            continue  # 韓美 in Korean headlines
        if own == "Hani" and len(run) == 1:
            continue  # の in Chinese names of shops
        reference = segment.references[0] if segment.references else None
        if reference is not None and run in reference:
            continue
        gloss, title = enclosed(text, start, end), quotation(text, start, end, quoted)
        if in_address(text, start, end) or _apart(text, start, end, gloss, own):
            continue
        if reference is None and _apart(text, start, end, title, own):
            continue
        at = source.find(run)
        witness = (Span(index, "source", at, at + len(run)),) if at >= 0 else ()
        sure = bool(witness) or not _mixed(text, start, end, own)
        yield Untranslated(
            Span(index, "target", start, end), "script", witness, reference is not None, sure
        )


def _apart(
    text: str, start: int, end: int, inside: tuple[int, int] | None, own: str
) -> bool:  # fmt: skip
    """Whether it is the whole of what is enclosed: a gloss in brackets, a quoted title."""
    if inside is None or not (text[: inside[0] - 1].strip() or text[inside[1] + 1 :].strip()):
        return False
    return not _among(text, start, end, inside, own)


def _among(text: str, start: int, end: int, inside: tuple[int, int], own: str) -> bool:
    """Whether what is enclosed is in the text's own letters but for this stretch."""
    content = text[inside[0] : start] + text[end : inside[1]]
    return len(letters(own).findall(content)) >= _LEAST


def _mixed(text: str, start: int, end: int, own: str) -> bool:
    """Whether it stands within a word of the text's own letters: the look-alike of one of them."""
    near = text[max(0, start - 1) : start] + text[end : end + 1]
    return letters(own).search(near) is not None and end - start < _LEAST


def _latin(
    document: Document, index: int, place: tuple[int, int], quoted: Sequence[Span], keeps: bool
) -> Iterator[Untranslated]:
    """Words of the source in Latin letters: those that are no names, and halves of names."""
    segment = document.segments[index]
    text, source = segment.target, segment.source or ""
    lang, own = base(document.source_lang or ""), rules(document.target_lang).script
    found = [(m.start(), m.end(), m.group()) for m in _LATIN.finditer(text, *place)]
    small = [w for w in found if w[2].islower()]
    if len(found) > 2 * len(small) > 0 and text[found[0][0] : found[-1][1]] in source:
        return  # Citizens for Responsibility and Ethics in Washington
    if len(found) > len(small) > 0 and len(small) < _RUN:
        small = _outer(found, source)
        if not small:
            return  # Game of Thrones
    if small:
        start, end = small[0][0], small[-1][1]
        telling = [w for _, _, w in small if len(w) >= _LEAST and w not in kept().words]
        if not telling or _stays(text, start, end, quoted, own):
            return
        words = [m for w in telling[:_RUN] if (m := re.search(rf"\b{re.escape(w)}\b", source))]
        if words:
            witness = tuple(Span(index, "source", *m.span()) for m in words)
            # （matter也有“物质”的意思）: in brackets a word may be spoken of.
            sure = enclosed(text, start, end) is None
            yield Untranslated(Span(index, "target", start, end), "words", witness, sure=sure)
        return
    if len(found) != 1 or keeps:
        return
    start, end, name = found[0]
    at = re.search(rf"(?<![\w’'-]){re.escape(name)}(?![\w-])", source)
    if at is None or name.isupper() or len(name) < _LEAST or _stays(text, start, end, quoted, own):
        return
    witness = (Span(index, "source", *at.span()),)
    titles = {title.casefold() for title in language(lang).titles}
    if name[1:].islower():
        known = vocabulary(lang).get(name.casefold(), 0)
        noun = language(lang).capitals == "nouns" and known
        if (noun or known >= _EVERYDAY) and name not in lexicon():
            yield Untranslated(Span(index, "target", start, end), "words", witness, sure=False)
        elif _half(text, source, at, titles) or (name in lexicon() and _alone(text)):
            yield Untranslated(Span(index, "target", start, end), "name", witness, sure=False)


def _outer(found: Sequence[tuple[int, int, str]], source: str) -> list[tuple[int, int, str]]:
    """The small word before or behind a name that it does not stand beside in the source."""
    for one, name in ((found[0], found[1]), (found[-1], found[-2])):
        first, second = (one, name) if one[0] < name[0] else (name, one)
        if one[2].islower() and f"{first[2]} {second[2]}" not in source:
            return [one]
    return []


def _stays(text: str, start: int, end: int, quoted: Sequence[Span], own: str) -> bool:
    near = text[max(0, start - 1) : start] + text[end : end + 1]
    if any(sign in "-&+'’!*" for sign in near) or in_address(text, start, end):
        return True
    inside = enclosed(text, start, end) or quotation(text, start, end, quoted)
    return inside is not None and not _among(text, start, end, inside, own)


_BEFORE = re.compile(r"([A-ZÀ-Þ][^\W\d_]+) \Z")
_AFTER = re.compile(r" ([A-ZÀ-Þ][^\W\d_]+)")


def _alone(text: str) -> bool:
    """Whether no more than one word is in Latin letters, acronyms apart."""
    return sum(not word.isupper() for word in _LATIN.findall(text)) < 2


def _half(text: str, source: str, at: re.Match[str], titles: Collection[str]) -> bool:
    """Whether the source has a further word of the name beside this one, and the target has not.

    A text that keeps other names in Latin letters does so on purpose.
    """
    if not _alone(text):
        return False
    before = _BEFORE.search(source[max(0, at.start() - 40) : at.start()])
    after = _AFTER.match(source, at.end())
    neighbours = [m[1] for m in (before, after) if m and m[1].casefold() not in titles]
    return bool(neighbours) and not any(n in text for n in neighbours)
