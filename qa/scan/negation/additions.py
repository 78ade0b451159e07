"""Negations that the target has and its source or reference has not."""

from __future__ import annotations

from collections import Counter

from qa.scan.negation.beside import rendered
from qa.scan.negation.doubts import bad, forbids, mild, unread
from qa.scan.negation.explain import anchored, explained, turned
from qa.scan.negation.until import only_then
from qa.scan.negation.view import Denial, View


def added(source: View, target: View) -> Denial | None:
    """A negation of the target in a sentence whose source denies nothing at all."""
    if len(target.denials) != 1 or source.cues or target.denials[0].twice:
        return None
    if only_then(target, source):
        return None
    return target.denials[0]


def plainly(source: View, target: View, denial: Denial) -> bool:
    """Whether the source says plainly what an added negation of the target denies.

    What is not so until a time (not before Monday) is said without a negation elsewhere (erst, 才), and
    the opposite of something bad (not weakened) by a good word.
    """
    if denial.text.strip() in target.lexicon.phrase or mild(target, denial):
        return False
    left, right = target.clauses.between(denial.start)
    if any(m.kind == "waits" and left <= m.start < right for m in target.marks):
        return False
    if explained(target, [denial], source) or turned(target, [denial], source):
        return False
    if anchored(target, [denial], source):
        return True
    excepted = any(m.kind == "waits" for m in source.marks)  # users other than the owner
    return not (bad(target, denial) or forbids(target, denial)) and (
        not (excepted or unread(source, target)) or rendered(target, [denial], source)
    )


def gained(target: View, reference: View, source: View | None) -> Denial | None:
    """A negation of the target beyond what reference and source have, idioms and denials counted.

    In the same language a word that both texts have stands for itself; of the source's only their
    number can be compared.
    """
    ours = target.denials
    if not ours or any(d.twice for d in ours):
        return None
    words = Counter(target.text[c.start : c.end] for c in target.soft)
    theirs = Counter(reference.text[c.start : c.end] for c in reference.soft)
    if len(ours) <= len(reference.plain) + (theirs - words).total():
        return None
    if source and len(ours) <= len(source.plain) + max(0, len(source.soft) - len(target.soft)):
        return None
    places = [reference.share(start) for start, _ in reference.plain]
    return max(
        ours, key=lambda d: min((abs(target.share(d.start) - p) for p in places), default=1.0)
    )
