"""Passages as vectors of a sentence model: the extra `semantic`.

A sentence is read once, and the states of its tokens are averaged over each of its windows (“late
chunking”, Günther et al. 2024): as good as reading each window by itself, for a sixth of the time.
A query is read by itself. Importing this module loads nothing of the extra.
"""

from collections import deque
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from annotator.suggest.embedding import Meanings
from annotator.suggest.sentence_model import SentenceModel
from annotator.suggest.windows import windows

if TYPE_CHECKING:
    from annotator.suggest.sentence_model import Matrix

KEPT = 4_096
"""Sentences whose vectors a model keeps, about 10 KB each: scopes have most of theirs in common."""


class SemanticEmbedder:
    """An `Embedder` by a sentence model."""

    def __init__(self, model: SentenceModel) -> None:
        self._model = model
        self.windows = lru_cache(maxsize=KEPT)(self._windows)
        """The vectors of a sentence's windows at length 1, a row each, at least one."""

    @classmethod
    def open(cls, folder: Path | None = None) -> "SemanticEmbedder":
        """With the installed model, or that in `folder`; raises `NoModel` where there is none."""
        return cls(SentenceModel.open(folder))

    def read(self, units: Sequence[str]) -> Meanings:
        """Begin to read the sentences in scope: 10 ms each."""
        return _Meanings(self, units)

    def vector(self, text: str) -> "Matrix":
        """The vector of a text at length 1."""
        states, _ = self._model.states(text)
        return unit_rows(states.mean(axis=0))

    def _windows(self, text: str) -> "Matrix":
        import numpy as np

        states, extents = self._model.states(text)
        rows = [states.mean(axis=0)]
        for start, end in windows(text):
            inside = [at for at, (low, high) in enumerate(extents) if start <= low < high <= end]
            if inside:
                rows.append(states[inside].mean(axis=0))
        return unit_rows(np.stack(rows))


class _Meanings:
    """The `Meanings` of some sentences."""

    def __init__(self, embedder: SemanticEmbedder, units: Sequence[str]) -> None:
        self._embedder = embedder
        self._unread = deque(units)
        self._read: list[Matrix] = []
        self._space: _Space | None = None

    def advance(self, seconds: float) -> bool:
        end = monotonic() + seconds
        while self._unread:
            self._read.append(self._embedder.windows(self._unread.popleft()))
            if monotonic() >= end:
                return False
        if self._read and self._space is None:
            self._space = _Space(self._read)
        return True

    def nearness(self, query: str) -> list[float]:
        if self._space is None:
            return [0.0] * (len(self._unread) + len(self._read))
        return self._space.nearness(self._embedder.vector(query))


class _Space:
    """The windows of all units, without what they have in common."""

    def __init__(self, windows_of: Sequence["Matrix"]) -> None:
        import numpy as np

        sizes = [len(rows) for rows in windows_of]
        self._first = np.cumsum([0, *sizes[:-1]])
        """Of each unit the row of its first window."""
        rows = np.concatenate(windows_of)
        self._mean = rows.mean(axis=0)
        self._rows = unit_rows(rows - self._mean)

    def nearness(self, query: "Matrix") -> list[float]:
        """The cosine of a query and the nearest window of each unit."""
        import numpy as np

        cosines = self._rows @ unit_rows(query - self._mean)
        return [float(each) for each in np.maximum.reduceat(cosines, self._first)]


def unit_rows(rows: "Matrix") -> "Matrix":
    """A vector, or each row of a matrix, at length 1; what is all zeros stays."""
    import numpy as np

    lengths = np.linalg.norm(rows, axis=-1, keepdims=True)
    unit: Matrix = rows / np.maximum(lengths, np.finfo(np.float32).tiny)
    return unit
