"""A sentence, or a part of one, that source or reference have and the translation has not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator

from qa.checks.base import Case, check, quote
from qa.model import Fix, Flag, Scanned, Severity, Side, Uneven

_LONGEST = 90  # characters of a quotation in a message
_LIKELY = 0.67  # below, a place that only a reference speaks for is shown and not counted

_MESSAGES = {  # when it is sure, and when it is not
    "sentence": (
        "a sentence of the source is missing here: “{}”",
        "a sentence of the source may be missing here: “{}”",
    ),
    "clause": (
        "a part of the source is missing here: “{}”",
        "a part of the source may be missing here: “{}”",
    ),
    "short": ("far too short for its source: “{}”", "rather short for its source: “{}”"),
    "words": ("“{}” is missing here, which the reference has", "the reference has “{}” here"),
    "both": ("", "source and reference have “{}” here"),
    "hole": ("a word has fallen out here", "a word may have fallen out here"),
    "gap": ("something has fallen out here{}", "something may have fallen out here{}"),
    "shifted": (
        "from here to segment {last} each translation stands {lines} {where} than its source: “{}”",
        "",
    ),
    "swapped": ("this and the translation of segment {last} stand in each other's place", ""),
    "unrelated": (
        "nothing of “{}” stands in the translation",
        "hardly anything of “{}” stands in the translation",
    ),
}
_WHY = {
    "sentence": "nothing of the right length is left for it",
    "clause": "the translation is as long as the rest, and has nothing of this",
    "short": "the language pair leads to expect a longer text",
    "words": "the words round it stand side by side in the translation",
    "both": "nothing in the translation may stand for it",
    "hole": "what stands side by side here cannot",
    "gap": "what stands side by side here, and what the reference has, speak for it",
    "shifted": "figures, names and lengths fit those lines far better than their own",
    "swapped": "each has figures or names of the other's source, and none of its own",
    "unrelated": "the two have next to no figure, name or word in common",
}


@check(
    mqm="Accuracy/Omission",
    severity=Severity.MAJOR,
    since="0.3",
    bad=[
        Case("zh-en", "«Iran's president has arrived in Moscow.»", "罢工影响了德国15个机场。", None,
             ("The strike affected 15 airports in Germany.",), ("伊朗总统抵达莫斯科。",)),
        Case("zh-en", "Talks began in Doha on Saturday.«»",
             "谈判周六在多哈开始。塔利班代表团由21人组成，由首席大法官率领，双方都表示希望尽快达成停火协议。"),
        Case("en-de", "«»Zwölf Menschen wurden verletzt, teilte die Polizei mit.",
             "The Interior Ministry in Rome said on Monday that Marco Bianchi, 47, had resigned after the report. "
             "Twelve people were injured, police said."),
        Case("fr-en", "The minister left Paris.«» He returned on Tuesday evening with the two envoys.",
             "Le ministre a quitté Paris. Il a rencontré à Genève le président Kovac et 14 autres chefs d’État "
             "pour parler de la guerre. Il est revenu mardi soir avec les deux envoyés."),
        Case("en-ru", "Правительство объявило о повышении«»",
             "The government announced on Friday that it would raise the minimum wage by 12 per cent from "
             "January, after months of protests in Lyon, Marseille and Toulouse."),
        Case("ar-en", "The minister arrived in Cairo on Sunday.«»",
             "وصل الوزير إلى القاهرة يوم الأحد. وقال إن 350 شخصا قتلوا في الهجوم الذي وقع قرب مدينة حلب وإن "
             "الحكومة سترسل مساعدات عاجلة إلى المنطقة."),
        Case("de-en", "So far, more than 272,000 infections«» have been registered in Spain.",
             "Bisher wurden in Spanien mehr als 272.000 Infektionen mit dem neuen Coronavirus registriert.",
             reference="So far, more than 272,000 infections with the new coronavirus have been registered in Spain."),
        Case("es-en", "A team of local doctors«» the four injured miners to the hospital in Lima.",
             "Un equipo de médicos locales llevó a los cuatro mineros heridos al hospital de Lima.",
             reference="A team of doctors took the four injured miners to a hospital in Lima."),
        Case("ru-en", "This is stated in a message on the«» website of the Ministry of Defense.",
             "Об этом говорится в сообщении на официальном сайте Министерства обороны.",
             reference="This is stated in a report on the official site of the Ministry of Defense."),
        Case("ja-en", "A man was arrested in the«», police said.", "警察によると、男が村で逮捕された。"),
        Case("ru-en", "«There will be no rain in the valley this week, forecasters say.»",
             "Парламент отложил голосование по бюджету до осени.",
             reference="Parliament has put off the vote on the budget until the autumn."),
    ],
    good=[
        Case("zh-en", "Talks began in Doha on Saturday, and both sides said they hoped for a ceasefire.",
             "谈判周六在多哈开始。双方都表示希望停火。"),
        Case("de-en", "He resigned; nobody had expected it.", "Er trat zurück. Damit hatte niemand gerechnet."),
        Case("en-ja", "首相は辞任した。", "The prime minister has stepped down."),
        Case("de-en", "a) cut taxes; b) build roads.", "a) Steuern senken; b) Straßen bauen."),
        Case("ru-en", "Tornado kills 12.", "Двенадцать человек погибли в результате торнадо."),
        Case("fr-en", "The commission met on Monday to discuss prices.", "La commission s'est réunie lundi.",
             reference="On Monday the commission gathered in order to talk about prices."),
        Case("fr-en", "She put forward a key argument for it.", "Elle a avancé un argument important.",
             reference="She advanced an important argument."),
        Case("en", "None of the things that he spoke of in his letter, he said, were true."),
        Case("en-tr", "Bakan dün istifa etti ve Ankara'dan ayrıldı.",
             "The minister resigned yesterday. He has left Ankara."),
    ],
)  # fmt: skip
def dropped_text(scanned: Scanned) -> Iterator[Flag]:
    """A sentence or a part of one is missing that source or reference have.

    Readers cannot see what is not there: a left-out sentence may be the denial, the number of dead,
    the other side's answer. With the source alone, sentences are aligned by their lengths (what the
    language pair and the story lead to expect) and by the figures, names, terms and words that a
    translation keeps; the place of what has no counterpart is marked, and the source quoted. A
    sentence that stops in the middle is marked at its end.

    Words that only the reference has are shown as neutral, which costs no points, unless much
    speaks for a loss. In English, what stands side by side is weighed with it: “local doctors the
    miners” beside “doctors took the miners”; at most two places of a segment are asked about.

    A clause at the beginning or end of a sentence is missed where the translation is about as long as the
    rest and has nothing of its figures, names and everyday words.

    It does not see a short sentence that leaves the lengths in proportion, unless the others correspond
    one to one, nor a short clause or one amid a sentence; a translator who sums up two sentences in one is
    asked about at most. An everyday word that source and reference both have (official, often, a dog) is
    missed in 24 languages where nothing in the translation may stand for it.
    """
    asked = {place.span.segment for place in scanned.uneven if place.kind == "unrelated"}
    theirs = _of_their_source(scanned, asked) if asked else frozenset()
    for place in scanned.uneven:
        if place.kind == "unrelated" and place.span.segment in theirs:
            continue  # it is the reference that says something else
        if place.kind in _MESSAGES:
            yield _lost(scanned, place)


def _of_their_source(scanned: Scanned, asked: Collection[int]) -> frozenset[int]:
    """Those of the segments whose translation has a figure or a name of its source."""
    said: dict[tuple[int, Side], set[object]] = defaultdict(set)
    for figure in scanned.figures:
        if figure.low is not None:
            said[figure.span.segment, figure.span.side].add(figure.low)
    for place, hits in scanned.index.items():
        said[place].update(hit.term.id for hit in hits)
    return frozenset(n for n in asked if said[n, "target"] & said[n, "source"])


def _lost(scanned: Scanned, place: Uneven) -> Flag:
    quoted = " ".join(scanned.document.text(span) for span in place.witness)
    sure, unsure = _MESSAGES[place.kind]
    named = f": the reference has “{_short(quoted)}”" if place.witness else ""
    message = (sure if place.sure else unsure).format(
        named if place.kind == "gap" else _short(quoted), last=place.last + 1, lines=_lines(abs(place.offset)),
        where="earlier" if place.offset > 0 else "later",
    )  # fmt: skip
    evidence = (*quote(scanned, place.witness), _WHY[place.kind])
    if place.lost:
        evidence += (f"missing with it: {', '.join(place.lost)}",)
    hint = Fix(quoted, "hint") if place.kind == "words" and place.sure else None
    # A reference is one of many good translations: what it alone has is shown and not counted.
    shown = place.kind in ("words", "gap", "both") and place.confidence < _LIKELY
    doubt = Severity.NEUTRAL if shown else Severity.MINOR
    severity = Severity.MAJOR if place.sure else doubt
    if place.kind in ("shifted", "swapped") or (place.kind == "unrelated" and place.sure):
        severity = Severity.CRITICAL
    # What only a reference tells says where to look.
    wide = place.kind in ("words", "gap", "both") and not place.sure
    return Flag(place.span, message, evidence, hint, severity, None, place.confidence, wide)


def _lines(number: int) -> str:
    return "one line" if number == 1 else f"{number} lines"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
