"""Two names that changed places: who did it to whom, where from and where to."""

from __future__ import annotations

from collections.abc import Iterator

from qa.checks.base import Case, check, quote
from qa.model import Flag, RoleChange, Scanned, Severity


@check(
    mqm="Accuracy/Mistranslation",
    severity=Severity.MAJOR,
    since="0.3",
    bad=[
        Case("ru-en", "Putin arrived «from Beijing to Minsk».", "Путин прибыл из Минска в Пекин."),
        Case("zh-en", "«Ukraine attacked Russia» on Monday.", "俄罗斯周一袭击了乌克兰。"),
        Case("en-de", "«Frankreich schlug Deutschland» mit 2:1.", "Germany beat France 2-1."),
        Case("en-ja", "«イスラエルは夜間にイランを攻撃»した。", "Iran struck Israel overnight."),
        Case("es-en", "The «United States extradited a drug lord to Colombia».",
             "Colombia extraditó a un capo a Estados Unidos."),
        Case("en-ar", "أثار «الهجوم الإيراني على إسرائيل» احتجاجات.", "Israel's attack on Iran drew protests."),
        Case("fr-ru", "«Макрон раскритиковал Трампа».", "Trump a critiqué Macron."),
        Case("uk-pl", "«Rząd oskarżył opozycję» o fałszerstwo.", "Опозиція звинуватила уряд у фальсифікації."),
    ],
    good=[
        Case("ru-en", "Putin arrived in Beijing from Minsk.", "Путин прибыл из Минска в Пекин."),
        Case("zh-en", "Ukraine was attacked by Russia on Monday.", "俄罗斯周一袭击了乌克兰。"),
        Case("en-es", "Francia perdió ante Alemania.", "Germany beat France."),
        Case("ru-de", "Trump kritisierte den russischen Präsidenten.", "Российского президента раскритиковал Трамп."),
        Case("ja-ko", "야당이 정부를 비난했다.", "政府は野党に批判された。"),
        Case("en-zh", "伊朗对以色列袭击的回应十分迅速。", "Iran's response to Israel's attack was swift."),
    ],
)  # fmt: skip
def changed_role(scanned: Scanned) -> Iterator[Flag]:
    """Two names are in each other's place: Ukraine attacked Russia for 俄罗斯袭击了乌克兰.

    Every name is there and the verb is right, and yet the sentence says the contrary. The frames of
    each language (`languages/roles`) tell who attacked, beat, accused, warned, thanked, supported or
    visited whom, who extradited, sold or gave to whom and who received from whom, and from which place to which other one something
    goes. Told is what source and target both say of the same two names, in active or passive, the
    one the other way round. What to write depends on the sentence: the message says who does it in
    the source.

    It knows names of the glossary, and in languages that do not decline them those that both sides
    write alike (Djokovic), and parties that have no name (government, opposition, police, protesters, army,
    rebels, president, prime minister), close to the word that says the deed. It is silent where a side says it
    both ways, or in words that the frames do not have.
    """
    for change in scanned.roles:
        yield Flag(
            change.span,
            _message(scanned, change),
            quote(scanned, (change.witness,)),
            None,
            Severity.MAJOR,
            None,
            0.75,
            wide=True,
        )


def _message(scanned: Scanned, change: RoleChange) -> str:
    here = scanned.document.text(change.span)
    who, whom = map(scanned.document.text, change.right)
    if change.way:
        return f"“{here}”, where the {change.witness.side} goes from “{who}” to “{whom}”"
    return f"“{here}”: in the {change.witness.side} it is “{who}” that does it, to “{whom}”"
