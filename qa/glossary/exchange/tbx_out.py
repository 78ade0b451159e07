"""TBX out: TBX-Basic, version 3 in both styles (ISO 30042:2019) and version 2 (ISO 30042:2008).

Valid against the published core schema and TBX-Basic's rules. What TBX has no place for travels in
notes (`own`); of the wrong renderings only those go out as deprecated terms that a tool without
conditions can honour (`forbidden`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from qa.errors import GlossaryError
from qa.glossary.exchange import own
from qa.glossary.exchange.base import WriteOptions
from qa.glossary.exchange.forbidden import Forbidden
from qa.glossary.exchange.hardened import XML_LANG
from qa.glossary.exchange.losses import Losses
from qa.glossary.exchange.shape import entry, form_row, grouped
from qa.glossary.exchange.tags import is_canonical
from qa.glossary.exchange.tbx_names import (
    CATEGORIES,
    DCA,
    DCT,
    FORBIDDEN,
    MODULES,
    NOWHERE,
    TO_GENDER,
    TO_STATUS,
    TO_TYPE,
    V2,
    Style,
)
from qa.model import Form, Term, WrongRendering

if TYPE_CHECKING:
    from lxml.etree import _Element

_ID = re.compile(r"[A-Za-z_][A-Za-z0-9._-]*")  # an NCName, as xsd:ID asks
_SAID = ("subject", "role", "note")  # TBX has a place for them


def write_dca(terms: Sequence[Term], options: WriteOptions, losses: Losses) -> str:
    """Version 3, data categories as attributes."""
    return _write(DCA, terms, options, losses)


def write_dct(terms: Sequence[Term], options: WriteOptions, losses: Losses) -> str:
    """Version 3, data categories as tags."""
    return _write(DCT, terms, options, losses)


def write_v2(terms: Sequence[Term], options: WriteOptions, losses: Losses) -> str:
    """Version 2 (martif), without the document type that our own reader refuses."""
    return _write(V2, terms, options, losses)


def _write(style: Style, terms: Sequence[Term], options: WriteOptions, losses: Losses) -> str:
    from lxml import etree

    if not terms:
        raise GlossaryError("no concept is left to export", remedy="A TBX file needs one.")
    paper = _Paper(style, losses, Forbidden(terms))
    root = paper.root(options.title, terms)
    body = paper.sub(paper.sub(root, "text"), "body")
    ids = {term.id for term in terms}
    for number, term in enumerate(terms, 1):
        paper.concept(body, term, term.id if _ID.fullmatch(term.id) else _free(number, ids))
    return etree.tostring(
        root, encoding="utf-8", xml_declaration=True, pretty_print=True
    ).decode()  # fmt: skip


def _free(number: int, ids: set[str]) -> str:
    name = f"c{number}"
    while name in ids:
        name = f"_{name}"
    ids.add(name)
    return name


class _Paper:
    """Writes elements in one style."""

    def __init__(self, style: Style, losses: Losses, forbidden: Forbidden) -> None:
        from lxml import etree

        self.style, self.losses, self.forbidden = style, losses, forbidden
        self._element, self._sub = etree.Element, etree.SubElement
        self._core = f"{{{style.namespace}}}" if style.namespace else ""
        self._names = {
            name: f"{{{MODULES[module]}}}{name}" if style.tags else f"{self._core}{carrier}"
            for name, (carrier, module) in CATEGORIES.items()
        }

    def sub(self, parent: _Element, name: str, text: str | None = None) -> _Element:
        made = self._sub(parent, self._core + name)
        made.text = text
        return made

    def category(self, parent: _Element, name: str, text: str) -> None:
        made = self._sub(parent, self._names[name])
        if not self.style.tags:
            made.set("type", name)
        made.text = text

    def root(self, title: str, terms: Sequence[Term]) -> _Element:
        spaces: dict[Any, str] = {None: self.style.namespace} if self._core else {}
        spaces |= MODULES if self.style.tags else {}
        root = self._element(self._core + self.style.root, nsmap=spaces)
        for key, text in self.style.attributes.items():
            root.set(key, text)
        root.set(XML_LANG, next((f.lang for t in terms for f in t.forms), "und"))
        description = self.sub(self.sub(root, self.style.header), "fileDesc")
        named = title if own.legal(title) else "glossary"
        self.sub(self.sub(description, "titleStmt"), "title", named)
        self.sub(self.sub(description, "sourceDesc"), "p", "Written by wireqa.")
        return root

    def concept(self, body: _Element, term: Term, name: str) -> None:
        made = self.sub(body, self.style.entry)
        made.set("id", name)
        data = entry(term)
        kept = {k: v for k, v in data.items() if k not in ("id", "forms", *_SAID)}
        if name != term.id:
            kept["id"] = term.id
        for key in _SAID:
            if key in data and not own.smooth(data[key]):
                kept[key] = data[key]
        said = {k: " ".join(data[k].split()) for k in _SAID if k in data and own.legal(data[k])}
        if said.get("subject"):
            self.category(made, "subjectField", said["subject"])
        if said.get("role"):
            self.category(self.sub(made, "descripGrp"), "definition", said["role"])
        if said.get("note"):
            self.sub(made, "note", said["note"])
        self.sub(made, "note", own.note(kept))
        self._private(term)
        wrongs = [rule for rule in term.wrong if self._goes_out(term, rule)]
        forms = [form for form in grouped(term.forms) if self._writable(form)]
        for lang in dict.fromkeys((*(f.lang for f in forms), *(rule.lang for rule in wrongs))):
            section = self.sub(made, self.style.lang)
            section.set(XML_LANG, lang)
            for form in forms:
                if form.lang == lang:
                    self._form(section, form)
            told = {rule.text: rule.instead for rule in wrongs if rule.lang == lang}
            for text, right in told.items():
                self._wrong(section, text, right)
        if not forms and not wrongs:
            section = self.sub(made, self.style.lang)
            section.set(XML_LANG, NOWHERE)
            self.sub(self.sub(section, self.style.term), "term", name)

    def _private(self, term: Term) -> None:
        self.losses.private("kinds of concepts", f"{term.id}: {term.kind}")
        for what, value in (
            ("authorities", term.authority), ("validity periods of concepts", term.valid.since or term.valid.until),
            ("genders of persons", term.gender), ("strict concepts", term.strict),
        ):  # fmt: skip
            if value:
                self.losses.private(what, term.id)

    def _writable(self, form: Form) -> bool:
        if own.legal(form.text):
            return True
        self.losses.lost("forms with characters that XML forbids", f"{form.lang}: {form.text!r}")
        return False

    def _goes_out(self, term: Term, rule: WrongRendering) -> bool:
        plain = self.forbidden.within(term, rule) and own.smooth(rule.text)
        plain = plain and is_canonical(rule.lang)
        if plain:
            self.losses.private("severities and sources of deprecated terms", rule.text)
        else:
            self.losses.private(
                "wrong renderings with conditions or right elsewhere", f"{term.id}: {rule.text}"
            )
        return plain

    def _form(self, section: _Element, form: Form) -> None:
        made = self.sub(section, self.style.term)
        self.sub(made, "term", " ".join(form.text.split()))
        self.category(made, "administrativeStatus", TO_STATUS[form.status])
        self.category(made, "termType", TO_TYPE[form.use])
        if form.gender:
            self.category(made, "grammaticalGender", TO_GENDER[form.gender])
        kept = self._kept(form)
        for name, texts in (("customerSubset", form.styles), ("source", form.evidence)):
            for text in texts if all(map(own.smooth, texts)) else ():
                self.category(made, name, text)
        if kept:
            self.sub(made, "note", own.note(kept))

    def _kept(self, form: Form) -> dict[str, Any]:
        row = form_row(form)
        kept: dict[str, Any] = {
            key: row[key] for key in ("valid", "article", "case", "number") if key in row
        }
        if TO_TYPE[form.use] == "variant":
            kept["use"] = form.use
        if form.gender == "common":
            kept["gender"] = form.gender
        for key in kept:
            self.losses.private(f"forms with {key}", f"{form.lang}: {form.text}")
        if not own.smooth(form.text):
            kept["text"] = form.text
        for key, texts in (("styles", form.styles), ("evidence", form.evidence)):
            if not all(map(own.smooth, texts)):
                kept[key] = list(texts)
        return kept

    def _wrong(self, section: _Element, text: str, right: str) -> None:
        made = self.sub(section, self.style.term)
        self.sub(made, "term", text)
        self.category(made, "administrativeStatus", FORBIDDEN)
        if own.legal(right):
            self.sub(made, "note", f"Write {right}")
