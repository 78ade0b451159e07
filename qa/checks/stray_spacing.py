"""Blanks on the wrong side of a quotation mark or stop."""

from __future__ import annotations

from collections.abc import Iterator

from qa.checks.base import Case, check
from qa.model import Fix, Flag, Scanned, Severity


@check(
    mqm="Linguistic conventions/Punctuation",
    severity=Severity.MINOR,
    since="0.1",
    bad=[
        Case("en", 'He said, "Seven were «injured . "»', "", 'injured."'),
        Case("zh-en", '"It will be «postponed, "he» said.', "“将推迟，”他说。", 'postponed," he'),
        Case("en-de", "Er kündigte «an ,» dass er geht.", "He announced that he is going.", "an,"),
        Case(
            "zh-fr",
            "Un représentant de «Nashville ,» dans le Tennessee.",
            "田纳西州纳什维尔的代表。",
            "Nashville,",
        ),
        Case(
            "de-en",
            "The vote «was  held» on Sunday.",
            "Die Wahl fand am Sonntag statt.",
            "was held",
        ),
    ],
    good=[
        Case("en", 'He said, "Seven were injured."'),
        Case("en", "It rose to 3.5 per cent ... and fell."),
        Case("fr", "Il a dit : « Non ! »"),
        Case("en-es", "Bajó un 3 % ... y subió .5 puntos.", "It fell 3% ... and rose .5 points."),
        Case("de-en", "It ended.  He left.", "Es war vorbei. Er ging."),
        Case("en", "Mo   9 to 5\nTu   9 to 6"),
        Case("zh-en", 'She asked: "Why?" He left.', "她问：“为什么？”他走了。"),
    ],
)
def stray_spacing(scanned: Scanned) -> Iterator[Flag]:
    """A blank before a stop or inside quotation marks and brackets, where this language has none, two for one, or none.

    Machine translation glues the target together from pieces and leaves the blanks of the seams, or
    none: “C' est”, “Sunday.Turnout”, “他说 ：”. A stop without a blank counts before a capital, where the source has
    no such word. Languages that write a blank there (French before ? and !) say so in their language file.
    """
    for slip in scanned.spacing:
        text = scanned.document.text(slip.span)
        yield Flag(
            slip.span,
            f"{slip.what}: “{text}”",
            (),
            Fix(slip.instead, "safe" if slip.sure else "likely"),
            None,
            None,
            0.95,
        )
