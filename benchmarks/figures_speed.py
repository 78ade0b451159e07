"""How fast numerals are read, and how that compares with scanning for the whole glossary.

    python benchmarks/figures_speed.py LANG FILE ... [--megabytes N]

Each FILE is plain text, in the language LANG before it (en news.en.txt zh news.zh.txt). Its lines
are repeated to N megabytes (UTF-8) of all files together. Nothing is printed without files.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

from qa.figures.numerals import numerals
from qa.language import Language, language
from qa.project import Config, cache_folder, open_project
from qa.scan.matcher import match


def _lines(file: Path, size: int) -> list[str]:
    """The file's lines, over and over, up to so many bytes."""
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    found: list[str] = []
    while lines and size > 0:
        for line in lines:
            found.append(line)
            size -= len(line.encode()) + 1
            if size <= 0:
                break
    return found


def _seconds(work: Callable[[], None]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", metavar="LANG FILE")
    parser.add_argument("--megabytes", type=float, default=20.0)
    asked = parser.parse_args()
    pairs = list(zip(asked.files[::2], map(Path, asked.files[1::2]), strict=True))
    if not pairs:
        return 0
    compiled = open_project(Config(), cache=cache_folder()).compiled
    terms = compiled.resolved(None)
    reading = scanning = size = 0.0
    count = 0
    for code, file in pairs:
        lines = _lines(file, int(asked.megabytes * 1_000_000 / len(pairs)))
        lang = language(code)
        numerals("1", code)
        match(compiled.folder.fold("1"), compiled, terms, lang)
        found = [0]

        def read(code: str = code, lines: list[str] = lines, found: list[int] = found) -> None:
            found[0] = sum(len(numerals(line, code)) for line in lines)

        def scan(lang: Language = lang, lines: list[str] = lines) -> None:
            for line in lines:
                match(compiled.folder.fold(line), compiled, terms, lang)

        ours, theirs = _seconds(read), _seconds(scan)
        megabytes = sum(len(line.encode()) + 1 for line in lines) / 1_000_000
        reading, scanning, size = reading + ours, scanning + theirs, size + megabytes
        count += found[0]
        sys.stdout.write(
            f"{code}: {megabytes:.1f} MB, {found[0]} numerals, {megabytes / ours:.2f} MB/s, "
            f"{ours / theirs:.2f} of the glossary scan\n"
        )
    sys.stdout.write(
        f"together: {size:.1f} MB, {count} numerals, {size / reading:.2f} MB/s, "
        f"{reading / scanning:.2f} of the glossary scan ({size / scanning:.2f} MB/s)\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
