"""Whether all that a file holds can be one layer."""

from collections.abc import Iterable
from itertools import chain

from annotator.formats.incoming import (
    Incoming,
    IncomingAbsence,
    IncomingCluster,
    IncomingCompletion,
    IncomingDismissal,
    IncomingLink,
    IncomingRelation,
    IncomingSpan,
)
from annotator.formats.input_file import Place


def check_one_layer(incoming: Incoming) -> None:
    """Refuse a file whose records name several annotators.

    Raises:
        Unreadable: it does; the place is that of the first record that names another one.
    """
    named: dict[str, Place] = {}
    rows: Iterable[IncomingSpan | IncomingLink | IncomingAbsence | IncomingDismissal] = chain(
        incoming.spans, incoming.links, incoming.absences, incoming.dismissals
    )
    others: Iterable[IncomingCompletion | IncomingRelation | IncomingCluster] = chain(
        incoming.completions, incoming.relations, incoming.clusters
    )
    for record in chain(rows, others):
        if record.annotator is not None:
            named.setdefault(record.annotator, record.place)
    if len(named) > 1:
        one, other, *_ = named
        raise named[other].refusal(
            f"there are records of “{one}” and of “{other}”, which cannot be one layer",
            "Leave --annotator away: each annotator of the file gets a layer.",
        )
