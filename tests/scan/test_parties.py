"""Parties without a name that changed places: the government for the opposition, in each language."""

from __future__ import annotations

import pytest

from qa.errors import GlossaryError
from qa.model import Document, RoleChange, Segment
from qa.scan.roles import roles
from qa.scan.roles.parties import read_parties
from tests.scan.ring import Pair, ring, sentences

DEEDS = sentences("parties")

# Source, target; both say the same, in another construction.
RIGHT = [
    ("en", "de", "The government was accused by the opposition of lying.", "Die Opposition warf der Regierung Lügen vor."),
    ("en", "fr", "The government rejected opposition accusations.", "Le gouvernement a rejeté les accusations de l'opposition."),
    ("de", "en", "Der Opposition warf die Regierung Populismus vor.", "The government accused the opposition of populism."),
    ("pl", "en", "Rząd skrytykowała opozycja.", "The opposition criticised the government."),
    ("ru", "de", "Правительство раскритиковала оппозиция.", "Die Opposition kritisierte die Regierung."),
    ("el", "en", "Την κυβέρνηση κατηγόρησε η αντιπολίτευση.", "The opposition accused the government."),
    ("ja", "en", "政府は野党に批判された。", "The opposition criticised the government."),
    ("ko", "en", "정부는 야당의 비판을 받았다.", "The opposition criticised the government."),
    ("zh", "en", "政府遭到反对派指责。", "The opposition accused the government."),
    ("vi", "en", "Chính phủ bị phe đối lập cáo buộc gian lận.", "The opposition accused the government of fraud."),
    ("fa", "en", "دولت توسط اپوزیسیون متهم شد.", "The opposition accused the government."),
    ("hi", "en", "सरकार की विपक्ष ने आलोचना की।", "The opposition criticised the government."),
    ("ar", "en", "تعرض الجيش لهجوم من المتمردين.", "Rebels attacked the army."),
    ("en", "ru", "The president sacked the prime minister who had criticised the president.", "Президент уволил премьера, который критиковал президента."),
    ("en", "zh", "Police said protesters attacked officers; protesters said police attacked them.", "警方称示威者袭击了警察，示威者称警方袭击了他们。"),
    ("en", "ja", "The army, attacked by rebels, retreated.", "反乱軍に攻撃された国軍は撤退した。"),
    ("ur", "en", "حکومت پر اپوزیشن نے الزام لگایا۔", "The opposition accused the government."),
    ("tr", "en", "Hükümet, muhalefetin suçlamalarını reddetti.", "The government rejected the opposition's accusations."),
    ("tr", "en", "Ordu isyancıların saldırısına uğradı.", "Rebels attacked the army."),
    ("en", "tr", "Police arrested protesters after they attacked the army.", "Polis, orduya saldıran göstericileri gözaltına aldı."),
]  # fmt: skip


def changes(langs: tuple[str, str], source: str, target: str) -> list[RoleChange]:
    return list(roles(Document("story", "", *langs, (Segment(target, source),)), {}))


@pytest.mark.parametrize("deed", sorted(DEEDS))
def test_parties_that_changed_places_are_told_in_every_language(deed: str) -> None:
    def wrong(pair: Pair) -> bool:
        return bool(changes(pair.langs, pair.source, pair.target)) != (pair.side != pair.other)

    assert not [pair for pair in ring(DEEDS[deed], deed, sorted(DEEDS)) if wrong(pair)]


@pytest.mark.parametrize(("source_lang", "target_lang", "source", "target"), RIGHT)
def test_another_construction_is_silent(
    source_lang: str, target_lang: str, source: str, target: str
) -> None:
    assert not changes((source_lang, target_lang), source, target)


def test_a_party_stands_beside_its_country_and_its_name() -> None:
    source = "The Iranian government accused the opposition under President Khan."
    target = "Die iranische Opposition beschuldigte die Regierung unter Präsident Khan."
    (change,) = changes(("en", "de"), source, target)
    assert target[change.span.start : change.span.end].startswith("Opposition")


def test_a_word_within_a_longer_one_is_no_party() -> None:
    assert not changes(
        ("ja", "en"), "反政府勢力は野党を非難した。", "The opposition accused the government."
    )


def test_data_is_checked() -> None:
    with pytest.raises(GlossaryError, match="police"):
        read_parties({"parties": {"police": "police"}}, "roles/xx.toml")
