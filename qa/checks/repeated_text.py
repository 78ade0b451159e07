"""A word, phrase or sentence that stands twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.checks.base import Case, check
from qa.model import Fix, Flag, Repeat, Scanned, Severity

_HYPHENS = ("-", "‐", "‑")
_LOOP = 3  # copies
_PHRASE = 3  # words of a phrase that is no slip of the hand
_HAN, _SYLLABLES = re.compile("[\u3400-\u9fff]"), re.compile("[\u0e01-\u0e4e\u3041-\u30ff]")


@check(
    mqm="Accuracy/Addition",
    severity=Severity.MINOR,
    since="0.3",
    bad=[
        Case("zh-en", "Talks with «the the» Taliban began.", "同塔利班的会谈开始。", "the"),
        Case("zh-en", "The talks failed, «said the mayor, said the mayor, said the mayor».", "市长说，谈判破裂了。", "said the mayor"),
        Case("fr-en", "He left «in the in the» morning.", "Il est parti le matin.", "in the"),
        Case("en-de", "Er sprach neben «der der» Regierung.", "He spoke beside the government.", "der"),
        Case("en-zh", "英国首相批评反对者«玩弄玩弄»政治。", "The prime minister said critics play politics.", "玩弄"),
        Case("en-ja", "«コンピュータコンピュータ»の問題を解決した。", "It solved the computer problem.", "コンピュータ"),
        Case("ru-en", "He said it «was over was over was over» now.", "Он сказал, что всё кончено.", "was over"),
    ],
    good=[
        Case("ar-en", "They cried: lock her up, lock her up, lock her up!", "هتفوا: اسجنوها، اسجنوها، اسجنوها!"),
        Case("zh-en", "It will happen again and again and again.", "这将一再发生。"),
        Case("en", "He said that he had had enough, and that that was all."),
        Case("en-fr", "Vous vous trompez.", "You are wrong."),
        Case("en-de", "Maßnahmen, die die Regierung beschloss.", "Measures that the government took."),
        Case("zh-en", "They flew to Bora Bora on Monday.", "他们星期一飞往博拉博拉。"),
        Case("en-tr", "Yavaş yavaş ilerliyor.", "It advances slowly."),
        Case("en-zh", "他的的确确天天来研究研究。", "He does come every day to study it."),
        Case("en-ja", "いろいろな人が一つ一つ見た。", "Various people looked at each."),
    ],
)  # fmt: skip
def repeated_text(scanned: Scanned) -> Iterator[Flag]:
    """A word, phrase or sentence stands twice where the source says it once.

    Machine translation doubles words at the seams of its pieces and, where it loses its way, repeats
    a phrase until it runs out of room; the reader sees at once that nobody read the copy. What a language doubles for good (“had had”,
    yavaş yavaş, 人人) and names (Bora Bora) are data; what the source doubles at about the same place is left
    alone. Three copies and more, three words and more, a whole sentence, and the end of a segment that
    begins the next one are major. It does not see what is said
    twice in other words, nor a doubled syllable in languages that double them freely.
    """
    for repeat in scanned.repeats:
        yield _words(scanned, repeat) if repeat.kind == "words" else _sentence(repeat)


def _words(scanned: Scanned, repeat: Repeat) -> Flag:
    how = "twice" if repeat.times == 2 else f"{repeat.times} times"
    evidence = ("the source does not repeat anything here",) if repeat.settled else ()
    loop = repeat.times >= _LOOP
    long = _extent(repeat.instead) >= _PHRASE
    # The end of a compound may belong there: cross-border border trade.
    before = repeat.span._replace(start=max(0, repeat.span.start - 1), end=repeat.span.start)
    safe = repeat.settled and not loop and scanned.document.text(before) not in _HYPHENS
    return Flag(
        repeat.span,
        f"“{repeat.instead}” stands {how}",
        evidence,
        Fix(repeat.instead, "safe" if safe else "likely"),
        Severity.MAJOR if repeat.settled and (loop or long) else None,
        None,
        0.95 if repeat.settled else 0.8,
    )


def _extent(text: str) -> float:
    """How many words a phrase has; in scripts without blanks by its characters."""
    return max(
        len(text.split()), 0.6 * len(_HAN.findall(text)) + 0.3 * len(_SYLLABLES.findall(text))
    )


def _sentence(repeat: Repeat) -> Flag:
    again = "the end of the segment before stands here again"
    return Flag(
        repeat.span,
        again if repeat.kind == "seam" else "this has been said already in the same segment",
        ("the source says it once",) if repeat.settled else (),
        Fix("", "hint"),
        Severity.MAJOR if repeat.settled else None,
        None,
        0.9 if repeat.settled else 0.6,
    )
