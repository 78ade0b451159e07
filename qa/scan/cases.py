"""The case of a mangled name carried over to the right one: президента Сайеда, Саида."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

from qa.language import Language
from qa.names.locate import parts


def in_case(name: str, written: str, lang: Language) -> str:
    """The name with each part in the shape that ends as the mangled part does."""
    ours, theirs = name.split(), parts(written)
    if not lang.inflects or len(ours) != len(theirs):
        return name
    return " ".join(_shaped(a, b, lang) for a, b in zip(ours, theirs, strict=True))


def case_of(written: str, names: Iterable[str], lang: Language) -> bool:
    """Whether what is written is one of the names with the endings that the language gives it."""
    theirs = [part.casefold() for part in parts(written)]
    if not lang.declines:
        return False
    for name in names:
        ours = parts(name)
        if len(ours) == len(theirs) and all(
            b in {shape.casefold() for shape in (a, *_shapes(a, lang))}
            for a, b in zip(ours, theirs, strict=True)
        ):
            return True
    return False


def _shaped(part: str, written: str, lang: Language) -> str:
    def fit(shape: str) -> int:
        pairs = zip(reversed(shape), reversed(written), strict=False)
        return len(list(itertools.takewhile(lambda pair: pair[0] == pair[1], pairs)))

    return max((part, *_shapes(part, lang)), key=fit)


def _shapes(part: str, lang: Language) -> tuple[str, ...]:
    """The shapes that the rules of the language make; the tails of a language that has none for parts."""
    shapes = (*lang.variants(part), *lang.variants(part, "part"))
    if shapes and not lang.declines and not part.endswith(lang.tails):
        shapes += tuple(part + tail for tail in lang.tails)
    return shapes
