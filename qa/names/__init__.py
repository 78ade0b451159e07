"""Names: how they sound, how far apart two spellings are, which glossary name one is near to."""

from qa.names.book import NameBook
from qa.names.locate import Located, locate
from qa.names.mangled import Candidate, mangled
from qa.names.sound import encode, fold_name, similarity
from qa.names.tokens import NameToken, name_tokens

__all__ = [
    "Candidate",
    "Located",
    "NameBook",
    "NameToken",
    "encode",
    "fold_name",
    "locate",
    "mangled",
    "name_tokens",
    "similarity",
]
