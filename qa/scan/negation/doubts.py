"""What makes a negation that one side alone has a question: it is as often put by the opposite."""

from __future__ import annotations

from qa.scan.negation.view import Denial, View

_PARTNER = 12  # characters from a negator to the word that goes with it


def unread(source: View, target: View) -> bool:
    """Whether nobody has read what two languages say without a negation where the other has one.

    Between two such languages one grave finding in five was right on unread translations.
    """
    codes = {source.lexicon.code, target.lexicon.code}
    return len(codes) > 1 and not (source.lexicon.read or target.lexicon.read)


def mild(source: View, denial: Denial) -> bool:
    """Whether the data say that other languages as often put the negated words by the opposite."""
    # The word that goes with a negator may stand behind the verb: n'a pas tardé.
    end = denial.end + (_PARTNER if "partner" in source.lexicon.has else 0)
    return any(m.kind == "mild" and m.start < end and denial.start < m.end for m in source.marks)


def bad(source: View, denial: Denial) -> bool:
    """Whether the negated words say something bad by themselves: not weakened, break no promise."""
    blank = int(source.lexicon.spaced)
    return any(
        0 <= cue.start - denial.end <= blank or 0 <= denial.start - cue.end <= blank
        for cue in source.kind("softens", "implies")
    )


def forbids(view: View, denial: Denial) -> bool:
    """Whether it opens a request, which is put by its opposite as often: stay here, do not go away."""
    return any(
        mark.start <= denial.start < mark.end and not any(map(str.isalnum, view.text[: mark.start]))
        for mark in view.marks
        if mark.kind == "forbids"
    )
