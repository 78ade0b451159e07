"""A person's full name in the target but for one letter, where the source names that person in full."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from unicodedata import category

from qa.language import Language, base, language
from qa.model import Document, Hit, NearMiss, Span
from qa.names.ear import ear
from qa.names.locate import parts
from qa.names.readings.spelling import misspells
from qa.names.slip import Slip, at_home, exchanged, folded, homophones, slips
from qa.names.sound import fold_name, kin
from qa.names.tables import tables
from qa.names.windows import script
from qa.scan.located import DOUBT
from qa.scan.tongue.data import vocabulary

_CERTAIN = 0.95  # probability of a full name all of whose other letters are right
_LEAST = 0.8  # from which a finding by sound is no question
_SHORT = 2  # letters of a part that is as easily another name's: Yi, Li
_LETTERS = 5  # of a name in letters: in a shorter one too little is right
_DENSE = (2, 4)  # characters of a native Chinese, Japanese or Korean name
_WEIGHTY = ("Hani", "Kana", "Hang")  # scripts whose letters are syllables
_CHARACTERS = {"Hani", "Kana"}  # scripts of a language that names people in Chinese characters
_UNVOWELLED = ("Arab", "Hebr", "Deva")  # scripts that write a foreign name in several ways


def with_slips(
    document: Document, misses: Iterable[NearMiss], hits: Sequence[Hit]
) -> Iterator[NearMiss]:
    """The misses that sounds tell, and those of one letter in place of what sounds say of them."""
    here: dict[int, list[Hit]] = {}
    for hit in hits:
        here.setdefault(hit.span.segment, []).append(hit)
    by_letters = {(n.span.segment, n.term.id): n for n in _slips(document, here)}
    for miss in misses:
        slip = by_letters.get((miss.span.segment, miss.term.id))
        if slip is None:
            yield miss
        elif not _better(slip, miss, language(document.target_lang)):
            del by_letters[miss.span.segment, miss.term.id]
            yield miss
    yield from by_letters.values()


def _better(slip: NearMiss, miss: NearMiss, lang: Language) -> bool:
    if slip.variant and not _unvowelled(lang):
        return False
    return slip.probability > DOUBT or miss.probability < _LEAST


def _unvowelled(lang: Language) -> bool:
    return any(name in lang.scripts for name in _UNVOWELLED)


def _slips(document: Document, here: Mapping[int, Sequence[Hit]]) -> Iterator[NearMiss]:
    """One for each person whom a segment's source names in full and its target does not."""
    lang = language(document.target_lang)
    for index in sorted(here):
        source = [h for h in here[index] if h.span.side == "source"]
        full = {h.term.id: h for h in source if h.term.kind == "person" and h.form.use == "full"}
        if not full:
            continue
        target = [h for h in here[index] if h.span.side == "target"]
        rendered = {h.term.id for h in target if h.form.use == "full"}
        text, theirs = document.segments[index].target, document.segments[index].source or ""
        plain = folded(text)
        for concept, hit in full.items():
            if concept in rendered:
                continue
            own = [h.span for h in source if h.term.id == concept]
            related = _related(theirs, document.text(hit.span), own)
            found = _best(text, plain, hit, target, lang)
            # What the source writes so is left as it is, not mangled.
            if found and text[found[0].start : found[0].end] not in theirs:
                yield _miss(index, hit, *found, text, lang, related)


def _best(
    text: str, plain: str, hit: Hit, target: Sequence[Hit], lang: Language
) -> tuple[Slip, str] | None:
    """The stretch that is one of the name's forms or shapes but for a letter.

    What can be read as another way to write the name is.
    """
    taken = [(h.span.start, h.span.end) for h in target]
    found: list[tuple[bool, bool, bool, Slip, str]] = []
    for name in _names(hit, lang):
        for shape in (name, *(lang.declined(name) if lang.declines else ())):
            for slip in slips(plain, folded(shape)):
                inside = any(a <= slip.start and slip.end <= b for a, b in taken)
                if not inside and _likely(text, slip, shape, name, lang):
                    other = not exchanged(slip, folded(shape), _writing(shape, lang))
                    # A whole word rather than one that has a letter more in front or an ending.
                    before, behind = text[: slip.start][-1:], text[slip.end : slip.end + 1]
                    found.append((other, before.isalpha(), behind.isalpha(), slip, shape))
    best = min(found, key=lambda one: one[:3], default=None)
    return best[3:] if best else None


def _names(hit: Hit, lang: Language) -> list[str]:
    """The full forms of which all but one letter are evidence."""
    found = [
        f.text for f in hit.term.forms
        if base(f.lang) == lang.code and f.use == "full" and f.status != "deprecated"
        and f.case in ("", "nominative")
    ]  # fmt: skip
    return [name for name in dict.fromkeys(found) if _writing(name, lang) and _enough(name, lang)]


def _enough(name: str, lang: Language) -> bool:
    if _dense(name):
        return True
    letters = sum(map(str.isalpha, name))
    if _writing(name, lang) in _WEIGHTY:
        return letters >= _DENSE[1]
    return letters >= _LETTERS and len(parts(name)) > 1


def _dense(name: str) -> bool:
    """Whether it is a native name in Chinese characters or hangul, without a blank or dot."""
    low, high = _DENSE
    return low <= len(name) <= high and all("㐀" <= c <= "鿿" or "가" <= c <= "힣" for c in name)


def _writing(name: str, lang: Language) -> str:
    """The script whose letters the name has; empty for none that is known."""
    first = next((c for c in name if c.isalpha()), "")
    if "㐀" <= first <= "鿿":
        return "Hani" if _CHARACTERS & {*lang.scripts} else ""
    if "ァ" <= first <= "ヺ":
        return "Kana"
    known = tables().windows
    return next((s for s in lang.scripts if s in known and s not in ("Hani", "Kana")), "")


def _likely(text: str, slip: Slip, name: str, base_name: str, lang: Language) -> bool:
    """Whether the stretch is words of its own that may be the name."""
    kind = _writing(name, lang)
    if not (slip.right + slip.wrong).replace("'", "").isalpha() and kind != "Deva":
        return False  # a blank or a dot
    wrong = text[slip.start : slip.end]
    if kind == "Hani":
        return _in_characters(wrong, slip, name)
    before, after = text[slip.start - 1 : slip.start], text[slip.end :]
    if kind == "Kana":
        return all(map(_kana, slip.wrong)) and not any(map(_kana, (before, after[:1])))
    if not _begins(text, slip.start, lang) or not _ends(after, lang):
        return False
    ours, theirs = parts(name), parts(wrong)
    if len(ours) != len(theirs):
        return False
    if kind == "Hang" and slip.at == len(name) - 1 and slip.wrong in script(lang).tails:
        return False  # a particle behind a name that ends before
    if _dense(name):
        return len(name) > _DENSE[0]
    citation = parts(base_name)
    differing = [n for n, word in enumerate(ours) if folded(word) != folded(theirs[n])]
    if not differing:
        return False
    at = differing[0]
    if lang.cased:
        if ours[at][:1].isupper() != theirs[at][:1].isupper():
            return False
        return not (lang.declines and _case_of(theirs[at], (citation[at], ours[at]), lang))
    # Where no capital tells a name, a word beside it is as likely what the person does.
    edge = at in (0, len(theirs) - 1)
    return not (edge and theirs[at] in vocabulary(lang.code))


def _case_of(word: str, shapes: Collection[str], lang: Language) -> bool:
    """Whether a word is as likely a case of one of the shapes: the stem is whole, the end another."""
    how = ear("", lang.code, script(lang))
    other = fold_name(word)
    for part in map(fold_name, shapes):
        if other.startswith(part):
            return True
        shared = next((n for n, c in enumerate(part) if other[n : n + 1] != c), len(part))
        soft = all(sound in tables().vowels for sound in how.target(part[shared:]))
        if soft and (kin(part, other) or kin(other, part)):
            return True
    return False


def _in_characters(wrong: str, slip: Slip, name: str) -> bool:
    if not ("㐀" <= slip.wrong <= "鿿" and "㐀" <= slip.right <= "鿿"):
        return bool(slip.at) and slip.at < len(name) - 1 and not _dense(name)
    return len(name) > _DENSE[0] or homophones(slip.right, slip.wrong)


def _kana(char: str) -> bool:
    return "ァ" <= char <= "ヺ" or char == "ー"


def _letter(char: str) -> bool:
    """Whether it is a letter, or a sign of a vowel in a word of Indian letters."""
    return char.isalpha() or category(char).startswith("M")


def _begins(text: str, start: int, lang: Language) -> bool:
    word = start
    while word and _letter(text[word - 1]):
        word -= 1
    return word == start or text[word:start] in lang.heads


def _ends(after: str, lang: Language) -> bool:
    size = next((n for n, c in enumerate(after) if not _letter(c)), len(after))
    tails: Collection[str] = (*lang.tails, *script(lang).tails)
    return not size or after[:size] in tails


def _related(source: str, form: str, own: Sequence[Span]) -> bool:
    """Whether a part of the name stands elsewhere too: a relative's, who may be the one named."""
    rest = list(source)
    for span in own:
        rest[span.start : span.end] = " " * (span.end - span.start)
    words = [form[:1]] if _dense(form) else [p for p in parts(form) if len(p) >= _SHORT]
    return any(word in "".join(rest) for word in words)


def _miss(
    index: int, hit: Hit, slip: Slip, shape: str, text: str, lang: Language, related: bool
) -> NearMiss:
    kind = _writing(shape, lang)
    variant = exchanged(slip, folded(shape), kind)
    native = _dense(shape)
    if native and at_home(hit.term.subject, kind):
        variant = False  # a name of these characters has no others of their sound
    variant = variant and not misspells(hit.term.forms, shape, text[slip.start : slip.end])
    word, end = next((p, end) for p, end in _ends_of(shape) if slip.at <= end)
    short = kind != "Hani" and not native and len(word) <= _SHORT
    ending = lang.declines and end - slip.at <= 1 and slip.wrong in {t[-1:] for t in lang.tails}
    first = native and not slip.at
    doubt = related or short or ending or first or (variant and lang.cased)
    span = Span(index, "target", slip.start, slip.end)
    return NearMiss(
        span, span, hit.term, shape, DOUBT if doubt else _CERTAIN, 1 - 1 / len(shape), "source",
        (hit.span,), variant=variant and not doubt,
    )  # fmt: skip


def _ends_of(name: str) -> list[tuple[str, int]]:
    """Each part of a name and where it ends."""
    found: list[tuple[str, int]] = []
    at = 0
    for part in parts(name):
        at = name.index(part, at) + len(part)
        found.append((part, at))
    return found
