"""Fixes into files: what is made, what is left and why, and that nothing else changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.documents.formats import FORMATS, Format
from qa.model import Safety, Severity
from tests.fixing.helpers import MAJOR, MINOR, Rules, mended

SAFE: frozenset[Safety] = frozenset(("safe",))
BOTH: frozenset[Safety] = frozenset(("safe", "likely"))


@pytest.fixture(autouse=True)
def tiny(monkeypatch: pytest.MonkeyPatch) -> None:
    form = Format("tiny", (".tiny",), "tests.fixing.tiny", "all")
    monkeypatch.setitem(FORMATS, "tiny", form)


LEFT = {
    # form, file, rules, the safeties, why it is left
    "likely, only safe asked": ("text", "a bad day", {"bad": ("good", MINOR, "likely")}, SAFE, "unsafe"),
    "a hint": ("text", "a bad day", {"bad": ("good", MINOR, "hint")}, BOTH, "hint"),
    "two lines of one": ("text", "a bad day", {"bad": ("go\nod", MINOR, "safe")}, BOTH, "format"),
    "through a tag": ("tiny", "<a><s><p>a b<i/>ad day</p></s></a>", {"bad": ("good", MINOR, "safe")},
                      SAFE, "markup"),
    "through a comment": ("tiny", "<a><s><p>a b<!-- x -->ad</p></s></a>", {"bad": ("good", MINOR, "safe")},
                          SAFE, "markup"),
    "what the format cannot say": ("tiny", "<a><s><p>a bad day</p></s></a>",
                                   {"bad": ("go\tod", MINOR, "safe")}, SAFE, "format"),
    "a new finding as grave": ("text", "a bad day", {"bad": ("worse", MINOR, "safe"),
                                                    "worse": ("x", MINOR, "hint")}, SAFE, "undone"),
    "a new finding, graver": ("text", "a bad day", {"bad": ("worse", MINOR, "safe"),
                                                   "worse": ("x", MAJOR, "hint")}, SAFE, "undone"),
    "one that undoes another": ("text", "a bad day", {"bad": ("dab", MAJOR, "safe"),
                                                     "dab": ("bad", MINOR, "safe")}, SAFE, "circle"),
    "three in a circle": ("text", "one day", {"one": ("two", MAJOR, "safe"), "two": ("six", MINOR, "safe"),
                                              "six": ("one", Severity.NEUTRAL, "safe")}, SAFE, "circle"),
    "one without end": ("text", "a bad day", {"bad": ("baad", MAJOR, "safe"), "baad": ("baaad", MINOR, "safe"),
                                             "baaad": ("bad", Severity.NEUTRAL, "safe")}, SAFE, "circle"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("form", "text", "rules", "safeties", "why"), LEFT.values(), ids=LEFT.keys()
)
def test_left_as_it_is(
    form: str, text: str, rules: Rules, safeties: frozenset[Safety], why: str
) -> None:
    done = mended(text.encode(), rules, safeties, form)
    assert (done.raw.data, done.applied) == (text.encode(), ())
    assert [left.why for left in done.left] == [why]


GOOD: Rules = {"bad": ("good", MINOR, "safe"), "naught": ("R&D <x>", MINOR, "safe"), "del ": ("", MINOR, "safe"),
               "two by two": ("four", MAJOR, "likely"), "an error": ("an error", MINOR, "hint"),
               "first": ("second", MAJOR, "safe"), "second": ("third", MINOR, "safe"),
               "塔吉克": ("塔利班", MAJOR, "safe")}  # fmt: skip
MADE = {
    # form, file, what becomes of it, fixes
    "one": ("text", "a bad day", "a good day", 1),
    "several on a line": ("text", "bad 塔吉克 bad\nx\nbad", "good 塔利班 good\nx\ngood", 4),
    "side by side": ("text", "badbad", "goodgood", 2),
    "a likely one": ("text", "two by two", "four", 1),
    "something goes": ("text", "x del y", "x y", 1),
    "one after another": ("text", "first things", "third things", 2),
    "escaped": ("tiny", "<a><s><p>naught &amp; x</p></s></a>",
                "<a><s><p>R&amp;D &lt;x&gt; &amp; x</p></s></a>", 1),
    "beside markup": ("tiny", "<a><s><p>a <b>bad</b><i/> day</p></s></a>",
                      "<a><s><p>a <b>good</b><i/> day</p></s></a>", 1),
    "an entity in the words": ("tiny", "<a><s><p>b&#97;d</p></s></a>", "<a><s><p>good</p></s></a>", 1),
    "in two stories": ("tiny", "<a><s><p>bad</p></s><!-- bad --><s><p>x</p><p>bad</p></s></a>",
                       "<a><s><p>good</p></s><!-- bad --><s><p>x</p><p>good</p></s></a>", 2),
}  # fmt: skip


@pytest.mark.parametrize(("form", "text", "becomes", "made"), MADE.values(), ids=MADE.keys())
def test_made(form: str, text: str, becomes: str, made: int) -> None:
    done = mended(text.encode(), GOOD, BOTH, form)
    assert done.raw.data.decode() == becomes
    assert len(done.applied) == made
    assert mended(done.raw.data, GOOD, BOTH, form).applied == ()


def test_the_harmless_ones_are_made_and_the_harmful_one_is_taken_back() -> None:
    rules: Rules = {"bad": ("good", MINOR, "safe"), "ill": ("worse", MINOR, "safe"),
                    "worse": ("x", MINOR, "hint")}  # fmt: skip
    done = mended(b"bad ill bad\nill", rules, SAFE)
    assert done.raw.text == "good ill good\nill"
    assert (len(done.applied), [left.why for left in done.left]) == (2, ["undone", "undone"])


def test_a_file_that_can_no_longer_be_read_is_left() -> None:
    rules: Rules = {"bad": ("<good>", MINOR, "safe")}
    done = mended(b"bad", {"bad": ("<html>", MINOR, "safe")}, SAFE)
    assert (done.raw.data, [left.why for left in done.left]) == (b"bad", ["format"])
    assert mended(b"bad", rules, SAFE).raw.data == b"<good>"


ENCODINGS = {
    "UTF-8 with a mark": ("utf-8", b"\xef\xbb\xbf"),
    "UTF-16": ("utf-16-le", b"\xff\xfe"),
    "UTF-16, big end": ("utf-16-be", b"\xfe\xff"),
    "GB 18030": ("gb18030", b""),
}


@pytest.mark.parametrize(("encoding", "mark"), ENCODINGS.values(), ids=ENCODINGS.keys())
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends_stay(encoding: str, mark: bytes, end: str) -> None:
    lines = ["a bad day", "", "塔吉克 e\u0301 🇦🇫", "قال bad", ""]
    mends = ["a good day", "", "塔利班 e\u0301 🇦🇫", "قال good", ""]
    data = mark + end.join(lines).encode(encoding)
    done = mended(data, GOOD, SAFE, encoding=encoding)
    assert done.raw.data == mark + end.join(mends).encode(encoding)


def test_what_the_encoding_lacks_is_left_and_the_rest_is_made() -> None:
    rules: Rules = {"bad": ("塔利班", MINOR, "safe"), "caf": ("cof", MINOR, "safe")}
    done = mended("café bad".encode("cp1252"), rules, SAFE, encoding="cp1252")
    assert done.raw.data == "cofé bad".encode("cp1252")
    assert [left.why for left in done.left] == ["format"]


WORDS = st.sampled_from([*GOOD, "x", "day", " ", "ba", "d", "é", "\n", "\r\n", "🇦🇫", "塔"])


@given(st.lists(WORDS, min_size=1, max_size=30))
def test_nothing_but_the_words_changes_and_a_second_run_finds_nothing(words: list[str]) -> None:
    plain: Rules = {"bad": ("good", MINOR, "safe"), "塔吉克": ("塔利班", MAJOR, "safe")}
    text = "start " + "".join(words)
    done = mended(text.encode(), plain, SAFE)
    assert done.raw.data.decode() == text.replace("bad", "good").replace("塔吉克", "塔利班")
    every = mended(text.encode(), GOOD, SAFE)
    assert mended(every.raw.data, GOOD, SAFE).applied == ()


SIGNS = st.sampled_from("abcd")
GRAVE = (MAJOR, MINOR, Severity.NEUTRAL)


@given(
    st.lists(st.tuples(SIGNS, SIGNS, st.sampled_from(GRAVE)), max_size=6),
    st.text("abcd ", min_size=1, max_size=12),
)
def test_rules_that_work_against_each_other_come_to_an_end(
    given_: list[tuple[str, str, Severity]], text: str
) -> None:
    rules: Rules = {old: (new, severity, "safe") for old, new, severity in given_}
    done = mended(f"x{text}".encode(), rules, SAFE)
    assert mended(done.raw.data, rules, SAFE).raw.data == done.raw.data


def test_thousands_of_fixes_take_no_time() -> None:
    done = mended(b"a bad day, " * 5_000, GOOD, SAFE)
    assert len(done.applied) == 5_000
