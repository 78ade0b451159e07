"""The small glossary, compiled once."""

from __future__ import annotations

import pytest

from qa.scan.compiled import Compiled
from tests.mining.corpora import compiled


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Compiled:
    return compiled(tmp_path_factory.mktemp("small"))
