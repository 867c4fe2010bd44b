"""Which spans of two layers stand against each other.

Spans are matched by label and overlap first; then one span of the one layer is set against the
pieces that the other has made of it; what is left is paired by position.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotator.domain.span import Span
from annotator.review.matching import HALF, in_order, match, match_by_place


@dataclass(frozen=True, slots=True)
class SpanGroup:
    """The spans of A and of B at one place; one side may be empty, and one may have several."""

    a: tuple[Span, ...]
    b: tuple[Span, ...]

    @property
    def spans(self) -> tuple[Span, ...]:
        """All of them."""
        return self.a + self.b


_Near = defaultdict[tuple[str, str | None], list[Span]]


def span_groups(a: Sequence[Span], b: Sequence[Span]) -> list[SpanGroup]:
    """Every span of `a` and of `b` in exactly one group, in no order.

    By position means: with one label and any overlap, or with other labels and an IoU of at least
    one half. A short span inside a long one of another label is a statement of its own.
    """
    matched = match(a, b)
    groups = [SpanGroup((one,), (other,)) for one, other in matched.pairs if _equal(one, other)]
    partners = {
        span.id: other
        for one, other in matched.pairs
        if not _equal(one, other)
        for span, other in ((one, other), (other, one))
    }
    loose_a = in_order([*matched.only_a, *(span for span in a if span.id in partners)])
    loose_b = in_order([*matched.only_b, *(span for span in b if span.id in partners)])
    groups += _splits(loose_a, loose_b, partners)
    settled = {span.id for group in groups for span in group.spans}
    pairs = [pair for pair in matched.pairs if pair[0].id not in settled]
    groups += [SpanGroup((one,), (other,)) for one, other in pairs]
    settled |= {span.id for pair in pairs for span in pair}
    return groups + _by_place(_without(loose_a, settled), _without(loose_b, settled))


def _equal(one: Span, other: Span) -> bool:
    return one.extent == other.extent and one.label == other.label


def _splits(a: Sequence[Span], b: Sequence[Span], partners: dict[str, Span]) -> list[SpanGroup]:
    """One span against two or more pieces of it; the one with most pieces goes first."""
    near_a, near_b = _by_document_and_label(a), _by_document_and_label(b)
    found = [SpanGroup((whole,), _pieces(whole, near_b, partners)) for whole in a]
    found += [SpanGroup(_pieces(whole, near_a, partners), (whole,)) for whole in b]
    found = [group for group in found if len(group.spans) > 2]
    taken = set[str]()
    groups = []
    for group in sorted(found, key=_rank):
        ids = {span.id for span in group.spans}
        if not ids & taken:
            taken |= ids
            groups.append(group)
    return groups


def _by_document_and_label(spans: Iterable[Span]) -> _Near:
    near: _Near = defaultdict(list)
    for span in spans:
        near[span.document, span.label].append(span)
    return near


def _pieces(whole: Span, near: _Near, partners: dict[str, Span]) -> tuple[Span, ...]:
    """The spans of its label that lie mostly within `whole`, beside one another, in their order.

    One that is matched with another span belongs to that; and where `whole` is matched, its match
    is one of the pieces, else there are none.
    """
    pieces: list[Span] = []
    for span in near[whole.document, whole.label]:
        shared = min(span.end, whole.end) - max(span.start, whole.start)
        free = partners.get(span.id, whole).id == whole.id
        beside = not pieces or span.start >= pieces[-1].end
        if free and beside and 2 * shared >= span.end - span.start:
            pieces.append(span)
    partner = partners.get(whole.id)
    return tuple(pieces) if partner is None or partner in pieces else ()


def _rank(group: SpanGroup) -> tuple[object, ...]:
    """The same with A and B changed over: two wholes of one place and label are a pair."""
    whole = group.a[0] if len(group.a) == 1 else group.b[0]
    return -len(group.spans), whole.document, whole.start, whole.end, whole.label or ""


def _by_place(a: Sequence[Span], b: Sequence[Span]) -> list[SpanGroup]:
    close = match_by_place(a, b, HALF)
    pairs = list(close.pairs)
    for label in {span.label for span in close.only_a}:
        of_a, of_b = (
            [span for span in side if span.label == label] for side in (close.only_a, close.only_b)
        )
        pairs += match_by_place(of_a, of_b).pairs
    paired = {span.id for pair in pairs for span in pair}
    groups = [SpanGroup((one,), (other,)) for one, other in pairs]
    groups += [SpanGroup((span,), ()) for span in _without(a, paired)]
    return groups + [SpanGroup((), (span,)) for span in _without(b, paired)]


def _without(spans: Iterable[Span], ids: set[str]) -> list[Span]:
    return [span for span in spans if span.id not in ids]
