"""A sample of an annotator's work that is drawn for review, and frozen as it is drawn."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from annotator.text.extent import Extent


class ItemKind(StrEnum):
    """What is judged as one thing."""

    SPAN = "span"
    LINK = "link"
    ABSENCE = "absence"
    PASSAGE = "passage"
    """A paragraph with all its spans, read for what is missing."""


class SamplingPlan(StrEnum):
    """How a batch is drawn."""

    ALL = "all"
    RANDOM = "random"
    STRATIFIED = "stratified"
    """Some of each label and annotator; the rate is weighted by the sizes of the strata."""
    DISAGREEMENT = "disagreement"
    """First what another annotator marks otherwise."""
    FLAGGED = "flagged"
    """First what its annotator is not sure of."""
    EARLIER_DEFINITION = "earlier_definition"
    """First what was tagged under an earlier definition of its label."""
    NEW = "new"
    """First what has come or changed since the reviewer's last batch."""

    @property
    def has_priority(self) -> bool:
        """Whether it looks for errors: its rate is no estimate, but for the random core."""
        return self not in (SamplingPlan.ALL, SamplingPlan.RANDOM, SamplingPlan.STRATIFIED)


@dataclass(frozen=True, slots=True)
class Target:
    """What a sample is to show: no error among so many, and the rate is below `rate`."""

    rate: float
    """A share of all, in (0, 1): .05 for 5 %."""
    confidence: float = 0.95


@dataclass(frozen=True, slots=True)
class Batch:
    """What was asked for, and what it was drawn from. With the same database it draws the same."""

    id: str
    reviewer: str
    annotators: tuple[str, ...]
    """Whose work it is drawn from, by id, sorted; never the reviewer's own."""
    labels: tuple[str, ...]
    """Only of these labels, sorted; empty: of all, and of none."""
    kinds: tuple[ItemKind, ...]
    story: str | None
    """Only of this story; none: of all."""
    plan: SamplingPlan
    size: int
    """How many items were drawn."""
    frame: int
    """How many there were to draw from."""
    core: float
    """Share of a priority plan that is drawn at random and feeds the rates; 1 of the others."""
    seed: int
    blind: bool
    """Whether the reviewer is not told whose work it is before the sign-off."""
    target: Target | None = None
    """What the size was worked out from, or none."""
    created_at: str = ""


class Present(NamedTuple):
    """What became of an item's row since its batch was drawn."""

    rev: int
    """Its present revision."""
    deleted: bool
    moved: bool = False
    """Of a link or an absence: whether a span that it is about was changed since."""


@dataclass(frozen=True, slots=True)
class BatchItem:
    """One thing to judge, as it was when the batch was drawn."""

    batch: str
    place: int
    """From 1, in the order of reading."""
    kind: ItemKind
    record: str | None
    """The id of the span, link or absence; none: a passage."""
    rev: int | None
    """The revision that is judged; none: a passage."""
    annotator: str
    """Whose work it is."""
    document: str
    """Where it is read: a link at its span `a`, an absence at its span."""
    start: int
    """First code point there."""
    end: int
    """One past the last code point there."""
    label: str | None
    """The label id of the span there when it was drawn; none of a highlight and of a passage."""
    core: bool = True
    """Whether it feeds the rates."""
    weight: float = 1.0
    """How many of the frame it stands for, as a multiple of what an item of a plain random sample
    does; other than 1 in a stratified plan only."""
    found: Mapping[str, int] = field(default_factory=dict)
    """Of a passage: how many spans of each label (`""`: none) began in it when it was drawn."""

    @property
    def extent(self) -> Extent:
        """Where it stands."""
        return self.start, self.end
