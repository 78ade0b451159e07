"""The checks, one file each, written out here in the order of the documentation."""

from __future__ import annotations

from qa.checks.added_negation import added_negation
from qa.checks.added_number import added_number
from qa.checks.added_qualifier import added_qualifier
from qa.checks.added_text import added_text
from qa.checks.base import Case, Check
from qa.checks.broken_quotation import broken_quotation
from qa.checks.changed_address import changed_address
from qa.checks.changed_date import changed_date
from qa.checks.changed_gender import changed_gender
from qa.checks.changed_kind import changed_kind
from qa.checks.changed_magnitude import changed_magnitude
from qa.checks.changed_money import changed_money
from qa.checks.changed_name import changed_name
from qa.checks.changed_number import changed_number
from qa.checks.changed_role import changed_role
from qa.checks.changed_step import changed_step
from qa.checks.changed_unit import changed_unit
from qa.checks.copied_source import copied_source
from qa.checks.copied_target import copied_target
from qa.checks.deprecated_form import deprecated_form
from qa.checks.dropped_entity import dropped_entity
from qa.checks.dropped_number import dropped_number
from qa.checks.dropped_text import dropped_text
from qa.checks.empty_target import empty_target
from qa.checks.final_punctuation import final_punctuation
from qa.checks.foreign_punctuation import foreign_punctuation
from qa.checks.foreign_separator import foreign_separator
from qa.checks.house_style import house_style
from qa.checks.inconsistent_translation import inconsistent_translation
from qa.checks.loose_date import loose_date
from qa.checks.lost_bound import lost_bound
from qa.checks.lost_hedge import lost_hedge
from qa.checks.lost_markup import lost_markup
from qa.checks.lost_negation import lost_negation
from qa.checks.lost_qualifier import lost_qualifier
from qa.checks.misplaced_entity import misplaced_entity
from qa.checks.misread_name import misread_name
from qa.checks.missing_rendering import missing_rendering
from qa.checks.misspelled_word import misspelled_word
from qa.checks.mixed_renderings import mixed_renderings
from qa.checks.mojibake import mojibake
from qa.checks.near_miss_name import near_miss_name
from qa.checks.opposite_meaning import opposite_meaning
from qa.checks.repeated_text import repeated_text
from qa.checks.stray_markup import stray_markup
from qa.checks.stray_spacing import stray_spacing
from qa.checks.translated_name import translated_name
from qa.checks.translator_remark import translator_remark
from qa.checks.unsupported_entity import unsupported_entity
from qa.checks.untranslated_name import untranslated_name
from qa.checks.untranslated_text import untranslated_text
from qa.checks.wire_formula import wire_formula
from qa.checks.wrong_language import wrong_language
from qa.checks.wrong_rendering import wrong_rendering

__all__ = ["CHECKS", "Case", "Check"]

CHECKS: dict[str, Check] = {
    check.name: check
    for check in (
        wrong_rendering,
        unsupported_entity,
        misplaced_entity,
        dropped_entity,
        near_miss_name,
        misread_name,
        changed_name,
        translated_name,
        untranslated_name,
        missing_rendering,
        deprecated_form,
        house_style,
        mixed_renderings,
        inconsistent_translation,
        wire_formula,
        changed_number,
        changed_step,
        changed_magnitude,
        changed_money,
        changed_unit,
        foreign_separator,
        changed_date,
        dropped_number,
        added_number,
        loose_date,
        lost_negation,
        lost_bound,
        lost_hedge,
        opposite_meaning,
        changed_kind,
        changed_gender,
        changed_role,
        added_negation,
        lost_qualifier,
        added_qualifier,
        empty_target,
        copied_source,
        copied_target,
        wrong_language,
        untranslated_text,
        dropped_text,
        added_text,
        translator_remark,
        repeated_text,
        broken_quotation,
        final_punctuation,
        foreign_punctuation,
        stray_spacing,
        changed_address,
        lost_markup,
        stray_markup,
        mojibake,
        misspelled_word,
    )
}
