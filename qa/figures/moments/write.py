"""The right part of a date in the words, letters and digits of the wrong one."""

from __future__ import annotations

from collections.abc import Mapping

from qa.figures.moments.clocks import clock
from qa.figures.moments.item import Item
from qa.figures.moments.tables import Tables, folder, tables

_SAID = ("year", "quarter", "month", "day", "weekday")  # components that are written as one value


def instead(was: Item, now: Item, written: str, code: str) -> tuple[str, bool]:
    """What to write in the place of `written`, and whether there is only one way; "" if unknown."""
    t = tables(code)
    value = was.values[0]
    if was.component == "clock":
        return clock(was.raw, now.raw, written, t.halves), False
    if not isinstance(value, int) or was.component not in _SAID:
        return "", False
    if now.component == "year":
        return _year(was, now, written, t)
    if written.isdecimal():
        return _digits(value, written), len(was.values) == 1
    if written and all(c in t.numerals for c in written):
        return _numerals(value, t.numerals), True
    if now.component in ("quarter", "month", "weekday") and isinstance(now.values[0], int):
        right, only = _named(now.component, value, now.values[0], written, t)
        fold = folder().text
        same = fold(right).startswith(t.joined) == fold(written).startswith(t.joined)
        return right, only and (not t.joined or (same and now.raw.shift is None))
    return "", False


def _year(was: Item, now: Item, written: str, t: Tables) -> tuple[str, bool]:
    right, wrong = int(was.values[0]), int(now.values[0])  # type: ignore[arg-type]
    if now.raw.calendar not in ("", "era") or was.grain == "century" or was.grain != now.grain:
        return "", False
    if written.isdecimal():
        if now.raw.calendar == "era":
            number = int(written) + right - wrong
            return (_digits(number, written), True) if number > 0 else ("", False)
        if len(written) == 2:
            return _digits(right % 100, written), True
        if right < 100:
            right += wrong // 100 * 100
        return _digits(right, written), len(was.values) == 1
    if len(written) == 4 and all(c in t.numerals for c in written):
        signs = {n: c for c, n in reversed(list(t.numerals.items()))}
        signs |= {t.numerals[c]: c for c in written}
        return "".join(signs[int(d)] for d in str(right)), True
    return (_decade(right, wrong, written, t), True) if now.grain == "decade" else ("", False)


def _decade(right: int, wrong: int, written: str, t: Tables) -> str:
    """The words of another decade that stand in the same column: jaren zeventig, jaren tachtig."""
    fold = folder().text
    for listed in t.decades:
        ours, theirs = (listed.get(year % 100, ()) for year in (wrong, right))
        place = next((n for n, text in enumerate(ours) if fold(text) == fold(written)), len(theirs))
        if place < len(theirs):
            return _cased(theirs[place], written)
    return ""


def _digits(value: int, written: str) -> str:
    """A number in the digits of the text, as wide as it where it has leading zeros."""
    text = str(value)
    if written[0] == str(written[0]) and int(written[0]) == 0:
        text = text.zfill(len(written))
    zero = ord(written[0]) - int(written[0])
    return "".join(chr(zero + int(d)) for d in text)


def _numerals(value: int, numerals: Mapping[str, int]) -> str:
    signs = {n: c for c, n in reversed(list(numerals.items()))}
    tens, ones = divmod(value, 10)
    lead = (signs[tens] if tens > 1 else "") + signs[10] if tens else ""
    return lead + (signs[ones] if ones or not tens else "")


def _named(kind: str, right: int, wrong: int, written: str, t: Tables) -> tuple[str, bool]:
    """The name in the same column: the same case, the same calendar's tradition."""
    fold = folder().text
    rows = t.names[kind]
    if not rows:
        return "", False
    shape = fold(written)
    found = [
        rows[right - 1][column]
        for column, name in enumerate(rows[wrong - 1])
        if fold(name) == shape and column < len(rows[right - 1])
    ]
    if not found:
        return _stemmed(kind, right, wrong, written, t)
    return _cased(found[0], written), len(set(map(fold, found))) == 1


def _stemmed(kind: str, right: int, wrong: int, written: str, t: Tables) -> tuple[str, bool]:
    """An adjective or compound by its stem; else the plain name."""
    shape = folder().text(written)
    for stem, word in t.stems:
        if word.kind == kind and word.value == wrong and shape.startswith(stem):
            other = next((s for s, w in t.stems if w.kind == kind and w.value == right), "")
            if other:
                tail = _ending(written[len(stem) :], t.soft.get(stem), t.soft.get(other))
                return _cased(other + tail, written), False
    return _cased(t.names[kind][right - 1][0], written), False


def _ending(tail: str, ours: Mapping[str, str] | None, theirs: Mapping[str, str] | None) -> str:
    """The ending of one adjective as another one has it, if one of them ends softly."""
    if ours:
        tail = next((hard for hard, soft in ours.items() if soft == tail), tail)
    return theirs.get(tail, tail) if theirs else tail


def _cased(name: str, written: str) -> str:
    if len(written) > 1 and written.isupper():
        return name.upper()
    if written.islower():
        return name.lower()
    return name[:1].upper() + name[1:] if written[:1].isupper() else name
