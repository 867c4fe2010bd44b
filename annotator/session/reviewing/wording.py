"""The words for what is judged, and for what a verdict says of it."""

from annotator.domain.batch import ItemKind
from annotator.domain.link import Absence, Link, Relation, Side
from annotator.domain.span import Span
from annotator.domain.verdict import Amendment, Judgement, Reason, Severity, Verdict
from annotator.session.draft import Draft
from annotator.session.reviewing.audit_item import AuditItem
from annotator.session.spans import title_of
from annotator.session.wording import label_name, quoted

REASONS = {
    Reason.NOT_THIS: "it is not this",
    Reason.DUPLICATE: "the same is marked already",
    Reason.VAGUE: "too vague",
    Reason.OTHER: "another reason",
}
"""What each reason is called."""

_SHORT = {
    Judgement.ACCEPT: "right",
    Judgement.WRONG_LABEL: "wrong label",
    Judgement.WRONG_BOUNDARY: "wrong boundary",
    Judgement.SPURIOUS: "should not be there",
    Judgement.WRONG_RELATION: "wrong relation",
    Judgement.MISSING: "missing",
    Judgement.UNSURE: "question",
    Judgement.WITHDRAWN: "withdrawn",
}


def short_words(verdict: Verdict) -> str:
    """What a verdict says, where nothing is known but itself: `item 12: wrong label`."""
    return f"item {verdict.place}: {_SHORT[verdict.judgement]}"


def item_words(draft: Draft, item: AuditItem) -> str:
    """What is judged: `statistic “over 10,000 workers”`, `link 1 = 3 “…”`."""
    record = item.record
    match record:
        case Span():
            return title_of(draft, record)
        case Link():
            relation = _between(draft, item, record.relation, record.more)
            return f"link {relation} {_quote(item, record.a)}"
        case Absence():
            return f"nothing in {draft.number(record.document)} of {_quote(item, record.span)}"
    text = draft.texts.get(item.item.document, "")
    where = quoted(text[item.item.start : item.item.end])
    noun = "the passage" if item.item.kind is ItemKind.PASSAGE else f"{item.item.kind} at"
    return f"{noun} {where}"


def verdict_words(draft: Draft, item: AuditItem, verdict: Verdict) -> str:
    """What a verdict says: `should be testimony`, `should not be there: too vague`, …"""
    amendment = verdict.amendment
    match verdict.judgement:
        case Judgement.ACCEPT if item.item.kind is ItemKind.PASSAGE:
            return "nothing else is missing"
        case Judgement.WRONG_LABEL | Judgement.WRONG_BOUNDARY:
            return f"should be {_span_words(draft, amendment)}{_how_much(verdict)}"
        case Judgement.SPURIOUS if verdict.reason is not None:
            return f"should not be there: {REASONS[verdict.reason]}"
        case Judgement.WRONG_RELATION:
            return _relation_words(draft, item, amendment)
        case Judgement.MISSING if amendment.other is not None:
            return f"missing: link {_missing_link_words(draft, amendment)}"
        case Judgement.MISSING:
            return f"missing: {_span_words(draft, amendment)}"
        case Judgement.UNSURE:
            return f"question {quoted(verdict.comment)}"
    return _SHORT[verdict.judgement]


def reason_words(verdict: Verdict) -> str:
    """Why, as far as the reviewer said it: the reason and the comment."""
    given = [REASONS[verdict.reason]] if verdict.reason not in (None, Reason.OTHER) else []
    return ": ".join([*given, *([verdict.comment] if verdict.comment else [])])


def _span_words(draft: Draft, amendment: Amendment) -> str:
    label = [label_name(draft.labels, amendment.label)] if amendment.label is not None else []
    quote = [quoted(amendment.passage.quote)] if amendment.passage is not None else []
    return " ".join(label + quote)


def _how_much(verdict: Verdict) -> str:
    return " (minor)" if verdict.severity is Severity.MINOR else ""


def _relation_words(draft: Draft, item: AuditItem, amendment: Amendment) -> str:
    relation = amendment.relation or Relation.EQUIVALENT
    words = _between(draft, item, relation, amendment.more)
    if amendment.passage is None:
        return f"should be {words}"
    return f"is said there: {words} {quoted(amendment.passage.quote)}"


def _missing_link_words(draft: Draft, amendment: Amendment) -> str:
    near, far, relation = amendment.passage, amendment.other, amendment.relation
    if near is None or far is None or relation is None:
        return ""
    ends = draft.number(near.document), draft.number(far.document)
    words = _pair(ends, relation, amendment.more)
    return f"{words} {quoted(near.quote)} and {quoted(far.quote)}"


def _between(draft: Draft, item: AuditItem, relation: Relation, more: Side | None) -> str:
    """`1 ~ 3, 1 says more`: how the two of a link stand, or the two of an absence would."""
    documents = {span.id: draft.number(span.document) for span in item.spans}
    match item.record:
        case Link() as link:
            ends = documents.get(link.a, "?"), documents.get(link.b, "?")
        case Absence() as absence:
            ends = documents.get(absence.span, "?"), draft.number(absence.document)
        case _:
            ends = "?", "?"
    return _pair(ends, relation, more)


def _pair(ends: tuple[str, str], relation: Relation, more: Side | None) -> str:
    words = f"{ends[0]} {relation.mark} {ends[1]}"
    if relation is not Relation.PARTIAL:
        return words
    return f"{words}, {ends[0] if more == 'a' else ends[1]} says more" if more else words


def _quote(item: AuditItem, span: str) -> str:
    found = item.span(span)
    return quoted(found.quote) if found is not None else "“?”"
