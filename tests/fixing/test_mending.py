"""Fixes into files: what is made, what is left and why, and that nothing else changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.documents.formats import FORMATS, Format
from qa.documents.writing import Edit, edited
from qa.errors import DocumentError
from qa.fixing import State, mend
from qa.model import Safety, Severity
from tests.fixing.helpers import MAJOR, MINOR, Rules, again, opened

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
    "two lines of one": ("text", "a bad day", {"bad": ("go\nod", MINOR, "safe")}, BOTH, "unwritable"),
    "through a tag": ("tiny", "<a><s><p>a b<i/>ad day</p></s></a>", {"bad": ("good", MINOR, "safe")},
                      SAFE, "markup"),
    "through a comment": ("tiny", "<a><s><p>a b<!-- x -->ad</p></s></a>", {"bad": ("good", MINOR, "safe")},
                          SAFE, "markup"),
    "what the format cannot say": ("tiny", "<a><s><p>a bad day</p></s></a>",
                                   {"bad": ("go\tod", MINOR, "safe")}, SAFE, "unwritable"),
    "a new finding as grave": ("text", "a bad day", {"bad": ("worse", MINOR, "safe"),
                                                    "worse": ("x", MINOR, "hint")}, SAFE, "worse"),
    "a new finding, graver": ("text", "a bad day", {"bad": ("worse", MINOR, "safe"),
                                                   "worse": ("x", MAJOR, "hint")}, SAFE, "worse"),
    "one that undoes another": ("text", "a bad day", {"bad": ("dab", MAJOR, "safe"),
                                                     "dab": ("bad", MINOR, "safe")}, SAFE, "undone"),
    "three in a circle": ("text", "one day", {"one": ("two", MAJOR, "safe"), "two": ("six", MINOR, "safe"),
                                              "six": ("one", Severity.NEUTRAL, "safe")}, SAFE, "undone"),
    "one without end": ("text", "a bad day", {"bad": ("baad", MAJOR, "safe"), "baad": ("baaad", MINOR, "safe"),
                                             "baaad": ("bad", Severity.NEUTRAL, "safe")}, SAFE, "undone"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("form", "text", "rules", "safeties", "why"), LEFT.values(), ids=LEFT.keys()
)
def test_left_as_it_is(
    form: str, text: str, rules: Rules, safeties: frozenset[Safety], why: str
) -> None:
    mended = mend(opened(text.encode(), rules, form), safeties, again(rules, form))
    assert not mended.changed
    assert mended.after.raw.data == text.encode()
    assert (mended.made, mended.edits) == (0, ())
    assert [left.why for left in mended.left] == [why]


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
    mended = mend(opened(text.encode(), GOOD, form), BOTH, again(GOOD, form))
    assert mended.after.raw.data.decode() == becomes
    assert mended.made == made
    assert edited(mended.before.raw, mended.edits) == becomes
    once_more = mend(mended.after, BOTH, again(GOOD, form))
    assert not once_more.changed


def test_the_harmless_ones_are_made_and_the_harmful_one_is_taken_back() -> None:
    rules: Rules = {"bad": ("good", MINOR, "safe"), "ill": ("worse", MINOR, "safe"),
                    "worse": ("x", MINOR, "hint")}  # fmt: skip
    mended = mend(opened(b"bad ill bad\nill", rules), SAFE, again(rules))
    assert mended.after.raw.text == "good ill good\nill"
    assert (mended.made, [left.why for left in mended.left]) == (2, ["worse", "worse"])


def test_a_file_that_can_no_longer_be_read_is_left() -> None:
    rules: Rules = {"bad": ("good", MINOR, "safe")}

    def refuses(data: bytes) -> State:
        raise DocumentError("no", remedy="None.")

    mended = mend(opened(b"a bad day", rules), SAFE, refuses)
    assert not mended.changed
    assert [left.why for left in mended.left] == ["broken"]


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
    mended = mend(opened(data, GOOD, encoding=encoding), SAFE, again(GOOD, encoding=encoding))
    assert mended.after.raw.data == mark + end.join(mends).encode(encoding)


def test_what_the_encoding_lacks_is_left() -> None:
    data = "café 塔 bad".encode("gb18030")
    assert opened(data, GOOD, encoding="gb18030").raw.text.startswith("café")
    rules: Rules = {"bad": ("塔利班", MINOR, "safe"), "caf": ("cof", MINOR, "safe")}
    mended = mend(opened("café bad".encode("cp1252"), rules, encoding="cp1252"), SAFE,
                  again(rules, encoding="cp1252"))  # fmt: skip
    assert mended.after.raw.data == "cofé bad".encode("cp1252")
    assert [left.why for left in mended.left] == ["unwritable"]


WORDS = st.sampled_from([*GOOD, "x", "day", " ", "ba", "d", "é", "\n", "\r\n", "🇦🇫", "塔"])


@given(st.lists(WORDS, min_size=1, max_size=30).map("".join))
def test_nothing_but_the_edits_changes_and_a_second_run_finds_nothing(text: str) -> None:
    data = f"start {text}".encode()
    mended = mend(opened(data, GOOD), SAFE, again(GOOD))
    assert edited(mended.before.raw, mended.edits).encode() == mended.after.raw.data
    ends = [0, *(e.end for e in sorted(mended.edits))]
    starts = [*(e.start for e in sorted(mended.edits)), len(mended.before.raw.text)]
    outside = [mended.before.raw.text[a:b] for a, b in zip(ends, starts, strict=True)]
    place = 0
    for stretch in outside:  # each stands in the new text, in the same order
        place = mended.after.raw.text.index(stretch, place) + len(stretch)
    assert not any(words in mended.after.raw.text for words in ("bad", "naught", "del "))
    assert not mend(mended.after, SAFE, again(GOOD)).changed


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("abcd")), max_size=6),
       st.text("abcd ", min_size=1, max_size=12))  # fmt: skip
def test_rules_that_work_against_each_other_come_to_an_end(
    pairs: list[tuple[str, str]], text: str
) -> None:
    rules: Rules = {old: (new, severity, "safe") for (old, new), severity in
                    zip(pairs, [MAJOR, MINOR, MAJOR, MINOR, MAJOR, MINOR], strict=False)}  # fmt: skip
    mended = mend(opened(f"x{text}".encode(), rules), SAFE, again(rules))
    assert edited(mended.before.raw, mended.edits) == mended.after.raw.text
    assert not mend(mended.after, SAFE, again(rules)).changed


def test_ten_thousand_fixes_take_no_time() -> None:
    data = b"a bad day, " * 10_000
    mended = mend(opened(data, GOOD), SAFE, again(GOOD))
    assert mended.made == 10_000
    assert mended.edits[0] == Edit(2, 5, "good")
