"""Rules about one text that names several concepts."""

from __future__ import annotations

from collections.abc import Iterator

from qa.glossary.lint.base import NOTE, WARNING, Flag, rule
from qa.glossary.lint.duplicates import where
from qa.glossary.lint.packs import Packs
from qa.glossary.lint.reading import FormAt

_FEW = 4  # how many namesakes a form is held against: some names are those of hundreds


def _leads(form: FormAt) -> bool:
    return form.use == "full" and form.status == "preferred"


def _pairs(packs: Packs) -> Iterator[tuple[str, FormAt, FormAt]]:
    """Each form of a reported pack with an earlier or foreign form of another concept."""
    for (lang, key), forms in packs.by_key.items():
        if len(forms) < 2 or not key:
            continue
        best: dict[str, FormAt] = {}  # the most telling form of each concept
        for form in forms:
            if form.status == "deprecated":
                continue
            known = best.get(form.concept)
            if known is None or (_leads(form) and not _leads(known)):
                best[form.concept] = form
        found = list(best.values())
        for number, form in enumerate(found):
            for other in found[: min(number, _FEW)]:
                if form.source.reported:
                    yield lang, form, other
                elif other.source.reported:
                    yield lang, other, form


@rule(WARNING)
def twin_concept(packs: Packs) -> Iterator[Flag]:
    """Two concepts of one kind share their preferred names in two languages or more.

    They are most likely one concept under two ids, kept apart by accident: every mention counts for
    both. Where the ids begin differently (city.kabul, province.kabul) somebody meant to tell them
    apart, and it is a note. Remedy: use one id in both packs; forms and rules then add up.
    """
    for form, other, langs in twins(packs).values():
        apart = form.concept.partition(".")[0] != other.concept.partition(".")[0]
        level = NOTE if apart and "." in form.concept and "." in other.concept else WARNING
        yield Flag(
            form.spot,
            f"{form.concept} and {other.concept} ({where(form.spot, other.spot)}) have the same "
            f"names in {', '.join(sorted(langs))}",
            "Give both the same id, unless they are two things.",
            level,
        )  # fmt: skip


def twins(packs: Packs) -> dict[frozenset[str], tuple[FormAt, FormAt, set[str]]]:
    """Pairs of concepts that share preferred full names in several languages."""
    found: dict[frozenset[str], tuple[FormAt, FormAt, set[str]]] = {}
    for lang, form, other in _pairs(packs):
        if _leads(form) and _leads(other) and form.kind == other.kind:
            pair = frozenset((form.concept, other.concept))
            found.setdefault(pair, (form, other, set()))[2].add(lang)
    shared = {pair: entry for pair, entry in found.items() if len(entry[2]) > 1}
    return {pair: entry for pair, entry in shared.items() if _mostly(packs, pair, entry[2])}


def _mostly(packs: Packs, pair: frozenset[str], langs: set[str]) -> bool:
    """Whether they agree in at least half of the languages that both have."""
    one, other = sorted(pair)
    common = packs.languages[one] & packs.languages[other]
    return len(langs) * 2 >= len(common)


@rule(NOTE)
def homograph(packs: Packs) -> Iterator[Flag]:
    """The same form belongs to two concepts in one language.

    That is how names are (Georgia, Haqqani), so it is a note; it is a warning when it is the
    preferred full form of both and they are names of one kind, for then nothing in a text tells
    them apart. (Phrases and titles of two words often share one in another language.) Abbreviations
    that an abbreviations table lists with both candidates are fine. Remedy: a fuller preferred form
    for one of them, or the true use (short, capital, people).
    """
    allowed = _shared(packs)
    same = twins(packs)
    for _, form, other in _pairs(packs):
        if frozenset((form.concept, other.concept)) in same:
            continue  # said once, by twin-concept
        abbreviated = "abbreviation" in (form.use, other.use)
        if abbreviated and {form.concept, other.concept} <= allowed.get(form.key, frozenset()):
            continue
        grave = _leads(form) and _leads(other) and form.kind == other.kind
        grave = grave and form.kind not in ("phrase", "title", "formula")
        uses = f"{form.use} here, {other.use} there" if form.use != other.use else form.use
        yield Flag(
            form.spot,
            f"the {form.lang} form {form.text!r} is also one of {other.concept} "
            f"{where(form.spot, other.spot)} ({uses})",
            "Prefer a fuller form for one of them." if grave else "Nothing to do if both are right.",
            WARNING if grave else NOTE,
        )  # fmt: skip


def _shared(packs: Packs) -> dict[str, frozenset[str]]:
    """The candidates of each abbreviation, by its folded text."""
    found: dict[str, set[str]] = {}
    for source in packs.sources:
        if source.abbreviations:
            for text, candidates in source.abbreviations.candidates.items():
                found.setdefault(packs.fold(text), set()).update(candidates)
    return {text: frozenset(ids) for text, ids in found.items()}
