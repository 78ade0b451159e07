"""A “not” of source or reference that the translation lacks."""

from __future__ import annotations

from collections.abc import Iterator

from qa.checks.base import Case, check, quote
from qa.model import Flag, NegationChange, Scanned, Severity

_WHY = {
    "stranded": "“{text}” does not stand without a negator",
    "trace": "“{text}” is what a negator leaves behind",
    "halved": "“not only” has lost one of its words",
    "fewer": "the other negations of the sentence have their counterparts",
}
_CONFIDENCE = {"stranded": 0.9, "trace": 0.85, "halved": 0.9, "bare": 0.8, "fewer": 0.55}


@check(
    mqm="Accuracy/Mistranslation",
    severity=Severity.MAJOR,
    since="0.3",
    bad=[
        Case("zh-en", "«The Taliban have promised to give refuge to terrorists».", "塔利班承诺不为恐怖分子提供庇护。"),
        Case("en-ru", "«Мы спрашиваем у них разрешения».", "We are not asking their permission."),
        Case("en-pl", "«Nikt wiedział o» tym.", "Nobody knew about it."),
        Case("de-en", "Help is near but we «do know» what they will find.", "Hilfe ist nah, aber wir wissen nicht, was sie finden werden."),
        Case("en-de", "«Die Nachrichten wurden zugestellt».", "The messages were not delivered."),
        Case("zh-en", "And that «is just» my experience.", "而这不仅仅是我的经历。"),
        Case("it-de", "«Der Minister hat den Vertrag unterzeichnet».", "Il ministro non ha firmato il trattato."),
        Case("uk-pl", "«Firma zapłaci za szkody».", "Компанія не сплатить за збитки."),
        Case("en-tr", "«Bakan anlaşmayı imzaladı».", "The minister refused to sign the deal."),
    ],
    good=[
        Case("zh-en", "The minister refused to answer.", "部长没有回答。"),
        Case("zh-en", "Attacks continued.", "袭击不断。"),
        Case("ru-en", "He nevertheless won.", "Тем не менее он победил."),
        Case("ja-en", "He must leave tomorrow.", "彼は明日出発しなければならない。"),
        Case("en-fr", "Il ne parle que de paix.", "He speaks only of peace."),
        Case("ko-en", "It may well be true.", "사실이라고 하지 않을 수 없다."),
        Case("en-zh", "会谈失败了。", "The talks did not succeed."),
        Case("es-fr", "La ministre a refusé de signer le traité.", "La ministra no firmó el tratado."),
        Case("tr-en", "They voted on whether to change its name.", "Adını değiştirip değiştirmeme konusunda oy kullandılar."),
    ],
)  # fmt: skip
def lost_negation(scanned: Scanned) -> Iterator[Flag]:
    """The source says that something is not so, and the translation says that it is.

    A lost “not” turns a denial into an admission, and nothing in the sentence looks wrong. The
    negators of both sides are counted sentence by sentence, with what may stand for one in another
    language: verbs that deny (refuse, fail), prefixes (unable), idioms. A negator owes a counterpart;
    what only looks like one (不断, тем не менее, ne … que, しかない, a title) does not. The finding is major
    where nothing in the translation denies (between two languages without English only if the words
    about the negator stand there as well), where a word is left that only a negator allows
    (никто знал, “did think”), where “not only” has become “only” or “not”, and where the very word
    that the source denies stands there plainly (agreed for 没有同意). It is critical where the reference
    agrees with the source, and minor where a word near by may carry the denial that renders nothing else
    of the source, and where a word of denial (refused to sign) has no counterpart. Nothing is mended by
    itself: the message names the negator that has no counterpart.

    It does not see a negation that moved to the wrong clause, nor one lost beside another word of
    denial in the same sentence, and takes a free rendering by the opposite (“did not fall”, “stayed
    high”) for a loss where no word of the language data shows it.
    """
    for change in scanned.negations:
        if change.kind == "lost":
            yield _flag(scanned, change)


def _flag(scanned: Scanned, change: NegationChange) -> Flag:
    cue = scanned.document.text(change.witness[0])
    side = change.witness[0].side
    both = " and the reference" if change.backed else ""
    message = f"“{cue}” of the {side}{both} has no counterpart: is a negation missing?"
    why = _WHY.get(change.why, "").format(text=scanned.document.text(change.span))
    severity = Severity.CRITICAL if change.backed else Severity.MAJOR
    return Flag(
        change.span,
        message,
        (*quote(scanned, change.witness), *((why,) if why else ())),
        None,
        Severity.MINOR if change.faint else severity,
        None,
        0.95 if change.backed else _CONFIDENCE[change.why] - 0.25 * change.faint,
        wide=True,
    )
