"""Scores of one story: overlap with references, terms rendered right, MQM penalty."""

from __future__ import annotations

from pathlib import Path

from qa.language import language
from qa.model import Result, Score
from qa.scoring.mqm import mqm
from qa.scoring.overlap import overlap
from qa.scoring.terms import term_share, wilson

__all__ = ["METRICS", "score", "wilson"]

# What is computed, in the order of the report; overlap stands for BLEU, chrF++ and TER.
METRICS = ("overlap", "terms", "mqm")


def score(result: Result, cache: Path | None) -> tuple[Score, ...]:
    """Every score that the sides of the document allow."""
    lang = language(result.document.target_lang)
    scores = overlap(result.document, lang.scoring, cache)
    scores += term_share(result.terms)
    return (*scores, mqm(result, lang.scoring))
