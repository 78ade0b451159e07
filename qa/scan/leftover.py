"""Glossary names that the target has as the source writes them: in its script or its spelling.

Only the source's own hits are looked for in the target, as the source has them: nothing else is
searched. What may well stay is left alone (`stays`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from qa.language import Language, base, language
from qa.model import Document, Form, Hit, Homograph, Leftover, Span
from qa.scan.capitals import small_titles
from qa.scan.holding import doubtful
from qa.scan.stays import named_otherwise, script, stays, titled

_KINDS = ("person", "place", "country", "people", "org")
_USES = ("full", "short", "capital")
_ACRONYM = 5  # letters
_LEAST, _LEAST_SAME = 2, 4  # letters of a name in another script, in the same one
_BILINGUAL = 0.5  # of the target's letters in the source's script: it is not copy with a slip in it
_MOST = 20  # places of one name in a segment


def leftovers(
    document: Document,
    hits: Sequence[Hit],
    quoted: Sequence[Span],
    homographs: Sequence[Homograph],
) -> Iterator[Leftover]:
    """One fact for each place of the target that has a name of the source in its own letters."""
    ours, theirs = language(document.source_lang or ""), language(document.target_lang)
    if ours.code == theirs.code:
        return
    shared = {
        name for entry in homographs for name in entry.names
        if name in entry.means.get(theirs.code, ())
    }  # fmt: skip
    full = {h.term.id for h in hits if h.form.use == "full"}
    sides: dict[tuple[int, str], list[Hit]] = {}
    for hit in hits:
        sides.setdefault((hit.span.segment, hit.span.side), []).append(hit)
    marked: dict[int, list[Span]] = {}
    for span in quoted:
        marked.setdefault(span.segment, []).append(span)
    for (index, side), here in sides.items():
        if side == "source":
            known = sides.get((index, "target"), [])
            mine = marked.get(index, ())
            yield from _of_segment(document, index, here, known, mine, full, shared, ours, theirs)


def _of_segment(
    document: Document, index: int, here: Sequence[Hit], known: Sequence[Hit],
    quoted: Sequence[Span], full: Collection[str], shared: Collection[str], ours: Language,
    theirs: Language,
) -> Iterator[Leftover]:  # fmt: skip
    target = document.segments[index].target
    titles = small_titles(ours.code)
    asked, given = _by_concept(here), _by_concept(known)
    looked: set[tuple[str, str]] = set()
    told: set[str] = set()
    for hit in sorted(here, key=_order):
        name = document.text(hit.span)
        if (hit.term.id, name) in looked or name in told or name in shared:
            continue
        looked.add((hit.term.id, name))  # a name that stands a thousand times is looked at once
        if name not in target or doubtful(
            document.segments[index].source or "", hit.span, ours.code
        ):
            continue
        right = _right(hit, document.target_lang)
        if right is None:
            continue
        foreign = script(name) != script(right.text)
        leads = _leads(hit, document.source_lang or "")
        if not (foreign or leads) or not _may_be_wrong(hit, name, right, foreign=foreign):
            continue
        # A surname in letters that both languages use may be anybody's, or a brand.
        if script(name) == "LATIN" and not _known(document, hit, full, here, titles):
            continue
        if (not foreign and named_otherwise(document, name)) or (
            foreign and _bilingual(target, script(name))
        ):
            continue
        mine = given.get(hit.term.id, ())
        rendered = {h.span for h in mine if not _beside(h, hit, name)}
        if len(rendered) >= len({h.span for h in asked[hit.term.id]}):
            continue
        for start, end in islice(_places(name, target, theirs), _MOST):
            span = Span(index, "target", start, end)
            over = [h for h in known if h.span.overlaps(span)]
            if all(_beside(h, hit, name) for h in over) and not stays(
                document, span, quoted, titles, foreign=foreign, rendered=bool(rendered)
            ):
                told.add(name)
                instead = right.text if leads else ""
                yield Leftover(span, hit.term, instead, foreign, bool(over), hit.span)


def _order(hit: Hit) -> tuple[int, int]:
    use = _USES.index(hit.form.use) if hit.form.use in _USES else len(_USES)
    return hit.span.start, use


def _right(hit: Hit, lang: str) -> Form | None:
    """How the target's language writes it; None for what is no name, or has no such form."""
    term, use = hit.term, hit.form.use
    if term.kind not in _KINDS or use not in _USES:
        return None
    return term.canonical(lang, use) or (term.canonical(lang) if use != "capital" else None)


def _leads(hit: Hit, lang: str) -> bool:
    """Whether the form stands for all of its concept.

    Countries have parts and seats among their forms (Scotland, Capitol Hill): only the one that
    leads in the source's language is the one that leads in the target's.
    """
    if hit.term.kind != "country" and hit.form.use != "capital":
        return True
    leading = hit.term.canonical(lang, hit.form.use)
    return leading is not None and leading.text == hit.form.text


def _by_concept(hits: Sequence[Hit]) -> dict[str, list[Hit]]:
    found: dict[str, list[Hit]] = {}
    for hit in hits:
        found.setdefault(hit.term.id, []).append(hit)
    return found


def _known(
    document: Document, hit: Hit, full: Collection[str], here: Sequence[Hit],
    titles: Collection[str],
) -> bool:  # fmt: skip
    """Whether a short form is that of the person: the story has the full one, or a title is there."""
    if hit.form.use != "short" or hit.term.kind != "person" or hit.term.id in full:
        return True
    source, start = document.segments[hit.span.segment].source or "", hit.span.start
    beside = [h.span for h in here if h.term.kind == "title"]
    return titled(source, start, titles) or any(
        span.end <= start and source[span.end : start] == " " for span in beside
    )


def _may_be_wrong(hit: Hit, name: str, right: Form, *, foreign: bool) -> bool:
    """Whether a name of that kind is expected to be translated."""
    latin = script(name) == "LATIN"
    if latin and name.isupper() and len(name) <= _ACRONYM:
        return False
    if hit.term.kind == "org" and (latin or not foreign):
        return False  # brands and agencies keep their letters
    if foreign:
        return len(name) >= _LEAST
    if latin and (len(name) < _LEAST_SAME or not name[0].isupper()):
        return False
    if name.casefold() == right.text.casefold():
        return False
    accepted = {f.text.casefold() for f in hit.term.forms if base(f.lang) == base(right.lang)}
    return hit.term.kind == "place" or name.casefold() not in accepted


def _beside(given: Hit, asked: Hit, name: str) -> bool:
    """Whether a town's name is accepted only beside the language's own: packs admit English ones."""
    return (
        given.term.id == asked.term.id
        and given.term.kind == "place"
        and given.form.status == "admitted"
        and given.form.text == name
    )


def _places(name: str, target: str, lang: Language) -> Iterator[tuple[int, int]]:
    """Where the name stands as a whole word, and not before or behind a hyphen of its own script."""
    inner = script(name)
    for match in re.finditer(re.escape(name), target):
        start, end = match.span()
        near = [target[start - 1 : start], target[end : end + 1]]
        if "-" in near:
            near += [target[max(0, start - 2) : start - 1], target[end + 1 : end + 2]]
            if any(script(char) == inner for char in near):
                continue
        if not (lang.spaced and any(char and script(char) == inner for char in near)):
            yield start, end


def _bilingual(target: str, strange: str) -> bool:
    letters = [script(char) for char in target if char.isalpha()]
    return letters.count(strange) > _BILINGUAL * len(letters)
