"""WMT SGM (until 2020): <tstset> with translations, its <srcset> and <refset>s in files beside it.

newstest2019.online-A.0.zh-en.sgm goes with newstest2019-zhen-src.zh.sgm and
newstest2019-zhen-ref.en.sgm in the same folder, unless --source and --reference name others. It is
SGML and often no XML: & stands bare, quotation marks and end tags are missing, tags are written in
capitals. A file may also have several sets, as the <mteval> of NIST has.
"""

from __future__ import annotations

import re
from pathlib import Path

from qa.documents.base import Given, ReadOptions
from qa.documents.markup import sgml, xml
from qa.documents.open import open_side
from qa.documents.raw import Raw
from qa.documents.wmt import Doc, Seg, Version, add, stories
from qa.documents.wmt_names import is_side, named_lang, sides
from qa.errors import DocumentError, InputError
from qa.model import Document

_TAGS = sgml.tags("srcset", "refset", "tstset", "doc", "hl", "p", "seg")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")
_SETS = frozenset(("srcset", "refset", "tstset"))
_ANY = "any"  # what stands for the source's language where a set goes with several


def read(given: Given, raw: Raw, options: ReadOptions) -> list[Document | InputError]:
    """One document for each <doc> of each system, with the document's genre as its domain.

    A source or reference that lies beside translations is no story: it gives none.
    """
    own = _sets(raw)
    if not own:
        raise DocumentError(
            "no WMT SGM: it has no srcset, refset or tstset", path=given.path, line=1,
            remedy="Give a file whose documents stand in <tstset>.",
        )  # fmt: skip
    if all(part.kind != "tstset" for part in own):
        if is_side(given.path):
            return []
        raise DocumentError(
            f"the file has a {own[0].kind} and no translations (tstset)", path=given.path,
            line=own[0].line, remedy="Give the output of a system.",
        )  # fmt: skip
    source, references = sides(given.path, options)
    for path, kind in ((source, "srcset"), *((path, "refset") for path in references)):
        if path is not None:
            own += _side(path, kind, options)
    return stories(given, _docs(own), "wmt-sgm", options)


def escape(text: str, raw: Raw, start: int, end: int) -> str | None:
    """The text with & and < as entities; None for characters that no markup has."""
    return xml.referenced(text)


class _Set:
    """A set with its documents; `lang` is that of its text."""

    def __init__(self, kind: str, attributes: dict[str, str], line: int) -> None:
        self.kind, self.line = kind, line
        said = attributes.get("srclang" if kind == "srcset" else "trglang", "")
        # Older sets name it in English: what is no tag is told by the file's name or by the text.
        self.lang = said.replace("_", "-") if _TAG.fullmatch(said) and said != _ANY else ""
        self.system = attributes.get("sysid", "")
        self.docs: list[tuple[dict[str, str], int, dict[str, Seg]]] = []


def _side(path: Path, kind: str, options: ReadOptions) -> list[_Set]:
    """The sets of that kind of a file of another side."""
    found = [part for part in _sets(open_side(path, options, "wmt-sgm")) if part.kind == kind]
    if not found:
        raise DocumentError(f"the file has no {kind}", path=path, remedy="Name another file.")
    for part in found:
        # The name says it where the set goes with any source: newstest2019-zhen-src.zh.sgm
        part.lang = part.lang or named_lang(path)
    return found


def _sets(raw: Raw) -> list[_Set]:
    found: list[_Set] = []
    part = ""
    for tag in sgml.walk(raw, _TAGS):
        if tag.name in _SETS and not tag.closes:
            found.append(_Set(tag.name, sgml.attributes(tag), raw.line(tag.start)))
        elif tag.name == "doc" and not tag.closes and found:
            found[-1].docs.append((sgml.attributes(tag), raw.line(tag.start), {}))
        elif tag.name == "hl":
            part = "" if tag.closes else "headline"
        elif tag.name == "p":
            part = ""
        elif tag.name == "seg" and not tag.closes and found and found[-1].docs:
            segs = found[-1].docs[-1][2]
            text, pieces = sgml.text(raw, tag)
            own = Seg(text, raw.line(tag.end), pieces, "headline" if part else "")
            add(segs, sgml.attributes(tag).get("id"), own)
    return found


def _docs(sets: list[_Set]) -> list[Doc]:
    """The translated documents, by their ids, with what the other sets have of them."""
    found: dict[str, Doc] = {}
    for part in sorted(sets, key=lambda s: s.kind != "tstset"):  # translations first
        for attributes, line, segs in part.docs:
            name = attributes.get("docid", "")
            if part.kind == "tstset":
                domain = attributes.get("genre", "")
                found.setdefault(name, Doc(name or f"line {line}", line, domain))
            if name not in found:
                continue
            doc = found[name]
            kinds = {"srcset": doc.sources, "refset": doc.references, "tstset": doc.translations}
            system = attributes.get("sysid", "") or part.system
            kinds[part.kind].append(Version(part.lang, system, line, segs))
    return list(found.values())
