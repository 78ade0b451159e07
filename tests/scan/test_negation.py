"""Negators, idioms and their data; what hostile text does to them."""

from __future__ import annotations

import pytest

from qa.errors import GlossaryError
from qa.language import FOLDER
from qa.model import Document, NegationChange, Segment
from qa.scan.abreast import paired
from qa.scan.compiled import folder
from qa.scan.negation import negation_changes
from qa.scan.negation.data import lexicon, read
from qa.scan.negation.view import View
from tests.growth import linear, part

CODES = sorted(file.stem for file in (FOLDER / "negation").glob("*.toml"))


def view(text: str, code: str) -> View:
    folded, words = folder().fold(text), lexicon(code)
    assert words
    return View(folded.text, 0, words, folded)


def found(source: str, target: str, pair: str, reference: str = "") -> list[NegationChange]:
    one, other = pair.split("-")
    references = (reference,) if reference else ()
    story = Document("x", "", one, other, (Segment(target, source, references),))
    fold = folder().fold
    sides = {("target", 0): fold(target), ("source", 0): fold(source)}
    if reference:
        sides["reference", 0] = fold(reference)
    return list(negation_changes(story, sides))


def changes(source: str, target: str, pair: str, reference: str = "") -> list[tuple[str, str]]:
    story = Document("x", "", None, pair.split("-")[1], (Segment(target, source),))
    return [(c.kind, story.text(c.span)) for c in found(source, target, pair, reference)]


def test_every_language_of_the_product_has_its_negation() -> None:
    product = [
        "en",
        "zh",
        "ja",
        "ko",
        "ar",
        "fa",
        "ps",
        "ur",
        "ru",
        "uk",
        "fr",
        "de",
        "es",
        "pt",
        "it",
        "tr",
        "hi",
        "id",
        "vi",
        "pl",
        "nl",
        "he",
    ]
    assert set(product) <= set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_every_negator_of_the_data_denies(code: str) -> None:
    words = lexicon(code)
    assert words
    assert words.code == code
    plain = [
        e for es in words.strong.entries for e in es if e.kind == "negate" and e.begins and e.ends
    ]
    for entry in plain:
        assert view(entry.text, code).cues, entry.text


@pytest.mark.parametrize(
    ("code", "text", "number"),
    [
        ("en", "He is no. 1 and the No.2 is here.", 0),
        ("en", "Taira no Masakado rode.", 0),
        ("en", "Not only he came; no doubt.", 0),
        ("en", "He can't, won't and did not.", 3),
        ("zh", "非洲的未来不断变化，非常特别。", 0),
        ("zh", "他不得不去，是不是？", 0),
        ("zh", "他不去，她沒有去。", 2),
        ("ja", "彼は来るかもしれない。待つしかない。", 0),
        ("ja", "彼は来なかった。", 1),
        ("ko", "인정하지 않을 수 없다.", 0),
        ("ko", "그는 가지 않았다.", 1),
        ("ru", "Тем не менее нефть в небе.", 0),
        ("ru", "Никто никогда не знал.", 1),
        ("fr", "Il ne parle que de paix.", 0),
        ("fr", "Il n’a jamais rien dit.", 1),
        ("tr", "Umuyor, komedi, namaz.", 0),
        ("tr", "Gelmedi.", 1),
        ("fa", "نمایندگان نزدیک نشستند.", 0),
        ("fa", "نمی‌رود", 1),
        ("ar", "لا يزال هنا.", 0),
        ("ar", "ولم يأت.", 1),
        ("hi", "वह नहीं आया।", 1),
        ("vi", "Không quân đến.", 0),
        ("he", "ולא בא.", 1),
    ],
)  # fmt: skip
def test_denials(code: str, text: str, number: int) -> None:
    assert len(view(text, code).denials) == number


@pytest.mark.parametrize(
    ("pair", "source", "target"),
    [
        ("en-fr", "He never came.", "Il n'est jamais venu."),
        ("en-fr", "He did not dare.", "Il n'osa pas."),
        ("xx-en", "foo", "He did not come."),
        ("en-xx", "He did not come.", "foo"),
        ("zh-en", "他没有来。", ""),
        ("en-de", "", "Er kam nicht."),
    ],
)
def test_silent(pair: str, source: str, target: str) -> None:
    assert changes(source, target, pair) == []


@pytest.mark.parametrize(
    ("source", "target", "found"),
    [
        ("He did not sign.", "Il a signé.", "Il a signé"),
        ("He does not want to leave.", "Il ne veut partir.", "ne veut"),
    ],
)
def test_lost_into_french(source: str, target: str, found: str) -> None:
    assert changes(source, target, "en-fr") == [("lost", found)]


def test_a_reference_without_the_negation_excuses_the_translation() -> None:
    source, target = "苹果不愁卖不出去。", "The apples sell well."
    assert changes("他没有输。", "He won.", "zh-en", "He won the game.") == []
    assert changes(source, target, "zh-en", "The apples are selling well.") == []


def test_sentences_pair_off_only_where_they_lie_alike() -> None:
    assert len(paired(["one two. three four.", "eins zwei. drei vier."])) == 2
    assert len(paired(["one two. three four.", "eins zwei drei vier."])) == 1
    assert (
        len(
            paired(
                [
                    "one. and then a very long rest follows here.",
                    "eins zwei drei vier fünf sechs. b.",
                ]
            )
        )
        == 1
    )


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"code": "xx", "negate": ["no"], "nope": 1}, "unknown key 'nope'"),
        ({"code": "xx"}, "no key 'negate'"),
        ({"code": "xx", "negate": ["*"]}, "which is no word"),
        ({"code": "xx", "negate": ["a*b"]}, "a star inside"),
        ({"code": "xx", "negate": ["a * b * c"]}, "a star inside"),
        ({"code": "xx", "negate": [1]}, "which is no word"),
    ],
)
def test_data_is_checked(data: dict[str, object], said: str) -> None:
    with pytest.raises(GlossaryError, match=said.replace("*", r"\*")):
        read(data, "languages/negation/xx.toml")


@pytest.mark.parametrize(
    "text",
    [
        "no" * 2_000_000,
        "not " * 1_000,
        "no, " * 1_000,
        "." * 3_000_000,
        "不" * 4_000,
        "。" * 49_000,
        "non" + "\u202e\u2066" * 2_000,
        "\ud800not " * 500,
        "unless un" * 400,
    ],
)  # fmt: skip
def test_hostile_text_takes_no_time(text: str) -> None:
    def changes(size: int) -> None:
        half = part(text, size)
        folded = folder().fold(half)
        story = Document("x", "", "en", "zh", (Segment(half, half),))
        list(negation_changes(story, {("source", 0): folded, ("target", 0): folded}))

    assert linear(changes)


@pytest.mark.parametrize(
    ("pair", "source", "target"),
    [
        ("zh-en", "农民们无法承受。", "It pushed farmers over the edge."),
        ("ru-en", "Дома не выше деревьев.", "Homes stay in the shade of the trees."),
        ("tr-en", "Adını değiştirip değiştirmeme konusunda oy kullandılar.", "They voted on whether to change its name."),
        ("ja-en", "排出量を増やさないようにする。", "The amount of carbon should stand."),
        ("ru-de", "Телефоны в городе не работают.", "Die Telefone in der Stadt sind ausgefallen."),
        ("it-uk", "I treni non circolano.", "Рух поїздів зупинено через збій."),
        ("fr-ja", "Le maire n'arrive pas à joindre la police.", "市長は警察との連絡に苦労している。"),
        ("ko-ja", "항의는 식지 않았다.", "抗議は続く。"),
        ("pl-uk", "Zainteresowanie nie osłabło.", "Інтерес і далі великий."),
        ("hi-pl", "वह अपना वादा तोड़ते नहीं।", "Dotrzymuje obietnicy."),
        ("es-vi", "Los vecinos no tienen poder.", "Người dân bất lực."),
        ("ko-en", "식품이 아닌 상품도 판다.", "It also sells household goods."),
        ("es-zh", "No dejaron pasar los camiones.", "卡车受阻。"),
        ("tr-pl", "Evi satıp satmama konusunda karar verecek.", "Zdecyduje, czy sprzedać dom."),
        ("ru-zh", "Команда не сдавалась.", "球队坚持到底。"),
        ("id-ko", "Waktunya tidak menguntungkan.", "시기가 최악이었다."),
    ],
)  # fmt: skip
def test_what_others_say_by_the_opposite_is_asked_about(
    pair: str, source: str, target: str
) -> None:
    assert [c.faint for c in found(source, target, pair)] == [True]


@pytest.mark.parametrize(
    ("pair", "source", "target"),
    [
        ("ru-en", "Министр не подписал договор.", "The minister signed the treaty."),
        ("en-de", "The minister did not sign the treaty.", "Der Minister hat den Vertrag unterzeichnet."),
        ("ja-en", "大臣は条約に署名しなかった。", "The minister signed the treaty."),
        ("en-tr", "The minister did not sign the treaty.", "Bakan anlaşmayı imzaladı."),
        ("en-ko", "The minister did not sign the treaty.", "장관은 조약에 서명했다."),
    ],
)  # fmt: skip
def test_what_is_lost_word_for_word_is_grave(pair: str, source: str, target: str) -> None:
    assert [c.faint for c in found(source, target, pair)] == [False]


@pytest.mark.parametrize(
    ("code", "target"),
    [
        ("de", "Der Minister hat den Vertrag unterzeichnet."),
        ("ja", "大臣は条約に署名した。"),
        ("ko", "장관은 조약에 서명했다."),
    ],
)
def test_between_languages_that_nobody_read_together_it_is_asked_about(
    code: str, target: str
) -> None:
    (change,) = found("Министр не подписал договор.", target, f"ru-{code}")
    assert change.faint


@pytest.mark.parametrize(
    ("code", "text", "number"),
    [
        ("en", "They will not vote for him in May without a hearing.", 2),
        ("en", "He did not leave without a word.", 1),
        ("de", "Sie werden ohne die Akten im Mai nicht abstimmen.", 2),
        ("ru", "Они не проголосуют за него без слушаний.", 2),
        ("tr", "Duruşma olmadan milletvekilleri oy vermediler.", 2),
    ],
)
def test_not_and_without_are_two_negations_where_words_lie_between(
    code: str, text: str, number: int
) -> None:
    assert len(view(text, code).denials) == number


def test_the_word_behind_a_gap_is_a_whole_word() -> None:
    words = read({"code": "xx", "negate": ["ne"], "idioms": ["until * ne", "as * neu*"]}, "xx")
    for text, kinds in [
        ("until they ne come", ["idioms"]),
        ("until canne ne come", ["idioms"]),
        ("until canne nett come", []),
        ("as it neutral came", ["idioms"]),
    ]:
        folded = folder().fold(text)
        assert [c.kind for c in View(folded.text, 0, words, folded).cues] == kinds, text


def test_a_loss_is_never_shown_on_nothing() -> None:
    source = "Die Forderungen könnten nicht erfüllt werden, teilte das Amt am Samstag mit."
    target = "The office announced on Saturday that the demands could nicht be met."
    assert all(text for _, text in changes(source, target, "de-en"))
