"""What the tests of the screens share."""

from pathlib import Path

import pytest

from tests.tui.seeded import seed


@pytest.fixture
def seeds(database_path: Path) -> Path:
    """A database of the five seeds in which nothing is tagged."""
    return seed(database_path)
