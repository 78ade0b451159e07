"""What a translation has of a name of the reference that it seems to lack."""

from __future__ import annotations

import re
from collections import Counter

from qa.names.differences import Lone, Lore

_WORD = re.compile(r"[^\W_]+")
_BLANKS = re.compile(r"[\W_]+")
_LETTERS = 4  # of a name that is looked for without its blanks
_JOINING = " -‐‑·"


def joined(name: Lone, reference: str, target: str) -> bool:
    """Whether the very letters stand there as words with other blanks or hyphens: Dapeng for Da Peng."""
    for start, end in (name.whole, (name.start, name.end)):
        letters = _BLANKS.sub("", reference[start:end])
        if len(letters) >= _LETTERS:
            apart = r"[\W_]*".join(map(re.escape, letters))
            if re.search(rf"(?<!\w){apart}(?!\w)", target, re.IGNORECASE):
                return True
    return False


def by_itself(name: Lone, reference: str, target: str, lore: Lore) -> bool:
    """Whether the rest of the name stands by itself: Marshall for Steve Marshall, Mr Hui.

    It does not where each word of it goes on as somebody else's name (Kim Jong-un for Kim Joo-ae), or
    is there less often than in the reference. A rest that is spelt otherwise stands for itself; one of everyday
    words (the Secretary) is no name.
    """
    if not name.beside:
        return False
    words = list(_WORD.finditer(reference, *name.whole))
    beside = [m[0] for m in words if m.end() <= name.start or name.end <= m.start()]
    rest = {
        w
        for w in beside
        if w[0].isupper() and not (w.casefold() in lore.common and w not in lore.attested)
    }
    found = [match for match in _WORD.finditer(target) if match[0] in rest]
    left = Counter(match[0] for match in found if not _goes_on(target, match, rest))
    asked = Counter(match[0] for match in _WORD.finditer(reference))
    return bool(rest) and (not found or any(left[word] >= asked[word] for word in left))


def _goes_on(text: str, match: re.Match[str], rest: set[str]) -> bool:
    """Whether a word with a capital follows that is none of the name's."""
    after = text[match.end() :].lstrip(_JOINING)
    following = _WORD.match(after)
    return bool(following and following[0][0].isupper() and following[0] not in rest)
