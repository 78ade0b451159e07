"""Names located in translations into scripts without capitals, and into Cyrillic: recall and chance.

    python benchmarks/names_pointed.py FILE.jsonl ... [--show] [--langs ru,zh]

The files are human translations; see README.md. With the shipped packs, for each target language:

pointed  a name (person, place) that both sides have gets one edit in the target: in Chinese
         characters another one of the same sound or of a confusable one, elsewhere a letter lost or
         taken for another of its script. The share whose place a finding overlaps, and of those
         with an effect of more than a doubt (sure). By the halves of a hash of the concept.
planted  two names of the packs that neither side has are put into the source, and into the target
         their right form with such an edit: the same figures for names from all over the packs.
strange  two names of the packs that neither side has are put into the source. Nothing in the target
         renders them: the share at which something is pointed at, and where it is sure.
removed  a name that both sides have is taken out of the target: the share at which another stretch
         is pointed at.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from qa.language import base, language
from qa.model import Document, Hit, NearMiss, Segment, Term
from qa.project import Config, Project, cache_folder, open_project
from qa.scan import scan

SURE = 0.80
KINDS = ("person", "place")
NAMES = 2  # strange names put into each source


def digest(*texts: str) -> int:
    return int.from_bytes(hashlib.sha256("\0".join(texts).encode()).digest()[:6])


def stories(files: Sequence[Path], langs: Sequence[str], column: str) -> Iterator[Document]:
    """The records of one document and pair together, into a language that is asked for."""
    groups: dict[tuple[str, str, str], list[Segment]] = {}
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if row.get(column) and row.get("source") and base(row["tgt_lang"]) in langs:
                key = row["src_lang"], row["tgt_lang"], row.get("meta", {}).get("doc") or row["id"]
                groups.setdefault(key, []).append(
                    Segment(row[column], row["source"], (), row["id"])
                )
    for (source, target, name), segments in groups.items():
        yield Document(name, "", source, target, tuple(segments))


def near(story: Document, project: Project, at: int, source: str, target: str) -> list[NearMiss]:
    """What is located in one segment of a copy of a story in which it is changed."""
    segments = list(story.segments)
    segments[at] = Segment(target, source)
    changed = replace(story, segments=tuple(segments))
    found = scan(changed, project.compiled).near
    return [n for n in found if n.proof == "source" and n.span.segment == at]


def edited(text: str, sounds: dict[str, list[str]], seed: int) -> str | None:
    """The name with one edit that keeps the script; None where there is no place for one."""
    places = [n for n, c in enumerate(text) if c.isalpha() and n and text[n - 1] not in " ·・-"]
    han = [n for n in places if len(sounds.get(text[n], ())) > 1]
    if not places:
        return None
    if han and unicodedata.name(text[han[0]]).startswith("CJK"):
        at = han[seed % len(han)]
        others = [c for c in sounds[text[at]] if c != text[at]]
        return text[:at] + others[seed // 7 % len(others)] + text[at + 1 :]
    if len(places) < 3 or unicodedata.name(text[0], "").startswith("CJK"):
        return None
    at = places[seed % len(places)]
    if seed // 11 % 2:
        return text[:at] + text[at + 1 :]
    letters = sorted({c for c in text[1:] if c.isalpha() and c != text[at]})
    return text[:at] + letters[seed // 13 % len(letters)] + text[at + 1 :] if letters else None


def homophones() -> dict[str, list[str]]:
    """The characters that foreign names are written with, by their sound."""
    from qa.names.sound import encode
    from qa.names.tables import tables

    groups: dict[str, list[str]] = defaultdict(list)
    for char in tables().windows["Hani"].letters:
        groups[encode(char, "pinyin")].append(char)
    return {char: group for group in groups.values() for char in group}


def pairs(hits: Sequence[Hit]) -> Iterator[Hit]:
    """The hits of the target, once in a segment, whose name the same segment's source has."""
    named = [h for h in hits if h.term.kind in KINDS and h.form.use in ("full", "short")]
    count = Counter((h.term.id, h.span.side, h.span.segment) for h in named)
    around = Counter((h.term.id, h.span.segment) for h in named if h.span.side == "target")
    for hit in named:
        key, at = hit.term.id, hit.span.segment
        once = hit.span.side == "target" and count[key, "target", at] == 1
        if once and count[key, "source", at] and not around[key, at - 1] + around[key, at + 1]:
            yield hit


def strangers(project: Project, source: str, target: str) -> list[tuple[Term, str]]:
    """Names with a form in both languages, in the order of a hash."""
    found = []
    for concept in project.compiled.terms:
        term = project.compiled.terms[concept]
        form = term.canonical(source) if term.kind in KINDS else None
        if form and term.canonical(target):
            found.append((term, form.text))
    return sorted(found, key=lambda pair: digest(pair[0].id))


def put(text: str, word: str, seed: int) -> str:
    """The text with a word after one of its blanks."""
    blanks = [n for n, c in enumerate(text) if c == " "]
    at = blanks[seed % len(blanks)] if blanks else len(text)
    return f"{text[:at]} {word},{text[at:]}"


def measure(
    files: Sequence[Path], langs: Sequence[str], column: str, project: Project, show: bool
) -> dict[str, Counter[str]]:
    sounds = homophones()
    pools: dict[tuple[str, str], list[tuple[Term, str]]] = {}
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for story in stories(files, langs, column):
        pair = (story.source_lang or "", story.target_lang)
        count = counts["-".join(pair)]
        pools[pair] = pools.get(pair) or strangers(project, *pair)
        scanned = scan(story, project.compiled)
        for hit in pairs(scanned.hits):
            _changed(story, hit, project, sounds, count, show)
        for at, segment in enumerate(story.segments):
            source = segment.source or ""
            for n in range(NAMES):
                seed = digest(segment.key, str(n))
                term, word = pools[pair][seed % len(pools[pair])]
                if term.id in scanned.ids("source") | scanned.ids("target"):
                    continue
                changed = put(source, word, seed // 7)
                found = near(story, project, at, changed, segment.target)
                _count(count, "strange", [x for x in found if x.term.id == term.id])
                _planted(story, at, term, changed, seed, project, sounds, count, show)
                for x in found if show else ():
                    if x.term.id == term.id:
                        text = segment.target[x.span.start : x.span.end]
                        print(
                            f"  chance {segment.key} {x.instead} {text} {x.similarity:.2f} {x.probability}"
                        )
    return counts


def _planted(
    story: Document,
    at: int,
    term: Term,
    source: str,
    seed: int,
    project: Project,
    sounds: dict[str, list[str]],
    count: Counter[str],
    show: bool,
) -> None:
    """A strange name in the source, and in the target its own form with an edit."""
    form = term.canonical(story.target_lang)
    wrong = edited(form.text, sounds, seed) if form else None
    if form is None or wrong is None:
        return
    target = put(story.segments[at].target, wrong, seed // 7)
    found = near(story, project, at, source, target)
    start = target.find(wrong)
    mine = [x for x in found if x.term.id == term.id and x.span.start < start + len(wrong)]
    mine = [x for x in mine if start < x.span.end]
    _count(count, "planted " + "ab"[digest(term.id) % 2], mine)
    if show and not mine:
        print(f"  not pointed {story.segments[at].key} {form.text} -> {wrong}: {len(found)}")


def _changed(
    story: Document,
    hit: Hit,
    project: Project,
    sounds: dict[str, list[str]],
    count: Counter[str],
    show: bool,
) -> None:
    """One name of the target edited, then taken out."""
    start, end, at = hit.span.start, hit.span.end, hit.span.segment
    segment = story.segments[at]
    target = segment.target
    half = "ab"[digest(hit.term.id) % 2]
    wrong = edited(target[start:end], sounds, digest(segment.key, hit.term.id))
    if wrong and wrong != target[start:end]:
        text = target[:start] + wrong + target[end:]
        found = near(story, project, at, segment.source or "", text)
        mine = [n for n in found if n.span.start < start + len(wrong) and start < n.span.end]
        mine = [n for n in mine if n.term.id == hit.term.id]
        _count(count, "edits " + half, mine)
        if show and not mine:
            print(f"  missed {segment.key} {target[start:end]} -> {wrong}: {len(found)}")
    text = target[:start] + target[end:]
    mine = near(story, project, at, segment.source or "", text)
    mine = [n for n in mine if n.term.id == hit.term.id]
    _count(count, "removed", mine)
    for n in mine if show else ():
        print(
            f"  removed {segment.key} {n.instead} {text[n.span.start : n.span.end]} {n.probability}"
        )


def _count(count: Counter[str], what: str, found: Sequence[NearMiss]) -> None:
    count[what] += 1
    count[what + " pointed"] += bool(found)
    count[what + " sure"] += any(n.probability >= SURE for n in found)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "    -"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--reference", action="store_true", help="references as the targets")
    parser.add_argument("--langs", default="zh,ja,ko,ru,uk,ar,fa,he,hi,el")
    options = parser.parse_args()
    if not options.files:
        return 0
    project = open_project(Config(), cache_folder())
    langs = [language(code).code for code in options.langs.split(",")]
    column = "reference" if options.reference else "mt"
    counts = measure(options.files, langs, column, project, options.show)
    whats = ("edits a", "edits b", "planted a", "planted b", "removed", "strange")
    print("pair      " + "".join(f" | {what:>9} point.  sure" for what in whats))
    for lang, c in sorted(counts.items()):
        cells = [
            f"{c[what]:9} {_share(c[what + ' pointed'], c[what])} {_share(c[what + ' sure'], c[what])}"
            for what in whats
        ]
        print(f"{lang:10} | " + " | ".join(cells))
    return 0


if __name__ == "__main__":
    sys.exit(main())
