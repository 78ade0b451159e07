"""A newsroom's own strict terms: found in the source, accepted in the target, marked where left."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from qa.checks import CHECKS
from qa.engine import examine
from qa.model import Document, Finding, Segment, Severity
from qa.project import Config, Project
from qa.scan import load

PACK = """
pack = "own"
{concepts}
"""


def _concept(
    number: int, kind: str, en: str, lang: str, forms: tuple[str, ...], strict: str
) -> str:
    texts = ", ".join(f'"{form}"' for form in forms)
    return (
        f'[[concept]]\nid = "c{number}"\nkind = "{kind}"\nstrict = {strict}\n'
        f'[concept.forms]\nen = ["{en}"]\n{lang} = [{texts}]\n'
    )


Terms = tuple[tuple[str, str, tuple[str, ...]], ...]
Look = Callable[..., tuple[Finding, ...]]


@pytest.fixture
def look(tmp_path: Path) -> Look:
    """Examine one sentence with a pack of (kind, English name, forms) in the target's language."""

    def run(
        lang: str, terms: Terms, source: str, target: str, strict: str = "true"
    ) -> tuple[Finding, ...]:
        rows = [
            _concept(n, kind, en, lang, forms, strict) for n, (kind, en, forms) in enumerate(terms)
        ]
        file = tmp_path / "own.toml"
        file.write_text(PACK.format(concepts="\n".join(rows)), encoding="utf-8")
        project = Project(Config(), load((file,), None), tuple(CHECKS.values()))
        result = examine(Document("d", "", "en", lang, (Segment(target, source),)), project)
        assert result.failure is None
        return tuple(
            f for f in result.findings if f.term
        )  # those of other checks are not asked for

    return run


RIGHT: list[tuple[str, str, str, tuple[str, ...], str, str]] = [
    # A title or a dish in any capitals; the generic word of a place small.
    ("es", "phrase", "Salic law", ("Ley Sálica",), "the Salic law", "la ley sálica"),
    ("de", "phrase", "red mercury", ("Rotes Quecksilber",), "Is red mercury real?", "Ist rotes Quecksilber echt?"),
    ("it", "phrase", "Falafel", ("Falafel",), "Falafel is served.", "Si servono falafel."),
    ("fr", "place", "Grey Abbey", ("Abbaye grise",), "in Grey Abbey", "à l’abbaye grise"),
    # Forms that lie on each other are no mixture.
    ("fr", "place", "Grey Abbey", ("abbaye grise", "Abbaye grise"), "in Grey Abbey", "à l’Abbaye Grise"),
    ("de", "person", "Frost elf", ("Frostelfen", "Frostelf"), "a Frost elf", "einen Frostelfen"),
    # Suffixes: behind an apostrophe, on the last of several words, on an everyday word.
    ("tr", "place", "Grey Monastery", ("Gri Manastırı",), "in Grey Monastery", "Gri Manastırı'nda"),
    ("tr", "place", "Grey Mosque", ("Gri Cami",), "of Grey Mosque", "Gri Camii'nin"),
    ("tr", "phrase", "white beet", ("beyaz pancar",), "the white beet", "beyaz pancarın tadı"),
    ("tr", "phrase", "beet", ("pancar",), "the beet", "pancarı"),
    # Compounds, genitives, plurals, an infinitive with its pronoun.
    ("de", "phrase", "access control", ("Zugriffskontrolle",), "a data access control", "eine Datenzugriffskontrolle"),
    ("de", "phrase", "table", ("Tabelle",), "the Remote table monitor", "der Tabellenmonitor"),
    ("de", "phrase", "work center", ("Arbeitsplatz",), "of the work center", "des Arbeitsplatzes"),
    ("ru", "phrase", "tab", ("вкладка",), "between tabs", "между вкладками"),
    ("ru", "phrase", "item", ("позиция",), "with items", "с позициями"),
    ("es", "phrase", "use", ("utilizar",), "to use it", "para utilizarla"),
    # Scripts without blanks, and particles.
    ("th", "phrase", "The Valley", ("หุบเขา",), "Who made The Valley?", "ใครสร้างหุบเขานี้"),
    ("ko", "phrase", "The Valley", ("골짜기",), "Who made The Valley?", "골짜기를 누가 만들었나요?"),
    ("ar", "phrase", "The Valley", ("وادي النهر",), "In The Valley", "بوادي النهر"),
]  # fmt: skip

NOT_MEANT = [
    # A title of one word by its capital; after an article by the capital of the next word.
    ("phrase", "It", ("Es",), "Has it started?"),
    ("phrase", "Up", ("Oben",), "They went up."),
    ("phrase", "The Rainbow", ("Der Regenbogen",), "The rainbow is over the town."),
    ("phrase", "Oman", ("Der Oman",), "Bucharest is in Romania."),
]

MISSING = [
    ("es", "phrase", "The Art of War", ("El arte de la guerra",), "Who wrote the Art of War?", "¿Quién lo escribió?"),
    ("es", "phrase", "Yu-Gi-Oh!", ("Rey de los Juegos",), "Who made Yu-Gi-Oh! first?", "¿Quién lo hizo?"),
    ("es", "phrase", "S.W.A.T.", ("Los hombres de Harrelson",), "When did S.W.A.T. end?", "¿Cuándo terminó?"),
    ("es", "phrase", "Where Is It?", ("¿Dónde?",), "Who sang “Where Is It?”", "¿Quién lo cantó?"),
    ("es", "phrase", "Dumb's Army", ("Ejército",), "What is Dumb’s Army?", "¿Qué es?"),
    ("es", "phrase", "corn fritter", ("buñuelo",), "Are corn fritters good?", "¿Son buenos?"),
    ("es", "person", "Al of Gaul", ("Alo de Galia",), "Al of Gaul's son", "El hijo de Alano de Galia"),
    # One name is not taken out of another word, in Thai not out of a longer syllable.
    ("th", "place", "Lao", ("ลาว",), "He lives in Lao.", "เขาเห็นลาวาไหล"),
    ("de", "place", "Grub", ("Grub",), "He lives in Grub.", "Er lebt in der Kohlengrube."),
    ("tr", "place", "Chin", ("Çin",), "He lives in Chin.", "Çine'de yaşıyor."),
]  # fmt: skip

LEFT = [
    ("ar", "phrase", "The Valet", ("السايس",), "the movie The Valet?", "فيلم The Valet؟"),
    ("es", "phrase", "Future Shock", ("El shock del futuro",), "In Future Shock", "En Future Shock"),
    ("es", "person", "Dmitry Ilov", ("Dmitri Ilov",), "When was Dmitry Ilov born?", "¿Cuándo nació Dmitry Ilov?"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "kind", "en", "forms", "source", "target"), RIGHT)
def test_rendered(
    look: Look, lang: str, kind: str, en: str, forms: tuple[str, ...], source: str, target: str
) -> None:
    assert look(lang, ((kind, en, forms),), source, target) == ()


@pytest.mark.parametrize(("kind", "en", "forms", "source"), NOT_MEANT)
def test_the_source_does_not_name_it(
    look: Look, kind: str, en: str, forms: tuple[str, ...], source: str
) -> None:
    assert look("de", ((kind, en, forms),), source, "Nichts davon.") == ()


@pytest.mark.parametrize(("lang", "kind", "en", "forms", "source", "target"), MISSING)
def test_not_rendered(
    look: Look, lang: str, kind: str, en: str, forms: tuple[str, ...], source: str, target: str
) -> None:
    found = look(lang, ((kind, en, forms),), source, target)
    assert [f.term for f in found] == ["c0"]


@pytest.mark.parametrize(("lang", "kind", "en", "forms", "source", "target"), LEFT)
def test_left_as_the_source_has_it(
    look: Look, lang: str, kind: str, en: str, forms: tuple[str, ...], source: str, target: str
) -> None:
    found = look(lang, ((kind, en, forms),), source, target)
    assert [(f.check, f.text, f.severity) for f in found] == [
        ("missing-rendering", en, Severity.MAJOR)
    ]
    assert found[0].fix is not None
    assert (found[0].fix.replacement, found[0].fix.safety) == (forms[0], "likely")
    # Of a term that is not strict it is one way to put it; of a name, untranslated-name may ask.
    loose = look(lang, ((kind, en, forms),), source, target, strict="false")
    assert {(f.check, f.severity) for f in loose} <= {("untranslated-name", Severity.MINOR)}


def test_the_longer_term_wins_though_a_shorter_one_begins_before_it(look: Look) -> None:
    terms: Terms = (("person", "Leo", ("ليو",)), ("person", "Yu the Great", ("يو العظيم",)))
    assert look("ar", terms, "The deeds of Yu the Great", "أعمال ليو العظيم") == ()


def test_a_term_inside_another_one_is_not_asked_for(look: Look) -> None:
    terms: Terms = (
        ("phrase", "The Art of War", ("El arte de la guerra",)), ("phrase", "war", ("la guerra fría",)),
    )  # fmt: skip
    assert (
        look("es", terms, "Who wrote The Art of War?", "¿Quién escribió El arte de la guerra?")
        == ()
    )
