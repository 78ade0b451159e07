"""The source's own text in place of a translation."""

from __future__ import annotations

from collections.abc import Iterator

from qa.checks.base import Case, check, quote
from qa.model import Flag, Scanned, Severity


@check(
    mqm="Accuracy/Untranslated",
    severity=Severity.CRITICAL,
    since="0.3",
    bad=[
        Case("en-nl", "«I could not walk.»", "I could not walk."),
        Case("zh-en", "«人们以不同的方式进行社交。»", "人们以不同的方式进行社交。"),
        Case("en-hi", "«Attempted murder charge over Belfast restaurant stabbing»",
             "Attempted murder charge over Belfast restaurant stabbing"),
        Case("de-en", "«Der Schuss segelte hoch über den Strafraum.»", "Der Schuss segelte hoch über den Strafraum."),
        Case("fr-en", "The minister spoke in Paris. «La ville fêtait son anniversaire avec le roi.»",
             "Le ministre a parlé à Paris. La ville fêtait son anniversaire avec le roi."),
    ],
    good=[
        Case("en-de", "Apple, Google, Microsoft, Amazon", "Apple, Google, Microsoft, Amazon"),
        Case("en-es", "Real Madrid 3, Barcelona 2", "Real Madrid 3, Barcelona 2"),
        Case("zh-en", "www.xinhuanet.com/english", "www.xinhuanet.com/english"),
        Case("en-fr", "Il a chanté « You can’t always get what you want » hier.",
             "He sang “You can’t always get what you want” yesterday."),
    ],
)  # fmt: skip
def copied_source(scanned: Scanned) -> Iterator[Flag]:
    """A segment, or a whole sentence of it, is the source's own text: nothing was translated.

    It happens to headlines, captions and quotations, where an engine takes all for a name; others give
    the source beside its translation, in brackets or behind a slash. Names,
    figures and addresses that stay as they are no copy: the text must be in another language than
    the translation's by its script or its frequent words.

    It does not see a sentence of fewer than four words, nor one that was copied with changes (that
    is `wrong-language`).
    """
    for copy in scanned.tongue.copied:
        segment = scanned.document.segments[copy.span.segment]
        whole = copy.span.end - copy.span.start == len(segment.target)
        what = "the segment" if whole else "the sentence"
        yield Flag(
            copy.span,
            f"{what} is the source's own text",
            quote(scanned, (copy.witness,)),
            None,
            None if whole else Severity.MAJOR,
            None,
            round(copy.sure, 2),
        )
