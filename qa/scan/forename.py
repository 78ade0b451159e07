"""A given name that is mangled before a right surname, in a text whose source has the full name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from qa.language import Language, base, language
from qa.model import Document, Hit, NearMiss, Span
from qa.names.locate import Ear, ear, parts
from qa.names.sound import alike, fold_name, kin
from qa.names.tables import tables
from qa.names.windows import Window, Windows, script

_GAPS = frozenset(("", " ", "·", "・", "-", " · "))
_WIDEST = 3  # characters between the two


def forenames(document: Document, here: Mapping[int, Sequence[Hit]]) -> Iterator[NearMiss]:
    """One for each right surname whose given name only sounds like that of the source's person.

    The whole name is not missing (its surname stands there), so nothing else looks for it.
    """
    lang = language(document.target_lang)
    how = ear(base(document.source_lang or ""), lang.code, script(lang))
    for index in sorted(here):
        full = {
            h.term.id: h
            for h in here[index]
            if h.span.side == "source" and h.term.kind == "person" and h.form.use == "full"
        }
        target = [h for h in here[index] if h.span.side == "target"]
        whole = {h.term.id for h in target if h.form.use == "full"}
        for hit in target:
            source = full.get(hit.term.id)
            if source and hit.form.use == "short" and hit.term.id not in whole:
                others = [(h.span.start, h.span.end) for h in target if h.span != hit.span]
                text = document.segments[index].target
                windows = Windows(text, lang, others)
                found = _before(windows, text, hit, how, lang)
                if found:
                    yield _miss(index, hit, source, *found, lang)


def _before(
    windows: Windows, text: str, hit: Hit, how: Ear, lang: Language
) -> tuple[Window, str, str, float] | None:
    """The stretch before a surname, the given name it should be, the whole name, likeness."""
    names = [
        f.text for f in hit.term.forms
        if base(f.lang) == lang.code and f.use == "full" and f.status != "deprecated"
    ]  # fmt: skip
    given = {name: name.removesuffix(hit.form.text).rstrip(" ·・-") for name in names}
    given = {name: first for name, first in given.items() if first and first != name}
    right = {fold_name(part) for first in given.values() for part in parts(first)}
    best: tuple[Window, str, str, float] | None = None
    place = hit.span.start / max(len(text), 1)
    for name, first in given.items():
        for window in windows.near(first, place):
            gap = text[window.end : hit.span.start]
            if not 0 <= hit.span.start - window.end <= _WIDEST or gap not in _GAPS:
                continue
            words = parts(window.text)
            if len(words) != len(parts(first)) or window.small:
                continue
            if all(_same(fold_name(word), right) for word in words):
                return None
            shapes = (first, *lang.declined(first), *lang.variants(first, "part"))
            code = how.target(window.text)
            value, shape = max((alike(code, how.target(s), how.pivot), s) for s in shapes)
            if tables().locate.forename <= value < 1 and (best is None or value > best[3]):
                best = window, shape, name, value
    return best


def _same(word: str, right: set[str]) -> bool:
    return any(word == part or kin(part, word) for part in right)


def _miss(
    index: int,
    hit: Hit,
    source: Hit,
    window: Window,
    given: str,
    name: str,
    similar: float,
    lang: Language,
) -> NearMiss:
    narrow = Span(index, "target", window.start, window.end)
    # Where names are declined the surname keeps its case: only the given name is proposed.
    span = narrow if lang.inflects else Span(index, "target", window.start, hit.span.end)
    bands = tables().locate
    sure = similar < bands.forename_variant
    return NearMiss(
        span, narrow, hit.term, given if lang.inflects else name, 0.9 if sure else 0.75,
        similar, "source", (source.span,),
    )  # fmt: skip
