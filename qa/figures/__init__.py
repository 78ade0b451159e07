"""Quantities, dates and times of a text by value, whatever the language and the digits."""
