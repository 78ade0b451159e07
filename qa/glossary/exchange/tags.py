"""Language tags as other tools write them (en_us, ZH-hans) to those of a pack (BCP 47, RFC 5646)."""

from __future__ import annotations

import re

_HELD = re.compile(r"([a-z]{2,3})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}|[0-9]{3}))?", re.IGNORECASE)
_WELL_FORMED = re.compile(r"([a-z]{2,3}|[a-z]{5,8}|x|i)([-_][a-z0-9]{1,8})+", re.IGNORECASE)


def canonical(tag: str) -> str | None:
    """The tag with language, script and region in their usual case.

    None for a tag that is right and that a pack cannot hold (variants, extensions, private use);
    ValueError for what is no tag.
    """
    tag = tag.strip()
    held = _HELD.fullmatch(tag)
    if held is None:
        if _WELL_FORMED.fullmatch(tag):
            return None
        raise ValueError(tag)
    language, script, region = held.groups()
    parts = (language.lower(), script and script.title(), region and region.upper())
    return "-".join(part for part in parts if part)


def is_canonical(tag: str) -> bool:
    """Whether a tag is written as packs write it."""
    try:
        return canonical(tag) == tag
    except ValueError:
        return False


def of(tag: str, lang: str) -> bool:
    """Whether a tag is that language or a narrower one (zh-Hant-TW is zh-Hant and zh)."""
    return tag == lang or tag.startswith(f"{lang}-")


def base(tag: str) -> str:
    """The language alone: zh of zh-Hant-TW."""
    return tag.partition("-")[0]
