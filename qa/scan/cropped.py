"""The country within a longer name put for the land, city or person itself: Mexico for New Mexico, Monaco
for Monaco di Baviera, the Sudanese for Mohammed Shia al-Sudani."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from qa.language import base, language
from qa.model import Exchange, Hit, Mention, Side
from qa.scan.exchanges import at_home
from qa.scan.mentions import Facts

_HOLDS = 0.9  # how easily a name is taken for the one that it holds, as `qa.scan.kinship` counts
# By the kind of the longer name, what of the country may stand in its place.
_USES: Mapping[str, tuple[str, ...]] = {
    "place": ("full",), "person": ("full", "adjective", "people"),
}  # fmt: skip

Places = Mapping[tuple[int, Side], Sequence[Hit]]


def cropped(facts: Facts, index: int, hits: Places) -> Iterator[Exchange]:
    """The places and people of a segment of which the target has nothing but the country in their name.

    Nothing where the source speaks of that country anyway.
    """
    countries = [m for m in facts.said(index, "target").direct if m.kind == "country"]
    if not countries:
        return
    longer = {
        h.span: h for h in hits.get((index, "source"), ())
        if h.term.kind in _USES and h.form.use == "full"
    }  # fmt: skip
    if not longer:
        return
    around = [facts.said(index + step, "source") for step in (-1, 0, 1)]
    named = frozenset[str]().union(*(said.named | said.open for said in around), facts.told)
    came = [m for m in countries if named.isdisjoint(m.terms)]
    if not came or at_home(facts, index):
        return
    ours = {h.term.id for h in hits.get((index, "target"), ())} | set(facts.rendered.get(index, ()))
    for span, name in longer.items():
        written = facts.document.target_lang
        if name.term.id in ours or name.term.canonical(written) is None:
            continue
        lost = Mention(span, (name.term.id,), name.term.kind, "full", name.form.text)
        words = facts.document.text(span)
        for country in came:
            uses = _USES[name.term.kind]
            fits = country.use in uses and _holds(facts, words, country, uses)
            if fits and not facts.inner(country):
                yield _exchange(country, lost)
                break


def _holds(facts: Facts, words: str, country: Mention, uses: Sequence[str]) -> bool:
    """Whether a name of the country, or what is of it, is a part of the words."""
    code = base(facts.document.source_lang or "")
    names = [
        form.text
        for concept in country.terms
        if concept in facts.terms
        for form in facts.terms[concept].forms
        if base(form.lang) == code and form.use in uses and len(form.text) < len(words)
    ]
    if not language(code).spaced:
        return any(name in words for name in names)
    heads = "|".join(map(re.escape, language(code).heads))
    return any(re.search(rf"(?<!\w)(?:{heads})?{re.escape(name)}(?!\w)", words) for name in names)


def _exchange(came: Mention, lost: Mention) -> Exchange:
    return Exchange(
        came=came, gone=lost.terms[0], lost=lost, standing="stranger", whole=True, implied=False,
        kin=_HOLDS, others=(), alone=True, inner=False, tongue=False, same_use=True, one_word=True,
        same_place=True,
    )  # fmt: skip
