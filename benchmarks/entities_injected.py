"""One country of each segment of a human translation replaced by another one of the glossary."""

from __future__ import annotations

import difflib
import hashlib
import sys
from dataclasses import replace

from entities_look import Sums, look, tell

from qa.model import Document, Hit, Segment, Severity, Span, Use
from qa.project import Project
from qa.scan import scan


class Countries:
    """The countries of the glossary as one language writes them."""

    def __init__(self, project: Project) -> None:
        terms = project.compiled.resolved(None)
        self._terms = [terms[c] for c in terms]
        self._terms = sorted((t for t in self._terms if t.kind == "country"), key=lambda t: t.id)
        self._known: dict[tuple[str, Use], dict[str, str]] = {}

    def names(self, lang: str, use: Use) -> dict[str, str]:
        """Name to concept, one for each country that has one of that use."""
        if (lang, use) not in self._known:
            forms = ((t.canonical(lang, use), t.id) for t in self._terms)
            self._known[lang, use] = {f.text: i for f, i in forms if f and f.use == use}
        return self._known[lang, use]


def strangers(
    hit: Hit, lang: str, countries: Countries, here: set[str], company: set[str]
) -> dict[str, str]:
    """What to put in its place: a name by way of choosing it."""
    names = [n for n, i in countries.names(lang, hit.form.use).items() if i not in here]
    if not names:
        return {}
    text = hit.form.text

    def like(name: str) -> float:
        return difflib.SequenceMatcher(None, text.casefold(), name.casefold()).ratio()

    seed = hashlib.blake2b(f"{text}{hit.span}".encode(), digest_size=4).digest()
    found = {}
    named = [
        n for n, i in countries.names(lang, hit.form.use).items() if i in company - {hit.term.id}
    ]
    if named:
        found["named"] = max(named)
    return found | {
        "look-alike": max(names, key=lambda n: (like(n), n)),
        "any": names[int.from_bytes(seed, "big") % len(names)],
    }


def inject(
    story: Document, project: Project, countries: Countries, sums: Sums, *, show: bool
) -> None:
    """One wrong country in each segment of a story, one at a time."""
    scanned = scan(story, project.compiled)
    here = {hit.term.id for hit in scanned.hits}
    for index, segment in enumerate(story.segments):
        named = scanned.ids("source", index)
        places = [
            h for h in scanned.on(index, "target")
            if h.term.kind == "country" and h.term.id in named and h.form.use in ("full", "adjective")
            and not any(o.span == h.span and o.term.kind != "language" and o is not h
                        for o in scanned.on(index, "target"))
        ]  # fmt: skip
        if not places:
            continue
        seed = hashlib.blake2b(f"{story.name}{index}".encode(), digest_size=2).digest()
        hit = places[int.from_bytes(seed, "big") % len(places)]
        company = {h.term.id for h in scanned.on(index, "target")} & named
        for way, name in strangers(hit, story.target_lang, countries, here, company).items():
            text = segment.target[: hit.span.start] + name + segment.target[hit.span.end :]
            segments = list(story.segments)
            segments[index] = Segment(text, segment.source, (), segment.key)
            changed = replace(story, segments=tuple(segments))
            span = Span(index, "target", hit.span.start, hit.span.start + len(name))
            findings = [f for f in look(changed, project) if f.span.segment == index]
            fitting = [
                f for f in findings if f.severity >= Severity.MAJOR and f.span.overlaps(span)
            ]
            right = any(f.term == hit.term.id for f in fitting)
            for group in (way, f"{story.source_lang}-{story.target_lang}", hit.form.use):
                sums.n[group] += 1
                sums.found[group] += bool(fitting)
                sums.proposed[group] += right
            if show and not right:
                what = "MISSED" if not fitting else "NOT PROPOSED"
                tell(f"{what} {way} {name} for {story.text(hit.span)}", None, findings)
                sys.stdout.write(f"    {segment.key}\n    {segment.source}\n    {text}\n")
