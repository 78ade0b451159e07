"""One very long segment: the same statistics as in the usual way, in memory of the order of its text."""

from __future__ import annotations

import random
import subprocess
import sys

import pytest
from sacrebleu.metrics.chrf import CHRF

from qa.scoring.counts import chrf as module
from qa.scoring.counts import long
from qa.scoring.counts.chrf import ChrF

WIDE = [chr(0x4E00 + n) for n in range(2000)]  # too many signs for one number
ALPHABETS: dict[str, list[str]] = {
    "one sign": ["a"], "few": list("abc "), "blanks alone": [" "], "scripts": list("ab塔利班\U0001f600 "),
    "thousands": WIDE, "half pairs": ["\ud83d", "a"], "marks": list("a.,! "),
}  # fmt: skip


def _texts(signs: list[str], seed: int) -> list[str]:
    draw = random.Random(seed)
    return ["".join(draw.choices(signs, k=draw.choice((0, 1, 3, 6, 50, 400)))) for _ in range(20)]


@pytest.mark.parametrize("signs", ALPHABETS.values(), ids=ALPHABETS)
@pytest.mark.parametrize("order", [0, 2])
def test_rows_are_the_same(monkeypatch: pytest.MonkeyPatch, signs: list[str], order: int) -> None:
    texts = _texts(signs, 1)
    references = list(zip(_texts(signs, 2), _texts(signs, 3), strict=True))
    usual = ChrF(order).rows(texts, references)
    monkeypatch.setattr(module, "_LONG", 5)
    monkeypatch.setattr(long, "_STRETCH", 7)
    monkeypatch.setattr(long, "_TOGETHER", 30)
    assert ChrF(order).rows(texts, references).tolist() == usual.tolist()


def test_it_is_sacrebleu_s_score(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_LONG", 5)
    one, (text, other) = ChrF(2), _texts(list("abcd ef"), 9)[:2]
    text, other = text * 3 + "abc", other + "cab dab"
    (row,) = one.rows([text], [(other,)]).tolist()
    assert one.sentence(row) == CHRF(word_order=2).sentence_score(text, [other]).score


def test_memory_is_bounded() -> None:
    """Four million characters without a blank on each side; in the usual way they take 600 MB."""
    code = (
        "import random, resource\n"
        "from qa.scoring.counts.chrf import ChrF\n"
        "text = ''.join(random.Random(1).choices('abcdefgh', k=4_000_000))\n"
        "one = ChrF(2)\n"
        "one.rows(['a'], [('a',)])\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "one.rows([text], [(text[::-1],)])\n"
        "print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 200
