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
        ("de", "Der Minister hat den Roman gelesen."),
        ("ja", "大臣は小説を読んだ。"),
        ("ko", "장관은 소설을 읽었다."),
    ],
)
def test_between_languages_that_nobody_read_together_it_is_asked_about(
    code: str, target: str
) -> None:
    (change,) = found("Министр не читал роман.", target, f"ru-{code}")
    assert change.faint


@pytest.mark.parametrize(
    ("pair", "source", "target"),
    [
        ("de-it", "Das Erdbeben traf nicht den Norden.", "Il terremoto ha colpito il nord."),
        ("pt-ja", "O clube não é um clube de futebol.", "このクラブはサッカークラブだ。"),
        ("ko-fa", "그는 외교부 장관이 아니다.", "او وزیر امور خارجه است."),
        ("ru-vi", "Это не землетрясение.", "Đây là một trận động đất."),
        # The words about it stand there as well, the nearest of them before all, or a figure.
        (
            "it-pl",
            "A gennaio la squadra non aveva ancora un allenatore.",
            "W styczniu drużyna miała trenera.",
        ),
        ("pt-uk", "O hospital não tem cirurgiões desde 2019.", "Лікарня має хірургів з 2019 року."),
        # A denial that was denied, in one word with its negator.
        ("tr-fr", "Kremlin iddiaları yalanlamadı.", "Le Kremlin a démenti les allégations."),
        # A word that may stand for “not” stands far from what is denied: against, opposition.
        (
            "ru-de",
            "Президент не подписал закон о борьбе против коррупции.",
            "Der Präsident hat das Gesetz gegen die Korruption im Land nun unterzeichnet.",
        ),
        (
            "nl-fr",
            "De minister treedt niet af, ondanks de kritiek van de oppositie.",
            "Le ministre démissionne, malgré les critiques de l'opposition.",
        ),
        (
            "ja-fr",
            "警察は車内に爆発物はなかったと述べた。",
            "La police a dit qu'il y avait des explosifs dans la voiture.",
        ),
    ],
)
def test_the_thing_that_is_denied_shows_a_loss(pair: str, source: str, target: str) -> None:
    assert [c.faint for c in found(source, target, pair)] == [False]


@pytest.mark.parametrize(
    ("pair", "source", "target"),
    [
        # In other words.
        ("pt-fr", "No estádio ninguém ficou indiferente.", "Cela a bouleversé tout le stade."),
        (
            "es-ru",
            "El club llama a esto el tabú del que nadie quiere hablar.",
            "Клуб называет это слоном в комнате.",
        ),
        (
            "it-de",
            "Il presidente si chiede se non sia meglio rinviare il voto.",
            "Der Präsident fragt sich, ob es besser wäre, die Abstimmung zu verschieben.",
        ),
        (
            "es-de",
            "El presidente se pregunta si no sería mejor aplazar la votación.",
            "Der Präsident fragt sich, ob es besser wäre, die Abstimmung zu verschieben.",
        ),
        (
            "fr-de",
            "Le président se demande s'il ne faudrait pas reporter le vote.",
            "Der Präsident fragt sich, ob man die Abstimmung verschieben sollte.",
        ),
        (
            "pt-es",
            "Abra o ficheiro com um programa que não seja o padrão.",
            "Abra el archivo con un programa distinto del habitual.",
        ),
        ("nl-uk", "De twee banken zijn niet helemaal hetzelfde.", "Ці два банки трохи різні."),
        ("ru-fr", "Президента не стало в 1999 году.", "Le président est mort en 1999."),
        (
            "vi-de",
            "Kiểm tra xem đường dây của ngân hàng có hoạt động không.",
            "Prüfen Sie, ob die Leitung der Bank funktioniert.",
        ),
        ("zh-ru", "最重要到最不重要的银行。", "Банки от самых важных до наименее важных."),
        (
            "ja-it",
            "銀行は、支払いに誤りがないか確認した。",
            "La banca ha verificato eventuali errori nel pagamento.",
        ),
        (
            "de-es",
            "Der Minister konnte das Lager nicht besuchen.",
            "Se impidió al ministro visitar el campo.",
        ),
        # What is denied has an opposite: whatever else stands there, “not” may stand for it.
        (
            "de-fr",
            "Die Inflation fiel nicht unter drei Prozent.",
            "L'inflation est restée au-dessus de trois pour cent.",
        ),
        (
            "pt-fa",
            "Para que o governo não seja compelido a importar petróleo.",
            "تا دولت مجبور به واردات نفت نگردد.",
        ),
        (
            "tr-de",
            "Bakan, iddiaların gerçeği yansıtmadığını söyledi.",
            "Der Minister sagte, die Vorwürfe seien falsch.",
        ),
        (
            "pt-de",
            "A comunidade fora da qual não é possível o desenvolvimento.",
            "Die Gemeinschaft, in der allein die Entfaltung möglich ist.",
        ),
        # A word that begins with what it is without: gerek, gereksiz.
        ("en-tr", "The journey is not necessary.", "Yolculuk gereksiz."),
        ("en-es", "The journey is not safe.", "El viaje es inseguro."),
        ("fr-en", "Ce n'est pas vrai.", "This is untrue."),
        ("ko-pt", "그것은 사실이 아니다.", "Isso é falso."),
        ("tr-en", "Yasa ırk ayrımı gözetmez.", "The law applies to all regardless of race."),
    ],
)
def test_what_is_said_in_other_words_is_no_grave_loss(pair: str, source: str, target: str) -> None:
    assert all(c.faint for c in found(source, target, pair))


def test_an_organisation_that_is_of_no_government_denies_nothing() -> None:
    assert not found("Una organización no gubernamental lo informó.", "Uma ONG informou.", "es-pt")
    loss = found(
        "Şirket, sivil toplum kuruluşlarına para ödemedi.",
        "The firm paid nongovernmental organisations.",
        "tr-en",
    )
    assert [c.faint for c in loss] == [False]


def test_a_negator_behind_a_stem_denies_it() -> None:
    assert [c.kind for c in view("Seçimler ertelenmeyecek.", "tr").cues] == ["negate"]
    assert [c.kind for c in view("Teklifi reddetmedi.", "tr").cues] == ["negate"]
    assert [c.kind for c in view("Neden bilinmeyen bir hastalık.", "tr").cues] == ["implies"]


@pytest.mark.parametrize(
    ("pair", "source", "target", "faint"),
    [
        ("en-de", "The novel is long.", "Der Roman ist nicht lang.", False),
        ("ja-en", "彼は小説を読んだ。", "He has not read the novel.", False),
        ("en-es", "The crowd loved him.", "El público no lo abucheó.", False),
        ("en-de", "He was as good as his word.", "Er hat sein Wort nicht gebrochen.", True),
        ("ru-de", "Роман длинный.", "Der Roman ist nicht lang.", True),
        ("ru-de", "Землетрясение на севере.", "Das Erdbeben war nicht im Norden.", False),
        ("en-fr", "The trip is on Monday.", "Le voyage n'est pas prévu avant lundi.", True),
        # Until a time, and what is denied is there; what lasted until a time may be told by its end.
        (
            "es-de",
            "El hospital atendió a los niños hasta 2019.",
            "Das Krankenhaus hat 2019 Kinder nicht behandelt.",
            False,
        ),
        (
            "es-de",
            "El ejército permaneció en la ciudad hasta el domingo.",
            "Die Armee blieb bis Sonntag nicht in der Stadt.",
            True,
        ),
        # A request is as often put by its opposite.
        ("en-fr", "Stay where you are.", "Ne bougez pas.", True),
        ("zh-en", "请留在原地。", "Don't go away.", True),
    ],
)
def test_an_added_negation_is_grave_beside_english_or_the_thing_that_it_denies(
    pair: str, source: str, target: str, faint: bool
) -> None:
    assert [(c.kind, c.faint) for c in found(source, target, pair)] == [("added", faint)]


# What a ring of languages says of one deed, denied and plain.
UNSIGNED = {
    "ar": ("لم يوقع الوزير على المعاهدة.", "وقع الوزير على المعاهدة."),
    "de": ("Der Minister hat den Vertrag nicht unterzeichnet.", "Der Minister hat den Vertrag unterzeichnet."),
    "el": ("Ο υπουργός δεν υπέγραψε τη συνθήκη.", "Ο υπουργός υπέγραψε τη συνθήκη."),
    "en": ("The minister did not sign the treaty.", "The minister signed the treaty."),
    "es": ("El ministro no firmó el tratado.", "El ministro firmó el tratado."),
    "fa": ("وزیر معاهده را امضا نکرد.", "وزیر معاهده را امضا کرد."),
    "fr": ("Le ministre n'a pas signé le traité.", "Le ministre a signé le traité."),
    "he": ("השר לא חתם על האמנה.", "השר חתם על האמנה."),
    "hi": ("मंत्री ने संधि पर हस्ताक्षर नहीं किए।", "मंत्री ने संधि पर हस्ताक्षर किए।"),
    "id": ("Menteri tidak menandatangani perjanjian itu.", "Menteri menandatangani perjanjian itu."),
    "it": ("Il ministro non ha firmato il trattato.", "Il ministro ha firmato il trattato."),
    "ja": ("大臣は条約に署名しなかった。", "大臣は条約に署名した。"),
    "ko": ("장관은 조약에 서명하지 않았다.", "장관은 조약에 서명했다."),
    "nl": ("De minister heeft het verdrag niet ondertekend.", "De minister heeft het verdrag ondertekend."),
    "pl": ("Minister nie podpisał traktatu.", "Minister podpisał traktat."),
    "ps": ("وزیر تړون لاسلیک نه کړ.", "وزیر تړون لاسلیک کړ."),
    "pt": ("O ministro não assinou o tratado.", "O ministro assinou o tratado."),
    "ru": ("Министр не подписал договор.", "Министр подписал договор."),
    "th": ("รัฐมนตรีไม่ได้ลงนามในสนธิสัญญา", "รัฐมนตรีลงนามในสนธิสัญญา"),
    "tr": ("Bakan anlaşmayı imzalamadı.", "Bakan anlaşmayı imzaladı."),
    "uk": ("Міністр не підписав договір.", "Міністр підписав договір."),
    "ur": ("وزیر نے معاہدے پر دستخط نہیں کیے۔", "وزیر نے معاہدے پر دستخط کیے۔"),
    "vi": ("Bộ trưởng không ký hiệp ước.", "Bộ trưởng đã ký hiệp ước."),
    "zh": ("部长没有签署条约。", "部长签署了条约。"),
}  # fmt: skip


@pytest.mark.parametrize("one", sorted(UNSIGNED))
def test_what_is_denied_and_stands_plainly_on_the_other_side_is_grave(one: str) -> None:
    """Each language into each: the deed that the source denies, told as done."""
    for other in sorted(UNSIGNED):
        if other != one:
            told = found(UNSIGNED[one][0], UNSIGNED[other][1], f"{one}-{other}")
            assert [c.faint for c in told] == [False], other
            assert not found(UNSIGNED[one][0], UNSIGNED[other][0], f"{one}-{other}"), other
            added = found(UNSIGNED[other][1], UNSIGNED[one][0], f"{other}-{one}")
            assert [(c.kind, c.faint) for c in added] == [("added", False)], other


@pytest.mark.parametrize(
    ("pair", "source", "target", "faint"),
    [
        # The word that could stand for the denial renders another one of the source.
        ("it-en", "Ha respinto le accuse e non si dimetterà.", "He rejected the allegations and will resign.", False),
        ("de-en", "Vor dem Prozess wird der Minister nicht zurücktreten.", "Before the trial the minister will resign.", False),
        # Nothing of the source is said by it.
        ("it-en", "Il ministro non ha firmato il trattato.", "The minister hesitated over the treaty.", True),
        ("es-de", "El ministro no firmó el tratado.", "Der Minister weigerte sich, den Vertrag zu unterzeichnen.", None),
        # The opposite of what is denied.
        ("fr-en", "Le candidat n'a pas gagné l'élection.", "The candidate lost the election.", True),
    ],
)  # fmt: skip
def test_what_may_stand_for_a_negation(
    pair: str, source: str, target: str, faint: bool | None
) -> None:
    assert [c.faint for c in found(source, target, pair)] == ([] if faint is None else [faint])


@pytest.mark.parametrize(
    ("pair", "source", "target", "told"),
    [
        ("en-hi", "He refused to apologise and said no inquiry was needed.", "उन्होंने माफी मांगी और कहा कि किसी भी तरह की जांच की जरूरत नहीं है।", True),
        ("fr-en", "Il a refusé de signer le texte.", "He signed the text.", True),
        ("en-ru", "The firm was unable to pay its suppliers.", "Фирма заплатила поставщикам.", True),
        ("en-ru", "The firm was unable to pay its suppliers.", "Фирма не смогла заплатить поставщикам.", False),
        ("en-ja", "The firm declined to comment.", "同社はコメントを避けた。", False),
        ("fr-en", "Il a refusé de signer le texte.", "He would not sign the text.", False),
        # Between languages that nobody read together nothing is asked about it.
        ("fr-de", "Il a refusé de signer le texte.", "Er unterzeichnete den Text.", False),
    ],
)  # fmt: skip
def test_a_word_that_denies_by_itself_owes_a_counterpart(
    pair: str, source: str, target: str, told: bool
) -> None:
    assert [c.faint for c in found(source, target, pair)] == [True] * told


@pytest.mark.parametrize(
    ("pair", "source", "target"),
    [
        ("fr-de", "Le ministre n'a pas tardé à signer la loi.", "Der Minister unterzeichnete das Gesetz rasch."),
        ("es-de", "El ministro no dudó en firmar la ley.", "Der Minister unterzeichnete das Gesetz sofort."),
        ("ru-fr", "Министр не преминул ответить.", "Le ministre a tenu à répondre."),
        ("zh-de", "他不得不支付罚款。", "Er musste die Strafe zahlen."),
        ("en-it", "He had no choice but to resign.", "È stato costretto a dimettersi."),
        ("nl-fr", "De minister kon niet anders dan tekenen.", "Le ministre était forcé de signer."),
        ("ja-ko", "同社はコメントしなかった。", "회사는 논평을 삼갔다."),
        ("fr-ja", "Le ministère n'a pas commenté l'affaire.", "同省は本件についてコメントを控えた。"),
        ("de-en", "Die Brücke wird erst im Herbst wieder geöffnet.", "The bridge will not reopen until autumn."),
        ("zh-en", "会谈要到下周才会恢复。", "The talks will not resume until next week."),
        ("ar-en", "أفلت المشتبه به من الاعتقال.", "The suspect has not been arrested."),
    ],
)  # fmt: skip
def test_what_only_sounds_like_a_denial_is_never_grave(pair: str, source: str, target: str) -> None:
    """The deed stands on both sides, and nothing was lost or added."""
    assert all(c.faint for c in found(source, target, pair))


def test_one_of_two_negations_is_grave_where_its_word_stands_plainly() -> None:
    (change,) = found(
        "Rząd nigdy nie zgodzi się na plan bez głosowania.",
        "Уряд погодиться на план, але тільки через кілька місяців і без голосування.",
        "pl-uk",
    )
    assert not change.faint


def test_not_only_that_became_not_is_told() -> None:
    source = "Not only did the team lose the final, its coach was also sent off."
    (change,) = found(source, "Команда не проиграла финал, её тренера удалили.", "en-ru")
    assert change.why == "halved"
    assert not found(source, "Команда не только проиграла финал, её тренера удалили.", "en-ru")


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


@pytest.mark.parametrize(
    ("pair", "source", "target"),
    [
        ("fr-en", "Il ne pense pas que la guerre finira bientôt.", "He does not think the war will end soon."),
        ("ru-en", "Это не просто сделать.", "It is not easy to do."),
        ("hi-en", "उन्हें पता ही नहीं था।", "They did not know."),
        ("en-it", "He is not just a singer.", "Non è un semplice cantante."),
    ],
)  # fmt: skip
def test_what_is_no_ordinary_thing_is_not_halved(pair: str, source: str, target: str) -> None:
    assert not found(source, target, pair)


@pytest.mark.parametrize(
    ("pair", "source", "target"),
    [
        ("de-ko", "Die Polizei prüft, ob es nicht Mord war.", "경찰은 살인이었는지 조사하고 있다."),
        ("ru-nl", "Проверьте, не повреждён ли файл.", "Controleer of het bestand beschadigd is."),
        ("uk-de", "Поліція перевіряє, чи не було це вбивством.", "Die Polizei prüft, ob es Mord war."),
    ],
)  # fmt: skip
def test_whether_not_is_whether(pair: str, source: str, target: str) -> None:
    assert all(change.faint for change in found(source, target, pair))
