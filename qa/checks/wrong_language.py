"""A segment or sentence in another language than the translation's."""

from __future__ import annotations

from collections.abc import Iterator

from qa.checks.base import Case, check
from qa.model import Flag, Scanned, Severity


@check(
    mqm="Accuracy/Untranslated",
    severity=Severity.CRITICAL,
    since="0.3",
    bad=[
        Case("de-zh", "«Senate Approves Budget After Long Night of Debate»", "Der Senat billigt den Haushalt."),
        Case("en-es", "«Gli anziani dicono che in passato c’era un bar a ogni angolo.»",
             "The old people say there was once a bar on every corner."),
        Case("en-uk", "«Он был арестован и обвинен в домашнем насилии.»",
             "He was arrested and charged with domestic violence."),
        Case("en-pt", "«El grupo estima que los fondos han influido en la vida de millones de personas.»",
             "The group estimates that the funds have affected millions of lives."),
        Case("en-pt", "«La policía detuvo a dos hombres.»", "Police arrested two men."),
        Case("en-ur", "عدالت نے اپیل مسترد کر دی۔ «وکیل گفت که به دیوان عالی خواهد رفت.»",
             "The court rejected the appeal. The lawyer will go to the Supreme Court."),
        Case("en-ko", "«大統領は来週日本を訪問する。»", "The president will visit Japan next week."),
        Case("en-zh", "«何百人もの抗議者たちもまた彼らの声を聞いた。»", "Hundreds of protesters heard them too."),
        Case("en-ar", "«وی گفت: آنها اعلام کردند که بسیاری از خانه‌ها ویران شده است.»",
             "They said that many houses had been destroyed."),
        Case("en-tr", "«O və qardaşı Gənclik qrupu tərəfindən idarə edilən paradda iştirak etdi.»",
             "He and his brother took part in the parade."),
        Case("en-zh-TW", "«总统周五访问了这个国家。»", "The president visited the country on Friday."),
        Case("en-de", "Die Regierung schweigt. «De minister heeft niet gezegd wat er met het geld is gebeurd.» "
             "Das Parlament tagt heute.", "The government is silent. The minister did not say. Parliament meets."),
    ],
    good=[
        Case("en-zh", "Indiana Jones and the Temple of Doom", "Indiana Jones and the Temple of Doom"),
        Case("en-de", "Michael Jordan, LeBron James, Kobe Bryant, Magic Johnson, Larry Bird",
             "Michael Jordan, LeBron James, Kobe Bryant, Magic Johnson, Larry Bird"),
        Case("en-fr", "Le film « Once Upon a Time in the West » passe ce soir.",
             "The film Once Upon a Time in the West is on tonight."),
        Case("en-ja", "東京都知事選挙、小池百合子氏当選確実", "Koike set to win Tokyo election"),
        Case("en-id", "Para pejabat mengatakan bahwa mereka tidak tahu.", "Officials said they did not know."),
        Case("en-uk", "Президент сказав, що війна скоро закінчиться.", "The president said the war will end soon."),
    ],
)  # fmt: skip
def wrong_language(scanned: Scanned) -> Iterator[Flag]:
    """A segment, or a sentence of it, is in another language than the translation is declared to be in.

    Systems for many languages answer in a neighbour of the one that was asked for (Spanish for
    Portuguese, Azerbaijani for Turkish), and nothing in the desk's tools shows it. The script is
    looked at first, then the frequent words and the letters that a language never has, and where
    those do not know the language, langdetect.

    Segments of fewer than four words are not judged; the result says how many. Names say nothing,
    and what stands in quotation marks within a sentence may be in any language. What is the
    source's own text is left to `copied-source`. Simplified Chinese is told from traditional
    where the tag asks for one of them (zh-Hant, zh-TW); other varieties of one language are not.
    """
    for one in scanned.tongue.other:
        whole = one.span.end - one.span.start == len(
            scanned.document.segments[one.span.segment].target
        )
        what = "the segment" if whole else "the sentence"
        language = one.name or "another language"
        sure = one.sure >= 0.8
        yield Flag(
            one.span,
            f"{what} is in {language}" if sure else f"{what} looks like {language}",
            (f"declared: {scanned.document.target_lang}",),
            None,
            None if whole and sure else Severity.MAJOR,
            None,
            round(one.sure, 2),
        )
