"""A database with Ada's layer of a story, and Ben who reviews it."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from annotator.domain.batch import Batch, BatchItem, ItemKind, SamplingPlan
from annotator.domain.document import Document
from annotator.domain.identity import now
from annotator.domain.link import Absence, Link, Relation
from annotator.domain.span import Span
from annotator.domain.verdict import Verdict
from annotator.session.desk import Desk
from annotator.session.opening import open_story
from annotator.session.plan import Plan, Planned
from annotator.session.reviewing.audit import Audit
from annotator.session.reviewing.audit_item import Judged
from annotator.session.reviewing.opening import open_audit
from annotator.session.reviewing.standing import Standing, standing_of
from annotator.text.extent import Extent
from tests.factories import ADA, BEN, import_story
from tests.session.stores import new_store

TEXT = "alpha beta gamma delta epsilon.\nzeta eta theta iota kappa."
"""What every article says; two paragraphs."""

PARAGRAPH = (0, 31)
"""Where the first paragraph stands."""

ARTICLES = 3

Row = Span | Link | Absence

Drawn = Row | tuple[int, Extent]
"""What an item is drawn from: a row, or a passage by article and extent."""


class ReviewScene:
    """Ada's sitting, whose steps are committed at once, and the batches that Ben draws."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "annotations.db"
        self.desk = Desk(lambda: new_store(self.path))
        texts = [f"{TEXT} {number}" for number in range(ARTICLES)]
        self.documents: list[Document] = self.desk.call(lambda store: import_story(store, texts))
        self.sitting = open_story(self.desk, ADA.id, "strike").sitting
        self._drawn = 0

    def close(self) -> None:
        self.desk.close()

    # Ada's work

    def id_of(self, article: int) -> str:
        """The id of an article by its number."""
        return self.documents[article - 1].id

    def tag(self, article: int, words: str, label: str | None = "statistic") -> Span:
        """A span of Ada's on these words."""
        act = self.done(self.sitting.tag(self.id_of(article), *extent_of(words), label))
        assert act.span is not None
        return self.sitting.layer.spans[act.span]

    def tag_in(self, story: str, words: str) -> Span:
        """A span of Ada's in the only article of another story, which is made."""
        document = self.desk.call(lambda store: import_story(store, [TEXT], story=story))[0]
        sitting = open_story(self.desk, ADA.id, story).sitting
        act = self.done(sitting.tag(document.id, *extent_of(words), "statistic"))
        assert act.span is not None
        return sitting.layer.spans[act.span]

    def link(self, one: Span, other: Span, relation: Relation = Relation.EQUIVALENT) -> Link:
        self.done(self.sitting.link(one.id, other.id, relation))
        link = self.sitting.layer.link_between(one.id, other.id)
        assert link is not None
        return link

    def absence(self, span: Span, article: int) -> Absence:
        self.done(self.sitting.absence(span.id, self.id_of(article)))
        return next(iter(self.sitting.layer.absences_of(span.id)))

    def plan(self, plan: Plan) -> Planned:
        """Do and commit a plan in Ada's layer."""
        return self.done(self.sitting.do(plan))

    def done(self, planned: Planned) -> Planned:
        """Commit the step of an act of Ada's."""
        step = planned.step
        if step is not None:
            self.sitting.committed(self.desk.call(lambda store: store.commit(step)))
        return planned

    # Ben's batches

    def draw(self, *drawn: Drawn, **given: Any) -> Batch:
        """A batch of these rows, and of these passages by article and extent."""
        self._drawn += 1
        batch_id = f"batch-{self._drawn}"
        items = [self._item(batch_id, place, row) for place, row in enumerate(drawn, start=1)]
        values: dict[str, Any] = {
            "id": batch_id,
            "reviewer": BEN.id,
            "annotators": (ADA.id,),
            "labels": (),
            "kinds": tuple(ItemKind),
            "story": None,
            "plan": SamplingPlan.ALL,
            "size": len(items),
            "frame": len(items),
            "core": 1.0,
            "seed": 7,
            "blind": True,
            "created_at": now(),
        }
        batch = Batch(**values | given)
        self.desk.call(lambda store: store.add_batch(batch, items))
        return batch

    def _item(self, batch: str, place: int, row: Drawn) -> BatchItem:
        if isinstance(row, tuple):
            article, extent = row
            document, kind = self.id_of(article), ItemKind.PASSAGE
            return BatchItem(batch, place, kind, None, None, ADA.id, document, *extent, None)
        span, kind = self._read_at(row)
        return BatchItem(
            batch, place, kind, row.id, row.rev, ADA.id, span.document, *span.extent, span.label
        )

    def _read_at(self, row: Row) -> tuple[Span, ItemKind]:
        match row:
            case Span():
                return row, ItemKind.SPAN
            case Link():
                return self.sitting.layer.spans[row.a], ItemKind.LINK
            case Absence():
                return self.sitting.layer.spans[row.span], ItemKind.ABSENCE

    def audit(self, batch: Batch) -> Audit:
        """Ben opens a batch."""
        return open_audit(self.desk, BEN, batch.id)

    def audit_of(self, *drawn: Drawn, **given: Any) -> Audit:
        """Ben opens a new batch of these."""
        return self.audit(self.draw(*drawn, **given))

    def commit(self, audit: Audit, judged: Judged) -> Verdict:
        """Commit the verdict of an act, which has one."""
        verdict = judged.verdict
        assert verdict is not None
        self.desk.call(lambda store: store.add_verdict(verdict))
        audit.committed(verdict)
        return verdict

    def stored(self, audit: Audit, place: int = 1) -> Standing:
        """What holds of an item by what is in the database."""
        said = self.desk.call(lambda store: store.verdicts(audit.batch.id))
        return standing_of([each for each in said if each.place == place])

    def row(self, row: Row) -> Row | None:
        """The row as it is in the database now, or none where it is deleted."""
        layer = self.desk.call(lambda store: store.layer(ADA.id, "strike"))
        found = layer.live(row)
        assert found is None or isinstance(found, Span | Link | Absence)
        return found


def extent_of(words: str) -> Extent:
    """Where words of `TEXT` stand."""
    start = TEXT.index(words)
    return start, start + len(words)


def said(verdict: Verdict | None) -> Verdict:
    """A verdict that is there, without what says when and by whom it was given."""
    assert verdict is not None
    return replace(verdict, id="", batch="", reviewer="", seconds=0, created_at="")


def ids(verdicts: Sequence[Verdict]) -> list[str]:
    return [each.id for each in verdicts]
