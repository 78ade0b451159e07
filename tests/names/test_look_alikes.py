"""Real names that are nearly another real name: without a source nobody is corrected to anybody."""

from __future__ import annotations

import pytest

from qa.names import Evidence, NameBook, candidates, name_tokens, runs
from qa.names.lexicon import common
from qa.names.tokens import pieces
from qa.scan.unaided import Attested
from tests.names.test_book import ref

PLACES = [
    ("Iran", "Iraq"), ("Niger", "Nigeria"), ("Austria", "Australia"), ("Slovakia", "Slovenia"),
    ("Mali", "Malawi"), ("Zambia", "Gambia"), ("Guinea", "Guyana"), ("Sweden", "Swedes"),
    ("Latvia", "Lithuania"), ("Mauritius", "Mauritania"), ("Dominica", "Dominican"),
    ("Monaco", "Morocco"), ("Tunis", "Tunisia"), ("Algeria", "Algiers"), ("Chad", "Chile"),
    ("Uruguay", "Paraguay"), ("Liberia", "Libya"), ("Georgia", "Georgian"), ("Jordan", "Jordanian"),
    ("Budapest", "Bucharest"), ("Tripoli", "Tivoli"), ("Mosul", "Mossel"),
    ("Aleppo", "Alep"), ("Kharkov", "Kharkiv"), ("Lviv", "Lvov"), ("Odessa", "Odesa"),
    ("Ankara", "Angara"), ("Vienna", "Viana"), ("Salzburg", "Strasbourg"), ("Geneva", "Genoa"),
    ("Malta", "Yalta"), ("Kandahar", "Kandar"), ("Basra", "Busra"),
    ("Marseille", "Versailles"), ("Santiago", "San Diego"), ("Berlin", "Bern"), ("Dakar", "Dhaka"),
]  # fmt: skip
PEOPLE = [
    ("Ali Khamenei", "Khomeini"), ("Emmanuel Macron", "Macon"), ("Ashraf Ghani", "Ghanem"),
    ("Sergei Lavrov", "Lazarev"), ("Angela Merkel", "Markel"), ("Olaf Scholz", "Schultz"),
    ("Joe Biden", "Badin"), ("Donald Trump", "Tramp"), ("Boris Johnson", "Johnston"),
    ("Mario Draghi", "Draghici"),
    ("Viktor Orban", "Urban"), ("Dmitry Medvedev", "Medvedeva"), ("Yoshihide Suga", "Sugar"),
    ("Fumio Kishida", "Nishida"), ("Hassan Rouhani", "Rohan"), ("Bashar Assad", "Asad"),
    ("Kofi Annan", "Anan"), ("Barack Obama", "Osama"), ("George Bush", "Busch"),
    ("Hillary Clinton", "Clifton"), ("Marco Rubio", "Rubin"), ("Jean Castex", "Castes"),
    ("Pedro Sanchez", "Sancho"), ("Giorgia Meloni", "Melloni"),
]  # fmt: skip
LISTS = Evidence(common=common("en"), attested=Attested(rare=False), rare=Attested(rare=True))
PAIRS = [*PLACES, *((name.split()[-1], other) for name, other in PEOPLE)]
BOOK = NameBook(
    [ref(place, kind="place") for place, _ in PLACES] + [ref(name) for name, _ in PEOPLE]
)
OTHERS = NameBook([ref(other, kind="place") for _, other in PLACES + PEOPLE])


@pytest.mark.parametrize("pivot", ["generic", "zh", "ja", "ru", "ar", "he", "ko"])
@pytest.mark.parametrize(
    ("name", "book"), [(b, BOOK) for _, b in PAIRS] + [(a, OTHERS) for a, _ in PAIRS]
)
def test_a_real_name_alone_is_not_taken_for_another(name: str, book: NameBook, pivot: str) -> None:
    text = f"They said that {name} agreed."
    found = [
        (text[c.start : c.end], c.canonical)
        for run in runs(pieces(name_tokens(text, {"they"}, ()), text))
        for c in candidates(run, book, pivot, LISTS)
        if c.sure
    ]
    assert found == []
