"""People's annotations: what is written is read back, real rows, and one sentence for bad ones."""

from __future__ import annotations

import json
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.errors import DocumentError, InputError
from qa.model import MqmError, Place, Rating
from qa.scoring.mqm.esa import read_esa, write_esa
from qa.scoring.mqm.formats import FORMATS, format_of, read_ratings
from qa.scoring.mqm.marot import read_marot, write_marot
from qa.scoring.mqm.mtme import read_mtme, write_mtme

# No line ends or tabs, which no row can hold; combining marks and astral letters count as they do.
_WORDS = st.text(st.sampled_from("aé̀ 塔利班𝒜\u2028\u200f\"'<v/>,&"), max_size=12).filter(
    lambda text: "<v>" not in text and "</v>" not in text
)
_NAMES = st.text(st.sampled_from("ab塔 _-\"',"), min_size=1, max_size=4)
_CATEGORIES = st.sampled_from(["", "Accuracy/Mistranslation", "Fluency/Punctuation", "Other"])
_SEVERITIES = st.sampled_from(["minor", "Major", "critical", "Neutral", "undecided"])


@st.composite
def _places(
    draw: st.DrawFn, side: str, length: int, least: int, most: int, *, empty: bool
) -> tuple[Place, ...]:
    count = draw(st.integers(least, most))
    cuts = draw(st.lists(st.integers(0, length), min_size=2 * count, max_size=2 * count))
    cuts.sort()
    pairs = zip(cuts[::2], cuts[1::2], strict=True)
    return tuple(
        Place("source" if side == "source" else "target", a, b) for a, b in pairs if empty or a < b
    )


def _distinct(ratings: list[Rating]) -> bool:
    keys = [(r.system, r.document, r.segment, r.rater) for r in ratings]
    return len(keys) == len(set(keys))


@st.composite
def _marot(draw: st.DrawFn) -> Rating:
    source, target = draw(_WORDS), draw(_WORDS)
    errors = tuple(
        MqmError(
            draw(_CATEGORIES), draw(_SEVERITIES),
            draw(_places("target", len(target), 0, 2, empty=True))
            + draw(_places("source", len(source), 0, 2, empty=True)),
            draw(_WORDS),
        )
        for _ in range(draw(st.integers(0, 3)))
    )  # fmt: skip
    note = "" if errors else draw(_WORDS)
    a, b, c, d, number = (draw(_NAMES) for _ in range(5))
    return Rating(a, b, c, d, errors, source, target, number, note=note)


@given(st.lists(_marot(), max_size=4).filter(_distinct))
@settings(max_examples=60, deadline=None)
def test_marot_is_read_as_it_was_written(ratings: list[Rating]) -> None:
    assert read_marot(write_marot(ratings), "f.tsv") == tuple(ratings)


@st.composite
def _mtme(draw: st.DrawFn) -> Rating:
    source, target = draw(st.none() | _WORDS), draw(st.none() | _WORDS)
    sides = [(side, text) for side, text in (("source", source), ("target", target)) if text]
    errors = []
    for _ in range(draw(st.integers(0, 3)) if sides else 0):
        side, text = draw(st.sampled_from(sides))
        score = draw(st.none() | st.floats(-25, 25))
        places = draw(_places(side, len(text), 1, 1, empty=True))
        errors.append(MqmError(draw(_CATEGORIES), draw(_SEVERITIES), places, score=score))
    number = str(draw(st.integers(0, 10**6)))
    system, document, rater, ours, theirs = (draw(st.just("") | _NAMES) for _ in range(5))
    return Rating(
        system, document, number, rater, tuple(errors), source, target, number, None, ours, theirs
    )


@given(st.lists(_mtme(), max_size=4).filter(_distinct))
@settings(max_examples=60, deadline=None)
def test_mtme_is_read_as_it_was_written(ratings: list[Rating]) -> None:
    assert read_mtme(write_mtme(ratings), "f.jsonl") == tuple(ratings)


@st.composite
def _esa(draw: st.DrawFn) -> Rating:
    errors = tuple(
        MqmError(
            draw(_CATEGORIES), draw(_SEVERITIES), draw(_places("target", 30, 0, 1, empty=False))
        )
        for _ in range(draw(st.integers(0, 3)))
    )
    system, document, segment, rater, ours, theirs = (draw(_NAMES) for _ in range(6))
    score = draw(st.none() | st.floats(0, 100))
    return Rating(system, document, segment, rater, errors, None, None, "", score, ours, theirs)


@given(st.lists(_esa(), max_size=4).filter(_distinct))
@settings(max_examples=60, deadline=None)
def test_esa_is_read_as_it_was_written(ratings: list[Rating]) -> None:
    assert read_esa(write_esa(ratings), "f.csv") == tuple(ratings)


_OLD = (
    "system\tdoc\tdoc_id\tseg_id\trater\tsource\ttarget\tcategory\tseverity\n"
    "Nemo\ttalk.1\t5\t5\trater4\tGalileo pointed.\tGalilei hat dieses <v>rudimentäre </v>Teleskop."
    "\tStyle/Awkward\tMinor\n"
    "Nemo\ttalk.1\t5\t5\trater4\tGalileo <v>pointed</v>.\tGalilei hat dieses rudimentäre Teleskop."
    "\tAccuracy/Omission\tMajor\n"
    "ref\ttalk.1\t5\t5\trater2\tGalileo pointed.\tGalileo zeigte.\tNo-error\tNo-error\n"
)


def test_rows_of_one_segment_and_rater_are_one_rating() -> None:
    first, second = read_ratings(_OLD, "f.tsv")
    assert (first.system, first.document, first.segment, first.rater) == ("Nemo", "talk.1", "5", "rater4")  # fmt: skip
    assert first.target == "Galilei hat dieses rudimentäre Teleskop."
    awkward, omission = first.errors
    assert awkward == MqmError("Style/Awkward", "Minor", (Place("target", 19, 31),))
    assert omission.places == (Place("source", 8, 15),)
    assert (second.system, second.errors) == ("ref", ())


@pytest.mark.parametrize(
    "row",
    [
        "A\td\t1\t1\t\tsrc\ttgt\t\t\t{}",
        "\n",
    ],
)
def test_rows_without_a_rater_are_none(row: str) -> None:
    assert read_marot(row, "f.tsv") == ()


def test_planted_tests_are_no_errors_and_names_of_columns_vary() -> None:
    text = (
        "system\tdoc\tdoc_seg_id\tglobal_seg_id\trater\tsource\ttarget\tcategory\tseverity\tnote\n"
        "A\td\t1\t7\tr\ts\tt\tFound\tHOTW-test\tx\nA\td\t1\t7\tr\ts\tt\tno-error\tno-error\n"
    )
    (rating,) = read_marot(text, "f.tsv")
    assert (rating.errors, rating.number) == ((), "7")


def _row(**changed: str) -> str:
    cells = dict.fromkeys(("a", "b", "c", "d", "e"), "x") | {
        "source": "src", "target": "tgt", "category": "Other", "severity": "Minor", "note": "",
    }  # fmt: skip
    return "\t".join((cells | changed).values())


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (_row(target="a <v>b"), "f.tsv:2: the target has a <v> or </v> without its other."),
        (_row(target="a b</v> c"), "f.tsv:2: the target has a <v> or </v> without its other."),
        (_row(source="<v>a <v>b</v></v>"), "f.tsv:2: the source has a <v> or </v> without"),
        (_row(source="<v>a</v> b</v> <v>c</v>"), "f.tsv:2: the source has a <v> or </v> without"),
        (_row(target="another"), "f.tsv:2: the target without its marks is not that of line 1"),
        ("only\tthree\tcolumns", "f.tsv:2: the row has 3 columns, not 10. Columns, with tabs"),
        (_row() + "\tmore", "f.tsv:2: the row has 11 columns, not 10."),
    ],
)
def test_malformed_rows_of_marot(row: str, said: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read_marot(f"{_row()}\n{row}\n", "f.tsv")
    assert str(caught.value).startswith(said)


def test_a_heading_needs_its_columns() -> None:
    with pytest.raises(DocumentError, match=r"f\.tsv:1: there is no column 'severity'"):
        read_marot("system\tdoc\tdoc_id\tseg_id\trater\tsource\ttarget\tcategory\n", "f.tsv")


def _line(**changed: object) -> str:
    error = {"start": 0, "end": 2, "category": "Other", "severity": "minor", **changed}
    return json.dumps({"hypothesis": "abc", "segment_id": 3, "errors": [error]})


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "f.jsonl:2: not a rating (Expecting property name"),
        ('{"errors": 3}', "f.jsonl:2: not a rating (no object with a list 'errors')"),
        ('{"errors": [3]}', "f.jsonl:2: not a rating (an error is no object)"),
        ('{"errors": [], "segment_id": "x"}', "f.jsonl:2: not a rating ('segment_id' is not"),
        ('{"errors": [], "rater_id": 5}', "f.jsonl:2: not a rating ('rater_id' is not text)"),
        ('{"errors": [], "source": "\\ud800"}', "f.jsonl:2: not a rating ('source' has half"),
        ("[" * 100_000, "f.jsonl:2: not a rating (1 columns"),
        ('{"errors": ' + "[" * 100_000, "f.jsonl:2: not a rating ("),
        (_line(start=None), "f.jsonl:2: not a rating ('start' or 'end' of an error"),
        (_line(start=True), "f.jsonl:2: not a rating ('start' or 'end' of an error"),
        (_line(end=4), "f.jsonl:2: not a rating (the error from 0 to 4 lies outside its text)"),
        (_line(start=-1), "f.jsonl:2: not a rating (the error from -1 to 2 lies outside"),
        (_line(severity=1), "f.jsonl:2: not a rating ('category' or 'severity' is not text)"),
        (_line(score="1"), "f.jsonl:2: not a rating ('score' is not a number)"),
        (_line(is_source_error=1), "f.jsonl:2: not a rating ('is_source_error' is not"),
        (_line().replace("3", "0"), "f.jsonl:2: the segment was rated before by the same rater (line 1)"),
        ("A\tB\tC\tD", "f.jsonl:2: not a rating (4 columns, not system, ratings and rater)"),
    ],
)  # fmt: skip
def test_malformed_lines_of_mtme(line: str, said: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read_mtme(f'{{"errors": []}}\n{line}\n', "f.jsonl")
    assert str(caught.value).startswith(said)


def test_lines_of_a_system_count_its_segments() -> None:
    error = '{"errors": [{"start": 4, "end": 9, "is_source_error": true, "severity": "major"}]}'
    text = f'A\t{{"errors": []}}\tr1\nA\tNone\nA\t{error}\tr2\nB\t{{"errors": []}}\n'
    first, third, other = read_ratings(text, "f.tsv")
    assert (first.system, first.segment, first.rater) == ("A", "0", "r1")
    assert (third.segment, third.rater) == ("2", "r2")
    assert third.errors == (MqmError("", "major", (Place("source", 4, 9),)),)
    assert (other.system, other.segment, other.rater) == ("B", "0", "")


def _esa_row(spans: str = "[]", **changed: str) -> str:
    cells = {
        "user": "engjpn7904", "system": "Aya23", "segment": "6", "kind": "TGT", "a": "eng",
        "b": "jpn", "score": "72", "doc": "news_1", "flag": "False",
    }  # fmt: skip
    quoted = '"' + spans.replace('"', '""') + '"'
    return ",".join((*(cells | changed).values(), quoted, "1.0", "2.0"))


def test_ends_of_esa_are_inclusive_and_what_is_missing_has_no_place() -> None:
    spans = (
        '[{"start_i":8,"end_i":11,"severity":"minor","error_type":null},'
        '{"start_i":"missing","end_i":"missing","severity":"major"}]'
    )
    (rating,) = read_ratings(_esa_row(spans), "f.csv")
    assert rating.errors == (
        MqmError("", "minor", (Place("target", 8, 12),)),
        MqmError("", "major"),
    )
    assert (rating.score, rating.rater, rating.system) == (72.0, "engjpn7904", "Aya23")
    assert (rating.document, rating.segment, rating.target) == ("news_1", "6", None)


@pytest.mark.parametrize(
    "changed",
    [
        {"kind": "BAD", "doc": "news_1#bad"},
        {"doc": "news_1#dup"},
        {"doc": "news_1#incomplete"},
        {"system": "ende-tutorial1"},
    ],
)
def test_rows_of_esa_that_are_no_ratings(changed: dict[str, str]) -> None:
    assert read_esa(_esa_row(**changed), "f.csv") == ()


def test_the_latest_row_of_a_rater_counts() -> None:
    rows = "\n".join(
        (_esa_row(score="50"), _esa_row(score="60"), _esa_row(score="70", segment="7"))
    )
    assert [r.score for r in read_esa(rows, "f.csv")] == [60, 70]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("a,b", "f.csv:2: not a row of ESA (2 columns, not 12)"),
        (_esa_row(score="101"), "f.csv:2: not a row of ESA (the score 101 is not from 0 to 100)"),
        (_esa_row(score="x"), "f.csv:2: not a row of ESA (the score or the time is not a number)"),
        (_esa_row("{"), "f.csv:2: not a row of ESA (the spans are not JSON"),
        (_esa_row("3"), "f.csv:2: not a row of ESA (the spans are not a list)"),
        (_esa_row("[3]"), "f.csv:2: not a row of ESA (a span is no object with a severity)"),
        (
            _esa_row('[{"start_i":9,"end_i":8,"severity":"minor"}]'),
            "f.csv:2: not a row of ESA (the span from 9 to 8 is none)",
        ),
        (
            _esa_row('[{"start_i":"missing","end_i":8,"severity":"minor"}]'),
            "f.csv:2: not a row of ESA (the span from 'missing' to 8 is none)",
        ),
        ('"', "f.csv:2: not a row of ESA (unexpected end of data)"),
    ],
)
def test_malformed_rows_of_esa(row: str, said: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read_esa(f"{_esa_row()}\n{row}", "f.csv")
    assert str(caught.value).startswith(said)


@pytest.mark.parametrize(
    ("form", "rating", "said"),
    [
        ("marot", Rating("A\tB", "d", "1", "r"), "'A\\tB' has a tab or a line end"),
        ("marot", Rating("A", "d", "1", "r", (), "a\nb"), "'a\\nb' has a tab or a line end"),
        ("marot", Rating("A", "d", "1", "r", (), "", "a <v>"), "the target has <v> or </v> itself"),
        (
            "marot",
            Rating("A", "d", "1", "r", (MqmError("", "minor", (Place("target", 0, 1),)),)),
            "there is no target text to mark an error in",
        ),
        (
            "marot",
            Rating(
                "A", "d", "1", "r",
                (MqmError("", "minor", (Place("target", 0, 2), Place("target", 1, 3))),), "", "abc",
            ),
            "places of one error overlap, or lie outside the target",
        ),
        ("mtme", Rating("A", "d", "one", "r"), "the segment 'one' is no number"),
        ("mtme", Rating("A", "d", "1", "r", (MqmError("", "minor"),)), "an error has 0 places"),
        (
            "esa",
            Rating("A", "d", "1", "r", (MqmError("", "minor", (Place("source", 0, 1),)),)),
            "an error is marked in the source",
        ),
        ("esa", Rating("A", "d#dup", "1", "r"), "a document with #"),
    ],
)  # fmt: skip
def test_what_a_format_cannot_hold_is_refused(form: str, rating: Rating, said: str) -> None:
    with pytest.raises(InputError) as caught:
        FORMATS[form][1]([rating])
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        (_OLD, "marot"),
        (_row(), "marot"),
        ('\n\n{"errors": []}', "mtme"),
        ("A\tNone\n", "mtme"),
        (_esa_row(), "esa"),
        ("plain text, no table\n", ""),
        ('{"segment": 1, "start": 2}', ""),
        ("", ""),
    ],
)
def test_the_format_shows(text: str, form: str) -> None:
    assert format_of(text) == form


def test_an_unknown_format_is_one_sentence() -> None:
    with pytest.raises(DocumentError, match=r"f\.txt:1: no known format of annotations\. Give"):
        read_ratings("A story.\n", "f.txt")


def test_scores_keep_every_digit() -> None:
    rating = Rating("A", "d", "1", "r", score=math.nextafter(72, 73))
    assert read_esa(write_esa([rating]), "f.csv") == (rating,)
