"""From decisions to plans of the gold layer, each one step."""

from collections.abc import Iterable, Sequence

from annotator.domain.adjudication import Choice
from annotator.domain.errors import Refused
from annotator.domain.link import Absence
from annotator.domain.span import Span
from annotator.domain.step import Change
from annotator.review.difference import Item, Row, Subject
from annotator.session.adjudicating.deciding import decide
from annotator.session.adjudicating.edit import Edit
from annotator.session.adjudicating.gathering import Gathering
from annotator.session.adjudicating.settled import Settled, live_rows
from annotator.session.adjudicating.sources import Sources
from annotator.session.adjudicating.telling import decision_told, taken_over_told
from annotator.session.draft import Draft
from annotator.session.plan import Plan


class Adjudicating:
    """Who decides, about what, and the gold draft that it goes into."""

    def __init__(self, draft: Draft, sources: Sources, adjudicator: str) -> None:
        """`adjudicator`: the id of the annotator who decides."""
        self.draft = draft
        self.sources = sources
        self.adjudicator = adjudicator

    def plan(
        self,
        item: Item,
        choice: Choice,
        edit: Edit | None = None,
        *,
        settled: Settled,
        waiting: Iterable[Item] = (),
        anyway: bool = False,
    ) -> Plan:
        """A decision about an item, as one step.

        `settled`: what was decided before; `waiting`: what both say and stands on the item: where
        all that it stands on is in the gold layer now, it goes with the decision. Raises `Refused`
        and `NeedsAnswer` as `decide` does.
        """
        with Gathering(self.draft, settled) as gathering:
            decide(gathering, self.sources, self.adjudicator, item, choice, edit, anyway=anyway)
            if not gathering.changes:
                return Plan("that is decided already")
            choice, made = _outcome(gathering, item)
            followed = self._take_over(gathering, waiting)
            told = decision_told(self.draft, self.sources, item, choice, made)
            also = f", and with it {taken_over_told(followed)}" if followed else ""
            if item.subject is Subject.LINK and any(map(_is_absence_gone, gathering.changes)):
                also += ", no longer nothing there"
            span = next((row.id for row in made if isinstance(row, Span)), None)
            return Plan(f"{told}{also}", gathering.changes, span)

    def plan_agreed(self, items: Iterable[Item], settled: Settled) -> Plan:
        """What both say, taken over in one step; what stands on something undecided waits."""
        agreed = list(items)
        with Gathering(self.draft, settled) as gathering:
            taken = self._take_over(gathering, agreed)
            if not taken:
                return Plan(_nothing_told(agreed))
            return Plan(f"took over what both say: {taken_over_told(taken)}", gathering.changes)

    def _take_over(self, gathering: Gathering, items: Iterable[Item]) -> list[Item]:
        """Gather the agreed items that can be taken over now."""
        taken = []
        for item in items:
            try:
                with gathering.attempt():
                    decide(
                        gathering,
                        self.sources,
                        self.adjudicator,
                        item,
                        Choice.AGREED,
                        anyway=True,
                    )
            except Refused:
                continue
            taken.append(item)
        return taken


def _nothing_told(left: Sequence[Item]) -> str:
    """Why nothing is taken over where this is left of what both say."""
    if not left:
        return "nothing that both say is left to take over"
    stand = "stands" if len(left) == 1 else "stand"
    return (
        f"nothing more can be taken over: {taken_over_told(left)} {stand} on what is not decided "
        "yet, or was left out"
    )


def _is_absence_gone(change: Change) -> bool:
    """Whether a link proves wrong that an article says nothing of a fact."""
    return change.removed and isinstance(change.after, Absence)


def _outcome(gathering: Gathering, item: Item) -> tuple[Choice, list[Row]]:
    """What was decided about an item, and the gold rows that came of it."""
    (adjudication,) = gathering.settled.about(row.id for row in item.rows)
    return adjudication.choice, live_rows(gathering.layer, adjudication)
