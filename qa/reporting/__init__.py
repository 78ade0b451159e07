"""Results to text, JSON or a page. Reporters return strings; the command line writes them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module

from qa.model import Result
from qa.reporting.summary import ReportOptions, summarise

__all__ = ["REPORTERS", "ReportOptions", "reporter", "summarise"]

Reporter = Callable[[Sequence[Result], ReportOptions], str]

# Module and function; imported when asked for, since a run uses one of them.
REPORTERS: dict[str, tuple[str, str]] = {
    "text": ("qa.reporting.text", "report_text"),
    "json": ("qa.reporting.json_", "report_json"),
    "html": ("qa.reporting.html", "report_html"),
    "sarif": ("qa.reporting.sarif", "report_sarif"),
    "rdjson": ("qa.reporting.rdjson", "report_rdjson"),
    "rdjsonl": ("qa.reporting.rdjson", "report_rdjsonl"),
    "github": ("qa.reporting.github", "report_github"),
    "gitlab": ("qa.reporting.gitlab", "report_gitlab"),
    "junit": ("qa.reporting.junit", "report_junit"),
    "checkstyle": ("qa.reporting.checkstyle", "report_checkstyle"),
}


def reporter(name: str) -> Reporter:
    """The reporter of that name."""
    module, function = REPORTERS[name]
    found: Reporter = getattr(import_module(module), function)
    return found
