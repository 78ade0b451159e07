"""JUnit's XML: a suite a story, a failing case a finding, one passing case where there is none."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from qa.model import Result
from qa.reporting.spots import message, spots, xml
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
    return etree.tostring(whole, encoding="UTF-8", xml_declaration=True, pretty_print=True).decode()


def _suite(result: Result) -> etree._Element:
    path = xml(result.document.path)
    suite = etree.Element(
        "testsuite", name=xml(result.document.name) or path, file=path,
        tests=str(max(1, len(result.findings))), failures=str(len(result.findings)),
        errors=str(int(bool(result.failure))),
    )  # fmt: skip
    if result.failure:
        case = etree.SubElement(suite, "testcase", classname=path, name="read")
        error = etree.SubElement(case, "error", message=xml(result.failure.message))
        error.set("type", result.failure.kind)
        return suite
    for spot in spots([result]):
        finding = spot.finding
        case = etree.SubElement(
            suite, "testcase", classname=path, name=finding.check, file=path,
            line=str(spot.where.start.line),
        )  # fmt: skip
        failure = etree.SubElement(case, "failure", message=xml(message(finding)))
        failure.set("type", finding.severity.label)
        failure.text = xml(
            f"{spot.path}:{spot.where.start.line}:{spot.where.start.column}: {finding.text}\n"
            + "\n".join(finding.evidence)
        )
    if not result.findings:
        etree.SubElement(suite, "testcase", classname=path, name="wireqa")
    return suite
