"""An edited pack costs the stories that can tell, and leaves what a clean run leaves, byte for byte."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from qa.engine import examine
from qa.model import Document, Result
from qa.nightly.earlier import settled
from qa.nightly.engines import Cluster
from qa.nightly.run import Done, nightly
from qa.nightly.storyrows import read_rows
from qa.nightly.task import Task
from qa.project import Config, Project

STORY = Path(__file__).resolve().parents[2] / "corpus" / "afghan-talks"


def _lines(ending: str) -> list[str]:
    return Path(f"{STORY}.{ending}").read_text(encoding="utf-8").splitlines()


SOURCE, TARGET, REFERENCE = _lines("zh.txt"), _lines("en.mt.txt"), _lines("en.ref.txt")
SIZE = 3  # segments of a story
ENGLISH = -(-len(SOURCE) // SIZE)  # stories into English; as many into Chinese


@dataclass
class Concept:
    """What a pack says of one concept."""

    kind: str
    forms: dict[str, list[str]] = field(default_factory=dict)
    wrong: list[dict[str, object]] = field(default_factory=list)
    note: str = ""
    strict: bool = False


Pack = dict[str, Concept]
NEWSROOM: Pack = {
    "person.leggett": Concept("person", {"en": ["Sonny Leggett"], "zh": ["桑尼·莱格特"]}),
    "org.police": Concept("org", {"en": ["Afghan National Police"], "zh": ["阿富汗国家警察"]}),
    "place.uruzgan": Concept("place", {"en": ["Uruzgan"], "zh": ["乌鲁兹甘"]}),
    "phrase.outpost": Concept("phrase", {"en": ["military outpost"], "zh": ["军事哨所"]}, strict=True),
}  # fmt: skip


WORDS = """
pack = "words"
licence = "own"
origin = "own"
homograph = [{{ lang = "zh", names = "阳光", part = "given", means = "{means}", write = {{ en = "Yang Guang" }} }}]
[meanings]
sun = {{ en = ["sun"] }}
sunshine = {{ en = ["sunshine"] }}
"""


def wrong(text: str, instead: str, **more: object) -> dict[str, object]:
    return {"lang": "en", "text": text, "instead": instead, "severity": "major", **more}


def written(pack: Pack) -> str:
    """The pack as TOML."""
    parts = ['pack = "newsroom"', 'licence = "own"', 'origin = "own"']
    for concept, known in sorted(pack.items()):
        parts += [f"[[concept]]\nid = {json.dumps(concept)}\nkind = {json.dumps(known.kind)}"]
        parts += [f"note = {json.dumps(known.note)}\nstrict = {str(known.strict).lower()}"]
        parts += ["[concept.forms]"]
        parts += [
            f"{lang} = {json.dumps(texts, ensure_ascii=False)}"
            for lang, texts in sorted(known.forms.items())
        ]
        for rule in known.wrong:
            parts += ["[[concept.wrong]]"]
            parts += [
                f"{key} = {json.dumps(value, ensure_ascii=False)}"
                for key, value in rule.items()
                if key != "when"
            ]
            parts += ["[concept.wrong.when]"] if "when" in rule else []
            parts += [
                f"{key} = {json.dumps(value, ensure_ascii=False)}"
                for key, value in dict(rule.get("when", {})).items()  # type: ignore[call-overload]
            ]
    return "\n".join(parts) + "\n"


@dataclass
class Newsroom:
    """A corpus that is examined again and again while its pack is edited."""

    folder: Path
    looked: list[str] = field(default_factory=list)

    def write(self, text: str) -> None:
        (self.folder / "newsroom.toml").write_text(text, encoding="utf-8")

    def night(self, work: str = "work") -> Done:
        """One run; `looked` are then the stories that it examined."""
        self.looked.clear()
        return self.made(self.task(work), work)

    def task(self, work: str = "work") -> Task:
        config = Config((self.folder / "newsroom.toml", self.folder / "words.toml"))
        work_ = self.folder / work
        task = Task(config, work_ / "receipts", "", layout=("system",))
        return settled(task, "rest", work_)

    def made(self, task: Task, work: str = "work") -> Done:
        return nightly(
            [self.folder / "corpus"], task, self.folder / f"{work}-out", self.folder / work, "serial",
            Cluster(1), name="2026-11-25", glossary="g", config="c",
        )  # fmt: skip

    def clean(self) -> Done:
        """The same of a run that knows of no other."""
        clean = f"clean{len(list(self.folder.iterdir()))}"
        return self.night(clean)


@pytest.fixture
def newsroom(tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> Newsroom:
    monkeypatch.setattr("qa.nightly.batches._LEAST", 3000)
    monkeypatch.setattr("qa.nightly.batches._MOST", 6000)
    made = Newsroom(tmp_path)
    (tmp_path / "words.toml").write_text(WORDS.format(means="sun"), encoding="utf-8")

    def looking(document: Document, project: Project) -> Result:
        made.looked.append(document.name)
        return examine(document, project)

    monkeypatch.setattr("qa.nightly.batch.examine", looking)
    for first in range(0, len(SOURCE), SIZE):
        rows = slice(first, first + SIZE)
        sides = {
            f"en/s{first:02}.en.mt.txt": TARGET, f"en/s{first:02}.zh.txt": SOURCE,
            f"en/s{first:02}.en.ref.txt": REFERENCE, f"zh/s{first:02}.zh.mt.txt": SOURCE,
            f"zh/s{first:02}.en.txt": REFERENCE,
        }  # fmt: skip
        for name, lines in sides.items():
            file = tmp_path / "corpus" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text("\n".join(lines[rows]) + "\n", encoding="utf-8")
    return made


def same(one: Done, other: Done) -> None:
    assert one.results.read_bytes() == other.results.read_bytes()
    assert one.night == other.night


def edited(concept: str, **more: object) -> Pack:
    return {**NEWSROOM, concept: replace(NEWSROOM[concept], **more)}  # type: ignore[arg-type]


def about(concept: str, kind: str, **more: object) -> Pack:
    return {**NEWSROOM, concept: Concept(kind, **more)}  # type: ignore[arg-type]


ALL = 2 * ENGLISH

# What an editor writes, and how many stories are examined again.
EDITS: dict[str, tuple[str, int]] = {
    "nothing": (written(NEWSROOM), 0),
    "a comment": ("# seen by two\n" + written(NEWSROOM), 0),
    "a rendering that no story has": (
        written(edited("org.police", wrong=[wrong("Afghan Nation Cops", "Afghan National Police")])), 0),
    "a rendering that one story has": (
        written(edited("org.police", wrong=[wrong("Col Sonny Leggett", "Colonel Sonny Leggett")])), 1),
    "a rendering of a shipped person, where that is named": (
        written(about("person.baradar", "person", wrong=[
            wrong("Balladal", "Baradar", when={"source_has": ["巴拉达尔"]})])), 2),
    "a rendering of a country with an abbreviation, in two stories": (
        written(about("country.af", "country", wrong=[wrong("Data Map", "Afghanistan")])), 2),
    "a form of what an abbreviation of some stories could mean": (
        written(about("country.dz", "country", forms={"en": ["Barbary Shore"]})),
        17,
    ),
    "an organisation that no story names": (
        written(about("org.guild", "org", forms={"en": ["Guild of Bakers"], "zh": ["面包师行会"]})), 0),
    "an organisation that two stories name": (
        written(about("org.post", "org", forms={"en": ["Data Map"], "zh": ["数据地图"]})), 2),
    "a concept less": (written({c: k for c, k in NEWSROOM.items() if c != "org.police"}), 0),
    "a flag": (written(edited("phrase.outpost", strict=False)), 2),
    "a person's name, which every mangled one is weighed with": (
        written(about("person.ebady", "person", forms={"en": ["Serge Ebadi"], "zh": ["塞尔日"]})), ENGLISH),
}  # fmt: skip


@pytest.mark.parametrize(("text", "again"), EDITS.values(), ids=EDITS.keys())
def test_an_edit_costs_the_stories_that_can_tell(newsroom: Newsroom, text: str, again: int) -> None:
    newsroom.write(written(NEWSROOM))
    newsroom.night()
    assert len(newsroom.looked) == ALL
    newsroom.write(text)
    done = newsroom.night()
    assert len(newsroom.looked) == again, sorted(newsroom.looked)
    same(done, newsroom.clean())


def test_a_rule_that_names_another_concepts_rivals(newsroom: Newsroom) -> None:
    """Barbados may be taken for Brazil: what it is called is a part of the rule's texts."""
    rule = {
        "lang": "en", "pattern": "(Data|Picture) ({rivals:country.br})", "instead": "Data Map",
        "severity": "major", "alone": True,
    }  # fmt: skip
    pack = edited("org.police", wrong=[rule])
    newsroom.write(written(pack))
    newsroom.night()
    named = Concept("country", {"en": ["Map"]})
    newsroom.write(written({**pack, "country.bb": named}))
    task = newsroom.task()
    (before,) = task.earlier
    assert {"data map", "picture map"} <= {*before.difference.texts["en"]}
    done = newsroom.night()
    assert "Data Map" in {f.text for row in read_rows(done.results) for f in row.findings}
    same(done, newsroom.clean())


def test_what_all_stories_read_costs_all(newsroom: Newsroom) -> None:
    newsroom.write(written(NEWSROOM))
    newsroom.night()
    (newsroom.folder / "words.toml").write_text(WORDS.format(means="sunshine"), encoding="utf-8")
    done = newsroom.night()
    assert len(newsroom.looked) == ALL
    same(done, newsroom.clean())


def test_a_pack_edited_meanwhile_changes_the_next_run(newsroom: Newsroom) -> None:
    newsroom.write(written(NEWSROOM))
    before = newsroom.clean()
    task = newsroom.task()
    newsroom.write("no pack at all")
    done = newsroom.made(task)
    same(done, before)


def test_a_damaged_copy_of_a_pack_tells_nothing(newsroom: Newsroom) -> None:
    newsroom.write(written(NEWSROOM))
    newsroom.night()
    (copy,) = (newsroom.folder / "work" / "packs").glob("*/0/newsroom.toml")
    copy.write_text(written(edited("phrase.outpost", strict=False)), encoding="utf-8")
    newsroom.write(written(edited("phrase.outpost", strict=False)))
    done = newsroom.night()
    assert len(newsroom.looked) == ALL
    same(done, newsroom.clean())


def _words(chance: random.Random, lines: list[str], most: int) -> str:
    words = chance.choice(lines).split()
    first = chance.randrange(len(words))
    return " ".join(words[first : first + chance.randint(1, most)]).strip(".,:;\"'“”()")


def _name(chance: random.Random) -> str:
    """A name that stands in the stories, or nearly so."""
    known = ("Sergei Ebadi", "Sonny Leggett", "Balladal", "Uruzgan", "Chen Mengtong", "Kunduz")
    name = chance.choice(known)
    at = chance.randrange(len(name))
    return name[:at] + chance.choice("aeiou") + name[at + chance.randint(0, 1) :]


def _chinese(chance: random.Random) -> str:
    line = chance.choice(SOURCE)
    first = chance.randrange(max(1, len(line) - 4))
    return line[first : first + chance.randint(2, 4)].strip("，。：、“”")


def _form(pack: Pack, chance: random.Random) -> None:
    known = pack[chance.choice(sorted(pack))]
    known.forms.setdefault("en", []).append(_words(chance, TARGET, 3) or "x y")


def _source_form(pack: Pack, chance: random.Random) -> None:
    known = pack[chance.choice(sorted(pack))]
    known.forms.setdefault("zh", []).append(_chinese(chance) or "某某")


def _rule(pack: Pack, chance: random.Random) -> None:
    known = pack[chance.choice(sorted(pack))]
    when = chance.choice(
        ({}, {"source_has": [_chinese(chance) or "某某"]}, {"unless": ["country.us"]})
    )
    known.wrong.append(
        wrong(_words(chance, TARGET, 2) or "x", _name(chance), **({"when": when} if when else {}),
              alone=chance.random() < 0.5)
    )  # fmt: skip


def _no_rule(pack: Pack, chance: random.Random) -> None:
    for known in pack.values():
        del known.wrong[chance.randint(0, 2) :]


def _less(pack: Pack, chance: random.Random) -> None:
    pack.pop(chance.choice(sorted(pack)[1:] or [""]), None)


def _new(pack: Pack, chance: random.Random) -> None:
    kind = chance.choice(("person", "place", "org", "phrase", "country", "people"))
    concept = f"{kind}.{chance.choice(('xa', 'xb', 'us', 'taliban'))}"
    pack[concept] = Concept(kind, {"en": [_name(chance)], "zh": [_chinese(chance) or "某某"]})


def _shipped(pack: Pack, chance: random.Random) -> None:
    concept = chance.choice(("country.af", "country.us", "org.taliban", "person.baradar"))
    kind = concept.partition(".")[0]
    pack[concept] = Concept(kind, {"zh": [_chinese(chance) or "某某"]})


def _flag(pack: Pack, chance: random.Random) -> None:
    known = pack[chance.choice(sorted(pack))]
    known.strict, known.note = not known.strict, _name(chance)


MOVES: tuple[Callable[[Pack, random.Random], None], ...] = (
    _form, _source_form, _rule, _rule, _no_rule, _less, _new, _shipped, _flag,
)  # fmt: skip


@pytest.mark.parametrize("seed", range(2))
def test_random_edits_one_after_the_other(newsroom: Newsroom, seed: int) -> None:
    """Each night takes over from the one before, which took over as well."""
    chance = random.Random(seed)
    pack = {concept: replace(known) for concept, known in NEWSROOM.items()}
    pack = {
        c: replace(k, forms={lang: [*f] for lang, f in k.forms.items()}) for c, k in pack.items()
    }
    newsroom.write(written(pack))
    newsroom.night()
    costs = []
    for _ in range(6):
        chance.choice(MOVES)(pack, chance)
        newsroom.write(written(pack))
        done = newsroom.night()
        costs.append(len(newsroom.looked))
        same(done, newsroom.clean())
    assert min(costs) < ALL
