"""What the pairs of all bundles are made with."""

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from annotator.domain.link import Relation
from annotator.domain.step import entity
from annotator.formats.pairs_jsonl import VALUES
from annotator.formats.training.account import Account
from annotator.formats.training.bundle import Bundle
from annotator.formats.training.options import Shape, WritingOptions
from annotator.session.training.pairing.refusals import Statement
from annotator.session.training.pairing.sieve import Sieve
from annotator.session.training.pairing.wording import Wording

JOINING = frozenset(relation for relation in Relation if relation.joins)
EQUIVALENT = frozenset({Relation.EQUIVALENT})

TAKEN = {
    Shape.ANCHOR_POSITIVE: EQUIVALENT,
    Shape.TRIPLET: EQUIVALENT,
    Shape.LABELLED: EQUIVALENT,
    Shape.SCORE: JOINING,
    Shape.RELATION: JOINING,
}
"""The joining relations that each shape has a place for."""

NO_PLACE = {
    Relation.PARTIAL: "the shape has no place for partial",
    Relation.CONTRADICTS: "the shape has no place for contradicts",
}


@dataclass(slots=True)
class Means:
    """What all bundles share."""

    text_of: Callable[[str], str]
    """The stored text of a document by its id."""
    writing: WritingOptions
    account: Account
    wording: Wording = field(init=False)
    sieve: Sieve = field(init=False)

    def __post_init__(self) -> None:
        self.wording = Wording(self.text_of, self.writing.passage_text)
        said = VALUES.get(self.writing.shape, str)
        self.sieve = Sieve(self.account, said, without_trivial=self.writing.without_trivial)

    def random(self, *words: str) -> Random:
        """Chance that is the same for the same seed and words, in every process."""
        return Random("\0".join((str(self.writing.seed), *words)))

    def count_unfit(self, bundle: Bundle) -> None:
        """Count the links that the shape has no place for."""
        taken = TAKEN[self.writing.shape]
        for link in bundle.links:
            if link.relation.joins and link.relation not in taken:
                self.account.dropped("link", NO_PLACE[link.relation])

    def leave_out(self, statement: Statement, why: str) -> None:
        """Count a statement that no pair rests on."""
        self.account.dropped(entity(statement), why)
