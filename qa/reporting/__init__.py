"""Results to text, JSON or a page. Reporters return strings; the command line writes them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from qa.model import Result
from qa.reporting.html import report_html
from qa.reporting.json_ import report_json
from qa.reporting.summary import ReportOptions, summarise
from qa.reporting.text import report_text

__all__ = ["REPORTERS", "ReportOptions", "summarise"]

Reporter = Callable[[Sequence[Result], ReportOptions], str]

REPORTERS: dict[str, Reporter] = {
    "text": report_text,
    "json": report_json,
    "html": report_html,
}
