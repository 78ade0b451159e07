"""Checkstyle's XML, which many servers and editors read."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from lxml import etree

from qa.model import Result
from qa.reporting.spots import LEVELS, message, spots, xml
from qa.reporting.summary import ReportOptions

_SEVERITIES = {"error": "error", "warning": "warning", "note": "info"}


def report_checkstyle(results: Sequence[Result], options: ReportOptions) -> str:
    """A file each, also those without a finding."""
    whole = etree.Element("checkstyle", version="4.3")
    for path, several in groupby(results, key=lambda r: r.document.path):
        file = etree.SubElement(whole, "file", name=xml(path))
        for result in several:
            if result.failure:
                etree.SubElement(
                    file, "error", line="1", severity="error",
                    message=xml(result.failure.message), source=f"wireqa.{result.failure.kind}",
                )  # fmt: skip
            for spot in spots([result]):
                etree.SubElement(
                    file, "error", line=str(spot.where.start.line),
                    column=str(spot.where.start.column),
                    severity=_SEVERITIES[LEVELS[spot.finding.severity]],
                    message=xml(message(spot.finding)), source=f"wireqa.{spot.finding.check}",
                )  # fmt: skip
    return etree.tostring(whole, encoding="UTF-8", xml_declaration=True, pretty_print=True).decode()
