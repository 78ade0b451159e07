"""The file of proposals: a pack that loads, works, is accepted from, and remembers rejections."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path

import pytest

from qa.errors import GlossaryError
from qa.glossary.load import parse
from qa.mining.accept import Choice, accept, pick, rejections, without
from qa.mining.known import Known
from qa.mining.proposals import printable, proposals, proposals_text
from qa.mining.rejected import Rejected, Rejection, beside, read_rejected, write_rejected
from qa.model import Document, Segment
from qa.scan import scan
from qa.scan.compiled import Compiled
from qa.scan.loading import load
from tests.mining.corpora import PACK, mined
from tests.mining.test_mine import BARADAR, FOUND, MET, SPOKE, WANG

SENTENCES = [
    (BARADAR, [SPOKE], ["The spokesman said Balladal would travel to Doha.", SPOKE]),
    ("巴拉达尔没有发表评论。", ["Baradar made no comment."], ["Balladal made no comment."]),
    (WANG, [MET], [MET, "King Qi met the visiting delegation in Beijing."]),
    ("王祺随后发表了讲话。", ["Wang Qi then made a speech."], ["Wang Qi then made a speech."]),
]


@pytest.fixture
def text(small: Compiled) -> str:
    found = mined(small, SENTENCES)
    return proposals_text(proposals(found, Known(small), Rejected(), 1, 0.5), found)


def test_it_is_a_pack_and_says_what_speaks_for_each(text: str) -> None:
    terms = parse("proposals.toml", text).terms
    assert [(t.id, [r.text for r in t.wrong]) for t in terms] == [
        ("person.baradar", ["Balladal"]), ("person.wang-qi", ["King Qi"]), ("place.beijing", []),
    ][: len(terms)]  # fmt: skip
    (rule,) = terms[0].wrong
    assert (rule.instead, rule.seen, rule.when.source_has) == (
        "Baradar", "2× in 1 story", ("巴拉达尔",),
    )  # fmt: skip
    assert rule.note.startswith("confidence 0.")
    assert "# Baradar (known concept): Balladal ×2 in 1 story" in text
    assert "# story-0 1: … The spokesman said Balladal would" in text
    forms = [(f.lang, f.text, f.status) for f in terms[1].forms]
    assert forms == [("en", "Wang Qi", "preferred"), ("zh", "王祺", "preferred")]


def test_it_can_be_tried(text: str, small: Compiled, tmp_path: Path) -> None:
    files = [tmp_path / "own.toml", tmp_path / "proposals.toml"]
    for file, content in zip(files, (PACK, text), strict=True):
        file.write_text(content, encoding="utf-8")
    glossary = load(files, None)
    story = Document("d", "", "zh", "en", (Segment("King Qi and Balladal.", "王祺和巴拉达尔。"),))
    other = Document("d", "", "zh", "en", (Segment("King Qi and Balladal.", "国王来了。"),))
    assert sorted(w.rule.text for w in scan(story, glossary).wrongs) == ["Balladal", "King Qi"]
    assert scan(other, glossary).wrongs == ()


OWN = """\
# ours
pack = "ours"

[[concept]]  # the first
id = "person.baradar"
kind = "person"
[concept.forms]
en = ["Abdul Ghani Baradar"]  # his name
# the end
"""


def _take(text: str, choice: Choice, pack: str) -> tuple[str, str]:
    taken = accept(text, pick("p.toml", text, choice), "own.toml", pack)
    return taken.pack, taken.left


def test_accepted_proposals_move(text: str) -> None:
    pack, left = _take(text, Choice(), OWN)
    assert pack.startswith(OWN.partition("# the end")[0])  # comments and order stay
    terms = {term.id: term for term in parse("own.toml", pack).terms}
    assert [rule.text for rule in terms["person.baradar"].wrong] == ["Balladal"]
    assert terms["person.baradar"].wrong[0].note == ""
    assert terms["person.baradar"].wrong[0].seen == "2× in 1 story"
    assert [form.text for form in terms["person.wang-qi"].forms] == ["Wang Qi", "王祺"]
    assert parse("p.toml", left).terms == ()
    assert left.startswith("# Proposals of `qa glossary mine`.")
    again, _ = _take(text, Choice(), pack)
    assert again == pack  # what is there already is merged


CHOICES = [
    (Choice(("person.wang-qi",)), ["person.baradar"]),
    (Choice(min_count=2), ["person.wang-qi"]),
    (Choice(min_count=3), ["person.baradar", "person.wang-qi"]),
    (Choice(min_confidence=0.9), ["person.wang-qi"]),
    (Choice(min_confidence=1.0), ["person.baradar", "person.wang-qi"]),
]


@pytest.mark.parametrize(("choice", "left"), CHOICES)
def test_choices(text: str, choice: Choice, left: list[str]) -> None:
    _, rest = _take(text, choice, OWN)
    terms = parse("p.toml", rest).terms
    assert [term.id for term in terms if term.wrong] == left
    assert tomllib.loads(rest)["pack"] == "proposals"


def test_what_is_rejected_is_not_proposed_again(
    small: Compiled, text: str, tmp_path: Path
) -> None:  # fmt: skip
    picked = pick("p.toml", text, Choice(("person.wang-qi",)))
    file = beside(tmp_path / "p.toml")
    assert file.name == "p.rejected.toml"
    write_rejected(file, rejections(picked))
    refused = read_rejected(file)
    assert refused.rows == (
        Rejection("person.wang-qi", "wrong", "en", "King Qi", ("王祺",)),
        Rejection("person.wang-qi", "form", "en", "Wang Qi", ("王祺",)),
        Rejection("person.wang-qi", "form", "zh", "王祺", ("Wang Qi",)),
    )
    found = proposals(mined(small, SENTENCES), Known(small), refused, 1, 0.5)
    assert "King Qi" not in [rule.rule.text for p in found for rule in p.rules]
    assert "person.wang-qi" not in [term.id for term in parse("p", without(text, picked)).terms]


def test_a_rejected_name_is_no_concept_again(small: Compiled) -> None:
    refused = Rejected([Rejection("person.wang-qi", "form", "en", "Wang Qi", ("王祺",))])
    found = proposals(mined(small, SENTENCES), Known(small), refused, 1, 0.5)
    assert "person.wang-qi" not in [p.id for p in found]


def test_an_id_that_is_taken_gets_a_number(small: Compiled) -> None:
    sentences = [
        (f"{name}在北京会见了代表团。", [MET], [MET, "King Qi met the visiting delegation in Beijing."])
        for name in ("王祺", "王琪")
    ]  # fmt: skip
    found = proposals(mined(small, sentences), Known(small), Rejected(), 1, 0.5)
    assert [p.id for p in found if p.rules] == ["person.wang-qi", "person.wang-qi-2"]


BAD: list[tuple[str, str]] = [
    ("not = [", "p.rejected.toml: the rejections are not valid TOML: "),
    ('pack = "x"', "p.rejected.toml: the file has more than [[rejected]]. Give a file of rejections."),
    ("rejected = 3", "p.rejected.toml: the file has more than [[rejected]]. Give a file of rejections."),
    ("[[rejected]]\ntext = 'x'", "p.rejected.toml: the rejection {'text': 'x'} is incomplete. Each has:"
     " concept, lang, source, text, what; what is wrong or form."),
    ("[[rejected]]\nconcept = 'c'\nlang = 'en'\ntext = 'x'\nwhat = 'wrong'\nsource = [3]",
     "p.rejected.toml: the rejection of 'x' has a value that is no text. Write \"text\", and source ="
     ' ["text"].'),
]  # fmt: skip


@pytest.mark.parametrize(("content", "message"), BAD)
def test_bad_rejections(tmp_path: Path, content: str, message: str) -> None:
    file = tmp_path / "p.rejected.toml"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(GlossaryError) as caught:
        read_rejected(file)
    assert str(caught.value).removeprefix(f"{tmp_path}/").startswith(message)


TANGLED = """\
pack = "p"
[[concept]]
id = "c"
kind = "org"
[[concept.wrong]]
lang = "en"
texts = ["one", "two"]
instead = "x"
severity = "major"
"""
REFUSED: list[tuple[str, Sequence[str], str]] = [
    (TANGLED, (), "p.toml: the proposals are written in a way that cannot be taken apart. Write one"
     " [[concept.wrong]] with one text each, or move the lines by hand."),
    (TANGLED, ("d",), "p.toml: no proposal is about 'd'. Take an id from the file."),
    ("pack = ", (), "p.toml: not valid TOML: Invalid value (at end of document). Mend it."),
]  # fmt: skip


@pytest.mark.parametrize(("content", "concepts", "message"), REFUSED)
def test_proposals_that_cannot_be_used(
    content: str, concepts: Sequence[str], message: str
) -> None:  # fmt: skip
    with pytest.raises(GlossaryError) as caught:
        pick("p.toml", content, Choice(tuple(concepts)))
    assert str(caught.value) == message


def test_comments_hold_nothing_that_steers_a_terminal() -> None:
    assert printable("one\x1b[31m two\u2028three\n") == "one [31m two three"


def test_every_case_gives_a_pack(small: Compiled) -> None:
    for pair, sentences, expected in FOUND:
        found = mined(small, sentences, pair)
        made = proposals_text(proposals(found, Known(small), Rejected(), 1, 0.5), found)
        rules = [rule for term in parse("p.toml", made).terms for rule in term.wrong]
        assert {rule.text for rule in rules} == set(expected)
