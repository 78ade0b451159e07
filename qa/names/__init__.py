"""Names: how they sound, how far apart two spellings are, which glossary name one is near to."""

from qa.names.book import NameBook
from qa.names.candidate import Candidate, Evidence
from qa.names.locate import Located, locate
from qa.names.mangled import candidates
from qa.names.sound import encode, fold_name, keys, profile, similarity, skeleton
from qa.names.tokens import NameToken, WrittenSmall, name_tokens, runs, spans

__all__ = [
    "Candidate",
    "Evidence",
    "Located",
    "NameBook",
    "NameToken",
    "WrittenSmall",
    "candidates",
    "encode",
    "fold_name",
    "keys",
    "locate",
    "name_tokens",
    "profile",
    "runs",
    "similarity",
    "skeleton",
    "spans",
]
