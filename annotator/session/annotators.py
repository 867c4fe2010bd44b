"""Who is at work."""

from annotator.domain.document import Annotator
from annotator.domain.errors import Refused
from annotator.domain.identity import annotator_id
from annotator.storage.store import Store


def annotator_called(store: Store, name: str) -> Annotator:
    """The annotator called `name` in any case; a new one is not in the database yet.

    Raises `Refused` for a name without a visible character.
    """
    found = store.annotator(annotator_id(name))
    if found is not None:
        return found
    shown = " ".join(name.split())
    if not shown:
        raise Refused("An annotator needs a name.", "Give one with --as NAME.")
    return Annotator(annotator_id(shown), shown)


def known_annotator(store: Store, name: str) -> Annotator:
    """The annotator called `name` in any case, made known to the database where new.

    Raises `Refused` for a name without a visible character.
    """
    return made_known(store, annotator_called(store, name))


def made_known(store: Store, annotator: Annotator) -> Annotator:
    """The annotator, made known to the database where new."""
    if store.annotator(annotator.id) is None:
        store.add_annotator(annotator)
    return annotator
