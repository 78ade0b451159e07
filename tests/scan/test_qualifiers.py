"""Qualifiers in every language that has their words: told when one side alone has them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from qa.engine import examine
from qa.errors import GlossaryError
from qa.model import Document, QualifierChange, Segment
from qa.project import Project
from qa.scan.qualifiers import qualifier_changes
from qa.scan.qualifiers.data import lexicon, qualifiers, read
from qa.scan.qualifiers.words import said

_FOLDER = Path(__file__).parent / "qualifiers"
_CHOICE = re.compile(r"\[([^|\]]*)\|([^\]]*)\]")


def rows(name: str) -> list[list[str]]:
    """The rows of a table without its head."""
    lines = (_FOLDER / name).read_text(encoding="utf-8").splitlines()[1:]
    return [line.split("\t") for line in lines]


def sentences(name: str) -> dict[str, dict[str, str]]:
    """A sentence of each language by qualifier."""
    found: dict[str, dict[str, str]] = {}
    for qualifier, lang, text in rows(name):
        found.setdefault(qualifier, {})[lang] = text
    return found


SENTENCES = sentences("qualified.tsv")
WORDED = sentences("worded.tsv")  # in other words, in the plural, of women
NEWS = rows("news.tsv")
CULPRITS = {lang: (alleged, plain) for lang, alleged, plain in rows("culprits.tsv")}


def changes(
    project: Project, langs: tuple[str, str], source: str, target: str, reference: str = ""
) -> list[QualifierChange]:
    fold = project.compiled.folder.fold
    folded = {("source", 0): fold(source), ("target", 0): fold(target)}
    if reference:
        folded["reference", 0] = fold(reference)
    references = (reference,) if reference else ()
    document = Document("story", "", *langs, (Segment(target, source, references),))
    return list(qualifier_changes(document, folded, {}))


def pairs(name: str, texts: Mapping[str, str]) -> Iterator[tuple[tuple[str, str], str, str]]:
    """Each language against another one, for each qualifier against another other one."""
    langs = sorted(texts)
    step = 1 + list(SENTENCES).index(name)
    for at, source in enumerate(langs):
        target = langs[(at + step) % len(langs)]
        yield (source, target), texts[source], texts[target]


@pytest.mark.parametrize("table", [SENTENCES, WORDED], ids=["qualified", "worded"])
@pytest.mark.parametrize("name", SENTENCES)
def test_it_is_told_where_one_side_alone_has_it(
    project: Project, name: str, table: dict[str, dict[str, str]]
) -> None:
    says = qualifiers()[name].says
    for langs, source, target in pairs(name, table.get(name, {})):
        for there in (1, 2):
            for here in (1, 2):
                texts = _CHOICE.sub(rf"\{there}", source), _CHOICE.sub(rf"\{here}", target)
                found = [(c.kind, c.qualifier) for c in changes(project, langs, *texts)]
                kinds = {(1, 2): [("lost", says)], (2, 1): [("added", says)]}
                assert found == kinds.get((there, here), []), (langs, texts)


def test_news_that_translators_word_in_their_own_way(project: Project) -> None:
    for pair, source, right, wrong in NEWS:
        one, _, other = pair.partition("-")
        assert changes(project, (one, other), source, right) == [], (source, right)
        assert changes(project, (other, one), right, source) == [], (right, source)
        if wrong:
            assert changes(project, (one, other), source, wrong), (source, wrong)
            assert changes(project, (other, one), wrong, source), (wrong, source)


def test_every_qualifier_has_sentences_in_twenty_languages() -> None:
    assert list(SENTENCES) == list(qualifiers())
    assert all(len(rows) >= 20 for rows in SENTENCES.values())


RIGHT = {
    "a phrase that says something else": ("zh-en", "目前总统尚未回应。", "The president has not responded."),
    "days before": ("ko-en", "대통령은 사흘 전 총리를 만났다.", "The president met the prime minister on Tuesday."),
    "the first of two": ("en-de", "Of the two, the former is cheaper.", "Von beiden ist dieses billiger."),
    "a translator's own suspect": ("zh-en", "他承认是自己放的火。", "The suspect has admitted setting the fire."),
    "a competition": ("ar-en", "شاركت الوزيرة في المسابقة.", "The minister took part in the competition."),
    "vice versa": ("en-fr", "It helps the minister and vice versa.", "Cela aide le ministre et inversement."),
    "said by a verb": ("zh-en", "前总理发表了讲话。", "The man who served as prime minister gave a speech."),
}  # fmt: skip


@pytest.mark.parametrize(("pair", "source", "target"), RIGHT.values(), ids=RIGHT)
def test_what_is_no_qualifier_is_silent(
    project: Project, pair: str, source: str, target: str
) -> None:
    one, _, other = pair.partition("-")
    assert changes(project, (one, other), source, target) == []


def test_a_reference_that_drops_it_as_well_keeps_silent(project: Project) -> None:
    source, target = "前总统周一抵达柏林。", "The president arrived in Berlin."
    without = changes(project, ("zh", "en"), source, target, "The president came to Berlin.")
    backed = changes(project, ("zh", "en"), source, target, "The ex-president came to Berlin.")
    assert (without, [c.backed for c in backed]) == ([], [True])


def test_the_office_at_the_same_place_is_marked(project: Project) -> None:
    source = "The minister met the former mayor and left."
    target = "Der Minister traf den Bürgermeister und ging."
    (found,) = changes(project, ("en", "de"), source, target)
    assert target[found.span.start : found.span.end] == "Bürgermeister"


def test_an_unknown_list_of_a_file_is_an_error() -> None:
    with pytest.raises(GlossaryError, match="unknown key 'surely'"):
        read({"code": "xx", "bearers": [], "former": {"surely": ["x"]}}, "xx.toml")


def test_many_phrases_that_hide_words_are_no_work(project: Project) -> None:
    english = lexicon("en")
    assert english is not None
    fold = project.compiled.folder.text
    assert said(fold("ex officio and vice versa, " * 1_000), english).words == ()


@pytest.mark.parametrize("lang", sorted(CULPRITS))
def test_an_arrest_is_no_word_for_alleged(project: Project, lang: str) -> None:
    for other, (alleged, plain) in sorted(CULPRITS.items()):
        if other != lang:
            found = changes(project, (lang, other), CULPRITS[lang][0], plain)
            assert [change.kind for change in found] == ["lost"], other
            assert not changes(project, (lang, other), CULPRITS[lang][0], alleged), other
            assert not changes(project, (lang, other), CULPRITS[lang][1], plain), other


def test_who_is_no_culprit_or_is_called_so_by_the_law_is_let_be(project: Project) -> None:
    source = "Le meurtrier présumé a été arrêté."
    for target in (
        "The man was arrested.",
        "The murder suspect was arrested.",
        "The killer, prosecutors allege, was arrested.",
        "A man accused of being the killer was arrested.",
    ):
        assert not changes(project, ("fr", "en"), source, target)
    reference = "The murderer was arrested."
    assert not changes(project, ("fr", "en"), source, "The killer was arrested.", reference)


@pytest.mark.parametrize(
    ("pair", "source", "right", "wrong"),
    [
        (
            "de>en",
            "Die frühere Kanzlerin Angela Merkel traf in Paris den früheren Präsidenten Nicolas Sarkozy.",
            "Former chancellor Angela Merkel met former president Nicolas Sarkozy in Paris.",
            "Former chancellor Angela Merkel met «president» Nicolas Sarkozy in Paris.",
        ),
        (
            "en>fr",
            "Former president Barack Obama and former secretary of state Hillary Clinton came.",
            "L'ancien président Barack Obama et l'ancienne ministre Hillary Clinton sont venus.",
            "L'ancien président Barack Obama et la «ministre» Hillary Clinton sont venus.",
        ),
        (
            "en>es",
            "Former president Barack Obama and former president George W. Bush came.",
            "Los expresidentes Barack Obama y George W. Bush vinieron.",
            "",
        ),
    ],
)
def test_each_name_of_two_keeps_its_own(
    project: Project, pair: str, source: str, right: str, wrong: str
) -> None:
    def told(target: str) -> list[str]:
        segment = Segment(target.replace("«", "").replace("»", ""), source)
        source_lang, target_lang = pair.split(">")
        result = examine(Document("story", "", source_lang, target_lang, (segment,)), project)
        assert result.failure is None
        found = [f.span for f in result.findings if f.check == "lost-qualifier"]
        return [segment.target[span.start : span.end] for span in found]

    assert told(right) == []
    assert told(wrong) == re.findall("«(.*)»", wrong)
