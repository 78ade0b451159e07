"""A night as a page and as a digest."""
