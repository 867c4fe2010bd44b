"""Planning “nothing here”: an article that says nothing of a fact."""

from collections.abc import Sequence

from annotator.domain.errors import Refused
from annotator.domain.fact import absent_documents, fact_members
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


def plan_absent_in(draft: Draft, span: Span, documents: Sequence[str]) -> Plan:
    """None of these articles says anything of the span's fact.

    Those that have a member of the fact, or are marked so already, stay as they are.
    """
    layer = draft.layer
    if not all(document in draft.documents for document in documents):
        raise Refused("This article is not part of the open story.")
    members = fact_members(layer, span.id)
    settled = {layer.spans[member].document for member in members if member in layer.spans}
    settled |= absent_documents(layer, members)
    left = [each for each in dict.fromkeys(documents) if each not in settled]
    if not left:
        return Plan(f"nothing is open there of {quoted(span.quote)}", span=span.id)
    absences = [Absence(new_id(), draft.annotator, span.id, document) for document in left]
    numbers = ", ".join(draft.number(document) for document in left)
    title = f"nothing in {numbers} of {quoted(span.quote)}"
    return Plan(title, tuple(added(absence) for absence in absences), span.id)
