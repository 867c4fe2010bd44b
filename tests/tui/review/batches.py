"""A batch over a small honest layer of the five seeds, for tests of the review screen."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from annotator.domain.batch import Batch, BatchItem, ItemKind
from annotator.domain.document import Annotator
from annotator.domain.identity import annotator_id
from annotator.session.annotators import known_annotator
from annotator.session.desk import Desk
from annotator.session.plan import Planned
from annotator.session.sitting import Sitting
from annotator.text.paragraphs import paragraphs
from tests import sample
from tests.factories import make_batch

ANNOTATOR, REVIEWER = "Xanthippe", "Rita"
"""Whose work it is, by a name that stands in no article, and who judges it."""

WHOSE = annotator_id(ANNOTATOR)

ALONE = "a substantial share of their income"
"""In article 5; What is tagged there is linked to nothing, and its annotator is not sure of it."""

FIRST = "18-plus hour days"
"""What the first span of the first article says."""

SHIFTS = "18-hour shifts"
"""What it is linked to in article 2, first of all."""


def seat_layer(path: Path) -> Path:
    """Make `path` a database of the seeds and the annotator's layer; nothing is drawn yet."""
    path.write_bytes(_layer())
    return path


@cache
def _layer() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "layer.db"
        sample.take_in(path)
        with Desk.open(path) as desk:
            desk.call(lambda store: known_annotator(store, ANNOTATOR))
            sitting = sample.annotate(desk, WHOSE)
            fifth = sitting.documents[4].id
            start = sitting.draft.texts[fifth].index(ALONE)
            alone = do(desk, sitting, sitting.tag(fifth, start, start + len(ALONE), "statistic"))
            assert alone is not None
            do(desk, sitting, sitting.note(alone, "? of whom"))
            first = span_saying(sitting, FIRST)
            do(desk, sitting, sitting.absence(first, fifth))
            desk.call(lambda store: known_annotator(store, REVIEWER))
        return path.read_bytes()


def do(desk: Desk, sitting: Sitting, planned: Planned) -> str | None:
    """Commit an act of the annotator's; the span it is about."""
    step = planned.step
    assert step is not None
    sitting.committed(desk.call(lambda store: store.commit(step)))
    return planned.span


def span_saying(sitting: Sitting, quote: str) -> str:
    """The id of the span that says this."""
    return next(each.id for each in sitting.layer.spans.values() if each.quote == quote)


def draw(desk: Desk, sitting: Sitting, kinds: Sequence[ItemKind], **given: Any) -> Batch:
    """Draw all there is of these kinds, in the order of the text; passages of article 1."""
    return draw_from(desk, [sitting], kinds, **given)


def draw_from(
    desk: Desk, sittings: Sequence[Sitting], kinds: Sequence[ItemKind], **given: Any
) -> Batch:
    """Draw all there is of these kinds, story by story; layers of one story side by side."""
    found: list[tuple[tuple[str, str, int], dict[str, Any]]] = []
    for sitting in sittings:
        for item in (each for kind in kinds for each in _items(sitting, kind)):
            number = sitting.draft.number(item["document"])
            found.append(((sitting.story, number, item["start"]), item))
    found.sort(key=lambda pair: pair[0])
    whose = sorted({sitting.draft.annotator for sitting in sittings})
    batch = make_batch(
        len(found),
        reviewer=annotator_id(REVIEWER),
        annotators=tuple(whose),
        kinds=tuple(kinds),
        **given,
    )
    items = [
        BatchItem(batch=batch.id, place=place, **values)
        for place, (_, values) in enumerate(found, start=1)
    ]
    desk.call(lambda store: store.add_batch(batch, items))
    return batch


def _items(sitting: Sitting, kind: ItemKind) -> list[dict[str, Any]]:
    layer, found = sitting.layer, []
    records: dict[ItemKind, Any] = {
        ItemKind.SPAN: layer.spans,
        ItemKind.LINK: layer.links,
        ItemKind.ABSENCE: layer.absences,
    }
    if kind is ItemKind.PASSAGE:
        return _passages(sitting)
    for record in records[kind].values():
        at = {ItemKind.SPAN: "id", ItemKind.LINK: "a", ItemKind.ABSENCE: "span"}[kind]
        span = layer.spans[getattr(record, at)]
        found.append(
            {
                "kind": kind,
                "record": record.id,
                "rev": record.rev,
                "annotator": span.annotator,
                "document": span.document,
                "start": span.start,
                "end": span.end,
                "label": span.label,
            }
        )
    return found


def _passages(sitting: Sitting) -> list[dict[str, Any]]:
    document = sitting.documents[0].id
    return [
        {
            "kind": ItemKind.PASSAGE,
            "record": None,
            "rev": None,
            "annotator": WHOSE,
            "document": document,
            "start": start,
            "end": end,
            "label": None,
        }
        for start, end in list(paragraphs(sitting.draft.texts[document]))[2:5]
    ]


def rita(desk: Desk) -> Annotator:
    """The reviewer."""
    return desk.call(lambda store: known_annotator(store, REVIEWER))
