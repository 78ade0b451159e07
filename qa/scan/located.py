"""Names of source or reference that the target lacks, and the stretch that sounds like them."""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Container, Iterator, Sequence
from dataclasses import dataclass

from qa.edges import in_katakana
from qa.language import Language, base, language
from qa.model import Document, Hit, NearMiss, Segment, Side, Span, WrongHit
from qa.names.assigned import assign
from qa.names.distance import alike
from qa.names.ear import Ear, ear
from qa.names.locate import Located, Wanted, parts, rank
from qa.names.tables import tables
from qa.names.windows import Windows, script
from qa.scan.attested import another, kept
from qa.scan.capitals import small_titles, unnamed
from qa.scan.cases import in_case
from qa.scan.forename import forenames
from qa.scan.officed import officed
from qa.scan.stays import titled

_KINDS = ("person", "place", "country", "org")
_BY_SOUND = ("country", "org")  # kinds whose names are as often translated as heard
_GROWING = ("place", "org")  # kinds whose derivations the packs do not list
_PLACES = ("place", "country")
_FREE = ("person", "place")  # kinds whose names, when nothing in the story has them, may be a slip
_ENOUGH = 2  # places of a concept: one of them is not that of a given hit
_APOSTROPHE = re.compile("['’]")
DOUBT = 0.75  # probability of what deserves a look


@dataclass(frozen=True, slots=True)
class _Sought:
    """A name that the target lacks, and where source or reference has it."""

    hit: Hit
    wanted: Wanted
    how: Ear


def located(
    document: Document, hits: Sequence[Hit], wrongs: Sequence[WrongHit], common: Container[str]
) -> Iterator[NearMiss]:
    """For each name of source or reference that the target lacks, the stretch that sounds like it.

    In the order of the segments; `common` are casefolded everyday words of the story.
    """
    here: dict[int, list[Hit]] = {}
    for hit in hits:
        here.setdefault(hit.span.segment, []).append(hit)
    named = {i: {h.term.id for h in some if h.span.side == "target"} for i, some in here.items()}
    story = _Story(document, hits, common)
    rules: dict[int, list[Span]] = {}
    for wrong in wrongs:
        rules.setdefault(wrong.span.segment, []).append(wrong.span)
    for index in sorted(here):
        present = named[index] | named.get(index - 1, set()) | named.get(index + 1, set())
        sought = list(story.sought(here[index], present))
        found = story.found(index, sought, here[index], rules.get(index, ())) if sought else ()
        yield from officed(document, index, here[index], tuple(found), story.full, story.told)
    yield from forenames(document, here)


class _Story:
    """What is known of the whole document."""

    def __init__(self, document: Document, hits: Sequence[Hit], common: Container[str]) -> None:
        self.document, self.hits, self.common = document, hits, common
        self.lang: Language = language(document.target_lang)
        self.stretch = script(self.lang)
        self.theirs = language(document.source_lang) if document.source_lang else None
        self.full = {h.term.id for h in hits if h.form.use == "full"}
        self.told = {h.term.id for h in hits if h.span.side != "target"}
        self.stops = unnamed(self.lang.code)
        self.titles = small_titles(self.lang.code)  # Princess Sophie is no Sofia

    @functools.cached_property
    def subjects(self) -> dict[str, dict[str, set[Span]]]:
        """By subject, the concepts that the story names and two of their places at most."""
        found: dict[str, dict[str, set[Span]]] = {}
        for hit in self.hits:
            if hit.term.subject:
                spans = found.setdefault(hit.term.subject, {}).setdefault(hit.term.id, set())
                if len(spans) < _ENOUGH:
                    spans.add(hit.span)
        return found

    def sought(self, here: Sequence[Hit], present: Collection[str]) -> Iterator[_Sought]:
        """The names of one segment that are looked for: one for each concept, the source first."""
        seen: set[str] = set()
        # One form may belong to several concepts: one of them rendered is enough.
        done = {
            h.span
            for h in here
            if h.span.side != "target" and h.term.id in present and h.form.use != "capital"
        }
        sides: tuple[Side, ...] = ("source", "reference")
        for side in sides:
            for hit in (h for h in here if h.span.side == side):
                term = hit.term
                if term.kind not in _KINDS or term.id in present or term.id in seen:
                    continue
                if hit.form.use not in ("full", "short") or hit.span in done:
                    continue
                text = _side(self.document.segments[hit.span.segment], side)
                if in_katakana(text, hit.span.start, hit.span.end):
                    continue  # ファラ (Farah) in ファラオ (Pharaoh)
                found = self._wanted(hit)
                if found and len(seen) < tables().locate.names:
                    seen.add(term.id)
                    yield found

    def _wanted(self, hit: Hit) -> _Sought | None:
        code = self.lang.code
        names = tuple(
            dict.fromkeys(
                f.text
                for f in hit.term.forms
                if base(f.lang) == code
                and f.use in ("full", "short")
                and f.status != "deprecated"
                and f.case in ("", "nominative")
            )
        )
        segment = self.document.segments[hit.span.segment]
        whole = _side(segment, hit.span.side)
        written = self.document.text(hit.span)
        lang = self.document.source_lang if hit.span.side == "source" else code
        how = ear(base(lang or ""), code, self.stretch)
        if hit.span.side == "reference":  # that the reference is right says how names passed
            how = ear(base(self.document.source_lang or ""), code, self.stretch)
            form = None
        else:
            form = written
        if hit.term.kind in _BY_SOUND:
            names = tuple(n for n in names if form and how.by_sound(n, form))
        if not names:
            return None
        place = (hit.span.start + hit.span.end) / 2 / max(len(whole), 1)
        person, grows = hit.term.kind == "person", hit.term.kind in _GROWING
        return _Sought(hit, Wanted(names, form, place, person, grows), how)

    def found(
        self, index: int, sought: Sequence[_Sought], here: Sequence[Hit], rules: Sequence[Span]
    ) -> Iterator[NearMiss]:
        """The stretches of one segment, each explaining one name."""
        segment = self.document.segments[index]
        blocked = [(s.start, s.end) for s in rules]
        blocked += [
            (h.span.start, h.span.end)
            for h in here
            if h.span.side == "target" and h.form.use != "adjective" and self._explains(h)
        ]
        whole = [
            h.span
            for h in here
            if h.span.side == "target" and h.term.kind == "person" and h.form.use == "full"
        ]
        bands = tables().locate
        reach = max(bands.region // 10, min(bands.region, 4 * bands.region // len(sought)))
        windows = Windows(segment.target, self.lang, blocked, self.stops, reach)
        ranked: list[list[Located]] = []
        for one in sought:
            every = rank(
                one.wanted,
                [(name, windows.near(name, one.wanted.place)) for name in one.wanted.names],
                len(segment.target),
                one.how,
                self.common,
                self._shapes if self.lang.inflects else None,
            )
            # What the source writes so is left as it is, not mangled.
            ranked.append(
                [
                    x
                    for x in every
                    if self._bare(segment.target[x.start : x.end]) not in (segment.source or "")
                    and not any(
                        s.start < x.end and x.start < s.end and (x.end < s.end or s.start < x.start)
                        for s in whole
                    )
                    and (
                        one.hit.term.kind == "person"
                        or not titled(segment.target, x.start, self.titles)
                    )
                    and (x.value >= self._least(one) and not (x.small and self._least(one)))
                ]
            )
        for one, best in zip(sought, assign(ranked), strict=True):
            if not best:
                continue
            if one.hit.span.side == "source" and self.theirs:
                # Not the name itself: it may be the beginning of a longer one (加尼 in 加尼姆).
                spans = [
                    (h.span.start, h.span.end)
                    for h in here
                    if h.span.side == "source" and not h.span.overlaps(one.hit.span)
                ]
                others = Windows(segment.source or "", self.theirs, spans)
                if self._of_another(one, best, segment.target, others):
                    continue
            yield self._miss(index, one, best)

    def _bare(self, text: str) -> str:
        """The name without the ending that its language writes behind an apostrophe: Chávez'e."""
        return _APOSTROPHE.split(text)[0] if self.lang.suffixes else text

    def _of_another(self, one: _Sought, best: Located, target: str, others: Windows) -> bool:
        """Whether another word of the source, that no pack has, sounds clearly more like it."""
        code = one.how.target(target[best.start : best.end])
        form = one.wanted.form or ""
        heard = max(alike(code, one.how.source(form), one.how.pivot), best.similarity)
        bands, own = tables().locate, one.hit.span
        for window in others.near(form, best.start / max(len(target), 1)):
            if own.start <= window.start and window.end <= own.end:
                continue
            longer = window.start < own.end and own.start < window.end
            least = heard + (bands.longer if longer else bands.clearly)
            sound = one.how.source(window.text)
            if least < 1 and alike(code, sound, one.how.pivot, least) >= least:
                return True
        return False

    def _explains(self, hit: Hit) -> bool:
        """Whether the source has that name too; an unheard-of person may be the mangled one."""
        return hit.term.kind not in _FREE or hit.term.id in self.told

    def _least(self, one: _Sought) -> float:
        """The value that is needed where the usual band of doubt is too wide."""
        if one.hit.term.kind == "org" or self._anybody(one.hit):
            return one.how.flag
        return tables().locate.country if one.hit.term.kind == "country" else 0.0

    def _anybody(self, hit: Hit) -> bool:
        """A surname whose owner the story never names in full may be that of somebody else."""
        short = hit.term.kind == "person" and hit.form.use == "short"
        return short and hit.term.id not in self.full

    def _shapes(self, name: str) -> tuple[str, ...]:
        return self.lang.declined(name) if " " in name else self.lang.variants(name)

    def _miss(self, index: int, one: _Sought, best: Located) -> NearMiss:
        term, hit = one.hit.term, one.hit
        span = Span(index, "target", best.start, best.end)
        canonical = term.canonical(self.document.target_lang)
        size = len(parts(best.name))
        sure = best.value >= one.how.flag and canonical is not None
        # The same letters or sounds are as often another way to write the name as a slip, and a
        # word without a capital is as often a word.
        sure = sure and not (best.same or best.small)
        form = one.wanted.form if hit.span.side == "source" else None
        if not kept(form, one.wanted.names, self.document.text(span), self.common):
            sure = sure and best.similarity < one.how.variant and not self._anybody(hit)
        # As another language has it (Canada in German): left in rather than mangled.
        written = self.document.text(span)
        sure = sure and not any(written == form.text for form in term.forms)
        # Half of a name does not stand for the whole.
        sure = sure and len(parts(self.document.text(span))) == size
        sure = sure and (one.how.single or size > 1) and not self._lonely(hit, best)
        # A place's one name may be nobody's place: Eden Golan for עדן, which is Aden as well.
        sure = sure and not (term.kind in _PLACES and another(written, self.common, self.lang.code))
        # The study's bands: .8 and more 99 % right, .7 94 %, .6 82 %.
        probability = min(0.99, 0.94 + (best.value - 0.7) / 2) if sure else DOUBT
        better = canonical.text if canonical and len(parts(canonical.text)) == size else best.name
        better = in_case(better, self.document.text(span), self.lang)
        return NearMiss(
            span, span, term, better, probability, best.similarity,
            "source" if hit.span.side == "source" else "reference", (hit.span,),
        )  # fmt: skip

    def _lonely(self, hit: Hit, best: Located) -> bool:
        """A short name is written like many others: alone it must be close."""
        if " " in best.name or best.similarity >= tables().locate.alone:
            return False
        return not any(
            concept != hit.term.id and not spans <= {hit.span}
            for concept, spans in self.subjects.get(hit.term.subject, {}).items()
        )


def _side(segment: Segment, side: Side) -> str:
    return (segment.source or "") if side == "source" else segment.references[0]
