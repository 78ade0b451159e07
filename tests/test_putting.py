"""Files put in their place, or one sentence of the kind that is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa.errors import ConfigError, GlossaryError
from qa.putting import put_or_tell


def test_a_file_is_put_and_its_folders_are_made(tmp_path: Path) -> None:
    put_or_tell(tmp_path / "a", b"1", "it", "Choose another.")
    put_or_tell(tmp_path / "f" / "g" / "b", b"2", "it", "Choose another.", folders=True)
    assert [f.read_bytes() for f in (tmp_path / "a", tmp_path / "f" / "g" / "b")] == [b"1", b"2"]


REFUSED = [
    ("f/a", ConfigError, False, "the list cannot be written (No such file or directory). Mend it."),
    ("file/a", GlossaryError, True, "the list cannot be written (File exists). Mend it."),
    ("folder", ConfigError, False, "the list cannot be written (Is a directory). Mend it."),
]


@pytest.mark.parametrize(("name", "kind", "folders", "says"), REFUSED)
def test_a_refusal_is_one_sentence(
    tmp_path: Path, name: str, kind: type[ConfigError], folders: bool, says: str
) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "folder").mkdir()
    with pytest.raises(kind) as raised:
        put_or_tell(tmp_path / name, b"x", "the list", "Mend it.", kind, folders=folders)
    assert str(raised.value) == f"{tmp_path}/{name}: {says}"
    assert raised.value.exit_code == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder"]
