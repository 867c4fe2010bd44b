"""Two layers of a story, what they say alike and not, and what has been decided of it."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from annotator.domain.adjudication import Choice
from annotator.domain.document import Annotator
from annotator.review.agreement import Agreement as Agreement
from annotator.review.agreement import agreement
from annotator.session.adjudicating.edit import Edit
from annotator.session.adjudicating.entries import Difference as Difference
from annotator.session.adjudicating.entries import Entries, Entry, Item, Kind, Row, stands_on
from annotator.session.adjudicating.entries import Subject as Subject
from annotator.session.adjudicating.planning import Adjudicating
from annotator.session.adjudicating.sample import chance, sampled
from annotator.session.adjudicating.settled import Settled, live_rows
from annotator.session.adjudicating.sources import Sources
from annotator.session.plan import Plan
from annotator.session.sitting import Sitting

SEED = 1
"""Of the sample and of who stands on the left, where nothing else is said."""


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
        self._seed = seed
        sample = sampled((item for item in items if item.agreed), seed)
        self._entries = Entries(items, sources, sample)
        self._plans = Adjudicating(sitting.draft, sources, adjudicator.id)
        self.refresh()

    def refresh(self) -> None:
        """Take in what the gold layer says now, after an act or after what another program did."""
        self._settled = Settled(self.sitting.layer)
        entries = self._entries.now(self._settled)
        self.disagreements = [entry for entry in entries if not entry.item.agreed]
        self.agreed = [entry for entry in entries if entry.item.agreed]

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

    def gold_rows(self, entry: Entry) -> list[Row]:
        """What the gold layer has of an entry."""
        if entry.adjudication is None:
            return []
        return live_rows(self.sitting.layer, entry.adjudication)

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
        rows = set(item.key)
        waiting = [each.item for each in self.waiting if stands_on(each.item) & rows]
        return self._plans.plan(
            item, choice, edit, settled=self._settled, waiting=waiting, anyway=anyway
        )

    def plan_agreed(self) -> Plan:
        """What both say, taken over in one step."""
        return self._plans.plan_agreed((entry.item for entry in self.waiting), self._settled)


def counted(entries: Collection[Entry]) -> Count:
    """How many entries there are, and how many of them are decided."""
    decided = sum(entry.decided for entry in entries)
    return Count(len(entries), decided, sum(entry.fell_away for entry in entries))
