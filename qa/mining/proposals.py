"""What was mined as a file of proposals: a pack of its own, for a person to accept from."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from qa.glossary.editing import compose
from qa.language import base, language
from qa.mining.judge import Judged, Wrong
from qa.mining.known import Known
from qa.mining.mine import Mined
from qa.mining.rejected import Rejected
from qa.mining.tally import Concept, Example, Rendering
from qa.mining.words import sames
from qa.model import Condition, Form, Kind, Severity, Status, Term, WrongRendering

HEAD = "# Proposals of `qa glossary mine`."
_RECURRING = 2  # sentences from which a name without a wrong rendering is worth an entry
_CERTAIN = 0.8
_MOST = 12  # source forms of a condition
_NO_SLUG = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Rule:
    """A proposed wrong rendering: how sure, how often, where."""

    rule: WrongRendering
    confidence: float
    count: int
    stories: int
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is proposed of one concept; `new` when the glossary does not have it."""

    id: str
    kind: Kind
    new: bool
    forms: tuple[Form, ...]
    rules: tuple[Rule, ...]
    certain: float
    sentences: int

    @property
    def confidence(self) -> float:
        return self.rules[0].confidence if self.rules else self.certain


def proposals(
    mined: Mined, known: Known, rejected: Rejected, min_count: int, min_confidence: float
) -> list[Proposal]:
    """The proposals in the order of the file: wrong renderings by confidence and count, then new
    forms of known concepts, then new concepts of which nothing wrong was seen."""
    found: dict[str, Proposal] = {}
    for judged in mined.judged:
        made = _proposal(judged, known, rejected, min_count, min_confidence, found)
        if made is not None:
            found[made.id] = made
    return sorted(found.values(), key=_rank)


def _rank(proposal: Proposal) -> tuple[int, float, int, str]:
    group = 0 if proposal.rules else 2 if proposal.new else 1
    count = proposal.rules[0].count if proposal.rules else proposal.sentences
    return group, -proposal.confidence, -count, proposal.id


def _proposal(
    judged: Judged,
    known: Known,
    rejected: Rejected,
    min_count: int,
    min_confidence: float,
    taken: Collection[str],
) -> Proposal | None:
    concept = judged.concept
    wanted, lang = concept.wanted, concept.pair[1]
    forms: list[Form] = []
    if wanted.name is not None:
        forms = _new_forms(concept, judged.admitted)
    else:
        forms = [_form(lang, text, "admitted") for text in judged.admitted]
    sources = tuple(sorted(concept.sources))
    forms = [f for f in forms if not rejected.form(f.lang, f.text, sources, wanted.id)]
    if wanted.name is not None and not any(base(f.lang) == lang for f in forms):
        return None  # the name itself was rejected
    rules = tuple(
        rule
        for wrong in judged.wrong
        if wrong.rendering.count >= min_count and wrong.confidence >= min_confidence
        for rule in [_rule(concept, wrong)]
        if not rejected.rule(lang, rule.rule.text, rule.rule.when.source_has, wanted.id)
    )
    new = wanted.name is not None
    recurring = concept.sentences >= max(_RECURRING, min_count)
    sure = judged.certain >= max(_CERTAIN, min_confidence)
    if not rules and not (sure and (recurring if new else forms)):
        return None
    kind = _kind(concept)
    name = _identity(kind, wanted.names[0], known, taken) if new else wanted.id
    return Proposal(name, kind, new, tuple(forms), rules, judged.certain, concept.sentences)


def _form(lang: str, text: str, status: Status) -> Form:
    return Form(lang, text, status, evidence=("mined",))


def _new_forms(concept: Concept, admitted: Sequence[str]) -> list[Form]:
    """Source and target forms; the first of each language is preferred."""
    source_lang, lang = concept.pair
    texts = dict.fromkeys((*concept.wanted.names, *admitted))
    found = [_form(lang, text, "admitted" if at else "preferred") for at, text in enumerate(texts)]
    written = sorted(concept.sources.items(), key=lambda item: (-item[1], item[0]))
    found += [
        _form(source_lang, text, "admitted" if at else "preferred")
        for at, (text, _) in enumerate(written)
    ]
    return found


def _rule(concept: Concept, wrong: Wrong) -> Rule:
    rendering = wrong.rendering
    count, stories = rendering.count, len(rendering.stories)
    # The gravest: another country, or a name that the glossary has for somebody else.
    severity = Severity.CRITICAL if wrong.other else Severity.MAJOR
    rule = WrongRendering(
        lang=concept.pair[1],
        text=rendering.text,
        instead=_instead(concept, rendering),
        severity=severity,
        when=Condition(
            source_has=_sources(concept, rendering), unless=(wrong.other,) if wrong.other else ()
        ),
        seen=seen(count, stories),
        note=f"confidence {wrong.confidence:.2f}",
    )
    return Rule(rule, wrong.confidence, count, stories, tuple(rendering.examples))


def _instead(concept: Concept, rendering: Rendering) -> str:
    """The preferred form, or the one as long as the rendering: a surname for a surname."""
    lang = language(concept.pair[1])
    names, size = concept.wanted.names, len(rendering.same)
    if concept.wanted.term is not None:
        capitals = {form.text for form in concept.wanted.term.forms if form.use == "capital"}
        names = tuple(name for name in names if name not in capitals) or names
    if not lang.spaced:
        return min(names, key=lambda name: abs(len(sames(name, lang)) - size))
    return next((name for name in names if len(sames(name, lang)) == size), names[0])


def seen(count: int, stories: int) -> str:
    """How often, as a person reads it."""
    return f"{count}× in {stories} {'story' if stories == 1 else 'stories'}"


def _sources(concept: Concept, rendering: Rendering) -> tuple[str, ...]:
    """The source's words that were seen; without a source, what the glossary has for them."""
    if rendering.sources:
        ordered = sorted(rendering.sources, key=lambda t: (-rendering.sources[t], t))
        return tuple(ordered[:_MOST])
    term = concept.wanted.term
    forms = term.forms if term else ()
    return tuple(
        dict.fromkeys(
            f.text
            for f in forms
            if base(f.lang) != concept.pair[1] and f.use == "full" and f.status == "preferred"
        )
    )[:_MOST]


def _kind(concept: Concept) -> Kind:
    """A guess: several words, or a title before it, are a person's; what has no sound is a phrase."""
    wanted = concept.wanted
    if wanted.kind is not None:
        return wanted.kind
    if wanted.proof == "company":
        return "phrase"
    titled = wanted.name is not None and wanted.name.support.titled > 0
    return "person" if titled or len(wanted.names[0].split()) > 1 else "place"


def _identity(kind: Kind, name: str, known: Known, taken: Collection[str]) -> str:
    """An id that no pack has: kind and name in Latin letters, numbered where that is needed."""
    from qa.names.sound import romanise

    plain = " ".join(romanise(word) for word in sames(name, language("und")))
    slug = _NO_SLUG.sub("-", plain).strip("-") or "name"
    found, number = f"{kind}.{slug}", 2
    while found in known or found in taken:
        found, number = f"{kind}.{slug}-{number}", number + 1
    return found


def proposals_text(found: Sequence[Proposal], mined: Mined) -> str:
    """The file: a pack that loads as it is, with what speaks for each proposal in comments."""
    rules = sum(len(proposal.rules) for proposal in found)
    new = sum(proposal.new for proposal in found)
    lines = [
        HEAD,
        "# Read, then move lines into a pack of your own, or let `qa glossary accept` do it; what is",
        "# wrong here goes with `qa glossary accept --reject` and is not proposed again.",
        f"# {mined.segments} segments of {mined.sentences} sentences: "
        f"{rules} wrong renderings, {new} new concepts.",
        'pack = "proposals"',
        'title = "Proposals, not yet read by anybody"',
        'version = "1"',
        "",
        "[evidence]",
        'mined = "proposed by qa glossary mine"',
    ]
    return "\n".join(lines) + "\n" + "".join(map(_block, found))


def _block(proposal: Proposal) -> str:
    term = Term(
        proposal.id, proposal.kind, proposal.forms,
        note=f"confidence {proposal.certain:.2f}, sentences: {proposal.sentences}",
    )  # fmt: skip
    text = f"\n# {_summary(proposal)}\n" + compose.concept_text(term)
    for rule in proposal.rules:
        text += "\n" + "".join(f"# {line}\n" for line in _examples(rule))
        text += compose.rule_text(rule.rule)
    return text


def _summary(proposal: Proposal) -> str:
    name = proposal.rules[0].rule.instead if proposal.rules else proposal.forms[0].text
    what = "new concept" if proposal.new else "known concept"
    told = [
        f"{rule.rule.text} ×{rule.count} in {seen(rule.count, rule.stories).partition(' in ')[2]}"
        for rule in proposal.rules
    ]
    return printable(f"{name} ({what}): {', '.join(told) or 'forms'}")


def _examples(rule: Rule) -> Iterator[str]:
    for example in rule.examples:
        yield printable(f"{example.story} {example.key}: … {example.excerpt} …")


def printable(text: str) -> str:
    """A text that can stand in a comment: one line, nothing that steers a terminal."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
