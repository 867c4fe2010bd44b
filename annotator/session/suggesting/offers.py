"""Suggestions of the engine as offers."""

from collections.abc import Mapping

from annotator.session.suggesting.offer import Offer
from annotator.session.suggesting.wording import figures, why
from annotator.suggest.passage import Passage
from annotator.suggest.suggestion import Pair, Suggestion


def offer(suggestion: Suggestion, text: str) -> Offer:
    """A suggestion with its words; `text` is that of its document."""
    return _offer(suggestion.passage, text, suggestion)


def pair_offers(pair: Pair, texts: Mapping[str, str]) -> tuple[Offer, Offer]:
    """Both passages of a pair with their words."""
    a, b = (_offer(each, texts[each.document], pair) for each in (pair.a, pair.b))
    return a, b


def _offer(passage: Passage, text: str, found: Suggestion | Pair) -> Offer:
    return Offer(
        document=passage.document,
        start=passage.start,
        end=passage.end,
        quote=text[passage.start : passage.end],
        score=found.score,
        band=found.band.value,
        why=why(found.reasons),
        figures=figures(found.reasons),
    )
