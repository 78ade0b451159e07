"""The case of a mangled name carried over to the right one: президента Сайеда, Саида."""

from __future__ import annotations

import itertools

from qa.language import Language
from qa.names.locate import parts


def in_case(name: str, written: str, lang: Language) -> str:
    """The name with each part in the shape that ends as the mangled part does."""
    ours, theirs = name.split(), parts(written)
    if not lang.inflects or len(ours) != len(theirs):
        return name
    return " ".join(_shaped(a, b, lang) for a, b in zip(ours, theirs, strict=True))


def _shaped(part: str, written: str, lang: Language) -> str:
    shapes = (*lang.variants(part), *lang.variants(part, "part"))
    if shapes and not part.endswith(lang.tails):
        shapes += tuple(part + tail for tail in lang.tails)

    def fit(shape: str) -> int:
        pairs = zip(reversed(shape), reversed(written), strict=False)
        return len(list(itertools.takewhile(lambda pair: pair[0] == pair[1], pairs)))

    return max((part, *shapes), key=fit)
