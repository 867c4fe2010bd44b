"""The two layers that are compared, and who made them."""

from dataclasses import dataclass

from annotator.domain.adjudication import Source
from annotator.domain.document import Annotator
from annotator.domain.layer import Layer
from annotator.domain.span import Span
from annotator.domain.step import entity
from annotator.review.difference import Row
from annotator.session.wording import quoted


@dataclass(frozen=True, slots=True)
class Sources:
    """A and B as they were read; neither is changed by what is decided."""

    a: Annotator
    b: Annotator
    layer_a: Layer
    layer_b: Layer

    def span(self, row: str) -> Span | None:
        """The span of either layer with this id; none for one of another story."""
        return self.layer_a.spans.get(row) or self.layer_b.spans.get(row)

    def owner(self, row: Row) -> Annotator:
        """Whose row it is."""
        return self.a if row.annotator == self.a.id else self.b

    def named(self, row: str) -> str:
        """A span in words: whose it is and what it says."""
        span = self.span(row)
        if span is None:
            return "A span of another story"
        return f"{self.owner(span).name}’s {quoted(span.quote)}"


def source_of(row: Row) -> Source:
    """The revision of a row that is decided about."""
    return Source(entity(row), row.id, row.rev)
