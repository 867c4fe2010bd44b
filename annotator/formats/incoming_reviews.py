"""What a file holds of review: batches, and what was said of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from annotator.domain.batch import ItemKind, SamplingPlan, Target
from annotator.domain.link import Relation, Side
from annotator.domain.verdict import Judgement, Reason, Severity
from annotator.formats.incoming_passage import IncomingPassage
from annotator.formats.input_file import Place


@dataclass(frozen=True, slots=True)
class IncomingBatch:
    """A sample that was drawn; its items are records of their own."""

    place: Place
    id: str
    reviewer: str
    annotators: tuple[str, ...]
    labels: tuple[str, ...]
    """Slugs or names in any case."""
    kinds: tuple[ItemKind, ...]
    story: str | None
    plan: SamplingPlan
    size: int
    frame: int
    core: float
    seed: int
    blind: bool
    target: Target | None
    created_at: str
    """Empty where the file does not say; so with all times here."""


@dataclass(frozen=True, slots=True)
class IncomingItem:
    """One thing to judge."""

    place: Place
    batch: str
    number: int
    """The item's place in its batch, from 1."""
    kind: ItemKind
    record: str | None
    """What the file calls the span, link or absence; none exactly where it is a passage."""
    rev: int | None
    annotator: str
    passage: IncomingPassage
    """Where it is read, without a quote."""
    label: str | None
    core: bool
    weight: float
    found: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class IncomingAmendment:
    """What it should be."""

    label: str | None = None
    passage: IncomingPassage | None = None
    relation: Relation | None = None
    more: Side | None = None
    other: IncomingPassage | None = None


@dataclass(frozen=True, slots=True)
class IncomingVerdict:
    """A judgement of one item of a batch."""

    place: Place
    id: str
    batch: str
    number: int
    """The item's place in its batch, from 1."""
    reviewer: str | None
    """None: the batch's; so with all reviewers here."""
    judgement: Judgement
    severity: Severity | None
    reason: Reason | None
    comment: str
    amendment: IncomingAmendment
    withdraws: str | None
    seconds: float
    created_at: str


@dataclass(frozen=True, slots=True)
class IncomingReveal:
    """A look at whose work an item is."""

    place: Place
    batch: str
    number: int
    reviewer: str | None
    created_at: str


@dataclass(frozen=True, slots=True)
class IncomingObjection:
    """A word about a verdict."""

    place: Place
    id: str
    verdict: str
    author: str
    comment: str
    created_at: str


@dataclass(frozen=True, slots=True)
class IncomingSignOff:
    """A signature under a batch."""

    place: Place
    id: str
    batch: str
    reviewer: str | None
    name: str
    digest: str
    created_at: str


@dataclass(slots=True)
class IncomingReviews:
    """All that a file holds of review, in the order of the file."""

    batches: list[IncomingBatch] = field(default_factory=list)
    items: list[IncomingItem] = field(default_factory=list)
    verdicts: list[IncomingVerdict] = field(default_factory=list)
    reveals: list[IncomingReveal] = field(default_factory=list)
    objections: list[IncomingObjection] = field(default_factory=list)
    sign_offs: list[IncomingSignOff] = field(default_factory=list)
