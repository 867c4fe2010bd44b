"""Two layers in memory, and somebody who makes one of them."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from annotator.domain.adjudication import Adjudication, Choice
from annotator.domain.document import Annotator, Document
from annotator.domain.label import INITIAL_LABELS, LabelSet
from annotator.domain.layer import Layer, LayerRecord
from annotator.domain.link import Absence, Link, Relation
from annotator.domain.span import Span
from annotator.domain.step import Step
from annotator.review.difference import Item
from annotator.review.disagreements import compare
from annotator.session.adjudicating.comparison import Comparison
from annotator.session.adjudicating.edit import Edit
from annotator.session.adjudicating.entries import Entry
from annotator.session.adjudicating.sources import Sources
from annotator.session.history import StepHistory
from annotator.session.plan import Planned
from annotator.session.sitting import Sitting
from tests.factories import ADA, BEN, GOLD, make_absence, make_document, make_link, make_span

TEXT = "alpha beta gamma delta epsilon zeta eta theta"
"""What every article says; each word is a passage to tag."""

RowT = TypeVar("RowT", Span, Link, Absence)

CLEO = Annotator("cleo", "Cleo")

STATISTIC, TESTIMONY = "statistic", "testimony"


class Bench:
    """Rows of Ada and of Ben, a comparison of them, and Cleo, who decides."""

    def __init__(self) -> None:
        self.documents: list[Document] = [
            make_document(TEXT, number=number, key=f"strike/{number}") for number in range(1, 5)
        ]
        self.rows: list[LayerRecord] = []
        self.labels = LabelSet(INITIAL_LABELS)
        self.steps: list[Step] = []
        self.gold = self._sitting()

    def _sitting(self) -> Sitting:
        return Sitting(
            sitting_id="today",
            story="strike",
            layer=Layer(GOLD.id),
            labels=self.labels,
            documents={each.id: each for each in self.documents},
            texts={each.id: TEXT for each in self.documents},
            history=StepHistory(GOLD.id, lambda before, limit: [], 0),
        )

    # Rows of the two

    def span(self, who: Annotator, article: int, words: str, label: str | None = STATISTIC) -> Span:
        """Somebody's span on words of an article."""
        start = TEXT.index(words)
        document = self.documents[article - 1]
        span = make_span(document, TEXT, start, start + len(words), label=label, annotator=who.id)
        return self._kept(span)

    def spans(self, article: int, words: str, label: str | None = STATISTIC) -> tuple[Span, Span]:
        """The same span of both."""
        return self.span(ADA, article, words, label), self.span(BEN, article, words, label)

    def link(
        self, one: Span, other: Span, relation: Relation = Relation.EQUIVALENT, **given: str
    ) -> Link:
        """A link of two spans of one annotator."""
        return self._kept(make_link(one, other, relation, **given))

    def absence(self, span: Span, article: int) -> Absence:
        """“Nothing in that article of this”, by the span's annotator."""
        return self._kept(make_absence(span, self.documents[article - 1]))

    def _kept(self, row: RowT) -> RowT:
        self.rows.append(row)
        return row

    def change(self, row: Span, **fields: object) -> Span:
        """Another revision of a row that somebody has."""
        changed = replace(row, rev=row.rev + 1, **fields)  # type: ignore[arg-type]
        self.rows = [changed if each.id == row.id else each for each in self.rows]
        return changed

    # Deciding

    def compared(self, a: Annotator = ADA, b: Annotator = BEN) -> Comparison:
        """The comparison of what both have by now."""
        layers = [Layer(who.id, self._of(who)) for who in (a, b)]
        items = compare([each.id for each in self.documents], *layers)
        return Comparison(Sources(a, b, *layers), items, GOLD, self.gold, CLEO)

    def _of(self, who: Annotator) -> Iterable[LayerRecord]:
        return (row for row in self.rows if row.annotator == who.id)

    def decide(
        self,
        comparison: Comparison,
        item: Item,
        choice: Choice,
        edit: Edit | None = None,
        *,
        anyway: bool = False,
    ) -> Planned:
        """Decide in the gold sitting."""
        plan = comparison.plan(item, choice, edit, anyway=anyway)
        return self._done(comparison, self.gold.do(plan))

    def take_agreed(self, comparison: Comparison) -> Planned:
        """Take over what both say."""
        return self._done(comparison, self.gold.do(comparison.plan_agreed()))

    def undo(self, comparison: Comparison) -> Planned:
        return self._done(comparison, self.gold.undo())

    def redo(self, comparison: Comparison) -> Planned:
        return self._done(comparison, self.gold.redo())

    def _done(self, comparison: Comparison, planned: Planned) -> Planned:
        if planned.step is not None:
            step = replace(planned.step, seq=len(self.steps) + 1)
            self.steps.append(step)
            self.gold.committed(step)
        comparison.refresh()
        return planned

    # Seeing

    @property
    def layer(self) -> Layer:
        """The gold layer."""
        return self.gold.layer

    def tags(self) -> list[tuple[str | None, str]]:
        """Labels and quotes of the gold spans, by article and place."""
        numbers = {each.id: each.number for each in self.documents}
        spans = sorted(
            self.layer.spans.values(), key=lambda span: (numbers[span.document], span.start)
        )
        return [(span.label, span.quote) for span in spans]

    def adjudication(self) -> Adjudication:
        """The only live decision."""
        (found,) = self.layer.adjudications.values()
        return found

    def adjudication_of(self, item: Item) -> Adjudication:
        """The decision about an item."""
        ids = set(item.key)
        return next(
            each
            for each in self.layer.adjudications.values()
            if ids == {source.record for source in (*each.a, *each.b)}
        )


def only(entries: Iterable[Entry]) -> Item:
    """The only item."""
    (entry,) = entries
    return entry.item
