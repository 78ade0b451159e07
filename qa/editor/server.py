"""The language server: an editor says what its texts are, and is told what is found in them.

A text is examined when it is opened, saved, and when its writer pauses. Configuration, packs and
suppressions are read again when a text is opened or saved.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from qa import __version__
from qa.editor.desk import Desk, Looked
from qa.editor.shown import FIX_ALL, Shown, fixed

_PAUSE = 0.3  # seconds without a keystroke


@dataclass(frozen=True, slots=True)
class _Known:
    """What was found in a text of one version."""

    version: int | None
    looked: Looked
    shown: Shown


class Server(LanguageServer):
    """One editor's session."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("wireqa", __version__)
        self._desk = desk
        self._known: dict[str, _Known] = {}
        self._open: set[str] = set()  # as the editor spells them: pygls has them decoded or not

    def opened(self, uri: str) -> None:
        """Examine a text by whatever governs it now, and tell what is found."""
        self._open.add(uri)
        self._desk.renew()
        self._known.pop(uri, None)
        self._tell(uri)

    async def changed(self, uri: str, version: int) -> None:
        """Tell once its writer pauses; of several changes the last one waits to the end."""
        await asyncio.sleep(_PAUSE)
        if uri in self._open and self.workspace.get_text_document(uri).version == version:
            self._tell(uri)

    def closed(self, uri: str) -> None:
        """What nobody looks at has no findings."""
        self._open.discard(uri)
        self._known.pop(uri, None)
        self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, []))

    def actions(self, params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        """Fixes of what is found in a range; all safe ones of the text where it asks for those."""
        known = self._now(params.text_document.uri)
        if known is None:
            return []
        return [*self._actions(known, params)]

    def told(self, params: lsp.HoverParams) -> lsp.Hover | None:
        """What is found at a place, with the evidence."""
        known = self._now(params.text_document.uri)
        return known.shown.told(params.position) if known else None

    def _actions(self, known: _Known, params: lsp.CodeActionParams) -> Iterator[lsp.CodeAction]:
        uri, only = params.text_document.uri, params.context.only
        if only is None or _asked(lsp.CodeActionKind.QuickFix.value, only):
            yield from known.shown.actions(uri, params.range)
        if only is not None and _asked(FIX_ALL, only):
            mended = self._desk.mended(known.looked)
            if mended and mended.edits and known.looked.raw:
                yield fixed(uri, mended, known.looked.raw, self._units)

    def _tell(self, uri: str) -> None:
        known = self._now(uri)
        if known:
            found = known.shown.diagnostics()
            told = lsp.PublishDiagnosticsParams(uri, found, known.version)
            self.text_document_publish_diagnostics(told)

    def _now(self, uri: str) -> _Known | None:
        """What is found in an open text as it is now; None for one that is no file."""
        path = to_fs_path(uri)
        if uri not in self._open or path is None:
            return None
        document = self.workspace.get_text_document(uri)
        known = self._known.get(uri)
        if known is None or known.version != document.version:
            looked = self._desk.look(Path(path), document.source)
            known = _Known(document.version, looked, Shown(looked, self._units))
            self._known[uri] = known
        return known

    @property
    def _units(self) -> lsp.PositionEncodingKind | str:
        return self.workspace.position_encoding or lsp.PositionEncodingKind.Utf16


def _asked(kind: str, only: Sequence[lsp.CodeActionKind | str]) -> bool:
    """Whether a kind or one that it belongs to (source for source.fixAll) is among those asked for."""
    return any(f"{kind}.".startswith(f"{getattr(one, 'value', one)}.") for one in only)


def server(desk: Desk) -> Server:
    """A server with all that it answers to."""
    made = Server(desk)

    @made.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: lsp.DidOpenTextDocumentParams) -> None:
        made.opened(params.text_document.uri)

    @made.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: lsp.DidSaveTextDocumentParams) -> None:
        made.opened(params.text_document.uri)

    @made.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: lsp.DidChangeTextDocumentParams) -> None:
        await made.changed(params.text_document.uri, params.text_document.version)

    @made.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: lsp.DidCloseTextDocumentParams) -> None:
        made.closed(params.text_document.uri)

    kinds: list[lsp.CodeActionKind | str] = [lsp.CodeActionKind.QuickFix, FIX_ALL]

    @made.feature(lsp.TEXT_DOCUMENT_CODE_ACTION, lsp.CodeActionOptions(code_action_kinds=kinds))
    def actions(params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        return made.actions(params)

    @made.feature(lsp.TEXT_DOCUMENT_HOVER)
    def told(params: lsp.HoverParams) -> lsp.Hover | None:
        return made.told(params)

    return made
