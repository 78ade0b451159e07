"""Placeholders and tags of the source that the target lost or has otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from qa.checks.base import Case, check, quote
from qa.model import Fix, Flag, Scanned, Severity


@check(
    mqm="Design and markup/Markup tag",
    severity=Severity.MINOR,
    since="0.3",
    bad=[
        Case("en-de", "Guten Tag, «{namen}»!", "Good morning, {name}!", "{name}"),
        Case("en-fr", "Il y a %s résultats.«»", "There are %s results for %(query)s."),
        Case("zh-en", "The minister met «__PERSON_2__».", "部长会见了__PERSON_1__。", "__PERSON_1__"),
        Case("en-es", "El ministro dimitió.«»", "The minister <b>resigned."),
        Case("ru-en", "Read the report.«»", "Читайте доклад {{link}}."),
    ],
    good=[
        Case("en-de", "Guten Morgen, {name}, <b>hier</b>!", "Good morning, {name}, <b>here</b>!"),
        Case("en-fr", "5 %s’il vous plaît, a < b.", "5 % please, a < b."),
        Case("en-es", 'El <a href="x">ministro</a> dimitió.', 'The <a href="y">minister</a> resigned.'),
        Case("ja-en", "He resigned {on Monday}.", "彼は{月曜に}辞任した。"),
        Case("en-tr", "Bakan istifa etti.", "The minister resigned."),
    ],
)  # fmt: skip
def lost_markup(scanned: Scanned) -> Iterator[Flag]:
    """A placeholder ({name}, %s, __PERSON_1__) or a tag of the source that the target has not.

    Systems put a placeholder where a name or a figure will stand, and the copy is printed with the
    wrong one or none: that is major. A lost tag costs a link or an emphasis: minor. Their order and
    what stands in a tag may differ. Tags that only the target has are stray-markup's.
    """
    for one in scanned.verbatims:
        if one.kind not in ("placeholder", "tag"):
            continue
        what = "placeholder" if one.kind == "placeholder" else "tag"
        witness = (one.witness,) if one.witness else ()
        there = "".join(map(scanned.document.text, witness))
        here = scanned.document.text(one.span)
        changed = one.change == "changed"
        yield Flag(
            one.span,
            f"“{here}” is “{there}” in the source"
            if changed
            else f"the {what} “{there}” of the source is missing",
            quote(scanned, witness),
            Fix(one.instead, "likely") if one.instead else None,
            Severity.MAJOR if one.kind == "placeholder" else None,
            None,
            0.9,
        )
