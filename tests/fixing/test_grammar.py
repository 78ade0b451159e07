"""How a replacement reads where it stands."""

from __future__ import annotations

import pytest

from qa.grammar import fitted

SAME = {
    # text with «the words», replacement, language: it is written as it is
    "a name": ("He met «Balladal» there.", "Baradar", "en"),
    "an article where none stood": ("It told «Tajikistan» so.", "the Taliban", "en"),
    "its own article": ("It told «the Tajik» so.", "the Taliban", "en"),
    "a fitting indefinite article": ("an «internal Arab» deal", "intra-Afghan", "en"),
    "a name that begins small": ("of «Al Qaida» men", "al-Qaeda", "en"),
    "another language": ("ein «Armisticium»", "Übereinkommen", "de"),
    "no article in the language": ("они «бывали» там", "были", "ru"),
    "a stop that is its own": ("the «US» said", "U.S.", "en"),
    "an ellipsis": ("the «US»... said", "U.S.", "en"),
}
OTHER = {
    "the same article twice": ("over the «Tajikistan» row", "the Taliban", "en", "over the Taliban row"),
    "an indefinite one before it": ("a «Tajikistan» man", "the Taliban", "en", "a Taliban man"),
    "a determiner before it": ("their «Tajikistan» plan", "the Taliban", "en", "their Taliban plan"),
    "a possessive before it": ("Kabul’s «Tajikistan» plan", "the Taliban", "en", "Kabul’s Taliban plan"),
    "behind a hyphen": ("the U.S.-«Tajikistan» deal", "the Taliban", "en", "the U.S.-Taliban deal"),
    "at the head of a segment": ("«Tajikistan» said so.", "the Taliban", "en", "The Taliban said so."),
    "at the head of a sentence": ("No. «Tajikistan» said", "the Taliban", "en", "No. The Taliban said"),
    "an before a vowel no more": ("part of an «armistice» deal", "truce", "en", "part of a truce deal"),
    "a before a vowel": ("a «ceasefire» deal", "armistice", "en", "an armistice deal"),
    "A with a capital": ("A «Russian» plan", "Iranian", "en", "An Iranian plan"),
    "letters by their names": ("a «Chinese» agent", "FBI", "en", "an FBI agent"),
    "letters by their names, a consonant": ("an «Iranian» plan", "U.S.", "en", "a U.S. plan"),
    "an acronym that is a word": ("an «EU» plan", "NATO", "en", "a NATO plan"),
    "a vowel that sounds otherwise": ("an «Iranian» plan", "European", "en", "a European plan"),
    "a silent letter": ("a «week» later", "hour", "en", "an hour later"),
    "not the exception": ("a «known» man", "unidentified", "en", "an unidentified man"),
    "a stop that follows": ("in the «USA».", "U.S.", "en", "in the U.S."),
    "the same article twice, French": ("les «Tadjiks» ont", "les talibans", "fr", "les talibans ont"),
    "nothing between blanks": ("the the «the» end", "", "en", "the the end"),
    "nothing at the head": ("«_» The end", "", "en", "The end"),
    "nothing at the end": ("The end «_»", "", "en", "The end"),
    "nothing before a stop": ("The house«;».", "", "en", "The house."),
}  # fmt: skip


def _written(marked: str, replacement: str, lang: str) -> str:
    start, end = marked.index("«"), marked.index("»") - 1
    text = marked.replace("«", "").replace("»", "")
    found = fitted(text, start, end, replacement, lang)
    return text[: found.start] + found.text + text[found.end :]


@pytest.mark.parametrize(("marked", "replacement", "lang"), SAME.values(), ids=SAME.keys())
def test_written_as_it_is(marked: str, replacement: str, lang: str) -> None:
    before, _, rest = marked.partition("«")
    assert _written(marked, replacement, lang) == before + replacement + rest.partition("»")[2]


@pytest.mark.parametrize(
    ("marked", "replacement", "lang", "becomes"), OTHER.values(), ids=OTHER.keys()
)
def test_written_as_it_reads(marked: str, replacement: str, lang: str, becomes: str) -> None:
    assert _written(marked, replacement, lang) == becomes
