"""`qa lsp` as an editor uses it: a process of its own, a real client, texts that are never saved."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pygls", reason="the extra lsp")

from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient

ZH = "塔利班任命巴拉达尔为谈判代表。\n😀 他于周一在喀布尔会见了巴拉达尔。\n"
MT = "The Taliban appointed Balladal as a negotiator.\n😀 He met Balladal in Kabul on Monday .\n"
RIGHT = "The Taliban appointed Baradar as a negotiator.\n😀 He met Baradar in Kabul on Monday.\n"
TIMEOUT = 120


class Editor:
    """A client that keeps what it is told."""

    def __init__(self, client: LanguageClient, folder: Path) -> None:
        self.client, self.folder = client, folder
        self.found: asyncio.Queue[lsp.PublishDiagnosticsParams] = asyncio.Queue()
        self.file = folder / "story.en.mt.txt"

    @property
    def uri(self) -> str:
        return self.file.as_uri()

    def open(self, text: str, file: str = "story.en.mt.txt") -> None:
        self.file = self.folder / file
        item = lsp.TextDocumentItem(self.uri, "plaintext", 1, text)
        self.client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))

    def write(self, version: int, text: str) -> None:
        self.client.text_document_did_change(
            lsp.DidChangeTextDocumentParams(
                lsp.VersionedTextDocumentIdentifier(version, self.uri),
                [lsp.TextDocumentContentChangeWholeDocument(text)],
            )
        )

    async def told(self) -> lsp.PublishDiagnosticsParams:
        return await asyncio.wait_for(self.found.get(), TIMEOUT)

    async def actions(self, line: int, first: int, *only: str) -> list[lsp.CodeAction]:
        place = lsp.Position(line, first)
        asked = lsp.CodeActionParams(
            lsp.TextDocumentIdentifier(self.uri), lsp.Range(place, place),
            lsp.CodeActionContext([], list(only) or None),
        )  # fmt: skip
        found = await self.client.text_document_code_action_async(asked)
        return [one for one in found or () if isinstance(one, lsp.CodeAction)]

    async def hover(self, line: int, first: int) -> str | None:
        asked = lsp.HoverParams(lsp.TextDocumentIdentifier(self.uri), lsp.Position(line, first))
        found = await self.client.text_document_hover_async(asked)
        if found is None:
            return None
        assert isinstance(found.contents, lsp.MarkupContent)
        assert found.contents.kind == lsp.MarkupKind.PlainText
        return found.contents.value


@asynccontextmanager
async def session(
    folder: Path, encodings: list[Any] | None, *options: str
) -> AsyncIterator[Editor]:
    client = LanguageClient("tests", "1")
    editor = Editor(client, folder)

    @client.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)  # type: ignore[untyped-decorator]
    def told(params: lsp.PublishDiagnosticsParams) -> None:
        editor.found.put_nowait(params)

    await client.start_io(sys.executable, "-m", "qa", "lsp", *options)
    general = lsp.GeneralClientCapabilities(position_encodings=encodings)
    capabilities = lsp.ClientCapabilities(general=general)
    await asyncio.wait_for(
        client.initialize_async(lsp.InitializeParams(capabilities, root_uri=folder.as_uri())),
        TIMEOUT,
    )
    client.initialized(lsp.InitializedParams())
    try:
        yield editor
    finally:
        await client.shutdown_async(None)
        client.exit(None)
        await client.stop()  # type: ignore[no-untyped-call]


def run(
    work: Callable[[Editor], Awaitable[None]], folder: Path, *options: str, encodings: Any = None
) -> None:
    async def whole() -> None:
        async with session(folder, encodings, *options) as editor:
            await work(editor)

    asyncio.run(whole())


@pytest.fixture
def folder(tmp_path: Path, home: Path) -> Path:
    (tmp_path / "story.zh.txt").write_text(ZH, encoding="utf-8")
    (tmp_path / "story.en.mt.txt").write_text("Something else.\n", encoding="utf-8")
    return tmp_path


def applied(text: str, edits: list[lsp.TextEdit]) -> str:
    """The text with edits that count in UTF-32."""
    lines = text.splitlines(keepends=True)
    starts = [sum(map(len, lines[:n])) for n in range(len(lines) + 1)]
    for edit in sorted(edits, key=lambda e: (-e.range.start.line, -e.range.start.character)):
        first, last = edit.range.start, edit.range.end
        start, end = starts[first.line] + first.character, starts[last.line] + last.character
        text = text[:start] + edit.new_text + text[end:]
    return text


def edits_of(action: lsp.CodeAction, uri: str) -> list[lsp.TextEdit]:
    assert action.edit
    assert action.edit.changes
    return list(action.edit.changes[uri])


@pytest.mark.parametrize(
    ("encodings", "start"),
    [
        (None, 10),  # UTF-16 is what every client has: the smiling face is two of its units
        ([lsp.PositionEncodingKind.Utf8], 12),
        ([lsp.PositionEncodingKind.Utf32], 9),
    ],
)
def test_places_are_in_the_editor_s_units(folder: Path, encodings: Any, start: int) -> None:
    async def work(editor: Editor) -> None:
        editor.open(MT)
        told = await editor.told()
        assert told.version == 1
        names = [d for d in told.diagnostics if d.code == "near-miss-name"]
        assert [(d.range.start.line, d.range.start.character) for d in names] == [
            (0, 22),
            (1, start),
        ]
        assert {d.range.end.character - d.range.start.character for d in names} == {len("Balladal")}
        assert {(d.severity, d.source) for d in names} == {(lsp.DiagnosticSeverity.Error, "wireqa")}
        assert "Baradar" in names[0].message

    run(work, folder, encodings=encodings)


def test_a_path_may_have_blanks_and_any_letters(folder: Path) -> None:
    there = folder / "Größe 100% 中文"
    there.mkdir()
    (there / "wahl #2.zh.txt").write_text(ZH, encoding="utf-8")

    async def work(editor: Editor) -> None:
        editor.open(MT, f"{there.name}/wahl #2.en.mt.txt")
        assert [d.code for d in (await editor.told()).diagnostics].count("near-miss-name") == 2
        assert await editor.hover(0, 25)
        assert len(await editor.actions(0, 25)) == 2
        editor.write(2, RIGHT)
        assert not (await editor.told()).diagnostics

    run(work, folder)


def test_what_is_written_is_examined_as_it_stands(folder: Path) -> None:
    async def work(editor: Editor) -> None:
        editor.open(RIGHT)
        assert not (await editor.told()).diagnostics
        for version in range(2, 6):  # of those that follow each other at once the last one counts
            editor.write(version, RIGHT.replace("Monday", "Tuesday" * (version == 5) or "x"))
        told = await editor.told()
        assert (told.version, [d.code for d in told.diagnostics]) == (5, ["changed-date"])
        assert editor.found.empty()
        editor.client.text_document_did_close(
            lsp.DidCloseTextDocumentParams(lsp.TextDocumentIdentifier(editor.uri))
        )
        assert not (await editor.told()).diagnostics

    run(work, folder)


def test_fixes_at_a_place_at_all_places_and_all_safe_ones(folder: Path) -> None:
    async def work(editor: Editor) -> None:
        editor.open(MT)
        await editor.told()
        assert await editor.actions(0, 5) == []
        one, every = await editor.actions(0, 25)
        assert (one.title, one.is_preferred) == ("Write “Baradar”", False)  # only likely
        assert applied(MT, edits_of(one, editor.uri)) == MT.replace("Balladal", "Baradar", 1)
        assert every.title == "Write “Baradar” at all 2 places"
        assert applied(MT, edits_of(every, editor.uri)) == MT.replace("Balladal", "Baradar")
        assert await editor.actions(0, 25, "refactor") == []
        assert [a.title for a in await editor.actions(0, 25, "quickfix")] == [
            one.title,
            every.title,
        ]
        for asked in ("source", "source.fixAll", "source.fixAll.wireqa"):
            (safe,) = await editor.actions(0, 0, asked)
            assert safe.kind == "source.fixAll.wireqa"
            assert applied(MT, edits_of(safe, editor.uri)) == MT.replace(" .", ".")
        (blank,) = await editor.actions(1, 32)
        assert blank.is_preferred

    run(work, folder, encodings=[lsp.PositionEncodingKind.Utf32])


def test_a_place_says_why(folder: Path) -> None:
    async def work(editor: Editor) -> None:
        editor.open(MT)
        await editor.told()
        assert await editor.hover(0, 5) is None
        told = await editor.hover(0, 25)
        assert told
        assert told.startswith("near-miss-name: ")
        assert "· sounds" in told

    run(work, folder)


def test_suppressions_and_configuration_count_from_the_next_time_it_is_saved(folder: Path) -> None:
    async def work(editor: Editor) -> None:
        editor.open(MT)
        assert len((await editor.told()).diagnostics) == 3
        (folder / "qa.toml").write_text('ignore = ["near-miss-name"]\n', encoding="utf-8")
        save = lsp.DidSaveTextDocumentParams(lsp.TextDocumentIdentifier(editor.uri))
        editor.client.text_document_did_save(save)
        assert [d.code for d in (await editor.told()).diagnostics] == ["stray-spacing"]
        (folder / "qa.toml").write_text("ignore = [", encoding="utf-8")
        editor.client.text_document_did_save(save)
        (wrong,) = (await editor.told()).diagnostics
        assert "qa.toml" in wrong.message
        assert wrong.range.start.line == 0
        (folder / "qa.toml").write_text("", encoding="utf-8")
        suppression = '[[suppress]]\ncheck = "near-miss-name"\ntext = "Balladal"\nreason = "so"\n'
        (folder / "qa-suppressions.toml").write_text(suppression, encoding="utf-8")
        editor.client.text_document_did_save(save)
        assert [d.code for d in (await editor.told()).diagnostics] == ["stray-spacing"]

    run(work, folder)


def test_what_is_no_story_is_said_and_the_next_text_is_examined(folder: Path) -> None:
    async def work(editor: Editor) -> None:
        editor.open("\n\n", "empty.en.mt.txt")
        (wrong,) = (await editor.told()).diagnostics
        assert wrong.severity == lsp.DiagnosticSeverity.Error
        editor.open("<p>The Taliban appointed Balladal.</p", "page.en.mt.html")
        await editor.told()
        editor.open('{"target": 3', "rows.jsonl")
        (wrong,) = (await editor.told()).diagnostics
        assert "rows.jsonl" in wrong.message
        editor.open(MT)
        assert len((await editor.told()).diagnostics) == 3

    run(work, folder)
