"""What a glossary has, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from qa.glossary import bulk
from qa.glossary.load import name_of, parse
from qa.glossary.pack import Pack
from qa.model import WrongRendering

OWN = "own-knowledge"  # the code of evidence for what no native reader or source confirms


@dataclass(slots=True)
class Stats:
    """Counts, filled while packs are read.

    `kinds` counts concepts by (pack, kind), `forms` by (language, "status"|"use"|"evidence",
    which), `rules` by (what, which), `spoken` the languages of each concept.
    """

    kinds: Counter[tuple[str, str]] = field(default_factory=Counter)
    forms: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    rules: Counter[tuple[str, str]] = field(default_factory=Counter)
    formulas: Counter[str] = field(default_factory=Counter)
    abbreviations: Counter[str] = field(default_factory=Counter)
    spoken: dict[str, set[str]] = field(default_factory=dict)

    @property
    def concepts(self) -> int:
        return len(self.spoken)

    @property
    def total_forms(self) -> int:
        return sum(n for (_, what, _), n in self.forms.items() if what == "status")

    @property
    def languages(self) -> Sequence[str]:
        """The languages, those with the most forms first."""
        total = Counter[str]()
        for (lang, what, _), number in self.forms.items():
            if what == "status":
                total[lang] += number
        return [lang for lang, _ in sorted(total.items(), key=lambda item: (-item[1], item[0]))]

    def of(self, lang: str, what: str) -> dict[str, int]:
        return {which: n for (tag, of, which), n in self.forms.items() if (tag, of) == (lang, what)}

    @property
    def coverage(self) -> dict[int, int]:
        """In how many languages how many concepts have a form."""
        return dict(sorted(Counter(map(len, self.spoken.values())).items()))

    def speaking(self, lang: str) -> int:
        """How many concepts have a form in the language."""
        return sum(lang in langs for langs in self.spoken.values())


def count(packs: Iterable[tuple[str, str]]) -> Stats:
    """The counts of (path, text) pairs; a concept that several packs have counts in each of them."""
    stats = Stats()
    for path, text in packs:
        if path.endswith(".tsv"):
            _bulk(stats, path, text)
            continue
        parsed = parse(path, text)
        for term in parsed.terms:
            stats.kinds[name_of(path), term.kind] += 1
            spoken = stats.spoken.setdefault(term.id, set())
            for form in term.forms:
                spoken.add(form.lang)
                _form(stats, form.lang, form.status, form.use, form.evidence)
            for rule in term.wrong:
                _rule(stats, rule)
        for formula in parsed.formulas:
            stats.formulas[f"{formula.source_lang}-{formula.target_lang}"] += 1
        for table in parsed.abbreviations:
            stats.abbreviations[table.lang] += len(table.candidates) + len(table.compounds)
    return stats


def _bulk(stats: Stats, path: str, text: str) -> None:
    seen: set[str] = set()
    for row in bulk.rows(Pack(path, text)):
        if row.id not in seen:
            seen.add(row.id)
            stats.kinds[name_of(path), row.manner.kind] += 1
        manner = row.manner
        stats.spoken.setdefault(row.id, set()).add(manner.lang)
        _form(stats, manner.lang, manner.status, manner.use, manner.evidence)


def _form(stats: Stats, lang: str, status: str, use: str, evidence: Sequence[str]) -> None:
    stats.forms[lang, "status", status] += 1
    stats.forms[lang, "use", use] += 1
    confirmed = "none" if not evidence else OWN if set(evidence) == {OWN} else "source"
    stats.forms[lang, "evidence", confirmed] += 1


def _rule(stats: Stats, rule: WrongRendering) -> None:
    when = rule.when
    conditional = any(
        (when.source_has, when.source_lacks, when.story_has, when.target_lacks, when.unless)
    )
    stats.rules["seen", "observed" if rule.seen else "predicted"] += 1
    stats.rules["condition", "conditional" if conditional else "unconditional"] += 1
    stats.rules["severity", rule.severity.label] += 1
    stats.rules["lang", rule.lang] += 1
    stats.rules["shape", "pattern" if rule.pattern else "text"] += 1
