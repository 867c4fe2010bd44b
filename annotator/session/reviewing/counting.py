"""Counting the verdicts of a batch by annotator, kind and label."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from annotator.domain.batch import BatchItem, ItemKind
from annotator.domain.verdict import Judgement, Severity
from annotator.review.rates import Judged, Rate, rate
from annotator.review.recall import Passage, Recall, recalls
from annotator.session.reviewing.naming import Aliases
from annotator.session.reviewing.standing import Standing

EVERYBODY = "all"
"""Stands for an alias where all annotators are counted together."""


@dataclass(frozen=True, slots=True)
class Row:
    """The error rate of one annotator's items of one kind, and of one label."""

    annotator: str | None
    """The id; none: of all annotators together."""
    alias: str
    """What the annotator is called in the batch."""
    kind: ItemKind
    """Of passages the rate is that of those in which something is missing."""
    label: str | None
    """A label id, of a link that of its span `a`; none: of a highlight. Of a total: none."""
    rate: Rate
    """Of the items that feed the rates and were found right or wrong."""
    beyond: tuple[int, ...]
    """The places of the errors among the items that do not feed them."""


@dataclass(frozen=True, slots=True)
class AnnotatorRecall:
    """How much of what one annotator should have marked is marked."""

    annotator: str | None
    """The id; none: of all annotators together."""
    alias: str
    recall: Recall


class Counting:
    """The figures of the items of one batch. Kinds are never counted together."""

    def __init__(
        self,
        items: Sequence[BatchItem],
        held: Mapping[int, Standing],
        aliases: Aliases,
        labels: Sequence[str],
        seed: int,
    ) -> None:
        """`held` is by place; `labels` are the ids of all labels in their order."""
        self._items = sorted(items, key=lambda each: each.place)
        self._held = held
        self._aliases = aliases
        self._labels: tuple[str | None, ...] = (*labels, None)
        self._seed = seed
        here = {each.annotator for each in items}
        self._annotators = [each for each in aliases.all if each in here]

    def rows(self) -> Iterator[Row]:
        """The rates by kind, annotator and label, of what was drawn."""
        for kind in (ItemKind.SPAN, ItemKind.LINK, ItemKind.ABSENCE):
            for annotator in self._annotators:
                items = list(self._of(kind, annotator))
                for label in self._labels:
                    chosen = [each for each in items if each.label == label]
                    if chosen:
                        yield self._row(kind, annotator, label, chosen)

    def totals(self) -> Iterator[Row]:
        """The rates by kind and annotator, and of all annotators where there are several."""
        for kind in ItemKind:
            for annotator in self._each_and_all():
                items = list(self._of(kind, annotator))
                if items:
                    yield self._row(kind, annotator, None, items)

    def recalls(self, annotator: str | None) -> list[Recall]:
        """The recall from one annotator's passages, or from all of them."""
        return recalls(self._passages(annotator), self._seed)

    def recalls_by_annotator(self) -> Iterator[AnnotatorRecall]:
        """The recall of each annotator; nothing where there is one alone."""
        if len(self._annotators) > 1:
            for annotator in self._annotators:
                for recall in self.recalls(annotator):
                    yield AnnotatorRecall(annotator, self._aliases.name(annotator), recall)

    def _each_and_all(self) -> list[str | None]:
        return [*self._annotators, *([None] if len(self._annotators) > 1 else [])]

    def _of(self, kind: ItemKind, annotator: str | None) -> Iterable[BatchItem]:
        return (
            each
            for each in self._items
            if each.kind is kind and annotator in (None, each.annotator)
        )

    def _row(
        self, kind: ItemKind, annotator: str | None, label: str | None, items: Iterable[BatchItem]
    ) -> Row:
        known = [each for each in items if is_judged(self._held[each.place])]
        wrong = (each for each in known if not each.core and self._severity(each) is not None)
        alias = EVERYBODY if annotator is None else self._aliases.name(annotator)
        found = rate((self._judged(each) for each in known if each.core), self._seed)
        return Row(annotator, alias, kind, label, found, tuple(each.place for each in wrong))

    def _judged(self, item: BatchItem) -> Judged:
        return Judged(item.place, item.document, self._severity(item), item.weight)

    def _severity(self, item: BatchItem) -> Severity | None:
        """Of the worst error in an item; none: it is right."""
        standing = self._held[item.place]
        verdicts = [*standing.missing, *([standing.verdict] if standing.verdict else [])]
        found = {each.severity for each in verdicts if each.judgement.is_error}
        if found == {Severity.MINOR}:
            return Severity.MINOR
        return Severity.MAJOR if found else None

    def _passages(self, annotator: str | None) -> Iterator[Passage]:
        """The passages of the core that were read to their end."""
        for item in self._of(ItemKind.PASSAGE, annotator):
            standing = self._held[item.place]
            if item.core and is_judged(standing):
                missing = Counter(
                    each.amendment.label for each in standing.missing if each.amendment.label
                )
                yield Passage(item.place, item.document, item.found, missing, item.weight)


def is_judged(standing: Standing) -> bool:
    """Whether an item was found right or wrong: what is open, or in question, is neither."""
    return standing.verdict is not None and not is_unsure(standing)


def is_unsure(standing: Standing) -> bool:
    """Whether the verdict is a question."""
    return standing.verdict is not None and standing.verdict.judgement is Judgement.UNSURE
