"""A small story to ask about, and the workers of a scoring."""

from collections.abc import Callable, Sequence
from typing import Any

from annotator.domain.label import INITIAL_LABELS, LabelSet
from annotator.domain.layer import Layer
from annotator.session.draft import Draft
from annotator.session.suggesting.worker import InThread, Worker
from tests.factories import ADA, make_document, make_span
from tests.session.suggesting.benches import Recording

PATIENCE = 60.0
"""Seconds until a test gives up."""

TEXTS = (
    "The mine at Oreb collapsed on Monday. Over 10,000 workers walked out of the pits."
    " The union asked for two days of rest. “We are tired,” said Ana Ruiz.",
    "A strike has begun.\n\nMore than 10,000 miners have walked out, the union said."
    " The ministry put the number of strikers at 4,000. Rain is expected.",
    "Pits stood still as labourers went on strike. The union wants a rest of two days."
    " Ana Ruiz, a miner, said: “We are so tired.”\nThe mine at Oreb had collapsed.",
)


def draft_of(texts: Sequence[str] = TEXTS, quote: str = "Over 10,000 workers walked out") -> Draft:
    """A story with a span on the quote, called `span`, in its first article."""
    documents = [
        make_document(text, number=number, key=f"strike/{number}")
        for number, text in enumerate(texts, 1)
    ]
    start = texts[0].index(quote)
    span = make_span(documents[0], texts[0], start, start + len(quote), id="span")
    return Draft(
        "strike",
        Layer(ADA.id, [span]),
        LabelSet(INITIAL_LABELS),
        {each.id: each for each in documents},
        {each.id: text for each, text in zip(documents, texts, strict=True)},
    )


def ids(draft: Draft) -> list[str]:
    return [each.id for each in draft.in_order]


class Staff:
    """Starts the workers of a scoring, and counts them."""

    def __init__(self, bench: Recording | None = None) -> None:
        self.bench = bench or Recording()
        self.hired: list[Worker] = []

    def __call__(self, bench: Callable[[], Any]) -> Worker:
        """A worker in the thread, at the bench of the test."""
        self.hired.append(InThread(lambda: self.bench))
        return self.hired[-1]
