"""The figures of a database, or of one story or one layer of it."""

from dataclasses import dataclass

from annotator.domain.link import Relation
from annotator.domain.time_spent import TimeSpent
from annotator.session.statistics.lengths import LabelLengths

HIGHLIGHT = "highlight"
"""What a span without a label is counted as."""


@dataclass(frozen=True, slots=True)
class SpanCount:
    """Spans of one annotator with one label in one story."""

    annotator: str
    story: str
    label: str
    """A label id, or `highlight`."""
    spans: int


@dataclass(frozen=True, slots=True)
class LinkCount:
    """Links of one annotator with one relation."""

    annotator: str
    relation: Relation
    links: int


@dataclass(frozen=True, slots=True)
class SizeCount:
    """Sets and facts of one annotator with so many members."""

    annotator: str
    members: int
    sets: int
    """Over equivalent links."""
    facts: int
    """Over every relation that joins."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of one article is in a span of one annotator."""

    annotator: str
    document: str
    story: str
    number: int
    article: str
    characters: int
    """Code points of the text."""
    covered: int
    """Code points that are in one span or more."""
    spans: int
    complete: bool
    seconds: float
    """For which it was read while keys came."""

    @property
    def share(self) -> float:
        """Of 1; 0 of an empty text."""
        return self.covered / self.characters if self.characters else 0.0


@dataclass(frozen=True, slots=True)
class LabelOverlap:
    """Spans of two labels, in one annotator's layer, that share a part of a text."""

    annotator: str
    a: str
    b: str
    """Not before `a`; the same where spans of one label overlap."""
    pairs: int
    """Of spans."""
    nested: int
    """Those of them in which one span contains the other."""


@dataclass(frozen=True, slots=True)
class Statistics:
    """All figures; each list is in a fixed order."""

    documents: int
    spans: tuple[SpanCount, ...]
    links: tuple[LinkCount, ...]
    sizes: tuple[SizeCount, ...]
    coverage: tuple[Coverage, ...]
    overlap: tuple[LabelOverlap, ...]
    lengths: tuple[LabelLengths, ...]
    """Of all layers that are counted together."""
    time: tuple[TimeSpent, ...]
    """Of the whole database, whatever story is asked for."""
