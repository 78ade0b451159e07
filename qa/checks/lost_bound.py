"""More than a number, at least it, nearly it or less, told as the number itself."""

from __future__ import annotations

from collections.abc import Iterator

from qa.checks.base import Case, check, quote
from qa.model import Flag, Scanned, Severity


@check(
    mqm="Accuracy/Omission",
    severity=Severity.MINOR,
    since="0.3",
    bad=[
        Case("en-es", "«Cinco» personas murieron.", "At least five people were killed."),
        Case("de-en", "«300» people were arrested.", "Mehr als 300 Menschen wurden festgenommen."),
        Case("ru-en", "The deal is worth «40 million» dollars.", "Сделка стоит почти 40 миллионов долларов."),
        Case("en-ja", "«500»人が避難した。", "More than 500 people were evacuated."),
        Case("ko-fr", "«500» personnes ont été évacuées.", "500명 이상이 대피했다."),
        Case("ar-de", "«20» Menschen wurden getötet.", "قتل ما لا يقل عن 20 شخصا."),
    ],
    good=[
        Case("en-es", "Murieron al menos cinco personas.", "At least five people were killed."),
        Case("de-en", "The number of arrests exceeded 300.", "Mehr als 300 Menschen wurden festgenommen."),
        Case("ru-en", "The deal is worth about 40 million dollars.", "Сделка стоит почти 40 миллионов долларов."),
        Case("en-ja", "500人以上が避難した。", "More than 500 people were evacuated."),
        Case("ko-fr", "Quelque 500 personnes ont été évacuées.", "500명 이상이 대피했다."),
        Case("ar-en", "At least 20 people were killed.", "قتل ما لا يقل عن 20 شخصا."),
    ],
)  # fmt: skip
def lost_bound(scanned: Scanned) -> Iterator[Flag]:
    """The source has at least five dead, the translation five: a count that is still open, told as final.

    Both sides have the figure once. The source has right beside it a word that says nothing but more than,
    at least, nearly, fewer than or no more than (`languages/content/bounds.toml`), and the translation has near it no word by which
    anybody says that a number is not exact. Translators drop such a word now and then, so that the finding
    is minor; it is major where the reference has one as well, and there is none where the reference does
    without. “About” and “up to” are left out, which translations by people drop or say in other ways, and so
    is a bound that was added. The contrary bound (fewer than for more than) is opposite-meaning's.
    """
    for lost in scanned.bounds:
        if lost.turned:
            continue  # which is the opposite
        here, there = (scanned.document.text(span) for span in (lost.span, lost.witness))
        both = "source and reference have" if lost.backed else "the source has"
        yield Flag(
            lost.span,
            f"an exact number: “{here}”, where {both} “{there}”",
            quote(scanned, (lost.witness,)),
            None,
            Severity.MAJOR if lost.backed else None,
            None,
            0.9 if lost.backed else 0.75,
        )
