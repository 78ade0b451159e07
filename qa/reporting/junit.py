"""JUnit's XML: a suite a story, a failing case a finding, one passing case where there is none."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from qa.model import Result
from qa.reporting.harmless import one_line
from qa.reporting.markup import serialised, xml
from qa.reporting.spots import Spot, message, spots
from qa.reporting.summary import ReportOptions


def report_junit(results: Sequence[Result], options: ReportOptions) -> str:
    """All stories; one that could not be examined is an error and never passes."""
    whole = etree.Element(
        "testsuites", name="wireqa", tests=str(sum(max(1, len(r.findings)) for r in results)),
        failures=str(sum(len(r.findings) for r in results)),
        errors=str(sum(1 for r in results if r.failure)),
    )  # fmt: skip
    for result in results:
        whole.append(_suite(result))
    return serialised(whole)


def _suite(result: Result) -> etree._Element:
    path = xml(result.document.path)
    suite = etree.Element(
        "testsuite", name=xml(result.document.name) or path, file=path,
        tests=str(max(1, len(result.findings))), failures=str(len(result.findings)),
        errors=str(int(bool(result.failure))),
    )  # fmt: skip
    if result.failure:
        case = etree.SubElement(suite, "testcase", classname=path, name="read")
        error = etree.SubElement(case, "error", message=xml(one_line(result.failure.message)))
        error.set("type", result.failure.kind)
        return suite
    for spot in spots([result]):
        finding, place = spot.finding, _place(spot)
        # Servers take cases of one name for one case: the place tells them apart.
        case = etree.SubElement(
            suite, "testcase", classname=path, name=f"{finding.check} {place}", file=path,
            line=str(spot.where.start.line if spot.shown else 1),
        )  # fmt: skip
        failure = etree.SubElement(case, "failure", message=xml(message(finding)))
        failure.set("type", finding.severity.label)
        said = (f"{path}:{place}: {finding.text}", *finding.evidence)
        failure.text = "\n".join(xml(one_line(line)) for line in said)
    if not result.findings:
        etree.SubElement(suite, "testcase", classname=path, name="wireqa")
    return suite


def _place(spot: Spot) -> str:
    if spot.placed and spot.shown:
        return f"{spot.where.start.line}:{spot.where.start.column}"
    span = spot.finding.span
    return f"segment {span.segment + 1}, {span.side} {span.start + 1}"
