"""What a story's own metadata name: names that are right, and concepts that need no other support."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from qa.language import language
from qa.model import Document, Tagged
from qa.names.known import LONGEST, NONE_KNOWN, KnownNames, fault
from qa.scan.compiled import Compiled, Resolved
from qa.scan.matcher import Raw, longest, match_all


@dataclass(frozen=True)
class Metadata:
    """`names` are in the newsroom's own words, `concepts` those that the glossary knows."""

    names: KnownNames = NONE_KNOWN
    concepts: frozenset[str] = frozenset()

    @cached_property
    def words(self) -> frozenset[str]:
        """The folded words of names of several words: in this story each is known alone."""
        return self.names.said(self.names.names)


NO_METADATA = Metadata()


def metadata(document: Document, compiled: Compiled, terms: Resolved) -> Metadata:
    """What the tagged people, organisations and places of a document are."""
    tags = [tag for tag in document.tagged if len(tag.name) <= LONGEST]
    if not tags:
        return NO_METADATA
    folded = [compiled.folder.fold(tag.name) for tag in tags]
    concepts: set[str] = set()
    for lang in filter(None, dict.fromkeys((document.target_lang, document.source_lang))):
        found = match_all(folded, compiled, terms, language(lang), "target")
        for tag, (forms, _) in zip(tags, found, strict=True):
            for raw in longest(forms, lambda r: (r.start, r.end)):
                if raw.term.forms[raw.number].use != "abbreviation" and _whole(tag, raw):
                    concepts.add(raw.term.id)
    names = tuple(tag.name for tag in tags if not fault(tag.name))
    return Metadata(KnownNames(names), frozenset(concepts))


def _whole(tag: Tagged, raw: Raw) -> bool:
    """Whether the tag means it: "Doha, Qatar" both places, Jordan Pickford no country."""
    return tag.kind == "place" or (raw.start, raw.end) == (0, len(tag.name))
