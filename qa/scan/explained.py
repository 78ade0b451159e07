"""What explains that one side has a mention and the other has not; and countries that nothing explains."""

from __future__ import annotations

import re

from qa.language import base, language
from qa.model import Mention
from qa.names.sound import fold_name
from qa.scan.exchanges import at_home
from qa.scan.holding import doubtful, readers
from qa.scan.mentions import Facts, Said

_WORD_BEFORE = re.compile(r"(\w+)[ -]$")
_REACH = 24  # characters before a name in which the word before it stands
_SURNAME = 4  # letters of one that is looked for without its last one


def rendered(facts: Facts, index: int, mention: Mention) -> bool:
    """Whether a mangled or wrong rendering of it is known here.

    Of several concepts that share the words of the source (a people, a region), one is enough. A
    person or body that no pack has in the target's language may stand as in the source: Google.
    """
    if mention.kind in ("person", "org") and facts.stands(mention, index, "target"):
        return True
    if any(c in facts.rendered.get(index, ()) for c in mention.terms):
        return True
    return not facts.said(index, "target").others.isdisjoint(mention.terms)


def excused(facts: Facts, index: int, mention: Mention) -> bool:
    """Whether the source has the very word, an open abbreviation, a namesake, or it in the next
    segment, or the metadata name it; a single character of the target may be many a word.
    """
    source = facts.said(index, "source")
    if not facts.told.isdisjoint(mention.terms):
        return True
    if mention.use == "abbreviation" or facts.moved(index, mention):
        return True
    if not (source.open | source.others).isdisjoint(mention.terms):
        return True
    return facts.stands(mention, index, "source") or _spelt(facts, index, mention)


def _spelt(facts: Facts, index: int, mention: Mention) -> bool:
    """Whether a person of whom no pack has the source's form is named there as another language
    names him: Gitanas Nausėda in Polish. His surname is enough, whatever its case.
    """
    terms = [facts.terms[c] for c in mention.terms if c in facts.terms]
    code = base(facts.document.source_lang or "")
    if mention.kind != "person" or any(base(f.lang) == code for t in terms for f in t.forms):
        return False
    text = fold_name(facts.text(index, "source"))
    names = {fold_name(f.text.rpartition(" ")[2]) for t in terms for f in t.forms}
    return any(name[:-1] in text for name in names if len(name) > _SURNAME)


def strange(facts: Facts, index: int, mention: Mention) -> bool:
    """Whether neither the segment's source nor its neighbours speak of it."""
    around = [facts.said(index + step, "source") for step in (-1, 0, 1)]
    return all(s.supported.isdisjoint(mention.terms) for s in around)


def newcomer(facts: Facts, index: int, mention: Mention) -> bool:
    """Whether the story's source names the country nowhere, though its language could.

    What is a part of a longer name (New Jersey, Western Australia, 西澳大利亚) and the country of
    the source's own readers may be named in a translation at any time.
    """
    if mention.kind != "country" or mention.use != "full" or facts.tongue(mention):
        return False
    lang = base(facts.document.source_lang or "")
    terms = [facts.terms[c] for c in mention.terms if c in facts.terms]
    if not any(base(form.lang) == lang for term in terms for form in term.forms):
        return False
    if not readers(lang).isdisjoint(mention.terms) or at_home(facts, index):
        return False
    if facts.inner(mention) or _part(facts, mention):
        return False
    text = facts.text(index, "target")
    if doubtful(text, mention.span, base(facts.document.target_lang)):
        return False
    loose = facts.loose(index, "source", mention)
    return loose.isdisjoint(mention.terms) and facts.supported.isdisjoint(mention.terms)


def _part(facts: Facts, mention: Mention) -> bool:
    """Whether a word before it makes it a land's part or another place."""
    lang = language(facts.document.target_lang)
    text, start = facts.text(mention.span.segment, "target"), mention.span.start
    if not lang.spaced:
        return text.endswith(tuple(lang.parts), 0, start)
    before = _WORD_BEFORE.search(text, max(0, start - _REACH), start)
    return lang.cased and before is not None and before[1][0].isupper() and before.start() > 0


def only_city(mention: Mention, other: Said) -> bool:
    """Whether a capital stands for itself: the other side has that city, and there it is no country."""
    return mention.use == "capital" and any(
        concept in other.others and not any(concept in m.terms for m in other.direct)
        for concept in mention.terms
    )
