"""One annotator at one open story."""

from collections.abc import Callable, Mapping, Sequence

from annotator.domain.document import Document
from annotator.domain.errors import Refused
from annotator.domain.label import LabelSet
from annotator.domain.layer import Layer
from annotator.domain.link import Absence, Link, Relation
from annotator.domain.span import Span
from annotator.session.absences import plan_absence, plan_absent_in
from annotator.session.draft import Draft
from annotator.session.history import StepHistory
from annotator.session.linking import plan_link, plan_link_passage
from annotator.session.notes import plan_complete, plan_complete_story, plan_note
from annotator.session.overview import Overview
from annotator.session.plan import Planned
from annotator.session.progress import OpenItem, Progress
from annotator.session.removal import plan_delete, plan_take_out
from annotator.session.spans import plan_adjust, plan_relabel, plan_tag
from annotator.session.steps import Steps
from annotator.session.suggesting.deciding import plan_accept_pair, plan_refuse, plan_refuse_pair
from annotator.session.suggesting.stretch import Stretch


class Sitting(Steps):
    """The use cases of annotating, done in the draft at once and handed on as steps.

    Every act looks only at memory, changes `layer` and returns a `Planned`. Acts raise `Refused`
    where the rules forbid them and `NeedsAnswer` where something has to be decided first; then
    nothing has changed.
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
        """`documents` and `texts` by document id; the rest as `Steps` has it."""
        draft = Draft(story, layer, labels, documents, texts)
        super().__init__(sitting_id, draft, history, seq, story_of)
        self.overview = Overview(draft)

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

    def absent_in(self, span: str, documents: Sequence[str]) -> Planned:
        """Mark that none of these documents says anything of the span's fact, in one step.

        Those that have a member of the fact, or are marked so, stay as they are.
        """
        return self.do(plan_absent_in(self.draft, _span(self.layer, span), documents))

    # Suggestions

    def refuse(self, span: str, passage: Stretch) -> Planned:
        """Refuse a suggested passage for the fact of a span."""
        return self.do(plan_refuse(self.draft, _span(self.layer, span), passage))

    def refuse_pair(self, a: Stretch, b: Stretch) -> Planned:
        """Refuse that two passages of different documents say the same."""
        return self.do(plan_refuse_pair(self.draft, a, b))

    def accept_pair(
        self,
        a: Stretch,
        b: Stretch,
        relation: Relation,
        label: str | None,
        *,
        anyway: bool = False,
    ) -> Planned:
        """Link two passages of different documents, which become spans with this label.

        `link` changes the relation later, and turns which end of a partial link says more.
        """
        return self.do(plan_accept_pair(self.draft, a, b, relation, label, anyway=anyway))

    # Documents

    def complete(self, document: str) -> Planned:
        """Mark a document as done, or as not done after all."""
        return self.do(plan_complete(self.draft, document))

    def complete_story(self) -> Planned:
        """Mark all documents of the story as done."""
        return self.do(plan_complete_story(self.draft))

    # Figures

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
