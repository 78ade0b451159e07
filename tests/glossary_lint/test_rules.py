"""Each rule of the lint: packs on which it is silent, then packs on which it speaks, with the line."""

from __future__ import annotations

import pytest

from qa.glossary.lint import RULES, Packs, lint
from qa.glossary.lint.frequency import Archive, Frequencies, WordList, count
from qa.glossary.lint.packs import folder, folding
from qa.glossary.lint.reading import read_source

FOLD = folding()
TSV = "id\tkind\tlang\ttext\tstatus\tuse\n"


def concept(name: str, body: str, kind: str = "org") -> str:
    """A concept in four lines and more: id, kind, the table of forms, then the body."""
    return f'[[concept]]\nid = "{name}"\nkind = "{kind}"\n[concept.forms]\n{body}\n'


def pack(*concepts: str) -> str:
    """A pack whose first concept begins in line 2, its forms in line 6."""
    return 'pack = "p"\n' + "".join(concepts)


def wrong(text: str, when: str = "", more: str = "", lang: str = "en") -> str:
    """A wrong rendering: its text is in line 3 of it, its condition begins in line 7."""
    rule = (
        f'[[concept.wrong]]\nlang = "{lang}"\ntext = "{text}"\ninstead = "X"\nseverity = "major"\n'
    )
    return rule + (more + "\n") + (f"[concept.wrong.when]\n{when}\n" if when else "")


def run(rule: str, text: str, name: str = "p.toml", context: tuple[str, ...] = (),
        frequencies: Frequencies | None = None) -> list[tuple[int, str, str]]:  # fmt: skip
    sources = [read_source(name, text, FOLD)]
    for number, other in enumerate(context):
        path = f"c{number}.{'tsv' if other.startswith('id') else 'toml'}"
        sources.append(read_source(path, other, FOLD, reported=False))
    assert not [error for source in sources for error in source.errors]
    packs = Packs(sources, FOLD, frequencies or Frequencies())
    return [(f.line, f.level.label, f.problem) for f in lint(packs, select=(rule,))]


X = concept("org.x", 'en = ["X-Org"]\nzh-Hans = ["甲组织"]')
TJ = concept("country.tj", 'en = ["Tajikistan"]\nzh-Hans = ["塔吉克斯坦"]', "country")
HOMOGRAPHS = (
    'pack = "h"\n[meanings]\nlion = { en = "lion" }\n[[homograph]]\nlang = "ru"\n'
    'names = ["Лев"]\npart = "given"\nmeans = "lion"\n'
)
ABBREVIATIONS = 'pack = "a"\nlang = "zh"\n[abbreviations]\n'
FORMULAS = 'pack = "w"\nfrom = "zh"\nto = "en"\n'

SILENT: list[tuple[str, str]] = [
    ("duplicate-concept", pack(X, TJ)),
    ("conflicting-kind", pack(X, TJ)),
    ("duplicate-form", pack(concept("org.x", 'en = ["X", "Y"]\nfr = ["X"]'))),
    # What differs by house, period, use or inflection is another form.
    ("duplicate-form", pack(concept("org.x", """en = [
  "Kyiv",
  { text = "Kyiv", styles = ["ap"] },
  { text = "Kyiv", styles = ["bbc"], valid = "2019-10/.." },
  { text = "Kyiv", use = "adjective" },
]"""))),
    ("repeated-form", pack(X)),
    ("lost-preference", pack(X)),
    ("duplicate-rule", pack(X, wrong("a", 'source_has = ["甲"]'), wrong("a", 'source_has = ["乙"]'))),
    ("duplicate-condition", pack(X, wrong("a", 'source_has = ["反塔", "驻塔"]\nunless = ["org.x"]'))),
    ("accepted-and-wrong", pack(X, wrong("Tajikistan", 'unless = ["country.tj"]'), TJ)),
    ("accepted-and-wrong", pack(X, wrong("Tajik"), TJ)),
    ("accepted-and-wrong", pack(X, wrong("Tajikistan", 'source_lacks = ["塔吉克"]'), TJ)),
    # The matcher minds capitals: the name is no misspelling of the word.
    ("accepted-and-wrong", pack(X, wrong("Reform"), concept("phrase.reform", 'en = ["reform"]'))),
    ("accepted-and-wrong", pack(concept("org.x", 'en = ["X", "Ex"]\nzh-Hans = ["甲"]'),
                                wrong("Ex", 'source_has = ["甲方"]'))),
    ("conflicting-rules", pack(X, wrong("Tajik", 'source_has = ["甲"]'),
                               TJ, wrong("Tajik", 'source_has = ["乙"]'))),
    ("useless-rule", pack(X, wrong("Xo"))),
    ("wrong-instead", pack(X, wrong("Xo"))),
    ("unknown-instead", pack(concept("org.x", 'en = ["X"]'), wrong("Xo"))),
    ("unknown-concept", pack(X, wrong("a", 'unless = ["country.tj"]'), TJ)),
    ("contradictory-condition", pack(X, wrong("tower", 'source_has = ["反塔"]\nsource_lacks = ["反塔联盟"]\ntarget_lacks = ["Taliban"]'))),
    ("unless-self", pack(X, wrong("a", 'unless = ["country.tj"]'), TJ)),
    ("dead-condition", pack(X, wrong("a", 'source_has = ["甲", "X"]\nabout = ["org.x"]', "alone = true"))),
    ("unconditional-rule", pack(X, wrong("a", 'source_has = ["甲"]'))),
    ("predicted-critical", pack(X, wrong("a"))),
    ("too-short", pack(concept("org.x", 'en = ["UN", "X-Org"]\nzh-Hans = ["北约"]\nko = ["유엔"]'))),
    ("too-common", pack(concept("person.may", 'en = ["Theresa May", { text = "May", use = "short" }]'))),
    ("reversed-dates", pack(concept("org.x", 'en = [{ text = "X", valid = "2019/2020" }]'))),
    ("outside-concept", pack('[[concept]]\nid = "org.x"\nkind = "org"\nvalid = "2010/2020"\n'
                             '[concept.forms]\nen = ["X", { text = "Y", valid = "../2015" }]\n')),
    ("no-form-after", pack(concept("org.x", 'en = ["X", { text = "Y", valid = "../2015" }]'))),
    ("overlapping-preferred", pack(concept("org.x", 'en = [{ text = "X", valid = "../2015", status = "preferred" }, { text = "Y", valid = "2016/..", status = "preferred" }]'))),
    ("no-preferred", pack(X)),
    ("two-preferred", pack(concept("org.x", 'en = ["X", { text = "Y", status = "preferred", styles = ["ap"] }, { text = "Z", status = "preferred", use = "short" }]'))),
    ("inflected-preferred", pack(concept("org.x", 'ru = ["Икс", { text = "Икса", case = "genitive" }]'))),
    ("one-language", pack(X)),
    ("no-full-form", pack(concept("org.x", 'en = ["X-Org", { text = "X", use = "short" }]'))),
    ("article-in-form", pack(concept("org.x", 'en = ["The Hague", "the hague"]'))),
    ("several-in-one", pack(concept("org.x", 'en = ["X/Y", "X (Y)"]'))),
    ("unknown-language", pack(concept("org.x", 'zh-Hant-TW = ["甲"]\nfa-AF = ["ا"]'))),
    ("twin-concept", pack(X, TJ)),
    ("homograph", pack(X, TJ)),
    ("wrong-script", pack(concept("org.x", 'ru = ["НАТО", "G7", "Ми-8"]\nzh-Hans = ["NATO", "7国集团", "F-16战机"]\nja = ["北大西洋条約機構", "カブール", "ＮＡＴＯ"]\nko = ["나토", "北約"]\nar = ["حلف الناتو (NATO)"]'))),
    ("mixed-script", pack(concept("org.x", 'ru = ["IT-компания"]\nzh-Hans = ["塔利班Taliban"]\nja = ["タリバーン政権"]'))),
    ("wrong-variant", pack(concept("org.x", 'zh-Hans = ["台湾", "瞭望"]\nzh-Hant = ["臺灣", "台灣"]\nja = ["国連", "東京"]'))),
    ("lookalike-character", pack(concept("org.x", 'ja = ["カブール", "二カ国", "ロシア工業"]'))),
    ("not-nfc", pack(concept("org.x", 'en = ["Türkiye"]'))),
    ("invisible-character", pack(concept("org.x", 'fa = ["هبت\u200cالله"]\nar = ["هـ"]'))),
    ("odd-blank", pack(concept("org.x", 'en = ["A B"]'))),
    ("presentation-form", pack(concept("org.x", 'zh-Hans = ["刚果（金）"]'))),
    ("foreign-letter", pack(concept("org.x", 'fa = ["یک"]\nar = ["يك", "ى"]\nps = ["ي"]\nuk = ["Київ"]\nru = ["Киев"]'))),
    ("name-dot", pack(concept("org.x", 'zh-Hans = ["阿卜杜勒·加尼", "3.11事件"]\nja = ["アブドゥル・ガニ"]\nzh-Hant-TW = ["扎爾邁‧哈"]\nko = ["가·나"]'))),
    ("broken-encoding", pack(concept("org.x", 'en = ["R&D", "AT&T; Co"]\nfr = ["Été à Â", "Ângela"]\npt = ["São"]'))),
    ("undeclared-evidence", 'pack = "p"\n[evidence]\nA1 = "a page"\n' + concept("org.x", 'en = [{ text = "X", evidence = ["A1"] }]')),
    ("unused-evidence", 'pack = "p"\n[evidence]\nA1 = "a page"\n' + concept("org.x", 'en = [{ text = "X", evidence = ["A1"] }]')),
    ("near-style", pack(concept("org.x", 'en = [{ text = "X", styles = ["ap", "reuters"] }, { text = "Y", styles = ["afp"] }, { text = "Z", styles = ["ap", "reuters"] }]'))),
    ("unknown-slot", FORMULAS + '[[formula]]\nname = "d"\nsource = ["电"]\ntemplate = "{agency}, {month}"\ninstead = "{month}"\n'),
    ("duplicate-formula", FORMULAS + '[[formula]]\nname = "d"\nsource = ["电"]\nwrong = ["A", "B"]\ninstead = "C"\n'),
    ("odd-abbreviation", ABBREVIATIONS + '"塔" = ["org.x", "country.tj"]\n'),
    ("odd-homograph", HOMOGRAPHS + 'write = { en = "Lev" }\n'),
]  # fmt: skip

FOUND: list[tuple[str, str, list[tuple[int, str, str]]]] = [
    ("duplicate-concept", pack(X, TJ, X), [(15, "error", "the concept stands in line 3 too")]),
    ("duplicate-form", pack(concept("org.x", 'en = [\n  "X",\n  "Y",\n  "X",\n]')),
     [(9, "warning", "the en form 'X' stands in line 7 too")]),
    ("duplicate-form", pack(X, concept("org.y", 'en = ["Al\u2011Qaida", "Al-Qaida"]')),
     [(12, "warning", "the en form 'Al-Qaida' counts as the same as 'Al\u2011Qaida' in line 12")]),
    ("duplicate-form", pack(concept("org.x", 'en = ["NATO", "Nato"]\nru = ["Пётр", "Петр"]')),
     [(6, "note", "the en form 'Nato' differs from 'NATO' in line 6 by capitals only"),
      (7, "note", "the ru form 'Петр' counts as the same as 'Пётр' in line 7")]),
    ("duplicate-form", pack(concept("org.x", 'en = ["X", { text = "X", status = "deprecated" }]')),
     [(6, "error", "the en form 'X' is deprecated here and preferred in line 6")]),
    ("duplicate-rule", pack(X, wrong("Xa"), wrong("xa")),
     [(16, "warning", "the wrong rendering 'xa' stands in line 10 too")]),
    ("duplicate-rule", pack(X, wrong("Xa"), wrong("Xa").replace('"X"', '"Z"')),
     [(16, "error", "the wrong rendering 'Xa' becomes 'Z' here and 'X' in line 10")]),
    ("duplicate-condition", pack(X, wrong("a", 'source_has = [\n"反塔",\n"反塔联盟",\n]\nunless = ["org.x", "org.x"]')),
     [(17, "note", "'反塔联盟' in source_has adds nothing to '反塔'"),
      (19, "note", "unless names org.x twice")]),
    ("accepted-and-wrong", pack(X, wrong("Tajikistan"), TJ),
     [(10, "error", "the wrong rendering 'Tajikistan' is the accepted form of country.tj in line 18, and no condition protects it")]),
    # A part of the rival's own name protects nothing; other words do, but not in one sentence.
    ("accepted-and-wrong", pack(X, wrong("Tajikistan", 'source_has = ["塔"]'), TJ),
     [(10, "error", "the wrong rendering 'Tajikistan' is the accepted form of country.tj in line 20, and no condition protects it")]),
    ("accepted-and-wrong", pack(X, wrong("Tajikistan", 'source_has = ["反塔"]'), TJ),
     [(10, "note", "the wrong rendering 'Tajikistan' is the accepted form of country.tj in line 20, and a sentence may name both")]),
    ("accepted-and-wrong", pack(X, wrong("X-org")),
     [(10, "error", "the wrong rendering 'X-org' is the concept's own accepted form in line 6, without source_has")]),
    ("accepted-and-wrong", pack(X, wrong("X-org", 'source_has = ["甲组织"]')),
     [(10, "warning", "the wrong rendering 'X-org' is the concept's own accepted form in line 6, and source_has is the concept's own form")]),
    ("accepted-and-wrong", pack(X, wrong("(big|small) X").replace("text =", "pattern ="),
                                concept("org.y", 'en = ["Small X"]')),
     [(10, "error", "the wrong rendering '(big|small) X' is the accepted form of org.y in line 18, and no condition protects it")]),
    ("conflicting-rules", pack(X, wrong("Tajik", 'source_has = ["塔人"]'), TJ,
                               wrong("Tajik", 'source_has = ["塔人"]').replace('"X"', '"Z"')),
     [(24, "warning", "'Tajik' becomes 'Z' here and 'X' under org.x in line 10")]),
    ("useless-rule", pack(X, wrong("塔", lang="zh-Hans"), wrong("X")),
     [(10, "error", "the wrong rendering '塔' is never looked for"),
      (16, "error", "the wrong rendering 'X' is also what to write instead"),
      (16, "error", "the wrong rendering 'X' is never looked for")]),
    ("wrong-instead", pack(concept("org.x", 'en = ["Y", { text = "X", status = "deprecated" }]'), wrong("Xo"), wrong("X").replace('"X"\ni', '"X"\ni').replace('instead = "X"', 'instead = "Y"')),
     [(9, "warning", "'X' is proposed and a wrong rendering in line 15"),
      (9, "warning", "'X' is proposed and deprecated in line 6")]),
    ("unknown-instead", pack(X, wrong("Xo")),
     [(10, "note", "'X' is no accepted en form of the concept")]),
    ("unknown-concept", pack(X, wrong("a", 'unless = ["country.tk"]'), TJ),
     [(15, "error", "unless names the concept 'country.tk', which no pack has ('country.tj' is near)")]),
    ("unknown-concept", ABBREVIATIONS + '"甲" = ["org.none"]\n[compounds]\n"美塔" = ["country.us", ["org.x"]]\n',
     [(4, "error", "'甲' stands for the concept 'org.none', which no pack has"),
      (6, "error", "'美塔' names the concept 'country.us', which no pack has"),
      (6, "error", "'美塔' names the concept 'org.x', which no pack has")]),
    ("contradictory-condition", pack(X, wrong("tower", 'source_has = ["反塔"]\nsource_lacks = ["塔"]')),
     [(15, "error", "source_has and source_lacks exclude each other for 'tower'")]),
    ("contradictory-condition", pack(X, wrong("anti-tower", 'target_lacks = [\n"x",\n"Tower",\n]')),
     [(17, "error", "'anti-tower' has 'Tower' of target_lacks in it")]),
    ("contradictory-condition", pack(X, wrong("tower", 'source_has = ["反塔", "驻塔"]\nsource_lacks = ["反"]')),
     [(15, "warning", "'反塔' in source_has is excluded by source_lacks")]),
    ("unless-self", pack(X, wrong("a", 'unless = ["org.x"]')),
     [(15, "warning", "unless names the concept itself")]),
    ("dead-condition", pack(X, wrong("a", 'source_has = ["甲"]', "alone = true")),
     [(10, "warning", "'a' is reported alone, but about nothing")]),
    ("dead-condition", pack(X, wrong("a", 'about = ["org.x"]')),
     [(15, "warning", "about is not looked at where 'a' is not reported alone")]),
    ("dead-condition", pack(X, wrong("a", 'source_has = ["ტალიბანი"]')),
     [(15, "warning", "'ტალიბანი' in source_has is in a script of no source language")]),
    ("dead-condition", pack(X, wrong("a", 'unless = ["org.y"]'), concept("org.y", 'en = ["Y"]')),
     [(15, "warning", "org.y has no form in any language but en, so no source can name it")]),
    ("unconditional-rule", pack(X, wrong("Taliben")),
     [(10, "note", "'Taliben' is wrong wherever it stands")]),
    ("predicted-critical", pack(X, wrong("a").replace("major", "critical")),
     [(10, "note", "'a' is critical and was never seen")]),
    ("too-short", pack(concept("org.x", 'en = ["Om"]\nja = ["タリバン", "塔"]\nko = ["괌"]'), wrong("of")),
     [(6, "note", "the en form 'Om' is very short"),
      (7, "warning", "the ja form '塔' is one character and never looked for"),
      (8, "note", "the ko form '괌' is one character and never looked for"),
      (11, "warning", "the wrong rendering 'of' is very short and has no source_has")]),
    ("too-short", pack(concept("org.x", 'en = ["\u200b"]')),
     [(6, "error", "the en form '<U+200B>' has nothing to look for")]),
    ("reversed-dates", pack('[[concept]]\nid = "org.x"\nkind = "org"\nvalid = "2021/2020"\n[concept.forms]\nen = [\n  { text = "X", valid = "2019-02/2019-01" },\n]\n'),
     [(5, "error", "the concept is valid from 2021-01-01 to 2020-12-31"),
      (8, "error", "the en form 'X' is valid from 2019-02-01 to 2019-01-31")]),
    ("outside-concept", pack('[[concept]]\nid = "org.x"\nkind = "org"\nvalid = "2010/2020"\n[concept.forms]\nen = ["X",\n  { text = "Y", valid = "2021/.." },\n  { text = "Z", valid = "2015/2022" },\n]\n'),
     [(8, "error", "the en form 'Y' is valid 2021-01-01/.., the concept 2010-01-01/2020-12-31"),
      (9, "warning", "the en form 'Z' is valid 2015-01-01/2022-12-31, the concept 2010-01-01/2020-12-31")]),
    ("no-form-after", pack(concept("org.x", 'en = [{ text = "X", valid = "../2015" }, { text = "Y", valid = "../2018" }]\nfr = ["X"]')),
     [(6, "warning", "no en form is valid after 2018-12-31")]),
    ("overlapping-preferred", pack(concept("org.x", 'en = [{ text = "X", valid = "../2016" },\n { text = "Y", valid = "2016/..", status = "preferred" }]')),
     [(7, "note", "the en forms 'X' (in line 6) and 'Y' are preferred at the same time")]),
    ("no-preferred", pack(concept("org.x", 'en = [{ text = "X", status = "deprecated" }]')),
     [(6, "warning", "every en form is deprecated")]),
    ("no-preferred", pack(concept("org.x", 'en = [{ text = "X", status = "admitted" }]\nfr = [{ text = "X", styles = ["afp"] }]')),
     [(6, "warning", "no en form is preferred"),
      (7, "note", "no fr form is preferred but for some houses")]),
    ("two-preferred", pack(concept("org.x", 'en = [\n "X",\n { text = "Y", status = "preferred" },\n]')),
     [(8, "warning", "the en form 'Y' is preferred like 'X' in line 7")]),
    ("inflected-preferred", pack(concept("org.x", 'ru = ["Икс", { text = "Икса", case = "genitive", status = "preferred" }]')),
     [(6, "warning", "the ru form 'Икса' is preferred and stands in the genitive")]),
    ("one-language", pack(concept("org.x", 'zh-Hans = ["甲"]\nzh-Hant = ["甲"]'), concept("org.y", "")),
     [(3, "note", "the concept has forms in zh only"),
      (9, "warning", "the concept has no form in any language")]),
    ("no-full-form", pack(concept("org.x", 'en = ["X"]\nzh-Hans = [{ text = "甲甲", use = "short" }]')),
     [(7, "note", "the concept has no full zh form, only short")]),
    ("article-in-form", pack(concept("org.x", 'en = ["the Taliban"]')),
     [(6, "note", "the en form 'the Taliban' begins with its article")]),
    ("several-in-one", pack(concept("org.x", 'en = ["X / Y"]\nzh-Hans = ["甲；乙"]\nfr = ["X (Y"]')),
     [(6, "warning", "the en form 'X / Y' looks like several"),
      (7, "warning", "the zh-Hans form '甲；乙' looks like several"),
      (8, "warning", "the fr form 'X (Y' has a lone bracket or quotation mark")]),
    ("unknown-language", pack(concept("org.x", 'eo = ["X"]'), wrong("a")),
     [(6, "note", "the program has no data on the language 'eo'")]),
    ("twin-concept", pack(X, concept("org.y", 'en = ["X-Org"]\nzh-Hans = ["甲组织"]')),
     [(12, "warning", "org.y and org.x (in line 6) have the same names in en, zh")]),
    ("twin-concept", pack(concept("city.k", 'en = ["Kabul"]\nfr = ["Kaboul"]', "place"),
                          concept("province.k", 'en = ["Kabul"]\nfr = ["Kaboul"]', "place")),
     [(12, "note", "province.k and city.k (in line 6) have the same names in en, fr")]),
    ("homograph", pack(concept("person.a", 'en = ["Ali Khan"]', "person"), concept("person.b", 'en = ["Ali Khan"]', "person")),
     [(11, "warning", "the en form 'Ali Khan' is also one of person.a in line 6 (full)")]),
    ("homograph", pack(concept("country.a", 'en = ["A", { text = "Kabul", use = "capital" }]', "country"), concept("city.k", 'en = ["Kabul"]', "place")),
     [(11, "note", "the en form 'Kabul' is also one of country.a in line 6 (full here, capital there)")]),
    ("wrong-script", pack(concept("person.x", 'ru = ["Путин", "Putin"]\nen = ["Путин"]\nzh-Hans = ["TOLO新闻", "Tolo新闻"]', "person")),
     [(6, "warning", "'Putin' has letters that are no ru (Putin)"),
      (7, "warning", "'Путин' has letters that are no en (Путин)"),
      (8, "note", "'Tolo新闻' has letters that are no zh-Hans (Tolo)")]),
    ("wrong-script", pack(concept("org.x", 'ru = ["Tolo News"]')),
     [(6, "note", "'Tolo News' has letters that are no ru (Tolo, News)")]),
    ("mixed-script", pack(concept("org.x", 'ru = ["Т\u0430либ\u0061н"]')),
     [(6, "error", "'Талибaн' has letters of two alphabets ('a' is Latn)")]),
    ("wrong-variant", pack(concept("org.x", 'zh-Hans = ["臺灣"]\nzh-Hant = ["台湾"]\nja = ["谈判"]')),
     [(6, "warning", "'臺灣' has '臺灣', which is not simplified Chinese"),
      (7, "warning", "'台湾' has '湾', which is not traditional Chinese"),
      (8, "warning", "'谈判' has '谈', which is not Japanese")]),
    ("lookalike-character", pack(concept("org.x", 'ja = ["ア力デミー"]')),
     [(6, "warning", "'ア力デミー' has the Han character '力' between Katakana")]),
    ("not-nfc", pack(concept("org.x", 'tr = ["Tu\u0308rkiye"]')),
     [(6, "warning", "'Tu<U+0308>rkiye' is not in composed form (NFC)")]),
    ("invisible-character", pack(concept("org.x", 'en = ["Kab\u200bul"]\nar = ["كا\u200cبل", "كـــابل"]'), wrong("a", 'source_has = ["甲\u200e"]')),
     [(6, "warning", "'Kab<U+200B>ul' has invisible characters"),
      (7, "warning", "'كا<U+200C>بل' has invisible characters"),
      (7, "warning", "'كـــابل' has invisible characters"),
      (15, "warning", "'甲<U+200E>' has invisible characters")]),
    ("odd-blank", pack(concept("org.x", 'en = [\n" A",\n"A  B",\n"A\u00a0B"]')),
     [(7, "warning", "' A' has blanks that are doubled, odd or at an edge"),
      (8, "warning", "'A  B' has blanks that are doubled, odd or at an edge"),
      (9, "warning", "'A<U+00A0>B' has blanks that are doubled, odd or at an edge")]),
    ("presentation-form", pack(concept("org.x", 'en = ["ﬁve"]\nzh-Hans = ["Ｇ７"]')),
     [(6, "warning", "'ﬁve' has letters in presentation form"),
      (7, "warning", "'Ｇ７' has letters in presentation form")]),
    ("foreign-letter", pack(concept("org.x", 'fa = ["كابل"]\nar = ["کابل", "علی"]\nuk = ["Кыив"]')),
     [(6, "warning", "'كابل' has 'ك', no letter of fa"),
      (7, "warning", "'علی' has 'ی', no letter of ar"),
      (7, "warning", "'کابل' has 'ک', no letter of ar"),
      (8, "warning", "'Кыив' has 'ы', no letter of uk")]),
    ("name-dot", pack(concept("org.x", 'zh-Hans = ["阿•加", "阿・加", "阿.加"]\nja = ["ア·ガ"]')),
     [(6, "warning", "'阿.加' has another name dot than '·'"),
      (6, "warning", "'阿•加' has another name dot than '·'"),
      (6, "warning", "'阿・加' has another name dot than '·'"),
      (7, "warning", "'ア·ガ' has another name dot than '・'")]),
    ("broken-encoding", pack(concept("org.x", 'fr = ["GenÃ¨ve", "Gen\ufffdve"]\nzh-Hans = ["阿&middot;加"]')),
     [(6, "error", "'GenÃ¨ve' has the look of UTF-8 that was read as Latin-1"),
      (6, "error", "'Gen\ufffdve' has a replacement character"),
      (7, "error", "'阿&middot;加' has an HTML entity or tag")]),
    ("undeclared-evidence", 'pack = "p"\n[evidence]\nAR1 = "a page"\n' + concept("org.x", 'en = [{ text = "X", evidence = ["AR11"] }]\nfr = [{ text = "X", evidence = ["AR11"] }]'),
     [(8, "warning", "the evidence 'AR11' is not declared (2 forms)")]),
    ("unused-evidence", 'pack = "p"\n[evidence]\nA1 = "a page"\nB2 = "a page"\n' + concept("org.x", 'en = [{ text = "X", evidence = ["A1"] }]'),
     [(4, "note", "nothing names the evidence 'B2'")]),
    ("near-style", pack(concept("org.x", 'en = [{ text = "X", styles = ["reuters"] }, { text = "Y", styles = ["rueters"] }, { text = "Z", styles = ["reuters"] }]')),
     [(6, "warning", "the style 'rueters' is named once, and 'reuters' is near")]),
    ("unknown-slot", FORMULAS + '[[formula]]\nname = "d"\nsource = ["电"]\ntemplate = "{agency}, {date}"\ninstead = "{month}"\n',
     [(7, "error", "'{agency}, {date}' has the slot {date}, which nothing fills")]),
    ("duplicate-formula", FORMULAS + '[[formula]]\nname = "d"\nsource = ["电"]\nwrong = [\n"A",\n"A",\n"C",\n]\ninstead = "C"\n',
     [(9, "warning", "'A' stands in line 8 of w too"),
      (10, "error", "'C' is wrong and also what to write instead")]),
    ("odd-abbreviation", ABBREVIATIONS.replace("[abb", 'not_within = ["塔尖", "机场"]\n[abb') + '"塔" = ["org.x", "org.x"]\n"甲" = []\n[compounds]\n"美塔" = []\n',
     [(3, "note", "'机场' has no abbreviation in it"),
      (5, "warning", "'塔' names a candidate twice"),
      (6, "warning", "'甲' stands for nothing"),
      (8, "warning", "the compound '美塔' lacks a part")]),
    ("odd-homograph", HOMOGRAPHS + 'concept = "person.lev"\n[[homograph]]\nlang = "ru"\nnames = ["Лев"]\npart = "given"\nmeans = "lion"\nwrite = { en = "Lev" }\n',
     [(6, "warning", "no pack has the concept 'person.lev'"),
      (12, "warning", "'Лев' stands in line 6 of h too")]),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "text"), SILENT)
def test_a_rule_is_silent(rule: str, text: str) -> None:
    assert run(rule, text) == []


@pytest.mark.parametrize(("rule", "text", "expected"), FOUND)
def test_a_rule_speaks(rule: str, text: str, expected: list[tuple[int, str, str]]) -> None:
    assert run(rule, text) == expected


# --- what only shows beside other packs, in bulk, or with frequencies ---------------------------


def test_another_pack_settles_kind_preference_and_forms() -> None:
    lead = TSV + "org.x\tplace\ten\tZed\t\t\norg.x\tplace\ten\tX-Org\t\t\n"
    sources = [read_source("a.tsv", lead, FOLD, reported=False), read_source("p.toml", pack(
        concept("org.x", 'en = [{ text = "Ex", status = "preferred" }, "X-Org"]')), FOLD)]  # fmt: skip
    packs = Packs(sources, FOLD)
    found = lint(packs, select=("conflicting-kind", "lost-preference", "repeated-form"))
    assert [(f.line, f.rule, f.level.label) for f in found] == [
        (3, "conflicting-kind", "warning"),
        (6, "lost-preference", "warning"),
        (6, "repeated-form", "note"),
    ]
    same = pack(concept("org.x", 'en = ["Zed"]\nfr = ["X"]'))
    sources[1] = read_source("p.toml", same, FOLD)
    assert [f.problem for f in lint(Packs(sources, FOLD), select=("repeated-form",))] == [
        "the en form 'Zed' stands in a.tsv:2 already"
    ]


def test_context_is_known_and_never_reported_on() -> None:
    rule = pack(X, wrong("Tajikistan"))
    assert run("accepted-and-wrong", rule, context=(TSV + "c.tj\tcountry\ten\tTajikistan\t\t\n",)) == [
        (10, "error", "the wrong rendering 'Tajikistan' is the accepted form of c.tj in c0.tsv:2, "
         "and no condition protects it")
    ]  # fmt: skip
    # The other way round what was added to the program's packs is the form.
    assert run("accepted-and-wrong", pack(TJ), context=(rule.replace("country.tj", "c.tj"),)) == [
        (6, "error", "the en form 'Tajikistan' is a wrong rendering of org.x in c0.toml:10, and no "
         "condition protects it")
    ]  # fmt: skip
    assert run("duplicate-form", pack(X), context=(pack(concept("y", 'en = ["A", "A"]')),)) == []


BULK = "# a comment\n\n" + TSV + "\n".join(
    ["c.a\tcountry\ten\tA B\t\t", "", "# more", "c.a\tcountry\ten\tA  B\t\t",
     "c.a\tcountry\ten\tA B\t\t", "c.b\tcountry\tzh_CN\t阿•加\t\t",
     "c.b\tcountry\tzh-Hans\t阿•加\t\t"]
) + "\n"  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("mixed-script", []),
        ("odd-blank", [7]),
        ("duplicate-form", [7, 8]),
        ("unknown-language", [9]),
        ("name-dot", [10]),
        ("one-language", [4]),
    ],
)
def test_rows_of_a_bulk_pack_have_their_lines(rule: str, expected: list[int]) -> None:
    assert [line for line, _, _ in run(rule, BULK, "b.tsv")] == expected


def test_abbreviations_of_a_table_may_be_shared() -> None:
    two = pack(concept("org.x", 'zh-Hans = [{ text = "塔", use = "abbreviation" }]'),
               concept("org.y", 'zh-Hans = [{ text = "塔", use = "abbreviation" }]'))  # fmt: skip
    table = ABBREVIATIONS + '"塔" = ["org.x", "org.y"]\n'
    assert run("homograph", two, context=(table,)) == []
    assert len(run("homograph", two)) == 1
    assert run("too-short", two, context=(table,)) == []


WORDS = Frequencies((WordList("w", "en", {"may": 900.0, "theresa": 4.0, "america": 130.0,
                                          "united": 180.0, "states": 190.0, "brother": 200.0}),))  # fmt: skip


@pytest.mark.parametrize(
    ("body", "rules", "expected"),
    [
        ('en = ["United States", "America"]', "", [(6, "note")]),
        ('en = ["Theresa May"]', "", []),
        ('en = ["May"]', "", [(6, "note")]),
        ('en = ["Theresa May", { text = "May", use = "short" }]', "", [(6, "warning")]),
        ('de = ["Theresa May", { text = "May", use = "short" }]', "", []),
        ('en = ["Baradar"]', wrong("brother", 'source_has = ["برادر"]'), []),
        ('en = ["Baradar"]', wrong("brother"), [(9, "warning")]),
    ],
)
def test_a_form_is_too_common_by_a_list(
    body: str, rules: str, expected: list[tuple[int, str]]
) -> None:
    found = run("too-common", pack(concept("x.x", body), rules), frequencies=WORDS)
    assert [(line, level) for line, level, _ in found] == expected


def test_a_form_is_too_common_in_the_archive() -> None:
    texts = [("en", "May came in May. It may rain, Mayor. Theresa May spoke.")] * 9
    texts += [("zh-Hans", "中国和中国人" * 3)]
    wanted = {"en": ["may", "theresa may"], "zh": ["中国"]}
    archive = count(texts, wanted, folder())
    assert archive.words == {"en": 99, "zh": 9}
    assert archive.stories == 10
    assert archive.count("en", "May", "may") == 27  # the matcher would not take "may" for it
    assert archive.count("en", "may", "may") == 36
    assert archive.count("en", "MAY", "may") == 0
    assert archive.count("zh-Hans", "中国", "中国") == 6
    text = pack(concept("x.x", 'en = ["Theresa May", { text = "May", use = "short" }]'))
    level = [level for _, level, _ in run("too-common", text, frequencies=Frequencies((), archive))]
    assert level == ["note"]  # three times as often as the full name is not ten times
    often = Archive(
        {("en", "may", "capital"): 36, ("en", "theresa may", "capital"): 1}, {"en": 900}
    )
    found = run("too-common", text, frequencies=Frequencies((), often))
    assert [(line, level) for line, level, _ in found] == [(6, "warning")]
    seldom = Archive({("en", "may", "capital"): 9}, {"en": 900})
    assert run("too-common", text, frequencies=Frequencies((), seldom)) == []


def test_every_rule_is_documented_and_has_cases_of_both_kinds() -> None:
    elsewhere = {"conflicting-kind", "repeated-form", "lost-preference", "too-common"}
    assert {rule for rule, _ in SILENT} == set(RULES)
    assert {rule for rule, _, _ in FOUND} | elsewhere == set(RULES)
    assert not [name for name, rule in RULES.items() if "Remedy:" not in rule.documentation]
    assert not [name for name, rule in RULES.items() if not rule.summary.endswith((".", ";"))]
