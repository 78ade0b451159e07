"""What every worker is told: how to examine, and where receipts go. It goes to processes and machines."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

from qa import __version__
from qa.errors import ConfigError
from qa.glossary.packs import shipped, stamp
from qa.nightly.corpus import Item
from qa.project import Config, Project, cache_folder, open_project
from qa.quiet.sidecar import read_sidecar
from qa.scan.difference import Difference
from qa.scoring.overlap import sacrebleu_version

Place = Literal["system", "desk", "-"]
METRICS = ("BLEU", "chrF++")


@dataclass(frozen=True, slots=True)
class Batch:
    """Items that go to a worker at once; the receipt is named by the digest of all that it rests on."""

    items: tuple[Item, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class Earlier:
    """A stamp of which there may be receipts, and what a story can tell of its glossary and ours."""

    stamp: str
    difference: Difference


@dataclass(frozen=True, slots=True)
class Task:
    """`layout` says what the folders below the corpus are named after, `limit` how many seconds a
    story may take (0: any number), `receipts` the folder. `stamp` is the digest of configuration,
    glossary, version and options. `killable` says that a story beyond its time may take its process
    with it. Of `earlier` runs, the latest first, stories are taken over that look the same."""

    config: Config
    receipts: Path
    stamp: str
    source_lang: str | None = None
    target_lang: str | None = None
    encoding: str = "utf-8"
    columns: Mapping[str, str] = field(default_factory=dict)
    layout: tuple[Place, ...] = ()
    overlap: bool = True
    limit: float = 0.0
    today: date | None = None
    killable: bool = True
    earlier: tuple[Earlier, ...] = ()

    def receipt(self, batch: Batch) -> Path:
        """Where the batch's receipt lies when it is done."""
        return self.receipts / batch.digest[:2] / f"{batch.digest}.gz"

    def batch(self, items: tuple[Item, ...]) -> Batch:
        """The items as a batch."""
        found = hashlib.blake2b(self.stamp.encode(), digest_size=16)
        for item in items:
            found.update(f"{item.name}\0{item.digest}\0".encode("utf-8", "surrogateescape"))
        return Batch(items, found.hexdigest())


def layout_of(text: str) -> tuple[Place, ...]:
    """`system/desk` to its places; ConfigError for another word."""
    words = tuple(word for word in text.split("/") if word)
    for word in words:
        if word not in ("system", "desk", "-"):
            raise ConfigError(
                f"the layout has an unknown place {word!r}", remedy="Places: system, desk, -."
            )
    return words  # type: ignore[return-value]


def opened(config: Config) -> Project:
    """The project, compiled once for all processes that share a cache."""
    return open_project(config, cache_folder())


def program_digest() -> str:
    """What our own code, the languages and the packs that come with it come to."""
    package = Path(__file__).resolve().parent.parent
    files = [p for p in package.rglob("*") if p.is_file() and "__pycache__" not in p.parts]
    found = hashlib.blake2b(digest_size=8)
    for root, names in ((package, sorted(files)), (None, shipped())):
        for file in names:
            name = file.relative_to(root).as_posix() if root else file.name
            data = file.read_bytes()
            found.update(f"{name}\0{len(data)}\0".encode() + data)
    return found.hexdigest()


def glossary_digest(program: str, config: Config) -> str:
    """What that and the newsroom's own packs come to: what the history knows a glossary by."""
    return stamped(program, [stamp(path) for path in config.glossaries])[:16]


def config_digest(config: Config) -> str:
    """What the configuration says, and the files that it names."""
    plain = asdict(config)
    found = hashlib.blake2b(digest_size=8)
    found.update(json.dumps(plain, sort_keys=True, default=str).encode())
    files = [config.names_file, config.suppressions_file, *_dictionaries(config)]
    for file in files:
        if file and file.is_file():
            found.update(file.read_bytes() + b"\0")
    return found.hexdigest()


def _dictionaries(config: Config) -> list[Path]:
    """The files of the spelling dictionaries that the configuration names."""
    named = config.options.get("misspelled-word", {}).get("dictionaries", {})
    home = config.home or Path()
    return [home / f"{path}{ending}" for path in named.values() for ending in (".aff", ".dic")]


def expired(config: Config, today: date | None) -> list[str]:
    """What people said to leave alone until a day that is over: it is said again from then on."""
    file = config.suppressions_file
    if file is None or today is None:
        return []
    return [repr(entry.rule) for entry in read_sidecar(file) if entry.expired(today)]


def stamped(*parts: object) -> str:
    """One digest of everything that the rows of a story rest on, beside the story."""
    made_by = [__version__, sacrebleu_version(), unicodedata.unidata_version]
    text = json.dumps([made_by, *parts], sort_keys=True, default=str)
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()
