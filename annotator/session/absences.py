"""Planning “nothing here”: an article that says nothing of a fact."""

from annotator.domain.errors import Refused
from annotator.domain.fact import fact_members
from annotator.domain.identity import new_id
from annotator.domain.link import Absence
from annotator.domain.span import Span
from annotator.session.draft import Draft
from annotator.session.plan import Plan, added, removed
from annotator.session.wording import quoted


def plan_absence(draft: Draft, span: Span, document: str) -> Plan:
    """Article `document` says nothing of the span's fact; said already: it is open again."""
    layer = draft.layer
    members = fact_members(layer, span.id)
    number = draft.number(document)
    for member in sorted(members & layer.spans.keys()):
        if layer.spans[member].document == document:
            where = "The span stands" if member == span.id else "The fact has a member"
            raise Refused(
                f"{where} in article {number} itself: {quoted(layer.spans[member].quote)}.",
                "Take that out of the fact first." if member != span.id else "",
            )
    if document not in draft.documents:
        raise Refused("This article is not part of the open story.")
    present = [
        absence
        for member in sorted(members)
        for absence in layer.absences_of(member)
        if absence.document == document
    ]
    if present:
        changes = tuple(removed(absence) for absence in present)
        return Plan(f"open again in {number}: {quoted(span.quote)}", changes, span.id)
    absence = Absence(id=new_id(), annotator=draft.annotator, span=span.id, document=document)
    return Plan(f"nothing in {number} of {quoted(span.quote)}", (added(absence),), span.id)
