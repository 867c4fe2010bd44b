"""All that is known of one span: its links, its history, and the definition in force."""

from dataclasses import dataclass

from annotator.domain.label import Label
from annotator.domain.span import Span
from annotator.domain.standing import direct
from annotator.domain.step import Step
from annotator.session.desk import Desk
from annotator.session.draft import Draft
from annotator.session.sitting import Sitting
from annotator.session.wording import label_name


@dataclass(frozen=True, slots=True)
class InspectedLink:
    """One link, seen from the span."""

    mark: str
    """`=`, `~`, `!` or `-`."""
    says_more: str
    """Of a partial link: `this one says more`, `the other says more`, or empty."""
    article: str
    """The number of the other end's article."""
    quote: str
    note: str


@dataclass(frozen=True, slots=True)
class Inspection:
    """What the inspecting screen shows."""

    span: Span
    article: str
    label: str
    made_under: str
    """The definition that was in force when the span was tagged; empty for a highlight."""
    in_force: str
    """The present definition where it is another one, else empty."""
    links: tuple[InspectedLink, ...]
    history: tuple[tuple[str, str, str], ...]
    """When, by whom and what, newest first."""


def inspect(desk: Desk, sitting: Sitting, span_id: str) -> Inspection:
    """Look a span up; its history is that of the database."""
    span = sitting.layer.spans[span_id]
    steps = desk.ask(lambda store: store.steps_of("span", span_id))
    history = tuple((step.created_at, step.annotator, step.title) for step in steps)
    return inspection_of(desk, sitting.draft, span, history)


def inspection_of(
    desk: Desk, draft: Draft, span: Span, history: tuple[tuple[str, str, str], ...]
) -> Inspection:
    """What is known of a span of this draft, alive or not, beside its history."""
    label = draft.labels.get(span.label)
    made_under = in_force = ""
    if label is not None:
        revisions = desk.ask(lambda store: store.steps_of("label", label.id))
        made_under = _definition(label, span.label_revision, revisions)
        in_force = "" if made_under == label.definition else label.definition
    return Inspection(
        span=span,
        article=draft.number(span.document),
        label=label_name(draft.labels, span.label),
        made_under=made_under,
        in_force=in_force,
        links=tuple(_links(draft, span)),
        history=history,
    )


def _definition(label: Label, revision: int | None, steps: list[Step]) -> str:
    """The definition of a label's revision, from the logged images where it is an earlier one."""
    images = [
        image
        for step in steps
        for change in step.changes
        for image in (change.after, change.before)
        if isinstance(image, Label)
    ]
    found = (image.definition for image in images if image.revision == revision)
    return next(found, label.definition)


def _links(draft: Draft, span: Span) -> list[InspectedLink]:
    links = sorted(draft.layer.links_of(span.id), key=lambda link: (link.created_at, link.id))
    found = []
    for link in links:
        other = draft.layer.spans[link.other(span.id)]
        more = direct(link, span.id).more
        said = {"near": "this one says more", "far": "the other says more", None: ""}[more]
        found.append(
            InspectedLink(
                link.relation.mark,
                said,
                draft.number(other.document),
                other.quote,
                link.note,
            )
        )
    return found
