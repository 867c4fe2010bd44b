"""Two layers of a story, what they say alike and not, and what has been decided of it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from annotator.domain.adjudication import Adjudication, Choice
from annotator.domain.document import Annotator
from annotator.domain.link import Absence, Link
from annotator.review.agreement import Agreement, agreement
from annotator.review.difference import Difference, Item, Row, Subject, part
from annotator.session.adjudicating.edit import Edit
from annotator.session.adjudicating.planning import Adjudicating
from annotator.session.adjudicating.sample import chance, sampled
from annotator.session.adjudicating.settled import Settled
from annotator.session.adjudicating.sources import Sources
from annotator.session.plan import Plan
from annotator.session.sitting import Sitting

SEED = 1
"""Of the sample and of who stands on the left, where nothing else is said."""


Kind = tuple[Subject, Difference]


@dataclass(frozen=True, slots=True)
class Entry:
    """An item and what was decided of it."""

    item: Item
    adjudication: Adjudication | None = None
    """The decision; none while there is none."""
    fell_away: bool = False
    """Whether a span that it stands on was left out: then there is nothing to decide."""
    sampled: bool = False
    """Whether both say it, and it is one of those that are offered for a look all the same."""

    @property
    def kind(self) -> Kind:
        """What rows it has, and how the two differ on them."""
        return self.item.subject, self.item.difference

    @property
    def decided(self) -> bool:
        """Whether it is settled, or needs nobody to."""
        if self.sampled:
            return self.looked_at or self.fell_away
        return self.adjudication is not None or self.fell_away

    @property
    def looked_at(self) -> bool:
        """Whether somebody has decided it, rather than that both say so."""
        return self.adjudication is not None and self.adjudication.choice is not Choice.AGREED

    @property
    def changed_since(self) -> bool:
        """Whether a row was changed after it was decided; that asks for nothing."""
        if self.adjudication is None:
            return False
        decided = {each.record: each.rev for each in (*self.adjudication.a, *self.adjudication.b)}
        return any(row.rev > decided.get(row.id, row.rev) for row in self.item.rows)


@dataclass(frozen=True, slots=True)
class Count:
    """How many there are of a kind, and of how many of these something was decided."""

    total: int
    decided: int
    fell_away: int
    """Of the decided: those that stand on a span that was left out."""


class Comparison:
    """The items of two layers with their decisions, which are acts of the gold sitting."""

    def __init__(
        self,
        sources: Sources,
        items: Sequence[Item],
        gold: Annotator,
        sitting: Sitting,
        adjudicator: Annotator,
        seed: int = SEED,
    ) -> None:
        """`items` as `compare` has them; `sitting`: of the gold annotator, who may be new."""
        self.sources = sources
        self.gold = gold
        self.sitting = sitting
        self.adjudicator = adjudicator
        self.disagreements: list[Entry] = []
        """Where the two differ, in the order of `compare`."""
        self.agreed: list[Entry] = []
        """What both say, in the same order."""
        self._items = items
        self._seed = seed
        self._sample = sampled((item for item in items if item.agreed), seed)
        self._plans = Adjudicating(sitting.draft, sources, adjudicator.id)
        self.refresh()

    def refresh(self) -> None:
        """Take in what the gold layer says now, after an act or after what another program did."""
        settled = Settled(self.sitting.layer)
        entries = [entry for item in self._items for entry in self._entries(item, settled)]
        self.disagreements = [entry for entry in entries if not entry.item.agreed]
        self.agreed = [entry for entry in entries if entry.item.agreed]

    def _entries(self, item: Item, settled: Settled) -> Iterable[Entry]:
        """An item; or what was decided of it and, as an item of its own, what is new there."""
        decided = {row.id for row in item.rows if row.id in settled}
        done = part(item, decided)
        if done is not None:
            adjudication = settled.about(row.id for row in done.rows)[0]
            yield Entry(done, adjudication, sampled=done.key in self._sample)
        left = part(item, {row.id for row in item.rows} - decided)
        if left is not None:
            fell_away = all(self._stands_on_nothing(row, settled) for row in left.rows)
            yield Entry(left, None, fell_away, left.key in self._sample)

    def _stands_on_nothing(self, row: Row, settled: Settled) -> bool:
        """Whether a link or an absence has an end that was left out, or is in another story."""
        match row:
            case Link():
                ends: tuple[str, ...] = (row.a, row.b)
            case Absence():
                ends = (row.span,)
            case _:
                return False
        return any(
            self.sources.span(end) is None or (end in settled and not settled.became(end))
            for end in ends
        )

    # Figures

    def counts(self) -> dict[Kind, Count]:
        """Of each kind of disagreement that there is, in the order of the kinds."""
        by_kind: dict[Kind, list[Entry]] = defaultdict(list)
        for entry in self.disagreements:
            by_kind[entry.kind].append(entry)
        kinds = ((subject, difference) for subject in Subject for difference in Difference)
        return {kind: counted(by_kind[kind]) for kind in kinds if kind in by_kind}

    def agreement(self) -> Agreement:
        """How far the two agree in this story. Takes a second for thousands of spans."""
        sources = self.sources
        return agreement(self.sitting.documents, sources.layer_a, sources.layer_b)

    @property
    def sample(self) -> list[Entry]:
        """What both say and is offered for a look: two can be wrong together."""
        return [entry for entry in self.agreed if entry.sampled]

    @property
    def waiting(self) -> list[Entry]:
        """What both say and is not in the gold layer."""
        return [entry for entry in self.agreed if entry.adjudication is None]

    def a_is_left(self, item: Item) -> bool:
        """Whether A stands on the left: as often as not, and the same whoever is called A."""
        left = chance(self._seed, "side", *item.key) % 2 == 0
        return left == (self.sources.a.id < self.sources.b.id)

    # Plans for the gold sitting to do

    def plan(
        self, item: Item, choice: Choice, edit: Edit | None = None, *, anyway: bool = False
    ) -> Plan:
        """A decision about an item, as `Adjudicating.plan` has it."""
        waiting = [entry.item for entry in self.waiting if entry.item.subject is not Subject.SPAN]
        return self._plans.plan(item, choice, edit, waiting=waiting, anyway=anyway)

    def plan_agreed(self) -> Plan:
        """What both say, taken over in one step."""
        return self._plans.plan_agreed(entry.item for entry in self.waiting)


def counted(entries: Collection[Entry]) -> Count:
    """How many entries there are, and how many of them are decided."""
    decided = sum(entry.decided for entry in entries)
    return Count(len(entries), decided, sum(entry.fell_away for entry in entries))
