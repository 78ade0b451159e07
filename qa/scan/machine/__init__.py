"""What a program that translates leaves in the copy of itself: words about its work, marks of its text."""

from qa.scan.machine.remarks import remarks
from qa.scan.machine.strays import strays

__all__ = ["remarks", "strays"]
