"""What is proposed of small corpora, and above all what is not."""

from __future__ import annotations

import random

import pytest

from qa.mining import Corpus, mine
from qa.mining.known import Known
from qa.mining.proposals import proposals, proposals_text
from qa.mining.rejected import Rejected
from qa.model import Document, Segment
from qa.scan.compiled import Compiled
from tests.growth import linear
from tests.mining.corpora import Sentence, corpus, mined, proposed, wrong

BARADAR = "发言人称巴拉达尔将前往多哈。"
SPOKE = "The spokesman said Baradar would travel to Doha."
WANG = "王祺在北京会见了到访的代表团。"
MET = "Wang Qi met the visiting delegation in Beijing."

# pair, source, references, outputs: nothing is wrong here
SILENT: list[tuple[str, str, list[str], list[str]]] = [
    # rendered rightly, also inflected, hyphenated, in full, and in another case
    ("zh-en", BARADAR, [SPOKE], [SPOKE, "The spokesman said Abdul Ghani Baradar would go to Doha."]),
    ("zh-en", BARADAR, [SPOKE], ["Baradar's spokesman said he would travel to Doha.", SPOKE]),
    ("zh-en", BARADAR, [SPOKE], ["The spokesman said BARADAR would travel to Doha.", SPOKE]),
    ("zh-en", WANG, [MET], [MET, "Foreign Minister Wang met the visiting delegation in Beijing."]),
    ("zh-en", WANG, [MET], [MET, "WANG Qi met the visiting delegation in Beijing."]),
    ("zh-en", WANG, [MET], [MET, "Qi Wang met the visiting delegation in Beijing."]),
    ("zh-en", WANG, [MET], [MET, "Wang-Qi met the visiting delegation in Beijing."]),
    ("zh-en", WANG, [MET], [MET, "Wangqi met the visiting delegation in Beijing."]),
    # a pronoun, a description, nothing at all
    ("zh-en", BARADAR, [SPOKE], ["The spokesman said he would travel to Doha.", SPOKE]),
    ("zh-en", WANG, [MET], [MET, "The minister met the visiting delegation in Beijing."]),
    ("zh-en", WANG, [MET], [MET, "Met the visiting delegation in Beijing."]),
    # another reference has it
    ("zh-en", WANG, [MET, "Minister Wong Ngai met the visiting delegation in Beijing."],
     [MET, "Wong Ngai met the visiting delegation in Beijing."]),
    # synonyms of ordinary words
    ("zh-en", "阿人内部对话将于下周开始。", ["The intra-Afghan dialogue will begin next week."],
     ["The intra-Afghan dialogue will begin next week.",
      "The internal dialogue will begin next week.", "The peace talks will begin next week."]),
    # an organisation by another wording
    ("zh-en", "外交部星期三回应了有关报道。", ["The Foreign Ministry responded on Wednesday to the reports."],
     ["The Foreign Ministry responded on Wednesday to the reports.",
      "The Foreign Affairs Ministry responded on Wednesday to the reports.",
      "The External Ministry responded on Wednesday to the reports.",
      "The Foreign Ministry responded to the reports on Wednesday."]),
    # what the glossary knows to be wrong
    ("zh-en", BARADAR, [SPOKE], ["The spokesman said Paladar would travel to Doha.", SPOKE]),
    # another spelling of a foreign name
    ("ru-en", "Президент приехал в Киев утром.", ["The president arrived in Kiev in the morning."],
     ["The president arrived in Kyiv in the morning.",
      "The president arrived in Kiev in the morning."]),
    # names abroad that Chinese only spells: the references' pinyin is no proof
    ("zh-en", "总理范明政会见了代表团。", ["Prime Minister Fan Mingzheng met the delegation."],
     ["Prime Minister Pham Minh Chinh met the delegation.",
      "Prime Minister Fan Mingzheng met the delegation.",
      "Prime Minister Pham Minh Trinh met the delegation."]),
    # left in its own script, or transliterated
    ("en-uk", "Visitors filled Greggs in Leeds.", ["Відвідувачі заповнили Greggs у Лідсі."],
     ["Відвідувачі заповнили Греггс у Лідсі.", "Відвідувачі заповнили Greggs у Лідсі."]),
    # a German noun is no name
    ("en-de", "The social media company grew.", ["Das Medienunternehmen Media wuchs."],
     ["Das Unternehmen Medien wuchs.", "Das Medienunternehmen Media wuchs."]),
    # without a reference: no output has the name that the glossary knows by these words
    ("zh-en", BARADAR, [], ["The spokesman said Palestar would travel to Doha.",
     "The spokesman said Palestar will go to Doha."]),
    # without a reference: one word that is written alike may be no name at all
    ("en-de", "The board of oOh! Media met in Sydney.", [],
     ["Der Vorstand von oOh! Medien traf sich in Sydney.",
      "Der Vorstand von oOh! Media traf sich in Sydney.",
      "Der Vorstand von oOh! Media tagte in Sydney.",
      "Der Vorstand von oOh! Media kam in Sydney zusammen."]),
    # one reference alone against all outputs may itself be wrong
    ("zh-en", "参议员桑德斯表示反对该法案。", ["Senator Saunders said he opposed the bill."],
     ["Senator Sanders said he opposed the bill."] * 3),
]  # fmt: skip


@pytest.mark.parametrize(("pair", "source", "references", "outputs"), SILENT)
def test_silent(
    small: Compiled, pair: str, source: str, references: list[str], outputs: list[str]
) -> None:
    assert wrong(proposed(small, [(source, references, outputs)], pair)) == {}


CURRIE = ("Manager Roisin Currie spoke in Leeds.", "They said Roisin Currie left on Monday.")
# Two customs of writing a name of one alphabet in another one, and a word beside such a name.
CUSTOMS: list[tuple[str, list[Sentence]]] = [
    ("en-ru", [
        (CURRIE[0], ["Менеджер Ройзин Карри выступила в Лидсе."],
         ["Менеджер Рошин Карри выступила в Лидсе.", "Менеджер Ройзин Карри выступила тут."]),
        (CURRIE[1], ["Сообщили, что Ройзин Карри ушла в понедельник."],
         ["Сообщили, что Рошин Карри ушла в понедельник.", "Говорят, что Ройзин Карри ушла."]),
    ]),
    ("en-uk", [(CURRIE[0], ["Менеджер Роїзін Каррі виступила в Лідсі."],
                ["Менеджер Роїн Керрі виступила в Лідсі.", "Менеджер Роїзін Каррі виступила."])]),
]  # fmt: skip


@pytest.mark.parametrize(("pair", "sentences"), CUSTOMS)
def test_a_custom_is_not_wrong(small: Compiled, pair: str, sentences: list[Sentence]) -> None:
    assert wrong(proposed(small, sentences, pair)) == {}


FOUND: list[tuple[str, list[Sentence], dict[str, tuple[str, int]]]] = [
    # a known name, by its sound; twice, in two sentences
    ("zh-en", [
        (BARADAR, [SPOKE], ["The spokesman said Balladal would travel to Doha.", SPOKE]),
        ("巴拉达尔没有发表评论。", ["Baradar made no comment."],
         ["Balladal made no comment.", "Baladar made no comment."]),
    ], {"Balladal": ("Baradar", 2), "Baladar": ("Baradar", 1)}),
    # the same through Cyrillic
    ("ru-en", [("Барадар прибыл в Доху во вторник.", ["Baradar arrived in Doha on Tuesday."],
                ["Bardalar arrived in Doha on Tuesday.", "Baradar arrived in Doha on Tuesday."])],
     {"Bardalar": ("Baradar", 1)}),
    # a new name that the source is read like: misread, and translated
    ("zh-en", [(WANG, [MET], [MET, "King Qi met the visiting delegation in Beijing."])],
     {"King Qi": ("Wang Qi", 1)}),
    ("zh-en", [("记者倪元锦北京报道了会议情况。", ["Reporter Ni Yuanjin covered the meeting from Beijing."],
                ["Reporter Ni Yuanjin covered the meeting from Beijing.",
                 "Reporter Yu Yuanjin covered the meeting from Beijing."])],
     {"Yu Yuanjin": ("Ni Yuanjin", 1)}),
    # a surname that is another concept by itself, and one that is an everyday word
    ("zh-en", [("罗文强宣布了这项决定。", ["Luo Wenqiang announced the decision."],
                ["Luo Wenqiang announced the decision.", "Luo Wenjiang announced the decision."])],
     {"Luo Wenjiang": ("Luo Wenqiang", 1)}),
    ("zh-en", [("孙艺风在会上发言。", ["Sun Yifeng spoke at the meeting."],
                ["Sun Yifeng spoke at the meeting.", "Sun Yongfeng spoke at the meeting."]),
               ("太阳升起来了。", ["The sun rose."], ["The sun rose.", "The sun came up."])],
     {"Sun Yongfeng": ("Sun Yifeng", 1)}),
    # a phrase with another people in it, in the same place
    ("zh-en", [("他说，阿人内部对话将于下周开始。",
                ["He said the intra-Afghan dialogue would begin next week."],
                ["He said the internal Arab dialogue would begin next week.",
                 "He said the intra-Afghan dialogue would start next week.",
                 "He said the intra-Afghan dialogue would begin soon."])],
     {"internal Arab dialogue": ("intra-Afghan dialogue", 1)}),
    # another concept that the source does not name
    ("zh-en", [("塔利班要求释放所有囚犯。", ["The Taliban demanded the release of all prisoners."],
                ["Tajikistan demanded the release of all prisoners.",
                 "The Taliban demanded the release of all prisoners."])],
     {"Tajikistan": ("Taliban", 1)}),
    # without a reference the other outputs are the witnesses
    ("zh-en", [(BARADAR, [], ["The spokesman said Balladal would travel to Doha.", SPOKE, SPOKE])],
     {"Balladal": ("Baradar", 1)}),
    # without a source the reference names it
    ("-en", [("", [SPOKE], ["The spokesman said Balladal would travel to Doha.", SPOKE])],
     {"Balladal": ("Baradar", 1)}),
    # Japanese kana, a target without capitals
    ("ja-en", [("オルソン氏はホテルを売却した。", ["Mr. Olson sold the hotel."],
                ["Mr. Orsson sold the hotel.", "Mr. Olson sold the hotel.", "Mr. Olson sold it."])],
     {"Orsson": ("Olson", 1)}),
    ("ru-zh", [("Барадар прибыл в Доху.", ["巴拉达尔抵达多哈。"],
                ["巴兰达抵达多哈。", "巴拉达尔抵达多哈。", "巴拉达尔抵达了多哈。"])],
     {"巴兰达": ("巴拉达尔", 1)}),
]  # fmt: skip


@pytest.mark.parametrize(("pair", "sentences", "expected"), FOUND)
def test_found(
    small: Compiled, pair: str, sentences: list[Sentence], expected: dict[str, tuple[str, int]]
) -> None:
    assert wrong(proposed(small, sentences, pair)) == expected


def test_no_rule_is_unconditional(small: Compiled) -> None:
    for pair, sentences, _ in FOUND:
        for proposal in proposed(small, sentences, pair):
            assert all(rule.rule.when.source_has for rule in proposal.rules)


def test_another_concept_is_an_exception_of_the_rule(small: Compiled) -> None:
    sentences = next(s for _, s, expected in FOUND if "Tajikistan" in expected)
    (proposal,) = proposed(small, sentences)
    (rule,) = proposal.rules
    assert rule.rule.when.unless == ("country.tj",)
    assert rule.rule.severity.label == "critical"


AREA: list[Sentence] = [
    ("粤港澳大湾区发展迅速。", ["The Greater Bay Area is growing fast."],
     ["The Greater Bay Area grows fast.", "The Greater Bay Area is growing quickly."]),
    ("在大湾区工作的青年增加。", ["More young people work in the Greater Bay Area."],
     ["Young people working in the Greater Bay Area increased.", "The Greater Bay Area has youth."]),
    ("大湾区将建设新机场。", ["A new airport will be built in the Greater Bay Area."],
     ["The Greater Bay Area will build a new airport.", "The Greater Bay Area gets an airport."]),
    ("他昨天参观了博物馆。", ["He visited the museum yesterday."], ["He saw the museum."]),
]  # fmt: skip


def test_a_term_is_found_by_its_company(small: Compiled) -> None:
    found = [p for p in proposed(small, AREA) if p.new]
    assert [(f.lang, f.text) for p in found for f in p.forms] == [
        ("en", "Greater Bay Area"), ("zh", "大湾区"),
    ]  # fmt: skip


def test_two_sentences_are_no_company(small: Compiled) -> None:
    assert [p for p in proposed(small, AREA[:2]) if p.new] == []


def test_a_spelling_of_reference_and_most_outputs_is_admitted_never_wrong(small: Compiled) -> None:
    sentences: list[Sentence] = [
        ("Президент приехал в Киев утром.",
         ["The president arrived in Kiev in the morning.",
          "The president arrived in Kyiv in the morning."],
         ["The president arrived in Kyiv in the morning."] * 2
         + ["The president arrived in Kiev in the morning."]),
    ]  # fmt: skip
    (proposal,) = proposed(small, sentences, "ru-en")
    assert (proposal.id, proposal.new, proposal.rules) == ("place.kyiv", False, ())
    assert [(f.text, f.status) for f in proposal.forms] == [("Kyiv", "admitted")]


def test_the_same_bytes_for_any_order_of_the_files(small: Compiled) -> None:
    sentences = [s for pair, found, _ in FOUND if pair == "zh-en" for s in found] + AREA
    documents = [
        Document(f"{n}-{at}", "", "zh", "en", (Segment(text, source or None, tuple(refs), str(at)),))
        for at, (source, refs, outputs) in enumerate(sentences)
        for n, text in enumerate(outputs)
    ]  # fmt: skip
    texts = set()
    for seed in range(4):
        random.Random(seed).shuffle(documents)
        made = Corpus()
        for document in documents:
            made.add(document)
        found = mine(made, small)
        chosen = proposals(found, Known(small), Rejected(), 1, 0.5)
        texts.add(proposals_text(chosen, found))
    assert len(texts) == 1


def test_segments_without_source_and_reference_are_counted(small: Compiled) -> None:
    made = Corpus()
    made.add(Document("d", "", None, "en", (Segment("Balladal spoke."), Segment("  ", "巴拉达尔"))))
    assert (made.segments, made.unusable) == (0, 2)
    assert mine(made, small).judged == ()


def test_one_sentence_in_several_files_is_one_sentence(small: Compiled) -> None:
    made = corpus([(BARADAR, [SPOKE], [SPOKE, SPOKE, SPOKE])])
    (sentence,) = made.sentences()
    assert (len(sentence.outputs), sentence.references) == (3, (SPOKE,))
    assert mined(small, [(BARADAR, [SPOKE], [SPOKE])]).sentences == 1


def test_hostile_texts_take_a_bounded_time(small: Compiled) -> None:
    names = " ".join(f"{a}{b}rolando".capitalize() for a in "bcdfghjklm" for b in "aeiou")

    def pages(size: int) -> Corpus:
        made, page = Corpus(), "塔" * 950 * size
        for source, text in (
            (page, names),
            ("塔" * 9000, names),
            (page[1:], "Baradar " * 100 * size),
        ):
            made.add(Document("d", "", "zh", "en", (Segment(text, source, (text + " x",)),)))
        return made

    made = {size: pages(size) for size in (1, 2)}
    assert linear(lambda size: mine(made[size], small))
    assert made[2].unusable == 1
