"""Two figures that changed places beside the two words of an opposition."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from qa.model import Document, Segment
from qa.project import Project
from qa.scan import scan

PAIRS = [
    ("zh", "en", "事故造成12人死亡、30人受伤。", "The accident killed {} people and injured {}.", "12", "30"),
    ("zh", "en", "中国对日出口下降5.7%，进口增长4%。", "Exports to Japan fell {}% while imports rose {}%.", "5.7", "4"),
    ("tr", "fr", "Kazada 3 kişi öldü, 12 kişi yaralandı.", "L'accident a fait {} morts et {} blessés.", "3", "12"),
    ("en", "de", "The attack killed 3 and wounded 12.", "Es wurden {} Menschen getötet und {} verletzt.", "3", "12"),
    ("he", "en", "שלושה חיילים נהרגו ושבעה נפצעו, שניים מהם קשה.", "{} soldiers were killed and {} wounded, two of them seriously.", "three", "seven"),
    ("de", "en", "In 4 Städten wurden 12 Menschen getötet und 30 verletzt.", "In four cities {} people were killed and {} injured.", "12", "30"),
    ("fr", "en", "Le texte est adopté par 213 voix pour, 107 contre et 12 abstentions.", "The bill passed by {} votes for, {} against and 12 abstentions.", "213", "107"),
    ("zh", "ja", "事故造成12人死亡、30人受伤，另有5人失踪。", "事故で{}人が死亡、{}人が負傷し、5人が行方不明になった。", "12", "30"),
    ("ru", "es", "Погибли 9 человек, ранены 41.", "Murieron {} personas y {} resultaron heridas.", "9", "41"),
]  # fmt: skip

_LINES = Path(__file__).with_name("votes.tsv").read_text(encoding="utf-8").splitlines()
VOTES = dict(line.split("\t") for line in _LINES[1:])
# Of all directions those into and out of one language with blanks and one without.
DIRECTIONS = [d for d in permutations(VOTES, 2) if not {"en", "ja"}.isdisjoint(d)]


def _places(project: Project, languages: tuple[str, str], source: str, target: str) -> list[str]:
    story = Document("d", "", *languages, (Segment(target, source),))
    changes = scan(story, project.compiled).figure_changes
    assert all(change.kind == "place" for change in changes)
    return [f"{story.text(change.span)} {change.instead}" for change in changes]


@pytest.mark.parametrize(("source_lang", "target_lang", "source", "frame", "one", "two"), PAIRS)
def test_only_the_exchanged_ones_are_told(
    project: Project,
    source_lang: str,
    target_lang: str,
    source: str,
    frame: str,
    one: str,
    two: str,
) -> None:
    langs = source_lang, target_lang
    assert _places(project, langs, source, frame.format(one, two)) == []
    assert len(_places(project, langs, source, frame.format(two, one))) == len((one, two))


@pytest.mark.parametrize(("source", "target"), [
    # Not one in either half, a third figure, or in another order of the two words.
    ("事故造成12人死亡、30人受伤。", "12 of the 30 injured were killed."),
    ("事故造成12人死亡、30人受伤。", "The accident injured 30 people and killed 12."),
    ("市场规模20亿美元，销量上升，11家商店的销售下降。", "Sales rose in 11 shops and fell in a $2 billion market."),
    ("事故造成12人死亡、30人受伤，5人失踪。", "It killed 12, injured 30 and left 5 missing."),
])  # fmt: skip
def test_silent(project: Project, source: str, target: str) -> None:
    assert _places(project, ("zh", "en"), source, target) == []


@pytest.mark.parametrize(("source", "target"), DIRECTIONS)
def test_votes_for_and_against_in_any_direction(project: Project, source: str, target: str) -> None:
    theirs, ours = VOTES[source], VOTES[target]
    langs = source, target
    assert _places(project, langs, theirs.format(172, 48), ours.format(172, 48)) == []
    assert len(_places(project, langs, theirs.format(172, 48), ours.format(48, 172))) == 2
