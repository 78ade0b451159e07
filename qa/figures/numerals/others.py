"""What the Unicode CLDR says of a language that has no file: its marks, and its scale words by count.

`languages/figures/cldr/others.tsv` is made by `qa.figures.build.others`. It holds no number words and
no inflected forms, so that such a language is read in part only.
"""

from __future__ import annotations

import functools
from typing import Any

from qa.errors import GlossaryError
from qa.language import FOLDER

FILE = FOLDER / "figures" / "cldr" / "others.tsv"
_BLANK = "\u00a0"


@functools.cache
def _lines() -> dict[str, str]:
    lines = FILE.read_text(encoding="utf-8").splitlines()
    split = (line.partition("\t") for line in lines if line and not line.startswith("#"))
    return {code: rest for code, _, rest in split}


def marks_of(code: str) -> dict[str, Any]:
    """The same keys as a file of the language would have; neutral ones where CLDR has none."""
    line = _lines().get(code)
    if line is None:
        return {"code": code, "either": True}
    try:
        decimal, group, place, words = line.split("\t")
    except ValueError:
        problem = f"the line of {code!r} has not five columns"
        raise GlossaryError(problem, path=FILE.name, remedy="Build the file anew.") from None
    pairs = (told.split("=") for told in words.split())
    return {
        "code": code,
        "decimal": decimal,
        "group": _BLANK if group == "blank" else group,
        "blank_groups": group == "blank",
        "loose_chains": "10^5=" in words,  # ১ লাখ ২০ হাজার
        "scale_first": place == "before",
        "scale": {power: forms.split(",") for power, forms in pairs},
    }
