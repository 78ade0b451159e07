"""Names of two texts side by side: what counts as the same, what is exchanged, what is missing."""

from __future__ import annotations

import pytest

from qa.language import language
from qa.names.changes import Asked, misspelt, verdicts
from qa.names.compare import compare
from qa.names.differences import Lore, Mention, Side
from qa.names.echo import Echo
from qa.names.gaps import traces
from qa.names.han import unusual
from qa.names.lexicon import common, either, lexicon
from qa.names.respelt import Tongue, respelt
from qa.names.shapes import same, spelt_out
from qa.names.words import words_of
from tests.growth import linear

STOPS = frozenset({"president", "monday"})
LORE = Lore(common("en"), lexicon(), STOPS, frozenset({"the", "a"}), frozenset({"of", "the", "de"}),
            either=either("en"))  # fmt: skip
GAPS = language("en").gaps


def _verdicts(target: str, reference: str, source: str = "") -> list[tuple[str, str, str]]:
    """Kind, target's words, reference's words."""
    heard = Side(source) if source else None
    found = compare(Side(target), Side(reference), heard, LORE)
    lengths = len(target), len(reference)
    return [
        (v.kind, target[v.start : v.end], reference[v.name.start : v.name.end] if v.name else "")
        for v in verdicts(found.changes, traces(target, reference, GAPS), lengths)
    ]


@pytest.mark.parametrize(
    ("target", "reference", "source"),
    [
        # word order, adjective, short name, initials, spelling
        ("Akiyoshi Katsuno pitched.", "Katsuno Akiyoshi pitched.", ""),
        ("The Argentine Polo Association met.", "Argentina's polo association met.", ""),
        ("Donald Trump spoke in Doha.", "In Doha, Trump spoke.", ""),
        ("The World Health Organization warned.", "The WHO warned.", ""),
        ("The Premier League began.", "The EPL began.", ""),
        ("Degrees of UM were given.", "Degrees of the University of Macau were given.", ""),
        ("Sergey Lavrov came.", "Sergei Lavrov came.", ""),
        ("They met in the Centre of Kazan.", "They met in the Kazan Center.", ""),
        # a description in other words, and the head of a sentence
        ("It happened in the Krasnodar Territory.", "It happened in Krasnodar Krai.", ""),
        ("Footage appeared on Monday.", "A video appeared on Monday.", ""),
        # the source has what the reference puts otherwise
        ("Rustem Umerov agreed.", "The minister agreed.", "Рустем Умеров согласился."),
        ("Shares of Gazprom fell.", "Shares of the firm fell.", "Aktien von Gazprom fielen."),
        # an acronym and a title of the reference alone
        ("The office announced it.", "The FTA announced it.", "Управление объявило об этом."),
        # a word that is also a name: left out beside the rest of a name, or another one for it
        ("Used by Heilongjiang Agricultural Reclamation.",
         "Used by the Heilongjiang Agricultural Reclamation Bureau.", ""),
        ("Footage appeared on the Web.", "A video appeared on the Internet.", ""),
        # an acronym of words inside a longer name
        ("The plenum of the Committee of the Communist Party of China spoke about prices and wages.",
         "The plenum of the Committee of the CPC spoke about prices and wages.", ""),
        # the source has it, beginning with a figure
        ("The map is in 3D.", "The map has three dimensions.", "Mapa jest w 3D."),
        # headlines
        ("Talks With Rebels Fail Once Again", "Rebel Talks Collapse Over New Demands", ""),
        ("", "Trump spoke.", ""),
    ],
)  # fmt: skip
def test_one_name_in_two_shapes(target: str, reference: str, source: str) -> None:
    assert _verdicts(target, reference, source) == []


@pytest.mark.parametrize(
    ("target", "reference", "source", "found"),
    [
        ("Muskoka, 53, took office.", "Cuomo, 53, took office.", "Cuomo (53) trat an.",
         [("replaced", "Muskoka", "Cuomo")]),
        ("US President Erwin Huber wrote it.", "US President Donald Trump wrote it.", "",
         [("replaced", "Erwin Huber", "Donald Trump")]),
        ("The group met in Universe.", "The group met in Shaoshan.", "",
         [("replaced", "Universe", "Shaoshan")]),
        ("He flew to Casablanca with Kofi Annan.", "He flew to Rome with Kofi Annan.", "",
         [("replaced", "Casablanca", "Rome")]),
        ("He was arrested in.", "He was arrested in Yokohama.", "他在横滨被捕。",
         [("missing", "", "Yokohama")]),
        ("According to 's list, it has zinc.", "According to Charest's list, it has zinc.", "",
         [("missing", "", "Charest")]),
        ("Also pulled out of the race.", "Schumacher also pulled out of the race.",
         "Schumacher zog sich auch zurück.", [("missing", "", "Schumacher")]),
        ("The mayor of spoke of the plan.", "The mayor spoke of the plan.", "", []),
        ("The book of was read.", "They read it aloud.", "", [("gap", "", "")]),
        # an initial stands for no other name
        ("In May, spoke for Lyndon B. Johnson.", "In May, Pfister spoke for Lyndon B. Johnson.", "",
         [("missing", "", "Pfister")]),
        # a word that has its partner elsewhere explains nothing
        ("They saw the Audit Office at the school office.",
         "They saw the Strategic Command at the school office.", "",
         [("replaced", "Audit Office", "Strategic Command")]),
        # letters spelt by their names
        ("Papers of the contractor were read.", "Papers of the NSA contractor were read.",
         "एनएसए ठेकेदार के कागज़ पढ़े गए।", [("missing", "", "NSA")]),
        # Latin letters in another script are a name at the head of a sentence, too
        ("Explained the plan in 2006.", "Angel explained the plan in 2006.",
         "Angelは2006年に計画を説明した。", [("missing", "", "Angel")]),
        ("Officials of Gambia Telecom met Pavel Kalman.", "Officials met Pavel Kalman.", "",
         [("added", "Gambia Telecom", "")]),
    ],
)  # fmt: skip
def test_exchanged_and_missing(
    target: str, reference: str, source: str, found: list[tuple[str, str, str]]
) -> None:
    assert _verdicts(target, reference, source) == found


def test_what_may_have_fallen_out_is_told_if_it_is_a_name() -> None:
    target, reference = "We asked how it formed.", "We asked how the Earth formed."
    changes = compare(Side(target), Side(reference), None, LORE).changes
    lengths = len(target), len(reference)
    assert verdicts(changes, (), lengths) == []
    (verdict,) = verdicts(changes, (), lengths, [Asked(16, 13, 22, False)])
    assert (verdict.kind, verdict.start, verdict.faint) == ("missing", 16, True)


@pytest.mark.parametrize(
    ("target", "ours", "found"),
    [
        ("The Americans in exile outnumber us.", [(4, 13, False)], ["US"]),
        ("The Americans in the States outnumber us.", [(4, 13, False), (21, 27, True)], []),
        ("The US people in exile outnumber us.", [(4, 6, True)], []),
    ],
)
def test_a_people_is_not_its_country(
    target: str, ours: list[tuple[int, int, bool]], found: list[str]
) -> None:
    ids = frozenset({"country.us"})
    reference, source = "The Americans in the US outnumber us.", "Im Land USA"
    mine = Side(target, [Mention(a, b, ids, noun=noun) for a, b, noun in ours])
    theirs = Side(reference, [Mention(4, 13, ids, noun=False), Mention(21, 23, ids)])
    changes = compare(mine, theirs, Side(source, [Mention(8, 11, ids)]), LORE).changes
    assert [c.lost.text for c in changes if c.lost and c.lost.text == "US"] == found


def test_the_name_itself_is_no_gap_before_it() -> None:
    ids = frozenset({"org.labour"})
    reference = Side("He won the leadership of the Labour Party.", [Mention(29, 41, ids)])
    source = Side("Il dirige le Parti travailliste.", [Mention(13, 31, ids)])
    target = Side("He won the leadership of the Labor Party.")
    changes = compare(target, reference, source, LORE).changes
    assert verdicts(changes, (), (len(target.text), len(reference.text))) == []


def test_what_a_known_name_owns_is_another_name() -> None:
    reference = "China's Huawei said so."
    mentions = [Mention(0, 5, frozenset({"country.cn"}))]
    (change,) = compare(Side("China said so."), Side(reference, mentions), None, LORE).changes
    assert change.lost
    assert (change.lost.text, change.lost.beside) == ("Huawei", False)


def test_a_concept_joins_two_names() -> None:
    target, reference = "Burma voted.", "Myanmar voted."
    ours = Side(target, (Mention(0, 5, frozenset({"country.mm"})),))
    theirs = Side(reference, (Mention(0, 7, frozenset({"country.mm"})),))
    assert compare(ours, theirs, None, LORE).changes == []
    assert [c.lost.text for c in compare(Side(target), theirs, None, LORE).changes if c.lost] == [
        "Myanmar"
    ]


def test_a_glossary_keeps_names_apart_that_sound_alike() -> None:
    ours = Side("Slovakia voted.", (Mention(0, 8, frozenset({"country.sk"})),))
    theirs = Side("Slovenia voted.", (Mention(0, 8, frozenset({"country.si"})),))
    (change,) = compare(ours, theirs, None, LORE).changes
    assert change.stranger
    assert change.lost
    assert (change.stranger.text, change.lost.text) == ("Slovakia", "Slovenia")


@pytest.mark.parametrize(
    ("target", "reference", "source", "why"),
    [
        ("Mikhail Dowden came.", "Mihhail Dowden came.", "Михаил Доуден пришёл.", None),
        ("Hans Modero spoke.", "Hans Modrow spoke.", "", "attested"),
        ("Arrested was Liangqiang.", "Arrested was Lingkong.", "凌空被捕。", "heard"),
    ],
)
def test_spellings(target: str, reference: str, source: str, why: str | None) -> None:
    heard = Side(source) if source else None
    pivot = "zh" if why == "heard" else "generic"
    found = compare(Side(target), Side(reference), heard, LORE, pivot).variants
    assert [misspelt(variant) for variant in found] == [why]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("argentina", "argentine", True),
        ("iran", "iranian", True),
        ("sergei", "sergey", True),
        ("meteorological", "hydrometeorological", True),
        ("slovakia", "slovenia", True),  # for the ear; a glossary keeps them apart, see above
        ("trump", "huber", False),
        ("us", "uk", False),
    ],
)
def test_shapes(one: str, other: str, alike: bool) -> None:
    assert same(one, other) is alike
    assert same(other, one) is alike


@pytest.mark.parametrize(
    ("acronym", "text", "found"),
    [
        ("who", "the World Health Organization", True),
        ("eu", "the European Union", True),
        ("us", "UAE, Saudi Arabia", False),
        ("epl", "in the Premier League", True),
        ("nhl", "the National Guard", False),
    ],
)
def test_initials(acronym: str, text: str, found: bool) -> None:
    assert spelt_out(acronym, words_of(text)) is found


@pytest.mark.parametrize(
    ("text", "name", "pivot", "least", "most"),
    [
        ("Вероника Степанова рассказала", "Stepanova", "ru", 0.95, 1.0),
        ("जाहिद की मौत", "Jahid", "generic", 0.9, 1.0),
        ("在韶山拉开大幕", "Shaoshan", "zh", 1.0, 1.0),
        ("le journal New Faces", "Faces", "generic", 1.0, 1.0),
        ("في مدينة حلب", "Kalmanovich", "ar", 0.0, 0.6),
        ("", "Trump", "generic", 0.0, 0.0),
    ],
)
def test_what_the_source_has(text: str, name: str, pivot: str, least: float, most: float) -> None:
    assert least <= Echo(text, pivot).similarity(name) <= most


@pytest.mark.parametrize(
    ("text", "reference", "places"),
    [
        ("He moved in.", "He came.", [(11, False)]),
        ("What we look at is red.", "We see red.", [(15, False)]),
        ("The capital of, with museums.", "Canada has museums.", [(14, True)]),
        ("They came from the south.", "They came.", []),
        ("The Tree of Might?", "The tree.", []),
        ("the, cat sat", "the cat sat", []),
        ("Would also take over.", "Turkey would also take over.", [(0, True)]),
        ("Would you go?", "Will you?", []),
        ("Mr. van Dyke came.", "He came.", []),
        ("Mr. Johnson came.", "Johnson came.", []),
        ("Mr. demanded it.", "Mr Dutton demanded it.", [(2, True)]),
        ("In, he was best.", "In the cup he was best.", [(2, True)]),
        ("of", "of", []),
        ("", "", []),
    ],
)  # fmt: skip
def test_traces(text: str, reference: str, places: list[tuple[int, bool]]) -> None:
    assert [(t.place, t.alone) for t in traces(text, reference, GAPS)] == places


def test_no_traces_without_data() -> None:
    assert traces("Er kam in.", "Er kam nach Bonn.", language("hu").gaps) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("l'Arizona et qu’Abercrombie", ["Arizona", "et", "Abercrombie"]),
        ("Kavanaugh'nun arkadaşı", ["Kavanaugh", "arkadaşı"]),
        ("O'Brien's U.S. aide", ["O'Brien", "U.S.", "aide"]),
        ("COVID-19", ["COVID", "19"]),
    ],
)
def test_words(text: str, found: list[str]) -> None:
    assert [word.text for word in words_of(text)] == found
    assert all(text[word.start : word.end] == word.text for word in words_of(text))


def test_an_elided_article_is_no_part_of_a_name() -> None:
    words = words_of("L'Elbe et L’Arsenal, O'Brien, L'", language("fr").articles)
    assert [word.text for word in words] == ["Elbe", "et", "Arsenal", "O'Brien", "L"]


ENGLISH = Tongue(common("en"), STOPS, either=either("en"), spelt=language("en").spelt)
OTHER = Tongue((), STOPS)


@pytest.mark.parametrize(
    ("target", "source", "elsewhere", "found"),
    [
        # the same, another language's word, a derivation, a third script's name, an ending
        ("Brett Kavanaugh spoke.", "Brett Kavanaugh sprach.", (), []),
        ("La Sistema nacional", "the National System", (), []),
        ("Brexiteers met.", "The Brexit met.", ("brexit",), []),
        ("Mikhail Gorbachev came.", "Michail Gorbatschow kam.", (), []),
        ("Roa Roa Oteli yıkıldı.", "Roa Roa Hotel fell.", (), []),
        ("Brett Kavenaugh spoke.", "Brett Kavanaugh sprach.", (), [("Kavenaugh", "beside")]),
        ("HMP Long Lartinn", "na HMP Long Lartin", (), [("Lartinn", "beside")]),
        ("Habló Durken.", "Durkan spoke.", ("durkan",), [("Durken", "elsewhere")]),
        ("Habló Feinstien.", "Feinsteen spoke.", (), []),
        ("Habló Kavanuagh de eso.", "Nobody spoke.", ("kavanaugh",), []),
    ],
)  # fmt: skip
def test_respelt(
    target: str, source: str, elsewhere: tuple[str, ...], found: list[tuple[str, str]]
) -> None:
    slips = respelt(
        words_of(target), words_of(source), (OTHER, ENGLISH), lexicon(), elsewhere, frozenset()
    )
    assert [(target[s.start : s.end], s.why) for s in slips] == found


@pytest.mark.parametrize(
    ("target", "found"),
    [("the North Harbor district", []), ("the North Harbur district", ["Harbur"])],
)
def test_a_word_as_another_country_spells_it(target: str, found: list[str]) -> None:
    source = words_of("im Bezirk North Harbour")
    slips = respelt(words_of(target), source, (ENGLISH, OTHER), lexicon(), (), frozenset())
    assert [target[s.start : s.end] for s in slips] == found


@pytest.mark.parametrize(
    ("text", "tag", "found"),
    [
        ("总检察长卡尔·拉辛说", "zh", []),
        ("大卫·卡梅伦和休·杰克曼主持", "zh", []),
        ("雀克‧裴琳", "zh-Hant", []),
        ("总检察长卡儿·拉辛说", "zh", ["儿"]),
        ("迈克·杀利文和乔丹·考尼得分", "zh-Hans", ["杀"]),
        ("人间喜剧", "zh", []),
    ],
)
def test_characters_of_foreign_names(text: str, tag: str, found: list[str]) -> None:
    assert [slip.char for slip in unusual(text, tag)] == found
    assert all(text[slip.start] == slip.char for slip in unusual(text, tag))


def test_a_long_segment_costs_little() -> None:
    words = [
        f"Xa{chr(97 + n % 26)}o{chr(97 + n // 26 % 26)}er{chr(97 + n // 7 % 26)}"
        for n in range(390)
    ]
    text, other = " ".join(words), " ".join(word[::-1].capitalize() for word in words)
    compare(Side(text), Side(other), Side(other), LORE)
    assert compare(Side(text * 300), Side(other), None, LORE).changes == []
    assert linear(lambda size: compare(Side(text * 300 * size), Side(other), None, LORE))
