"""A figure that source or reference has otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from qa.checks.base import Case, check
from qa.checks.figures import changed
from qa.model import Fix, Flag, Scanned, Severity


@check(
    mqm="Accuracy/Mistranslation",
    severity=Severity.MAJOR,
    since="0.3",
    bad=[
        Case("zh-de", "Mehr als «dreihundert» Menschen wurden festgenommen.", "超过两百人被捕。"),
        Case("zh-en", "About «a third» of voters cast ballots.", "约三分之二的选民投票。"),
        Case("pt-en", "More than «a third» of voters cast ballots.", "Mais de dois terços dos eleitores votaram."),
        Case("de-en", "One in «three» pupils is affected.", "Jeder fünfte Schüler ist betroffen.", "five"),
        Case("zh-en", "The blast killed «74» people.", "爆炸造成47人死亡。", "47"),
        Case("de-en", "Some «5,008» soldiers were sent.", "Rund 5.000 Soldaten wurden entsandt.", "5,000"),
        Case("en-ru", "Погибли «310» человек.", "Thirty-one people were killed.", "31"),
        Case("ar-en", "At least «37» were wounded.", "أصيب ٧٣ شخصا على الأقل.", "73"),
        Case("en-ja", "気温は«82»度に達した。", "The temperature reached 28 degrees.", "28"),
        Case("de-en", "Ukraine received the Leopard «1».", "Die Ukraine erhielt den Leopard 2.", "2"),
        Case("en-he", "רשת ה-«4»G הושקה.", "The 5G network was launched.", "5"),
        Case("fa-en", "Russia fired Shahed-«136» drones.", "روسیه پهپادهای شاهد-۱۳۱ را شلیک کرد.", "131"),
        Case("en-zh", "发现了«H1N5»病毒。", "The H5N1 virus was found.", "H5N1"),
        Case("ko-en", "Pope Leo «XVI» celebrated Mass.", "교황 레오 14세가 미사를 집전했다.", "XIV"),
        Case("ja-de", "Die Temperatur sank auf «15» Grad.", "気温は氷点下15度まで下がった。", "minus 15"),
    ],
    good=[
        Case("zh-en", "A civilian and two soldiers were killed.", "两名士兵和一名平民被打死。"),
        Case("en-fr", "3 Israéliens et 12 Palestiniens ont été tués.", "12 Palestinians and 3 Israelis were killed."),
        Case("en-ja", "男1人と女2人が死亡した。", "Two women and a man were killed."),
        Case("pt-en", "More than two-thirds of voters cast ballots.", "Mais de dois terços dos eleitores votaram."),
        Case("en-de", "Eine Su-35 stürzte ab.", "A Su-35S crashed."),
        Case("zh-en", "Two-thirds of voters cast ballots.", "约三分之二的选民投票。"),
        Case("ja-fr", "Un habitant sur cinq vit seul.", "住民の2割が一人で暮らしている。"),
        Case("zh-en", "The blast killed 47 people.", "爆炸造成四十七人死亡。"),
        Case("zh-en", "30,000 researchers came.", "3万科研人员参加了会议。"),
        Case("en-de", "Etwa 36.000 Menschen kamen.", "About thirty-six thousand people came."),
        Case("ja-en", "About 36,000 people came.", "約3万6千人が訪れた。"),
        Case("ru-en", "It was minus 15 degrees.", "Было 15 градусов мороза."),
        Case("fr-en", "It was 14 degrees Fahrenheit.", "Il faisait moins 10 degrés."),
        Case("fr-en", "Prices rose by half.", "Les prix ont augmenté de 50 %."),
        Case("en-fa", "۴۷ نفر کشته شدند.", "47 people were killed."),
        Case("en-de", "Bei dem Angriff wurden 3 Menschen getötet und 12 verletzt.", "The attack killed 3 and wounded 12."),
        Case("zh-en", "Sales grew 150 percent.", "销量增长1.5倍。"),
        Case("tr-en", "The quake killed 53,537 people.", "Depremde 53 bin 537 kişi öldü."),
        Case("ar-en", "It killed 53,537 people.", "قتل الزلزال 53 ألفا و537 شخصا."),
    ],
)  # fmt: skip
def changed_number(scanned: Scanned) -> Iterator[Flag]:
    """A number stands where source or reference has another one: 74 dead for 47.

    A wrong number of dead is what embarrasses a newsroom most after a wrong name. Figures are
    compared by value, in digits of any script and in words of any language; rounded figures,
    ranges and converted measures agree, and so do shares (one in five, every fifth, 20 percent). What is merely missing or added has checks of its own. A
    designation is told whatever its size where nothing else is left over in digits on either side
    (Leopard 1 for Leopard 2), by its letters as well where both sides write them in Latin ones
    (H1N5 for H5N1, Model S for Model 3), and by a Roman numeral of two letters at least. A
    figure is not compared where its value stands anywhere else in the other text; two that changed
    places are seen where each stands with a word of an opposition (killed 12, wounded 30), with another of two
    things right beside it (40 drones and 12 missiles; 12 Palestinians and 3 Israelis; two soldiers and a civilian),
    or with the words for where it came from and where it went (from 120 to 95), or where a comma or stop parts them
    and nothing shows that a clause moved as a whole (88 launched, 63 shot down). The numbers of a score are compared
    as a score (2-1 for 3-1), however small they are.
    """
    for change in scanned.figure_changes:
        if change.kind == "number":
            yield changed(scanned, change, "another number")
        elif change.kind == "sign":
            below = change.figure and change.figure.below
            yield changed(scanned, change, "below zero" if below else "not below zero")
        elif change.kind == "code":
            flag = changed(scanned, change, "another designation")
            yield replace(flag, fix=Fix(change.instead, "likely"))
        elif change.kind == "place":
            yield changed(scanned, change, "figures changed places")
