"""Two machines to merge."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.storage.store import Store
from tests.factories import (
    import_story,
)
from tests.session.merging.machines import Machine
from tests.session.stores import folder, new_store


@pytest.fixture
def here() -> Iterator[Path]:
    with folder() as path:
        yield path


@pytest.fixture
def pair(here: Path) -> Iterator[tuple[Store, Store]]:
    """Two open databases that began as copies of one with three articles."""
    with new_store(here / "base.db") as base:
        import_story(base)
    one, other = (Machine(here / name, here / "base.db").path for name in ("a.db", "b.db"))
    with Store.open(one) as a, Store.open(other) as b:
        yield a, b
