"""How the names of one language are heard in a text of another."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from qa.names.distance import GENERIC, alike
from qa.names.sound import encode, fold_name, profile
from qa.names.tables import Stretch, tables


@dataclass(frozen=True, slots=True)
class Ear:
    """How two languages are compared.

    `pivot` names the costs, `heard` and `read` how the letters of source and target are read;
    with `lossy` the source's own form may speak for a stretch but not against it, without `echoes`
    it says nothing. `flag` and
    `check` are the bands of the target's script, `variant` the similarity from which two
    spellings are two ways to write the same, `light` the band of doubt for light names; where
    `single` is false a name of one part is never sure.
    """

    pivot: str
    heard: str
    read: str
    lossy: bool
    echoes: bool
    unread: str
    flag: float
    check: float
    light: float
    variant: float
    single: bool

    def source(self, text: str) -> str:
        """The sounds of a form of the source; empty where nobody can tell them."""
        if self.unread and any(unicodedata.name(c, "").startswith(self.unread) for c in text):
            return ""
        return encode(text, "latin" if fold_name(text).isascii() else self.heard)

    def by_sound(self, name: str, form: str) -> bool:
        """Whether the target's name is the source's as it is heard, and no translation of it."""
        heard = self.source(form)
        return alike(self.target(name), heard, self.pivot) >= tables().locate.heard

    def target(self, text: str) -> str:
        """The sounds of a stretch or form of the target."""
        return encode(text, "latin" if fold_name(text).isascii() else self.read)


def ear(source: str, target: str, stretch: Stretch) -> Ear:
    """The way to compare names of one language in a text of another (codes of languages)."""
    table = tables()
    theirs, ours = profile(source), profile(target)
    pivot = ours if stretch.own or theirs == GENERIC else theirs
    return Ear(
        pivot,
        table.reading_of.get(source, "latin"),
        table.reading_of.get(target, "latin"),
        theirs in table.locate.lossy or target not in table.locate.read_as,
        not stretch.own,
        table.unread.get(source, ""),
        stretch.flag,
        stretch.check,
        stretch.light,
        stretch.variant,
        stretch.single,
    )
