"""Words that deny by themselves: what “not” says for them, and what is left when it is lost beside them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scan.test_negation import found

_LINES = Path(__file__).with_name("denying.tsv").read_text(encoding="utf-8").splitlines()[1:]
TEXTS: dict[str, dict[str, tuple[str, str]]] = {}
for _kind, _lang, _denying, _plain in (line.split("\t") for line in _LINES):
    TEXTS.setdefault(_kind, {})[_lang] = _denying, _plain
_CONTINUES = "th"  # whose “no longer” has its word for “continue”


@pytest.mark.parametrize("kind", sorted(TEXTS))
def test_a_denying_word_and_not_are_no_grave_change(kind: str) -> None:
    """Each language into each: cease, lack, fail, prevent, avoid and obsolete for a negation, and back."""
    rows = TEXTS[kind]
    for one in sorted(rows):
        for other in sorted(rows):
            if one == other or _CONTINUES in (one, other):
                continue
            for source, target in ((0, 1), (1, 0)):
                told = found(rows[one][source], rows[other][target], f"{one}-{other}")
                assert all(c.faint for c in told), (one, other, rows[one][source])


@pytest.mark.parametrize(
    ("pair", "source", "target", "grave"),
    [
        ("en-fr", "The minister did not deny the charges.", "Le ministre a nié les accusations.", True),
        ("fr-es", "Le président n'a pas refusé l'offre.", "El presidente rechazó la oferta.", True),
        ("ru-de", "Суд не отклонил жалобу.", "Das Gericht wies die Beschwerde zurück.", True),
        ("vi-ko", "Ông không phủ nhận cáo buộc.", "그는 혐의를 부인했다.", True),
        ("ko-ja", "대통령은 특검법을 거부하지 않겠다고 밝혔다.", "大統領は特検法を拒否すると明らかにした。", True),
        ("tr-de", "Bakan, iddiaları reddetmedi.", "Der Minister wies die Vorwürfe zurück.", True),
        ("ar-tr", "لم ينف الوزير التقارير.", "Bakan haberleri yalanladı.", True),
        ("de-fr", "Der Minister bestritt die Vorwürfe nicht.", "Le ministre a nié les accusations.", True),
        # The denial is there in other words.
        ("en-fr", "The minister did not deny the charges.", "Le ministre a reconnu les accusations.", False),
        ("vi-ko", "Ông không phủ nhận cáo buộc.", "그는 혐의를 부인하지 않았다.", False),
        ("en-de", "Did he not deny the charges?", "Hat er die Vorwürfe bestritten?", False),
        ("en-de", "It was not rejected by Berlin.", "Es wurde von Paris anstatt von Berlin abgelehnt.", False),
        ("hi-it", "उसने खुद को \"दोषी नहीं\" घोषित किया।", "Si è dichiarato \"innocente\".", False),
        # A word that no clause has without a negator is an answer by itself.
        ("en-ru", "Will he resign? Never.", "Он уйдёт? Никогда.", False),
        ("en-ru", "\"Never\", he said.", "«Никогда», — сказал он.", False),
        ("en-pl", "By no means, he said.", "W żadnym wypadku, powiedział.", False),
        ("en-ru", "They will never disarm.", "Они ни при каких обстоятельствах разоружатся.", True),
        ("en-uk", "It will never disarm.", "Вона ні в якому разі роззброїться.", True),
        ("en-ru", "Nobody but him knew.", "Никто, кроме него, знал.", True),
        # Who resigns renounces an office.
        ("ja-es", "首相は辞任しないと述べた。", "El primer ministro dijo que renunciará.", True),
        ("en-pt", "The minister did not resign.", "O ministro renunciou.", True),
        ("en-es", "He did not claim the prize.", "Renunció al premio.", False),
        # Not without is with; the second half of a negation goes with the first one next before it.
        ("pt-ps", "O casamento não pode ser celebrado sem o pleno consentimento dos futuros esposos.", "واده بايد د ښځي او نر په مکمل رضايت سره په ازادانه توګه تر سره شي۔", False),
        ("en-de", "He did not sign, without comment.", "Er unterschrieb.", True),
        ("nl-fr", "Bestanden die niet belangrijk zijn of die u niet meer gebruikt.", "Les fichiers qui ne sont pas importants ou que vous n’utiliserez plus.", False),
        ("ko-el", "모든 사람은 단독으로 뿐만 아니라 다른 사람과 공동으로 재산을 소유할 권리를 가진다.", "Κάθε άτομο, μόνο του ή με άλλους μαζί, έχει το δικαίωμα της ιδιοκτησίας.", False),
        ("id-ru", "Jika Anda tidak menemukan sesuatu, lihat petunjuk.", "В противном случае см. инструкции.", False),
        ("en-pl", "This is not the same as changing the brightness.", "To inna funkcja niż zmiana jasności.", False),
        ("uk-en", "Кожна людина, де б вона не перебувала, має право на визнання.", "Everyone has the right to recognition.", False),
        # A negator that ends the clause of a verb that came second.
        ("de-it", "Die Regierung unterzeichnete das Abkommen mit dem Nachbarland nicht.", "Il governo ha firmato l'accordo con il paese vicino.", True),
        ("nl-ru", "De minister nam aan de vergadering niet deel.", "Министр принял участие в заседании.", True),
        ("de-it", "Die Regierung unterzeichnete das Abkommen mit dem Nachbarland nicht.", "Il governo non ha firmato l'accordo con il paese vicino.", False),
        ("de-es", "Der Rat stimmte dem Verkauf der Sparte nicht zu.", "El consejo accedió a la venta de la división.", True),
        # A negator before the verb that comes last.
        ("hi-ar", "अदालत ने जमानत नहीं दी।", "منحت المحكمة الإفراج بكفالة.", True),
        # What is often denied stands plainly.
        ("de-ru", "Es gibt keine Hinweise auf einen Terroranschlag.", "Есть указания на теракт.", True),
        ("es-de", "El paciente no es contagioso.", "Der Patient ist ansteckend.", True),
        ("zh-fr", "目前没有进展。", "Il y a des progrès.", True),
        ("hi-ja", "पुलिस ने गोली नहीं चलाई।", "警察は発砲した。", True),
    ],
)  # fmt: skip
def test_a_denial_that_was_denied(pair: str, source: str, target: str, grave: bool) -> None:
    assert any(not change.faint for change in found(source, target, pair)) == grave
