"""Text of stories as a page may show it."""

from __future__ import annotations

from html import escape


def shown(text: str) -> str:
    """Escaped and isolated: its direction, and controls in it, change nothing around it.

    Lone surrogates, which a table may bring, have no bytes: a sign stands for them.
    """
    whole = text.encode("utf-8", "replace").decode()
    return f"<bdi>{escape(whole)}</bdi>" if not whole.isascii() else escape(whole)
