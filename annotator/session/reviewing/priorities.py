"""What a plan that looks for errors draws first."""

from collections.abc import Callable, Iterable, Sequence

from annotator.domain.batch import Batch, SamplingPlan
from annotator.domain.errors import Refused
from annotator.domain.label import LabelSet
from annotator.domain.link import Absence, Completion, Link
from annotator.domain.span import Span
from annotator.session.reviewing.contrast import Contrast
from annotator.session.reviewing.frame import Frame, FrameItem, reads
from annotator.storage.store import Store

First = Callable[[FrameItem], bool]
"""Whether an item is drawn before the others."""


def first_of(store: Store, plan: SamplingPlan, frame: Frame, reviewer: str) -> First:
    """What the plan draws first of a frame; for use in `snapshot()`.

    Raises:
        Refused: the plan compares layers, and nobody else has marked these articles.
    """
    match plan:
        case SamplingPlan.DISAGREEMENT:
            return _otherwise(store, frame)
        case SamplingPlan.FLAGGED:
            return lambda item: any(each.note.startswith("?") for each in _rows(frame, item))
        case SamplingPlan.EARLIER_DEFINITION:
            labels = store.labels()
            return lambda item: any(_is_earlier(labels, each) for each in frame.spans_of(item))
        case SamplingPlan.NEW:
            own = [each for each in store.batches() if each.reviewer == reviewer]
            return lambda item: _is_new(frame, item, own)
    raise ValueError(plan)


def _otherwise(store: Store, frame: Frame) -> First:
    """What another annotator marks otherwise, or not at all."""
    documents = {item.document for item in frame.items}
    contrasts: dict[str, list[Contrast]] = {each: [] for each in frame.layers}
    for other in store.annotators():
        layer = store.layer(other.id, frame.story)
        read = frozenset(each for each in frame.documents if reads(layer, each))
        if read & documents:
            for annotator in contrasts.keys() - {other.id}:
                contrasts[annotator].append(Contrast(frame.layers[annotator], layer, read))
    if not any(
        contrast.covers(item) for item in frame.items for contrast in contrasts[item.annotator]
    ):
        raise Refused(
            "Nobody else has marked these articles, so there is no disagreement in them.",
            "Choose another plan.",
        )
    return lambda item: any(each.differs(item) for each in contrasts[item.annotator])


def _is_earlier(labels: LabelSet, span: Span) -> bool:
    label = labels.get(span.label)
    return label is not None and (span.label_revision or 0) < label.revision


def _is_new(frame: Frame, item: FrameItem, batches: Iterable[Batch]) -> bool:
    """Whether it has come or changed since the last of the batches that it could have been in."""
    story = frame.documents[item.document].story
    since = max((each.created_at for each in batches if _could_hold(each, item, story)), default="")
    rows: list[Span | Link | Absence | Completion] = [*_rows(frame, item)]
    if item.row is None:
        done = frame.layers[item.annotator].completions.values()
        rows += [each for each in done if each.document == item.document]
    return any(each.updated_at > since for each in rows)


def _could_hold(batch: Batch, item: FrameItem, story: str) -> bool:
    return (
        item.annotator in batch.annotators
        and item.kind in batch.kinds
        and batch.story in (None, story)
        and (not batch.labels or item.row is None or item.label in batch.labels)
    )


def _rows(frame: Frame, item: FrameItem) -> Sequence[Span | Link | Absence]:
    """What an item is, or what is in the passage that it is."""
    return [item.row] if item.row is not None else frame.spans_of(item)
