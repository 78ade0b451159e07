"""Terminology metrics of the shared tasks of WMT 2021 and 2025, re-implemented from their definitions.

Where a task's own program differs from its definition, a profile that is named after it repeats what
the figures need, and its docstring names each fault. All counts are integers or exact fractions, so
that they add up in any order.
"""

from __future__ import annotations

from qa.scoring.terminology.consistency import Consistency, Rendering, agreeing, consistency
from qa.scoring.terminology.exact import exact_match
from qa.scoring.terminology.success import (
    Rates,
    TermPair,
    document_success,
    success,
)
from qa.scoring.terminology.term_ter import term_ter
from qa.scoring.terminology.tokens import Tokens, raw, tokenised
from qa.scoring.terminology.window import RefTerm, window_overlap

__all__ = [
    "Consistency", "Rates", "RefTerm", "Rendering", "TermPair", "Tokens", "agreeing", "consistency",
    "document_success", "exact_match", "raw", "success", "term_ter", "tokenised", "window_overlap",
]  # fmt: skip
