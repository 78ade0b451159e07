"""The right figure of the wrong thing: miles for kilometres, weeks for days."""

from __future__ import annotations

from collections.abc import Iterator

from qa.checks.base import Case, check
from qa.checks.figures import another_unit
from qa.model import Flag, Scanned, Severity


@check(
    mqm="Accuracy/Mistranslation",
    severity=Severity.MAJOR,
    since="0.3",
    bad=[
        Case("en-de", "Der Zins wurde um «0,5 Prozent» gesenkt.", "The rate was cut by 0.5 percentage points."),
        Case("zh-en", "The village is «30 miles» away.", "村庄在30公里外。"),
        Case("de-en", "It rained for «3 weeks».", "Es regnete 3 Tage lang."),
        Case("en-fr", "La fosse a «40 mètres» de profondeur.", "The pit is 40 feet deep."),
        Case("ru-en", "The load weighed «20 kilograms».", "Груз весил 20 тонн."),
        Case("en-es", "Corrió «10 millas».", "He ran 10 kilometres."),
        Case("en-de", "Das Feuer verbrannte «300 Kilometer».", "The fire burned 300 square kilometres.", "300 Quadratkilometer"),
        Case("es-en", "It holds «40 million metres».", "Contiene 40 millones de metros cúbicos."),
    ],
    good=[
        Case("zh-en", "The rate fell by 0.2 percentage points.", "失业率下降0.2个百分点。"),
        Case("fr-en", "The rate was cut by 0.5 percentage points.", "Le taux a été abaissé de 0,5 %."),
        Case("zh-en", "The village is 19 miles away.", "村庄在30公里外。"),
        Case("de-en", "It rained for three days.", "Es regnete 3 Tage lang."),
        Case("en-fr", "La fosse a 12 mètres de profondeur.", "The pit is 40 feet deep."),
        Case("ru-en", "The load weighed 20 tonnes.", "Груз весил 20 тонн."),
        Case("en-de", "Er lief 10 km.", "He ran ten kilometers."),
        Case("zh-en", "A 16-year-old boy was rescued.", "一个16岁的少年获救。"),
        Case("en-it", "Il parco si estende su 12 kmq.", "The park covers 12 sq km."),
        Case("es-en", "It holds 40 million m³.", "Tiene 40 hm3."),
        Case("ja-en", "It went at 55 km/h.", "時速55キロで走った。"),
    ],
)  # fmt: skip
def changed_unit(scanned: Scanned) -> Iterator[Flag]:
    """A measure keeps its figure and changes its unit: 30 miles for 30公里.

    Copy that is converted changes both, and is accepted within rounding. Units are known from CLDR
    in every language and from the language data; a noun that counts (30 people, 30 tanks) is none.
    Only units of one dimension are compared, with lengths, areas and volumes; a year of age is a year.
    The worst of them in news from China are mu taken for acres and jin for pounds.

    Percent for percentage points is told as a slight one: a rate of 4 percent that is cut by 0.5 percent is
    3.98, and many who write do not mind. Points for what the source loosely calls percent put it right, but
    not sales that fell by 4.8 percent, where nothing else is in percent.
    """
    for change in scanned.figure_changes:
        if change.kind == "unit":
            yield another_unit(scanned, change, "another unit")
