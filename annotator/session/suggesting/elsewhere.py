"""Passages of other stories that may say what a span says."""

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace

from annotator.domain.document import Document
from annotator.session.desk import Desk
from annotator.session.draft import Draft
from annotator.session.search import Hit, hit_at
from annotator.session.suggesting.offer import Offer
from annotator.session.suggesting.scoring import Scoring
from annotator.storage.store import Store

NEAREST = 10
"""Articles of other stories that are looked at."""

LOOKED_THROUGH = 5 * NEAREST
"""Nearest articles of the database, beside as many as the story has, to find those among."""

TOP = 2
"""Passages of an article that are listed, at most."""

Article = tuple[Document, str]
"""A document and its text."""


@dataclass(frozen=True, slots=True)
class Echo:
    """A passage of another story, and how sure it is that it says the same."""

    offer: Offer
    hit: Hit
    """Where it is, for people."""


def echoes(desk: Desk, scoring: Scoring, draft: Draft, span: str) -> "Future[list[Echo]]":
    """The likeliest passages of the nearest articles of other stories, best first.

    `scoring` is not that of the open story, whose texts it would have to let go of.
    """
    draft = draft.copy()
    document = draft.layer.spans[span].document
    answer: Future[list[Echo]] = Future()

    def ask(found: "Future[list[Article]]") -> None:
        """Called in the thread of the database."""
        try:
            articles = found.result()
            wanted = [each.id for each, _ in articles]
            asked = scoring.offers(_among(draft, articles), span, wanted, top=TOP)
        except Exception as error:  # noqa: BLE001 - it is raised where the answer is asked for
            answer.set_exception(error)
            return
        asked.add_done_callback(lambda offered: tell(articles, offered))

    def tell(articles: Sequence[Article], offered: "Future[dict[str, list[Offer]]]") -> None:
        """Called in the thread of the scoring."""
        try:
            answer.set_result(_echoes(articles, offered.result()))
        except Exception as error:  # noqa: BLE001 - it is raised where the answer is asked for
            answer.set_exception(error)

    desk.submit(lambda store: articles_elsewhere(store, document)).add_done_callback(ask)
    return answer


def articles_elsewhere(store: Store, document: str) -> list[Article]:
    """The articles of other stories nearest to a document, nearest first."""
    here = store.document(document)
    if here is None:
        return []
    enough = LOOKED_THROUGH + len(store.documents(here.story))
    near = (store.document(each) for each in store.nearest(document, enough))
    others = [each for each in near if each is not None and each.story != here.story]
    return [(each, store.text(each.text_sha256)) for each in others[:NEAREST]]


def _among(draft: Draft, articles: Sequence[Article]) -> Draft:
    """The draft as if its story had these articles as well."""
    documents = {each.id: replace(each, story=draft.story) for each, _ in articles}
    texts = {each.id: text for each, text in articles}
    return Draft(
        draft.story,
        draft.layer,
        draft.labels,
        {**draft.documents, **documents},
        {**draft.texts, **texts},
    )


def _echoes(articles: Sequence[Article], offered: dict[str, list[Offer]]) -> list[Echo]:
    found = [
        Echo(offer, hit_at(document, text, offer.start, offer.end))
        for document, text in articles
        for offer in offered.get(document.id, ())
        if not offer.is_weak
    ]
    return sorted(found, key=lambda echo: -echo.offer.score)
