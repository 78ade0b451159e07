"""A sentence that ends otherwise than in the source, and marks that cannot stand where they do."""

from __future__ import annotations

from collections.abc import Iterator

from qa.checks.base import Case, check
from qa.model import Fix, Flag, MarkSlip, Safety, Scanned, Severity

_NAMES = {
    "stop": "a full stop", "question": "a question mark", "exclamation": "an exclamation mark",
    "ellipsis": "an ellipsis", "comma": "a comma", "semicolon": "a semicolon", "colon": "a colon",
    "": "no mark",
}  # fmt: skip
_ASKS = "question"


@check(
    mqm="Linguistic conventions/Punctuation",
    severity=Severity.MINOR,
    since="0.3",
    bad=[
        Case("zh-en", "The talks in Doha have ended«»", "多哈会谈已经结束。", "."),
        Case("zh-en", "Have the talks in Doha ended«.»", "多哈会谈结束了吗？", "?"),
        Case("ru-en", "He said: \"The talks have ended«\"»", "Он сказал: «Переговоры закончились».", "\"."),
        Case("en-ar", "انتهت المحادثات في الدوحة«»", "The talks in Doha have ended.", "."),
        Case("en-hi", "दोहा में वार्ता समाप्त हो गई है«»", "The talks in Doha have ended.", "।"),
        Case("en-zh", "多哈会谈结束了吗«。»", "Have the talks in Doha ended?", "？"),
        Case("fr-en", "The talks will resume this week«.» Neither side would say.",
             "Les pourparlers reprendront-ils cette semaine ? Aucun camp n'a répondu."),
        Case("de-en", "He bought the«;» largest house.", "Er kaufte das größte Haus."),
        Case("fr-en", "Rescuers found three survivors in the«»", "Les secouristes ont retrouvé trois survivants."),
        Case("en-fr", "Les secouristes ont sorti trois survivants des décom«»", "Rescuers pulled out three survivors."),
        Case("en-hi", "मंत्री रवाना हो गए«.»।", "The minister left."),
        Case("en-zh", "部长离开，«，»他说。", "The minister left, he said."),
        Case("de-en", "It is near a«.» coral reef.", "Es liegt bei einem Riff."),
        Case("de-en", "The proposed«,» plan is good.", "Der Plan ist gut.", reference="It is said that the proposed plan is good."),
    ],
    good=[
        Case("zh-en", "Talks in Doha end", "多哈会谈结束"),
        Case("zh-en", "“Why?” he asked.", "他问：“为什么？”"),
        Case("ja-en", "Have the talks ended?", "会談は終わりましたか。"),
        Case("en-ja", "彼は「会談は終わった」", "He said: “The talks are over.”"),
        Case("en-th", "การเจรจาสิ้นสุดลงแล้วในวันนี้", "The talks have ended today."),
        Case("de-en", "It costs approx. five dollars, in the U.S. as in, say, Canada.", "Es kostet rund fünf Dollar."),
        Case("de-en", "In 2002, he left.", "2002 ging er.", reference="In 2002 he left."),
        Case("ar-en", "It is a farce.", "إنها مهزلة!"),
        Case("de-en", "<b>It is over.</b>", "Es ist vorbei.</s>"),
        Case("de-en", "You find more of it on https://example.com/news", "Mehr davon auf https://example.com/news."),
        Case("ko-en", "They arrested a man, known only as A, on charges of murder.", "경찰은 A씨를 살인 혐의로 구속했다."),
    ],
)  # fmt: skip
def final_punctuation(scanned: Scanned) -> Iterator[Flag]:
    """A sentence ends without the mark of the source, or has a mark where none can stand.

    A missing stop says that the end of a sentence may be missing, and surely is behind a word that no sentence
    ends with or a piece of one; a question that became a
    statement says something that nobody has said. Source and reference are compared by what a mark means, not by its shape
    (. 。 । ۔, ? ？ ؟); a headline has no stop on both sides. Sentences before the last are compared where both sides have
    as many of like length, and told only where one asks what the other states. Inside the sentence a mark is flagged that cannot
    stand there (“the; house”, “and_”) or, with a reference, one that neither source nor reference have. It does
    not judge the comma style of a newsroom, nor a stop that the translation adds.
    """
    for slip in scanned.marks:
        if slip.kind == "end":
            yield _end(slip)
        elif slip.kind == "inserted":
            text = scanned.document.text(slip.span)
            yield Flag(
                slip.span,
                "a blank too many behind the hyphen"
                if text.isspace()
                else f"“{slip.meant[1]}”: one of the two marks is enough"
                if slip.meant[1]
                else f"“{text}” cannot stand amid the sentence here",
                ("neither source nor reference has it",) if slip.agreed else (),
                Fix("", "likely"),
                None,
                None,
                0.9 if slip.agreed else 0.7,
            )


def _end(slip: MarkSlip) -> Flag:
    wanted, given = slip.meant
    sides = "source and reference end" if slip.agreed else "the source ends"
    asks = _ASKS in slip.meant and given != ""
    safe = wanted == "stop" and given == "" and slip.agreed and not slip.broken
    # An answer that took the question's place is no question.
    unsure: Safety = "likely" if slip.agreed or not asks else "hint"
    return Flag(
        slip.span,
        "the text breaks off here"
        if slip.broken
        else f"{sides} with {_NAMES[wanted]}, this with {_NAMES[given]}",
        (f"{sides} with {_NAMES[wanted]}",),
        None if slip.broken else Fix(slip.instead, "safe" if safe else unsure),
        Severity.MAJOR if slip.broken or (asks and not slip.told) else None,
        None,
        0.9 if slip.agreed else 0.75,
    )
