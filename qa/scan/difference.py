"""What a story can tell of the difference between two glossaries of the same packs.

A story comes upon a concept by words of its texts, by asking for an id (of an abbreviation's
readings, of a name that sounds like one of the text), or through a table that all stories read. So
its result can only differ where it has a text of a concept that changed, has asked for one, or where
a table changed. Mangled names are weighed by how many names there are: where those of a language
change, every story in it may differ. Nobody but the hit of a wrong rendering reads its rule.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import daachorse

from qa.fold import Folder
from qa.language import base, language
from qa.model import Document, Term, WrongRendering
from qa.names.book import is_name
from qa.scan.compiled import EVERY, SPOKEN, Compiled
from qa.scan.compiling import texts_of
from qa.scan.matches import texts
from qa.scan.unit import Unit

_MOST = 2_000  # concepts that may differ; with more nearly every story has one
_TABLES = ("formulas", "abbreviations", "letters")
_APART = "\0"  # in no text of a concept
_NOTHING = Term("", "phrase", ())


@dataclass(frozen=True, slots=True)
class Difference:
    """A story is the same to both glossaries unless it has one of the folded `texts` of a language,
    has asked for one of the `concepts`, or is translated into one of the `languages`."""

    texts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    concepts: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()


def difference(before: Compiled, after: Compiled) -> Difference | None:
    """What may look otherwise to a story; None where that cannot be told, so that every story may.

    Both are of packs with the same names in the same order.
    """
    if len(before.units) != len(after.units):
        return None
    pairs = [
        (old, new)
        for old, new in zip(before.units, after.units, strict=True)
        if not old.same(new, *{*old.sections(), *new.sections()})
    ]
    if not all(_comparable(old, new) for old, new in pairs):
        return None
    ids = sorted({concept for old, new in pairs for concept in _differing(old, new)})
    if len(ids) > _MOST:
        return None
    names = {lang for pair in pairs for concept in ids for lang in _named(concept, *pair)}
    some = [concept for concept in ids if not _by_rules(concept, pairs, before, after)]
    confused = any(one.rivals.get(c) for one in (before, after) for c in some)
    naming = sorted(
        {c for pair in pairs for unit in pair for c in _naming(unit)} if confused else ()
    )
    texts_ = [
        _texts_of(one, other, ids, some, naming)
        for one, other in ((before, after), (after, before))
    ]
    merged = {
        lang: tuple(sorted({text for one in texts_ for text in one.get(lang, ())}))
        for lang in sorted({*texts_[0], *texts_[1]})
    }
    return Difference(
        merged, frozenset(some), frozenset(lang for lang in names if language(lang).cased)
    )


def _comparable(old: Unit, new: Unit) -> bool:
    """Whether only concepts differ: no table, and no name has its shapes by grace of others."""
    if any(old.small.get(name) != new.small.get(name) for name in _TABLES):
        return False
    every = {*old.sections(), *new.sections()}
    return old.same(new, *(n for n in every if n.startswith("homographs."))) and not any(
        name.startswith("crowded.") for name in every
    )


def _differing(old: Unit, new: Unit) -> Iterator[str]:
    """The concepts that only one of two units has, or that they have in other words."""
    one = other = 0
    while one < len(old) or other < len(new):
        ours = old.id(one) if one < len(old) else None
        theirs = new.id(other) if other < len(new) else None
        if ours == theirs:
            if old.row(one) != new.row(other):
                yield old.id(one)
            one, other = one + 1, other + 1
        elif theirs is None or (ours is not None and ours < theirs):
            yield old.id(one)
            one += 1
        else:
            yield new.id(other)
            other += 1


def _naming(unit: Unit) -> Iterator[str]:
    """The concepts with rules that stand for the names of any concept's rivals: such a rule changes
    with their forms."""
    if not unit.small["pack"]:  # bulk packs have no rules
        for number in range(len(unit)):
            if any(rule.pattern for rule in unit.term(number).wrong):
                yield unit.id(number)


def _in(unit: Unit, concept: str) -> Term:
    number = unit.number(concept)
    return _NOTHING if number is None else unit.term(number)


def _named(concept: str, old: Unit, new: Unit) -> set[str]:
    """The languages in which mangled spellings are compared with other names of the concept."""
    ours, theirs = _names(_in(old, concept)), _names(_in(new, concept))
    return {lang for lang in {*ours, *theirs} if ours.get(lang) != theirs.get(lang)}


def _names(term: Term) -> dict[str, list[tuple[str, str, str]]]:
    found: dict[str, list[tuple[str, str, str]]] = {}
    for form in term.forms:
        if is_name(term.kind, form.use, form.status):
            found.setdefault(base(form.lang), []).append((term.kind, form.text, form.status))
    return found


def _by_rules(
    concept: str, pairs: Sequence[tuple[Unit, Unit]], before: Compiled, after: Compiled
) -> bool:
    """Whether a concept differs in nothing but its wrong renderings."""
    if concept not in before.terms or concept not in after.terms:
        return False
    if any(_in(old, concept).forms != _in(new, concept).forms for old, new in pairs):
        return False
    ours, theirs = (replace(one.terms[concept], wrong=(), pack="") for one in (before, after))
    return ours == theirs


def _texts_of(
    one: Compiled, other: Compiled, ids: Sequence[str], some: Sequence[str], naming: Sequence[str]
) -> dict[str, tuple[str, ...]]:
    """The texts of the concepts that differ, as one of the two has them; of those that differ in
    their rules alone, the rules that the other has not; the rules of `naming` that stand for names."""
    whole = frozenset(some)
    found = [one.terms[c] for c in some if c in one.terms]
    found += [
        replace(one.terms[c], forms=(), wrong=_other_rules(one.terms[c], other.terms[c]))
        for c in ids
        if c not in whole
    ]
    found += [
        replace(one.terms[c], forms=(), wrong=tuple(r for r in one.terms[c].wrong if r.pattern))
        for c in naming
        if c not in whole and c in one.terms
    ]
    return texts_of(found, one.folder, _names_of_rivals(one))


def _other_rules(ours: Term, theirs: Term) -> tuple[WrongRendering, ...]:
    """The rules that the other has not; all of them where the common ones stand in another order,
    which decides between two of the same text."""
    own = tuple(rule for rule in ours.wrong if rule not in theirs.wrong)
    common = [rule for rule in ours.wrong if rule in theirs.wrong]
    if common != [rule for rule in theirs.wrong if rule in ours.wrong]:
        return ours.wrong
    return own


def _names_of_rivals(one: Compiled) -> Callable[[str, str], tuple[str, ...]]:
    def named(concept: str, lang: str) -> tuple[str, ...]:
        return tuple(
            form.text
            for rival in sorted(one.rivals.get(concept, ()))
            if rival in one.terms
            for form in one.terms[rival].forms
            if base(form.lang) == base(lang) and form.use in SPOKEN
        )

    return named


class Watch:
    """Looks through stories for what differs."""

    def __init__(self, found: Difference, folder: Folder) -> None:
        self._found, self._folder = found, folder
        self._automata = {
            lang: daachorse.CharwiseDoubleArrayAhoCorasick(list(some))
            for lang, some in found.texts.items()
            if some
        }

    def touched(self, document: Document, asked: Collection[str]) -> bool:
        """Whether the story may look otherwise; `asked` are the concepts that it asked for."""
        found = self._found
        if base(document.target_lang) in found.languages:
            return True
        if found.concepts and (EVERY in asked or not found.concepts.isdisjoint(asked)):
            return True
        by_lang: dict[str, list[str]] = {}
        for _, _, text, lang in texts(document):
            by_lang.setdefault(base(lang), []).append(text)
        tags = [tag.name for tag in document.tagged]
        for lang in filter(None, (document.source_lang, document.target_lang)):
            by_lang.setdefault(base(lang), []).extend(tags)
        return any(
            self._automata[lang].find(_APART.join(self._folder.fold(text).text for text in some))
            for lang, some in by_lang.items()
            if lang in self._automata
        )
