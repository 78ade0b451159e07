"""A small evaluator of CLDR's rule-based number formats (UTS 35 part 3; ICU's RuleBasedNumberFormat).

It knows what the spell-out rules use for integers: both substitutions, optional text, plurals,
rules with their own radix, the roll-back rule. Decimals, infinities and parsing are left out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from babel import Locale

_PLURAL = re.compile(r"\$\((cardinal|ordinal),(.*?)\)\$")
_BRANCH = re.compile(r"(\w+)\{([^}]*)\}")
_TOKEN = re.compile(r"→→→|([←→=])([^←→=]*)\1")
_DEEP = 60  # calls; rules that lead in circles stop there


@dataclass(frozen=True, slots=True)
class Rule:
    """From `base` on; `divisor` splits the number into what ← and → stand for."""

    base: int
    divisor: int
    text: str


@dataclass(frozen=True, slots=True)
class Speller:
    """All rule sets of one language, by name without the percent signs."""

    locale: Locale
    sets: Mapping[str, tuple[Rule, ...]]

    def public(self) -> tuple[str, ...]:
        """The sets that spell numbers, cardinal and ordinal ones."""
        return tuple(n for n in self.sets if n.startswith("%spellout") and not n.startswith("%%"))

    def spell(self, number: int, name: str) -> str:
        """The words of a whole number; ValueError where the rules end in digits or nowhere."""
        words = self._format(number, name, 0)
        if any(c.isdecimal() for c in words):
            raise ValueError(words)
        return words.replace("\u00ad", "")

    def _format(self, number: int, name: str, deep: int) -> str:
        rules = self.sets[name]
        place = max((i for i, r in enumerate(rules) if r.base <= number), default=None)
        if place is None or deep > _DEEP:
            raise ValueError(f"{name} has no rule for {number}")
        rule = rules[place]
        both = "←" in rule.text and "→" in rule.text
        if both and place and number % rule.divisor == 0 and rule.base % rule.divisor:
            place -= 1
        return self._apply(rules, place, number, name, deep)

    def _apply(self, rules: tuple[Rule, ...], place: int, number: int, name: str, deep: int) -> str:
        rule = rules[place]
        high, low = divmod(number, rule.divisor)

        def optional(match: re.Match[str]) -> str:
            inner, _, otherwise = match[1].partition("|")
            return inner if low else otherwise

        def plural(match: re.Match[str]) -> str:
            form = self.locale.plural_form if match[1] == "cardinal" else self.locale.ordinal_form
            branches = dict(_BRANCH.findall(match[2]))
            return str(branches.get(form(high), branches.get("other", "")))

        def substitute(match: re.Match[str]) -> str:
            if match[0] == "→→→":
                return self._apply(rules, place - 1, low, name, deep + 1)
            sign, target = match[1], match[2]
            part = {"←": high, "→": low, "=": number}[sign]
            if target and not target.startswith("%"):
                return str(part)
            return self._format(part, target or name, deep + 1)

        text = re.sub(r"\[([^\]]*)\]", optional, rule.text)
        return _TOKEN.sub(substitute, _PLURAL.sub(plural, text))


def _rule(base: str, text: str) -> Rule | None:
    match = re.fullmatch(r"(\d+)(?:/(\d+))?(>*)", base)
    if not match:
        return None
    value, radix = int(match[1]), int(match[2] or 10)
    power = 0
    while value and radix ** (power + 1) <= value:
        power += 1
    body = text.removesuffix(";")
    return Rule(value, radix ** max(power - len(match[3]), 0), body.removeprefix("'"))


def speller(file: Path) -> Speller:
    """The rules of one file of cldr-rbnf (de.json)."""
    data = json.loads(file.read_text(encoding="utf-8"))["rbnf"]
    sets = {}
    for group in ("SpelloutRules", "OrdinalRules"):
        for name, rules in data["rbnf"].get(group, {}).items():
            if isinstance(rules, list):
                parsed = (_rule(base, text) for base, text in rules)
                sets[name] = tuple(sorted((r for r in parsed if r), key=lambda r: r.base))
    return Speller(Locale.parse(file.stem.replace("-", "_")), sets)
