"""Agreeing with a reviewer: the amended value becomes the annotator's own, in one step."""

from dataclasses import replace

from annotator.domain.errors import Refused
from annotator.domain.fact import fact_members
from annotator.domain.link import Absence, Link, Relation, Side
from annotator.domain.passage import QuotedPassage
from annotator.domain.span import Span
from annotator.domain.step import Change
from annotator.domain.verdict import Amendment, Judgement
from annotator.session.absences import plan_absence
from annotator.session.draft import Draft
from annotator.session.feedback.corrections import Correction
from annotator.session.feedback.wanted import (
    says_what_is_wanted,
    spans_on,
    successors,
    wanted_span,
)
from annotator.session.linking import plan_link
from annotator.session.passages import Marked, span_on
from annotator.session.plan import Plan, removed
from annotator.session.removal import plan_delete
from annotator.session.spans import label_revision, plan_tag, title_of
from annotator.session.wording import quoted


def plan_agree(
    draft: Draft, correction: Correction, *, keep: bool | None = None, anyway: bool = False
) -> Plan:
    """What the annotator's layer needs to say what the reviewer wants; nothing where it does.

    `draft` is the annotator's, of the correction's story. What was changed or deleted since the
    verdict is put right as it stands now. `keep` and `anyway` are the answers to `NeedsAnswer`,
    which is raised as by `plan_delete` and `plan_link`.

    Raises `Refused` for another annotator's correction, for one of another story, for a question,
    and where a label cannot be given any more.
    """
    if draft.annotator != correction.annotator:
        raise Refused("That is a correction of somebody else's work.")
    if correction.document not in draft.documents:
        raise Refused(
            f"That is in the story “{correction.story}”.", "Open the story to agree with it."
        )
    verdict, about = correction.verdict, correction.about
    if verdict.judgement is Judgement.UNSURE:
        raise Refused("The reviewer asks, and there is nothing to agree with.", "Answer it.")
    if says_what_is_wanted(draft.layer, about, verdict):
        return Plan(f"agreed already: {correction.theirs}")
    plan = _plan(draft, correction, keep, anyway)
    return Plan(f"agreed: {plan.title}", plan.changes, plan.span)


def _plan(draft: Draft, correction: Correction, keep: bool | None, anyway: bool) -> Plan:
    amendment = correction.verdict.amendment
    match correction.verdict.judgement, correction.about.record:
        case Judgement.MISSING, _ if amendment.other is None:
            return _tag(draft, amendment)
        case Judgement.MISSING, _:
            return _missing_link(draft, amendment, anyway)
        case Judgement.SPURIOUS, Span() as span:
            return _delete(draft, span, keep)
        case Judgement.SPURIOUS, Link() as link:
            return _unlink(draft, link)
        case Judgement.SPURIOUS, Absence() as absence:
            return _open_again(draft, absence)
        case Judgement.WRONG_RELATION, Link():
            return _relate(draft, correction, anyway)
        case Judgement.WRONG_RELATION, Absence() as absence:
            return _say_there(draft, correction, absence, anyway)
        case _, Span() as span:
            return _amend(draft, span, amendment, keep)
    raise Refused("What was judged is not known here any more: nothing can be put right.")


def _amend(draft: Draft, span: Span, amendment: Amendment, keep: bool | None) -> Plan:
    """Another label, other bounds, or both. Where a span says so already, this one goes."""
    live = draft.layer.spans.get(span.id)
    start, end, label = wanted_span(live or span, amendment)
    if live is None:
        return plan_tag(draft, span.document, start, end, label)
    twin = draft.layer.span_at(span.document, start, end, label)
    if twin is not None and twin.id != live.id:
        return plan_delete(draft, live, keep)
    revision = live.label_revision if label == live.label else label_revision(draft, label)
    quote = draft.texts[span.document][start:end]
    after = replace(live, start=start, end=end, quote=quote, label=label, label_revision=revision)
    title = f"{title_of(draft, after)} (was {title_of(draft, live)})"
    return Plan(title, (Change(live, after),), live.id)


def _delete(draft: Draft, span: Span, keep: bool | None) -> Plan:
    live = draft.layer.spans.get(span.id)
    found = live or draft.layer.span_at(span.document, *span.extent, span.label)
    if found is None:
        raise Refused("That span is not there any more.")
    return plan_delete(draft, found, keep)


def _unlink(draft: Draft, link: Link) -> Plan:
    live = draft.layer.link_between(link.a, link.b)
    if live is None:
        raise Refused("That link is not there any more.")
    a, b = (draft.layer.spans[end] for end in (live.a, live.b))
    numbers = draft.number(a.document), draft.number(b.document)
    title = f"no link {numbers[0]} {live.relation.mark} {numbers[1]} {quoted(a.quote)}"
    return Plan(title, (removed(live),), a.id)


def _open_again(draft: Draft, absence: Absence) -> Plan:
    return plan_absence(draft, draft.layer.spans[absence.span], absence.document)


def _relate(draft: Draft, correction: Correction, anyway: bool) -> Plan:
    link, about = correction.about.record, correction.about
    assert isinstance(link, Link)
    near, far = (_end(draft, about.span(end)) for end in (link.a, link.b))
    return _linked(draft, near, far, correction.verdict.amendment, anyway)


def _say_there(draft: Draft, correction: Correction, absence: Absence, anyway: bool) -> Plan:
    """The absence goes and the passage is linked."""
    amendment = correction.verdict.amendment
    near = _end(draft, correction.about.span(absence.span))
    far = _on(draft, amendment.passage, near.span.label)
    plan = _linked(draft, near, far, amendment, anyway)
    gone = {change.after.id for change in plan.changes}
    members = fact_members(draft.layer, near.span.id)
    said = (each for member in members for each in draft.layer.absences_of(member))
    left = [each for each in said if each.document == absence.document and each.id not in gone]
    return Plan(plan.title, (*plan.changes, *map(removed, left)), plan.span)


def _tag(draft: Draft, amendment: Amendment) -> Plan:
    if amendment.passage is None:
        raise Refused("The verdict does not say what is missing.")
    return plan_tag(draft, amendment.passage.document, *amendment.passage.extent, amendment.label)


def _missing_link(draft: Draft, amendment: Amendment, anyway: bool) -> Plan:
    near = _on(draft, amendment.passage, amendment.label)
    far = _on(draft, amendment.other, near.span.label)
    return _linked(draft, near, far, amendment, anyway)


def _linked(draft: Draft, near: Marked, far: Marked, amendment: Amendment, anyway: bool) -> Plan:
    """The two as linked spans, those that are not there made in the same step."""
    side: dict[Side | None, str | None] = {None: None, "a": near.span.id, "b": far.span.id}
    relation = amendment.relation or Relation.EQUIVALENT
    with near.there(draft), far.there(draft):
        more = side[amendment.more]
        plan = plan_link(draft, near.span, far.span, relation, more, anyway=anyway)
    return Plan(plan.title, (*near.changes, *far.changes, *plan.changes), plan.span)


def _end(draft: Draft, span: Span | None) -> Marked:
    """What a span is now; where it is deleted, the one that stands there, else it is made again."""
    for each in successors(draft.layer, span):
        return Marked(each)
    if span is None:
        raise Refused("What was judged is not known here any more: nothing can be put right.")
    return span_on(draft, span.document, *span.extent, span.label)


def _on(draft: Draft, passage: QuotedPassage | None, label: str | None) -> Marked:
    """The span on a passage, else a new one."""
    if passage is None:
        raise Refused("The verdict does not say where.")
    for each in spans_on(draft.layer, passage):
        if each.label == label:
            return Marked(each)
    return span_on(draft, passage.document, *passage.extent, label)
