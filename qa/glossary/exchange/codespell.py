"""codespell's dictionary out: `wrong->right`, one a line.

codespell looks up single words in lower case and writes the capitals of the text it corrects; a
comma would divide alternatives. Entries of several words never match, nor do words of scripts
without blanks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.glossary.exchange.base import WriteOptions
from qa.glossary.exchange.lists import never, target
from qa.glossary.exchange.losses import Losses
from qa.glossary.exchange.rows import one_line
from qa.language import language
from qa.model import Term

_WORD = re.compile(r"[\w\-'’]+")  # codespell's own default


def write(terms: Sequence[Term], options: WriteOptions, losses: Losses) -> str:
    """The single words that are never right in one language."""
    lang = target(options, "codespell")
    found: dict[str, str] = {}
    for wrong, right in never(terms, lang, losses):
        if not language(lang).spaced:
            losses.lost("words of a script without blanks, which never match", wrong)
        elif not _WORD.fullmatch(wrong):
            losses.lost("texts that are not one word, which never match", wrong)
        elif "," in right or "->" in right or not one_line(right):
            losses.lost("replacements with a comma or an arrow", f"{wrong}: {right}")
        elif wrong.lower() == right.lower():
            losses.lost("words that are wrong by their capitals only", f"{wrong}: {right}")
        else:
            if right not in (right.lower(), right.capitalize(), right.upper()):
                losses.lost("capitals inside a replacement", f"{wrong}: {right}")
            found.setdefault(wrong.lower(), right)
    return "".join(f"{wrong}->{right}\n" for wrong, right in found.items())
