"""A COMET checkpoint on this disk: loading it, what it needs, and what it says of a batch."""

from __future__ import annotations

import functools
import hashlib
import importlib
import importlib.metadata
import logging
import os
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from qa.errors import InputError

_EDGE = 1 << 20
_INSTALL = "Install the extra: pip install 'wireqa[neural]'."


class Comet:
    """A loaded checkpoint: which sides it needs, how much it takes, and scores of a batch."""

    def __init__(self, file: Path) -> None:
        self.name = _name(file)
        self.fingerprint = _fingerprint(file)
        with _offline():
            try:
                comet = importlib.import_module("comet")
            except ImportError as error:
                raise InputError(
                    f"COMET needs unbabel-comet, which cannot be imported ({error})", path=file,
                    remedy=_INSTALL,
                ) from None  # fmt: skip
            try:
                self._model: Any = comet.load_from_checkpoint(str(file), local_files_only=True)
            except Exception as error:  # whatever a damaged file makes torch raise
                encoder = _missing_encoder(file)
                if encoder:
                    raise InputError(
                        f"the encoder {encoder!r} of the checkpoint is not on this disk", path=file,
                        remedy="Put it into the Hugging Face cache; nothing is downloaded.",
                    ) from None  # fmt: skip
                why = str(error).strip().split("\n")[0][:200]
                raise InputError(
                    f"the checkpoint cannot be loaded ({type(error).__name__}: {why})", path=file,
                    remedy="Give model.ckpt of a COMET model, with its hparams.yaml.",
                ) from None  # fmt: skip
        self.version = importlib.metadata.version("unbabel-comet")
        inputs = self._model.hparams.get("input_segments")
        self.joined = bool(inputs)
        both = ("src", "mt", "ref") if self._model.requires_references() else ("src", "mt")
        self.sides: tuple[str, ...] = tuple(inputs) if inputs else both

    @property
    def limit(self) -> int:
        """Tokens of a text, or of all texts together where the model reads them as one."""
        encoder = self._model.encoder
        # Each text brings its marks of beginning and end, and is cut two short of the encoder.
        marks = 1 + 2 * encoder.size_separator * len(self.sides) if self.joined else 2
        return int(encoder.max_positions) - 2 - marks

    def fits(self, sample: dict[str, str]) -> bool:
        """Whether the model reads all of it."""
        tokenizer = self._model.encoder.tokenizer
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            lengths = [
                len(tokenizer(text, add_special_tokens=False)["input_ids"])
                for text in sample.values()
            ]
        return (sum(lengths) if self.joined else max(lengths)) <= self.limit

    def predict(self, samples: Sequence[dict[str, str]], batch: int, gpus: int) -> list[float]:
        """Raw scores in order."""
        with _offline():
            found = self._model.predict(
                list(samples), batch_size=batch, gpus=gpus, progress_bar=False
            )
        return [float(value) for value in found["scores"]]


def _missing_encoder(file: Path) -> str:
    """The encoder that a checkpoint names, where neither a folder nor Hugging Face's cache has it."""
    text = (file.parent.parent / "hparams.yaml").read_text(encoding="utf-8", errors="replace")
    entry = next((x for x in text.splitlines() if x.startswith("pretrained_model:")), "")
    name = entry.partition(":")[2].strip().strip("'\"")
    if not name or Path(name).is_dir():
        return ""
    hub = importlib.import_module("huggingface_hub")
    try:
        there = isinstance(hub.try_to_load_from_cache(name, "config.json"), str)
    except ValueError:  # no name of a repository
        there = False
    return "" if there else name


@contextmanager
def _offline() -> Iterator[None]:
    """Hugging Face offline and quiet; it reads its switches when it is imported."""
    for name in ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE", "HF_DATASETS_OFFLINE"):
        os.environ[name] = "1"
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    noisy = [logging.getLogger(n) for n in ("pytorch_lightning", "lightning", "transformers")]
    levels = [logger.level for logger in noisy]
    for logger in noisy:
        logger.setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        for logger, level in zip(noisy, levels, strict=True):
            logger.setLevel(level)


def checkpoint(path: Path) -> Path:
    """The file of a checkpoint that is given as a file or as the model's folder."""
    file = path / "checkpoints" / "model.ckpt" if path.is_dir() else path
    if not file.is_file():
        raise InputError(
            "there is no such checkpoint", path=file,
            remedy="Give a COMET model that is on this disk; nothing is downloaded.",
        )  # fmt: skip
    if not (file.parent.parent / "hparams.yaml").is_file():
        raise InputError(
            "there is no hparams.yaml in the folder above the checkpoint's", path=file,
            remedy="Keep the folders of the model as they were published.",
        )  # fmt: skip
    return file


@functools.lru_cache(maxsize=1)
def load(path: Path) -> Comet:
    """The model of a checkpoint, kept for the next call; InputError says what is missing."""
    return Comet(checkpoint(path))


def _name(file: Path) -> str:
    """The model's own name: that of its folder, or of its repository in Hugging Face's cache."""
    for part in file.parts:
        if part.startswith("models--"):
            return part.rsplit("--", 1)[-1]
    return file.parent.parent.name


def _fingerprint(file: Path) -> str:
    """Of the sizes, the ends and the parameters: files of gigabytes are not read through."""
    digest = hashlib.blake2b(digest_size=6)
    digest.update((file.parent.parent / "hparams.yaml").read_bytes())
    size = file.stat().st_size
    digest.update(str(size).encode())
    with file.open("rb") as content:
        digest.update(content.read(_EDGE))
        content.seek(max(size - _EDGE, 0))
        digest.update(content.read(_EDGE))
    return digest.hexdigest()
