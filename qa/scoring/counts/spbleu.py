"""spBLEU (Goyal et al. 2022): BLEU over the pieces of the FLORES-200 model, from a file on this disk."""

from __future__ import annotations

import hashlib
from pathlib import Path

from qa.scoring.counts.bleu import Bleu

_MODEL = "flores200"


class SpBleu(Bleu):
    """sacrebleu's BLEU with `tok:flores200`, of a model that is there already.

    sacrebleu would download it; here RuntimeError says where to put it, and what else is missing.
    """

    name = "spBLEU"

    def __init__(self) -> None:
        file = model_file()
        try:
            self._print = hashlib.blake2b(file.read_bytes(), digest_size=8).hexdigest()
        except OSError:
            raise RuntimeError(
                f"spBLEU's model is not on this disk: save {_url()} as {file}, "
                "nothing is downloaded"
            ) from None
        try:
            super().__init__(_MODEL)
        except ImportError:
            raise RuntimeError(
                "spBLEU needs sentencepiece, which is not installed: pip install sentencepiece"
            ) from None
        except (RuntimeError, OSError):
            raise RuntimeError(f"spBLEU's model {file} is damaged: save {_url()} again") from None

    def key(self) -> str:
        # Another model in its place must not have the counts of this one.
        return f"{super().key()}|{self._print}"


def model_file() -> Path:
    """Where sacrebleu looks for the model."""
    from sacrebleu.utils import SACREBLEU_DIR

    return Path(SACREBLEU_DIR, "models", _url().rsplit("/", 1)[-1])


def _url() -> str:
    from sacrebleu.tokenizers.tokenizer_spm import SPM_MODELS

    return str(SPM_MODELS[_MODEL]["url"])
