"""Names of states as the United Nations write them, from our own table beside this file."""

from __future__ import annotations

from pathlib import Path

from qa.glossary.build.entry import HERE, Entry, table, tidy, typed
from qa.glossary.build.source import Built

_ORIGIN = (
    "UNTERM names as the datasets/country-codes project (ODC-PDDL-1.0) has them, "
    "corrected by hand in qa/glossary/build/un.tsv"
)


def build(_: Path | None) -> Built:
    """Formal names and differing short ones: never preferred, that is what CLDR's are."""
    lines = (HERE / "un.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line[:1] != "#"]
    varieties = table("locales")["varieties"]
    entries = []
    for code, *names in rows[1:]:
        for lang, name in zip(rows[0][1:], names, strict=True):
            if name != "-":
                tag = varieties.get(lang, [lang])[0]
                entries += [
                    Entry(f"country.{code.lower()}", "country", tag, text, status="admitted")
                    for text in typed(tidy(name), tag)
                ]
    return Built(entries, _ORIGIN)
