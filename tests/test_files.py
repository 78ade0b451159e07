"""Files are put in place in one step."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from qa.files import put


def test_a_file_that_is_there_keeps_its_permissions_and_its_links(tmp_path: Path) -> None:
    file, link = tmp_path / "a", tmp_path / "l"
    file.write_bytes(b"old")
    file.chmod(0o640)
    link.symlink_to(file)
    put(link, b"new")
    assert (file.read_bytes(), file.stat().st_mode & 0o777) == (b"new", 0o640)
    assert link.is_symlink()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a", "l"]


def test_what_fails_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    file = tmp_path / "a"
    file.write_bytes(b"old")
    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="No space"):
        put(file, b"new")
    assert file.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["a"]
