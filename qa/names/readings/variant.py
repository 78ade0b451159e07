"""Another way to write a name in Latin letters that its own characters allow."""

from __future__ import annotations

import re

from qa.names.readings.hangul import korean_names, reads
from qa.names.readings.hanzi import is_hanzi, spelled
from qa.names.readings.latin import capitalised, plain

_HANGUL = re.compile(r"[\uac00-\ud7a3]{3}")
_LONGEST = 4  # characters of a native name
_WORD = re.compile(r"[^\W\d_]+")


def romanised_so(name: str, letters: str) -> bool:
    """Whether letters are a usual reading of a name in hangul or Chinese characters.

    김정은 is Kim Jong-eun as well as Kim Jong Un, 蔡英文 Cai Yingwen; the surname stands first or last.
    """
    if _HANGUL.fullmatch(name):
        return any(reads(korean, name) for korean in korean_names(capitalised(letters)))
    if not 2 <= len(name) <= _LONGEST or not all(map(is_hanzi, name)):
        return False
    words = [plain(word) for word in _WORD.findall(letters)]
    return any(spelled(name, "".join(order)) for order in (words, [*words[-1:], *words[:-1]]))
