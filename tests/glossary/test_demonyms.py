"""The shipped table of adjectives, peoples and capitals: complete, in the right script, no form twice."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator

import pytest

from qa.glossary.concepts import concepts
from qa.glossary.pack import Pack
from qa.glossary.packs import shipped
from qa.language import base, language
from qa.model import Document, Form, Segment, Term
from qa.project import Project
from qa.scan import scan

PATH = next(path for path in shipped() if path.name == "demonyms.toml")
_PACK = Pack(str(PATH), PATH.read_text(encoding="utf-8"))
TERMS = {term.id: term for term in concepts(_PACK, _PACK.toml())}

# 193 members of the United Nations, the Vatican, Palestine, Kosovo, Taiwan.
STATES = [
    "ad", "ae", "af", "ag", "al", "am", "ao", "ar", "at", "au", "az", "ba", "bb", "bd", "be",
    "bf", "bg", "bh", "bi", "bj", "bn", "bo", "br", "bs", "bt", "bw", "by", "bz", "ca", "cd",
    "cf", "cg", "ch", "ci", "cl", "cm", "cn", "co", "cr", "cu", "cv", "cy", "cz", "de", "dj",
    "dk", "dm", "do", "dz", "ec", "ee", "eg", "er", "es", "et", "fi", "fj", "fm", "fr", "ga",
    "gb", "gd", "ge", "gh", "gm", "gn", "gq", "gr", "gt", "gw", "gy", "hn", "hr", "ht", "hu",
    "id", "ie", "il", "in", "iq", "ir", "is", "it", "jm", "jo", "jp", "ke", "kg", "kh", "ki",
    "km", "kn", "kp", "kr", "kw", "kz", "la", "lb", "lc", "li", "lk", "lr", "ls", "lt", "lu",
    "lv", "ly", "ma", "mc", "md", "me", "mg", "mh", "mk", "ml", "mm", "mn", "mr", "mt", "mu",
    "mv", "mw", "mx", "my", "mz", "na", "ne", "ng", "ni", "nl", "no", "np", "nr", "nz", "om",
    "pa", "pe", "pg", "ph", "pk", "pl", "pt", "pw", "py", "qa", "ro", "rs", "ru", "rw", "sa",
    "sb", "sc", "sd", "se", "sg", "si", "sk", "sl", "sm", "sn", "so", "sr", "ss", "st", "sv",
    "sy", "sz", "td", "tg", "th", "tj", "tl", "tm", "tn", "to", "tr", "tt", "tv", "tz", "ua",
    "ug", "us", "uy", "uz", "va", "vc", "ve", "vn", "vu", "ws", "xk", "ye", "za", "zm", "zw",
    "ps", "tw",
]  # fmt: skip
TERRITORIES = [
    "aw", "bm", "cw", "eh", "fk", "fo", "gf", "gi", "gl", "gp",
    "gu", "hk", "ky", "mo", "mq", "nc", "pf", "pr", "re",
]  # fmt: skip

# What has none: the capital is called like the country, better known as something else (Victoria,
# Saint George's, Arabic ديلي for the Daily Mail) or an everyday word (Roseau, Spanish "La paz"); the
# adjective is an everyday word (Arabic for lunar, financial, papal, vincentian; German salomonisch).
_NO_CAPITAL = "ag dm gd mc nr sc sg sm va vc"
_CALLED_ALIKE = f"{_NO_CAPITAL} dj lu"
WITHOUT = {
    ("adjective", "ar"): "kn km ml pg sb vc",
    ("adjective", "de"): "sb",
    ("people", "ar"): "km kn pg sb va vc",
    ("people", "de"): "va",
    ("people", "en"): "va",
    ("people", "es"): "va",
    ("people", "fr"): "va",
    ("people", "ru"): "va",
    ("people", "zh-Hans"): "va",
    ("capital", "en"): _CALLED_ALIKE,
    ("capital", "fr"): _CALLED_ALIKE,
    ("capital", "de"): _CALLED_ALIKE,
    ("capital", "es"): f"{_CALLED_ALIKE} bo",
    ("capital", "ru"): f"{_CALLED_ALIKE} dz gt pa tn",
    ("capital", "ar"): f"{_CALLED_ALIKE} dz gt mv tl",
    ("capital", "zh-Hans"): _NO_CAPITAL,
}  # fmt: skip
WANTED = [
    *((use, lang) for use in ("adjective", "people", "capital")
      for lang in ("en", "fr", "de", "es", "ru", "ar")),
    ("people", "zh-Hans"), ("capital", "zh-Hans"),
]  # fmt: skip
_SCRIPTS = {
    "Latn": {"LATIN"}, "Cyrl": {"CYRILLIC"}, "Arab": {"ARABIC"}, "Hani": {"CJK"},
    "Hebr": {"HEBREW"}, "Deva": {"DEVANAGARI"}, "Hang": {"HANGUL"},
    "Kana": {"KATAKANA", "HIRAGANA", "CJK"}, "Thai": {"THAI"},
}  # fmt: skip
# Written with Latin capitals in the language itself.
_MIXED = {"EU離脱"}


def _forms() -> Iterator[tuple[Term, Form]]:
    return ((term, form) for term in TERMS.values() for form in term.forms)


def test_all_states_and_the_named_territories_are_there() -> None:
    assert len(set(STATES)) == 197
    wanted = {f"country.{code}" for code in (*STATES, *TERRITORIES)}
    assert wanted == {key for key in TERMS if key.startswith("country.")}


@pytest.mark.parametrize(("use", "lang"), WANTED)
def test_each_state_has_its_form(use: str, lang: str) -> None:
    lacking = {
        code
        for code in STATES
        if not any(f.use == use and f.lang == lang for f in TERMS[f"country.{code}"].forms)
    }
    assert lacking == set(WITHOUT.get((use, lang), "").split())


def test_no_form_stands_twice() -> None:
    counts = Counter((t.id, f.lang, f.use, f.text, f.styles, f.case) for t, f in _forms())
    assert [key for key, number in counts.items() if number > 1] == []


def test_forms_are_composed_and_without_stray_blanks() -> None:
    texts = [form.text for _, form in _forms()]
    wrong = [t for t in texts if t != unicodedata.normalize("NFC", t) or t != " ".join(t.split())]
    assert wrong == []


def test_letters_are_of_the_language_s_script() -> None:
    foreign = [
        (term.id, form.lang, form.text)
        for term, form in _forms()
        if form.text not in _MIXED
        and not _scripts(form.text) <= _SCRIPTS[language(form.lang).scripts[0]]
    ]
    assert foreign == []


def _scripts(text: str) -> set[str]:
    return {unicodedata.name(c).split(" ")[0].split("-")[0] for c in text if c.isalpha()} - {
        "MODIFIER"
    }


SILENT = [
    ("en", "Male students and a nice view of Victoria Park."),
    ("es", "La paz, sino la guerra, con hindúes."),
    ("fr", "Le sucre et le roseau; François Hollande garde le cap."),
    ("ar", "التقويم القمري والدعم المالي وديلي ميل"),
    ("zh", "包罗万象，弗雷德里克，圣约翰医院"),
    ("de", "ein salomonisches Urteil"),
    ("en", "From New South Wales and New Mexico to the Persian Gulf and the South China Sea"),
    ("ru", "в Новом Южном Уэльсе, у берегов Индийского океана"),
    ("zh", "印度洋、南海与墨西哥湾"),
]
# language, text, the countries that it names
NAMED = [
    ("en", "A Frenchwoman, two Dutchmen and a Spaniard met Downing Street.", "fr nl es gb"),
    ("fr", "la chancelière allemande, les Sud-Coréennes et l'Egypte, le traité franco-italien",
     "de kr eg fr it"),
    ("fr", "des élues turques, grecques et lettones", "tr gr lv"),
    ("de", "mit britischem Geld, einer Französin und dreizehn Türkinnen", "gb fr tr"),
    ("es", "las tropas francesas, dos alemanas y los israelíes", "fr de il"),
    ("pt", "as tropas alemãs e as francesas", "de fr"),
    ("it", "i tedeschi e le navi greche", "de gr"),
    ("ru", "в российско-украинских переговорах, с китайцем и американкой", "ru ua cn us"),
    ("ru", "в Южной Корее и Саудовской Аравии", "kr sa"),
    ("uk", "до Індонезії, в Києві, американського, у Празі, з росіянами", "id ua us cz ru"),
    ("uk", "у Великій Британії", "gb"),
    ("pl", "w Rosji, niemieckiego rządu, Francuzom, w Wielkiej Brytanii", "ru de fr gb"),
    ("ar", "جنديا أمريكيا والمسؤولون الفرنسيون", "us fr"),
    ("zh", "唐宁街与首尔，威尔士", "gb kr"),
    ("zh", "白宮與沙烏地人", "us sa"),
]  # fmt: skip


def _named(project: Project, lang: str, text: str, *, surely: bool = False) -> set[str]:
    """The countries of a text; `surely`, without those that a word names in passing (مالي, financial)."""
    document = Document("d", "d", None, lang, (Segment(text),))
    hits = [h for h in scan(document, project.compiled).hits if h.term.kind == "country"]
    hits = [h for h in hits if not surely or h.form.use != "abbreviation"]
    return {h.term.id.removeprefix("country.") for h in hits}


@pytest.mark.parametrize(("lang", "text"), SILENT)
def test_everyday_words_name_no_country(project: Project, lang: str, text: str) -> None:
    assert _named(project, lang, text, surely=True) == set()


@pytest.mark.parametrize(("lang", "text", "countries"), NAMED)
def test_inflected_forms_name_their_country(
    project: Project, lang: str, text: str, countries: str
) -> None:
    assert _named(project, lang, text) == set(countries.split())


def test_renamed_capitals_carry_their_dates() -> None:
    dated = {
        (f.text, base(f.lang)): str(f.valid.until)
        for f in TERMS["country.ua"].forms
        if f.valid.until
    }
    assert dated == {
        ("Kiev", "en"): "2020-06-30", ("キエフ", "ja"): "2022-03-31", ("키예프", "ko"): "2022-03-31",
    }  # fmt: skip
