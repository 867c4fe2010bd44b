"""What a person should know about the place where the database lies."""

from annotator.storage.store import Store
from annotator.storage.whereabouts import where

_TOLD = "told_of_place"
"""What the database remembers the place under that was last warned of."""


def place_warning(store: Store) -> str | None:
    """That it lies on a network or in a synced folder: once for each such place, else nothing.

    Raises:
        NotSaved: it cannot be remembered that it was said.
    """
    place = where(store.path)
    warning = place.warning(store.path.name)
    told = f"{place.kind.value} {place.what}" if warning else ""
    if told == (store.meta(_TOLD) or ""):
        return None
    store.set_meta(_TOLD, told)
    return warning
