"""Languages as they are typed: en, EN and en_US are tags, english is none."""

from __future__ import annotations

import click


class _Tag(click.ParamType):  # type: ignore[type-arg]  # generic from click 8.3 on
    name = "language"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The tag in its usual case; a usage error for what is none, which no check would know."""
        from qa.glossary.exchange.tags import canonical

        try:
            return canonical(value) or value.strip().replace("_", "-")
        except ValueError:
            self.fail(
                f"{value!r} is no language tag; write it like en, zh-Hans, zh-Hant-TW or fa-AF",
                param, ctx,
            )  # fmt: skip


TAG = _Tag()
