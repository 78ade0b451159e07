"""Text that was decoded wrongly."""

from __future__ import annotations

from collections.abc import Iterator

from qa.checks.base import Case, check
from qa.model import Fix, Flag, Garbled, Scanned, Severity

_WHAT = {
    "double": "the bytes of UTF-8 were read as another encoding",
    "lost": "a character that was lost in decoding",
    "control": "control characters",
    "private": "characters for private use, which mean nothing elsewhere",
    "half": "half of a character",
    "marks": "question marks in place of letters",
    "bom": "a byte order mark within the text",
    "unseen": "a character that nobody sees",
    "alike": "letters of two scripts that look the same",
}
_MINOR = ("control", "private", "bom", "unseen", "alike")


@check(
    mqm="Linguistic conventions/Character encoding",
    severity=Severity.MAJOR,
    since="0.3",
    bad=[
        Case("en-it", "La citt«Ã\u00a0» tace.", "The city is silent.", "à"),
        Case("zh-en", "The minister said «â€œ»no”.", "部长说“不”。", "“"),
        Case("en-ru", "Он сказал: «Ð¿Ñ€Ð¸Ð²ÐµÑ‚» всем.", "He said hello to all.", "привет"),
        Case("en-de", "Die K«\ufffd»nigin kam.", "The queen came."),
        Case("en-ja", "首相は«????? ???»述べた。", "The prime minister said so."),
        Case("en-uk", "Він сказав: «РљРёС—РІ С‚Р°» все.", "He said Kyiv and all.", "Київ та"),
        Case("zh-pl", "Prezydent wyg«Ĺ‚»osi mowę.", "总统将发表讲话。", "ł"),
        Case("en-fr", "La pr«√©»sidence se tait.", "The presidency is silent.", "é"),
        Case("en-ar", "قال «ط§ظ„ط¹ط±ط§ظ‚» اليوم.", "Iraq said today.", "العراق"),
        Case("en-hi", "उसने «à¤¹à¤¾à¤\x81» कहा।", "He said yes.", "हाँ"),
        Case("es-en", "The city of M«Ã¡»laga.", "La ciudad de Málaga.", "á"),
        Case("en-de", "Der Minis«\u200b»ter reiste ab.", "The minister left.", ""),
        Case("en-ru", "Министр «oтпрaвился» в Рим.", "The minister left for Rome.", "отправился"),
    ],
    good=[
        Case("en-fr", "Il s’est effondré là\u00a0», a dit Reed.", "He collapsed there, Reed said."),
        Case("en-pt", "A manhã de São João, Ângela e Óscar.", "The morning of St John, Angela and Oscar."),
        Case("en-de", "Im „Menü“ stand „Ä“ und „Ö“.", "The menu had A and O."),
        Case("zh-en", "What???", "什么？？？"),
        Case("en-fa", "او به\u200f رم می\u200cرود.", "He goes to Rome."),
        Case("en-uk", "Це iPhoneом і COVID-тестом.", "With an iPhone and a COVID test."),
        Case("en-ru", "Среди предателей — РІСІ и РФ.", "Among the traitors are RISI and Russia."),
        Case("en-zh", "我想······结束了。", "I think ... it is over."),
        Case("en-vi", "Ông ấy nói: “Đã xong”.", "He said: “It is done”."),
    ],
)  # fmt: skip
def mojibake(scanned: Scanned) -> Iterator[Flag]:
    """Letters that a wrong encoding made of others: Ã© for é, â€™ for ’, �, question marks for letters.

    It shows on the page at once, and spoils names for every search. Where the way back is exact and
    gives letters that these languages are written with, the text is proposed. French “é »” with its
    hard blank and capitals before a quotation mark have such bytes by chance and are silent. Told as minor are
    blanks without width and marks of direction, where the script has no use for them, and words with letters of
    another script that look like its own: no search finds them.

    It sees UTF-8 that was read in encodings of other letters, as Windows-1252 or as the target's script has (its language
    data: Windows-1251 for Cyrillic, say), those encodings read as Latin-1, and a question mark within a word. It does not
    see Chinese or Japanese read as another Chinese encoding, nor letters that were dropped without a trace.
    """
    for one in scanned.tongue.garbled:
        yield _flag(scanned, one)


def _flag(scanned: Scanned, one: Garbled) -> Flag:
    text = scanned.document.text(one.span)
    shown = text if text.isprintable() else " ".join(f"U+{ord(char):04X}" for char in text[:8])
    evidence = (_WHAT[one.kind], *(("the source has it as well",) if one.copied else ()))
    minor = one.kind in _MINOR or one.copied
    unseen = one.kind == "unseen"
    return Flag(
        one.span,
        f"“{shown}” stands for “{one.instead}”" if one.instead else f"“{shown}” is no text",
        evidence,
        Fix(one.instead, "safe") if one.instead or unseen else None,
        Severity.MINOR if minor else None,
        None,
        0.95 if one.instead or one.kind == "lost" else 0.85,
    )
