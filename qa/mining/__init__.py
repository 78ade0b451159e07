"""Mining: translations and references to proposals for the glossary."""

from __future__ import annotations

from qa.mining.corpus import Corpus, Sentence
from qa.mining.mine import Mined, mine

__all__ = ["Corpus", "Mined", "Sentence", "mine"]
