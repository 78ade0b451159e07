"""WMT XML (since 2021): <dataset> of <doc>s, each with its src, its refs and its systems' hyps."""

from __future__ import annotations

from qa.documents.base import Given, ReadOptions
from qa.documents.markup import xml
from qa.documents.markup.inline import keeps, lang, whole
from qa.documents.raw import Raw
from qa.documents.wmt import Doc, Seg, Version, add, stories
from qa.errors import DocumentError, InputError
from qa.model import Document


def read(given: Given, raw: Raw, options: ReadOptions) -> list[Document | InputError]:
    """One document for each hyp of each doc, with the doc's domain (or testsuite)."""
    if options.source or options.references:
        raise DocumentError(
            "--source and --reference do not go with WMT XML", path=given.path,
            remedy="Put them into its <src> and <ref>.",
        )  # fmt: skip
    root = xml.parse(raw)
    if root.local != "dataset":
        raise DocumentError(
            f"no WMT XML, but <{root.local}>", path=given.path, line=root.line,
            remedy="Its root is <dataset>.",
        )  # fmt: skip
    docs = [_doc(raw, doc, number) for number, doc in enumerate(_docs(root), 1)]
    if not any(doc.translations for doc in docs):
        raise DocumentError(
            "the file has no translations (<hyp>)", path=given.path, line=root.line,
            remedy="Give a file with the output of a system.",
        )  # fmt: skip
    return stories(given, docs, "wmt-xml", options)


def escape(text: str, raw: Raw, start: int, end: int) -> str | None:
    """The text as XML writes it there; None for characters that XML has not."""
    return xml.written(text, raw, start)


def _docs(root: xml.Element) -> list[xml.Element]:
    """The documents, in a <collection> or not."""
    return [element for element in root.walk() if element.local == "doc"]


def _doc(raw: Raw, element: xml.Element, number: int) -> Doc:
    attributes = element.attributes
    doc = Doc(
        attributes.get("id") or f"d{number}", element.line,
        attributes.get("domain") or attributes.get("testsuite") or "",
    )  # fmt: skip
    for kind, versions in (
        ("src", doc.sources), ("ref", doc.references), ("hyp", doc.translations)
    ):  # fmt: skip
        versions += [_version(raw, side) for side in element.all(kind)]
    return doc


def _version(raw: Raw, element: xml.Element) -> Version:
    segs: dict[str, Seg] = {}
    keep = keeps(element, False)
    for seg in (e for e in element.walk() if e.local == "seg"):
        said = whole(seg, raw, keep)
        add(segs, seg.attributes.get("id"), Seg(said.text, seg.line, said.pieces))
    system = element.attributes.get("system") or element.attributes.get("translator") or ""
    return Version(lang(element).replace("_", "-"), system, element.line, segs)
