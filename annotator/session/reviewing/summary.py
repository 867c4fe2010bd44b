"""What a batch came to: rates, recall, confusion, and what was left out of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from annotator.domain.batch import Batch
from annotator.review.confusion import Confusion, confusions
from annotator.review.recall import Recall
from annotator.session.reviewing.change import change_of
from annotator.session.reviewing.counting import AnnotatorRecall, Counting, is_unsure
from annotator.session.reviewing.counting import Row as Row
from annotator.session.reviewing.estimate import basis_words, power_words
from annotator.session.reviewing.mistakes import mistakes
from annotator.session.reviewing.naming import Aliases, aliases_of
from annotator.session.reviewing.signable import Signable, read_signable
from annotator.storage.store import Store


@dataclass(frozen=True, slots=True)
class Summary:
    """The figures of a batch; every number comes with the places of its items."""

    rows: tuple[Row, ...]
    """By kind, annotator and label; passages have no label and are in the totals alone."""
    totals: tuple[Row, ...]
    """Of all labels together, by kind: of each annotator, then of all where there are several."""
    recalls: tuple[Recall, ...]
    """Of all annotators together: of each label, then of all."""
    recalls_by_annotator: tuple[AnnotatorRecall, ...]
    """The same of each annotator; empty where there is one alone."""
    confusions: tuple[Confusion, ...]
    missing_links: tuple[int, ...]
    """The places of the passages with a missing link, once for each."""
    undecided: tuple[int, ...]
    """Places of the items that are still to be judged."""
    unsure: tuple[int, ...]
    """Places of those with a question: they are neither right nor wrong."""
    changed: tuple[int, ...]
    """Places of those that were changed or deleted before a verdict: they are neither, too."""
    stale: tuple[int, ...]
    """Places of those that were changed or deleted after their verdict, which counts."""
    outside: tuple[int, ...]
    """Places of the items that a plan with priority drew beside its random core."""
    seconds: float
    """How long the items were in view before their verdicts."""
    judged: int
    """Items with a verdict."""
    basis: str
    """What the rates are worked out from, in a sentence."""
    power: str
    """Which error rate would have shown, in a sentence; empty where nothing can be said."""


def summary(store: Store, batch: Batch) -> Summary:
    """What the batch comes to as it stands."""
    with store.snapshot():
        return sum_up(store, read_signable(store, batch), aliases_of(store, batch))


def sum_up(store: Store, signable: Signable, aliases: Aliases) -> Summary:
    """What a batch comes to that was read; no order says which annotator is better."""
    labels = [each.id for each in store.labels()]
    confused = confusions(mistakes(store, signable))
    batch, items, held = signable.batch, signable.items, signable.standings
    changed = {each.place for each in items if change_of(each, signable.revisions)}
    decided = {each.place for each in items if held[each.place].decided}
    core = sum(each.core for each in items)
    unsure = tuple(each.place for each in items if is_unsure(held[each.place]))
    neither = {*unsure, *(changed - decided)}
    counting = Counting(items, held, aliases, labels, batch.seed)
    return Summary(
        rows=tuple(counting.rows()),
        totals=tuple(counting.totals()),
        recalls=tuple(counting.recalls(None)),
        recalls_by_annotator=tuple(counting.recalls_by_annotator()),
        confusions=tuple(confused),
        missing_links=tuple(_missing_links(signable)),
        undecided=tuple(signable.open),
        unsure=unsure,
        changed=tuple(sorted(changed - decided)),
        stale=tuple(sorted(changed & decided)),
        outside=tuple(each.place for each in items if not each.core),
        seconds=sum(each.seconds for each in signable.verdicts),
        judged=len(decided),
        basis=basis_words(batch, core),
        power=power_words(batch, core, sum(each.core and each.place in neither for each in items)),
    )


def _missing_links(signable: Signable) -> Iterator[int]:
    for item in signable.items:
        for verdict in signable.standings[item.place].missing:
            if verdict.amendment.relation is not None:
                yield item.place
