"""MQM: errors weighed by named profiles, people's annotations, and how findings agree with them."""

from __future__ import annotations

from qa.scoring.mqm.linear import mqm

__all__ = ["mqm"]
