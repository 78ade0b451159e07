"""Addresses, accounts, hashtags, placeholders and tags: held against the source's."""

from __future__ import annotations

import pytest

from qa.model import Document, Segment
from qa.scan.verbatim import verbatims
from tests.growth import linear, part


def document(*rows: tuple[str, str]) -> Document:
    segments = tuple(Segment(target, source, ()) for source, target in rows)
    return Document("story", "", "en", "de", segments)


def found(*rows: tuple[str, str]) -> list[tuple[str, str, str, str]]:
    story = document(*rows)
    return [
        (v.kind, v.change, story.text(v.span), v.instead or (story.text(v.witness) if v.witness else ""))
        for v in verbatims(story)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("source", "target", "told"),
    [
        ("Mail a@b.org now.", "Mail an a@c.org.", ("mail", "changed", "a@c.org", "a@b.org")),
        (
            "See (https://x.org/a_(b)).",
            "Siehe (https://x.org/a_(c)).",
            ("site", "changed", "https://x.org/a_(c)", "https://x.org/a_(b)"),
        ),
        ("reuters.com says", "reuter.com sagt", ("host", "changed", "reuter.com", "reuters.com")),
        ("Ask @afp.", "Frag @apf.", ("handle", "changed", "@apf", "@afp")),
        ("In #Málaga", "In #Malaga", ("hashtag", "changed", "#Malaga", "#Málaga")),
        ("Hi {name}", "Hallo {Name}", ("placeholder", "changed", "{Name}", "{name}")),
        ("<b>Hi</b>", "Hallo</b>", ("tag", "dropped", "", "<b>")),
        ("Hi {a} and {a}", "Hallo {a}", ("placeholder", "dropped", "", "{a}")),
        ("Look here.", "Siehe www.x.org.", ("site", "added", "www.x.org", "")),
    ],
)
def test_each_kind_is_told_once(source: str, target: str, told: tuple[str, ...]) -> None:
    assert found((source, target)) == [told]
    assert found((source, source)) == found((target, target)) == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("http://Www.x.org/a/", "https://x.org/a"),
        ("www.who.int/en/news", "www.who.int/de/news"),
        ("en.wikipedia.org", "de.wikipedia.org"),
        ("write to a@b.org.", "an a＠b.org，bitte"),
        ("He left.The end", "Er ging.Das ende"),
        ("e.g. 3.5, i.e. U.S.A.", "z.B. 3,5, d.h. u.s.w."),
        ("#1 of 5 @ 3 pm", "Nr. 1 von 5 um 15 Uhr"),
        ("chinanews.com says", "Chinas Nachrichtendienst sagt"),
        ("президент.рф: http://президент.рф", "Der Präsident: http://xn--d1abbgf6aiiy.xn--p1ai"),
        ("{one thing, another}", "{eines, das andere}"),
        ("100 %d und", "100 % und"),
    ],
)
def test_what_is_the_same_or_no_address_is_silent(source: str, target: str) -> None:
    assert found((source, target)) == []


def test_an_address_may_move_to_the_next_segment() -> None:
    assert found(("See www.x.org.", "Siehe dort."), ("Yes.", "Ja: www.x.org.")) == []
    assert found(("See www.x.org.", "Siehe dort."), ("Yes.", "Ja.")) == [
        ("site", "dropped", "", "www.x.org")
    ]


@pytest.mark.parametrize(
    "piece", ["a.b", "@a", "#", "a@", "www.", "{a", "<b ", "http://(", "a-", "%(a"]
)
def test_time_grows_as_the_text(piece: str) -> None:
    whole = piece * (40_000 // len(piece))

    def work(size: int) -> None:
        text = part(whole, size)
        assert len(text) <= 100_000
        list(verbatims(document((text, text + "x"))))

    assert linear(work)
