"""Shared: the project with all shipped packs, compiled once for a whole run."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from qa.project import Config, Project, open_project

# Each run tries the same examples, so that what fails is what changed. To look for new ones:
# pytest --hypothesis-profile=search. A machine that is busy with other things fails none.
settings.register_profile(
    "same",
    derandomize=True,
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("search", max_examples=500)
settings.load_profile("same")

# Some hundred tests start the program. Where nothing may be kept of its modules, each compiles all of
# them anew, which is half of its time.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session")
def project(cache: Path) -> Project:
    return open_project(Config(), cache)


@pytest.fixture
def warm(project: Project, cache: Path, tmp_path: Path) -> Path:
    """A cache of a test's own in which the packs are compiled already, and nothing else is."""
    own = tmp_path / "cache"
    own.mkdir()
    (own / "glossary").symlink_to(cache / "glossary", target_is_directory=True)
    return own


@pytest.fixture
def home(cache: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Commands that are run in a test keep their cache beside the tests'."""
    monkeypatch.setenv("WIREQA_CACHE", str(cache))
    return cache
