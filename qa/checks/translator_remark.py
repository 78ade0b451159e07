"""What the program that translated says of its own work."""

from __future__ import annotations

from collections.abc import Iterator

from qa.checks.base import Case, check
from qa.model import Fix, Flag, Scanned, Severity

_WHAT = {
    "announces": "the translating program announces its text here",
    "refuses": "the translating program speaks of itself here: the story may not have been translated",
    "answers": "the translating program answers somebody here",
    "remarks": "the translating program comments on its work here",
}


@check(
    mqm="Accuracy/Addition",
    severity=Severity.MAJOR,
    since="0.3",
    bad=[
        Case("zh-en", "«Sure! Here is the English translation: »The ministry said no.", "外交部表示反对。"),
        Case("en-zh", "«以下是翻译：»外交部表示反对。", "The foreign ministry said no."),
        Case("ar-en", "«I cannot translate» this text.", "أعلنت الوزارة رفضها."),
        Case("en-de", "«Übersetzung: »Das Ministerium lehnte ab.", "The ministry said no."),
        Case("de-fr", "Le ministère a refusé. «Traduit avec DeepL».", "Das Ministerium lehnte ab."),
        Case("zh-en", "«Sure! »The premier will visit Europe next week.", "总理将于下周访问欧洲。"),
        Case("ru-es", "El ministro llegó a Ginebra. «(Nota: “Женева” se traduce como “Ginebra”)».", "Министр прибыл в Женеву."),
        Case("en-ru", "«Вот перевод: »Министерство отказалось.", "The ministry said no."),
    ],
    good=[
        Case("de-en", "Translation: the art of failing, by Anna Weber.", "Übersetzung: die Kunst des Scheiterns, von Anna Weber."),
        Case("zh-en", "As an AI language model, I have no view, it wrote.", "它写道，作为一个人工智能语言模型，我没有看法。"),
        Case("en-fr", "Voici ce qu'il a dit : rien.", "Here is what he said: nothing."),
        Case("zh-en", "He said: the court's translation was wrong.", "他说：法庭的翻译有误。"),
        Case("en", "The translation: a bestseller in France."),
    ],
)  # fmt: skip
def translator_remark(scanned: Scanned) -> Iterator[Flag]:
    """A sentence of the program that translated, left in the copy: “Here is the translation:”.

    Language models answer rather than translate: they announce the text, decline it (“As an AI
    language model, I cannot …”), add notes and the line of the service that made it. It reads well,
    in the language of the story, and says to everyone that nobody read it. What such programs write
    is data, in 24 languages (`languages/machine`). A source that speaks of translating itself explains it.
    The announcement is cut on request; what a program that declined leaves out only the source knows.

    Comments are also told by a word of the source that an aside about translating quotes. It does not
    see others in words of their own, nor a second version of the same text.
    """
    for one in scanned.remarks:
        text = scanned.document.text(one.span).strip()
        cut = one.kind in ("announces", "answers")
        yield Flag(
            one.span,
            f"{_WHAT[one.kind]}: “{text}”",
            ("the source says nothing of translating",) if scanned.document.has_source else (),
            Fix("", "likely") if cut else None,
            Severity.CRITICAL if one.kind == "refuses" else None,
            None,
            0.95 if scanned.document.has_source else 0.8,
        )
