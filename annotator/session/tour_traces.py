"""What the tour has made, and taking all of it back in one step."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from annotator.domain.link import Absence, Link
from annotator.domain.span import Span
from annotator.domain.step import Record, Step, same_content
from annotator.session.draft import Draft
from annotator.session.history import StepHistory
from annotator.session.plan import Plan
from annotator.session.undoing import restored
from annotator.session.wording import count


@dataclass(frozen=True, slots=True)
class Trace:
    """A row as the tour found it and as it left it."""

    found: Record | None
    """None where the tour made the row."""
    left: Record


class Traces:
    """The rows that the steps of a tour have changed."""

    def __init__(self) -> None:
        self._traces: dict[str, Trace] = {}
        """By id, in the order in which they were first changed."""
        self._steps: set[str] = set()

    def has(self, step: Step) -> bool:
        """Whether a step was done on the tour."""
        return step.id in self._steps

    def add(self, step: Step) -> None:
        """A step that was done on the tour, an undo included."""
        self._steps.add(step.id)
        for change in step.changes:
            known = self._traces.get(change.after.id)
            found = change.before if known is None else known.found
            self._traces[change.after.id] = Trace(found, change.after)

    def left(self, draft: Draft, history: StepHistory) -> list[Trace]:
        """Those of rows that are still as the tour left them, and that nothing else hangs on."""
        here = {
            row: trace
            for row, trace in self._traces.items()
            if _is_so(draft, history, trace.left) and not _is_as_found(trace)
        }
        while used := [row for row, trace in here.items() if _is_used(draft, trace, here)]:
            for each in used:
                del here[each]
        return list(here.values())


def plan_take_back(draft: Draft, history: StepHistory, traces: Traces) -> Plan:
    """Everything that a tour has left as it found it, in one step.

    What was changed since, and what later work hangs on, stays. Raises `Refused` where what was
    there before no longer fits.
    """
    left = traces.left(draft, history)
    if not left:
        return Plan("nothing is left of the tour")
    wanted = [(trace.left, trace.found) for trace in left]
    return restored(draft, history, wanted, f"tour taken back: {told(left)}")


def told(traces: Iterable[Trace]) -> str:
    """What the tour made, in words: `2 tags, 1 link`."""
    made = [trace.left for trace in traces if trace.found is None]
    tags, links, absences = (
        sum(isinstance(row, kind) for row in made) for kind in (Span, Link, Absence)
    )
    words = [count(tags, "tag")] * bool(tags) + [count(links, "link")] * bool(links)
    if absences:
        words.append(f"nothing here in {count(absences, 'article')}")
    return ", ".join(words) or "what it changed"


def _is_so(draft: Draft, history: StepHistory, row: Record) -> bool:
    """Whether a row still says what it said, alive or dead."""
    present = draft.live(row)
    if present is None and row.deleted_at is not None:
        present = history.image(row.id)
    return present is not None and same_content(present, row)


def _is_as_found(trace: Trace) -> bool:
    """Whether the tour itself has put a row back, as by its undo."""
    if trace.found is None:
        return trace.left.deleted_at is not None
    return same_content(trace.left, trace.found)


def _is_used(draft: Draft, trace: Trace, here: Mapping[str, Trace]) -> bool:
    """Whether something that is not to be taken back hangs on a span that the tour made."""
    row, layer = trace.left, draft.layer
    if trace.found is not None or not isinstance(row, Span):
        return False
    hanging = {each.id for each in layer.links_of(row.id)}
    hanging |= {each.id for each in layer.absences_of(row.id)}
    hanging |= {each.id for each in layer.dismissals_of(row.id)}
    return not hanging <= here.keys()
