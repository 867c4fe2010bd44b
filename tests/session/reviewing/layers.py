"""Layers of several people over three articles, written without asking the rules of the screen."""

from pathlib import Path
from typing import Any

from annotator.domain.batch import Batch, ItemKind
from annotator.domain.document import Annotator, Document
from annotator.domain.identity import new_id
from annotator.domain.label import Label
from annotator.domain.link import Absence, Completion, Link, Relation
from annotator.domain.span import Span
from annotator.domain.verdict import Amendment, Judgement, Verdict
from annotator.session.reviewing.drawing import Drawn, Setup, draw
from annotator.storage.store import Store
from tests.factories import (
    ADA,
    BEN,
    changed,
    import_story,
    make_absence,
    make_link,
    make_span,
    make_step,
    make_verdict,
)
from tests.session.stores import Work, new_store

CY = Annotator("cy", "Cy", "reviewer")
"""Who reviews."""

SPANS = (ItemKind.SPAN,)

TEXT = "\n".join(
    ("alpha beta gamma delta epsilon zeta.", "", "  eta theta iota kappa lambda.", "mu nu xi.")
)
"""What every article says, in three paragraphs."""


class Layers:
    """Ada and Ben annotate, Cy reviews."""

    def __init__(self, folder: Path, *, articles: int = 3) -> None:
        self.store: Store = new_store(folder / "annotations.db")
        texts = [f"{TEXT} {number}" for number in range(articles)]
        self.documents = import_story(self.store, texts)
        self.store.add_annotator(CY)
        self.work = Work(self.store)

    def mark(
        self,
        words: str,
        label: str | None = "statistic",
        *,
        article: int = 1,
        by: Annotator = ADA,
        **given: Any,
    ) -> Span:
        """Somebody's span on these words of an article."""
        start = TEXT.index(words)
        document = self.documents[article - 1]
        end = start + len(words)
        return self.work.make(
            make_span(document, TEXT, start, end, label=label, annotator=by.id, **given)
        )

    def link(self, one: Span, other: Span, relation: Relation = Relation.EQUIVALENT) -> Link:
        return self.work.make(make_link(one, other, relation))

    def absence(self, span: Span, article: int) -> Absence:
        return self.work.make(make_absence(span, self.documents[article - 1]))

    def complete(self, article: int, by: Annotator = ADA) -> Completion:
        return self.work.make(Completion(new_id(), by.id, self.documents[article - 1].id))

    def edit(self, record: Document | Label, **fields: Any) -> None:
        """Change what is nobody's own, as Ada."""
        self.store.commit(make_step([changed(record, **fields)]))

    def draw(self, setup: Setup) -> Drawn:
        """What Cy draws."""
        return draw(self.store, CY, setup)

    def keep(self, setup: Setup) -> Batch:
        """Draw and store a batch of Cy's."""
        drawn = self.draw(setup)
        self.store.add_batch(drawn.batch, drawn.items)
        return drawn.batch

    def judge(
        self,
        batch: Batch,
        place: int,
        judgement: Judgement = Judgement.ACCEPT,
        amendment: Amendment | None = None,
        **given: Any,
    ) -> Verdict:
        """Store a verdict of Cy's."""
        should = {} if amendment is None else {"amendment": amendment}
        verdict = make_verdict(batch, place, judgement, **should, **given)
        self.store.add_verdict(verdict)
        return verdict


__all__ = ["ADA", "BEN", "CY", "SPANS", "TEXT", "Layers"]
