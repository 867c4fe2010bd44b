"""Whether a layer says what a verdict wants of it.

Agreement is never stored: it is so while the annotator's live rows say it, and no longer once the
change is undone. What counts is what the rows say, not their ids: a span that is made anew with the
wanted bounds and label will do, and a wrong one that is made anew is wrong again.
"""

from itertools import product

from annotator.domain.fact import absent_documents, fact_members
from annotator.domain.layer import Layer
from annotator.domain.link import Absence, Link, Relation, Side
from annotator.domain.passage import QuotedPassage
from annotator.domain.span import Span
from annotator.domain.standing import Standing, direct, standings
from annotator.domain.verdict import Amendment, Judgement, Verdict
from annotator.session.reviewing.audit_item import AuditItem


def says_what_is_wanted(layer: Layer, about: AuditItem, verdict: Verdict) -> bool:
    """Whether nothing that the verdict finds wrong is so any more.

    A question is settled by any change of its row.
    """
    match verdict.judgement, about.record:
        case ((Judgement.WRONG_LABEL | Judgement.WRONG_BOUNDARY), Span() as span):
            return _amended(layer, span, verdict.amendment)
        case Judgement.SPURIOUS, record:
            return _gone(layer, record)
        case Judgement.WRONG_RELATION, Link():
            amendment = verdict.amendment
            return any_stand(layer, *ends(layer, about), amendment.relation, amendment.more)
        case Judgement.WRONG_RELATION, Absence() as absence:
            return _said_there(layer, about, absence, verdict.amendment)
        case Judgement.MISSING, _:
            return _there(layer, verdict.amendment)
    return verdict.judgement is Judgement.UNSURE and bool(about.changed)


def wanted_span(span: Span, amendment: Amendment) -> tuple[int, int, str | None]:
    """Start, end (code points) and label that a span should have; what is right stays."""
    start, end = amendment.passage.extent if amendment.passage is not None else span.extent
    return start, end, amendment.label if amendment.label is not None else span.label


def spans_on(layer: Layer, passage: QuotedPassage) -> list[Span]:
    """The spans with exactly these bounds, oldest first."""
    found = layer.spans_at(passage.document, *passage.extent)
    return sorted(found, key=lambda span: (span.created_at, span.id))


def successors(layer: Layer, span: Span | None) -> list[Span]:
    """The span as it is now; where it is deleted, those that stand where it stood, oldest first."""
    if span is None:
        return []
    live = layer.spans.get(span.id)
    if live is not None:
        return [live]
    return spans_on(layer, QuotedPassage(span.document, *span.extent, span.quote))


def ends(layer: Layer, about: AuditItem) -> tuple[list[Span], list[Span]]:
    """What the ends `a` and `b` of a judged link are now."""
    link = about.record
    a, b = (link.a, link.b) if isinstance(link, Link) else ("", "")
    return successors(layer, about.span(a)), successors(layer, about.span(b))


def any_stand(
    layer: Layer,
    ones: list[Span],
    others: list[Span],
    relation: Relation | None,
    more: Side | None,
) -> bool:
    """Whether one of the spans stands so to one of the others.

    `more` `a`: the one says more; none: whichever does. A link of the two decides, else what
    follows from the links of their fact.
    """
    for one, other in product(ones, others):
        link = layer.link_between(one.id, other.id)
        way: Standing | None
        way = direct(link, one.id) if link is not None else standings(layer, one.id).get(other.id)
        side = None if way is None or way.more is None else "a" if way.more == "near" else "b"
        if way is not None and way.relation is relation and more in (None, side):
            return True
    return False


def _amended(layer: Layer, span: Span, amendment: Amendment) -> bool:
    live = layer.spans.get(span.id)
    if live is None:
        return layer.span_at(span.document, *wanted_span(span, amendment)) is not None
    return wanted_span(live, amendment) == (*live.extent, live.label)


def _gone(layer: Layer, record: Span | Link | Absence | None) -> bool:
    match record:
        case Span():
            twin = layer.span_at(record.document, *record.extent, record.label)
            return record.id not in layer.spans and twin is None
        case Link():
            link = layer.link_between(record.a, record.b)
            refused = link is not None and not link.relation.joins and record.relation.joins
            return link is None or refused
        case Absence():
            return not _absent(layer, record)
        case None:
            return True


def _absent(layer: Layer, absence: Absence) -> bool:
    """Whether the article is still marked to say nothing of the fact."""
    members = fact_members(layer, absence.span)
    return absence.document in absent_documents(layer, members)


def _said_there(layer: Layer, about: AuditItem, absence: Absence, amendment: Amendment) -> bool:
    if amendment.passage is None or _absent(layer, absence):
        return False
    ones = successors(layer, about.span(absence.span))
    others = spans_on(layer, amendment.passage)
    return any_stand(layer, ones, others, amendment.relation, amendment.more)


def _there(layer: Layer, amendment: Amendment) -> bool:
    passage = amendment.passage
    if passage is None:
        return False
    if amendment.other is None:
        return layer.span_at(passage.document, *passage.extent, amendment.label) is not None
    pair = spans_on(layer, passage), spans_on(layer, amendment.other)
    return any_stand(layer, *pair, amendment.relation, amendment.more)
