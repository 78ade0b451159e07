"""What changed between two glossaries, in terms of concepts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, fields
from typing import Any, Literal, TypeVar

from qa.glossary.editing.compose import period
from qa.glossary.load import Parsed, tables, together
from qa.model import Condition, Form, Formula, Severity, Term, Valid, WrongRendering

What = Literal[
    "concept-added", "concept-removed", "concept-renamed", "concept-changed",
    "form-added", "form-removed", "form-moved", "form-changed",
    "rule-added", "rule-removed", "rule-changed",
    "formula-added", "formula-removed", "formula-changed",
    "abbreviation-added", "abbreviation-removed", "abbreviation-changed",
]  # fmt: skip
_T = TypeVar("_T", Form, WrongRendering, Formula)
_Place = tuple[str, str, str]  # concept, language, text


@dataclass(frozen=True, slots=True)
class Change:
    """One change. `before` and `after` hold only what differs, or all that came or went.

    For a formula `concept` is its name, for an abbreviation it is empty. A renamed concept has
    its old id in `before`, a moved form the concept that it left.
    """

    what: What
    concept: str
    lang: str = ""
    text: str = ""
    before: Mapping[str, Any] | None = None
    after: Mapping[str, Any] | None = None


def compare(old: Sequence[Parsed], new: Sequence[Parsed]) -> tuple[Change, ...]:
    """All changes: concepts by id, then formulas, then abbreviations."""
    before, after = together(old), together(new)
    renamed = _renamed(before, after)
    origin = {new: old for old, new in renamed.items()}
    pairs = [
        _Pair(concept, before.get(origin.get(concept, concept)), after.get(concept))
        for concept in sorted({*before, *after} - set(renamed))
    ]
    came, left = _moved(pairs)
    changes = [change for pair in pairs for change in _concept(pair, came, left)]
    return (*changes, *_formulas(old, new), *_abbreviations(old, new))


class _Pair:
    """A concept before and after, with its forms in pairs where they differ."""

    def __init__(self, concept: str, old: Term | None, new: Term | None) -> None:
        self.concept, self.old, self.new = concept, old, new
        self.forms = list(
            _paired(
                old.forms if old else (), new.forms if new else (),
                (lambda f: (f.lang, f.text, f.use, f.styles), lambda f: (f.lang, f.text)),
            )
        )  # fmt: skip


def _renamed(before: Mapping[str, Term], after: Mapping[str, Term]) -> dict[str, str]:
    """Old id to new, of concepts that have the same forms under another id."""
    fresh: dict[frozenset[tuple[str, str]], str] = {}
    for concept in sorted(set(after) - set(before), reverse=True):
        fresh[_texts(after[concept])] = concept
    found: dict[str, str] = {}
    for concept in sorted(set(before) - set(after)):
        texts = _texts(before[concept])
        if texts and texts in fresh:
            found[concept] = fresh.pop(texts)
    return found


def _texts(term: Term) -> frozenset[tuple[str, str]]:
    return frozenset((form.lang, form.text) for form in term.forms)


def _brief(term: Term) -> dict[str, Any]:
    names: dict[str, str] = {}
    for form in term.forms:
        names.setdefault(form.lang, (term.canonical(form.lang) or form).text)
    return {"kind": term.kind, "names": names, "forms": len(term.forms), "rules": len(term.wrong)}


def _concept(pair: _Pair, came: Mapping[_Place, str], left: Set[_Place]) -> Iterator[Change]:
    """The changes of one concept; what came with a new one or went with an old one is not listed."""
    old, new, concept = pair.old, pair.new, pair.concept
    if new is None:
        assert old
        yield Change("concept-removed", concept, before=_brief(old))
        return
    if old is None:
        yield Change("concept-added", concept, after=_brief(new))
    elif old.id != concept:
        yield Change("concept-renamed", concept, before={"id": old.id}, after={"id": concept})
    differ = _differ(old, new, ("id", "forms", "wrong", "pack")) if old else None
    if differ:
        yield Change("concept-changed", concept, "", "", *differ)
    for one, other in pair.forms:
        form = other or one
        assert form
        place = (concept, form.lang, form.text)
        if one is None and place in came:
            origin, goal = {"concept": came[place]}, {"concept": concept}
            yield Change("form-moved", concept, form.lang, form.text, origin, goal)
        elif old is not None and not (other is None and place in left):
            yield from _one("form", concept, one, other)
    if old is not None:
        for rule, later in _paired(old.wrong, new.wrong, (lambda r: (r.lang, r.text, r.pattern),)):
            yield from _one("rule", concept, rule, later)


def _moved(pairs: Sequence[_Pair]) -> tuple[dict[_Place, str], set[_Place]]:
    """Where forms came to, with the concept that they left; and where they left."""
    gone: dict[tuple[str, str], list[str]] = {}
    for pair in pairs:
        for one, other in pair.forms:
            if one and other is None:
                gone.setdefault((one.lang, one.text), []).append(pair.concept)
    came: dict[_Place, str] = {}
    left: set[_Place] = set()
    for pair in pairs:
        for one, other in pair.forms:
            origins = gone.get((other.lang, other.text)) if other and one is None else None
            if other and origins:
                origin = origins.pop(0)
                came[pair.concept, other.lang, other.text] = origin
                left.add((origin, other.lang, other.text))
    return came, left


def _one(
    of: Literal["form", "rule", "formula"], concept: str, left: _T | None, right: _T | None
) -> Iterator[Change]:
    said: Any = right or left
    lang, text = getattr(said, "lang", ""), getattr(said, "text", "")
    if left is None or right is None:
        state = "added" if left is None else "removed"
        only = _said(said)
        side: dict[str, Any] = {"after" if left is None else "before": only}
        yield Change(f"{of}-{state}", concept, lang, text, **side)  # type: ignore[arg-type]
        return
    differ = _differ(left, right)
    if differ:
        yield Change(f"{of}-changed", concept, lang, text, *differ)  # type: ignore[arg-type]


def _paired(
    old: Sequence[_T], new: Sequence[_T], keys: Sequence[Callable[[_T], Hashable]]
) -> Iterator[tuple[_T | None, _T | None]]:
    """Those that differ, in pairs by the first key that fits; the rest alone."""
    if old == new:
        return
    same = Counter(old) & Counter(new)
    left, right = _without(old, same), _without(new, same)
    for key in keys:
        waiting: dict[Hashable, list[_T]] = {}
        for item in right:
            waiting.setdefault(key(item), []).append(item)
        for item in list(left):
            if waiting.get(key(item)):
                other = waiting[key(item)].pop(0)
                left.remove(item)
                right.remove(other)
                yield item, other
    yield from ((item, None) for item in left)
    yield from ((None, item) for item in right)


def _without(items: Iterable[_T], same: Counter[_T]) -> list[_T]:
    left = Counter(same)
    found = []
    for item in items:
        if left[item] > 0:
            left[item] -= 1
        else:
            found.append(item)
    return found


def _formulas(old: Sequence[Parsed], new: Sequence[Parsed]) -> Iterator[Change]:
    sides = [[f for pack in packs for f in pack.formulas] for packs in (old, new)]
    key = (lambda f: (f.source_lang, f.target_lang, f.name),)
    for left, right in _paired(sides[0], sides[1], key):
        formula = right or left
        assert formula
        name = f"{formula.source_lang}-{formula.target_lang} {formula.name}"
        yield from _one("formula", name, left, right)


def _abbreviations(old: Sequence[Parsed], new: Sequence[Parsed]) -> Iterator[Change]:
    before, after = tables(old), tables(new)
    for lang in sorted({*before, *after}):
        sides = []
        for table in (before.get(lang), after.get(lang)):
            said: dict[str, Any] = {}
            if table:
                said = {
                    **{text: list(ids) for text, ids in table.candidates.items()},
                    **{text: [list(p) for p in parts] for text, parts in table.compounds.items()},
                    **{
                        name: list(getattr(table, name))
                        for name in ("before", "after", "relation", "not_within", "shapes")
                        if getattr(table, name)
                    },
                }
            sides.append(said)
        for text in dict.fromkeys((*sides[0], *sides[1])):
            left, right = sides[0].get(text), sides[1].get(text)
            if left != right:
                state = "added" if left is None else "removed" if right is None else "changed"
                yield Change(
                    f"abbreviation-{state}", "", lang, text,  # type: ignore[arg-type]
                    None if left is None else {"stands for": left},
                    None if right is None else {"stands for": right},
                )  # fmt: skip


def _differ(
    old: Any, new: Any, leave: Sequence[str] = ()
) -> tuple[dict[str, Any], dict[str, Any]] | None:
    left, right = _said(old, leave), _said(new, leave)
    names = [name for name in dict.fromkeys((*left, *right)) if left.get(name) != right.get(name)]
    if not names:
        return None
    return {n: left.get(n, "") for n in names}, {n: right.get(n, "") for n in names}


def _said(value: Any, leave: Sequence[str] = ()) -> dict[str, Any]:
    """The fields that say something, as JSON has them."""
    found: dict[str, Any] = {}
    for field in fields(value):
        said = getattr(value, field.name)
        if field.name in leave or not field.init:
            continue
        if isinstance(said, Condition):
            found |= {f"when.{name}": texts for name, texts in _said(said).items()}
        elif isinstance(said, Valid):
            found[field.name] = period(said)
        elif isinstance(said, Severity):
            found[field.name] = said.label
        else:
            found[field.name] = list(said) if isinstance(said, tuple) else said
    return {name: said for name, said in found.items() if said not in ("", [], False)}
