"""Documents that may not be parted: a model that learned from one has seen the others."""

from collections.abc import Collection, Sequence

from annotator.domain.document import Document
from annotator.domain.partition import Partition
from annotator.session.training.splitting.copies import join_copies
from annotator.storage.store import Store
from annotator.text.sketch import sketch_of


def components_of(store: Store, frozen: Collection[str]) -> list[list[str]]:
    """All live documents, and the deleted ones among `frozen`, in sets that nothing leads out of.

    What leads from one to another: they are of one story, a live link, absence or dismissal of
    anybody is about both, one supersedes the other, or their texts are the same or nearly. Both
    the sets and the ids in each are sorted. To be asked for inside one `store.snapshot()`; 10,000
    articles take some seconds, nearly all of it for their texts.
    """
    documents = [
        each
        for each in store.records(Document, deleted=True)
        if each.deleted_at is None or each.id in frozen
    ]
    together = Partition(each.id for each in documents)
    _join_by_record(together, documents)
    for one, other in store.joined_documents():
        together.join(one, other)
    of_text = {each.text_sha256: each.id for each in reversed(documents)}
    join_copies(
        together,
        {document: sketch_of(store.text(sha256)) for sha256, document in of_text.items()},
    )
    return sorted(sorted(each) for each in together.sets())


def _join_by_record(together: Partition[str], documents: Sequence[Document]) -> None:
    """Join those of one story, those with one text, and the versions of one article."""
    first: dict[tuple[str, str], str] = {}
    known = {each.id for each in documents}
    for each in documents:
        for shared in (("story", each.story), ("text", each.text_sha256)):
            together.join(first.setdefault(shared, each.id), each.id)
        if each.supersedes in known:
            together.join(each.supersedes, each.id)
