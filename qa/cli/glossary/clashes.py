"""What new forms and wrong renderings collide with in the packs that are there."""

from __future__ import annotations

from collections.abc import Sequence

from qa.cli.glossary.layout import place
from qa.glossary.lookup.shelf import Shelf, Written
from qa.model import Form, WrongRendering


def clashes(
    shelf: Shelf, concept: str, forms: Sequence[Form], rules: Sequence[WrongRendering]
) -> list[str]:
    """One line for each place where the packs use the words of these for something else."""
    from qa.scan.compiled import folder

    fold = folder().text
    texts: dict[str, list[tuple[str, str, bool]]] = {}
    for form in forms:
        texts.setdefault(fold(form.text).strip(), []).append((form.lang, form.text, True))
    for rule in rules:
        texts.setdefault(fold(rule.text).strip(), []).append((rule.lang, rule.text, False))
    lines: dict[str, None] = {}
    for hit in shelf.written(fold, lambda text: text.strip() in texts) if texts else ():
        for lang, text, is_form in texts[fold(hit.text).strip()]:
            if _kin(lang, hit.lang):
                lines |= dict.fromkeys(_clash(concept, text, is_form, hit))
    return list(lines)


def _kin(one: str, other: str) -> bool:
    return one == other or one.startswith(f"{other}-") or other.startswith(f"{one}-")


def _clash(concept: str, text: str, is_form: bool, hit: Written) -> Sequence[str]:
    where = f"({place(hit.path, hit.line)})"
    own = hit.term.id == concept
    if is_form and hit.form and not own:
        return [f"note: {text!r} is also a form of {hit.term.id} {where}"]
    if is_form and hit.form:
        return [f"note: {text!r} is there already as {hit.form.status}, {hit.form.use} {where}"]
    if is_form and hit.rule:
        return [f"note: {text!r} is a known wrong rendering of {hit.term.id} {where}"]
    if hit.form:
        whose = "the concept's own form" if own else f"a form of {hit.term.id}"
        return [f"note: the wrong rendering {text!r} is {whose} {where}"]
    if own:
        return [f"note: {text!r} is a wrong rendering already, on other terms {where}"]
    return [f"note: {text!r} is also a wrong rendering of {hit.term.id} {where}"]
