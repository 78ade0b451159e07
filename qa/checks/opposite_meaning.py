"""A word of the translation that says the opposite of the source."""

from __future__ import annotations

from collections.abc import Iterator

from qa.checks.base import Case, check, quote
from qa.model import Flag, Scanned, Severity, Span


@check(
    mqm="Accuracy/Mistranslation",
    severity=Severity.MAJOR,
    since="0.3",
    bad=[
        Case("zh-en", "The Nikkei «rose» 3.8% on Friday.", "日经指数周五下跌3.8%。"),
        Case("en-de", "Das Parlament hat den Gesetzentwurf «abgelehnt».", "Parliament approved the bill."),
        Case("ru-en", "A town in the «south» of the region was shelled.", "Обстрелян город на севере области."),
        Case("es-en", "The blast «wounded» three people.", "La explosión mató a tres personas."),
        Case("zh-en", "Elections were held two «weeks ago».", "两周后将举行选举。"),
        Case("ar-fr", "L'équipe a «perdu le match».", "فاز الفريق بالمباراة."),
        Case("fr-de", "Die Beziehungen haben sich «verbessert».", "Les relations se sont détériorées."),
        Case("en-fr", "Les «importations» ont progressé de 4 %.", "Exports grew by 4 percent."),
        Case("en-ru", "Город «запретил» шествие.", "The city allowed the march."),
        Case("ja-en", "The former minister was «convicted» of bribery.", "元大臣は収賄罪で起訴された。"),
        Case("ar-fr", "Trois «soldats» sont morts.", "قتل ثلاثة مدنيين."),
        Case("tr-en", "The central bank «raised its interest rate».", "Merkez bankası faizi sabit tuttu."),
        Case("en-de", "Mindestens 12 starben, «weniger als 30» sind verletzt.", "At least 12 died and more than 30 are hurt."),
    ],
    good=[
        Case("zh-en", "The Nikkei fell 3.8% on Friday.", "日经指数周五下跌3.8%。"),
        Case("zh-en", "Unemployment did not rise.", "失业率下降。"),
        Case("en-de", "Die Exporte stiegen, die Importe sanken.", "Exports rose and imports fell."),
        Case("ru-en", "Western countries protested.", "На востоке протестовали."),
        Case("en-fr", "La police a arrêté plus de 30 personnes.", "Police arrested no fewer than 30 people."),
        Case("es-en", "The Senate rejected the bill.", "El Senado no aprobó la ley."),
        Case("en-fr", "Il a été condamné pour espionnage.", "He was jailed on charges of espionage."),
    ],
)  # fmt: skip
def opposite_meaning(scanned: Scanned) -> Iterator[Flag]:
    """The source says one thing and the translation its opposite: fell and rose, killed and wounded.

    Every word is a word, every name and figure is there, and the sentence says the contrary. The
    language data sort words by opposition (`languages/opposites`): up and down, approved and
    rejected, arrested and released, north and south, exports and imports, son and daughter, won and lost,
    joined and left, lawful and unlawful, largest and smallest, improved and worsened, praised and
    criticised, allowed and banned, promised and threatened, charged and convicted, civilian and military,
    ruled out and not ruled out, rates left unchanged and raised, guilty and not guilty, with and without power,
    conscious and unconscious, supporters and opponents, predecessors and successors, wholesale and retail,
    a ceasefire that was kept and broken, before and after the election, short-term and long-term, ago and later, the first half and the second. A
    sentence is told where the source has words of one side alone and the translation words of the
    other one alone; where the reference is there, it must not have the translation's. Where
    “not” may turn one into the other, a sentence that denies anything is left out. What to write
    depends on the sentence: the message names the word of the source.

    So is a figure that has the contrary bound right beside it (`languages/content/bounds.toml`): fewer than 200
    for more than 200, at most for at least.

    It does not see an opposition of which a sentence has both sides; who did what to whom is
    changed-role's.
    """
    for turned in scanned.opposites:
        yield _flag(scanned, turned.span, turned.witness, turned.pole, backed=turned.backed)
    told = [turned.span for turned in scanned.opposites]
    for bound in scanned.bounds:
        if bound.turned and not any(_shared(bound.span, span) for span in told):
            yield _flag(scanned, bound.span, bound.witness, bound.sort, backed=bound.backed)


def _shared(one: Span, other: Span) -> bool:
    """Whether two spans have a letter in common."""
    same = (one.segment, one.side) == (other.segment, other.side)
    return same and one.start < other.end and other.start < one.end


def _flag(scanned: Scanned, span: Span, witness: Span, pole: str, *, backed: bool) -> Flag:
    here, there = (scanned.document.text(place) for place in (span, witness))
    both = ", and so does the reference" if backed else ""
    return Flag(
        span,
        f"“{here}” is the opposite of what the {witness.side} says: “{there}” ({pole}){both}",
        quote(scanned, (witness,)),
        None,
        Severity.CRITICAL if backed else Severity.MAJOR,
        None,
        0.9 if backed else 0.75,
    )
