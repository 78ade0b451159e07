"""Sentences, lengths, alignments and what is told of them; input that wants to hang."""

from __future__ import annotations

import pytest

from qa.datafile import read_toml
from qa.language import FOLDER
from qa.model import Document, Segment, Uneven
from qa.scan.absent import absent
from qa.scan.against import compare, shared, stretches
from qa.scan.everyday import everyday
from qa.scan.fallen import amid, fallen
from qa.scan.lengths import lengths
from qa.scan.neighbours import neighbours
from qa.scan.parts import Index
from qa.scan.quantities import by_place, read_figures
from qa.scan.sentences import sentences
from qa.scan.unlike import unlike
from tests.growth import linear, part

SENTENCES = [
    ("en", "Mr. Smith of the U.S. Senate said so. He left.", ["Mr. Smith of the U.S. Senate said so.", "He left."]),
    ("en", '"Why?" he asked. It rose by 3.5 per cent.', ['"Why?" he asked.', "It rose by 3.5 per cent."]),
    ("de", "Am 3. Oktober kam er. Er blieb.", ["Am 3. Oktober kam er.", "Er blieb."]),
    ("ru", "В 2018 г. он ушёл. Потом вернулся!", ["В 2018 г. он ушёл.", "Потом вернулся!"]),
    ("zh", "他来了。“不。”她说！", ["他来了。", "“不。”", "她说！"]),
    ("ja", "彼は「行く。」と言った。そうだ。", ["彼は「行く。」と言った。", "そうだ。"]),
    ("ar", "قال ذلك. هل جاء؟ نعم", ["قال ذلك.", "هل جاء؟", "نعم"]),
    ("hi", "वह आया। वह गया।", ["वह आया।", "वह गया।"]),
    ("ur", "وہ آیا۔ وہ گیا۔", ["وہ آیا۔", "وہ گیا۔"]),
    ("el", "Ήρθε. Γιατί; Έφυγε.", ["Ήρθε.", "Γιατί;", "Έφυγε."]),
    ("th", "เขามา", ["เขามา"]),
    ("en", "...", ["..."]),
    ("en", " \n ", []),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "expected"), SENTENCES)
def test_sentences(lang: str, text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text, lang)] == expected


PAIRS = [
    ("zh", "en", "谈判周六在多哈开始。", "Talks began in Doha on Saturday."),
    ("en", "ja", "The minister resigned on Monday.", "大臣は月曜日に辞任した。"),
    ("de", "ko", "Der Minister trat am Montag zurück.", "장관은 월요일 사임했다."),
    ("zh", "en", "森寶利 (Sainsbury's) 計畫打入英國市場", "Sainsbury's plans push into UK market"),
    ("qq", "en", "Ba ma ta ka la na pa.", "They went to the market."),
]


@pytest.mark.parametrize(("source", "target", "here", "there"), PAIRS)
def test_lengths_fit_by_language_pair(source: str, target: str, here: str, there: str) -> None:
    expected = lengths(source, target)
    assert abs(expected.score(expected.source(here), expected.target(there))) < 2.5
    assert expected.score(expected.source(here * 4), expected.target(there)) < -2.5
    back = expected.mirrored()
    assert back.score(back.source(there * 4), back.target(here)) < -2.5


def test_a_terse_story_sets_its_own_measure() -> None:
    expected = lengths("de", "en")
    terse = expected.of_story([(100.0, 80.0)] * 20)
    assert -0.25 < terse.mean < -0.1
    assert expected.of_story([(100.0, 80.0)] * 3).mean == 0


def test_the_same_words_in_another_order_are_found_in_both() -> None:
    compared = compare("On Monday the minister resigned.", "The minister resigned on Monday.", "en")
    assert compared
    assert shared(compared) == 1
    assert stretches(compared) == []


def _document(pair: str, *rows: tuple[str, str]) -> Document:
    source, target = pair.split("-")
    return Document("x", "", source, target, tuple(Segment(there, here) for here, there in rows))


STORY = [
    ("Der Minister trat am Montag in Rom zurück.", "The minister resigned in Rome on Monday."),
    ("Bei dem Unfall in Marseille wurden 12 Menschen verletzt.", "The accident in Marseille left 12 people hurt."),
    ("Die Bank Santander entlässt bis 2027 rund 4500 Mitarbeiter in Spanien.", "Santander is to cut 4,500 jobs in Spain by 2027."),
    ("Wladimir Petrow gewann das Rennen.", "Vladimir Petrov won the race."),
    ("In Lyon streiken seit Freitag 300 Busfahrer für höhere Löhne und kürzere Schichten.", "In Lyon 300 bus drivers have been on strike since Friday for higher wages and shorter shifts."),
    ("Das Wetter bleibt kühl.", "The weather stays cool."),
    ("Im Hafen von Rotterdam fand die Polizei 850 Kilogramm Kokain.", "In the port of Rotterdam police found 850 kilograms of cocaine."),
    ("Der Dollar fiel auf 91 Cent.", "The dollar fell to 91 cents."),
]  # fmt: skip


def _index(document: Document) -> Index:
    return Index({}, by_place(read_figures(document, ())))


def test_a_story_in_step_is_silent() -> None:
    document = _document("de-en", *STORY)
    assert list(absent(document, _index(document))) == []


@pytest.mark.parametrize("lines", [1, 2])
def test_slipped_lines_are_told_once(lines: int) -> None:
    targets = [target for _, target in STORY[lines:]]
    rows = [(source, target) for (source, _), target in zip(STORY, targets, strict=False)]
    document = _document("de-en", *rows)
    (told,) = absent(document, _index(document))
    assert (told.kind, told.offset, told.span.segment, told.last) == (
        "shifted",
        lines,
        0,
        7 - lines,
    )


# Segments of two sentences each, as a paragraph of news has them.
PARAGRAPHS = [
    (
        "Der Minister trat am Montag zurück. Niemand hatte damit gerechnet.",
        "The minister stepped down on Monday. Nobody had been expecting this.",
    ),
    (
        "Die Fahrer streiken seit einer Woche für höhere Löhne. Die Verhandlungen stocken.",
        "The drivers have been on strike for higher wages for a week. Negotiations have stalled.",
    ),
    (
        "Das Wetter bleibt bis zum Wochenende kühl. Danach wird es wärmer.",
        "The weather will stay cool until the weekend. After that it will get warmer.",
    ),
]
SHORT = (
    "Die Regierung will das Gesetz über die Pflege älterer Menschen noch vor der Sommerpause durch das "
    "Parlament bringen. Das ist ehrgeizig.",
    "The government wants to get the law on the care of elderly people through parliament before the "
    "summer recess begins.",
)
JOINED = (
    "Er stieg aus dem Wagen. Dann ging er ohne ein Wort zu sagen über die Straße.",
    "He got out of the car and then crossed the street without saying a word.",
)


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([*PARAGRAPHS, SHORT], [3]),
        ([SHORT, *PARAGRAPHS], [0]),
        ([SHORT], []),  # the habit of the story is not known
        ([*PARAGRAPHS[:1], SHORT], []),
        ([*PARAGRAPHS, JOINED, SHORT], []),  # elsewhere it joins sentences
        ([*PARAGRAPHS, JOINED], []),
    ],
)
def test_a_short_last_sentence_is_missed_where_the_story_keeps_sentences_apart(
    rows: list[tuple[str, str]], found: list[int]
) -> None:
    document = _document("de-en", *rows)
    told = list(absent(document, _index(document)))
    assert [(t.span.segment, t.kind, t.sure) for t in told] == [
        (n, "sentence", False) for n in found
    ]
    for place in told:
        assert place.span.start == len(document.segments[place.span.segment].target)
        assert [document.text(w) for w in place.witness] == ["Das ist ehrgeizig."]


@pytest.mark.parametrize(
    ("pair", "source", "target"),
    [
        # A point behind an abbreviation that is not known ends no sentence, and a scrap is none.
        ("sv-en", "För tjugofem år sedan gick det första tåget kl. 06.15.",
         "Twenty-five years ago the first train left at quarter past six in the morning."),
        ("de-en", "Der erste Zug fuhr ab, wie in der Niederschr. 06.15.",
         "The first train left as it is put down in the minutes: at quarter past six."),
    ],
)  # fmt: skip
def test_a_count_of_sentences_alone_tells_of_nothing(pair: str, source: str, target: str) -> None:
    document = _document(pair, (source, target))
    assert list(absent(document, _index(document))) == []


def test_a_verbose_translation_hides_no_lost_sentence() -> None:
    row = (
        "Er kam am 3. März in Berlin an. Sie trafen sich am Abend im Hotel Adlon. Petrow zahlte 4500 Euro.",
        "He arrived in the city of Berlin on 3 March. In the evening they met each other at the Hotel Adlon.",
    )
    document = _document("de-en", row)
    (told,) = absent(document, _index(document))
    assert (told.kind, [document.text(w) for w in told.witness]) == (
        "sentence",
        ["Petrow zahlte 4500 Euro."],
    )


HOSTILE = [
    "x" * 200_000,
    "9" * 100_000,
    "( " * 50_000,
    "a. " * 50_000,
    "。" * 100_000,
    "the of " * 2_800,
    "a " * 9_900,
    "‮⁧" * 50_000,
    "\ud800 \udfff. " * 5_000,
    "",
    "...",
]


def _all(document: Document) -> list[Uneven]:
    return [*absent(document, _index(document)), *unlike(document)]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("pair", ["en-de", "zh-en", "ru-en", "qq-ar"])
def test_hostile_text_takes_no_more_than_its_length(text: str, pair: str) -> None:
    assert linear(lambda size: _all(_hostile(part(text, size), pair)))


def _hostile(text: str, pair: str) -> Document:
    source, target = pair.split("-")
    segments = (
        Segment(text, "One. Two 34."), Segment("One. Two 34.", text), Segment(text, text, (text,)),
        Segment("One. Two 34.", None, (text,)),
    )  # fmt: skip
    return Document("x", "", source, target, segments)


FALLEN = [  # the likeliest place, by what stands before it
    ("The police said that the of the company had left the country on Monday.",
     "Police said that the head of the company left the country on Monday.", "The police said that the"),
    ("The cogon grass ring will be until August 1st, and visitors go through it.",
     "The cogon grass ring will remain in place until August 1st, and people go through it.",
     "The cogon grass ring will be"),
    ("The court in Rome said that the minister had the documents to the police.",
     "The court in Rome stated that the minister gave the documents to the police.",
     "The court in Rome said that the minister had"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "reference", "before"), FALLEN)
def test_the_likeliest_place_is_where_a_word_fell_out(
    text: str, reference: str, before: str
) -> None:
    compared, table = compare(text, reference, "en"), neighbours("en")
    assert compared
    assert table
    best = fallen(compared, text, reference, table)[0]
    assert text[: compared.target[best.at - 1].end] == before


def test_a_question_covers_the_words_that_may_stand_for_others() -> None:
    text = "A video of two cats an injured dog across a road in Krasnodar has become popular."
    reference = (
        "A video of two cats that helped a wounded dog cross a road in Krasnodar became popular."
    )
    compared = compare(text, reference, "en")
    assert compared
    words = [text[token.start : token.end] for token in compared.target]
    spans = [words[slice(*amid(compared, at))] for at in range(4, 9)]
    assert spans == [[], ["an", "injured"], ["an", "injured"], ["an", "injured"], ["across"]]
    story = Document("x", "", "ru", "en", (Segment(text, "Видео.", (reference,)),))
    asked = [text[p.span.start : p.span.end] for p in unlike(story) if p.kind == "gap"]
    assert "an injured" in asked


def test_many_words_without_a_partner_are_no_place() -> None:
    text = "The minister quickly left his old house behind and went to Paris."
    compared = compare(text, "The minister went to Paris.", "en")
    assert compared
    assert all(amid(compared, at) == (at, at) for at in range(3, 8))


def test_a_text_that_is_its_reference_has_no_gap() -> None:
    text = "The police said that the head of the company had left the country on Monday."
    compared, table = compare(text, text, "en"), neighbours("en")
    assert compared
    assert table
    assert all(gap.score < -3 for gap in fallen(compared, text, text, table))


def test_a_frequent_word_is_a_kind_of_its_own() -> None:
    table = neighbours("en")
    assert table
    comma = (",", ",")
    rare, known = table.between(("x", "-ing"), comma), table.between(("according", "-ing"), comma)
    assert rare == table.between(("-ing", "-ing"), comma)
    assert known > rare + 1


def test_a_second_place_is_asked_about_beside_one_that_is_told() -> None:
    text = (
        "According, the harvest in the south was ruined by floods, and the minister that farmers "
        "would be paid by the end of the year."
    )
    reference = (
        "According to him, floods destroyed the harvest in the south, and the minister promised "
        "that farmers would be compensated by the end of the year."
    )
    story = Document("x", "", "zh", "en", (Segment(text, "部长", (reference,)),))
    told = {(place.kind, text[: place.span.start][-9:]) for place in unlike(story)}
    assert told == {("words", " minister"), ("gap", "According")}


def test_a_language_without_a_table_has_none() -> None:
    assert neighbours("qq") is None


# A word that source and reference have; then the same with something that may stand for it.
BOTH = [
    ("de-en", "Boating is the pastime in Finland.", "Boating is the national pastime in Finland.",
     "Boating is a national pastime in Finland.", "Bootfahren ist die nationale Freizeitbeschäftigung in Finnland."),
    ("ja-en", "The town is a poor town, and known as Hoki.", "The town is a poor town, and nowadays known as Hoki.",
     "It is a poor town and now known as Hoki.", "貧しい町で、現在では伯耆と呼ばれている。"),
    ("ko-de", "Der Minister sprach auf der Sitzung.", "Der Minister sprach auf der amtlichen Sitzung.",
     "Der Minister sprach auf der offiziellen Sitzung.", "장관은 공식 회의에서 말했다."),
    ("ar-fr", "Il a reçu une lettre du ministre.", "Il a reçu une longue lettre du ministre.",
     "Il a reçu une longue lettre du ministre.", "تلقى رسالة طويلة من الوزير."),
    ("uk-pl", "Strażacy uratowali dwa psy ze studni.", "Strażacy uratowali dwa małe psy ze studni.",
     "Strażacy uratowali dwa małe psy ze studni.", "Пожежники врятували двох маленьких собак із криниці."),
    ("hi-en", "A video of a woman helping an injured across a road.", "A video of a woman helping an injured dog across a road.",
     "A video of a woman who helped a wounded dog across a road.", "सड़क पार करने में घायल कुत्ते की मदद करती महिला का वीडियो।"),
]  # fmt: skip


@pytest.mark.parametrize(("pair", "lost", "right", "reference", "source"), BOTH)
def test_an_everyday_word_that_both_others_have_is_missed(
    pair: str, lost: str, right: str, reference: str, source: str
) -> None:
    from_, to = pair.split("-")
    for text, missed in ((lost, True), (right, False), (reference, False)):
        story = Document("story", "", from_, to, (Segment(text, source, (reference,)),))
        assert any(place.kind in ("both", "words", "gap") for place in unlike(story)) == missed, (
            text
        )


def test_everyday_files_say_what_the_english_one_says() -> None:
    folder = FOLDER / "everyday"
    said = set(read_toml(folder / "en.toml")["words"])
    for file in sorted(folder.glob("*.toml")):
        data = read_toml(file)
        assert everyday(file.stem) is not None
        assert {*data["words"], *data.get("loose", {})} <= said, file.stem
    assert everyday("xx") is None
