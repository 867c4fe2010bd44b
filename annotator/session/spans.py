"""Planning what happens to one span: tag, relabel, adjust."""

from annotator.domain.errors import Refused
from annotator.domain.identity import new_id
from annotator.domain.span import Span
from annotator.session.draft import Draft
from annotator.session.plan import Plan, added, changed
from annotator.session.wording import label_name, quoted
from annotator.text.extent import Extent
from annotator.text.trimming import trim


def plan_tag(draft: Draft, document: str, start: int, end: int, label: str | None) -> Plan:
    """A span on `[start, end)` without its outer white space; `label` none: a plain highlight.

    What is there already with the same bounds is used: a plain highlight gets the label, and what
    is tagged so is named and left as it is.
    """
    start, end = bounds(draft, document, start, end)
    revision = label_revision(draft, label)
    present = draft.layer.span_at(document, start, end, label)
    if present is None and label is None:
        present = any_span_at(draft, document, start, end)
    if present is not None:
        return _reaffirm(draft, present)
    highlight = draft.layer.span_at(document, start, end, None)
    if highlight is not None:
        return plan_relabel(draft, highlight, label)
    span = new_span(draft, document, (start, end), label, revision)
    return Plan(title_of(draft, span), (added(span),), span.id)


def plan_relabel(draft: Draft, span: Span, label: str | None) -> Plan:
    """Another label for a span, or none: then it is a plain highlight."""
    if span.label == label:
        return _reaffirm(draft, span)
    revision = label_revision(draft, label)
    _refuse_twin(draft, span, span.extent, label)
    change = changed(span, label=label, label_revision=revision)
    was, becomes = label_name(draft.labels, span.label), label_name(draft.labels, label)
    return Plan(f"{becomes} (was {was}) {quoted(span.quote)}", (change,), span.id)


def plan_adjust(draft: Draft, span: Span, start: int, end: int) -> Plan:
    """Other bounds for a span; its links, its note and what is absent stay."""
    start, end = bounds(draft, span.document, start, end)
    if (start, end) == span.extent:
        return Plan(f"as it was: {quoted(span.quote)}", span=span.id)
    _refuse_twin(draft, span, (start, end), span.label)
    quote = draft.texts[span.document][start:end]
    change = changed(span, start=start, end=end, quote=quote)
    return Plan(f"adjusted: {quoted(quote)}", (change,), span.id)


def bounds(draft: Draft, document: str, start: int, end: int) -> Extent:
    """The selection without its outer white space, in code points; refused where nothing is left.

    A selection that reaches over the text's end, or runs backwards, is put right first.
    """
    if document not in draft.texts:
        raise Refused("This article is not part of the open story.")
    text = draft.texts[document]
    start, end = sorted(max(0, min(each, len(text))) for each in (start, end))
    start, end = trim(text, start, end)
    if start >= end:
        raise Refused("Nothing but white space is selected.", "Select some words first.")
    return start, end


def new_span(
    draft: Draft, document: str, extent: Extent, label: str | None, revision: int | None
) -> Span:
    """A span that is not in the draft yet."""
    start, end = extent
    return Span(
        id=new_id(),
        document=document,
        annotator=draft.annotator,
        start=start,
        end=end,
        quote=draft.texts[document][start:end],
        label=label,
        label_revision=revision,
    )


def any_span_at(draft: Draft, document: str, start: int, end: int) -> Span | None:
    """The oldest span with exactly these bounds, whatever its label."""
    found = draft.layer.spans_at(document, start, end)
    return min(found, key=lambda span: (span.created_at, span.id), default=None)


def label_revision(draft: Draft, label: str | None) -> int | None:
    """The revision of a label in force now; refused for a label that cannot be given."""
    if label is None:
        return None
    known = draft.labels.get(label)
    if known is None:
        raise Refused(f"There is no label “{label}”.")
    if known.retired_at is not None:
        raise Refused(f"The label “{known.name}” is retired.", "Choose another with Space.")
    return known.revision


def title_of(draft: Draft, span: Span) -> str:
    """`statistic “over 10,000 workers”`."""
    return f"{label_name(draft.labels, span.label)} {quoted(span.quote)}"


def _reaffirm(draft: Draft, span: Span) -> Plan:
    """A span tagged again as it is: it holds under the definition in force now."""
    known = draft.labels.get(span.label)
    title = title_of(draft, span)
    if known is None or known.retired_at is not None or span.label_revision == known.revision:
        return Plan(f"already {title}", span=span.id)
    change = changed(span, label_revision=known.revision)
    return Plan(f"{title}, under the definition in force", (change,), span.id)


def _refuse_twin(draft: Draft, span: Span, extent: Extent, label: str | None) -> None:
    twin = draft.layer.span_at(span.document, *extent, label)
    if twin is not None and twin.id != span.id:
        raise Refused(
            f"There is already a {title_of(draft, twin)} with these bounds.",
            "Delete one of the two first.",
        )
