"""A word that the newsroom's own dictionary does not have."""

from __future__ import annotations

from collections.abc import Iterator

from qa.checks.base import Case, check
from qa.model import Fix, Flag, Scanned, Severity


@check(
    mqm="Linguistic conventions/Spelling",
    severity=Severity.MINOR,
    since="0.3",
    bad=[],
    good=[
        Case("zh-en", "No dictionary says that tlaks is wrong.", "没有词典。"),
        Case("en-de", "Ohne Wörterbuch ist kein Wrot falsch.", "Without a dictionary no word is wrong."),
        Case("en-fr", "Sans dictionnaire, aucun mto n’est faux.", "Without a dictionary."),
        Case("en-ru", "Без словаря слвоо не ошибка.", "Without a dictionary."),
        Case("ar-en", "The wrods stay.", "الكلمات باقية."),
    ],
)  # fmt: skip
def misspelled_word(
    scanned: Scanned,
    *,
    dictionaries: dict[str, str] = {},  # noqa: B006 (the option's default, never changed)
) -> Iterator[Flag]:
    """A word is not in the hunspell dictionary of its language; off unless one is configured.

    `dictionaries` maps language codes to hunspell files, en = "dictionaries/en_US" for en_US.aff and
    en_US.dic beside the configuration; it needs the extra `spelling`. Slips of the keyboard are rare in machine
    translation, but words glued together or cut in two are not, and editors make their own. Words with capitals or figures
    are left alone, as are those that the source or the glossary has: they are most often names. It does not
    see a wrong word that is another right one.
    """
    for word in scanned.misspelled:
        text = scanned.document.text(word.span)
        near = ", ".join(f"“{one}”" for one in word.proposals)
        yield Flag(
            word.span,
            f"the dictionary has no “{text}”" + (f"; near it: {near}" if near else ""),
            (),
            Fix(word.proposals[0], "hint") if word.proposals else None,
            None,
            None,
            0.5,
        )
