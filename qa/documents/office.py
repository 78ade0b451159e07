"""Files that are no text: what they are, and what to do with them.

What Office encrypts and its formats of before 2007 are compound files of streams ([MS-CFB]); the
names of the streams stand in them in UTF-16 ([MS-OFFCRYPTO] 2.3, [MS-DOC] 2.1).
"""

from __future__ import annotations

from qa.errors import DocumentError

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OLD = "WordDocument".encode("utf-16-le")
# What other files begin with that people take for text: what they are, and what to do.
_OTHERS = (
    (b"PK\3\4", "a ZIP archive", "Give a text file, or a Word document with --read-as docx."),
    (b"%PDF-", "a PDF", "Give its text, or the document that it was made from."),
    (b"\x1f\x8b", "compressed (gzip)", "Unpack it; qa report reads compressed tables."),
    (b"BZh", "compressed (bzip2)", "Unpack it; qa report reads compressed tables."),
    (b"\xfd7zXZ", "compressed (xz)", "Unpack it; qa report reads compressed tables."),
    (
        b"\x28\xb5\x2f\xfd",
        "compressed (Zstandard)",
        "Unpack it; qa report reads compressed tables.",
    ),
    (b"PAR1", "Parquet", "Give it to qa report, or save it as TSV."),
)


def compound(data: bytes, path: object) -> DocumentError | None:
    """Why a compound file cannot be read; None for a file that is none."""
    if not data.startswith(_COMPOUND):
        return None
    if _ENCRYPTED in data:
        what, remedy = "is encrypted with a password", "Save it without a password."
    elif _OLD in data:
        what, remedy = "is in Word's old format (.doc)", "Save it as .docx with Word."
    else:
        what = "is encrypted or in an old format of Office"
        remedy = "Save it as .docx without a password."
    return DocumentError(f"the file {what}", path=str(path), remedy=remedy)


def binary(data: bytes, path: object) -> DocumentError:
    """Why a file that should be text cannot be read."""
    known = ((what, remedy) for head, what, remedy in _OTHERS if data.startswith(head))
    what, remedy = next(known, ("binary", "Give a text file."))
    return compound(data, path) or DocumentError(
        f"the file is {what}", path=str(path), remedy=remedy
    )
