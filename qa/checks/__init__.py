"""The checks, one file each, written out here in the order of the documentation."""

from __future__ import annotations

from qa.checks.base import Case, Check
from qa.checks.changed_name import changed_name
from qa.checks.copied_source import copied_source
from qa.checks.deprecated_form import deprecated_form
from qa.checks.dropped_entity import dropped_entity
from qa.checks.empty_target import empty_target
from qa.checks.house_style import house_style
from qa.checks.loose_date import loose_date
from qa.checks.misread_name import misread_name
from qa.checks.missing_rendering import missing_rendering
from qa.checks.mixed_renderings import mixed_renderings
from qa.checks.mojibake import mojibake
from qa.checks.near_miss_name import near_miss_name
from qa.checks.stray_spacing import stray_spacing
from qa.checks.translated_name import translated_name
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
        wire_formula,
        loose_date,
        stray_spacing,
        wrong_language,
        untranslated_text,
        mojibake,
        empty_target,
        copied_source,
    )
}
