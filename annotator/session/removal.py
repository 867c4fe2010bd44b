"""Planning what goes: a span, or a span's part in its fact."""

from annotator.domain.errors import Refused
from annotator.domain.identity import new_id
from annotator.domain.link import Absence, Link
from annotator.domain.span import Span
from annotator.domain.step import Change
from annotator.session.asking import Choice, NeedsAnswer, Question
from annotator.session.draft import Draft
from annotator.session.plan import Plan, added, removed
from annotator.session.spans import title_of
from annotator.session.together import Piece, Together, keep_together, pieces
from annotator.session.wording import count, quoted


def plan_delete(draft: Draft, span: Span, keep: bool | None) -> Plan:
    """A span and all that rests on it, in one step.

    Of a linked one `keep` says whether its neighbours stay one fact; not to say raises
    `NeedsAnswer`. What is absent of its fact is handed to a member that stays, one in each piece.
    """
    links = list(draft.layer.links_of(span.id))
    if links and keep is None:
        raise NeedsAnswer(_delete_question(draft, span, links))
    rest = _rest(draft, span, bool(keep))
    refused = draft.layer.dismissals_of(span.id)
    changes: list[Change] = [removed(link) for link in links]
    changes += [removed(dismissal) for dismissal in refused]
    changes += _handed_on(draft, span, rest.groups)
    changes += [added(link) for link in rest.links]
    changes.append(removed(span))
    title = f"deleted {title_of(draft, span)}{_told(draft, links, rest)}"
    return Plan(title, tuple(changes))


def plan_take_out(draft: Draft, span: Span, keep: bool | None) -> Plan:
    """A span out of its fact; the span stays, and so does what it was marked different from.

    Where the rest would fall apart, `keep` says whether it stays one fact; not to say raises
    `NeedsAnswer`. What is absent of the fact stays with the rest.
    """
    links = [link for link in draft.layer.links_of(span.id) if link.relation.joins]
    if not links:
        raise Refused("This span is not linked.", "It is in no fact to take it out of.")
    if len(pieces(draft.layer, span.id)) > 1 and keep is None:
        raise NeedsAnswer(_take_out_question(draft, span))
    rest = _rest(draft, span, bool(keep))
    changes: list[Change] = [removed(link) for link in links]
    changes += _handed_on(draft, span, rest.groups)
    changes += [added(link) for link in rest.links]
    title = f"taken out of its fact: {quoted(span.quote)}{_told(draft, links, rest)}"
    return Plan(title, tuple(changes), span.id)


def _rest(draft: Draft, span: Span, keep: bool) -> Together:
    if keep:
        return keep_together(draft.layer, span.id)
    return Together((), tuple(pieces(draft.layer, span.id)))


def _handed_on(draft: Draft, span: Span, groups: tuple[Piece, ...]) -> list[Change]:
    """The span's absences as those of a member of each group.

    Where no group is left they go with the span. A member in the absent article itself, which the
    rules never make but another program may, does not take one over.
    """
    layer = draft.layer
    changes: list[Change] = []
    for absence in layer.absences_of(span.id):
        changes.append(removed(absence))
        for group in groups:
            said = {each.document for member in group for each in layer.absences_of(member)}
            present = {layer.spans[member].document for member in group}
            if absence.document not in said | present:
                heir = Absence(new_id(), draft.annotator, group[0], absence.document, absence.note)
                changes.append(added(heir))
    return changes


def _told(draft: Draft, links: list[Link], rest: Together) -> str:
    """What became of its links, in words; nothing where it had none."""
    if not links:
        return ""
    kept = [_relation_told(draft, link) for link in rest.links]
    told = f"; now {', '.join(kept)}" if kept else f"; {count(len(links), 'link')} dropped"
    lost = [_apart(draft, group) for group in rest.groups[1:]] if kept or rest.groups[1:] else []
    if lost:
        told += f"; apart: {', '.join(lost)}"
    notes = sum(1 for link in links if link.note)
    if notes:
        told += f"; {count(notes, 'note')} went with them"
    return told


def _relation_told(draft: Draft, link: Link) -> str:
    a, b = (draft.number(draft.layer.spans[end].document) for end in (link.a, link.b))
    return f"{a} {link.relation.mark} {b}"


def _apart(draft: Draft, group: Piece) -> str:
    span = draft.layer.spans[group[0]]
    return f"{draft.number(span.document)} {quoted(span.quote)}"


def _delete_question(draft: Draft, span: Span, links: list[Link]) -> Question:
    fact = pieces(draft.layer, span.id)
    words = f"{title_of(draft, span)} has {count(len(links), 'link')}."
    drop = Choice(False, f"delete it and drop its {count(len(links), 'link')}")
    if len(fact) < 2:
        return Question(words, (drop,), "keep")
    keep = Choice(True, "delete it and keep the others together")
    return Question(f"{words} {_others(fact)}", (keep, drop), "keep")


def _take_out_question(draft: Draft, span: Span) -> Question:
    fact = pieces(draft.layer, span.id)
    keep = Choice(True, "take it out and keep the others together")
    drop = Choice(False, "take it out and let the others fall apart")
    words = f"{quoted(span.quote)} holds its fact together. {_others(fact)}"
    return Question(words, (keep, drop), "keep")


def _others(fact: list[Piece]) -> str:
    others = sum(len(piece) for piece in fact)
    return f"Without it the {others} others are no longer one fact."
