"""Checkstyle's XML, which many servers and editors read."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from lxml import etree

from qa.model import Result
from qa.reporting.harmless import one_line
from qa.reporting.markup import serialised, xml
from qa.reporting.spots import LEVELS, message, spots
from qa.reporting.summary import ReportOptions

_SEVERITIES = {"error": "error", "warning": "warning", "note": "info"}


def report_checkstyle(results: Sequence[Result], options: ReportOptions) -> str:
    """A file each, also those without a finding. Columns count characters from 1."""
    whole = etree.Element("checkstyle", version="4.3")
    for path, several in groupby(results, key=lambda r: r.document.path):
        file = etree.SubElement(whole, "file", name=xml(path))
        for result in several:
            if result.failure:
                etree.SubElement(
                    file, "error", line="1", severity="error",
                    message=xml(one_line(result.failure.message)),
                    source=f"wireqa.{result.failure.kind}",
                )  # fmt: skip
            for spot in spots([result]):
                start = spot.where.start
                error = etree.SubElement(file, "error", line=str(start.line if spot.shown else 1))
                if spot.placed and spot.shown:
                    error.set("column", str(start.column))
                error.set("severity", _SEVERITIES[LEVELS[spot.finding.severity]])
                error.set("message", xml(message(spot.finding)))
                error.set("source", f"wireqa.{spot.finding.check}")
    return serialised(whole)
