"""What an annotator is not sure of: all notes that begin with a question mark."""

from dataclasses import dataclass
from itertools import groupby

from annotator.domain.link import Link
from annotator.session.search import Hit, hit_at
from annotator.storage.store import Store


@dataclass(frozen=True, slots=True)
class FlaggedNote:
    """A note that begins with a question mark, and where it is."""

    span: str
    """The id of the span; of a link that of its first end."""
    hit: Hit
    """Where it is."""
    note: str
    of_link: bool


def flagged_notes(store: Store, annotator: str) -> list[FlaggedNote]:
    """Those of the annotator with this id, by story, article and place."""
    found = []
    with store.snapshot():
        flagged = sorted(store.flagged(annotator), key=lambda each: each[1].document)
        # A text may be megabytes long: each is read once.
        for document_id, within in groupby(flagged, key=lambda each: each[1].document):
            document = store.document(document_id)
            if document is None or document.deleted_at is not None:
                continue
            text = store.text(document.text_sha256)
            for record, span in within:
                hit = hit_at(document, text, span.start, span.end)
                found.append(FlaggedNote(span.id, hit, record.note, isinstance(record, Link)))
    return sorted(found, key=lambda each: (each.hit.story, each.hit.number, each.hit.start))
