"""What has happened to the database since it was last looked at."""

from annotator.domain.step import Step
from annotator.storage.store import Store


def news(store: Store, seq: int, *, behind: bool) -> list[Step]:
    """The steps after the one with this `seq`, where another program has committed since.

    `behind`: whether they are wanted anyway, because those of the last time could not be taken in.

    Raises:
        FileGone: the database is not where it was opened any more.
    """
    store.stay_with_file()
    return list(store.steps_since(seq)) if store.changed_elsewhere() or behind else []
