"""The database that the tests of reviewing work on."""

from collections.abc import Iterator

import pytest

from tests.session.reviewing.scene import ReviewScene
from tests.session.stores import folder


@pytest.fixture
def scene() -> Iterator[ReviewScene]:
    """Three articles, Ada and Ben."""
    with folder() as here:
        made = ReviewScene(here)
        yield made
        made.close()
