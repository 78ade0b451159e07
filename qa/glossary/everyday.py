"""Packs of dangerous homographs: names that are everyday words as well."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from qa.glossary.concepts import TAG
from qa.glossary.pack import Pack
from qa.model import Homograph

PARTS = ("given", "family", "place", "country", "org")
HOMOGRAPHS = {
    "pack", "title", "version", "licence", "origin", "evidence", "meanings", "homograph",
}  # fmt: skip
HOMOGRAPH = {"lang", "names", "part", "means", "concept", "write", "always", "other", "evidence"}


def homographs(pack: Pack, data: Mapping[str, Any]) -> list[Homograph]:
    """The homographs of one parsed pack; raises GlossaryError."""
    pack.only(data, HOMOGRAPHS, "the pack of homographs")
    words = pack.table(data.get("meanings"), "'meanings'", "Use [meanings.word].")
    meanings = {name: _meaning(pack, name, rows) for name, rows in words.items()}
    found = []
    for entry in pack.tables(data["homograph"], "'homograph'", "Begin each with [[homograph]]."):
        names = pack.texts(entry.get("names", []), "'names' of a homograph", "names")
        where = f"the homograph {names[0] if names else '?'}"
        pack.only(entry, HOMOGRAPH, where)
        near = names[0] if names else "homograph"
        lang = pack.text_of(entry, "lang", where)
        if not names or not TAG.fullmatch(lang):
            pack.fail(f"{where} lacks 'names', or its 'lang' is no language tag",
                      'Write lang = "ru", names = ["Орёл"].', near)  # fmt: skip
        means: dict[str, tuple[str, ...]] = {}
        for key in pack.texts(entry.get("means", []), f"'means' of {where}", near):
            if key not in meanings:
                pack.fail(f"{where} means {key!r}, which [meanings] does not have",
                          "Correct it or add the meaning.", near)  # fmt: skip
            for code, texts in meanings[key].items():
                means[code] = (*means.get(code, ()), *texts)
        write = pack.table(entry.get("write", {}), f"'write' of {where}", 'Write { en = "Name" }.')
        if not means:
            pack.fail(f"{where} has no 'means'", "Name its everyday meanings.", near)
        if not (write or entry.get("concept")):
            pack.fail(f"{where} has neither 'concept' nor 'write'", "Say how it is written.", near)
        found.append(
            Homograph(
                lang=lang,
                names=names,
                part=pack.choice(entry.get("part"), PARTS, f"the part of {where}", near),
                means=means,
                concept=pack.text_of(entry, "concept", where),
                write={code: pack.text_of(write, code, where) for code in write},
                always=pack.truth(entry, "always", where),
                other=pack.truth(entry, "other", where),
                evidence=pack.texts(entry.get("evidence", []), f"evidence of {where}", near),
            )
        )
    return found


def _meaning(pack: Pack, name: str, rows: object) -> dict[str, tuple[str, ...]]:
    where = f"the meaning {name}"
    table = pack.table(rows, f"'meanings' {name}", "Use [meanings.word].")
    for code in table:
        if not TAG.fullmatch(code):
            pack.fail(f"the language {code!r} of {where} is no language tag", "Write it like en.",
                      name)  # fmt: skip
    return {code: pack.texts(texts, f"{code} of {where}", name) for code, texts in table.items()}
