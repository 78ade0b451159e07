"""A given name that is mangled beside a right surname, in a text whose source has the full name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from qa.language import Language, base, language
from qa.model import Document, Hit, NearMiss, Span
from qa.names.distance import alike
from qa.names.ear import Ear, ear
from qa.names.given import one_given
from qa.names.locate import parts
from qa.names.sound import fold_name, kin
from qa.names.tables import tables
from qa.names.windows import Window, Windows, script

_GAPS = frozenset(("", " ", "·", "・", "-", " · "))
_PARTS = ("short", "abbreviation")  # a surname, or one of many people (Xi)
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
            if source and hit.form.use in _PARTS and hit.term.id not in whole:
                others = [(h.span.start, h.span.end) for h in target if h.span != hit.span]
                text = document.segments[index].target
                windows = Windows(text, lang, others)
                found = _beside(windows, text, hit, how, lang)
                if found:
                    yield _miss(index, hit, source, *found, lang)


def _beside(
    windows: Windows, text: str, hit: Hit, how: Ear, lang: Language
) -> tuple[Window, str, str, float] | None:
    """The stretch beside a surname, the part that it should be, the whole name, likeness."""
    names = [
        f.text for f in hit.term.forms
        if base(f.lang) == lang.code and f.use == "full" and f.status != "deprecated"
    ]  # fmt: skip
    rests = [(name, *rest) for name in names for rest in _rests(name, hit.form.text)]
    right = {fold_name(part) for _, rest, _ in rests for part in parts(rest)}
    best: tuple[Window, str, str, float] | None = None
    place = hit.span.start / max(len(text), 1)
    for name, rest, before in rests:
        for window in windows.near(rest, place):
            low, high = (window.end, hit.span.start) if before else (hit.span.end, window.start)
            if not 0 <= high - low <= _WIDEST or text[low:high] not in _GAPS:
                continue
            words = parts(window.text)
            if len(words) != len(parts(rest)) or window.small:
                continue
            if all(_same(fold_name(word), right) for word in words):
                return None
            shapes = (rest, *lang.declined(rest), *lang.variants(rest, "part"))
            code = how.target(window.text)
            value, shape = max((alike(code, how.target(s), how.pivot), s) for s in shapes)
            if value >= tables().locate.forename and (best is None or value > best[3]):
                best = window, shape, name, value
    return best


def _rests(name: str, short: str) -> Iterator[tuple[str, bool]]:
    """What a full name has besides its short form, and whether it stands before it."""
    breaks = " ·・-"
    if name.endswith(short) and name != short:
        yield name.removesuffix(short).rstrip(breaks), True
    elif name.startswith(short) and name != short:
        yield name.removeprefix(short).lstrip(breaks), False


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
    # Where names are declined the surname keeps its case: only the other part is proposed.
    both = min(window.start, hit.span.start), max(window.end, hit.span.end)
    span = narrow if lang.inflects else Span(index, "target", *both)
    bands = tables().locate
    sure = bands.forename_sure <= similar < bands.forename_variant
    return NearMiss(
        span, narrow, hit.term, given if lang.inflects else name, 0.9 if sure else 0.75,
        similar, "source", (source.span,), variant=one_given(window.text, given),
    )  # fmt: skip
