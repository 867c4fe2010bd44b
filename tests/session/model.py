"""What an annotator has decided, kept in plain dicts: written without a look at the program."""

from dataclasses import dataclass, field, replace
from typing import Self

from annotator.domain.layer import Layer
from annotator.domain.link import Dismissal, Relation

Pair = frozenset[str]
Passage = tuple[str, int, int]
"""Document and bounds."""
Refusal = tuple[str | Passage, Passage]
"""What a passage was refused for, a span or a passage, and that passage."""


@dataclass(frozen=True)
class State:
    """What the annotator has decided: the model's own, without ids of links and absences."""

    spans: dict[str, tuple[str, int, int, str | None]] = field(default_factory=dict)
    """By id: document, bounds and label."""
    links: dict[Pair, tuple[Relation, str | None]] = field(default_factory=dict)
    """By pair of spans: the relation, and the span that says more."""
    absences: frozenset[tuple[str, str]] = frozenset()
    """Span and document."""
    refused: frozenset[Refusal] = frozenset()

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

    def place(self, span: str | Passage) -> Passage:
        """Where a span stands; of a passage itself."""
        return self.spans[span][:3] if isinstance(span, str) else span

    def refused_for(self, span: str) -> set[Passage]:
        """What is refused for a span's fact."""
        members = self.fact(span)
        found: set[Passage] = set()
        for near, far in self.refused:
            if near in members or self.is_one(near, members):
                found.add(far)
            elif self.is_one(far, members):
                found.add(self.place(near))
        for pair, (how, _) in self.links.items():
            if how is Relation.DIFFERENT:
                found |= {self.place(end) for end in pair - members if pair & members}
                found |= {self.place(end) for end in pair if pair <= members}
        return found

    def contradicted(self, members: set[str]) -> set[Refusal]:
        """The refusals of one of these spans for another."""
        return {
            (near, far)
            for near, far in self.refused
            if (near in members or self.is_one(near, members))
            and any(mostly(far, self.place(member)) for member in members)
        }

    def without_contradicted(self, span: str, relation: Relation) -> Self:
        """Without the refusals that a new link of `span` says the opposite of."""
        if relation is Relation.DIFFERENT:
            return self
        return replace(self, refused=self.refused - self.contradicted(self.fact(span)))

    def without_filled(self, span: str) -> Self:
        """Without the absences of the fact of `span` in documents where it has a member."""
        members = self.fact(span)
        documents = self.documents(members)
        kept = {
            each for each in self.absences if each[0] not in members or each[1] not in documents
        }
        return replace(self, absences=frozenset(kept))

    def is_one(self, place: str | Passage, members: set[str]) -> bool:
        """Whether it is nearly one of these spans."""
        return any(nearly(self.place(place), self.place(member)) for member in members)


def mostly(one: Passage, other: Passage) -> bool:
    """Whether they have half of the shorter in common."""
    return len(codes(one) & codes(other)) * 2 >= min(len(codes(one)), len(codes(other)))


def nearly(one: Passage, other: Passage) -> bool:
    """Whether they have half of the longer in common."""
    return len(codes(one) & codes(other)) * 2 >= max(len(codes(one)), len(codes(other)))


def codes(passage: Passage) -> set[tuple[str, int]]:
    """Its code points."""
    document, start, end = passage
    return {(document, place) for place in range(start, end)}


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
        frozenset(_refusal(each) for each in layer.dismissals.values()),
    )


def _refusal(dismissal: Dismissal) -> Refusal:
    near = dismissal.near
    of = dismissal.span if near is None else (near.document, near.start, near.end)
    assert of is not None
    return of, (dismissal.document, dismissal.start, dismissal.end)


@dataclass(frozen=True)
class Done:
    """An act in the model's history."""

    sitting: str
    """Of the act itself."""
    undone_by: str
    """The sitting that undid it last."""
    before: State
    after: State
