"""What a person should know about the place where the database lies, and who can read it there."""

from annotator.storage.permissions import open_to_others
from annotator.storage.store import Store
from annotator.storage.whereabouts import where

_TOLD = "told_of_place"
"""What the database remembers the places under that were last warned of."""


def place_warning(store: Store) -> str | None:
    """That it lies on a network or in a synced folder, or that others can read it.

    Once, until it is otherwise; else nothing.

    Raises:
        NotSaved: it cannot be remembered that it was said.
    """
    place = where(store.path)
    warnings = {
        f"{place.kind.value} {place.what}": place.warning(store.path.name),
        "read": open_to_others(store.path),
    }
    told = " ".join(kind for kind, warning in warnings.items() if warning)
    if told == (store.meta(_TOLD) or ""):
        return None
    store.set_meta(_TOLD, told)
    return " ".join(filter(None, warnings.values())) or None
