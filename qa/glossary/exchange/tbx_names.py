"""The names of TBX: styles, data categories, picklists (ISO 30042:2019 and :2008, TBX-Basic)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from qa.model import Status, Use

CORE = "urn:iso:std:iso:30042:ed-2"
EDITIONS = "urn:iso:std:iso:30042:"  # files call the third edition ed-2, ed:3.0 and ed-3
MODULES = {"min": "http://www.tbxinfo.net/ns/min", "basic": "http://www.tbxinfo.net/ns/basic"}

# Data category → the element that carries it as an attribute (DCA), the module that has it (DCT).
CATEGORIES = {
    "administrativeStatus": ("termNote", "min"),
    "termType": ("termNote", "basic"),
    "grammaticalGender": ("termNote", "basic"),
    "customerSubset": ("admin", "min"),
    "source": ("admin", "basic"),
    "subjectField": ("descrip", "min"),
    "definition": ("descrip", "basic"),
}
CARRIERS = frozenset(
    ("termNote", "descrip", "admin", "transac", "ref", "xref", "adminNote", "descripNote",
     "transacNote")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Style:
    """What the three ways to write TBX call their parts. `tags`: a category is an element."""

    root: str
    header: str
    entry: str
    lang: str
    term: str
    attributes: Mapping[str, str]
    namespace: str
    tags: bool = False


DCA = Style(
    "tbx", "tbxHeader", "conceptEntry", "langSec", "termSec",
    {"type": "TBX-Basic", "style": "dca"}, CORE,
)  # fmt: skip
DCT = Style(
    "tbx", "tbxHeader", "conceptEntry", "langSec", "termSec",
    {"type": "TBX-Basic", "style": "dct"}, CORE, tags=True,
)  # fmt: skip
V2 = Style(
    "martif", "martifHeader", "termEntry", "langSet", "tig", {"type": "TBX-Basic"}, ""
)  # fmt: skip

ENTRIES = ("{*}conceptEntry", "{*}termEntry")
LANGUAGES = frozenset(("langSec", "langSet"))
TERMS = frozenset(("termSec", "tig", "ntig"))

# A form of ours that is out of use was right once: superseded. Deprecated is what never renders
# the concept as it should: a wrong rendering.
TO_STATUS: dict[Status, str] = {
    "preferred": "preferredTerm-admn-sts",
    "admitted": "admittedTerm-admn-sts",
    "deprecated": "supersededTerm-admn-sts",
}
FORBIDDEN = "deprecatedTerm-admn-sts"
# What other tools write, without "-admn-sts" and "Term" (IATE, MultiTerm, Weblate; the category
# normativeAuthorization of TBX-Default).
FROM_STATUS: dict[str, Status | Literal["wrong"]] = {
    "preferred": "preferred", "standardized": "preferred", "legal": "preferred",
    "regulated": "preferred", "admitted": "admitted", "approved": "admitted",
    "proposed": "admitted", "new": "admitted", "superseded": "deprecated", "obsolete": "deprecated",
    "deprecated": "wrong", "forbidden": "wrong", "notrecommended": "wrong", "rejected": "wrong",
}  # fmt: skip

TO_TYPE: dict[Use, str] = {
    "full": "fullForm", "short": "shortForm", "abbreviation": "abbreviation",
    "adjective": "variant", "people": "variant", "capital": "variant",
}  # fmt: skip
FROM_TYPE: dict[str, Use] = {
    "fullForm": "full", "variant": "full", "phrase": "full", "shortForm": "short",
    "abbreviation": "abbreviation", "acronym": "abbreviation", "initialism": "abbreviation",
    "clippedTerm": "short",
}  # fmt: skip
TO_GENDER = {
    "masculine": "masculine",
    "feminine": "feminine",
    "neuter": "neuter",
    "common": "other",
}

NOWHERE = "zxx"  # BCP 47: no linguistic content; TBX allows no entry without a language section
