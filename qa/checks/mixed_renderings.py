"""Two spellings of one name in one story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from qa.checks.base import Case, alike, check, family, quote
from qa.model import Fix, Flag, Hit, Safety, Scanned, Severity, Span, Valid
from qa.names import fold_name
from qa.names.writings import abbreviation, derived, inflected, within

_KINDS = ("person", "place", "org", "country")
_CASE = 2  # letters at the end that show a case


@check(
    mqm="Terminology/Inconsistent use of terminology",
    severity=Severity.MINOR,
    since="0.1",
    bad=[
        Case("en", "Fighters of «al Qaeda» fled.", "", "al-Qaeda",
             ("The UN says al-Qaeda and al-Qaeda alone did it.",)),
        Case("zh-en", "«Zargai Ebadi» spoke.", "泽尔盖·埃巴迪表示。", "Zergai Ebadi",
             ("Zergai Ebadi said so. Zergai Ebadi said more.",), ("泽尔盖·埃巴迪这样说。",)),
        Case("en-zh", "«川普»离开了。", "Trump left.", "特朗普", ("特朗普来了。", "特朗普说话。"),
             ("Trump came.", "Trump spoke.")),
        Case("zh-en", "«Joblo» denied it.", "焦布洛否认了。", "Gioblo",
             ("Minister Gioblo spoke. Gioblo was calm.",), ("部长焦布洛发言。",)),
        Case("en", "«Burma» closed the border.", "", "Myanmar", ("Myanmar is quiet. Myanmar voted.",)),
    ],
    good=[
        Case("en", "Baradar spoke.", "", None, ("Abdul Ghani Baradar came to Doha.",)),
        Case("en", "The ISI denied it.", "", None, ("Inter-Services Intelligence was there.",)),
        Case("zh-en", "Kabul is calm.", "喀布尔平静。", None, ("In Kabul they met.",), ("他们在喀布尔会面。",)),
        Case("en", "“Burma must vote,” he said.", "", None, ("Myanmar is quiet.",)),
        Case("en", "French troops left France.", "", None, ("France is quiet.",)),
        Case("zh-en", "Wang Lixian left.", "王立先离开。", None, ("Wang Lixin came.",), ("王立新来了。",)),
    ],
)  # fmt: skip
def mixed_renderings(scanned: Scanned, *, unknown: bool = True) -> Iterator[Flag]:
    """One person, place, organisation or country is spelled in two ways in one story.

    Each spelling may be right by some house style, but a reader takes two spellings for two people.
    The less frequent one is marked, of equally frequent ones the later or what is not the
    glossary's usual one, with the other as its fix where a count or the glossary speaks for it.
    Full name and short name, name and acronym, country and adjective are no mixture, nor is
    what stands in quotation marks, or where the source itself has two names. `unknown` looks at
    names that no glossary has as well: two spellings that sound alike, where the source has one
    and the same string (Gioblo and Joblo for 焦布洛).

    It does not see a name that is spelled wrong all through the story, nor two spellings that no
    glossary has in a target without capitals.
    """
    by_term: dict[str, list[Hit]] = {}
    shared: dict[Span, set[str]] = {}
    for hit in scanned.hits:
        shared.setdefault(hit.span, set()).add(hit.term.id)
    for hit in scanned.hits:
        if _counts(scanned, hit, shared[hit.span]):
            by_term.setdefault(hit.term.id, []).append(hit)
    for hits in by_term.values():
        if len({hit.form.text for hit in hits}) > 1:
            yield from _of_concept(scanned, hits)
    for two in scanned.spellings if unknown else ():
        if not scanned.protected(two.span):
            text = scanned.document.text(two.span)
            yield _flag(two.span, text, two.instead, (two.others, two.count), "hint", None,
                        quote(scanned, two.witness))  # fmt: skip


def _counts(scanned: Scanned, hit: Hit, here: set[str]) -> bool:
    """Whether a hit, whose place some concepts share, speaks for a spelling: a name of one of them."""
    if hit.span.side != "target" or hit.term.kind not in _KINDS:
        return False
    if hit.form.use not in ("full", "short") or scanned.protected(hit.span):
        return False
    if hit.form.case not in ("", "nominative"):
        return False  # a case of the name is no other spelling: Unią Europejską
    if len(here) == 1:
        return True
    named = scanned.ids("source", hit.span.segment)
    return hit.term.id in named and not (here - {hit.term.id}) & named


def _of_concept(scanned: Scanned, hits: Sequence[Hit]) -> Iterator[Flag]:
    families: dict[str, Counter[str]] = {}
    first: dict[str, int] = {}
    for number, hit in enumerate(hits):
        text = hit.form.text
        families.setdefault(_family(hit), Counter())[text] += 1
        first.setdefault(text, number)
    for spellings in families.values():
        usual = hits[0].term.canonical(hits[0].form.lang)
        right = min(
            spellings,
            key=lambda t: (-spellings[t], not (usual and t == usual.text), first[t]),
        )
        leading = hits[first[right]]
        mixed = {t: _mixed(scanned, hits, hits[first[t]], leading) for t in spellings if t != right}
        for hit in hits:
            text = hit.form.text
            if mixed.get(text):
                counts = (spellings[right], spellings[text])
                yield _flag(hit.span, text, right, counts, "likely", hit.term.id)


def _family(hit: Hit) -> str:
    """Full forms compete with full ones; a script without blanks does not show how many words."""
    text = hit.form.text
    cased = text.lower() != text.upper()
    return family(text) if cased else f"{hit.form.use} {text.count('·')} {family(text)}"


def _mixed(scanned: Scanned, hits: Sequence[Hit], one: Hit, other: Hit) -> bool:
    a, b = one.form.text, other.form.text
    if derived(a, b):
        return False
    country, uncased = one.term.kind == "country", a.lower() == a.upper()
    plain = not (abbreviation(a) or abbreviation(b) or inflected(a, b))
    if country and not (plain and fold_name(a) != fold_name(b)):
        return False
    if not alike(a, b):
        # Countries have parts and nicknames among their forms: England, Britain.
        told = _by_house(one) or _by_house(other) if country else uncased
        if not told or one.term.kind == "org" or (uncased and (within(a, b) or within(b, a))):
            return False
    theirs = [_asked(scanned, hits, text) for text in (a, b)]
    return not (theirs[0] and theirs[1] and not theirs[0] & theirs[1])


def _by_house(hit: Hit) -> bool:
    """Whether houses or times differ on the form (Burma, Swaziland): else it may be a part."""
    text, usual = fold_name(hit.form.text), Valid()
    return any((f.styles or f.valid != usual) and fold_name(f.text) == text for f in hit.term.forms)


def _asked(scanned: Scanned, hits: Sequence[Hit], text: str) -> set[str]:
    """The source's own forms of the concept in the segments that have a spelling."""
    segments = {hit.span.segment for hit in hits if hit.form.text == text}
    source = (h for segment in segments for h in scanned.on(segment, "source"))
    return {h.form.text for h in source if h.term.id == hits[0].term.id}


def _flag(
    span: Span, text: str, right: str, counts: tuple[int, int], safety: Safety,
    term: str | None, evidence: tuple[str, ...] = (),
) -> Flag:  # fmt: skip
    told = ", ".join(
        f"“{name}” {'once' if count == 1 else f'{count} times'}"
        for name, count in zip((right, text), counts, strict=True)
    )
    # Of two that stand as often, none of which a glossary has, either may be the wrong one.
    leads = term is not None or counts[0] > counts[1]
    # What ends otherwise may stand in another case: the other place's form would be wrong here.
    same_case = safety != "hint" or text[-_CASE:] == right[-_CASE:]
    return Flag(
        span,
        f"“{text}” here, “{right}” elsewhere in the story",
        (told, *evidence),
        Fix(right, safety) if leads and same_case else None,
        None,
        term,
        0.9 if term else 0.8,
    )
