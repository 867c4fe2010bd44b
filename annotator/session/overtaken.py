"""What a link that joins two facts proves wrong of what was said before."""

from annotator.domain.fact import fact_members
from annotator.domain.link import Absence, Dismissal, Relation
from annotator.domain.span import Span
from annotator.domain.step import Change
from annotator.session.draft import Draft
from annotator.session.plan import removed
from annotator.session.suggesting.refusals import contradicted


def overtaken(draft: Draft, near: Span, far: Span, relation: Relation) -> list[Change]:
    """Takes back what no longer holds once the two are linked.

    That is each absence of the joined fact in an article where it now has a member, and each
    dismissal of a passage that is mostly the same as a member: both would leave as examples of
    what the link says the opposite of.
    """
    if not relation.joins:
        return []
    layer = draft.layer
    members = fact_members(layer, near.id) | fact_members(layer, far.id)
    present = {layer.spans[member].document for member in members if member in layer.spans}
    gone: list[Absence | Dismissal] = [
        absence
        for member in members
        for absence in layer.absences_of(member)
        if absence.document in present
    ]
    gone += contradicted(layer, members)
    return [removed(record) for record in gone]


def told(changes: list[Change]) -> str:
    """What of it a title says: that a passage is no longer refused; else nothing."""
    refused = any(isinstance(change.after, Dismissal) for change in changes)
    return ", no longer refused" if refused else ""
