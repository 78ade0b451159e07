"""`qa glossary lint`: what a termbase's keeper should know before others rely on it.

A rule is a function in one of this package's files; the table below is all of them. Rules only
look: reading is `reading.py`, mending `fixing.py`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from qa.errors import GlossaryError
from qa.glossary.lint import (
    common,
    conditions,
    conflicts,
    dates,
    duplicates,
    evidence,
    homographs,
    normal,
    preference,
    scripts,
    tables,
)
from qa.glossary.lint.base import Finding, Flag, Level, Rule
from qa.glossary.lint.frequency import Frequencies
from qa.glossary.lint.packs import Packs, folding
from qa.glossary.lint.reading import Fold, Source, read_source
from qa.glossary.packs import read
from qa.paths import real

__all__ = ["RULES", "Finding", "Flag", "Frequencies", "Level", "Packs", "Rule", "gather", "lint"]

_ALL = (
    duplicates.duplicate_concept,
    duplicates.conflicting_kind,
    duplicates.duplicate_form,
    duplicates.repeated_form,
    duplicates.lost_preference,
    duplicates.duplicate_rule,
    duplicates.duplicate_condition,
    conflicts.accepted_and_wrong,
    conflicts.conflicting_rules,
    conflicts.useless_rule,
    conflicts.wrong_instead,
    conflicts.unknown_instead,
    conditions.unknown_concept,
    conditions.contradictory_condition,
    conditions.unless_self,
    conditions.dead_condition,
    conditions.unconditional_rule,
    conditions.predicted_critical,
    common.too_short,
    common.too_common,
    dates.reversed_dates,
    dates.outside_concept,
    dates.no_form_after,
    dates.overlapping_preferred,
    preference.no_preferred,
    preference.two_preferred,
    preference.inflected_preferred,
    preference.one_language,
    preference.no_full_form,
    preference.article_in_form,
    preference.several_in_one,
    preference.unknown_language,
    homographs.twin_concept,
    homographs.homograph,
    scripts.wrong_script,
    scripts.mixed_script,
    scripts.wrong_variant,
    scripts.lookalike_character,
    normal.not_nfc,
    normal.invisible_character,
    normal.odd_blank,
    normal.presentation_form,
    normal.foreign_letter,
    normal.name_dot,
    normal.broken_encoding,
    evidence.undeclared_evidence,
    evidence.unused_evidence,
    evidence.near_style,
    tables.unknown_slot,
    tables.duplicate_formula,
    tables.odd_abbreviation,
    tables.odd_homograph,
)
RULES: dict[str, Rule] = {rule.name: rule for rule in _ALL}


def gather(
    paths: Sequence[Path], context: Sequence[Path] = (), frequencies: Frequencies | None = None
) -> Packs:
    """The packs to report on and those that are only known, in the order in which they lead.

    `context` are the packs that come with the project. Nothing is raised: what cannot be read
    stands in the `errors` of its source.
    """
    fold = folding()
    ours = {real(path) for path in context}
    asked = list({real(path): path for path in paths}.values())
    given = {real(path) for path in asked}
    own = [path for path in asked if real(path) not in ours]
    rest = [path for path in asked if real(path) in ours]
    rest += [path for path in context if real(path) not in given]
    # As the matcher has it: the newsroom's hand-kept packs lead, ours come last and bulk first.
    order = sorted(own, key=_is_bulk) + sorted(sorted(rest), key=lambda path: not _is_bulk(path))
    sources = [_source(path, fold, reported=real(path) in given) for path in order]
    return Packs(sources, fold, frequencies or Frequencies())


def _is_bulk(path: Path) -> bool:
    return path.suffix == ".tsv"


def _source(path: Path, fold: Fold, *, reported: bool) -> Source:
    try:
        ((name, text),) = read([path])
    except GlossaryError as error:
        return Source(str(path), "", reported, path.stem, errors=[error])
    return read_source(name, text, fold, reported=reported)


def lint(
    packs: Packs, select: Collection[str] = (), ignore: Collection[str] = ()
) -> tuple[Finding, ...]:
    """What the rules find in the packs that are reported on, by file and line."""
    found = {
        Finding(
            flag.spot.source.path, flag.spot.line, rule.level if flag.level is None else flag.level,
            rule.name, flag.spot.concept, flag.problem, flag.remedy,
        )
        for rule in RULES.values()
        if (not select or rule.name in select) and rule.name not in ignore
        for flag in rule.judge(packs)
        if flag.spot.source.reported
    }  # fmt: skip
    return tuple(sorted(found, key=lambda f: (f.path, f.line, -f.level, f.rule, f.problem)))
