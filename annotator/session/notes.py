"""Planning what is said about a row or an article: notes, completions."""

from annotator.domain.identity import new_id
from annotator.domain.link import Absence, Completion, Link
from annotator.domain.span import Span
from annotator.session.draft import Draft
from annotator.session.plan import Plan, added, changed, removed
from annotator.session.wording import count, quoted


def plan_note(draft: Draft, record: Span | Link | Absence, text: str) -> Plan:
    """The note of a row, outer white space off; empty: no note."""
    text = text.strip()
    about = about_span(draft, record)
    if record.note == text:
        return Plan("the note is as it was", span=about.id)
    change = changed(record, note=text)
    if not text:
        return Plan(f"note off {quoted(about.quote)}", (change,), about.id)
    kind = "question" if text.startswith("?") else "note"
    return Plan(f"{kind} {quoted(text)} on {quoted(about.quote)}", (change,), about.id)


def about_span(draft: Draft, record: Span | Link | Absence) -> Span:
    """The span that a row is shown at."""
    match record:
        case Span():
            return record
        case Link():
            return draft.layer.spans[record.a]
        case Absence():
            return draft.layer.spans[record.span]


def plan_complete(draft: Draft, document: str) -> Plan:
    """Done with an article, or not done after all."""
    number = draft.number(document)
    present = [each for each in draft.layer.completions.values() if each.document == document]
    if present:
        return Plan(f"article {number} is not complete", tuple(removed(each) for each in present))
    return Plan(f"article {number} complete", (added(_completion(draft, document)),))


def plan_complete_story(draft: Draft) -> Plan:
    """Done with every article of the story."""
    left = [each.id for each in draft.in_order if not draft.layer.is_complete(each.id)]
    if not left:
        return Plan("the story is complete already")
    changes = tuple(added(_completion(draft, document)) for document in left)
    return Plan(f"story complete: {count(len(draft.documents), 'article')}", changes)


def _completion(draft: Draft, document: str) -> Completion:
    return Completion(id=new_id(), annotator=draft.annotator, document=document)
