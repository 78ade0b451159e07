"""A figure of the target that the source lacks."""

from __future__ import annotations

from collections.abc import Iterator

from qa.checks.base import Case, check
from qa.model import Flag, Scanned, Severity


@check(
    mqm="Accuracy/Addition",
    severity=Severity.MINOR,
    since="0.3",
    bad=[
        Case("zh-en", "The blast killed «47» people.", "爆炸造成多人死亡。"),
        Case("de-en", "The army sent «5,000» soldiers.", "Die Armee entsandte Soldaten."),
        Case("en-ru", "Погибли «310» человек.", "People were killed."),
        Case("ja-en", "Some «36,000» people came.", "大勢の人が訪れた。"),
        Case("ar-en", "At least «73» were wounded.", "أصيب عدد من الأشخاص."),
    ],
    good=[
        Case("zh-en", "Two people came.", "张三和李四来了。"),
        Case("de-en", "Prices rose by 50 percent.", "Die Preise stiegen um die Hälfte."),
        Case("en-fr", "12 personnes sont venues.", "A dozen people came."),
        Case("ja-en", "It is one of them.", "その一つだ。"),
        Case("en-es", "Corrió 16 kilómetros.", "He ran 10 miles."),
    ],
)  # fmt: skip
def added_number(scanned: Scanned) -> Iterator[Flag]:
    """A figure stands in the target that neither source nor reference has in any shape.

    Where such a figure takes the place of another one, that is another check's. Numbers up
    to twelve are not looked at, since every language counts some things that another does not.
    """
    for change in scanned.figure_changes:
        if change.kind == "added":
            text = scanned.document.text(change.span)
            document = scanned.document
            references = document.segments[change.span.segment].references
            side = "the reference has" if references else "the source has"
            if references and document.has_source:
                side = "source and reference have"
            yield Flag(
                change.span, f"{side} nothing of the number “{text}”", (), None, None, None,
                change.confidence,
            )  # fmt: skip
