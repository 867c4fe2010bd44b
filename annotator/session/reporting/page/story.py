"""One annotator's work on one story, gathered for a page."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from annotator.domain.document import Document
from annotator.domain.label import LabelSet
from annotator.domain.layer import Layer
from annotator.domain.matrix import FactMatrix, fact_matrix
from annotator.storage.store import Store


@dataclass(frozen=True, slots=True)
class Remark:
    """What a reviewer says of a span, link or absence, in a sign and in words."""

    sign: str
    """`✓`, `✗` or `?`."""
    words: str


@dataclass(frozen=True, slots=True)
class StoryPage:
    """What the page shows of one story."""

    story: str
    annotator: str
    """The annotator's name as the reader may know it; empty where no name is given."""
    documents: tuple[Document, ...]
    texts: Mapping[str, str]
    """By document id."""
    layer: Layer
    labels: LabelSet
    matrix: FactMatrix
    numbers: Mapping[str, int]
    """The number of the fact of each linked span, by span id."""
    remarks: Mapping[str, Remark] = field(default_factory=dict)
    """By the id of the span, link or absence."""


def gather(
    store: Store,
    story: str,
    annotator: str,
    name: str,
    remarks: Mapping[str, Remark] | None = None,
) -> StoryPage:
    """Read the layer of the annotator with this id; `name` is what the page calls them."""
    with store.snapshot():
        documents = tuple(store.documents(story))
        layer = store.layer(annotator, story)
        labels = store.labels()
        texts = {each.id: store.text(each.text_sha256) for each in documents}
    matrix = fact_matrix(layer, documents, labels)
    numbers = {member: row.fact.number for row in matrix.rows for member in row.fact.members}
    return StoryPage(
        story, name, documents, texts, layer, labels, matrix, numbers, dict(remarks or {})
    )
