"""The items of a batch that stand in one annotator's layer of one story, as the text has them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from annotator.domain.batch import BatchItem, ItemKind
from annotator.session.draft import Draft


class Course:
    """A way through the items from the top of the first article to the end of the last one."""

    def __init__(self, items: Iterable[BatchItem], draft: Draft) -> None:
        """`items`: all of the batch; the way goes through those of the layer of `draft`."""
        numbers = {each.id: each.number for each in draft.in_order}
        self._draft = draft
        self._batch = list(items)
        self._items = sorted(
            (each for each in self._batch if self._is_here(each) and each.document in numbers),
            key=lambda item: (numbers[item.document], item.start, -item.end, item.place),
        )
        self.places = [item.place for item in self._items]
        """The places of the items in the batch, in the order of the text."""
        self._at = {place: index for index, place in enumerate(self.places)}
        self._of_span: dict[str, list[BatchItem]] = defaultdict(list)
        for item in self._items:
            span = _span_of(item, draft)
            if span is not None:
                self._of_span[span].append(item)

    def along(self, place: int, direction: int) -> Sequence[int]:
        """The places that follow an item in a direction, 1 or -1, the nearest first."""
        index = self._at.get(place)
        if index is None:
            return ()
        return self.places[index + 1 :] if direction > 0 else self.places[:index][::-1]

    def beyond(self, direction: int) -> int | None:
        """The place of an item of the layer that comes after this one, or before; none: no other.

        First come the other annotators of the story in the order in which the batch has them,
        then the next story of the batch.
        """
        here = [each for each in self._batch if each.document in self._draft.documents]
        places: dict[str, list[int]] = defaultdict(list)
        for item in sorted(here, key=lambda item: item.place):
            places[item.annotator].append(item.place)
        own = places[self._draft.annotator] or [0]
        others = [each for each in places.values() if (each[0] - own[0]) * direction > 0]
        if others:
            found = min(others, key=lambda each: each[0] * direction)
            return found[0 if direction > 0 else -1]
        edge = max if direction > 0 else min
        end = edge((each.place for each in here), default=0)
        away = [each.place for each in self._batch if (each.place - end) * direction > 0]
        return min(away, key=lambda place: place * direction, default=None)

    def of_span(self, span: str) -> Sequence[BatchItem]:
        """The items that are read at a span: the span itself first, then its links, absences."""
        here = self._of_span.get(span, [])
        return sorted(here, key=lambda item: item.kind is not ItemKind.SPAN)

    def _is_here(self, item: BatchItem) -> bool:
        return item.annotator == self._draft.annotator

    @property
    def spans(self) -> Iterable[str]:
        """The ids of the spans at which an item is read."""
        return self._of_span


def _span_of(item: BatchItem, draft: Draft) -> str | None:
    """The id of the span that an item is read at; none of a passage and of what is gone."""
    record = item.record or ""
    match item.kind:
        case ItemKind.SPAN:
            return record
        case ItemKind.LINK:
            link = draft.layer.links.get(record)
            return None if link is None else link.a
        case ItemKind.ABSENCE:
            absence = draft.layer.absences.get(record)
            return None if absence is None else absence.span
        case ItemKind.PASSAGE:
            return None
