"""Doublings, quotation marks, ends of sentences, marks of other scripts, spelling: facts of the page."""

from qa.scan.marks.repeating import repeats

__all__ = ["repeats"]
