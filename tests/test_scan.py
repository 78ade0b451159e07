"""The scan, against a search that knows nothing of automata."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.language import language
from qa.model import Document, Segment
from qa.project import Project
from qa.scan import loading, scan
from qa.scan.compiled import Compiled
from qa.scan.container import Sink, write
from qa.scan.loading import load
from qa.scan.matcher import longest, match

FORMS = ["oman", "roman", "roman oman", "an", "塔利班", "班", "taliban"]
PACK = 'pack = "p"\n' + "".join(
    f'[[concept]]\nid = "c.{n}"\nkind = "org"\n[concept.forms]\nen = ["{text}"]\n'
    for n, text in enumerate(FORMS)
)


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Compiled:
    pack = tmp_path_factory.mktemp("pack") / "p.toml"
    pack.write_text(PACK, encoding="utf-8")
    return load([pack], None)


def _naive(text: str) -> set[tuple[int, int]]:
    """Every form at every place, whole words only, Chinese edges free."""
    found = set()
    for form in FORMS:
        if len(form) < 2:
            continue
        for start in range(len(text) - len(form) + 1):
            end = start + len(form)
            if text[start:end].lower() != form:
                continue
            before, after = text[start - 1 : start], text[end:]
            if before.isalpha() and before.isascii() and text[start].isascii():
                continue
            tail = ""
            while after[: len(tail) + 1][len(tail) :].isalpha():
                tail += after[len(tail)]
            if tail and tail[0].isascii() and text[end - 1].isascii() and tail not in ("s", "es"):
                continue
            grown = tail if tail in ("s", "es") and text[end - 1].isascii() else ""
            found.add((start, end + len(grown)))
    return found


@given(st.lists(st.sampled_from([*FORMS, "in", "s", " ", "Roman", "·", "x", "的"]), max_size=8))
@settings(max_examples=300)
def test_hits_are_those_of_a_naive_search(compiled: Compiled, parts: list[str]) -> None:
    text = re.sub(" +", " ", "".join(parts))  # runs of blanks are the fold's own matter
    forms, _ = match(compiled.folder.fold(text), compiled, compiled.resolved(None), language("en"))
    assert {(raw.start, raw.end) for raw in forms} == _naive(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Romania and Oman", ["Romania", "Oman"]),
        ("塔利班Taliban发言人", ["Taliban"]),
        ("Nigerien and Niger", ["Nigerien", "Niger"]),
        ("The us-versus-them mood", []),
        ("TALIBAN LEADERS", ["TALIBAN"]),
        ("Tajikistan's border", ["Tajikistan"]),
        ("the turkey was cold", []),
    ],
)
def test_boundaries_and_case(project: Project, text: str, words: list[str]) -> None:
    document = Document("d", "d", None, "en", (Segment(text),))
    hits = scan(document, project.compiled).hits
    found = dict.fromkeys(document.text(h.span) for h in hits if h.term.kind in ("country", "org"))
    assert list(found) == words


def test_inflected_and_joined_forms(project: Project) -> None:
    def concepts(lang: str, text: str) -> set[str]:
        document = Document("d", "d", None, lang, (Segment(text),))
        return {h.term.id for h in scan(document, project.compiled).hits}

    assert "country.ru" in concepts("ru", "границы России")
    assert "country.us" in concepts("ru", "американского президента")
    assert "org.taliban" in concepts("ar", "وطالبان")
    assert "country.iq" in concepts("ar", "بالعراق")


def test_longest_wins_only_among_valid_hits() -> None:
    assert longest([(0, 2), (0, 5), (3, 8), (6, 7)], lambda s: s) == [(0, 5), (6, 7)]


def _places(compiled: Compiled) -> list[tuple[int, int]]:
    text = compiled.folder.fold("the Roman in Oman")
    forms, _ = match(text, compiled, compiled.resolved(None), language("en"))
    return [(raw.start, raw.end) for raw in forms]


def test_a_copy_made_by_other_rules_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = tmp_path / "p.toml"
    pack.write_text(PACK, encoding="utf-8")
    load([pack], tmp_path)
    load([pack], tmp_path)
    assert len(list((tmp_path / "glossary").glob("*.bin"))) == 1
    program = tmp_path / "program"
    for name in loading._SHAPERS:
        copy = program / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes((loading._PROGRAM / name).read_bytes())
    (program / "fold.py").write_text("another way to fold", encoding="utf-8")
    monkeypatch.setattr(loading, "_PROGRAM", program)
    load([pack], tmp_path)
    assert len(list((tmp_path / "glossary").glob("*.bin"))) == 2


def test_the_cached_copy_is_the_built_one_and_a_damaged_one_is_rebuilt(tmp_path: Path) -> None:
    pack = tmp_path / "p.toml"
    pack.write_text(PACK, encoding="utf-8")
    first = _places(load([pack], tmp_path))
    assert first == [(4, 9), (13, 17)]
    file = next((tmp_path / "glossary").iterdir())
    whole = file.read_bytes()
    assert _places(load([pack], tmp_path)) == first
    middle = len(whole) // 2
    for damage in (
        b"",
        whole[:100],
        whole[:middle],
        whole[:middle] + bytes(len(whole) - middle),
        b"garbage" + whole,
    ):
        file.write_bytes(damage)
        assert _places(load([pack], tmp_path)) == first
        assert file.read_bytes() == whole


def test_old_copies_are_cleared(tmp_path: Path) -> None:
    pack = tmp_path / "p.toml"
    for number in range(100):
        pack.write_text(PACK + f"# {number}\n", encoding="utf-8")
        load([pack], tmp_path)
    assert len(list((tmp_path / "glossary").glob("*.bin"))) == 96


def test_what_is_in_use_is_not_cleared(tmp_path: Path) -> None:
    pack = tmp_path / "p.toml"
    for number in (0, *range(1, 60), 0, *range(60, 120)):  # the first one is read again amid others
        pack.write_text(PACK + f"# {number}\n", encoding="utf-8")
        load([pack], tmp_path)
    before = {f.name for f in (tmp_path / "glossary").iterdir()}
    pack.write_text(PACK + "# 0\n", encoding="utf-8")
    load([pack], tmp_path)
    assert {f.name for f in (tmp_path / "glossary").iterdir()} == before


def test_an_edited_small_pack_leaves_the_bulk_pack_as_it_is(tmp_path: Path) -> None:
    bulk, small = tmp_path / "b.tsv", tmp_path / "s.toml"
    bulk.write_text("id\tkind\tlang\ttext\norg.b\torg\ten\tBravo Company\n", encoding="utf-8")
    small.write_text(PACK, encoding="utf-8")
    load([bulk, small], tmp_path)
    before = {f.name for f in (tmp_path / "glossary").iterdir()}
    small.write_text(PACK.replace("roman", "norman"), encoding="utf-8")
    again = load([bulk, small], tmp_path)
    after = {f.name for f in (tmp_path / "glossary").iterdir()}
    assert len(before) == 2
    assert len(after - before) == 1
    assert {"org.b", "c.1"} <= set(again.terms)


def test_several_packs_speak_of_one_concept_and_the_first_leads(tmp_path: Path) -> None:
    bulk, small = tmp_path / "b.tsv", tmp_path / "s.toml"
    bulk.write_text(
        "id\tkind\tlang\ttext\nperson.z\tperson\ten\tVolodymyr Zelensky\n", encoding="utf-8"
    )
    small.write_text(
        'pack = "s"\n[[concept]]\nid = "person.z"\nkind = "person"\n[concept.forms]\n'
        'en = ["Volodymyr Zelenskyy"]\n[[concept.wrong]]\nlang = "en"\ntext = "Green Man"\n'
        'instead = "Zelenskyy"\nseverity = "major"\n',
        encoding="utf-8",
    )
    term = load([bulk, small], tmp_path).terms["person.z"]
    canonical = term.canonical("en")
    assert canonical is not None
    assert canonical.text == "Volodymyr Zelenskyy"
    assert {f.text: f.status for f in term.forms} == {
        "Volodymyr Zelenskyy": "preferred",
        "Volodymyr Zelensky": "admitted",
    }


def test_the_blank_less_joiner_may_be_a_blank(project: Project) -> None:
    document = Document("d", "d", "fa", "en", (Segment("x", "ذبیح الله مجاهد گفت"),))
    found = [h.term.id for h in scan(document, project.compiled).hits if h.span.side == "source"]
    assert "person.zabihullah-mujahid" in found


def test_what_stands_at_a_name_dot_is_part_of_another_name(tmp_path: Path) -> None:
    pack = tmp_path / "p.toml"
    pack.write_text(
        'pack = "p"\n[[concept]]\nid = "person.b"\nkind = "person"\n[concept.forms]\n'
        'zh-Hans = ["戈登·布朗", { text = "布朗", use = "short" }]\nen = ["Gordon Brown"]\n',
        encoding="utf-8",
    )
    compiled = load([pack], tmp_path)

    def named(text: str) -> list[str]:
        document = Document("d", "d", "zh", "en", (Segment("x", text),))
        return [h.form.text for h in scan(document, compiled).hits]

    assert named("勒布朗·詹姆斯来了") == []
    assert named("布朗说，戈登·布朗来了") == ["布朗", "戈登·布朗"]


@pytest.mark.parametrize(("text", "hits", "within"), [
    ("印度尼西亚", {"country.id"}, set()),
    ("美国国务卿", {"country.us", "title.us-secretary-of-state"}, set()),
    ("印度人民党", {"org.bjp"}, {"country.in"}),
    ("南中国海", set(), set()),
])  # fmt: skip
def test_a_party_inside_a_longer_name(
    project: Project, text: str, hits: set[str], within: set[str]
) -> None:
    scanned = scan(Document("d", "d", "zh", "en", (Segment("x", text),)), project.compiled)
    named = {h.term.id for h in scanned.hits if h.term.kind not in ("region", "place")}
    assert (named, set(scanned.within)) == (hits, within)


def test_names_beyond_the_bound_are_found_by_their_citation_form(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qa.scan.patterns._MOST_DECLINED", 0)
    pack = tmp_path / "b.tsv"
    pack.write_text(
        "id\tkind\tlang\ttext\nperson.a\tperson\tru\tИван Иванов\nperson.b\tperson\tru\tПётр Петров\n",
        encoding="utf-8",
    )
    compiled = load([pack], tmp_path)

    def named(text: str) -> list[str]:
        document = Document("d", "d", "ru", "en", (Segment("x", text),))
        return [h.term.id for h in scan(document, compiled).hits]

    assert named("Ивана Иванова и Петра Петрова") == ["person.a"]
    assert named("Пётр Петров и Пётр Петрова") == ["person.b", "person.b"]


@pytest.mark.parametrize(("lang", "text", "found"), [
    ("he", "הוא ביקר בפראג", ["city.prague"]),
    ("he", "נייג'ל פראג׳ אמר", []),
    ("he", "נייג'ל פראג‘ אמר", []),
    ("he", "‚הוא גר בלונדון‘, אמר", ["city.london"]),
    ("uk", "'Він бував і в Лондоні'", ["city.london"]),
    ("en", "Prague's mayor", ["city.prague"]),
])  # fmt: skip
def test_a_mark_that_makes_another_letter(
    project: Project, lang: str, text: str, found: list[str]
) -> None:
    scanned = scan(Document("d", "d", lang, "de", (Segment("x", text),)), project.compiled)
    assert [h.term.id for h in scanned.hits if h.term.id.startswith("city.")] == found


def test_a_copy_that_another_process_puts_away_costs_no_second_compilation(tmp_path: Path) -> None:
    file = tmp_path / "unit.bin"
    (tmp_path / "gone.bin").symlink_to(tmp_path / "nowhere")  # listed, and not there when asked
    made: list[str] = []

    def make(sink: Sink) -> None:
        made.append("once")
        sink("a", b"text")

    assert bytes(write(file, make, 8).read("a")) == b"text"
    assert made == ["once"]
