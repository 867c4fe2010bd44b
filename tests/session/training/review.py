"""A reviewer who signs batches of Ada's work."""

from collections.abc import Sequence
from typing import Any

from annotator.domain.batch import Batch, BatchItem, ItemKind
from annotator.domain.document import Document
from annotator.domain.link import Absence, Link
from annotator.domain.passage import QuotedPassage
from annotator.domain.span import Span
from annotator.domain.step import Change
from annotator.domain.verdict import NOTHING, Amendment, Judgement
from annotator.session.reviewing.signing import sign
from annotator.storage.store import Store
from tests.factories import (
    TEXTS,
    import_story,
    made,
    make_batch,
    make_item,
    make_passage,
    make_span,
    make_step,
    make_verdict,
)

Row = Span | Link | Absence
Said = tuple[Row | Document, Judgement, Amendment]


class Review:
    """Three articles by Ada, and Ben's review of what she makes of them."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.documents = import_story(store)
        self.spans: dict[str, Span] = {}

    def tag(self, article: int, words: str, **given: Any) -> Span:
        """A span of Ada's where some words first stand; its id is made of them by default."""
        passage = self.passage(article, words)
        values = {"id": f"{article}.{words.replace(' ', '_')}"} | given
        document = self.documents[article - 1]
        span = make_span(document, TEXTS[article - 1], *passage.extent, **values)
        self.spans[span.id] = span
        self.commit(*made(span))
        return span

    def passage(self, article: int, words: str) -> QuotedPassage:
        """Some words where they first stand in an article."""
        start = TEXTS[article - 1].index(words)
        document = self.documents[article - 1].id
        return QuotedPassage(document, start, start + len(words), words)

    def commit(self, *changes: Change, **given: Any) -> None:
        """Commit a step, of Ada's unless it is said."""
        self.store.commit(make_step(changes, **given))

    def add(self, *rows: Any) -> None:
        """Commit new rows of Ada's."""
        self.commit(*made(*rows))

    def judge(self, *said: Said, signed: bool = True) -> None:
        """Draw a batch of these rows and passages, judge each and sign the batch."""
        batch = self.draw(*(row for row, _, _ in said))
        for place, (_, judgement, amendment) in enumerate(said, 1):
            self._say(batch, place, judgement, amendment)
        if signed:
            self.sign(batch)

    def miss(self, *amendments: Amendment) -> None:
        """Sign that these are missing in the first words of the first article."""
        batch = self.draw(self.documents[0])
        for amendment in amendments:
            self._say(batch, 1, Judgement.MISSING, amendment)
        self.accept(batch, 1)
        self.sign(batch)

    def accept(self, batch: Batch, place: int) -> None:
        """One item is right."""
        self._say(batch, place, Judgement.ACCEPT, NOTHING)

    def sign(self, batch: Batch) -> None:
        """Sign a batch as Ben."""
        sign(self.store, batch, "Ben")

    def stored(self, span: Span) -> Span:
        """A span as it is stored."""
        return self.store.layer(span.annotator, None).spans[span.id]

    def draw(self, *rows: Row | Document) -> Batch:
        """A batch of these rows and passages; a document stands for its first words."""
        batch = make_batch(len(rows), kinds=tuple(ItemKind))
        items = [self._item(batch, place, row) for place, row in enumerate(rows, 1)]
        self.store.add_batch(batch, items)
        return batch

    def _say(self, batch: Batch, place: int, said: Judgement, amendment: Amendment) -> None:
        self.store.add_verdict(make_verdict(batch, place, said, amendment=amendment))

    def _item(self, batch: Batch, place: int, row: Row | Document) -> BatchItem:
        match row:
            case Document():
                return make_passage(batch, place, row)
            case Span():
                return make_item(batch, place, row)
            case Link():
                span, kind = self.spans[row.a], ItemKind.LINK
            case Absence():
                span, kind = self.spans[row.span], ItemKind.ABSENCE
        return make_item(batch, place, span, kind=kind, record=row.id, rev=row.rev)


def accepted(*rows: Row) -> Sequence[Said]:
    """All of them are right."""
    return [(row, Judgement.ACCEPT, NOTHING) for row in rows]
