"""Planning what a person says of a suggestion: not this one, not this pair, or that it is so."""

from annotator.domain.errors import Refused
from annotator.domain.fact import fact_members
from annotator.domain.identity import new_id
from annotator.domain.link import Dismissal, Relation, refused_pair
from annotator.domain.passage import QuotedPassage
from annotator.domain.span import Span
from annotator.domain.step import Change
from annotator.session.draft import Draft
from annotator.session.linking import plan_link
from annotator.session.passages import Marked, span_on
from annotator.session.plan import Plan, added, changed
from annotator.session.spans import any_span_at, bounds, label_revision
from annotator.session.suggesting.refusals import refused_for
from annotator.session.suggesting.stretch import Stretch, passage_of
from annotator.session.wording import label_name, quoted
from annotator.suggest.passage import Passage


def plan_refuse(draft: Draft, span: Span, stretch: Stretch) -> Plan:
    """The stretch, without its outer white space, does not say what the span's fact says.

    Raises `Refused` where it is in the span's own article, or mostly a member of the fact.
    """
    far = _ends(draft, stretch)
    if far.document == span.document:
        raise Refused("Passages are refused in other articles.", "This one is the span's own.")
    members = fact_members(draft.layer, span.id)
    title = f"refused in {draft.number(far.document)}: {quoted(far.quote)}"
    if passage_of(far) in refused_for(draft.layer, members):
        return Plan(f"already {title}", span=span.id)
    _refuse_member(draft, members, passage_of(far))
    row = Dismissal(new_id(), draft.annotator, span.id, far.document, far.start, far.end, far.quote)
    return Plan(title, (added(row),), span.id)


def plan_refuse_pair(draft: Draft, a: Stretch, b: Stretch) -> Plan:
    """The two stretches do not say the same.

    Where one of them is a span already it is refused for that. Raises `Refused` where both are in
    one article, or mostly members of one fact.
    """
    _refuse_one_article(a, b)
    one, other = _ends(draft, a), _ends(draft, b)
    for near, far in ((one, other), (other, one)):
        span = any_span_at(draft, near.document, near.start, near.end)
        if span is not None:
            return plan_refuse(draft, span, far)
    numbers = f"{draft.number(one.document)} and {draft.number(other.document)}"
    title = f"refused: {numbers}, {quoted(other.quote)}"
    refusal = refused_pair(new_id(), draft.annotator, one, other)
    if _says(draft, refusal):
        return Plan(f"already {title}")
    return Plan(title, (added(refusal),))


def plan_accept_pair(
    draft: Draft,
    a: Stretch,
    b: Stretch,
    relation: Relation,
    label: str | None,
    *,
    anyway: bool = False,
) -> Plan:
    """The two stretches as linked spans; those with exactly these bounds are used, new ones made.

    The label is for what has none yet. Raises `Refused` for a label that cannot be given, and as
    `plan_link` does.
    """
    _refuse_one_article(a, b)
    label_revision(draft, label)
    near, far = (_labelled(draft, span_on(draft, *_place(each), label), label) for each in (a, b))
    with near.there(draft), far.there(draft):
        plan = plan_link(draft, near.span, far.span, relation, anyway=anyway)
    made = [draft.number(each.span.document) for each in (near, far) if each.changes]
    new = f", {label_name(draft.labels, label)} in {' and '.join(made)}" if made else ""
    return Plan(f"{plan.title}{new}", (*near.changes, *far.changes, *plan.changes), plan.span)


def _labelled(draft: Draft, end: Marked, label: str | None) -> Marked:
    """A plain highlight that was there gets the label."""
    if end.changes or label is None or end.span.label is not None:
        return end
    change: Change = changed(end.span, label=label, label_revision=label_revision(draft, label))
    return Marked(end.span, (change,))


def _ends(draft: Draft, stretch: Stretch) -> QuotedPassage:
    start, end = bounds(draft, *_place(stretch))
    return QuotedPassage(stretch.document, start, end, draft.texts[stretch.document][start:end])


def _place(stretch: Stretch) -> tuple[str, int, int]:
    return stretch.document, stretch.start, stretch.end


def _refuse_one_article(a: Stretch, b: Stretch) -> None:
    if a.document == b.document:
        raise Refused("Both are in the same article, and links run between articles.")


def _refuse_member(draft: Draft, members: set[str], passage: Passage) -> None:
    for member in sorted(members & draft.layer.spans.keys()):
        span = draft.layer.spans[member]
        if passage_of(span).mostly(passage):
            raise Refused(
                f"That is in the fact: {draft.number(span.document)} {quoted(span.quote)}.",
                "Take it out of the fact first.",
            )


def _says(draft: Draft, refusal: Dismissal) -> bool:
    """Whether the same pair is refused already."""
    return any(
        (each.near, each.document, each.start, each.end)
        == (refusal.near, refusal.document, refusal.start, refusal.end)
        for each in draft.layer.dismissals.values()
    )
