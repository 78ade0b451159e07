"""Inflection by use: what a citation form may look like in running text, and rules that are wrong."""

from __future__ import annotations

import pytest

from qa import language as module
from qa.errors import GlossaryError
from qa.language import codes, language

# language, use, text: nothing is made of it
SILENT = [
    ("de", "full", "Merkel"),
    ("de", "full", "Habeck"),
    ("fr", "full", "Macron"),  # the feminine of an adjective in -on would be Macronne
    ("es", "full", "Pedro"),
    ("es", "capital", "Bogotá"),
    ("pt", "short", "Lula"),
    ("it", "full", "Draghi"),
    ("tr", "full", "Erdoğanlar"),
    ("pl", "adjective", "San"),  # what would be left is too short to be known again
    ("ru", "full", "Южная Корея"),  # several words stand in each case in the pack
    ("uk", "full", "США"),
    ("zh", "people", "德国人"),
    ("en", "adjective", "French"),
]
# language, use, citation form, some of its shapes
MADE = [
    ("fr", "adjective", "canadien", "canadienne canadiennes"),
    ("fr", "adjective", "turc", "turque turques"),
    ("fr", "people", "Nord-Coréens", "Nord-Coréen Nord-Coréenne Nord-Coréennes"),
    ("de", "adjective", "britisch", "britische britischer britischen britisches britischem"),
    ("de", "people", "Türken", "Türke Türkin Türkinnen"),
    ("de", "people", "Italiener", "Italienern Italieners Italienerin Italienerinnen"),
    ("es", "adjective", "alemán", "alemana alemanes alemanas"),
    ("es", "people", "israelíes", "israelí israelís"),
    ("pt", "adjective", "alemão", "alemã alemães alemãs"),
    ("it", "adjective", "tedesco", "tedesca tedeschi tedesche"),
    ("nl", "adjective", "Duits", "Duitse"),
    ("tr", "people", "Almanlar", "Almanların Almanlara"),
    ("ar", "adjective", "أمريكي", "أمريكيا أمريكيان"),
    ("ru", "adjective", "китайский", "китайского китайская китайско"),
    ("ru", "people", "китайцы", "китайцев китаец китайца"),
    ("ru", "people", "россияне", "россиян россиянин россиянка россиянке"),
    ("ru", "people", "русские", "русских русский русская"),
    ("ru", "full", "Франция", "Франции Францию Францией"),
    ("ru", "full", "Зеленский", "Зеленского Зеленскому Зеленским Зеленском"),
    ("uk", "full", "Індонезія", "Індонезії Індонезію Індонезією"),
    ("uk", "full", "Прага", "Праги Празі Прагу Прагою"),
    ("uk", "full", "Канада", "Канади Канаді Канаду Канадою"),
    ("uk", "full", "Харків", "Харкова Харкову Харковом Харкові"),
    ("uk", "full", "Зеленський", "Зеленського Зеленському Зеленським"),
    ("uk", "adjective", "німецький", "німецького німецька німецькими німецько"),
    ("uk", "people", "німці", "німців німець німцем"),
    ("uk", "people", "росіяни", "росіян росіянин росіянка"),
    ("uk", "people", "поляки", "поляків поляк поляка"),
    ("pl", "full", "Polska", "Polski Polsce Polskę Polską"),
    ("pl", "full", "Cichanouska", "Cichanouskiej Cichanouską"),
    ("pl", "full", "Zacharowa", "Zacharowej Zacharową"),
    ("pl", "full", "Białoruś", "Białorusi Białorusią"),
    ("pl", "full", "Zaporoże", "Zaporoża Zaporożu"),
    ("uk", "full", "Тихановська", "Тихановської Тихановській"),
    ("uk", "full", "Захарова", "Захарової Захарову"),
    ("uk", "full", "Молдова", "Молдови Молдові"),
    ("uk", "full", "Білорусь", "Білорусі Білоруссю"),
    ("uk", "full", "Казань", "Казані Казанню"),
    ("uk", "full", "Відень", "Відня Відні"),
    ("uk", "full", "Тернопіль", "Тернополя Тернополі"),
    ("uk", "full", "Польща", "Польщі Польщею"),
    ("uk", "full", "Запоріжжя", "Запоріжжі Запоріжжям"),
    ("ru", "full", "Тихановская", "Тихановской Тихановскую"),
    ("el", "full", "Μεξικό", "Μεξικού"),
    ("el", "adjective", "γαλλικός", "γαλλική γαλλικής γαλλικοί γαλλικά"),
    ("el", "people", "Γάλλοι", "Γάλλος Γάλλου Γάλλους"),
    ("el", "people", "Ρουμάνοι", "Ρουμάνος Ρουμάνων"),
    ("nl", "people", "Tunesiërs", "Tunesiër"),
    ("pl", "full", "Rosja", "Rosji Rosję Rosją"),
    ("pl", "full", "Kanada", "Kanady Kanadzie Kanadę Kanadą"),
    ("pl", "full", "Kaczyński", "Kaczyńskiego Kaczyńskiemu Kaczyńskim"),
    ("pl", "capital", "Kijów", "Kijowa Kijowie Kijowem"),
    ("pl", "adjective", "niemiecki", "niemieckiego niemiecka niemieckich niemieccy niemiecko"),
    ("pl", "people", "Polacy", "Polaków Polak Polaka"),
    ("pl", "people", "Rosjanie", "Rosjan Rosjanin Rosjanka"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "use", "text"), SILENT)
def test_what_is_not_inflected(lang: str, use: str, text: str) -> None:
    assert language(lang).variants(text, use) == ()


@pytest.mark.parametrize(("lang", "use", "text", "shapes"), MADE)
def test_shapes(lang: str, use: str, text: str, shapes: str) -> None:
    assert set(shapes.split()) <= set(language(lang).variants(text, use))


@pytest.mark.parametrize("lang", codes())
def test_a_name_is_inflected_by_no_rule_of_a_use(lang: str) -> None:
    """Where rules are for uses alone, a full name keeps its shape unless a general one fits."""
    rules = language(lang).inflection
    general = set(rules["full"].endings) if "full" in rules else set()
    assert all(general <= set(inflection.endings) for inflection in rules.values())


# The rule as a file would have it, and the exact message.
BAD = [
    ({"ending": "a", "forms": ["b"], "use": ["people"]},
     "languages/xx.toml: a rule of inflection has unknown 'use'."),
    ({"ending": "a", "forms": ["b"], "uses": ["persons"]},
     "languages/xx.toml: a rule of inflection has unknown 'persons'."),
    ({"forms": ["b"]}, "languages/xx.toml: a rule of inflection has no 'ending'."),
    ({"ending": "a"}, "languages/xx.toml: a rule of inflection has no 'forms'."),
]  # fmt: skip
_REMEDY = (
    " Known keys: behind, ending, forms, uses; known uses: full, short, abbreviation, adjective, "
    "people, capital, part."
)


@pytest.mark.parametrize(("rule", "message"), BAD)
def test_a_wrong_rule_is_named(rule: dict[str, object], message: str) -> None:
    data = {"code": "xx", "name": "Test", "inflection": [rule]}
    with pytest.raises(GlossaryError) as caught:
        module._read("xx", data)
    assert str(caught.value) == message + _REMEDY


# language, name, a shape that it has in running text
DECLINED = [
    ("en", "Donald Trump", None),
    ("ru", "Владимир Путин", "Владимира Путин"),  # the last word's ending is a tail
    ("ru", "Ангела Меркель", "Ангелы Меркель"),
    ("uk", "Володимир Зеленський", "Володимира Зеленського"),
    ("pl", "Andrzej Duda", "Andrzeja Dudy"),
    ("de", "Internationaler Gerichtshof", "Internationalen Gerichtshof"),
    ("de", "Vereinte Nationen", "Vereinten Nationen"),
    ("de", "Heinz Fischer", None),
    ("de", "Peter Müller", None),
]


@pytest.mark.parametrize(("lang", "name", "shape"), DECLINED)
def test_each_word_of_a_name_is_declined(lang: str, name: str, shape: str | None) -> None:
    shapes = language(lang).declined(name)
    assert (shape in shapes) if shape else shapes == ()
    assert name not in shapes
