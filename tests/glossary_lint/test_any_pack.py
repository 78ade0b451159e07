"""Whatever a pack says, the lint says something of it, and mending it once is enough."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import tomlkit
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.glossary.lint import RULES, gather, lint
from qa.glossary.lint.fixing import fix
from qa.glossary.lint.packs import folding

FOLD = folding()
# Few pieces, so that texts repeat, contain each other and carry every kind of fault.
PIECES = ["A", "a", " ", "\u00a0", "\u200b", "\u200c", "e\u0301", "é", "•", "·", "阿", "加", "臺", "ｱ",
          "ی", "ي", "ك", "Т", "\"", "\\", "'", "\n", "#", "\ufb01", ";", "ة", "\u0640", "."]  # fmt: skip
TEXT = st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map("".join)
TAG = st.sampled_from(["en", "zh-Hans", "zh-Hant-TW", "ja", "fa", "ar", "ru", "eo"])
USE = st.sampled_from(["full", "short", "abbreviation", "capital"])
VALID = st.sampled_from(["", "2019/2020", "2020/2019", "../2018-02", "2021-01-05/.."])
FORM = st.one_of(
    TEXT,
    st.fixed_dictionaries(
        {"text": TEXT},
        optional={"use": USE, "valid": VALID, "styles": st.just(["ap"]),
                  "status": st.sampled_from(["preferred", "admitted", "deprecated"]),
                  "evidence": st.just(["E"])},
    ),
)  # fmt: skip
IDS = st.sampled_from(["org.a", "org.b", "place.c", "none"])
TEXTS = st.lists(TEXT, max_size=3)
WHEN = st.fixed_dictionaries(
    {},
    optional={"source_has": TEXTS, "source_lacks": TEXTS, "target_lacks": TEXTS, "story_has": TEXTS,
              "unless": st.lists(IDS, max_size=2), "about": st.lists(IDS, max_size=2)},
)  # fmt: skip
WRONG = st.fixed_dictionaries(
    {"lang": TAG, "texts": st.lists(TEXT, min_size=1, max_size=3), "instead": TEXT,
     "severity": st.just("critical"), "when": WHEN}
)  # fmt: skip
CONCEPT = st.fixed_dictionaries(
    {"id": IDS, "kind": st.sampled_from(["org", "person"]), "valid": VALID,
     "forms": st.dictionaries(TAG, st.lists(FORM, max_size=4), max_size=3),
     "wrong": st.lists(WRONG, max_size=3)}
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(CONCEPT, max_size=4))
def test_any_pack(concepts: list[dict[str, Any]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "p.toml"
        file.write_text(tomlkit.dumps({"pack": "p", "concept": concepts}), encoding="utf-8")
        before = gather([file])
        lint(before)
        fix(file, FOLD, list(RULES))
        assert fix(file, FOLD, list(RULES)) == ()
        after = gather([file])
        # What is blank is refused by the reader: mending neither makes nor heals that.
        assert len(after.sources[0].errors) == len(before.sources[0].errors)
        assert {c.term.id for c in after.sources[0].concepts} == {
            c.term.id for c in before.sources[0].concepts
        }


def test_a_pack_that_is_a_link_to_itself(tmp_path: Path) -> None:
    file = tmp_path / "round.toml"
    file.symlink_to(file)
    (source,) = gather([file]).sources
    assert "Too many levels of symbolic links" in str(source.errors[0])
