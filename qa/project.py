"""Configuration to a project: which packs, which checks with which options, where the cache is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

from qa.cachedir import cache_dir
from qa.checks import CHECKS, Check
from qa.errors import ConfigError
from qa.glossary.packs import shipped
from qa.model import Part, Severity
from qa.names.known import NONE_KNOWN, KnownNames, read_known
from qa.scan import NO_DICTIONARIES, Compiled, Dictionaries, load
from qa.toml import TomlError, toml

_KEYS = {"glossaries", "ignore", "select", "fail-level", "checks", "style", "known-names", "parts"}
_SPELLING = "misspelled-word"
_KNOWN_NAMES = "known-names.txt"
_SUPPRESSIONS = "qa-suppressions.toml"


@dataclass(frozen=True, slots=True)
class Config:
    """What the user decides; the same on every machine that works for one run.

    `parts` has for parts of a story (headline, caption) the least severity that a finding in them
    has, unless it is neutral. `known_names` is the newsroom's own list; `home`, the folder of the configuration, has one of
    the usual name where none is given.
    """

    glossaries: tuple[Path, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_level: Severity = Severity.MINOR
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    style: str = ""
    parts: Mapping[str, Severity] = field(default_factory=dict)
    known_names: Path | None = None
    home: Path | None = None

    @property
    def names_file(self) -> Path | None:
        """Where the newsroom's own list of names lies, or would lie."""
        usual = self.home / _KNOWN_NAMES if self.home else None
        return self.known_names or usual

    @property
    def suppressions_file(self) -> Path | None:
        """Where the findings that people overruled are kept, or would be."""
        return self.home / _SUPPRESSIONS if self.home else None


@dataclass(frozen=True, slots=True)
class Project:
    """A configuration with its compiled glossary and its checks, ready to examine."""

    config: Config
    compiled: Compiled
    checks: tuple[Check, ...]
    known: KnownNames = NONE_KNOWN
    dictionaries: Dictionaries = NO_DICTIONARIES


def cache_folder() -> Path | None:
    """Where compiled glossaries and scores are kept; None when there is no home."""
    found = cache_dir()
    return Path(found) if found else None


def configure(start: Path, glossaries: Sequence[Path] = ()) -> Config:
    """The configuration that governs a folder: qa.toml or [tool.qa], there or above.

    Relative paths count from the file that names them; `glossaries` are added to its packs.
    Where no file governs the folder, its own known-names.txt counts and no other.
    """
    for folder in (start, *start.parents):
        for name in ("qa.toml", "pyproject.toml"):
            file = folder / name
            if not file.is_file():
                continue
            text = _text(file)
            if name == "pyproject.toml" and "tool.qa" not in text:
                continue  # most have no such table: not worth parsing
            data = _toml(file, text)
            if name == "pyproject.toml":
                tools = _table("tool", data.get("tool", {}), file, "[tool.qa]")
                if "qa" not in tools:
                    continue
                data = _table("tool.qa", tools["qa"], file, "[tool.qa]")
            return _config(file, data, glossaries)
    return Config(glossaries=tuple(glossaries), home=start)


def _toml(file: Path, text: str) -> dict[str, Any]:
    try:
        return toml(text)
    except TomlError as error:
        raise ConfigError(
            f"not valid TOML: {error}", path=file, line=error.line, remedy="Mend it."
        ) from None


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise ConfigError(f"not UTF-8: {error}", path=file, remedy="Save it as UTF-8.") from None
    except OSError as error:
        raise ConfigError(
            f"cannot be read ({error.strerror})", path=file, remedy="Check its permissions."
        ) from None


def _config(file: Path, data: Mapping[str, Any], glossaries: Sequence[Path]) -> Config:
    for key in data:
        if key == "tool":
            raise ConfigError(
                "'tool' is for pyproject.toml", path=file,
                remedy="Leave tool.qa out here: [checks.NAME], not [tool.qa.checks.NAME].",
            )  # fmt: skip
        if key not in _KEYS:
            raise ConfigError(
                f"unknown key {key!r}{_near(key, _KEYS)}", path=file,
                remedy=f"Known keys: {', '.join(sorted(_KEYS))}.",
            )  # fmt: skip
    for key in ("glossaries", "ignore", "select"):
        value = data.get(key, [])
        if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
            raise ConfigError(f"{key!r} is not a list of texts", path=file, remedy='Write ["a"].')
    checks = _table("checks", data.get("checks", {}), file, "[checks.NAME]")
    for name in (*data.get("ignore", ()), *data.get("select", ()), *checks):
        known_check(name, file)
    for name, options in checks.items():
        head = f"[checks.{name}]"
        for option, value in _table(f"checks.{name}", options, file, head).items():
            known = CHECKS[name].options
            if option not in known:
                raise ConfigError(
                    f"the check {name} has no option {option!r}", path=file,
                    remedy=f"Its options: {', '.join(known) or 'none'}.",
                )  # fmt: skip
            if type(value) is not type(known[option]):
                raise ConfigError(
                    f"the option {option!r} of {name} is {value!r}", path=file,
                    remedy=f"It is written like {str(known[option]).lower()}.",
                )  # fmt: skip
    packs = tuple(file.parent / path for path in data.get("glossaries", ()))
    names = _word("known-names", data.get("known-names", ""), file, _KNOWN_NAMES)
    return Config(
        glossaries=packs + tuple(glossaries),
        select=tuple(data.get("select", ())),
        ignore=tuple(data.get("ignore", ())),
        fail_level=level(data.get("fail-level", "minor"), file),
        options=checks,
        style=_word("style", data.get("style", ""), file, "ap"),
        parts=_parts(data.get("parts", {}), file),
        known_names=file.parent / names if names else None,
        home=file.parent,
    )


def _word(key: str, value: object, file: Path, example: str) -> str:
    if not isinstance(value, str):
        raise ConfigError(f"{key!r} is not a text", path=file, remedy=f'Write {key} = "{example}".')
    return value


def _table(key: str, value: object, file: Path, example: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ConfigError(f"{key!r} is not a table", path=file, remedy=f"Write {example}.")
    return value


def _parts(given: object, file: Path) -> dict[str, Severity]:
    """The least severities of the parts of a story, by the names of the parts."""
    table = _table("parts", given, file, 'headline = "major"')
    known = {part for part in get_args(Part) if part}
    for name in table:
        if name not in known:
            raise ConfigError(
                f"a story has no part {name!r}{_near(name, known)}", path=file,
                remedy=f"Its parts: {', '.join(sorted(known))}.",
            )  # fmt: skip
    return {name: level(said, file) for name, said in table.items()}


def level(name: object, file: Path | None = None) -> Severity:
    """The severity of that name."""
    for severity in Severity:
        if severity.label == name:
            return severity
    raise ConfigError(
        f"the level {name!r} is unknown", path=file,
        remedy=f"It is one of: {', '.join(s.label for s in Severity)}.",
    )  # fmt: skip


def known_check(name: str, file: Path | None = None) -> Check:
    """The check of that name; ConfigError names the nearest one when there is none."""
    if name not in CHECKS:
        raise ConfigError(
            f"there is no check {name!r}{_near(name, CHECKS)}", path=file,
            remedy="`qa checks` lists them.",
        )  # fmt: skip
    return CHECKS[name]


def _near(name: str, known: Mapping[str, object] | set[str]) -> str:
    import difflib

    close = difflib.get_close_matches(name, sorted(known), 1)
    return f"; {close[0]!r} is near" if close else ""


def open_project(config: Config, cache: Path | None) -> Project:
    """Compile or load the packs; raises GlossaryError for a pack that is wrong, ConfigError for a
    house style of which no pack knows anything and for a wrong list of known names."""
    compiled = load((*shipped(), *config.glossaries), cache, config.style)
    if config.style and config.style not in compiled.styles:
        raise ConfigError(
            f"no pack knows the style {config.style!r}",
            remedy=f"Known styles: {', '.join(compiled.styles) or 'none'}.",
        )
    chosen = config.select or tuple(CHECKS)
    checks = tuple(c for n, c in CHECKS.items() if n in chosen and n not in config.ignore)
    return Project(config, compiled, checks, known_names(config), _dictionaries(config))


def _dictionaries(config: Config) -> Dictionaries:
    """The user's spelling dictionaries; each must be there, and so must the library that reads them."""
    import importlib.util

    named = config.options.get(_SPELLING, {}).get("dictionaries", {})
    if not named or _SPELLING in config.ignore:
        return NO_DICTIONARIES
    files = {}
    for code, path in named.items():
        if not isinstance(path, str):
            raise ConfigError(
                f"the dictionary of {code!r} is no path", remedy=f'Write {code} = "folder/{code}".'
            )
        file = (config.home or Path()) / path
        for ending in (".aff", ".dic"):
            if not file.with_name(file.name + ending).is_file():
                raise ConfigError(
                    "the dictionary is not there", path=file.with_name(file.name + ending),
                    remedy="Name a hunspell dictionary without .aff and .dic.",
                )  # fmt: skip
        files[code] = file
    if importlib.util.find_spec("hunspell") is None:
        raise ConfigError(
            "the check misspelled-word needs a library that is not installed",
            remedy="pip install 'wireqa[spelling]', or leave its dictionaries out.",
        )
    return Dictionaries(files)


def known_names(config: Config) -> KnownNames:
    """The newsroom's own list; one that the configuration names must be there."""
    file = config.names_file
    if file is None or (config.known_names is None and not file.is_file()):
        return NONE_KNOWN
    return read_known(file)
