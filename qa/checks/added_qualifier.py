"""A “former”, “deputy” or “alleged” of the translation that the source lacks."""

from __future__ import annotations

from collections.abc import Iterator

from qa.checks.base import Case, check
from qa.model import Flag, Scanned, Severity


@check(
    mqm="Accuracy/Addition",
    severity=Severity.MAJOR,
    since="0.3",
    bad=[
        Case("zh-en", "«Former» President Obama visited Berlin.", "奥巴马总统访问了柏林。"),
        Case("ru-de", "Der «stellvertretende» Minister unterzeichnete das Abkommen.", "Министр подписал соглашение."),
        Case("en-ar", "أقال الرئيس «المؤقت» الجنرال.", "The president dismissed the general."),
        Case("en-es", "El «presunto» asesino fue condenado a cadena perpetua.", "The murderer got life."),
        Case("ja-en", "The «acting» prime minister resigned.", "首相が辞任した。"),
    ],
    good=[
        Case("zh-en", "The suspect has admitted setting the fire.", "他承认是自己放的火。"),
        Case("en-de", "Der frühere Trainer lebt in Rom.", "The retired coach lives in Rome."),
        Case("es-en", "The former minister spoke.", "Habló el exministro."),
        Case("de-en", "The deputy foreign minister is in Rome.", "Die Staatssekretärin im Außenministerium ist in Rom."),
        Case("fr-en", "He helps the vice squad.", "Il aide la brigade des mœurs."),
    ],
)  # fmt: skip
def added_qualifier(scanned: Scanned) -> Iterator[Flag]:
    """The translation says “former”, “deputy”, “acting” or “alleged” where the source does not.

    It takes an office from the one who holds it, or casts doubt on what is a fact. The translation's word
    is told where it surely says so (`languages/qualifiers`) and neither the source nor a reference has
    any word in that sentence by which it may be said. What good translators add (“the suspect”) and
    offices that they explain (“former President Obama” for “Obama”) are left alone.

    It does not see a second one in a sentence that rightly has one.
    """
    for change in scanned.qualifiers:
        if change.kind == "added":
            segment = scanned.document.segments[change.span.segment]
            other = "the reference does not" if segment.source is None else "the source does not"
            said = "neither source nor reference" if change.backed else other
            yield Flag(
                change.span,
                f"{said} say “{change.qualifier}”",
                (),
                None,
                None,
                None,
                0.85 if change.backed else 0.7,
            )
