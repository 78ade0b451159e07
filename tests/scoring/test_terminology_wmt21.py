"""WMT21: exact match, window overlap and TERm, on tokenised and on running text."""

from __future__ import annotations

from fractions import Fraction

import pytest

from qa.scoring.entities import Share
from qa.scoring.terminology import (
    Rates,
    RefTerm,
    Tokens,
    exact_match,
    raw,
    term_ter,
    tokenised,
    window_overlap,
)
from qa.scoring.terminology.term_ter import term_edits


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", []),
        ("  A  cat. ", ["A", "cat", "."]),
        ("l'eau, 3.5%", ["l'eau", ",", "3.5", "%"]),
        ("塔利班Taliban说", ["塔", "利", "班", "Taliban", "说"]),
        ("탈레반은 말했다", ["탈레반은", "말했다"]),
        ("ประเทศไทย", ["ป", "ร", "ะ", "เ", "ท", "ศ", "ไ", "ท", "ย"]),
        ("वायरस है", ["वायरस", "है"]),
        ("Zu\u0308rich", ["Zürich"]),
        ("“Hi”", ["“", "Hi", "”"]),
        ("end.Next", ["end", ".", "Next"]),
    ],
)
def test_running_text_is_cut_by_scripts(text: str, words: list[str]) -> None:
    assert raw(text).words() == words


@pytest.mark.parametrize(
    ("text", "form", "places"),
    [
        (tokenised("the virus ."), "vir", []),
        (tokenised("the virus."), "virus", []),
        (tokenised("a virus and a virus"), "a  virus", [(0, 2), (3, 5)]),
        (raw("The virus."), "virus", [(1, 2)]),
        (raw("Nigeria"), "Niger", []),
        (raw("新冠病毒传播"), "病毒", [(2, 4)]),
        (raw("탈레반은 말했다"), "탈레반", [(0, 1)]),
        (raw("x"), "", []),
    ],
)
def test_a_form_stands_where_its_edges_do(
    text: Tokens, form: str, places: list[tuple[int, int]]
) -> None:
    assert list(text.places(form)) == places


@pytest.mark.parametrize(
    ("text", "variants", "right", "program"),
    [
        ("the Virus spread", [("virus",)], 0, 0),
        ("a virus", [("virus",), ("virus", "viral")], 1, 1),
        ("a virus , viral", [("virus", "viral"), ("viral",)], 2, 1),
        ("a virus ( new )", [("virus (",), ("new",)], 2, 2),
    ],
)
def test_a_place_satisfies_one_term(
    text: str, variants: list[tuple[str, ...]], right: int, program: int
) -> None:
    assert exact_match(tokenised(text), variants) == Share(right, len(variants))
    assert exact_match(tokenised(text), variants, program=True) == Share(program, len(variants))


def test_lemmas_are_tried_where_the_surface_fails() -> None:
    def singular(text: Tokens) -> Tokens:
        return tokenised(text.text.replace("viruses", "virus"))

    text = tokenised("two viruses")
    assert exact_match(text, [("virus",)]) == Share(0, 1)
    assert exact_match(text, [("virus",)], singular) == Share(1, 1)


@pytest.mark.parametrize(
    ("ours", "theirs", "forms", "rate"),
    [
        ("x y", "a virus b", [], Rates()),
        ("x y", "a virus b", ["virus"], Rates(Fraction(0), 1)),
        ("a virus b", "a virus b", ["virus"], Rates(Fraction(1), 1)),
        ("a , virus c", "a virus b", ["virus"], Rates(Fraction(1, 2), 1)),
        ("virus", "virus", ["virus"], Rates(Fraction(0), 1)),
        # The better pair first: the second place of theirs goes with the first of ours.
        ("c virus d", "a virus b c virus d", ["virus", "virus"], Rates(Fraction(2, 3), 1)),
    ],
)
def test_window(ours: str, theirs: str, forms: list[str], rate: Rates) -> None:
    terms = [RefTerm(form) for form in forms]
    assert window_overlap(tokenised(ours), tokenised(theirs), terms) == rate


def test_window_of_running_text_without_blanks() -> None:
    terms = [RefTerm("病毒")]
    found = window_overlap(raw("新型病毒，传开"), raw("新型病毒传播"), terms)
    assert found == Rates(Fraction(3, 4), 1)


def test_the_programs_window_is_another() -> None:
    ours, theirs = tokenised("x toux sèche y"), tokenised("a toux sèche b")
    terms = [RefTerm("toux sèche")]
    assert window_overlap(ours, theirs, terms, 1) == Rates(Fraction(0), 1)
    # The first of two words is taken for a neighbour, which the translation never has there.
    both = window_overlap(theirs, theirs, terms, 1, program=True)
    assert both == Rates(Fraction(1, 2), 1)
    assert window_overlap(ours, theirs, [], 1, program=True) == Rates(Fraction(0), 1)


@pytest.mark.parametrize(
    ("ours", "theirs", "terms", "edits"),
    [
        ("", "", [], 0),
        ("a b c", "a b c", [1], 0),
        ("a c", "a b c", [], 1),
        ("a c", "a b c", [1], 2),
        ("a x c", "a b c", [1], 2),
        ("a x b c", "a b c", [1], 1),
        ("c d a b", "a b c d", [], 1),
        ("", "a b", [0], 3),
        ("b x y a", "x y a b", [3], 1),
    ],
)
def test_edits_of_terms_cost_double(ours: str, theirs: str, terms: list[int], edits: int) -> None:
    assert term_edits(ours.split(), theirs.split(), terms) == edits


def test_term_ter_is_a_rate_of_the_reference() -> None:
    terms = [RefTerm("virus")]
    ours, theirs = tokenised("the germ spreads"), tokenised("the virus spreads .")
    assert term_ter(ours, theirs, terms) == Rates(Fraction(3, 4), 1)
    assert term_ter(tokenised(""), tokenised(""), []) == Rates(Fraction(0), 1)
    assert term_ter(ours, tokenised(""), []) == Rates(Fraction(1), 1)


def test_equal_words_without_end_come_to_an_end() -> None:
    text, other = tokenised("a b " * 150), tokenised("b a b " * 100)
    assert term_ter(text, other, [RefTerm("a")]).total == 1
    with pytest.raises(ValueError, match="2,000 words"):
        term_ter(tokenised("a " * 2001), other, [])
