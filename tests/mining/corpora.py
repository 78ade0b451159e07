"""Small corpora for the tests, written for them: sentences with references and outputs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from qa.mining import Corpus, Mined, mine
from qa.mining.known import Known
from qa.mining.proposals import Proposal, proposals
from qa.mining.rejected import Rejected
from qa.model import Document, Segment
from qa.scan.compiled import Compiled
from qa.scan.loading import load

# source, references, outputs
Sentence = tuple[str, Sequence[str], Sequence[str]]

PACK = """\
pack = "own"
[[concept]]
id = "person.baradar"
kind = "person"
[concept.forms]
en = ["Abdul Ghani Baradar", { text = "Baradar", use = "short" }]
zh = ["阿卜杜勒·加尼·巴拉达尔", { text = "巴拉达尔", use = "short" }]
ru = ["Абдул Гани Барадар", { text = "Барадар", use = "short" }]
[[concept.wrong]]
lang = "en"
text = "Paladar"
instead = "Baradar"
severity = "major"
[concept.wrong.when]
source_has = ["巴拉达尔"]

[[concept]]
id = "phrase.intra-afghan-dialogue"
kind = "phrase"
[concept.forms]
en = ["intra-Afghan dialogue"]
zh = ["阿人内部对话"]

[[concept]]
id = "org.taliban"
kind = "org"
[concept.forms]
en = ["Taliban"]
zh = ["塔利班"]

[[concept]]
id = "org.foreign-ministry"
kind = "org"
[concept.forms]
en = ["Foreign Ministry"]
zh = ["外交部"]

[[concept]]
id = "people.luo"
kind = "people"
[concept.forms]
en = ["Luo"]

[[concept]]
id = "country.tj"
kind = "country"
[concept.forms]
en = ["Tajikistan", { text = "Tajik", use = "adjective" }]
zh = ["塔吉克斯坦"]

[[concept]]
id = "country.af"
kind = "country"
[concept.forms]
en = ["Afghanistan", { text = "Afghan", use = "adjective" }, { text = "Kabul", use = "capital" }]
zh = ["阿富汗"]
ru = ["Афганистан"]
ja = ["アフガニスタン"]

[[concept]]
id = "place.kyiv"
kind = "place"
[concept.forms]
en = ["Kiev"]
ru = ["Киев"]
"""


def compiled(folder: Path) -> Compiled:
    """The small pack alone."""
    file = folder / "own.toml"
    file.write_text(PACK, encoding="utf-8")
    return load([file], None)


def corpus(sentences: Sequence[Sentence], pair: str = "zh-en") -> Corpus:
    """One story for each system, as when every system has a file of its own."""
    source_lang, _, target_lang = pair.partition("-")
    made = Corpus()
    for number in range(max(len(outputs) for _, _, outputs in sentences)):
        segments = tuple(
            Segment(outputs[number], source or None, tuple(references), str(at))
            for at, (source, references, outputs) in enumerate(sentences, 1)
            if number < len(outputs)
        )
        made.add(Document(f"story-{number}", "", source_lang or None, target_lang, segments))
    return made


def mined(glossary: Compiled, sentences: Sequence[Sentence], pair: str = "zh-en") -> Mined:
    return mine(corpus(sentences, pair), glossary)


def proposed(
    glossary: Compiled, sentences: Sequence[Sentence], pair: str = "zh-en"
) -> list[Proposal]:
    found = mined(glossary, sentences, pair)
    return proposals(found, Known(glossary), Rejected(), 1, 0.5)


def wrong(found: Sequence[Proposal]) -> dict[str, tuple[str, int]]:
    """What is proposed as wrong: its text, what to write instead, how often it was seen."""
    return {rule.rule.text: (rule.rule.instead, rule.count) for p in found for rule in p.rules}
