"""Forms and rules in plain words, for people who read a glossary."""

from __future__ import annotations

from collections.abc import Sequence

from qa.model import Form, Valid, WrongRendering


def form_words(form: Form) -> str:
    """Status, use, houses, period, article, case, gender, number: what is not the plain case."""
    said: list[str] = [form.status]
    said += [form.use] * (form.use != "full")
    said += [word for word in (form.case, form.gender, form.number) if word]
    said += [f"in {', '.join(form.styles)} style"] * bool(form.styles)
    said += [period_words(form.valid)] * (form.valid != Valid())
    said += [f"with {form.article.strip()!r} before it"] * bool(form.article)
    return ", ".join(said)


def period_words(valid: Valid) -> str:
    """From, until, or both; empty for always."""
    if valid.since and valid.until:
        return f"from {valid.since} to {valid.until}"
    if valid.since:
        return f"from {valid.since}"
    return f"until {valid.until}" if valid.until else ""


def rule_words(rule: WrongRendering) -> str:
    """Severity, kind of fault, where it was seen."""
    said = [rule.severity.label, *([rule.kind] if rule.kind else [])]
    return ", ".join([*said, f"seen: {rule.seen}" if rule.seen else "predicted, never seen"])


def condition_words(rule: WrongRendering) -> list[str]:
    """When the rendering is wrong, one sentence a condition."""
    when = rule.when
    said = []
    if when.source_has:
        said.append(f"wrong when the source sentence has {either(when.source_has)}")
    if when.source_lacks:
        said.append(f"only when the source story does not have {either(when.source_lacks)}")
    if when.story_has:
        said.append(f"only when source or translation has {either(when.story_has)} somewhere")
    if when.target_lacks:
        said.append(f"only when the translated sentence does not have {either(when.target_lacks)}")
    if when.unless:
        said.append(f"right when the source story names {either(when.unless, marks=False)}")
    if not said:
        said.append("wrong wherever there is a source" if not rule.alone else "always wrong")
    if rule.alone and when.about:
        named = either(when.about, marks=False)
        said.append(f"without a source: wrong in a story that names {named} at least twice")
    elif when.about:
        said.append(f"about {either(when.about, marks=False)}")
    return said


def either(texts: Sequence[str], *, marks: bool = True) -> str:
    """“a”, “b” or “c”."""
    shown = [f"“{text}”" if marks else text for text in texts]
    return " or ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)
