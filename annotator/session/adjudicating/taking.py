"""Taking a row of one of the two layers over into the gold layer.

What is there already and says the same is used, not doubled.
"""

from collections.abc import Collection

from annotator.domain.errors import Refused
from annotator.domain.fact import fact_members
from annotator.domain.identity import new_id
from annotator.domain.label import LabelSet
from annotator.domain.link import Absence, Link, Relation
from annotator.domain.span import Span
from annotator.review.difference import Row
from annotator.session.adjudicating.gathering import Gathering
from annotator.session.adjudicating.sources import Sources
from annotator.session.linking import plan_link
from annotator.session.plan import added
from annotator.session.spans import new_span
from annotator.session.wording import count, quoted

UNDECIDED = "Decide about that span first; . goes to what is undecided."
LEFT_OUT = "0 leaves this out too."


def take(
    gathering: Gathering,
    sources: Sources,
    row: Row,
    *,
    own: Collection[str] = (),
    anyway: bool = False,
) -> str:
    """Take a row over; the id of the gold row that says the same now.

    `own`: the gold rows that the decision in hand has made before, and may change. Raises
    `Refused` where what the row stands on is not in the gold layer, and `NeedsAnswer` as
    `plan_link` does.
    """
    match row:
        case Span():
            return take_span(gathering, row)
        case Link():
            near, far = (end_of(gathering, sources, end) for end in (row.a, row.b))
            more = {"a": near, "b": far, None: None}[row.more]
            return take_link(gathering, (near, far), row.relation, more, own=own, anyway=anyway)
        case Absence():
            span = end_of(gathering, sources, row.span)
            return take_absence(gathering, span, row.document)


def take_span(gathering: Gathering, row: Span) -> str:
    """The gold span with the bounds and the label of `row`, under the definition in force."""
    draft = gathering.draft
    twin = draft.layer.span_at(row.document, *row.extent, row.label)
    if twin is not None:
        return twin.id
    revision = revision_now(draft.labels, row.label, row.label_revision)
    span = new_span(draft, row.document, row.extent, row.label, revision)
    gathering.add(added(span))
    return span.id


def revision_now(labels: LabelSet, label: str | None, before: int | None) -> int | None:
    """The revision of a label in force; of one that is retired the one it was given under."""
    known = labels.get(label)
    return before if known is None or known.retired_at is not None else known.revision


def end_of(gathering: Gathering, sources: Sources, source: str) -> Span:
    """The gold span that stands for the span `source` of one of the two layers.

    Raises `Refused` where there is none, or more than one.
    """
    became = gathering.settled.became(source)
    spans = [gathering.layer.spans[each] for each in became if each in gathering.layer.spans]
    if len(spans) == 1:
        return spans[0]
    what = sources.named(source)
    if spans:
        raise Refused(
            f"{what} became {count(len(spans), 'span')} in the gold layer.",
            f"{LEFT_OUT} On the board the gold annotator can link each of them.",
        )
    if source not in gathering.settled:
        raise Refused(f"{what} is not in the gold layer yet.", UNDECIDED)
    raise Refused(f"{what} was not taken over into the gold layer.", LEFT_OUT)


def take_link(
    gathering: Gathering,
    ends: tuple[Span, Span],
    relation: Relation,
    more: Span | None,
    *,
    own: Collection[str],
    anyway: bool,
) -> str:
    """The link of two gold spans with this relation; `more`: the end that says more, if known."""
    near, far = ends
    draft = gathering.draft
    if near.document == far.document:
        number = draft.number(near.document)
        raise Refused(f"In the gold layer both ends are in article {number}.", LEFT_OUT)
    present = draft.layer.link_between(near.id, far.id)
    same = present is not None and present.relation is relation
    if present is not None and not same and present.id not in own:
        raise Refused(
            f"In the gold layer {quoted(near.quote)} and {quoted(far.quote)} are linked "
            f"as {present.relation} already.",
            LEFT_OUT,
        )
    if present is None or not same or (more is not None and _says_more(present) != more.id):
        says_more = None if more is None else more.id
        plan = plan_link(draft, near, far, relation, says_more, anyway=anyway)
        gathering.add(*plan.changes)
    link = draft.layer.link_between(near.id, far.id)
    assert link is not None
    return link.id


def take_absence(gathering: Gathering, span: Span, document: str) -> str:
    """The row that says of the fact of a gold span that there is nothing of it in `document`.

    Raises `Refused` where the fact has a member there.
    """
    layer = gathering.layer
    members = sorted(fact_members(layer, span.id))
    for member in members:
        if member in layer.spans and layer.spans[member].document == document:
            number = gathering.draft.number(document)
            raise Refused(
                f"In the gold layer article {number} says it: {quoted(layer.spans[member].quote)}.",
                LEFT_OUT,
            )
    for member in members:
        for absence in layer.absences_of(member):
            if absence.document == document:
                return absence.id
    absence = Absence(new_id(), gathering.draft.annotator, span.id, document)
    gathering.add(added(absence))
    return absence.id


def _says_more(link: Link) -> str | None:
    return {"a": link.a, "b": link.b, None: None}[link.more]
