"""One annotator at one open story."""

from collections.abc import Callable, Mapping, Sequence

from annotator.domain.document import Document
from annotator.domain.errors import Refused
from annotator.domain.label import LabelSet
from annotator.domain.layer import Layer
from annotator.domain.link import Absence, Link, Relation
from annotator.domain.span import Span
from annotator.domain.step import Step, StepKind
from annotator.session.absences import plan_absence
from annotator.session.crossing import Crossings
from annotator.session.draft import Draft
from annotator.session.history import StepHistory
from annotator.session.linking import plan_link, plan_link_passage
from annotator.session.notes import plan_complete, plan_complete_story, plan_note
from annotator.session.overview import Overview
from annotator.session.plan import Plan, Planned, as_step
from annotator.session.progress import OpenItem, Progress
from annotator.session.removal import plan_delete, plan_take_out
from annotator.session.spans import plan_adjust, plan_relabel, plan_tag
from annotator.session.undoing import place_of, plan_redo, plan_undo


class Sitting:
    """The use cases of annotating, done in the draft at once and handed on as steps.

    Every act looks only at memory, changes `layer` and returns a `Planned`; its `step` is to be
    committed by the caller, in the order of the acts, and `committed` or `take_back` told of the
    outcome. So acts follow one another as fast as keys, and a commit may take as long as it takes.

    Acts raise `Refused` where the rules forbid them and `NeedsAnswer` where something has to be
    decided first; then nothing has changed.
    """

    def __init__(
        self,
        *,
        sitting_id: str,
        story: str,
        layer: Layer,
        labels: LabelSet,
        documents: Mapping[str, Document],
        texts: Mapping[str, str],
        history: StepHistory,
        seq: int = 0,
        story_of: Callable[[str], str] = lambda document: "?",
    ) -> None:
        """`documents` and `texts` by document id; `seq`: the newest committed step that `layer`
        knows; `story_of` names the story of a document that is not in this one.
        """
        self.id = sitting_id
        self.story = story
        self.history = history
        self.seq = seq
        self.draft = Draft(story, layer, labels, documents, texts)
        self.overview = Overview(self.draft)
        self._pending: list[Step] = []
        self._crossings = Crossings(
            sitting_id,
            lambda document: None if document in self.draft.documents else story_of(document),
        )

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

    # Spans

    def tag(self, document: str, start: int, end: int, label: str | None) -> Planned:
        """Tag `[start, end)` (code points); `label` none makes a plain highlight."""
        return self.do(plan_tag(self.draft, document, start, end, label))

    def relabel(self, span: str, label: str | None) -> Planned:
        """Give a span another label, or none."""
        return self.do(plan_relabel(self.draft, _span(self.layer, span), label))

    def adjust(self, span: str, start: int, end: int) -> Planned:
        """Give a span other bounds (code points); its links stay."""
        return self.do(plan_adjust(self.draft, _span(self.layer, span), start, end))

    def note(self, record: str, text: str) -> Planned:
        """Set the note of the span, link or absence with this id; empty: none."""
        layer = self.layer
        found: Span | Link | Absence | None = (
            layer.spans.get(record) or layer.links.get(record) or layer.absences.get(record)
        )
        if found is None:
            raise Refused("That is not there any more.")
        return self.do(plan_note(self.draft, found, text))

    def delete(self, span: str, keep: bool | None = None) -> Planned:
        """Delete a span; of a linked one, `keep` says whether its neighbours stay one fact."""
        return self.do(plan_delete(self.draft, _span(self.layer, span), keep))

    # Links and facts

    def link(
        self,
        source: str,
        target: str,
        relation: Relation,
        *,
        more: str | None = None,
        anyway: bool = False,
    ) -> Planned:
        """Link two spans, or change their relation; `more`: the id of the end that says more."""
        ends = _span(self.layer, source), _span(self.layer, target)
        return self.do(plan_link(self.draft, *ends, relation, more, anyway=anyway))

    def link_passage(
        self,
        source: str,
        document: str,
        start: int,
        end: int,
        relation: Relation,
        *,
        anyway: bool = False,
    ) -> Planned:
        """Link a span to the passage `[start, end)` (code points), which becomes a span too."""
        span = _span(self.layer, source)
        plan = plan_link_passage(self.draft, span, document, start, end, relation, anyway=anyway)
        return self.do(plan)

    def take_out(self, span: str, keep: bool | None = None) -> Planned:
        """Take a span out of its fact; `keep` says whether the others stay one."""
        return self.do(plan_take_out(self.draft, _span(self.layer, span), keep))

    def absence(self, span: str, document: str) -> Planned:
        """Mark that a document says nothing of the span's fact, or take that back."""
        return self.do(plan_absence(self.draft, _span(self.layer, span), document))

    # Documents

    def complete(self, document: str) -> Planned:
        """Mark a document as done, or as not done after all."""
        return self.do(plan_complete(self.draft, document))

    def complete_story(self) -> Planned:
        """Mark all documents of the story as done."""
        return self.do(plan_complete_story(self.draft))

    # Steps

    def undo(self, *, anyway: bool = False) -> Planned:
        """Undo the newest act of the annotator that is not undone, of any sitting and story."""
        step = self.history.undoable()
        if step is None:
            raise Refused("There is nothing to undo.")
        self._crossings.ask(step, self.place_of(step), "undo", anyway)
        return self.do(plan_undo(self.draft, self.history, step), StepKind.UNDO, step.id)

    def redo(self, *, anyway: bool = False) -> Planned:
        """Redo what was undone last, as long as nothing else was done since."""
        undone = self.history.redoable()
        if undone is None:
            raise Refused("There is nothing to redo.")
        self._crossings.ask(undone, self.place_of(undone), "redo", anyway)
        plan = plan_redo(self.draft, self.history, undone)
        return self.do(plan, StepKind.REDO, undone.target)

    def do(self, plan: Plan, kind: StepKind = StepKind.DO, target: str | None = None) -> Planned:
        """Do what a plan says in the draft; `session.labelling` plans on labels and documents."""
        if not plan.changes:
            return Planned(None, plan.title, plan.span)
        step = as_step(plan, self.draft.annotator, self.id, kind, target)
        self.draft.apply(step.changes)
        self.history.add(step)
        self._pending.append(step)
        return Planned(step, plan.title, plan.span)

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

    @property
    def open_items(self) -> list[OpenItem]:
        """The spans with an article neither linked nor absent, by document and place."""
        return self.overview.open_items

    @property
    def progress(self) -> Progress:
        """The figures of the status line."""
        return self.overview.progress


def _span(layer: Layer, span: str) -> Span:
    found = layer.spans.get(span)
    if found is None:
        raise Refused("That span is not there any more.")
    return found
