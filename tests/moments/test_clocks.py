"""Four hours as news writes them in 21 languages: each form is read as that hour."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa.figures.moments import moments

_LINES = (Path(__file__).parent / "clocks.tsv").read_text(encoding="utf-8").splitlines()
FORMS = [tuple(line.split("\t")) for line in _LINES if not line.startswith("#")]


@pytest.mark.parametrize(("code", "time", "form"), FORMS)
def test_an_hour_is_read(code: str, time: str, form: str) -> None:
    hour, minute = map(int, time.split(":"))
    read = [(m.hour, m.minute or 0) for m in moments(form, code) if m.hour is not None]
    # Where nothing says which half of the day it is, either will do.
    assert read
    assert read[0] in {(hour, minute), ((hour + 12) % 24, minute)}


@pytest.mark.parametrize(("code", "text"), [
    ("it", "Ha dato il premio alle due donne."),
    ("fr", "Il a marché neuf heures et demie."),
    ("tr", "Sabah 2 kişi öldü, iki kişi yaralandı."),
    ("he", "נהרגו שמונה בני אדם."),
    ("nl", "Er waren acht mensen."),
    ("ru", "Он прожил два дня."),
    ("ru", "Он вернулся через 3 дня."),
    ("uk", "У першій половині дня."),
    ("pl", "W pierwszej połowie meczu."),
    ("id", "Dia bekerja tiga jam."),
    ("vi", "Khoảng 15 người bị bắt."),
    ("ko", "3시간 20분 만에 끝났다."),
])  # fmt: skip
def test_no_hour(code: str, text: str) -> None:
    assert [m for m in moments(text, code) if m.hour is not None] == []
