"""What pairs become in files: columns in order, and provenance line for line."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.document import Annotator
from annotator.domain.label import INITIAL_LABELS, Label
from annotator.formats.pairs_jsonl import COLUMNS, train
from annotator.formats.training.account import Account
from annotator.formats.training.bundle import Bundle
from annotator.formats.training.options import PassageText, Shape, WritingOptions
from annotator.formats.training.pair import Pair, Triplet
from annotator.session.training.pairing.pairing import pairs, triplets
from tests.formats.folder_output import FolderOutput
from tests.session.training.pairing.corpora import corpora
from tests.session.training.pairing.stories import Corpus


@dataclass(frozen=True, slots=True)
class Data:
    """A corpus as writers are given one; see `formats.training.data.TrainingData`."""

    corpus: Corpus
    writing: WritingOptions
    account: Account
    labels: tuple[Label, ...] = INITIAL_LABELS
    annotators: tuple[Annotator, ...] = ()

    @property
    def splits(self) -> tuple[str, ...]:
        """The splits in the order in which they come."""
        return tuple(dict.fromkeys(bundle.split for bundle in self.corpus.bundles))

    def bundles(self) -> Iterator[Bundle]:
        """All bundles."""
        return iter(self.corpus.bundles)

    def text(self, document: str) -> str:
        """The stored text."""
        return self.corpus.texts[document]

    def pairs(self) -> Iterator[Pair]:
        """The pairs."""
        return pairs(self.bundles, self.text, self.writing, self.account)

    def triplets(self) -> Iterator[Triplet]:
        """The triplets."""
        return triplets(self.bundles, self.text, self.writing, self.account)


def objects(content: bytes) -> list[dict[str, Any]]:
    """The lines of a file."""
    return [json.loads(line) for line in content.decode().split("\n")[:-1]]


@settings(max_examples=15)
@given(corpora(), st.sampled_from([*Shape]))
def test_each_line_has_its_columns_and_its_provenance(corpus: Corpus, shape: Shape) -> None:
    writing = WritingOptions(shape=shape, text=PassageText.SPAN)
    output, account = FolderOutput(), Account()
    train(Data(corpus, writing, account), output, writing, account)
    files = output.files
    for split in {bundle.split for bundle in corpus.bundles}:
        name = split or "data"
        lines = objects(files.get(f"{name}.jsonl", b""))
        provenance = objects(files.get(f"{name}.provenance.jsonl", b""))
        assert len(lines) == len(provenance) == sum(account.written(f"{name}.jsonl").values())
        for line, source in zip(lines, provenance, strict=True):
            assert tuple(line) == COLUMNS[shape]
            assert source["split"] == split
            for column in set(line) - {"label", "score"}:
                place = source[column]
                text = corpus.texts[place["document"]]
                assert text[place["start"] : place["end"]] == line[column]
            if source.get("more"):
                assert shape is not Shape.RELATION or source["more"] == "premise"
