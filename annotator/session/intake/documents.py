"""The articles of a file: which of them are there, and where the new ones stand."""

from dataclasses import replace
from functools import partial

from annotator.domain.document import Document
from annotator.domain.identity import FOREIGN_ID, document_id, document_key, text_hash
from annotator.domain.step import Change
from annotator.formats.article_text import ArticleText
from annotator.formats.incoming import IncomingDocument
from annotator.formats.input_file import Place
from annotator.session.intake.plan import IntakePlan

DocumentText = tuple[Document, ArticleText | None]
"""A document and its text as the file has it, where the file has it."""


class DocumentIntake:
    """The documents that a file speaks of, by what it calls them."""

    def __init__(self, plan: IntakePlan, story: str | None, folder: str) -> None:
        """`story` takes all new articles where it is given, `folder` those that name no story."""
        self._plan = plan
        self._story = story
        self._folder = folder
        self._by_ref: dict[str, DocumentText] = {}
        self._refused: set[str] = set()
        self._new: dict[str, Document] = {}
        self._by_key: dict[str, Document] = {}
        self._earlier: dict[str, IncomingDocument] = {}
        self._numbers: dict[str, set[int]] = {}

    def take(self, documents: list[IncomingDocument]) -> None:
        """Find or make all documents; those with a number come first, so that they keep it.

        Raises:
            Unreadable: a document cannot be taken in.
        """
        for incoming in sorted(documents, key=lambda each: each.number is None):
            with incoming.place.file.record(partial(self._refused.add, incoming.ref)):
                self._take(incoming)
        self._point_to_earlier()
        self._put_earlier_first()

    def of(self, ref: str, place: Place) -> DocumentText:
        """The document that a record calls `ref`.

        Raises:
            Unreadable: it is neither in the file nor in the database.
        """
        found = self._by_ref.get(ref)
        if found is not None:
            return found
        if ref in self._refused:
            raise place.refusal(f"the document “{ref}” was refused")
        known = self._plan.known.document(ref) or self._plan.known.document_with_key(ref)
        if known is None:
            raise place.refusal(f"the document “{ref}” is neither in the file nor in the database")
        return known, None

    def _take(self, incoming: IncomingDocument) -> None:
        article = incoming.article
        sha256 = text_hash(article.text)
        if incoming.text_sha256 not in (None, sha256):
            raise incoming.place.refusal(
                "the text is not the one that “text_sha256” is the hash of"
            )
        key = document_key(incoming.key, article.text)
        document = self._by_key.get(key) or self._known(incoming, key)
        earlier = self._by_ref.get(incoming.ref)
        if earlier is not None and earlier[0] is not document:
            raise incoming.place.refusal(f"two documents are called “{incoming.ref}”")
        if document is None:
            document = self._make(incoming, key, sha256)
        elif document.text_sha256 != sha256:
            raise incoming.place.refusal(
                f"the document “{key}” is there already with another text",
                "A corrected article is another document: give it another id.",
            )
        else:
            self._plan.tally.present["document"] += 1
        if incoming.split is not None:
            self._plan.put_in_split(document.id, incoming.split)
        self._by_ref.setdefault(incoming.ref, (document, article))

    def _known(self, incoming: IncomingDocument, key: str) -> Document | None:
        """The document that is there already; a file that states no key goes by its id."""
        found = self._plan.known.document_with_key(key)
        if found is None and incoming.id is not None and incoming.key == incoming.id:
            found = self._plan.known.document(incoming.id)
        return found

    def _make(self, incoming: IncomingDocument, key: str, sha256: str) -> Document:
        story = " ".join((self._story or incoming.story or self._folder).split())
        if not story:
            raise incoming.place.refusal("it belongs to no story", "Name one with --story.")
        document = Document(
            id=self._id(incoming, key),
            key=key,
            story=story,
            number=self._number(story, incoming.number),
            text_sha256=sha256,
            length=len(incoming.article.text),
            title=incoming.title,
            source=incoming.source,
            url=incoming.url,
            published=incoming.published,
            file_name=incoming.file_name,
            meta=incoming.meta,
            supersedes=None,
            **self._plan.bookkeeping(incoming.written),
        )
        self._new[document.id] = document
        self._by_key[key] = document
        if incoming.supersedes is not None:
            self._earlier[document.id] = incoming
        self._plan.texts[sha256] = incoming.article.text
        return document

    def _id(self, incoming: IncomingDocument, key: str) -> str:
        given = incoming.id
        if given is None or not FOREIGN_ID.fullmatch(given) or given in self._new:
            return document_id(key)
        return document_id(key) if self._plan.known.document(given) else given

    def _number(self, story: str, wanted: int | None) -> int:
        taken = self._numbers.setdefault(story, set(self._plan.known.numbers(story)))
        number = max(taken, default=0) + 1 if wanted is None or wanted in taken else wanted
        taken.add(number)
        return number

    def _point_to_earlier(self) -> None:
        for superseding, incoming in self._earlier.items():
            with incoming.place.file.record():
                earlier, _ = self.of(incoming.supersedes or "", incoming.place)
                self._new[superseding] = replace(self._new[superseding], supersedes=earlier.id)

    def _put_earlier_first(self) -> None:
        """Put the new documents into the plan, each after the one that it supersedes."""
        waiting = dict(self._new)
        while waiting:
            ready = [each for each in waiting.values() if each.supersedes not in waiting]
            if not ready:
                place = self._earlier[next(iter(waiting))].place
                raise place.refusal("the documents supersede each other in a ring")
            for document in ready:
                self._plan.changes.append(Change(None, document))
                self._plan.tally.taken["document"] += 1
                del waiting[document.id]
