"""A draft that is changed step by step, ahead of its commits."""

from collections.abc import Callable, Sequence

from annotator.domain.document import Document
from annotator.domain.errors import Refused
from annotator.domain.label import LabelSet
from annotator.domain.layer import Layer
from annotator.domain.step import Step, StepKind
from annotator.session.crossing import Crossings
from annotator.session.draft import Draft
from annotator.session.history import StepHistory
from annotator.session.plan import Plan, Planned, as_step
from annotator.session.undoing import place_of, plan_redo, plan_undo


class Steps:
    """What is done in a draft at once and handed on as steps, with undo and redo.

    The `step` of a `Planned` is to be committed by the caller, in the order of the acts, and
    `committed` or `take_back` told of the outcome. So acts follow one another as fast as keys, and
    a commit may take as long as it takes.
    """

    def __init__(
        self,
        sitting_id: str,
        draft: Draft,
        history: StepHistory,
        seq: int,
        story_of: Callable[[str], str],
    ) -> None:
        """`seq`: the newest committed step that the draft knows; `story_of` names the story of a
        document that is not in this one.
        """
        self.id = sitting_id
        self.draft = draft
        self.history = history
        self.seq = seq
        self._pending: list[Step] = []
        self._crossings = Crossings(
            sitting_id, lambda document: None if document in draft.documents else story_of(document)
        )

    @property
    def story(self) -> str:
        """The name of the open story."""
        return self.draft.story

    @property
    def layer(self) -> Layer:
        """The live rows of the annotator, what is not committed yet included."""
        return self.draft.layer

    @property
    def labels(self) -> LabelSet:
        """The label set as it stands."""
        return self.draft.labels

    @property
    def documents(self) -> list[Document]:
        """The articles of the story by number."""
        return self.draft.in_order

    @property
    def pending(self) -> tuple[Step, ...]:
        """The steps that are neither committed nor taken back, oldest first."""
        return tuple(self._pending)

    def do(self, plan: Plan, kind: StepKind = StepKind.DO, target: str | None = None) -> Planned:
        """Do what a plan says in the draft; `session.labelling` plans on labels and documents."""
        if not plan.changes:
            return Planned(None, plan.title, plan.span)
        step = as_step(plan, self.draft.annotator, self.id, kind, target)
        self.draft.apply(step.changes)
        self.history.add(step)
        self._pending.append(step)
        return Planned(step, plan.title, plan.span)

    def undo(self, *, anyway: bool = False) -> Planned:
        """Undo the newest act of the annotator that is not undone, of any sitting and story."""
        step = self.history.undoable()
        if step is None:
            raise Refused("There is nothing to undo.")
        done = self.history.last_act(step)
        self._crossings.ask(done, self.place_of(step), "undo", anyway)
        return self.do(plan_undo(self.draft, self.history, step), StepKind.UNDO, step.id)

    def redo(self, *, anyway: bool = False) -> Planned:
        """Redo what was undone last, as long as nothing else was done since."""
        undone = self.history.redoable()
        if undone is None:
            raise Refused("There is nothing to redo.")
        self._crossings.ask(undone, self.place_of(undone), "redo", anyway)
        plan = plan_redo(self.draft, self.history, undone)
        return self.do(plan, StepKind.REDO, undone.target)

    def committed(self, step: Step) -> None:
        """Take note that a step, now with its `seq`, is in the database."""
        self._pending = [each for each in self._pending if each.id != step.id]
        self.history.confirm(step)

    def take_back(self, step: Step) -> list[Step]:
        """Undo in the draft a step that could not be committed, and all that came after it.

        Returns what was taken back, newest first; what of it waits for its commit must not be
        committed. Nothing, where `step` was taken back with an earlier one.
        """
        if all(each.id != step.id for each in self._pending):
            return []
        taken: list[Step] = []
        while not taken or taken[-1].id != step.id:
            last = self._pending.pop()
            self.draft.revert(last.changes)
            self.history.drop(last)
            taken.append(last)
        return taken

    def absorb(self, steps: Sequence[Step]) -> bool:
        """Take in what was committed since `seq`, oldest first; steps of this sitting are skipped.

        False, and nothing is changed, where only opening the story anew would show it: documents
        came or went, a link leads into another story, or a row that a pending step changes was
        changed elsewhere.
        """
        foreign = [step for step in steps if not self.history.knows(step.id)]
        changes = [change for step in foreign for change in step.changes]
        touched = {change.after.id for step in self._pending for change in step.changes}
        if touched & {change.after.id for change in changes} or self.draft.outgrown_by(changes):
            return False
        if changes:
            self.draft.apply(changes)
        for step in foreign:
            self.history.add(step)
        self.seq = max([self.seq, *(step.seq for step in steps if step.seq is not None)])
        return True

    def place_of(self, step: Step) -> tuple[str, int] | None:
        """Where a step shows: a document id and an offset (code points); none for labels."""
        return place_of(self.draft, self.history, step)
