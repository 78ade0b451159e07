"""Pack files to what they say, one by one; and what only shows when they stand together."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace

from qa.glossary import bulk
from qa.glossary.concepts import concepts
from qa.glossary.everyday import homographs
from qa.glossary.pack import Pack
from qa.glossary.wire import abbreviations, formulas
from qa.model import Abbreviations, Formula, Homograph, Term


@dataclass(frozen=True, slots=True)
class Parsed:
    """What one pack says."""

    path: str
    terms: tuple[Term, ...] = ()
    formulas: tuple[Formula, ...] = ()
    abbreviations: tuple[Abbreviations, ...] = ()
    homographs: tuple[Homograph, ...] = ()


def parse(path: str, text: str) -> Parsed:
    """One pack, TOML or TSV by its name; raises GlossaryError."""
    pack = Pack(path, text)
    if path.endswith(".tsv"):
        return Parsed(path, tuple(bulk.concepts(pack, name_of(path))))
    data = pack.toml()
    if "formula" in data:
        return Parsed(path, formulas=tuple(formulas(pack, data)))
    if "abbreviations" in data:
        return Parsed(path, abbreviations=(abbreviations(pack, data),))
    if "homograph" in data:
        return Parsed(path, homographs=tuple(homographs(pack, data)))
    return Parsed(path, tuple(concepts(pack, data)))


def name_of(path: str) -> str:
    """What a pack is called that does not name itself: its file's name."""
    return path.replace("\\", "/").rpartition("/")[2].rpartition(".")[0]


def merged(parts: Sequence[Term]) -> Term:
    """One concept of what several packs say of it, the first one leading.

    Forms keep their order and number, pack after pack. What a later pack prefers is only admitted
    where an earlier one has settled that language and use.
    """
    first = parts[0]
    if len(parts) == 1:
        return first
    forms = list(first.forms)
    for part in parts[1:]:
        settled = {(f.lang, f.use) for f in forms if f.status == "preferred" and not f.styles}
        forms += [
            replace(f, status="admitted")
            if f.status == "preferred" and (f.lang, f.use) in settled
            else f
            for f in part.forms
        ]
    return replace(
        first,
        forms=tuple(forms),
        wrong=tuple(rule for part in parts for rule in part.wrong),
        note=next((p.note for p in parts if p.note), ""),
        subject=next((p.subject for p in parts if p.subject), ""),
        role=next((p.role for p in parts if p.role), ""),
        strict=any(p.strict for p in parts),
    )


def together(packs: Iterable[Parsed]) -> dict[str, Term]:
    """The concepts of all packs by id."""
    parts: dict[str, list[Term]] = {}
    for pack in packs:
        for term in pack.terms:
            parts.setdefault(term.id, []).append(term)
    return {concept: merged(terms) for concept, terms in parts.items()}


def tables(packs: Iterable[Parsed]) -> dict[str, Abbreviations]:
    """The abbreviations by language; several tables of a language add up."""
    found: dict[str, Abbreviations] = {}
    for pack in packs:
        for table in pack.abbreviations:
            old = found.get(table.lang)
            found[table.lang] = table if old is None else _joined(old, table)
    return found


def _joined(old: Abbreviations, new: Abbreviations) -> Abbreviations:
    candidates = dict(old.candidates)
    for text, ids in new.candidates.items():
        candidates[text] = tuple(dict.fromkeys((*candidates.get(text, ()), *ids)))
    return Abbreviations(
        old.lang, candidates, {**new.compounds, **old.compounds},
        tuple(dict.fromkeys(old.before + new.before)),
        tuple(dict.fromkeys(old.after + new.after)),
        tuple(dict.fromkeys(old.relation + new.relation)),
        tuple(dict.fromkeys(old.not_within + new.not_within)),
        tuple(dict.fromkeys(old.shapes + new.shapes)),
    )  # fmt: skip


def check_references(packs: Iterable[tuple[Parsed, str]], known: Container[str]) -> None:
    """Every concept that a rule names must be there; raises GlossaryError with the rule's line."""
    for parsed, text in packs:
        for entry in parsed.homographs:
            if entry.concept and entry.concept not in known:
                Pack(parsed.path, text).fail(
                    f"the homograph {entry.names[0]} refers to the concept {entry.concept!r}, "
                    "which no pack has", "Correct the id or give 'write'.", f'"{entry.concept}"',
                )  # fmt: skip
        for term in parsed.terms:
            for rule in term.wrong:
                for concept in (*rule.when.unless, *rule.when.about):
                    if concept not in known:
                        pack = Pack(parsed.path, text)
                        pack.within = term.id
                        pack.fail(
                            f"{term.id} refers to the concept {concept!r}, which no pack has",
                            "Correct the id or add the concept.", f'"{concept}"',
                        )  # fmt: skip
