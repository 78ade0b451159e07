"""The newsroom's own list of names: read, found in a text, edited."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa.errors import ConfigError
from qa.names.known import KnownNames, lines, read_known
from qa.names.known_list import added, removed
from tests.growth import linear


@pytest.mark.parametrize(
    ("content", "names"),
    [
        (b"", ()),
        (b"\n\n  \n# only a remark\n   # another\n", ()),
        (b"Kushida", ("Kushida",)),
        (b"Kushida\r\nBalladal\r\n", ("Kushida", "Balladal")),
        (b"Kushida\rBalladal", ("Kushida", "Balladal")),
        (b"\xef\xbb\xbfKushida\n", ("Kushida",)),
        (b"Kushida # why\nBalladal\t# why # not\n", ("Kushida", "Balladal")),
        (b"  Ann   Marie\tKushida  \n", ("Ann Marie Kushida",)),
        (b"Kushida\nKushida\nKUSHIDA\n", ("Kushida", "Kushida", "KUSHIDA")),
        ("O’Brien\nGarcía-López\nЛукашенко\nعلي\n".encode(),
         ("O’Brien", "García-López", "Лукашенко", "علي")),
        ("A\u2028B\n".encode(), ("A B",)),  # no line end for an editor: a blank in a name
        (b"C#Minor\n", ("C#Minor",)),
        (("x" * 200).encode(), ("x" * 200,)),
    ],
)  # fmt: skip
def test_a_list(tmp_path: Path, content: bytes, names: tuple[str, ...]) -> None:
    file = tmp_path / "known.txt"
    file.write_bytes(content)
    assert read_known(file).names == names


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"Kushida\n123\n", ":2: '123' has no letters. Write one name a line, remarks behind #."),
        (b"A\n\n-- # dash\n", ":3: '--' has no letters. Write one name"),
        (b"x" * 201, ":1: the name is longer than 200 characters. Write one name"),
        (b"Ku\x00shida\n", ":1: 'Ku\\x00shida' has control characters. Write one name"),
        (b"Kushida\nGonz\xe1lez\n", ": the list of known names is not UTF-8 (byte 12). Save it as UTF-8."),
        ("Kushida".encode("utf-16"), ": the list of known names is not UTF-8 (byte 0). Save it"),
        (b"a\n" * (2 * 1024 * 1024 + 1),
         ": the list of known names is over 4 MB. Keep whole gazetteers in a pack of the glossary."),
    ],
    ids=["digits", "dash", "long", "control", "latin-1", "utf-16", "large"],
)  # fmt: skip
def test_a_list_that_is_none(tmp_path: Path, content: bytes, message: str) -> None:
    file = tmp_path / "known.txt"
    file.write_bytes(content)
    with pytest.raises(ConfigError) as raised:
        read_known(file)
    assert str(raised.value).startswith(f"{file}{message}")


@pytest.mark.parametrize(
    ("name", "why"), [("none.txt", "No such file or directory"), (".", "Is a directory")]
)
def test_a_list_that_cannot_be_read(tmp_path: Path, name: str, why: str) -> None:
    with pytest.raises(ConfigError) as raised:
        read_known(tmp_path / name)
    assert str(raised.value) == (
        f"{tmp_path / name}: the list of known names cannot be read ({why}). "
        "Mend the path or its permissions; `qa names add` makes a new list."
    )


LIST = KnownNames(
    ("Kushida", "Abdul Karim Balladal", "Abdul Karim", "O'Brien", "García-López", "Лукашенко")
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("Kushidas met Karim Abdul.", []),
        ("Abdul met Karim.", []),
        ("Abdul, Karim and (Abdul) Karim", []),
        ("Abdul\nKarim, Abdul-Karim", ["Abdul\nKarim"]),  # a hyphen makes one word
        ("Abdul Karim Abdul Karim", ["Abdul Karim", "Abdul Karim"]),
        ("Mr Kushida's plan", ["Kushida's"]),
        ("KUSHIDA and kushida", ["KUSHIDA", "kushida"]),
        ("Abdul Karim Balladal", ["Abdul Karim Balladal"]),
        ("Abdul Karim Balladar", ["Abdul Karim"]),
        ("Abdul Abdul Karim", ["Abdul Karim"]),
        ("O’Brien, Obrien, Garcia-Lopez", ["O’Brien", "Obrien", "Garcia-Lopez"]),
        ("Саша Лукашенко", ["Лукашенко"]),
    ],
)
def test_names_in_a_text(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in LIST.spans(text)] == found
    assert KnownNames().spans(text) == []


def test_a_name_in_full_makes_its_words_known_in_the_story() -> None:
    said = LIST.said(["Abdul Karim Balladal came.", "So did Kushida."])
    text = "Balladal spoke. Karim did not."
    assert [text[start:end] for start, end in LIST.spans(text, said)] == ["Balladal", "Karim"]
    assert LIST.spans(text, LIST.said(["Balladal came."])) == []
    assert KnownNames().said(["Abdul Karim Balladal"]) == frozenset()


def test_many_names_that_begin_alike_cost_no_more() -> None:
    names = KnownNames(tuple(f"Abdul {chr(97 + n % 26)}x{n % 977}" for n in range(50_000)))
    assert names.spans("Abdul Qqq") == []
    assert names.spans("Abdul " * 20_000) == []
    assert linear(lambda size: names.spans("Abdul " * 10_000 * size))


def test_has() -> None:
    names = ("kushida", "ABDUL KARIM", "obrien", "Balladal", "Abdul", "")
    assert [name for name in names if LIST.has(name)] == ["kushida", "ABDUL KARIM", "obrien"]


@pytest.mark.parametrize(
    ("old", "names", "remark", "new"),
    [
        ("Kushida\n", ["kushida", "KUSHIDA"], "why", "Kushida\n"),
        ("Kushida # x\r\n", ["Kushida"], "", "Kushida # x\r\n"),
        ("", ["Kushida"], "", "Kushida\n"),
        ("Ann", ["Kushida"], "", "Ann\nKushida\n"),
        ("Ann\r\n", ["Kushida"], "why\nnot", "Ann\r\nKushida  # why not\r\n"),
        ("Ann\r\nBea", ["Kushida"], "", "Ann\r\nBea\r\nKushida\r\n"),
        ("# head\n", ["Bea", "Ann  Lee", "bea"], "w", "# head\nBea  # w\nAnn Lee  # w\n"),
    ],
)
def test_added(old: str, names: list[str], remark: str, new: str) -> None:
    done = added(old, names, remark)
    assert done.text == new
    assert added(done.text, names, remark).changed == ()


@pytest.mark.parametrize(
    ("old", "names", "new", "changed"),
    [
        ("Ann\nBea\n", ["Cleo"], "Ann\nBea\n", ()),
        ("Ann Lee\n", ["Ann"], "Ann Lee\n", ()),
        ("# Ann\n", ["Ann"], "# Ann\n", ()),
        ("", ["Ann"], "", ()),
        ("# x\nAnn # y\n\nBéa\nann\n", ["ANN", "Cleo"], "# x\n\nBéa\n", ("ANN",)),
        ("Ann\r\nBéa\r\n", ["Bea"], "Ann\r\n", ("Bea",)),
        ("Ann\nBea", ["Bea"], "Ann", ("Bea",)),
        ("Ann", ["123", ""], "Ann", ()),
    ],
)
def test_removed(old: str, names: list[str], new: str, changed: tuple[str, ...]) -> None:
    done = removed(old, names)
    assert (done.text, done.changed) == (new, changed)


def test_an_edit_of_a_wrong_list_names_the_line(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=":2: '3' has no letters"):
        added("Ann\n3\n", ["Bea"], "", tmp_path)
    with pytest.raises(ConfigError, match=":2: '3' has no letters"):
        removed("Ann\n3\n", ["Bea"], tmp_path)


def test_lines_keep_their_numbers_and_remarks() -> None:
    found = [(line.number, line.name, line.remark) for line in lines("#a\nAnn  #  b  \r\n\nBea\n")]
    assert found == [(1, "", "a"), (2, "Ann", "b"), (3, "", ""), (4, "Bea", ""), (5, "", "")]
