"""What was purged on one side of a merge and is there on the other."""

from annotator.domain.document import Document
from annotator.domain.errors import Refused
from annotator.domain.merging.holdings import Holdings
from annotator.domain.merging.purging import purged_among, without
from annotator.storage.store import Store


def without_purged(theirs: Holdings, store: Store) -> tuple[Holdings, int]:
    """What the other side holds of what was not purged here, and how many articles that leaves out.

    Raises:
        Refused: an article is here that was purged there: only a person may purge it here too.
    """
    documents = list(store.records(Document, deleted=True))
    found = purged_among(documents, theirs.purged)
    if found:
        article = found[0]
        shown = article.title or article.name
        raise Refused(
            f"“{shown}” was purged on the other side and is here.",
            f"“annotator purge {article.id}” purges it here, then merge.",
        )
    return without(theirs, {hash_ for hash_, _ in store.purged()})
