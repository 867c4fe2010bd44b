"""Which records of a file are about what was purged here, by what the file calls it."""

from collections.abc import Collection

from annotator.domain.identity import document_id, document_id_of, document_key, text_hash
from annotator.formats.incoming import IncomingDocument
from annotator.formats.incoming_passage import IncomingPassage


class Gone:
    """The articles that stay out, and the rows that do because of them."""

    def __init__(self, hashes: Collection[str]) -> None:
        """`hashes` are those of purged texts, and of the keys of purged documents."""
        self._hashes = frozenset(hashes)
        self._documents = {document_id_of(each) for each in hashes}
        """Refs of documents: of those that the file has, and the ids that follow from the keys."""
        self._rows: set[tuple[str, str]] = set()

    def take(self, document: IncomingDocument) -> bool:
        """Whether an article of the file was purged here; what is about it is known then."""
        key = document_key(document.key, document.article.text)
        if self._hashes.isdisjoint((text_hash(document.article.text), text_hash(key))):
            return False
        self._documents.add(document.ref)
        return True

    def has_document(self, ref: str | None) -> bool:
        """Whether that is an article that stays out, be it in the file or not."""
        return ref is not None and (ref in self._documents or document_id(ref) in self._documents)

    def has_passage(self, passage: IncomingPassage | None) -> bool:
        """Whether that is in an article that stays out."""
        return passage is not None and self.has_document(passage.document)

    def add_row(self, kind: str, ref: str | None) -> None:
        """Have a span, link or absence stay out."""
        if ref is not None:
            self._rows.add((kind, ref))

    def has_row(self, kind: str, ref: str | None) -> bool:
        """Whether that is a row that stays out."""
        return (kind, ref) in self._rows
