"""Readers of reports, each counting as its program does: they know bytes and the report, no more."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from lxml import etree

_MARKS = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


def decoded(data: bytes, encoding: str = "utf-8") -> str:
    """As an editor opens it: the byte order mark decides and is no character."""
    for mark, name in _MARKS.items():
        if data.startswith(mark):
            return data[len(mark) :].decode(name)
    return data.decode(encoding)


def sarif_regions(text: str, data: bytes) -> Iterator[tuple[dict[str, Any], str]]:
    """The regions of the results with the words that lines and columns lead to."""
    (run,) = json.loads(text)["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    encodings = {a["location"]["uri"]: a["encoding"] for a in run["artifacts"]}
    for one in run["results"]:
        physical = one["locations"][0]["physicalLocation"]
        uri = physical["artifactLocation"]["uri"]
        whole = decoded(data, encodings.get(uri, run["defaultEncoding"]))
        for region in (physical["region"], physical.get("contextRegion")):
            if region:
                words = cut(whole, region)
                start = region["charOffset"]
                assert whole[start : start + region["charLength"]] == words
                assert region["snippet"]["text"] == words
        yield one, cut(whole, physical["region"])


def place(whole: str, line: int, column: int) -> int:
    """The offset of a column, in code points from 1; lines end with line feeds."""
    lines = whole.split("\n")
    return sum(len(one) + 1 for one in lines[: line - 1]) + column - 1


def cut(whole: str, region: dict[str, int]) -> str:
    start = place(whole, region["startLine"], region["startColumn"])
    return whole[start : place(whole, region["endLine"], region["endColumn"])]


def from_sarif(text: str, data: bytes) -> list[str]:
    return [words for _, words in sarif_regions(text, data)]


def mended_by_sarif(text: str, data: bytes) -> str:
    """All fixes applied, the last first."""
    (run,) = json.loads(text)["runs"]
    encodings = {a["location"]["uri"]: a["encoding"] for a in run["artifacts"]}
    whole = ""
    edits: list[tuple[int, int, str]] = []
    for one in run["results"]:
        for fix in one.get("fixes", []):
            (change,) = fix["artifactChanges"]
            (edit,) = change["replacements"]
            uri = change["artifactLocation"]["uri"]
            whole = decoded(data, encodings.get(uri, run["defaultEncoding"]))
            region = edit["deletedRegion"]
            edits.append(
                (
                    place(whole, region["startLine"], region["startColumn"]),
                    place(whole, region["endLine"], region["endColumn"]),
                    edit["insertedContent"]["text"],
                )
            )
    for start, end, new in sorted(edits, reverse=True):
        whole = f"{whole[:start]}{new}{whole[end:]}"
    return whole


def from_rdjson(text: str, data: bytes) -> list[str]:
    """reviewdog cuts the lines of the file, its first bytes included, by bytes."""
    return [_bytes(one["location"]["range"], data) for one in json.loads(text)["diagnostics"]]


def from_rdjsonl(text: str, data: bytes) -> list[str]:
    lines = [json.loads(line) for line in text.splitlines()]
    return [_bytes(one["location"]["range"], data) for one in lines]


def _bytes(found: dict[str, Any], data: bytes) -> str:
    start, end = found["start"], found["end"]
    assert start["line"] == end["line"]
    line = data.split(b"\n")[start["line"] - 1]
    words: bytes = line[start["column"] - 1 : end["column"] - 1]
    return words.decode()


def mended_by_rdjson(text: str, data: bytes) -> bytes:
    """The suggestions applied as reviewdog does: the line before, the new text, the line after."""
    lines = data.split(b"\n")
    suggestions = [
        suggestion
        for one in json.loads(text)["diagnostics"]
        for suggestion in one.get("suggestions", [])
    ]
    for one in sorted(suggestions, key=lambda s: -s["range"]["start"]["column"]):
        start, end = one["range"]["start"], one["range"]["end"]
        assert start["line"] == end["line"]
        line = lines[start["line"] - 1]
        lines[start["line"] - 1] = (
            line[: start["column"] - 1] + one["text"].encode() + line[end["column"] - 1 :]
        )
    return b"\n".join(lines)


def from_github(text: str, data: bytes) -> list[str]:
    lines = decoded(data).split("\n")
    places = re.findall(r"line=(\d+),endLine=\d+,col=(\d+),endColumn=(\d+)", text)
    return [lines[int(n) - 1][int(a) - 1 : int(b)] for n, a, b in places]


def from_gitlab(text: str, data: bytes) -> list[str]:
    lines = decoded(data).split("\n")
    found = []
    for one in json.loads(text):
        begin, end = (one["location"]["positions"][k] for k in ("begin", "end"))
        assert begin["line"] == end["line"]
        found.append(lines[begin["line"] - 1][begin["column"] - 1 : end["column"] - 1])
    return found


def from_json(text: str, data: bytes) -> list[str]:
    lines = decoded(data).split("\n")
    return [
        lines[one["line"] - 1][one["column"] - 1 : one["end_column"] - 1]
        for document in json.loads(text)["documents"]
        for one in document["findings"]
    ]


def from_checkstyle(text: str, data: bytes) -> list[str]:
    """It has no ends: what follows the place, as long as the words in the message."""
    lines = decoded(data).split("\n")
    found = []
    for error in etree.fromstring(text.encode()).iter("error"):
        column = int(error.attrib["column"]) - 1
        length = str(error.attrib["message"]).index("”") - 1
        found.append(lines[int(error.attrib["line"]) - 1][column : column + length])
    return found


READ_BACK: dict[str, Callable[[str, bytes], list[str]]] = {
    "sarif": from_sarif,
    "rdjson": from_rdjson,
    "rdjsonl": from_rdjsonl,
    "github": from_github,
    "gitlab": from_gitlab,
    "json": from_json,
    "checkstyle": from_checkstyle,
}
