"""UTF-8 that was read in another encoding is put back, whatever the script."""

from __future__ import annotations

import pytest

from qa.model import Document, Segment
from qa.scan.tongue.data import scripts
from qa.scan.tongue.encodings import readings
from qa.scan.tongue.garbled import garbled

TEXTS = {
    "Latn": ("fr", "L’été dernier, « la société » a été créée à Łódź."),
    "Cyrl": ("ru", "Министр заявил: «Переговоры продолжатся» — завтра."),
    "Grek": ("el", "Ο πρωθυπουργός δήλωσε ότι η κυβέρνηση συνεχίζει."),
    "Arab": ("ar", "أعلنت الحكومة أن المفاوضات ستستمر، حسب الوزير."),
    "Hebr": ("he", "ראש הממשלה הודיע שהממשלה ממשיכה לדון."),
}
ALL = [(s, c) for s in scripts() for c in readings(s).codecs if s in TEXTS]


def _found(lang: str, text: str) -> str:
    document = Document("story", "", "en", lang, (Segment(text, "Said.", (), "1"),))
    for one in sorted(garbled(document), key=lambda one: -one.span.start):
        assert one.kind == "double"
        text = text[: one.span.start] + one.instead + text[one.span.end :]
    return text


def test_every_script_with_encodings_is_tried() -> None:
    assert {s for s, row in scripts().items() if row.encodings} <= set(TEXTS)


@pytest.mark.parametrize(("script", "codec"), ALL)
def test_what_was_read_wrongly_is_put_back(script: str, codec: str) -> None:
    lang, text = TEXTS[script]
    raw = text.encode()
    read = "".join(
        bytes([b]).decode(codec, "ignore") or chr(b) for b in raw
    )  # browsers show bytes that an encoding leaves open as control characters
    assert read != text
    assert _found(lang, read) == text


@pytest.mark.parametrize("script", sorted(TEXTS))
def test_text_that_is_right_stays(script: str) -> None:
    lang, text = TEXTS[script]
    for shape in (text, text.upper(), text.lower(), text.title()):
        assert _found(lang, shape) == shape
