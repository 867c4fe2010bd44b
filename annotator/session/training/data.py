"""The database as a writer of training data sees it."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from annotator.domain.document import Annotator, Document
from annotator.domain.label import Label
from annotator.formats.training.account import Account
from annotator.formats.training.bundle import Bundle
from annotator.formats.training.options import WritingOptions
from annotator.formats.training.pair import Pair, Triplet
from annotator.session.training.truth.truth import Truth
from annotator.storage.store import Store

KEPT_TEXTS = 64
"""How many texts are held at once."""


class StoredTrainingData:
    """Implements `formats.training.data.TrainingData`; to be used inside one `store.snapshot()`."""

    def __init__(
        self,
        store: Store,
        truth: Truth,
        groups: Sequence[tuple[str, ...]],
        split_of: Mapping[str, str],
        splits: tuple[str, ...],
        writing: WritingOptions,
        account: Account,
    ) -> None:
        """`split_of` says of each document that leaves in which of `splits` it is."""
        self._store = store
        self._truth = truth
        self._groups = groups
        self._split_of = split_of
        self._splits = splits
        self._writing = writing
        self._account = account
        hashes = {each.id: each.text_sha256 for each in store.records(Document)}
        self._text = lru_cache(KEPT_TEXTS)(lambda each: store.text(hashes[each]))

    @property
    def labels(self) -> tuple[Label, ...]:
        """The label set in its order, retired ones too."""
        return tuple(sorted(self._store.labels(), key=lambda each: (each.position, each.id)))

    @property
    def annotators(self) -> tuple[Annotator, ...]:
        """Those whose word the truth is, by id."""
        return tuple(self._truth.annotators)

    @property
    def splits(self) -> tuple[str, ...]:
        """The splits that are wanted; `("",)` for none."""
        return self._splits

    def bundles(self) -> Iterator[Bundle]:
        """All bundles; what they leave out is counted once, however often they are asked for."""
        empty = self._writing.empty
        return self._truth.bundles(self._groups, self._account, self._split_of, empty)

    def text(self, document: str) -> str:
        """The text of the document with this id; a few are kept."""
        return self._text(document)

    def pairs(self) -> Iterator[Pair]:
        """The pairs of the asked shape, with the asked negatives, shuffled by set."""
        # Pairing loads what compares passages, which takes as long as many an export.
        from annotator.session.training.pairing.pairing import pairs

        return pairs(self.bundles, self.text, self._writing, self._account)

    def triplets(self) -> Iterator[Triplet]:
        """The same as an anchor with a positive and a negative each."""
        from annotator.session.training.pairing.pairing import triplets

        return triplets(self.bundles, self.text, self._writing, self._account)
