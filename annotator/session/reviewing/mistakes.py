"""What the verdicts of a batch say was taken for what."""

from collections.abc import Iterator

from annotator.domain.batch import BatchItem, ItemKind
from annotator.domain.link import Link
from annotator.domain.verdict import Judgement, Verdict
from annotator.review.confusion import Mistaken
from annotator.session.reviewing.frame import NO_LABEL
from annotator.session.reviewing.signable import Signable
from annotator.storage.store import Store

ABSENT = "absent"
"""What stands for a relation where an annotator says that an article has nothing of it."""


def mistakes(store: Store, signable: Signable) -> Iterator[tuple[Mistaken, int]]:
    """Each mistake with its item's place; bounds that are off are none."""
    for item in signable.items:
        standing = signable.standings[item.place]
        if standing.verdict is not None:
            found = _mistake(store, item, standing.verdict)
            if found is not None:
                yield found, item.place
        for missing in standing.missing:
            yield _missing(missing), item.place


def _mistake(store: Store, item: BatchItem, verdict: Verdict) -> Mistaken | None:
    should = verdict.amendment
    match verdict.judgement:
        case Judgement.WRONG_LABEL:
            return Mistaken(item.kind, item.label or NO_LABEL, should.label)
        case Judgement.WRONG_RELATION:
            relation = None if should.relation is None else should.relation.value
            return Mistaken(item.kind, _what_was(store, item), relation)
        case Judgement.SPURIOUS:
            return Mistaken(item.kind, _what_was(store, item), None)
    return None


def _missing(verdict: Verdict) -> Mistaken:
    should = verdict.amendment
    if should.label is not None or should.relation is None:
        return Mistaken(ItemKind.SPAN, None, should.label or NO_LABEL)
    return Mistaken(ItemKind.LINK, None, should.relation.value)


def _what_was(store: Store, item: BatchItem) -> str:
    """What the annotator said: a label, a relation, or that there is nothing."""
    if item.kind is ItemKind.SPAN:
        return item.label or NO_LABEL
    if item.kind is ItemKind.ABSENCE or item.record is None or item.rev is None:
        return ABSENT
    link = store.record_at(item.kind, item.record, item.rev)
    # The revision that was judged can be missing where a layer came from another database.
    return link.relation.value if isinstance(link, Link) else "?"
