"""A mangled spelling of a glossary name."""

from __future__ import annotations

from collections.abc import Iterator

from qa.checks.base import Case, check, quote
from qa.model import Fix, Flag, NearMiss, Safety, Scanned, Severity

_SURE, _CHECK = 0.80, 0.70
_LIKELY = 0.9  # of a name that nothing but the story speaks for
_HEAD = 3  # letters that a word of the source has in common


@check(
    mqm="Accuracy/Mistranslation",
    severity=Severity.MAJOR,
    since="0.1",
    bad=[
        Case("en", "Trump telephoned «Abdul Gani Balladar» on Tuesday.", "", "Abdul Ghani Baradar"),
        Case("zh-en", "The militants attacked «Kondus» at night.", "武装分子夜间袭击了昆都士。", "Kunduz"),
        Case("ru-en", "They spoke to «Zalmay Khalelzad» in Doha.",
             "Они говорили с Залмаем Халилзадом в Дохе."),
        Case("zh-en", "Prime Minister «Van Diem» gave a speech.", "范明政总理发表讲话。", "Pham Minh Chinh"),
    ],
    good=[
        Case("en", "Trump telephoned Abdul Ghani Baradar on Tuesday."),
        Case("en", "Abdul Ghani Saleem sells carpets in Berlin."),
        Case("zh-en", "The militants attacked Kunduz at night.", "武装分子夜间袭击了昆都士。"),
        Case("ru-en", "Sergei Lavrov arrived.", "Сергей Лавров прибыл."),
    ],
)  # fmt: skip
def near_miss_name(scanned: Scanned, *, doubtful: bool = True) -> Iterator[Flag]:
    """A name that is almost a glossary name: mangled on its way through another script.

    Readers search for names, and a wrong one names nobody or somebody else. With a source (or
    reference) that has the name, the stretch of the translation that sounds most like it is
    marked. Without one, a full name with at least one right part, or a name all of whose parts
    sound alike, is marked when chance does not explain it, and so is a surname or place alone that
    is nobody's name in a lexicon of half a million; where that does not cover the language, only
    in a story that has the name rightly elsewhere. A name like nobody's is marked where it stands behind
    the office of the source's person (Prime Minister Van Diem for 范明政总理). Another usual spelling (Mahmud for Mahmoud, Kim Jong-eun,
    which 김정은 can be read as) is minor. `doubtful` adds what deserves a look but no fix.

    A name that is right, only not the glossary's, goes into the newsroom's own list in one step:
    `qa names add "Sanae Kushida"`. It is then left alone.

    It does not see a mangled name that is itself a common name and stands alone (Weiser for
    Wesel), nor names that no pack has.
    """
    # What is certain once is certain wherever the story has it again, as "Mr. Bosonaro".
    certain = {
        (scanned.document.text(near.span), near.instead)
        for near in scanned.near
        if _certain(scanned, near) and not near.variant
    }
    for near in scanned.near:
        sure = _certain(scanned, near)
        sure = sure or (scanned.document.text(near.span), near.instead) in certain
        if near.probability < _CHECK or (not sure and not doubtful):
            continue
        text = scanned.document.text(near.span)
        evidence = quote(scanned, near.witness)
        if near.proof != "office":
            evidence += (f"sounds {near.similarity:.0%} like “{near.instead}”",)
        if near.term.role:
            evidence += (near.term.role,)
        if near.others:
            evidence += ("fits as well: " + ", ".join(near.others),)
        guess = near.others or not sure or near.proof == "office"  # in which case, nothing says
        safety: Safety = "hint" if guess else "likely"
        severity = Severity.CRITICAL if near.term.kind in ("person", "country") else Severity.MAJOR
        if not sure or near.variant:
            severity = Severity.MINOR
        elif near.proof == "story" and near.probability < _LIKELY:
            severity = Severity.MAJOR
        if not sure:
            message = f"“{text}”: is “{near.instead}” meant?"
        elif near.proof == "office":
            message = f"“{text}” holds the office that the source gives “{near.instead}”"
        elif near.variant:
            message = f"“{text}” is another spelling of “{near.instead}”"
        else:
            message = f"“{text}” looks like a mangled “{near.instead}”"
        yield Flag(
            near.span,
            message,
            evidence,
            Fix(near.instead, safety),
            severity,
            near.term.id,
            near.probability,
        )


def _certain(scanned: Scanned, near: NearMiss) -> bool:
    """Whether it is told as an error, and not asked about."""
    return near.sure and near.probability >= _SURE and not _somebody(scanned, near)


def _somebody(scanned: Scanned, near: NearMiss) -> bool:
    """Whether one word alone is like a name that the source has not, and a word of it begins so.

    Somebody else is named then: a Карри who is Каррі in Ukrainian is no Kerry. Where the source's
    word cannot be told (another script), more has to speak for chance.
    """
    text = scanned.document.text(near.span)
    source = scanned.document.segments[near.span.segment].source
    if not source or near.witness or len(text.split()) > 1:
        return False
    head = text[:_HEAD].casefold()
    return near.probability < _LIKELY or any(w.casefold().startswith(head) for w in source.split())
