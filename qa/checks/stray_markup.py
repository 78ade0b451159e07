"""Marks of machines that no reader should see."""

from __future__ import annotations

from collections.abc import Iterator

from qa.checks.base import Case, check
from qa.model import Fix, Flag, Safety, Scanned, Severity

_WHAT = {
    "unknown": "stands for a word that the model did not know",
    "control": "is a mark of a model's own lines",
    "piece": "is a seam between the pieces of a word",
    "tag": "is a tag that the source has not",
    "entity": "is the code of a character",
    "escape": "is an escaped character",
    "footnote": "is the number of a note that the source has not",
    "emphasis": "is marked as in Markdown, which the source has not",
}
_SAFE = ("control", "piece", "entity")


@check(
    mqm="Design and markup/Markup tag",
    severity=Severity.MINOR,
    since="0.3",
    bad=[
        Case("zh-en", "The «<unk>» met in Doha.", "代表们在多哈会晤。"),
        Case("en-de", "Die Regierung von Müller «&amp;» Schmidt trat zurück.", "The government of Müller & Schmidt resigned.", "&"),
        Case("en-fr", "Il a dit : «&quot;»Non", "He said: No", '"'),
        Case("ru-en", "The talks were post«@@ »poned.", "Переговоры отложены.", ""),
        Case("en-es", "El ministro «**dimitió**» ayer.", "The minister resigned yesterday.", "dimitió"),
        Case("zh-en", "He said «\\u201c»no.", "他说不。", "“"),
        Case("ar-en", "The talks failed.«</s>»", "فشلت المحادثات.", ""),
        Case("en-de", "«<output>»Der Minister trat zurück.", "The minister resigned.", ""),
        Case("fr-es", "El acuerdo se firmó en Ginebra.«[1]»", "L'accord a été signé à Genève.", ""),
        Case("en-uk", "Міністр «<b>»подав у відставку.", "The minister resigned.", ""),
    ],
    good=[
        Case("en-de", "Er <b>trat</b> zurück.", "He <b>resigned</b>."),
        Case("en-fr", "AT&T et R&D; il a dit 3 < 5 > 2.", "AT&T and R&D; he said 3 < 5 > 2."),
        Case("fr-en", "It was signed in Geneva.[1]", "Il a été signé à Genève.[1]"),
        Case("de-en", "Article [3] and x[1] were kept.", "Artikel [3] und x[1] blieben."),
        Case("en", "Write to news@@example or see <b>."),
        Case("zh-en", "Rated 5** by the *Times*.", "《泰晤士报》评为5**。"),
        Case("en-es", "El archivo C:\\nuevo\\tabla.", "The file C:\\new\\table."),
    ],
)  # fmt: skip
def stray_markup(scanned: Scanned) -> Iterator[Flag]:
    """Something that programs write for programs: <unk>, &quot;, a tag, \\u201c, half a word and @@.

    Models mark unknown words and the ends of their lines, systems around them escape characters and
    add tags, chat programs write in Markdown, and what was learned from encyclopedias brings the numbers of notes. A source or reference that has such a mark too explains it;
    without either only what no text has is told. An unknown word is major: it is missing.

    Tags and placeholders that were lost are lost-markup's.
    """
    for one in scanned.strays:
        text = scanned.document.text(one.span)
        shown = text if len(text) < 60 else f"{text[:50]}…"
        safety: Safety = "safe" if one.kind in _SAFE else "likely"
        yield Flag(
            one.span,
            f"“{shown}” {_WHAT[one.kind]}",
            (),
            None if one.instead is None else Fix(one.instead, safety),
            Severity.MAJOR if one.kind == "unknown" else None,
            None,
            0.95,
        )
