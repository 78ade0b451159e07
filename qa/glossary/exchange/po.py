"""Term files of gettext (PO) in: msgid is the source term, msgstr the target term."""

from __future__ import annotations

import re

from qa.glossary.exchange.base import Entry, Given, ReadOptions
from qa.glossary.exchange.gather import Gathered, language, pair
from qa.glossary.exchange.losses import Losses

_LINE = re.compile(r"\(line (\d+)\)")


def read(given: Given, options: ReadOptions, losses: Losses) -> list[Entry]:
    """The translated entries; the target language is --to or the header's `Language`."""
    import polib

    # polib takes a text that is the path of a file for that file: none ends in a line end.
    text = given.text(options.encoding).rstrip() + "\n\n"
    try:
        file = polib.pofile(text)
    except (OSError, ValueError, IndexError) as error:
        found = _LINE.search(str(error))
        line = int(found[1]) if found else None
        given.fail("not a PO file: a syntax error", "Mend it, e.g. with msgfmt -c.", line)
    named = file.metadata.get("Language", "")
    to = options.target or (language(given, named, losses, None) if named else "") or ""
    source, target = pair(given.path, options.source, to, "po")
    gathered = Gathered(given, options, losses)
    for entry in file:
        translation = entry.msgstr or (entry.msgstr_plural or {}).get(0, "")
        if entry.obsolete or entry.fuzzy or not translation.strip():
            why = "obsolete" if entry.obsolete else "fuzzy" if entry.fuzzy else "untranslated"
            losses.lost(f"{why} entries", entry.msgid)
            continue
        if entry.msgid_plural:
            losses.lost("plural forms", entry.msgid_plural)
        for where, _ in entry.occurrences:
            losses.lost("locations", where)
        notes = (" ".join(n.split()) for n in (entry.comment, entry.tcomment) if n.strip())
        texts = [(source, entry.msgid), (target, translation)]
        gathered.add(entry.linenum or 0, texts, "\n".join(notes), entry.msgctxt or "")
    return gathered.entries()
