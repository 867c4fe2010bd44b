"""What one layer of a truth says of some articles."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from annotator.domain.link import Absence, Dismissal, Link
from annotator.domain.span import Span
from annotator.formats.training.account import Account


@dataclass(frozen=True, slots=True)
class Content:
    """What one layer says of some articles that nothing joins to others."""

    spans: Mapping[str, Sequence[Span]]
    """By document, those without a span left out; in each as `Article.spans` are ordered."""
    links: Sequence[Link] = ()
    """By id, as all that follow; what they are about is among `spans`."""
    absences: Sequence[Absence] = ()
    dismissals: Sequence[Dismissal] = ()
    complete: frozenset[str] = frozenset()
    """The documents that the layer is done with."""
    doubted: Collection[tuple[str, str]] = ()
    """Two spans each that somebody joins whose word does not count here."""


class TruthLayer(Protocol):
    """A layer as a truth reads it."""

    @property
    def name(self) -> str:
        """What its bundles are called."""

    @property
    def annotators(self) -> tuple[str, ...]:
        """The ids of all whose word it is, sorted."""

    def content(self, documents: Collection[str], account: Account) -> Content:
        """What it says of these live documents; nothing may join them to others.

        What of the annotators' rows is not in it is counted.
        """

    def left_out(self, account: Account) -> None:
        """Count what is of no live document."""

    def sizes(self, *, empty: bool) -> dict[str, int]:
        """How many spans it has in each document of which something leaves.

        Those that only an absence or a dismissal is about are among them with 0; `empty`: complete
        ones without spans too.
        """


def by_document(spans: Iterable[Span]) -> dict[str, list[Span]]:
    """Spans by document, in their order."""
    found: dict[str, list[Span]] = {}
    for span in spans:
        found.setdefault(span.document, []).append(span)
    return found


def in_reading_order(spans: Iterable[Span]) -> list[Span]:
    """Spans by document, in each as `Article.spans` are ordered."""
    return sorted(
        spans, key=lambda each: (each.document, each.start, -each.end, each.label or "", each.id)
    )
