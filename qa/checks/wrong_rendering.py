"""Known wrong renderings of a concept."""

from __future__ import annotations

from collections.abc import Iterator

from qa.checks.base import Case, check, quote
from qa.model import READ_OUT, Fix, Flag, Safety, Scanned, Severity

_AFGHAN = ("The Taliban said the talks in Afghanistan would begin soon.",)
_AFGHAN_ZH = ("塔利班称，阿富汗的谈判即将开始。",)


@check(
    mqm="Accuracy/Mistranslation",
    severity=Severity.MAJOR,
    since="0.1",
    bad=[
        Case("zh-en", "They want to begin «internal Arab dialogue» soon.", "他们希望尽快启动阿人内部对话。",
             "intra-Afghan dialogue", _AFGHAN, _AFGHAN_ZH),
        Case("zh-en", "North Korean leader «Jin Zhengen» inspected a factory.", "朝鲜领导人金正恩视察了工厂。",
             "Kim Jong Un"),
        Case("en", "They want «internal negotiations in Afghanistan» now.", "", "intra-Afghan negotiations",
             _AFGHAN),
        Case("ar-en", "Taliban leader Mullah «brother» spoke.", "تحدث زعيم طالبان الملا برادر.", None,
             ("The Taliban met in Kabul.",), ("اجتمعت طالبان في كابل.",)),
        Case("tr-en", "The «White Palace» denied it.", "Beyaz Saray bunu yalanladı.", "White House"),
        Case("es-de", "Der «Leuchtende Weg» tötete 14 Menschen.", "Sendero Luminoso mató a 14 personas.",
             "Leuchtender Pfad"),
    ],
    good=[
        Case("zh-en", "The League discussed an internal Arab dialogue.", "阿盟讨论了阿拉伯国家内部对话。"),
        Case("en", "His brother met the mayor in the tower.", "", None, _AFGHAN),
        Case("ar-en", "His brother spoke.", "تحدث شقيقه."),
        Case("zh-en", "Xi Jinping visited Pyongyang.", "习近平访问平壤。"),
    ],
)  # fmt: skip
def wrong_rendering(scanned: Scanned, *, predicted: bool = True) -> Iterator[Flag]:
    """A rendering that the glossary knows to be wrong for this concept.

    Machine translation renders names and set phrases word by word ("internal dialogue" for
    内部对话 between Afghans) or takes an abbreviation for another country. In news such a rendering
    names the wrong party. The glossary's rule says in which company the rendering is wrong; the
    source's own words are quoted when there is a source. Without one, only renderings that
    betray themselves are reported, and only in a story about the rule's subject. Without
    `predicted`, only renderings that were seen in real copy count. A Korean, Japanese or Vietnamese
    person spelled as Chinese reads the characters (Jin Zhengen for 金正恩) is one as well.

    It does not see a wrong rendering that no rule describes: see near-miss-name and
    unsupported-entity for those.
    """
    for hit in scanned.wrongs:
        if not (hit.rule.seen or predicted):
            continue
        safety: Safety = "safe" if hit.proof == "source" and hit.rule.seen else "likely"
        evidence = quote(scanned, hit.witness)
        if hit.proof == "story" and hit.rule.when.about:
            evidence += (f"the story is about {hit.term.subject or hit.term.id}",)
        if hit.rule.seen:
            evidence += (f"seen before: {hit.rule.seen}",)
        if hit.rule.note:
            evidence += (hit.rule.note,)
        confidence = {"source": 0.97, "reference": 0.95, "story": 0.85}[hit.proof]
        text = scanned.document.text(hit.span)
        what = "a known wrong rendering"
        if hit.rule.kind == READ_OUT:
            what = f"only how {scanned.document.text(hit.witness[0])} is read there"
        yield Flag(
            hit.span,
            f"“{text}” is {what}; the term is “{hit.instead}”",
            evidence,
            Fix(hit.instead, safety),
            hit.rule.severity,
            hit.term.id,
            confidence,
        )
