"""Dates and times of a text by value: what it says of year, month, day, weekday and hour."""

from qa.figures.moments.raw import Component, Part, Raw
from qa.figures.moments.read import moments, read

__all__ = ["Component", "Part", "Raw", "moments", "read"]
