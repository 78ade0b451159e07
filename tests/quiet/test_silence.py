"""What is overruled leaves the findings; an edit elsewhere changes nothing of that."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.documents.locate import locate
from qa.documents.raw import Raw
from qa.model import Document, Failure, Finding, Result, Segment, Severity, Side, Span
from qa.quiet import Rules, silence, with_known
from qa.quiet.content import REACH, Key, keys, normal, readable
from qa.quiet.rules import Entry

CHECK = "near-miss-name"
DAY = date(2026, 3, 5)
NOTHING = Rules(DAY)


def finding(segment: int, start: int, end: int, text: str, *, check: str = CHECK,
            side: Side = "target", term: str | None = None) -> Finding:  # fmt: skip
    return Finding(
        check, "Accuracy", Severity.MAJOR, Span(segment, side, start, end), str(segment + 1), text,
        "wrong", (), None, term, 1.0, f"{check}{segment}{start}",
    )  # fmt: skip


def story(*lines: str, word: str = "Balladal", form: str = "", source: str | None = None) -> Result:
    """A result that flags every place of the word."""
    segments = []
    found = []
    at = 0
    for number, line in enumerate(lines):
        segments.append(Segment(line, source, key=str(number + 1), line=number + 1))
        place = -1
        while (place := line.find(word, place + 1)) >= 0:
            found.append(finding(number, place, place + len(word), word))
        at += len(line) + 1
    return Result(
        Document("story", "desk/story.txt", "zh", "en", tuple(segments), form=form), tuple(found)
    )


def found(result: Result) -> list[Key]:
    return keys(result.document, result.findings)


def overruled(key: Key, **more: object) -> Rules:
    return Rules(DAY, (replace(Entry(key, "his name", "desk/*"), **more),), Path())  # type: ignore[arg-type]


def test_nothing_is_silenced_by_nothing() -> None:
    result = story("Mr Balladal spoke.", "Balladal [sic")
    assert silence(result, None, NOTHING) == result
    assert with_known(result) is result


def test_a_failed_story_stays_as_it_is() -> None:
    result = replace(story("Balladal"), failure=Failure("bug", "x"))
    assert silence(result, None, overruled(found(result)[0])) is result


OTHERS = {
    "another check": replace(Entry(Key("changed-number", "balladal", "x", 1), "so")),
    "another context": Entry(Key(CHECK, "balladal", "0", 1), "so"),
    "other words, wherever they stand": Entry(Key(CHECK, "balla", "", 1), "so"),
}


@pytest.mark.parametrize("entry", OTHERS.values(), ids=OTHERS.keys())
def test_an_entry_about_something_else_silences_nothing(entry: Entry) -> None:
    result = story("Mr Balladal spoke.")
    assert silence(result, None, Rules(DAY, (entry,))) == result


def test_an_entry_without_context_counts_wherever_its_words_are() -> None:
    entry = Entry(Key(CHECK, "balladal", "", 1), "so")
    result = story("Mr Balladal spoke.", "Balladal")
    assert silence(result, None, Rules(DAY, (entry,))).findings == ()


STILL = {
    "nothing": ("Mr Balladal spoke.",),
    "an edit elsewhere": ("New lead.", "Mr Balladal spoke.", "More."),
    "another case": ("MR BALLADAL SPOKE.",),
    "other white space": ("Mr  Balladal\u00a0 spoke.",),
    "a move": ("First.", "Second.", "Mr Balladal spoke."),
}


@pytest.mark.parametrize("lines", STILL.values(), ids=STILL.keys())
def test_an_entry_keeps(lines: tuple[str, ...]) -> None:
    rules = overruled(found(story("Mr Balladal spoke."))[0])
    word = "BALLADAL" if "BALLADAL" in "".join(lines) else "Balladal"
    quiet = silence(story(*lines, word=word), None, rules)
    assert quiet.findings == ()
    (one,) = quiet.suppressed
    assert (one.kind, one.reason, one.rule) == ("external", "his name", rules.entries[0].rule)


def test_accents_count_in_whatever_way_they_are_written() -> None:
    rules = overruled(found(story("Café Balladal spoke."))[0])
    assert silence(story("Cafe\u0301 Balladal spoke."), None, rules).findings == ()


ENDED = {
    "an edit of the words": (("Mr Balladar spoke.",), "Balladar"),
    "an edit beside them": (("Dr Balladal spoke.",), "Balladal"),
    "words put between": (("Mr Balladal never spoke.",), "Balladal"),
}


@pytest.mark.parametrize(("lines", "word"), ENDED.values(), ids=ENDED.keys())
def test_an_entry_ends(lines: tuple[str, ...], word: str) -> None:
    rules = overruled(found(story("Mr Balladal spoke."))[0])
    result = story(*lines, word=word)
    assert silence(result, None, rules) == result


LETTERS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=30)
FAR = "x" * (4 * REACH)


@given(
    LETTERS, LETTERS, LETTERS, LETTERS, st.lists(LETTERS, max_size=3), st.lists(LETTERS, max_size=3)
)
def test_an_edit_outside_span_and_context_keeps(
    before: str, after: str, new_before: str, new_after: str, above: list[str], below: list[str]
) -> None:
    """Whatever stands further away than the context, in the segment or in others."""
    middle = f"{FAR} Mr Balladal spoke {FAR}"
    old = story(before + middle + after)
    new = story(*above, new_before + middle + new_after, *below)
    (key,) = found(old)
    assert key in found(new)
    quiet = silence(new, None, overruled(key))
    assert len(quiet.suppressed) == 1


@given(LETTERS, LETTERS)
def test_the_words_themselves_count(one: str, other: str) -> None:
    """Two spans in the same surroundings are the same exactly when their words are."""
    first = Result(
        Document("s", "s", None, "en", (Segment(f"a {one} b"),)),
        (finding(0, 2, 2 + len(one), one),),
    )
    second = Result(
        Document("s", "s", None, "en", (Segment(f"a {other} b"),)),
        (finding(0, 2, 2 + len(other), other),),
    )
    assert (found(first) == found(second)) == (normal(one) == normal(other))


def test_the_same_words_in_the_same_place_are_counted() -> None:
    result = story("Mr Balladal spoke.", "Other.", "Mr Balladal spoke.")
    first, second = found(result)
    assert (first.occurrence, second.occurrence) == (1, 2)
    quiet = silence(result, None, overruled(second))
    assert [f.span.segment for f in quiet.findings] == [0]


def test_what_is_missing_is_known_by_its_term() -> None:
    document = Document("s", "s", None, "en", (Segment("He spoke."),))
    missing = [finding(0, 9, 9, "", term="person.a"), finding(0, 9, 9, "", term="person.b")]
    one, other = keys(document, missing)
    assert one != other


def test_source_and_reference_have_their_own_surroundings() -> None:
    document = Document("s", "s", "zh", "en", (Segment("He spoke.", "塔利班说", ("A spoke.",)),))
    found = keys(
        document, [finding(0, 0, 1, "塔", side="source"), finding(0, 0, 1, "A", side="reference")]
    )
    assert [key.text for key in found] == ["塔", "a"]
    assert silence(Result(document), None, NOTHING).suppressed == ()


def test_a_long_text_is_shortened_and_counts_whole() -> None:
    long = "word " * 100
    document = Document(
        "s", "s", None, "en", (Segment(long), Segment(long.replace("word", "wort", 51)))
    )
    one, other = keys(document, [finding(n, 0, 500, document.segments[n].target) for n in (0, 1)])
    assert len(one.text) < 130
    assert one != other
    assert readable("\ud800") == "?"
    assert readable(one.text) == one.text  # as it is read again


PATHS = {
    "any": ("", True),
    "the file": ("desk/story.txt", True),
    "its folder": ("desk/*", True),
    "all": ("*.txt", True),
    "another": ("desk/other.txt", False),
    "its name alone": ("story.txt", False),
}


@pytest.mark.parametrize(("path", "counts"), PATHS.values(), ids=PATHS.keys())
def test_an_entry_counts_where_its_path_says(path: str, counts: bool) -> None:
    result = story("Mr Balladal spoke.")
    assert bool(silence(result, None, overruled(found(result)[0], path=path)).suppressed) is counts


def test_an_expired_entry_is_told_and_silences_no_more() -> None:
    result = story("Mr Balladal spoke.")
    key = found(result)[0]
    assert silence(result, None, overruled(key, expires=DAY)).findings == ()
    late = silence(result, None, overruled(key, expires=date(2026, 3, 4)))
    assert late.findings == result.findings
    assert late.unseen == (
        "the suppression of near-miss-name “balladal” expired on 2026-03-04 (his name)",
    )


def test_known_findings_are_silent_and_still_count_as_errors() -> None:
    result = story("Mr Balladal spoke.", "Balladal")
    key = found(result)[0]
    rules = Rules(DAY, known=frozenset([("desk/story.txt", key)]))
    quiet = silence(result, None, rules)
    assert [f.span.segment for f in quiet.findings] == [1]
    assert [(s.kind, s.reason) for s in quiet.suppressed] == [("baseline", "known before")]
    assert with_known(quiet).findings == result.findings
    elsewhere = Rules(DAY, known=frozenset([("desk/other.txt", key)]))
    assert silence(result, None, elsewhere) == result


SIC = {
    "behind a blank": ("“Balladal [sic] spoke”", 0),
    "at once": ("Balladal[sic] spoke", 0),
    "in capitals": ("Balladal [SIC] spoke", 0),
    "further on": ("Balladal spoke [sic]", 1),
    "before": ("[sic] Balladal", 1),
    "in round brackets": ("Balladal (sic)", 1),
    "over a line": ("Balladal \n\n\n [sic]", 1),
}


@pytest.mark.parametrize(("text", "left"), SIC.values(), ids=SIC.keys())
def test_sic_silences_the_words_before_it(text: str, left: int) -> None:
    quiet = silence(story(text), None, NOTHING)
    assert len(quiet.findings) == left
    assert [(s.kind, s.reason) for s in quiet.suppressed] == [("inSource", "[sic]")] * (1 - left)


def test_a_comment_comes_first_and_places_stay_beside_findings(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from qa.documents.formats import FORMATS
    from qa.documents.weave import plain

    monkeypatch.setitem(FORMATS, "page", replace(FORMATS["text"], name="page", comments="markup"))
    lines = ["Balladal <!-- qa:ignore near-miss-name his name -->", "Balladal", "Balladal [sic]"]
    text = "\n".join(lines)
    raw = Raw("desk/story.txt", text.encode(), text, "utf-8")
    result = story(*lines, form="page")
    segments = tuple(
        replace(s, pieces=plain(s.target, raw.line_start(n + 1)))
        for n, s in enumerate(result.document.segments)
    )
    document = replace(result.document, segments=segments)
    result = replace(result, document=document, places=locate(document, result.findings, raw))
    quiet = silence(result, raw, overruled(found(result)[0]))
    assert [(s.kind, s.reason, s.rule) for s in quiet.suppressed] == [
        ("inSource", "his name", "1:near-miss-name"), ("inSource", "[sic]", "[sic]")
    ]  # fmt: skip
    assert [s.place for s in quiet.suppressed] == [result.places[0], result.places[2]]
    assert quiet.places == (result.places[1],)
