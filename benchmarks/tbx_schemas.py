"""The shipped packs as TBX against the published schemas (RELAX NG), which are not kept here.

    python benchmarks/tbx_schemas.py FOLDER

FOLDER has TBXcoreStructV03.rng, the core structure of ISO 30042:2019 (repository TBX_Core_RNG of
LTAC-Global), which TBX-Basic uses. Nothing is done without it.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from lxml import etree


def main() -> int:
    """A line for each style; exit code 1 when an export is not valid."""
    if len(sys.argv) < 2:
        return 0
    schema = etree.RelaxNG(etree.parse(Path(sys.argv[1]) / "TBXcoreStructV03.rng"))
    bad = 0
    for style in ("tbx", "tbx-dct"):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "all.tbx"
            command = ["glossary", "export", "--format", style, "--output", str(file)]
            subprocess.run([sys.executable, "-m", "qa", *command], check=True, capture_output=True)
            document = etree.parse(file, etree.XMLParser(huge_tree=True))
            valid = schema.validate(document)
            entries = len(document.findall(".//{urn:iso:std:iso:30042:ed-2}conceptEntry"))
            sys.stdout.write(f"{style}: {entries:,} entries, {'valid' if valid else 'NOT valid'}\n")
            for error in list(schema.error_log)[:5]:
                sys.stdout.write(f"  line {error.line}: {error.message}\n")
            bad += not valid
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
