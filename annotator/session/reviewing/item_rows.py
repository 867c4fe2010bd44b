"""The items of a batch as a list shows them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from annotator.session.reviewing.audit import Audit
from annotator.session.reviewing.wording import item_words, verdict_words


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One item, with what was said of it."""

    place: int
    """In its batch, from 1."""
    article: str
    """The number of the article that it is read in."""
    name: str
    """What that article is called."""
    whose: str
    """The annotator; in a blind batch the alias."""
    what: str
    """What is judged, in words."""
    said: str
    """What holds of it, in words; empty: it is not judged."""


def item_rows(audit: Audit, places: Iterable[int]) -> Iterator[ItemRow]:
    """A row for each of the places, read as it is asked for.

    Raises `AnnotatorError` where another program holds the database.
    """
    for place in places:
        item, draft, standing = audit.items[place - 1], audit.draft(place), audit.standing(place)
        document = draft.documents.get(item.item.document)
        held = [*standing.missing, *([standing.verdict] if standing.verdict is not None else [])]
        said = [verdict_words(draft, item, each) for each in held]
        yield ItemRow(
            place,
            draft.number(item.item.document),
            "" if document is None else document.name,
            audit.whose(place),
            item_words(draft, item),
            " · ".join([*said, *([item.changed] if item.changed else [])]),
        )
