"""A database for the doctor."""

from pathlib import Path

import pytest

from tests.faults.damaging import at_rest


@pytest.fixture
def path(database_path: Path) -> Path:
    """A sound database with rows in every table."""
    at_rest().write(database_path)
    return database_path
