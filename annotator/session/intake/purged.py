"""What a file brings of articles that were purged here stays out, with all that is about it.

It is taken out of the file before anything is planned, as `storage.purging` takes it out of a
database.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from typing import TypeVar

from annotator.formats.incoming import (
    Incoming,
    IncomingAdjudication,
    IncomingCandidates,
    IncomingCluster,
    IncomingDismissal,
    IncomingDocument,
)
from annotator.session.intake.gone import Gone
from annotator.session.intake.purged_reviews import reviews_without

R = TypeVar("R")

KINDS = ("span", "link", "absence")
"""The kinds of row that a decision is about."""

LEFT_OUT = "article that was purged here"


def leave_out_purged(incoming: Incoming, hashes: Collection[str]) -> None:
    """Take out of what a file holds the articles with these hashes, of texts or of keys.

    The articles are counted as left out; what is about them is not.
    """
    if not hashes:
        return
    gone = Gone(hashes)
    kept = [each for each in incoming.documents if not gone.take(each)]
    incoming.leave_out(LEFT_OUT, len(incoming.documents) - len(kept))
    incoming.documents = [_superseding(each, gone) for each in kept]
    _leave_out_rows(incoming, gone)
    incoming.adjudications = [each for each in incoming.adjudications if not _is_of(each, gone)]
    incoming.reviews = reviews_without(incoming.reviews, gone)
    incoming.candidates = [
        _compared(each, gone)
        for each in incoming.candidates
        if not gone.has_document(each.found.document)
    ]


def _superseding(document: IncomingDocument, gone: Gone) -> IncomingDocument:
    """A document that supersedes nothing which stays out."""
    return (
        replace(document, supersedes=None) if gone.has_document(document.supersedes) else document
    )


def _leave_out_rows(incoming: Incoming, gone: Gone) -> None:
    """What is in the articles goes, then what is about that."""

    def is_at(spans: Iterable[str], documents: Iterable[str] = ()) -> bool:
        return any(gone.has_row("span", each) for each in spans) or any(
            map(gone.has_document, documents)
        )

    def left(records: list[R], is_gone: Callable[[R], bool], kind: str = "") -> list[R]:
        for each in filter(is_gone, records if kind else ()):
            gone.add_row(kind, getattr(each, "id", None))
        return [each for each in records if not is_gone(each)]

    incoming.spans = left(incoming.spans, lambda each: is_at((), [each.document]), "span")
    incoming.links = left(incoming.links, lambda each: is_at([each.a, each.b]), "link")
    incoming.relations = left(incoming.relations, lambda each: is_at([each.a, each.b]))
    incoming.clusters = [_without_members(each, gone) for each in incoming.clusters]
    incoming.absences = left(
        incoming.absences, lambda each: is_at([each.span], [each.document]), "absence"
    )
    incoming.dismissals = left(incoming.dismissals, lambda each: _refuses(each, gone))
    incoming.completions = left(incoming.completions, lambda each: is_at((), [each.document]))


def _without_members(cluster: IncomingCluster, gone: Gone) -> IncomingCluster:
    left = tuple(each for each in cluster.members if not gone.has_row("span", each))
    return cluster if left == cluster.members else replace(cluster, members=left)


def _refuses(dismissal: IncomingDismissal, gone: Gone) -> bool:
    """Whether a refused pair has an end in what stays out."""
    of = dismissal.of
    other = gone.has_row("span", of) if isinstance(of, str) else gone.has_passage(of)
    return other or gone.has_passage(dismissal.passage)


def _is_of(adjudication: IncomingAdjudication, gone: Gone) -> bool:
    """Whether a decision is about a row that stays out, or has made one."""
    taken = adjudication.taken
    sources = (*adjudication.a, *adjudication.b, *(s for each in taken for s in each.sources))
    return (
        gone.has_document(adjudication.document)
        or any(gone.has_row(each.kind, each.record) for each in sources)
        or any(gone.has_row(kind, each.record) for each in taken for kind in KINDS)
    )


def _compared(candidates: IncomingCandidates, gone: Gone) -> IncomingCandidates:
    found = candidates.found
    pairs = tuple(
        each
        for each in found.pairs
        if not gone.has_document(each.a_document) and not gone.has_document(each.b_document)
    )
    return replace(candidates, found=replace(found, pairs=pairs))
