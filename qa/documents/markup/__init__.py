"""Markup taken apart so that every character knows where it stands in its file."""
