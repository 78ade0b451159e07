"""The language tags of the packs: every language that the product has a file of."""

from __future__ import annotations

import functools

from qa.glossary.build.entry import table
from qa.language import codes


@functools.cache
def tags() -> tuple[str, ...]:
    """All tags, the leading variety of each language first."""
    varieties = table("locales")["varieties"]
    return tuple(tag for code in codes() for tag in varieties.get(code, [code]))
