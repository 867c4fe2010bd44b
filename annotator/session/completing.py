"""Marking articles complete, or not, outside of the screens."""

from collections.abc import Sequence

from annotator.domain.document import Annotator, Document
from annotator.domain.errors import AnnotatorError
from annotator.domain.identity import new_id
from annotator.domain.link import Completion
from annotator.session.naming import UnknownDocument, find_document, find_story
from annotator.session.plan import Plan, added, as_step, removed
from annotator.session.wording import count
from annotator.storage.store import Store


def mark_complete(
    store: Store, by: Annotator, documents: Sequence[Document], *, complete: bool
) -> str:
    """Mark articles of one story; says what was done.

    One step. What is so already stays as it is.

    Raises:
        NotSaved: as every writing.
    """
    layer = store.layer(by.id, documents[0].story)
    here = {each.document: each for each in layer.completions.values()}
    if complete:
        missing = [each.id for each in documents if each.id not in here]
        changes = [added(Completion(new_id(), by.id, document)) for document in missing]
    else:
        changes = [removed(here[each.id]) for each in documents if each.id in here]
    what = _called(documents)
    state = "complete" if complete else "not complete"
    if not changes:
        return f"{what}: {state} already for {by.name}"
    store.add_annotator(by)
    store.commit(as_step(Plan(f"{what}: {state}", tuple(changes)), by.id, sitting=""))
    return f"{what}: {state} for {by.name}"


def article_or_story(documents: Sequence[Document], word: str) -> list[Document]:
    """The one of these articles, or all of the story, that `word` names.

    Raises:
        AnnotatorError: it names neither, or several articles.
    """
    try:
        return [find_document(documents, word)]
    except UnknownDocument as unknown:
        try:
            story = find_story(documents, word)
        except AnnotatorError:
            raise unknown from None
    return [each for each in documents if each.story == story]


def _called(documents: Sequence[Document]) -> str:
    if len(documents) == 1:
        return f"article {documents[0].number} of “{documents[0].story}”"
    return f"{count(len(documents), 'article')} of “{documents[0].story}”"
