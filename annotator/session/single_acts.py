"""Annotating outside of the screens: an act a call, each one step that the screens can undo."""

from annotator.domain.document import Annotator, Document
from annotator.domain.link import Relation
from annotator.session.draft import Draft
from annotator.session.linking import plan_link
from annotator.session.plan import Plan, as_step
from annotator.session.removal import plan_delete
from annotator.session.span_naming import find_span, passage
from annotator.session.spans import plan_tag
from annotator.storage.store import Store


def add_span(
    store: Store,
    by: Annotator,
    document: Document,
    quote: str,
    label: str | None,
    occurrence: int | None = None,
) -> str:
    """Tag a passage of an article, `label` none: highlight it; says what was done.

    Raises:
        Refused: the words are not there, or the rules forbid the span.
        NotSaved: as every writing.
    """
    draft = _draft(store, by, document.story)
    start, end = passage(document, draft.texts[document.id], quote, occurrence)
    return _done(store, by, plan_tag(draft, document.id, start, end, label))


def delete_span(store: Store, by: Annotator, word: str, *, keep: bool | None = None) -> str:
    """Delete the span that `word` names; says what was done.

    Of a linked one `keep` says whether its neighbours stay one fact.

    Raises:
        NeedsAnswer: it is linked, and `keep` is not said.
        Refused: no span is called so, or several are.
        NotSaved: as every writing.
    """
    span = find_span(store, by.id, word)
    draft = _draft(store, by, _story_of(store, span.document))
    return _done(store, by, plan_delete(draft, span, keep))


def add_link(
    store: Store,
    by: Annotator,
    one: str,
    other: str,
    relation: Relation,
    *,
    more: str | None = None,
    anyway: bool = False,
) -> str:
    """Link the two spans that are named so, or change their relation; says what was done.

    `more`: of a partial link, the one of the two words whose span says more.

    Raises:
        NeedsAnswer: the link does not go with others, and `anyway` is not said.
        Refused: a span is not there, or the rules forbid the link.
        NotSaved: as every writing.
    """
    source, target = (find_span(store, by.id, word) for word in (one, other))
    draft = _draft(store, by, _story_of(store, source.document))
    fuller = None if more is None else (source if more == one else target).id
    return _done(store, by, plan_link(draft, source, target, relation, fuller, anyway=anyway))


def _draft(store: Store, by: Annotator, story: str) -> Draft:
    documents = {each.id: each for each in store.documents(story)}
    texts = {each.id: store.text(each.text_sha256) for each in documents.values()}
    return Draft(story, store.layer(by.id, story), store.labels(), documents, texts)


def _story_of(store: Store, document: str) -> str:
    known = store.document(document)
    assert known is not None, "a span's article is in the database"
    return known.story


def _done(store: Store, by: Annotator, plan: Plan) -> str:
    if plan.changes:
        store.add_annotator(by)
        store.commit(as_step(plan, by.id, sitting=""))
    return plan.title
