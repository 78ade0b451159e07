"""Sufficient statistics of the overlap metrics: integers for each segment that add up exactly."""
