"""Planning links between two spans, or from a span to a passage."""

from annotator.domain.errors import Refused
from annotator.domain.fact import conflict
from annotator.domain.identity import new_id
from annotator.domain.link import Link, Relation, Side
from annotator.domain.span import Span
from annotator.domain.standing import STRENGTH, End, Standing, standings
from annotator.domain.step import Change
from annotator.session.asking import Choice, NeedsAnswer, Question
from annotator.session.draft import Draft
from annotator.session.overtaken import overtaken, told
from annotator.session.passages import span_on
from annotator.session.plan import Plan, added, changed
from annotator.session.spans import title_of
from annotator.session.wording import quoted


def plan_link(
    draft: Draft,
    source: Span,
    target: Span,
    relation: Relation,
    more: str | None = None,
    *,
    anyway: bool = False,
) -> Plan:
    """A link from `source` to `target`, or another relation for the one that they have.

    `more` is the id of the end of a partial link that says more. Saying `partial` of a partial
    pair again turns that round: the source says more, the target does, not known. Spans of one
    article are joined through a member of the source's fact in another article. An absence of the
    fact in an article where it now has a member is gone, and so is the dismissal of what is linked.

    Raises `Refused` where the two cannot be linked, and `NeedsAnswer` where the link would join
    what is marked as different or as contradicting, unless `anyway`.
    """
    if source.id == target.id:
        raise Refused("That is the span itself.", "Go to another article and choose a passage.")
    standing = Standing(relation, _end(source, target, more))
    near = source
    if source.document == target.document:
        near, standing = _through_another_article(draft, source, target, standing)
    present = draft.layer.link_between(near.id, target.id)
    if present is not None and present.relation is standing.relation:
        return _again(draft, present, near, target, standing)
    if not anyway:
        _ask_about_conflict(draft, near, target, standing.relation)
    change = _related(draft, present, near, target, standing)
    gone = overtaken(draft, near, target, standing.relation)
    title = f"{_title(draft, near, target, standing)}{told(gone)}"
    return Plan(title, (change, *gone), target.id)


def plan_link_passage(
    draft: Draft,
    source: Span,
    document: str,
    start: int,
    end: int,
    relation: Relation,
    *,
    anyway: bool = False,
) -> Plan:
    """A link from `source` to the passage `[start, end)`, which becomes a span where it is none.

    A span with exactly these bounds is used, the source's label preferred; else one is made with
    the source's label, or as a plain highlight where that label is retired.
    """
    target = span_on(draft, document, start, end, source.label)
    with target.there(draft):
        plan = plan_link(draft, source, target.span, relation, anyway=anyway)
    if not target.changes:
        return plan
    title = f"{plan.title}, new {title_of(draft, target.span)}"
    return Plan(title, (*target.changes, *plan.changes), target.span.id)


def link_row(annotator: str, near: str, far: str, standing: Standing, note: str = "") -> Link:
    """A new link that says how `far` stands to `near`."""
    a, b = sorted((near, far))
    more = _side(a, near, standing.more)
    return Link(new_id(), annotator, a, b, standing.relation, more, note)


def says_more(draft: Draft, near: Span, far: Span, more: End | None) -> str:
    """Which article says more, in words."""
    if more is None:
        return "which says more is open"
    return f"{draft.number((near if more == 'near' else far).document)} says more"


def _end(source: Span, target: Span, more: str | None) -> End | None:
    if more is None:
        return None
    if more not in (source.id, target.id):
        raise ValueError("the end that says more is neither the source nor the target")
    return "near" if more == source.id else "far"


def _side(a: str, near: str, more: End | None) -> Side | None:
    if more is None:
        return None
    return "a" if (more == "near") == (a == near) else "b"


def _through_another_article(
    draft: Draft, source: Span, target: Span, standing: Standing
) -> tuple[Span, Standing]:
    """The member of the source's fact to link the target to, and how the target stands to it.

    One that is linked to the target already comes first, then the strongest relation.
    """
    layer = draft.layer
    if standing.relation is Relation.DIFFERENT:
        raise Refused(
            "Both are in the same article, and links run between articles.",
            "Leave the two unlinked.",
        )
    ways = [
        (layer.link_between(member, target.id) is None, STRENGTH[way.relation], member, way)
        for member, way in standings(layer, source.id).items()
        if member in layer.spans and layer.spans[member].document != target.document
    ]
    if not ways:
        raise Refused(
            "Both are in the same article, and links run between articles.",
            "Link the source to another article first: then this one joins it there.",
        )
    _, _, member, way = min(ways, key=lambda each: (*each[:2], each[3].links, each[2]))
    return layer.spans[member], way.reversed().then(standing)


def _again(draft: Draft, link: Link, near: Span, far: Span, standing: Standing) -> Plan:
    """The relation that the pair has: nothing to do, unless it is partial."""
    if link.relation is not Relation.PARTIAL:
        title = _title(draft, near, far, standing)
        return Plan(f"already {title}", span=far.id)
    turned = standing.more or _turned(link, near)
    side = _side(link.a, near.id, turned)
    if side == link.more:
        return Plan(f"already {_title(draft, near, far, standing)}", span=far.id)
    standing = Standing(Relation.PARTIAL, turned)
    return Plan(_title(draft, near, far, standing), (changed(link, more=side),), far.id)


def _turned(link: Link, near: Span) -> End | None:
    if link.more is None:
        return "near"
    says = link.a if link.more == "a" else link.b
    return "far" if says == near.id else None


def _ask_about_conflict(draft: Draft, near: Span, far: Span, relation: Relation) -> None:
    link = conflict(draft.layer, near.id, far.id, relation)
    if link is None:
        return
    one, other = (_named(draft, end) for end in (link.a, link.b))
    choice = Choice(True, f"link them as {relation} all the same")
    raise NeedsAnswer(
        Question(
            f"That does not go with {one} {link.relation.mark} {other}, marked {link.relation}.",
            (choice,),
            "anyway",
        )
    )


def _named(draft: Draft, span: str) -> str:
    known = draft.layer.spans.get(span)
    if known is None:
        return "a passage of another story"
    return f"{draft.number(known.document)} {quoted(known.quote)}"


def _related(draft: Draft, present: Link | None, near: Span, far: Span, new: Standing) -> Change:
    if present is None:
        return added(link_row(draft.annotator, near.id, far.id, new))
    side = _side(present.a, near.id, new.more)
    return changed(present, relation=new.relation, more=side)


def _title(draft: Draft, near: Span, far: Span, standing: Standing) -> str:
    ends = (draft.number(near.document), draft.number(far.document))
    title = f"link {ends[0]} {standing.relation.mark} {ends[1]} {quoted(far.quote)}"
    if standing.relation is Relation.PARTIAL:
        title += f", {says_more(draft, near, far, standing.more)}"
    return title
