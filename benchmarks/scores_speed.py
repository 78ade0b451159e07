"""Overlap scores side by side with sacrebleu in one run: time, and peak memory of each child.

    python benchmarks/scores_speed.py FILE.jsonl ... [--to en] [--segments 20000] [--ter 200]
        [--bootstrap 1000000] [--limits]

A record has tgt_lang, mt, reference. So many segments are made of them as are asked for: the words
(characters where there are no blanks) of both sides are turned by one more for each repetition, so
that no text comes twice and no library finds it in its cache. Every measurement is a process of its
own, whose peak is that of getrusage (with two processes: that of the parent and of the larger
child). `--bootstrap` resamples that many rows of BLEU and chrF++ 1,000 times, the rows of the file
repeated. With `--limits` the exit code is 1 where a ratio or peak is over what is promised: BLEU and
chrF++ 1.25 times faster on one process and 2.3 on two within 300 MB, TER 5 times, the bootstrap
within 1 GB.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from qa.language import Scoring, language

RESAMPLES = 1000
FASTER, FASTER_ON_TWO, FASTER_TER = 1.25, 2.3, 5.0
MEGABYTES, BOOTSTRAP_MEGABYTES = 300, 1024


def pairs(files: Sequence[Path], lang: str, number: int) -> Iterator[tuple[str, str]]:
    """So many pairs of translation and reference, each text once."""
    records = []
    for file in files:
        with file.open(encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                if record["tgt_lang"] == lang and record.get("reference"):
                    records.append((record["mt"], record["reference"]))
    if not records:
        raise SystemExit(f"no record is in {lang} and has a reference")
    for n in range(number):
        mt, reference = records[n % len(records)]
        turn = n // len(records)
        yield _turned(mt, turn), _turned(reference, turn)


def _turned(text: str, turn: int) -> str:
    parts: Sequence[str] = text.split(" ") if " " in text else text
    place = turn % max(1, len(parts))
    joint = " " if " " in text else ""
    # What has fewer words than turns is told apart by the turn itself.
    tail = f" {turn}" if turn >= len(parts) else ""
    return joint.join((*parts[place:], *parts[:place])) + tail


def sacrebleu_scores(hypotheses: list[str], references: list[str], scoring: Scoring) -> str:
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF

    bleu = BLEU(tokenize=scoring.bleu_tokenizer).corpus_score(hypotheses, [references])
    chrf = CHRF(word_order=2).corpus_score(hypotheses, [references])
    return f"{bleu.score:.10f} {chrf.score:.10f}"


def our_scores(jobs: int) -> Callable[[list[str], list[str], Scoring], str]:
    def scores(hypotheses: list[str], references: list[str], scoring: Scoring) -> str:
        return " ".join(_ours(n, hypotheses, references, scoring, jobs) for n in ("BLEU", "chrF++"))

    return scores


def _ours(
    name: str, hypotheses: list[str], references: list[str], scoring: Scoring, jobs: int
) -> str:
    import numpy as np

    from qa.scoring.counts.table import metric
    from qa.scoring.rows import rows

    counted = rows(name, scoring, hypotheses, [(r,) for r in references], None, jobs)
    one, _ = metric(name, scoring)
    return f"{one.value(counted.sum(axis=0, dtype=np.int64).tolist()):.10f}"


def sacrebleu_ter(hypotheses: list[str], references: list[str], scoring: Scoring) -> str:
    from sacrebleu.metrics.ter import TER

    asian = scoring.asian_ter
    score = TER(normalized=asian, asian_support=asian).corpus_score(hypotheses, [references])
    return f"{score.score:.10f}"


def our_ter(hypotheses: list[str], references: list[str], scoring: Scoring) -> str:
    return _ours("TER", hypotheses, references, scoring, 1)


MEASURED: dict[str, Callable[[list[str], list[str], Scoring], str]] = {
    "sacrebleu": sacrebleu_scores, "one": our_scores(1), "two": our_scores(2),
    "sacrebleu-ter": sacrebleu_ter, "ter": our_ter,
}  # fmt: skip


def bootstrap(files: Sequence[Path], lang: str, number: int) -> tuple[float, str]:
    """Seconds of the resampling, and the intervals."""
    import numpy as np

    from qa.scoring.counts.resampling import middle, resampled
    from qa.scoring.counts.table import metric
    from qa.scoring.rows import rows

    scoring = language(lang).scoring
    texts = list(pairs(files, lang, min(number, 1000)))
    names = ("BLEU", "chrF++")
    tables = []
    for name in names:
        counted = rows(name, scoring, [h for h, _ in texts], [(r,) for _, r in texts])
        tables.append(np.resize(counted, (number, counted.shape[1])))
    start = time.perf_counter()
    told = []
    for name, sums in zip(names, resampled(tables, RESAMPLES), strict=True):
        one, _ = metric(name, scoring)
        found = middle([one.value(row) for row in sums.tolist()])
        told.append(f"{name} ± {found.half:.4f}")
    return time.perf_counter() - start, ", ".join(told)


def child(what: str, files: Sequence[Path], lang: str, number: int) -> None:
    """One measurement; prints seconds, megabytes and the result as JSON."""
    if what == "bootstrap":
        seconds, result = bootstrap(files, lang, number)
    else:
        hypotheses, references = (
            list(side) for side in zip(*pairs(files, lang, number), strict=True)
        )
        scoring = language(lang).scoring
        MEASURED[what](hypotheses[:20], references[:20], scoring)  # imports do not count
        start = time.perf_counter()
        result = MEASURED[what](hypotheses, references, scoring)
        seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    other = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(json.dumps([seconds, peak // 1024, other // 1024, result]))


def measured(what: str, given: argparse.Namespace, number: int) -> tuple[float, int, str]:
    command = [sys.executable, __file__, *map(str, given.files), "--to", given.to,
               "--child", what, "--segments", str(number)]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    seconds, peak, other, result = json.loads(done.stdout)
    more = f" (a child {other} MB)" if other else ""
    print(f"  {what:14} {seconds:8.1f} s  {peak:6} MB{more}  {result}", flush=True)
    return seconds, max(peak, other), result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--to", default="en")
    parser.add_argument("--segments", type=int, default=20_000)
    parser.add_argument("--ter", type=int, default=200)
    parser.add_argument("--bootstrap", type=int, default=0)
    parser.add_argument("--limits", action="store_true")
    parser.add_argument("--child", choices=[*MEASURED, "bootstrap"], help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        child(given.child, given.files, given.to, given.segments)
        return
    held = True
    print(f"BLEU and chrF++, {given.segments:,} segments in {given.to}")
    theirs, _, expected = measured("sacrebleu", given, given.segments)
    for what, least in (("one", FASTER), ("two", FASTER_ON_TWO)):
        ours, peak, result = measured(what, given, given.segments)
        print(
            f"  {theirs / ours:.2f} times as fast, result {'same' if result == expected else 'OTHER'}"
        )
        held &= result == expected and theirs / ours >= least and peak <= MEGABYTES
    print(f"TER, {given.ter:,} segments")
    theirs, _, expected = measured("sacrebleu-ter", given, given.ter)
    ours, _, result = measured("ter", given, given.ter)
    print(
        f"  {theirs / ours:.2f} times as fast, result {'same' if result == expected else 'OTHER'}"
    )
    held &= result == expected and theirs / ours >= FASTER_TER
    if given.bootstrap:
        print(f"bootstrap of {RESAMPLES:,}, {given.bootstrap:,} segments")
        _, peak, _ = measured("bootstrap", given, given.bootstrap)
        held &= peak <= BOOTSTRAP_MEGABYTES
    if given.limits:
        sys.exit(0 if held else 1)


if __name__ == "__main__":
    main()
