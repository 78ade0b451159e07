"""What a person has rejected, so that it is not proposed again: a small TOML file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tomli

from qa.errors import GlossaryError
from qa.glossary.editing import compose
from qa.names import fold_name
from qa.putting import put_or_tell

_KEYS = {"concept", "what", "lang", "text", "source"}
_WHATS = ("wrong", "form")
_HEAD = """\
# What was proposed and rejected. `qa glossary mine` does not propose it again; take a line out to
# have it back.
"""


@dataclass(frozen=True, slots=True)
class Rejection:
    """A wrong rendering or a form of a concept that is not to be proposed; `source` its source
    forms, by which a new concept is known again."""

    concept: str
    what: str
    lang: str
    text: str
    source: tuple[str, ...]


class Rejected:
    """All rejections, asked by text and source forms, or by text and concept."""

    def __init__(self, rows: Iterable[Rejection] = ()) -> None:
        self.rows = tuple(rows)
        self._by_source = {
            (row.what, row.lang, fold_name(row.text), source)
            for row in self.rows
            for source in row.source
        }
        self._by_concept = {(r.what, r.lang, fold_name(r.text), r.concept) for r in self.rows}

    def rule(self, lang: str, text: str, sources: Sequence[str], concept: str) -> bool:
        return self._has("wrong", lang, text, sources, concept)

    def form(self, lang: str, text: str, sources: Sequence[str], concept: str) -> bool:
        return self._has("form", lang, text, sources, concept)

    def _has(self, what: str, lang: str, text: str, sources: Sequence[str], concept: str) -> bool:
        key = what, lang, fold_name(text)
        by_source = any((*key, source) in self._by_source for source in sources)
        return by_source or (*key, concept) in self._by_concept


def beside(proposals: Path) -> Path:
    """Where the rejections of a file of proposals stand."""
    return proposals.with_name(f"{proposals.stem}.rejected.toml")


def read_rejected(path: Path) -> Rejected:
    """The rejections of a file, none when it is not there; raises GlossaryError."""
    try:
        data = tomli.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Rejected()
    except OSError as error:
        raise GlossaryError(
            f"the rejections cannot be read ({error.strerror})", path=path,
            remedy="Check the path and the permissions.",
        ) from None  # fmt: skip
    except (tomli.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise GlossaryError(
            f"the rejections are not valid TOML: {error}", path=path, remedy="Mend that line."
        ) from None
    rows = data.get("rejected", [])
    if set(data) - {"rejected"} or not isinstance(rows, list):
        raise GlossaryError(
            "the file has more than [[rejected]]", path=path, remedy="Give a file of rejections."
        )
    return Rejected(_row(row, path) for row in rows)


def _row(row: Any, path: Path) -> Rejection:
    if not isinstance(row, dict) or set(row) != _KEYS or row["what"] not in _WHATS:
        raise GlossaryError(
            f"the rejection {row!r} is incomplete", path=path,
            remedy=f"Each has: {', '.join(sorted(_KEYS))}; what is wrong or form.",
        )  # fmt: skip
    source = row["source"]
    texts = [
        row["concept"],
        row["lang"],
        row["text"],
        *(source if isinstance(source, list) else [0]),
    ]
    if not all(isinstance(text, str) for text in texts):
        raise GlossaryError(
            f"the rejection of {row['text']!r} has a value that is no text", path=path,
            remedy='Write "text", and source = ["text"].',
        )  # fmt: skip
    return Rejection(row["concept"], row["what"], row["lang"], row["text"], tuple(source))


def write_rejected(path: Path, rows: Iterable[Rejection]) -> None:
    """The file of exactly these rejections, in one step; raises GlossaryError."""
    blocks = [_HEAD]
    for row in dict.fromkeys(rows):
        pairs = {name: getattr(row, name) for name in ("concept", "what", "lang", "text", "source")}
        lines = "".join(f"{name} = {compose.value(said)}\n" for name, said in pairs.items())
        blocks.append(f"\n[[rejected]]\n{lines}")
    remedy = "Check the folder and the permissions."
    put_or_tell(path, "".join(blocks).encode(), "the rejections", remedy, GlossaryError)
