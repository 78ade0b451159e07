"""The characters that Chinese writes foreign names with, counted in Wikidata's names of people.

    python benchmarks/han_names.py PERSONS.txt

It writes the counted part of qa/languages/phonetics-han.toml anew and leaves the rest.

The file lists the spellings of one name a line ("johnstone, 约翰斯通 => Q1"): persons.txt of the
package rigour before 2.0, in `rigour/data/names/` (Wikidata, CC0 1.0; gathered under MIT). A
spelling counts when it sounds like one in Latin letters, which leaves out the names of Chinese and
Japanese people; a character is kept when it has a hundredth of what the most frequent one of its
syllable has, and a syllable when that one was seen often enough.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

from pypinyin import lazy_pinyin

from qa.language import FOLDER
from qa.names.distance import alike
from qa.names.sound import encode, is_pinyin

FILE = FOLDER / "phonetics-han.toml"
MARK = "[characters]\n"
HAN = re.compile(r"[一-鿿]{2,}")
ALIKE = 0.72  # similarity in sound to a spelling in Latin letters
SHARE = 0.01  # of the most frequent character of the syllable
OFTEN = 40  # times that one must have been seen
SPELLINGS = 20  # in Latin letters that are tried


def counted(lines: list[str]) -> Counter[str]:
    """How often each character stands in a transliterated name."""
    counts: Counter[str] = Counter()
    for line in lines:
        forms = line.partition(" =>")[0].split(", ")
        latin = [form for form in forms if form.isascii() and form.isalpha()]
        han = {form for form in forms if HAN.fullmatch(form)}
        if not latin or not han or all(map(is_pinyin, latin)):
            continue
        codes = [encode(form) for form in latin[:SPELLINGS]]
        for form in han:
            heard = encode("".join(lazy_pinyin(form)), "pinyin")
            if max(alike(heard, code, "zh") for code in codes) >= ALIKE:
                counts.update(form)
    return counts


def main() -> int:
    """A line a syllable, behind what the file says before its table."""
    if len(sys.argv) < 2:
        return 0
    counts = counted(Path(sys.argv[1]).read_text(encoding="utf-8").splitlines())
    syllables: dict[str, list[str]] = defaultdict(list)
    for char, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        syllables[lazy_pinyin(char)[0]].append(char)
    head = FILE.read_text(encoding="utf-8").partition(MARK)[0]
    rows = []
    for syllable, chars in sorted(syllables.items()):
        most = counts[chars[0]]
        if most >= OFTEN:
            kept = "".join(c for c in chars if counts[c] >= SHARE * most)
            rows.append(f'{syllable} = "{kept}"\n')
    FILE.write_text(head + MARK + "".join(rows), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
