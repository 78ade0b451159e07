"""The page and the digest of a night: what they say, that nothing of a story breaks out of them."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from qa.model import Break, Trend, TrendPoint
from qa.nightly.rates import rate, share
from qa.reporting.night.chart import chart, sparkline, thinned
from qa.reporting.night.digest import night_markdown
from qa.reporting.night.page import night_html
from qa.reporting.night.systems import systems
from tests.nightly.made import HOSTILE, night_page

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
VOID = {"meta", "br", "img", "circle", "polyline", "polygon", "line"}


class Whole(HTMLParser):
    """Raises where tags do not nest; knows the scripts and every address."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        self.addresses += [v or "" for k, v in attrs if k in ("href", "src")]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag


def read(text: str) -> Whole:
    parser = Whole()
    parser.feed(text)
    assert parser.open == []
    return parser


def test_nothing_of_a_story_breaks_out_of_the_page() -> None:
    text = night_html(night_page(), "0.3.0")
    parser = read(text)
    assert "script" not in parser.seen
    assert "&lt;script&gt;alert" in text
    assert all(a.startswith(("#", "stories/")) for a in parser.addresses)
    assert re.search(r"<bdi>[^<]*\u202e", text)
    assert not re.search(r"\u202e[^<]*<(?!/bdi)", text)


def test_nothing_of_a_story_breaks_out_of_the_digest() -> None:
    text = night_markdown(night_page())
    assert "\u202e" not in text
    assert not re.search(r"(?<!\\)[<`*]script|(?<!\\)<", text)
    assert r"\<script\>" in text


def test_the_digest_reads_well_in_a_terminal_too_and_says_what_it_leaves_out() -> None:
    unread = tuple((f"+a{n}", "no JSON (column 3). Mend it!") for n in range(12))
    lines = night_markdown(replace(night_page(), unread=unread)).splitlines()
    assert r"- \+a0: no JSON (column 3). Mend it!" in lines
    assert sum("no JSON" in line for line in lines) == 10
    assert "- and 2 more, on the page" in lines
    (one, *_) = (c for c in night_page().changes if c.verdict == "worse")
    assert "**Quality fell** in 1 measure against" in night_markdown(
        replace(night_page(), changes=(one,))
    )


SAYS = {
    "worse": (night_page(), "Quality fell in 2 measures."),
    "the first": (replace(night_page(1), changes=()), "nothing to compare it with yet"),
    "the same": (replace(night_page(), changes=()), "No change beyond chance."),
}


@pytest.mark.parametrize(("report", "says"), SAYS.values(), ids=SAYS.keys())
def test_the_verdict(report: object, says: str) -> None:
    assert says in night_html(report, "0.3.0")  # type: ignore[arg-type]


def test_the_page_has_what_an_editor_asks_for() -> None:
    text = night_html(night_page(), "0.3.0")
    for part in (
        "The worst stories", "Names and terms that go wrong", "Checks", "Overruled by people",
        "Wrong renderings that no pack has yet", "Not examined, or in part: 1", "Systems and directions",
        "MQM penalty", "terms right", "chrF++", "nrefs:1|case:mixed|nw:2", "mt2",
    ):  # fmt: skip
        assert part in text


def test_no_line_leads_from_one_signature_to_another() -> None:
    points = tuple(TrendPoint(f"2026-01-0{n}", n, None, None) for n in range(1, 5))
    old = Trend("BLEU", "points", False, "version:2.5", points[:2])
    new = Trend("BLEU", "points", False, "version:2.6", points[2:])
    text = chart([old, new])
    assert text.count("<polyline") == 2
    assert "version:2.5" in text
    assert "version:2.6" in text
    assert chart([old]).count("<polyline") == 1


def test_a_line_needs_two_nights() -> None:
    one = Trend("x", "%", False, "s", (TrendPoint("2026-01-01", 3.0, None, None),))
    assert "<svg" not in sparkline(one)
    assert "3.0 on 2026-01-01" in chart([one])


def test_a_long_history_is_thinned_and_keeps_its_ends() -> None:
    points = [TrendPoint(str(n), n, None, None) for n in range(1000)]
    some = thinned(points, 100)
    assert (len(some), some[0], some[-1]) == (100, points[0], points[-1])


def test_rates_and_shares_have_their_intervals() -> None:
    # Ten stories of 100 words with one finding each: no spread, no doubt.
    assert rate("n", 10, 1000, 100_000, 10, 10, 1000) == TrendPoint("n", 10.0, 10.0, 10.0)
    # Half of them with two, half with none: mean 1, sample variance 10/9, times 1.96 / sqrt(10).
    found = rate("n", 10, 1000, 100_000, 10, 20, 1000)
    assert found is not None
    assert found.high == pytest.approx(10 + 1.96 * (10 / 9) ** 0.5 / 10**0.5 * 10, abs=1e-3)
    assert rate("n", 0, 0, 0, 0, 0, 0) is None
    assert share("n", 0, 0) is None
    assert share("n", 3, 4) == pytest.approx(("n", 75.0, 30.06, 95.44), abs=0.01)


def test_every_link_within_the_page_leads_somewhere() -> None:
    text = night_html(night_page(), "0.3.0")
    wanted = {address[1:] for address in read(text).addresses if address.startswith("#")}
    assert {"findings", "systems", "stories", "proposals", "checks"} <= wanted
    assert wanted <= set(re.findall(r' id="([^"]+)"', text))


def test_the_headline_says_where_and_most_of_the_changes_wait() -> None:
    report = night_page()
    (change, *_) = report.changes
    many = tuple(replace(change, measure=f"check-{n}") for n in range(60))
    text = night_html(replace(report, changes=many), "0.3.0")
    assert f"Compared with the night of {report.against}: mt0, zh → en." in re.sub(
        "</?bdi>", "", text
    )
    assert "<summary>54 more</summary>" in text
    assert "and 10 more, in the results" in text
    assert text.index("check-5<") < text.index("54 more") < text.index("check-6<")


def test_severities_have_lines_names_and_numbers() -> None:
    text = night_html(night_page(), "0.3.0")
    assert text.count('class="line-major"') == 1
    assert '<title id="severity-title">' in text
    assert '<desc id="severity-told">' in text
    assert "People overrule most: <b>changed-number</b>" in text
    assert "Desks" not in text


def test_desks_are_shown_where_there_are_several() -> None:
    desk = replace(night_page().whole, desk=f"asia {HOSTILE}", parts=night_page().standings)
    text = night_html(replace(night_page(), desks=(desk, replace(desk, desk=""))), "0.3.0")
    read(text)
    assert "Desks, the worst first" in text
    assert "no desk: systems and directions" in text


def test_a_system_has_the_share_of_its_names_that_are_right() -> None:
    names = Trend("entities right", "%", False, "s", (TrendPoint("2026-01-01", 91.5, 90.0, 93.0),))
    standing = replace(night_page().whole, trends=(names,), changes=())
    text = systems(replace(night_page(), standings=(standing,)))
    head, row = re.findall(r"<tr>(.*?)</tr>", text)[:2]
    titles = re.findall(r"<th[^>]*>([^<]*)", head)
    cells = re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)
    assert len(titles) == len(cells)
    shown = dict(zip(titles, cells, strict=True))
    assert shown["Names right"] == "91.5 <small>(90.0–93.0)</small>"
    assert shown["Terms right"] == shown["MQM penalty"] == "–"


def test_a_line_is_marked_where_something_else_examined() -> None:
    points = tuple(TrendPoint(f"2026-01-0{n}", n, None, None) for n in range(1, 5))
    trend = Trend("x", "%", False, "s", points)
    marked = chart([trend], [Break("2026-01-03", ("glossary",))])
    assert "2026-01-03: glossary changed" in marked
    for elsewhere in ("2026-01-01", "2025-12-31", "2026-02-01"):
        assert "changed" not in chart([trend], [Break(elsewhere, ("glossary",))])


@pytest.mark.slow
@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
@pytest.mark.parametrize("dark", [False, True])
def test_a_browser_shows_it(tmp_path: Path, dark: bool) -> None:
    assert CHROMIUM
    page, picture = tmp_path / "night.html", tmp_path / "night.png"
    page.write_text(night_html(night_page(), "0.3.0"), encoding="utf-8")
    done = subprocess.run(
        [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
         "--disable-background-networking", f"--user-data-dir={tmp_path / 'u'}",
         "--window-size=1300,2000", *(["--force-dark-mode"] if dark else []),
         f"--screenshot={picture}", "--dump-dom", page.as_uri()],
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "Content Security Policy" not in done.stderr
    assert picture.stat().st_size > 20_000
    assert HOSTILE.count("script") == 2
    assert "<script>" not in done.stdout
