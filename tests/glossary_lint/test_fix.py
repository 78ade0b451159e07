"""`--fix`: what it writes, what it leaves byte for byte, and that a second run has nothing to do."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from qa.errors import GlossaryError
from qa.glossary.lint import RULES
from qa.glossary.lint.fixing import fix
from qa.glossary.lint.packs import folding

FOLD = folding()
HEAD = b'# kept\npack = "p"\n\n[[concept]]  # why\nid = "org.x"\nkind = "org"\n[concept.forms]\n'
ROWS = b"id\tkind\tlang\ttext\tuse\tevidence\n"

SAME = [
    (b"en = ['A', \"B\"] # two\n", ".toml"),
    ("zh-Hans = [\"刚果（金）\"]\nfa = [\"هبت\u200cالله\"]\nar = [\"علی\"]\n".encode(), ".toml"),
    # Another house, another status that is written, other evidence: for a person to decide.
    (b'en = ["A", { text = "A", styles = ["ap"] }]\n', ".toml"),
    (b'en = [{ text = "A", status = "admitted" }, { text = "A", status = "preferred" }]\n', ".toml"),
    (b'en = ["A", { text = "A", evidence = ["E"] }]\n', ".toml"),
    (b'en = ["NATO", "Nato"]\n', ".toml"),
    ('en = ["\u200b"]\n'.encode(), ".toml"),  # nothing would be left
    (b'en = ["A"\n', ".toml"),  # not TOML at all
    (b"x\torg\ten\tA\t\t\nx\torg\ten\tA\tshort\t\n", ".tsv"),
    (b"x\torg\ten\tA\t\t\nx\torg\ten\tA \n", ".tsv"),  # not well-formed
]  # fmt: skip
MENDED = [
    (b'en = [\n  " A ", # one\n  "B",\n]\n', b'en = [\n  "A", # one\n  "B",\n]\n', ".toml"),
    (b"en = ['A  B']\r\nfr = [\"C\"]\r\n", b"en = ['A B']\r\nfr = [\"C\"]\r\n", ".toml"),
    (b'tr = ["Tu\xcc\x88rkiye"]\n', 'tr = ["Türkiye"]\n'.encode(), ".toml"),
    ("zh-Hans = [\"阿•加\u200b\"]\nja = [{ text = \"ｱ･ガ\", use = \"short\" }]\n".encode(),
     "zh-Hans = [\"阿·加\"]\nja = [{ text = \"ア・ガ\", use = \"short\" }]\n".encode(), ".toml"),
    ("fa = [\"كابل\"]\nar = [\"کابل علی\"]\n".encode(),
     "fa = [\"کابل\"]\nar = [\"كابل علی\"]\n".encode(), ".toml"),
    (b'en = [" say \\"A\\" "]\n', b'en = ["say \\"A\\""]\n', ".toml"),
    (b'en = ["""\nA\nB"""]\n', b'en = ["A B"]\n', ".toml"),
    # An element goes with its comma and its line, and never with a comment.
    (b'en = ["A", "B", "A"]\n', b'en = ["A", "B"]\n', ".toml"),
    (b'en = ["A", "A", "B"]\n', b'en = ["A", "B"]\n', ".toml"),
    (b'en = ["A", "A", "A"]\n', b'en = ["A"]\n', ".toml"),
    (b'en = [\n  "A",\n  { text = "A" },\n  "B",\n]\n', b'en = [\n  "A",\n  "B",\n]\n', ".toml"),
    (b'en = [\n  "A",\n  "A", # so\n  "B",\n]\n', b'en = [\n  "A",\n  # so\n  "B",\n]\n', ".toml"),
    # What one round makes equal, the next one drops.
    (b'en = [\n  "A",\n  "A ",\n]\n', b'en = [\n  "A",\n]\n', ".toml"),
    (b'en = ["A"]\n[[concept.wrong]]\nlang = "en"\ntexts = ["B", "C", "B"]\ninstead = "A"\n'
     b'severity = "major"\nwhen = { source_has = ["x", "y", "x"] }\n',
     b'en = ["A"]\n[[concept.wrong]]\nlang = "en"\ntexts = ["B", "C"]\ninstead = "A"\n'
     b'severity = "major"\nwhen = { source_has = ["x", "y"] }\n', ".toml"),
    (b'[[concept.forms.en]]\ntext = "A"\n[[concept.forms.en]]\ntext = "A"\nuse = "full"\n',
     b'[[concept.forms.en]]\ntext = "A"\n', ".toml"),
    ("x\torg\ten\t A\t\t\r\nx\torg\tzh-Hans\t阿‧加\t\t\r\nx\torg\ten\tA\t\t\r\n".encode(),
     "x\torg\ten\tA\t\t\r\nx\torg\tzh-Hans\t阿·加\t\t\r\n".encode(), ".tsv"),
    (b"# c\n\nx\torg\ten\tA\t\tE F\ny\torg\ten\tB\t\t\nx\torg\ten\tA\t\tE",
     b"# c\n\nx\torg\ten\tA\t\tE F\ny\torg\ten\tB\t\t\n", ".tsv"),
]  # fmt: skip
RULE = b'[[concept.wrong]]\nlang = "en"\ntext = "B"\ninstead = "A"\nseverity = "major"\n'
WHEN = b'[concept.wrong.when]\nsource_has = ["x"]\n'
BLOCKS = [
    # The second of two equal rules goes with its condition, unless a comment would go with it.
    (RULE + WHEN + b"\n" + RULE + WHEN + b"\n# end\n", RULE + WHEN + b"\n# end\n"),
    (RULE + b"\n" + RULE, RULE),
    (RULE + b"\n" + RULE + b"# mine\n\n[[concept]]\nid = \"b\"\nkind = \"org\"\n",
     RULE + b"\n# mine\n\n[[concept]]\nid = \"b\"\nkind = \"org\"\n"),
    (RULE + b"\n" + RULE + b"seen = \"x\" # y\n", RULE + b"\n" + RULE + b"seen = \"x\" # y\n"),
    (RULE + b"\n" + RULE.replace(b"\n", b" # y\n"), RULE + b"\n" + RULE.replace(b"\n", b" # y\n")),
    (RULE + b"\n" + RULE + WHEN, RULE + b"\n" + RULE + WHEN),
]  # fmt: skip


def _mend(folder: Path, body: bytes, kind: str) -> bytes:
    file = folder / f"p{kind}"
    file.write_bytes(body)
    fix(file, FOLD, list(RULES))
    once = file.read_bytes()
    assert fix(file, FOLD, list(RULES)) == ()
    assert file.read_bytes() == once
    assert [p.name for p in folder.iterdir()] == [file.name]
    return once


def _whole(body: bytes, kind: str) -> bytes:
    return {".toml": HEAD, ".tsv": ROWS}[kind] + body


@pytest.mark.parametrize(("body", "kind"), SAME)
def test_what_is_not_certain_stays(tmp_path: Path, body: bytes, kind: str) -> None:
    whole = _whole(body, kind)
    assert _mend(tmp_path, whole, kind) == whole


@pytest.mark.parametrize(("before", "after", "kind"), MENDED)
def test_what_is_certain_is_mended(tmp_path: Path, before: bytes, after: bytes, kind: str) -> None:
    assert _mend(tmp_path, _whole(before, kind), kind) == _whole(after, kind)


@pytest.mark.parametrize(("before", "after"), BLOCKS)
def test_a_second_equal_rule_goes(tmp_path: Path, before: bytes, after: bytes) -> None:
    head = HEAD + b'en = ["A"]\n\n'
    assert _mend(tmp_path, head + before, ".toml") == head + after


def test_a_byte_order_mark_and_the_permissions_stay(tmp_path: Path) -> None:
    file = tmp_path / "p.toml"
    file.write_bytes(b"\xef\xbb\xbf" + HEAD + b'en = ["A "]\n')
    file.chmod(0o640)
    (fixed,) = fix(file, FOLD, list(RULES))
    assert str(fixed) == f"{file}:8: fixed odd-blank org.x: 'A ' → 'A'"
    assert file.read_bytes() == b"\xef\xbb\xbf" + HEAD + b'en = ["A"]\n'
    assert file.stat().st_mode & 0o777 == 0o640


def test_only_the_chosen_rules_mend(tmp_path: Path) -> None:
    file = tmp_path / "p.toml"
    file.write_bytes(HEAD + 'zh-Hans = ["阿•加 "]\n'.encode())
    assert [fixed.rule for fixed in fix(file, FOLD, ["name-dot"])] == ["name-dot"]
    assert file.read_bytes() == HEAD + 'zh-Hans = ["阿·加 "]\n'.encode()


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.toml", tmp_path / "link.toml"
    real.write_bytes(HEAD + b'en = ["A "]\n')
    link.symlink_to(real)
    fix(link, FOLD, list(RULES))
    assert link.is_symlink()
    assert real.read_bytes() == HEAD + b'en = ["A"]\n'


def test_a_pack_that_cannot_be_written_is_said_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "p.toml"
    file.write_bytes(HEAD + b'en = ["A "]\n')

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(GlossaryError) as caught:
        fix(file, FOLD, list(RULES))
    assert str(caught.value) == (
        f"{file}: the pack cannot be written (Permission denied). "
        "Check the permissions of its folder."
    )
    assert file.read_bytes() == HEAD + b'en = ["A "]\n'
    assert list(tmp_path.iterdir()) == [file]
