"""Folders to run the program in."""

import shutil
from pathlib import Path

import pytest

from tests.pty.program import DATABASE, SEEDS
from tests.sample import take_in


@pytest.fixture(scope="session")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the five seed articles, to be copied."""
    path = tmp_path_factory.mktemp("seeds") / DATABASE
    take_in(path)
    return path


@pytest.fixture
def seeded(untouched: Path, tmp_path: Path) -> Path:
    """A folder whose database has the seed articles and no annotation."""
    shutil.copy(untouched, tmp_path / DATABASE)
    return tmp_path


@pytest.fixture
def database(seeded: Path) -> Path:
    """The database of `seeded`."""
    return seeded / DATABASE


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A folder with nothing but `./seeds`."""
    (tmp_path / "seeds").symlink_to(SEEDS)
    return tmp_path
