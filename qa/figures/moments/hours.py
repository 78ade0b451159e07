"""What the filled slots of a clock time say: one hour, or two of a range (9 to 11 a.m.)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from qa.figures.moments.lexer import Atom
from qa.figures.moments.raw import Part, Raw
from qa.figures.moments.tables import Tables
from qa.figures.moments.templates import Template
from qa.fold import Folded

_NOON, _DAY = 12, 24
_HOUR = 60  # minutes
_NIGHT = 6  # the hour from which "at night" is before midnight
_NOUGHTS = "0٠۰०๐"
_AFTERNOON = 5  # the hour from which "at midday" is none: 1 p.m., but 11 a.m.


def hours(
    folded: Folded,
    template: Template,
    slots: Mapping[str, Atom],
    values: Mapping[str, int],
    parts: Sequence[Part],
    span: tuple[int, int],
    t: Tables,
) -> Iterator[Raw]:
    """The hour of a template, or both hours of a range; nothing where it is none."""
    start, end = span
    if template.open:  # of saat 9 ile 18 arasında no half of a word
        end = folded.back(start, list(slots.values())[-1].end)[1]
    first = _one(folded, slots, values, "", t)
    if first is None:
        return
    if "hour2" not in slots and "hh2" not in slots:
        raw = replace(first, start=start, end=end, parts=tuple(parts))
        yield _later(raw, template.shift - values.get("before", 0) + values.get("after", 0))
        return
    second = _one(folded, slots, values, "2", t)
    if second is None:
        return
    second = _later(second, template.shift)  # 9時から11時半
    own = [atom for slot, atom in slots.items() if not slot.endswith("2")]
    its = [atom for slot, atom in slots.items() if slot.endswith("2")]
    here = folded.back(own[0].start, own[-1].end)
    there = folded.back(its[0].start, its[-1].end)[0]
    whole = first.counted or second.counted or max(first.hour or 0, second.hour or 0) > _NOON
    first, second = _shared(first, second)
    if not (first.half or second.half):
        first, second = replace(first, counted=whole), replace(second, counted=whole)
    clocks = [part for part in parts if part.component == "clock"]
    others = tuple(part for part in parts if part.component != "clock")
    yield replace(first, start=here[0], end=here[1], parts=(*others, clocks[0]))
    yield replace(second, start=there, end=end, parts=(clocks[1],))


def _one(
    folded: Folded, slots: Mapping[str, Atom], values: Mapping[str, int], which: str, t: Tables
) -> Raw | None:
    """The hour of the slots whose names end so; its places are still open."""
    hour, minute = divmod(values.get("hhmm", 0), 100)  # 1230 GMT
    names = (f"{name}{which}" for name in ("hour", "hh", "nthhour"))
    name = next((name for name in names if name in slots), "")
    hour, minute = values.get(name, hour), values.get(f"minute{which}", minute)
    if hour > t.last_hour or minute >= _HOUR or values.get("second", 0) > _HOUR:
        return None
    late, atom = slots.get(f"minute{which}"), slots.get(name)
    if late and atom and late.end - late.start != 2:
        between = folded.text[atom.end : late.start]
        if not any(map(str.isalpha, between)):  # 3:2 is a score, 3시 2분 an hour
            return None
    said = ""
    if f"half{which}" in slots:
        said = next(w.value[0] for w in slots[f"half{which}"].words if isinstance(w.value, tuple))
        if hour > _NOON and said == "am":
            return None
    counted = _counted(folded, atom, late, t) and not said
    hour, half = _of_day(hour % _DAY if hour > _DAY else hour, said)
    return Raw(
        0, 0, (), hour=hour, minute=minute, half=half, zone=values.get("zone"),
        weekday=values.get("weekday") if not which else None, counted=counted,
    )  # fmt: skip


def _counted(folded: Folded, hour: Atom | None, minute: Atom | None, t: Tables) -> bool:
    """Whether an hour is counted from midnight: 05:30, and 5:30 in languages that count so."""
    if hour is None or hour.number < 0:
        return hour is None
    if folded.text[hour.start] in _NOUGHTS:
        return True
    return t.counts_day == "hours" or (t.counts_day == "minutes" and minute is not None)


def _of_day(hour: int, said: str) -> tuple[int, str]:
    """The hour of the day, and its half, by the part of the day that is said."""
    if said == "night" and hour == _NIGHT - 1:
        return hour, ""  # 晚上5点, 5 Uhr nachts
    if said == "midday":
        hour += _NOON if hour < _AFTERNOON else 0  # from noon, where the words say by how much
        return hour, "am" if hour < _NOON else "pm"
    if said == "pm" or (said == "night" and hour >= _NIGHT):
        if hour == _NOON and said == "night":
            return 0, said
        return hour + (_NOON if hour < _NOON else 0), said
    return (0 if said and hour == _NOON else hour), said


def _shared(first: Raw, second: Raw) -> tuple[Raw, Raw]:
    """Both hours, where one of them alone has its half of the day: 9 to 11 a.m., 10 to 5 p.m."""
    if second.half and not first.half:
        return _beside(first, second, -1), second
    if first.half and not second.half:
        return first, _beside(second, first, 1)
    return first, second


def _beside(raw: Raw, other: Raw, way: int) -> Raw:
    """The hour in the half of the day that lies within twelve hours of the other one."""
    assert raw.hour is not None
    assert other.hour is not None
    if raw.hour > _NOON:
        return raw
    for hour in (raw.hour % _NOON, raw.hour % _NOON + _NOON):
        apart = way * (_HOUR * (hour - other.hour) + (raw.minute or 0) - (other.minute or 0))
        if 0 < apart % (_HOUR * _DAY) < _HOUR * _NOON:
            return replace(raw, hour=hour, half="am" if hour < _NOON else "pm", implied=True)
    return raw


def _later(raw: Raw, minutes: int) -> Raw:
    """The hour and a half (下午3点半), half an hour less (halb acht), or what the words say else."""
    if not minutes or raw.hour is None:
        return raw
    hour, minute = divmod(_HOUR * raw.hour + (raw.minute or 0) + minutes, _HOUR)
    half = raw.half
    if abs(minutes) >= _HOUR:  # 3 ทุ่ม, the third hour of the night
        half = "am" if hour % _DAY < _NOON else "pm"
    return replace(raw, hour=hour % _DAY, minute=minute, half=half)
