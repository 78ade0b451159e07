"""Chosen proposals into a pack, or among the rejections; what is left stays in their file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from qa.errors import GlossaryError
from qa.glossary.editing.edit import add_concept, add_form, add_rule
from qa.glossary.load import parse
from qa.language import base
from qa.mining.rejected import Rejection
from qa.model import Form, Term, WrongRendering
from qa.names import fold_name

_CONCEPT, _RULE = "[[concept]]", "[[concept.wrong]]"
_COUNT = re.compile(r"(\d+)×")
_SENTENCES = re.compile(r"sentences: (\d+)")
_CONFIDENCE = re.compile(r"confidence (\d\.\d+)")


@dataclass(frozen=True, slots=True)
class Choice:
    """Which proposals: of these concepts (of all, when none is named), as often and as sure."""

    concepts: tuple[str, ...] = ()
    min_count: int = 0
    min_confidence: float = 0.0

    def takes(self, count: int | None, confidence: float | None) -> bool:
        """What says nothing of itself is taken where nothing is asked."""
        often = self.min_count <= 1 or (count is not None and count >= self.min_count)
        sure = self.min_confidence <= 0 or (
            confidence is not None and confidence >= self.min_confidence
        )
        return often and sure


@dataclass(slots=True)
class Picked:
    """The chosen part of one concept; `whole` when nothing of it is left."""

    term: Term
    whole: bool
    blocks: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Taken:
    """What `accept` did: the pack and the proposals as they are to be written, and counts."""

    pack: str
    left: str
    concepts: int
    forms: int
    rules: int
    known: int


def pick(path: str, text: str, choice: Choice) -> list[Picked]:
    """The chosen proposals of a file; raises GlossaryError for a concept that it does not have."""
    terms = parse(path, text).terms
    ids = {term.id for term in terms}
    for concept in choice.concepts:
        if concept not in ids:
            raise GlossaryError(
                f"no proposal is about {concept!r}", path=path, remedy="Take an id from the file."
            )
    picked = []
    for term, (head, rules) in zip(terms, _blocks(path, text, terms), strict=True):
        if choice.concepts and term.id not in choice.concepts:
            continue
        chosen = [
            (number, rule)
            for number, rule in zip(rules, term.wrong, strict=True)
            if choice.takes(_number(_COUNT, rule.seen), _share(rule.note))
        ]
        alone = choice.takes(_number(_SENTENCES, term.note), _share(term.note))
        if not chosen and (term.wrong or not alone):
            continue
        whole = len(chosen) == len(term.wrong)
        wrong = tuple(_bare(rule) for _, rule in chosen)
        found = Picked(replace(term, wrong=wrong, note=_kept(term.note)), whole)
        found.blocks = [number for number, _ in chosen] + ([head] if whole else [])
        picked.append(found)
    return picked


def accept(text: str, picked: Sequence[Picked], into: str, pack: str) -> Taken:
    """The picked proposals added to the pack's text; what it has already is counted as known."""
    concepts = forms = rules = known = 0
    has = {term.id: term for term in parse(into, pack).terms}
    for chosen in picked:
        term = chosen.term
        if term.id not in has:
            pack = add_concept(pack, term)
            has[term.id] = term
            concepts += 1
            forms += len(term.forms)
            rules += len(term.wrong)
            continue
        for form in term.forms:
            if any(_same_form(form, old) for old in has[term.id].forms):
                known += 1
                continue
            if any(base(old.lang) == base(form.lang) for old in has[term.id].forms):
                form = replace(form, status="admitted")
            pack = add_form(pack, term.id, form)
            forms += 1
        for rule in term.wrong:
            if any(_same_rule(rule, old) for old in has[term.id].wrong):
                known += 1
                continue
            pack = add_rule(pack, term.id, rule)
            rules += 1
    return Taken(pack, without(text, picked), concepts, forms, rules, known)


def rejections(picked: Sequence[Picked]) -> Iterator[Rejection]:
    """What is to be remembered of rejected proposals: their rules, and the forms where nothing of
    the concept is left in the file."""
    for chosen in picked:
        term = chosen.term
        for rule in term.wrong:
            yield Rejection(term.id, "wrong", rule.lang, rule.text, rule.when.source_has)
        for form in term.forms if chosen.whole else ():
            others = tuple(f.text for f in term.forms if base(f.lang) != base(form.lang))
            yield Rejection(term.id, "form", form.lang, form.text, others)


def without(text: str, picked: Sequence[Picked]) -> str:
    """The file of proposals without the picked ones and the comments above them."""
    gone = {number for chosen in picked for number in chosen.blocks}
    parts = _split(text)
    return "".join(part for number, part in enumerate(parts) if number not in gone)


def _split(text: str) -> list[str]:
    """The file in parts: what stands before the first concept, then each table with its comments."""
    parts: list[list[str]] = [[]]
    waiting: list[str] = []
    for line in text.splitlines(keepends=True):
        if line.startswith((_CONCEPT, _RULE)):
            parts.append([*waiting, line])
            waiting = []
        elif not line.strip() or line.startswith("#"):
            waiting.append(line)
        else:
            parts[-1] += [*waiting, line]
            waiting = []
    parts[-1] += waiting
    return ["".join(part) for part in parts]


def _blocks(path: str, text: str, terms: Sequence[Term]) -> list[tuple[int, list[int]]]:
    """For each concept the number of its part, and those of its wrong renderings."""
    found: list[tuple[int, list[int]]] = []
    for number, part in enumerate(_split(text)):
        lines = part.splitlines()
        if _CONCEPT in lines:
            found.append((number, []))
        elif _RULE in lines and found:
            found[-1][1].append(number)
    if [len(rules) for _, rules in found] != [len(term.wrong) for term in terms]:
        raise GlossaryError(
            "the proposals are written in a way that cannot be taken apart", path=path,
            remedy="Write one [[concept.wrong]] with one text each, or move the lines by hand.",
        )  # fmt: skip
    return found


def _number(pattern: re.Pattern[str], text: str) -> int | None:
    match = pattern.search(text)
    return int(match[1]) if match else None


def _share(note: str) -> float | None:
    match = _CONFIDENCE.search(note)
    return float(match[1]) if match else None


def _kept(note: str) -> str:
    """A note without what only speaks for the proposal."""
    return "" if _CONFIDENCE.match(note) else note


def _bare(rule: WrongRendering) -> WrongRendering:
    return replace(rule, note=_kept(rule.note))


def _same_form(one: Form, other: Form) -> bool:
    return base(one.lang) == base(other.lang) and fold_name(one.text) == fold_name(other.text)


def _same_rule(one: WrongRendering, other: WrongRendering) -> bool:
    return (
        one.lang == other.lang
        and fold_name(one.text) == fold_name(other.text)
        and set(one.when.source_has) <= set(other.when.source_has)
    )
