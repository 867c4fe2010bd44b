"""What an annotator has decided, kept in plain dicts: written without a look at the program."""

from dataclasses import dataclass, field

from annotator.domain.layer import Layer
from annotator.domain.link import Relation

Pair = frozenset[str]


@dataclass(frozen=True)
class State:
    """What the annotator has decided: the model's own, without ids of links and absences."""

    spans: dict[str, tuple[str, int, int, str | None]] = field(default_factory=dict)
    """By id: document, bounds and label."""
    links: dict[Pair, tuple[Relation, str | None]] = field(default_factory=dict)
    """By pair of spans: the relation, and the span that says more."""
    absences: frozenset[tuple[str, str]] = frozenset()
    """Span and document."""

    def fact(self, span: str) -> set[str]:
        """The spans joined to one, by closing over pairs until nothing is added."""
        members = {span}
        joining = [pair for pair, (how, _) in self.links.items() if how is not Relation.DIFFERENT]
        while grown := {end for pair in joining if pair & members for end in pair} - members:
            members |= grown
        return members

    def facts(self) -> set[Pair]:
        """All facts."""
        found = {frozenset(self.fact(span)) for span in self.spans}
        return {members for members in found if len(members) > 1}

    def documents(self, members: set[str]) -> set[str]:
        """The documents that the spans are in."""
        return {self.spans[member][0] for member in members}


def state_of(layer: Layer) -> State:
    """A layer as the model's state."""
    ends = {"a": lambda link: link.a, "b": lambda link: link.b}
    return State(
        {span.id: (span.document, *span.extent, span.label) for span in layer.spans.values()},
        {
            frozenset((link.a, link.b)): (
                link.relation,
                ends[link.more](link) if link.more else None,
            )
            for link in layer.links.values()
        },
        frozenset((absence.span, absence.document) for absence in layer.absences.values()),
    )


@dataclass(frozen=True)
class Done:
    """An act in the model's history."""

    sitting: str
    """Of the act itself."""
    undone_by: str
    """The sitting that undid it last."""
    before: State
    after: State
