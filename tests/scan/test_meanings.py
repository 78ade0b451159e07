"""Homographs, leftovers and two spellings: everyday words, and input that wants to hang."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qa.model import Document, Scanned, Segment
from qa.project import Project
from qa.scan import scan
from qa.scan.leftover import leftovers
from qa.scan.meanings import meanings
from qa.scan.spellings import two_spellings
from tests.growth import linear


def _scan(project: Project, pair: str, *rows: tuple[str, str]) -> Scanned:
    source, target = pair.split("-")
    segments = tuple(Segment(there, here) for here, there in rows)
    return scan(Document("x", "", source, target, segments), project.compiled)


NAMES = [
    ("fa-en", "کابل آرام است.", "Kabul is calm."),
    ("zh-en", "马里政府发言。", "The government spoke."),
    ("zh-en", "马里和尼日尔", "Both states"),
    ("ja-en", "マリの首相", "The premier"),
    ("en-zh", "He flew to Turkey.", "他飞往火鸡。"),
]
EVERYDAY = [
    ("fa-en", "کابل برق قطع شد.", "The electric cable was cut.", "کابل"),
    ("zh-en", "马里尼切夫说", "Marinichev said", "马里"),
    ("ja-en", "サマリアの町", "A town in Samaria", "マリ"),
    ("en-de", "Turkey was served.", "Es gab Truthahn.", "Turkey"),
    ("en-zh", "Georgia voted.", "佐治亚州投票。", "Georgia"),
]


@pytest.mark.parametrize(("pair", "source", "target"), NAMES)
def test_a_name_is_no_everyday_word(project: Project, pair: str, source: str, target: str) -> None:
    assert _scan(project, pair, (source, target)).everyday == frozenset()


@pytest.mark.parametrize(("pair", "source", "target", "word"), EVERYDAY)
def test_an_everyday_word(project: Project, pair: str, source: str, target: str, word: str) -> None:
    scanned = _scan(project, pair, (source, target))
    assert {scanned.document.text(span) for span in scanned.everyday} == {word}


def test_what_a_story_names_elsewhere_is_no_part_of_a_longer_name(project: Project) -> None:
    scanned = _scan(project, "zh-en", ("马里政府", "Mali's government"), ("马里塔赫", "a town"))
    assert scanned.everyday == frozenset()


HOSTILE = [
    ("ru-en", "Лев Орёл Надежда Москва ", "Lion Eagle Hope Москва "),
    ("zh-en", "马里尼切夫喀布尔", "马里尼切夫喀布尔"),
    ("en-zh", "Kabul, Moscow ", "Kabul（Moscow，"),
    ("zh-en", "焦布洛来了，", "Gioblo Joblo Gioblu "),
    ("en-de", "Moscow Times ", "“Moscow Moscow "),
]  # fmt: skip


@pytest.mark.parametrize(("pair", "source", "target"), HOSTILE)
def test_a_segment_of_a_hundred_thousand_characters_does_not_hang(
    project: Project, pair: str, source: str, target: str
) -> None:
    small = _scan(project, pair, (source, target))
    widths = {"source": len(source), "target": len(target)}
    most = 100_000 // min(len(source), len(target))

    def told(size: int) -> None:
        times = most * size // 2
        hits = tuple(
            replace(hit, span=hit.span._replace(start=hit.span.start + n * widths[hit.span.side],
                                      end=hit.span.end + n * widths[hit.span.side]))
            for n in range(times) for hit in small.hits
        )  # fmt: skip
        document = replace(small.document, segments=(Segment(target * times, source * times),))
        fold = project.compiled.folder.fold
        folded = {("source", 0): fold(source * times), ("target", 0): fold(target * times)}
        meanings(document, project.compiled, project.compiled.resolved(None), hits, folded)
        list(leftovers(document, hits, (), ()))
        list(two_spellings(document, hits))

    assert linear(told)
