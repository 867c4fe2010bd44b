"""The span that a passage becomes when something is said of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from annotator.domain.span import Span
from annotator.domain.step import Change
from annotator.session.draft import Draft
from annotator.session.plan import added
from annotator.session.spans import any_span_at, bounds, label_revision, new_span


@dataclass(frozen=True, slots=True)
class Marked:
    """A passage as a span."""

    span: Span
    changes: tuple[Change, ...] = ()
    """What makes the span; none where it is there."""

    @contextmanager
    def there(self, draft: Draft) -> Iterator[None]:
        """Have the span in the layer meanwhile, for rules that look at it there."""
        draft.layer.apply(self.changes)
        try:
            yield
        finally:
            draft.layer.revert(self.changes)


def span_on(draft: Draft, document: str, start: int, end: int, label: str | None) -> Marked:
    """The span with exactly these bounds, outer white space aside; else a new one.

    Of several the one with this label comes first, then the oldest. A new one has the label, or is
    a plain highlight where the label is retired. Raises `Refused` as `bounds` does.
    """
    extent = bounds(draft, document, start, end)
    present = draft.layer.span_at(document, *extent, label) or any_span_at(draft, document, *extent)
    if present is not None:
        return Marked(present)
    known = draft.labels.get(label)
    given = known.id if known is not None and known.retired_at is None else None
    span = new_span(draft, document, extent, given, label_revision(draft, given))
    return Marked(span, (added(span),))
