"""Writes the files into qa/languages/units/."""

from __future__ import annotations

import sys
from pathlib import Path

from qa.errors import QaError
from qa.figures.units.build import Packages, render
from qa.figures.units.data import FOLDER
from qa.files import put


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        sys.stderr.write("usage: python -m qa.figures.units.build FOLDER\n")
        return 2
    try:
        for name, text in render(Packages(Path(arguments[0]))):
            put(FOLDER / name, text.encode())
            sys.stdout.write(f"{name}: {text.count(chr(10)):,} lines\n")
    except QaError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
