"""The newsroom's known names in a segment, and what is left of the findings that are on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from qa.model import Hit, NearMiss

_DOUBT = 0.75  # probability in the band of doubt: "is X meant?"
_KNOWN, _SURE = 1, 2  # whose word it is: the newsroom's list, the story's metadata


class Known:
    """Stretches [start, end) of a segment's target that are known names.

    `sure` are those that the story's own metadata give: of them nothing is asked.
    """

    def __init__(
        self, text: str, spans: Sequence[tuple[int, int]], sure: Sequence[tuple[int, int]] = ()
    ) -> None:
        self._text = text
        self._named = bytearray(len(text) if spans or sure else 0)
        for mark, stretches in ((_KNOWN, spans), (_SURE, sure)):
            for start, end in stretches:
                self._named[start:end] = bytes([mark]) * (end - start)

    def covers(self, start: int, end: int, least: int = _KNOWN) -> bool:
        """Whether every letter of the stretch belongs to a known name."""
        return bool(self._named) and all(
            self._named[at] >= least or not self._text[at].isalpha() for at in range(start, end)
        )

    def excuses(self, start: int, end: int) -> bool:
        """Whether the words that differ from a glossary name are known, or the last of them is.

        The surname tells who is meant; a known given name before an unknown surname does not.
        """
        last = self._text.rfind(" ", start, end) + 1
        return self.covers(max(start, last), end)

    def spared(self, misses: Iterable[NearMiss], here: Sequence[Hit]) -> Iterator[NearMiss]:
        """The misses of the segment that source or reference speak for, without the known names.

        A surname in the source may be that of the known name's owner. Where the source has a
        glossary name in full and the target lacks it, the known name in its place is asked about.
        """
        for miss in misses:
            place = miss.span.start, miss.span.end
            if not self.covers(*place):
                yield miss
            elif not self.covers(*place, _SURE) and _in_full(miss, here):
                yield replace(miss, probability=min(miss.probability, _DOUBT))


def _in_full(miss: NearMiss, here: Sequence[Hit]) -> bool:
    full = {hit.span for hit in here if hit.term.id == miss.term.id and hit.form.use == "full"}
    return any(span in full for span in miss.witness)
