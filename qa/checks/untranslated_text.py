"""Words of the source left in the translation."""

from __future__ import annotations

from collections.abc import Iterator

from qa.checks.base import Case, check, quote
from qa.model import Flag, Scanned, Severity, Untranslated


@check(
    mqm="Accuracy/Untranslated",
    severity=Severity.MAJOR,
    since="0.3",
    bad=[
        Case("zh-en", "She is in «拘留» pending prosecution.", "她被拘留，等候起诉。"),
        Case("ru-en", "My team «победила», but Jordan scored.", "Моя команда победила, но Джордан забил."),
        Case("de-en", "The demands could «nicht» be met.", "Die Forderungen konnten nicht erfüllt werden."),
        Case("en-it", "Hanno inviato «messages» ai concorrenti.", "They sent messages to the contestants."),
        Case("en-ja", "私の意見が«backed»の任命を支持する。", "My view backed the appointment."),
        Case("zh-ko", "그는 «武器»를 들었다.", "他手持武器。"),
        Case("en-ar", "مغني «rapper» مات قبل أيام.", "The rapper died days ago."),
        Case("ko-fr", "Il a été condamné à «three years in» prison.", "그는 징역 3년을 선고받았다."),
        Case("en-ru", "Он отменил визит «після» переговоров.", "He called off the visit after talks."),
        Case("de-uk", "Уряд «выступает» проти.", "Die Regierung ist dagegen."),
        Case("es-en", "It has proven «su» worth.", "Ha demostrado su valor.", reference="It proved its value."),
    ],
    good=[
        Case("zh-en", "The Xinhua News Agency (新华社) said so.", "新华社这样说。"),
        Case("en-nl", "De pubs zaten vol en de coach was tevreden.", "The pubs were full and the coach was happy."),
        Case("en-fr", "La candidate a une attitude positive.", "The candidate has a positive attitude."),
        Case("ja-ko", "韓美 정상회담이 열렸다. 이재명(李在明) 대통령이 참석했다.", "韓美首脳会談が開かれた。李在明大統領が出席した。"),
        Case("en-ja", "彼は「Game of Thrones」に出演した。", "He starred in Game of Thrones."),
        Case("en-ru", "Пишите на jo@samaritans.org или звоните.", "Write to jo@samaritans.org or call."),
        Case("ru-de", "Der Film „back in the game“ lief, und die fake news blieben.", "Фильм вышел, а фейки остались."),
        Case("de-en", "Angela Merkel went to Berlin.", "Angela Merkel fuhr nach Berlin."),
        Case("en-zh", "他身高180 cm，体重80 kg。", "He is 180 cm tall and weighs 80 kg."),
    ],
)  # fmt: skip
def untranslated_text(scanned: Scanned) -> Iterator[Flag]:
    """A word of the source stands in the translation as it was: 拘留 in English copy, nicht in English.

    Machine translation copies what it does not know, and the reader stumbles or loses the sense. In
    letters that the target's language is not written with, any word is one; between languages of
    one script a word that both sides have is marked when it is far more frequent in the source's
    language (word frequencies ship with the project). A reference that has another word makes sure.

    Words in a row of a third language (English amid French made of Korean) are told where
    they are frequent there, small words among them, and rare or unknown in the translation's; single ones of a
    neighbour (після in Russian) where they have a letter that the translation's language never has.

    A word only spelled in other letters (early intikhabat, a kolonii) is told where no list has it and
    everyone would translate it, else asked about: languages take words over just so.

    Left aside are names, acronyms, loan words, units, addresses, handles, glosses in brackets, and
    titles in quotation marks. As minor come words that are rare in both languages or end a name
    (Cour de cassation), and, once a story, Latin names of which another part is rendered. It does
    not see a word that both languages have with different meanings, nor a name without a glossary's
    help (`untranslated-name`).
    """
    names: set[str] = set()
    for left in scanned.tongue.untranslated:
        if _told(scanned, left):
            continue
        text = scanned.document.text(left.span)
        if left.kind == "name" and text in names:
            continue  # whoever answers for Greggs once has answered for the story
        names.add(text)
        yield _flag(scanned, left)


def _told(scanned: Scanned, left: Untranslated) -> bool:
    """Whether a glossary knows it: as a name that was left, or as one that is right here."""
    span = left.span
    if any(n.span.start <= span.start and span.end <= n.span.end and n.span.overlaps(span)
           for n in scanned.leftover):  # fmt: skip
        return True
    hits = scanned.on(span.segment, "target")
    return left.kind != "script" and any(hit.span.overlaps(span) for hit in hits)


def _flag(scanned: Scanned, left: Untranslated) -> Flag:
    text = scanned.document.text(left.span)
    if left.kind == "name":
        message = f"“{text}”: was this name of the source left in?"
    elif left.kind == "script":
        message = f"“{text}” is in letters that this language is not written with"
    elif left.kind == "third":
        message = f"“{text}” is in a third language, neither the source's nor the translation's"
    elif left.kind == "spelt":
        there = "".join(map(scanned.document.text, left.witness))
        message = (
            f"“{text}” is “{there}” of the source in other letters, not translated"
            if left.sure
            else f"“{text}”: was “{there}” of the source only spelled in other letters?"
        )
    elif left.sure:
        message = f"“{text}” is a word of the source that was not translated"
    else:
        message = f"“{text}”: was this word of the source left in?"
    evidence = quote(scanned, left.witness)
    if left.against:
        evidence += ("the reference has not this word",)
    return Flag(
        left.span, message, evidence, None, None if left.sure else Severity.MINOR, None,
        0.93 if left.sure else 0.6,
    )  # fmt: skip
