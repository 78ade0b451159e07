"""What every page shares: one self-contained document with the project's look."""

from __future__ import annotations

from html import escape
from importlib import resources

POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; "
    "base-uri 'none'; form-action 'none'"
)


def asset(name: str) -> str:
    """A style sheet or script of the package."""
    return (resources.files("qa.reporting") / "assets" / name).read_text(encoding="utf-8")


def page(title: str, heading: str, main: str, tool_version: str) -> str:
    """A page without a script; `main` is HTML, title and heading are text."""
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="color-scheme" content="light dark">
<title>{escape(title)}</title>
<style>{asset("page.css")}{asset("board.css")}</style>
</head>
<body>
<header><h1>{escape(heading)}</h1></header>
<main>{main}</main>
<footer>wireqa {escape(tool_version)}</footer>
</body>
</html>
"""
