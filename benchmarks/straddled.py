"""Makes `qa/languages/names/straddled.tsv`: where two words meet so that a country seems named.

    python benchmarks/straddled.py FILE.tsv

In Chinese and Japanese no blank parts words: 穿越|南北 holds 越南, 增加|纳税 holds 加纳. For each name of
a country or capital in the shipped packs, two or three characters long, and each place in it: the
characters that make a frequent word with what stands before that place, and those that make one
with what stands behind it. Counts are those of wordfreq (extra `frequency`). Nothing is written
without a file.
"""

from __future__ import annotations

import argparse
import gzip
import math
import sys
from collections import defaultdict
from pathlib import Path

from qa.language import base
from qa.project import Config, cache_folder, open_project

_LANGS = ("ja", "zh")
_LONGEST = 3
_LEAST = 3.5  # Zipf value of a word
_USES = ("full", "short", "capital")
_HEAD = """# Generated: do not edit. Command: python benchmarks/straddled.py FILE.tsv (../../../benchmarks/README.md).
# Columns: language, name of a country or capital, characters of it that end a word (穿越), characters
# before them that do so, characters behind the rest that begin a word with it (南北). From word counts of
# wordfreq 3.1 by Robyn Speer, data under CC BY-SA 4.0 (../text/LICENCE-cc-by-sa.txt), and so is this file.
"""


def names() -> set[tuple[str, str]]:
    """Language and form of every short name in Han characters."""
    terms = open_project(Config(), cache_folder()).compiled.terms
    return {
        (base(form.lang), form.text)
        for term in terms.values()
        if term.kind == "country"
        for form in term.forms
        if base(form.lang) in _LANGS
        and form.use in _USES
        and 1 < len(form.text) <= _LONGEST
        and all("\u4e00" <= char <= "\u9fff" for char in form.text)
    }


def simplified() -> dict[int, str]:
    """The simplified character of each traditional one, as wordfreq counts words."""
    import msgpack  # type: ignore[import-untyped]
    from wordfreq.util import data_path

    packed = gzip.decompress(Path(data_path("_chinese_mapping.msgpack.gz")).read_bytes())
    mapping: dict[int, str] = msgpack.loads(packed, strict_map_key=False)
    return mapping


def rows(lang: str, forms: list[str]) -> list[str]:
    """A line for each place of each name at which two words may meet."""
    from wordfreq import get_frequency_dict

    simple = simplified() if lang == "zh" else {}
    whole: dict[str, set[str]] = defaultdict(set)
    for full, short in simple.items():
        whole[short].add(chr(full))
    before: dict[str, set[str]] = defaultdict(set)
    behind: dict[str, set[str]] = defaultdict(set)
    for word, share in get_frequency_dict(lang, "large").items():
        if 1 < len(word) <= _LONGEST and math.log10(share) + 9 >= _LEAST:
            before[word[1:]] |= {word[0]} | whole[word[0]]
            behind[word[:-1]] |= {word[-1]} | whole[word[-1]]
    found = []
    for form in forms:
        plain = form.translate(simple)
        for at in range(1, len(form)):
            left, right = before[plain[:at]], behind[plain[at:]]
            if left and right:
                columns = lang, form, str(at), "".join(sorted(left)), "".join(sorted(right))
                found.append("\t".join(columns) + "\n")
    return found


def main() -> None:
    """One file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path)
    file = parser.parse_args().file
    if file is None:
        return
    known = names()
    lines = [
        row for lang in _LANGS for row in rows(lang, sorted(f for code, f in known if code == lang))
    ]
    file.write_text(_HEAD + "".join(lines), encoding="utf-8")
    sys.stdout.write(f"{file}: {len(lines)} places\n")


if __name__ == "__main__":
    main()
