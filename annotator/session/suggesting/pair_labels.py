"""Which label is proposed for both passages of a pair."""

from annotator.session.draft import Draft
from annotator.session.suggesting.labels import proposed_label
from annotator.session.suggesting.offer import PairOffer


def proposed_for_both(draft: Draft, pair: PairOffer) -> str | None:
    """The label of a span that one of the passages is already, else the likeliest for either."""
    places = [(each.document, each.start, each.end) for each in (pair.a, pair.b)]
    tagged = [place for place in places if _is_tagged(draft, place)]
    proposed = (proposed_label(draft, *place) for place in tagged or places)
    likeliest = next((label for label in proposed if label is not None), None)
    return likeliest if tagged else pair.label or likeliest


def _is_tagged(draft: Draft, place: tuple[str, int, int]) -> bool:
    return any(span.label is not None for span in draft.layer.spans_at(*place))
