"""Folders to run the program in."""

import shutil
from pathlib import Path

import pytest

from tests.pty.hostile_story import write_reviewed_story
from tests.pty.program import DATABASE, SEEDS
from tests.sample import take_in
from tests.session.stores import new_store, take


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


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database in which every text is hostile, to be copied."""
    folder = tmp_path_factory.mktemp("hostile")
    story = folder / "story.jsonl"
    write_reviewed_story(story)
    with new_store(folder / DATABASE) as store:
        report = take(store, story, story.read_bytes())
        assert not report.refused
        assert not report.left_out
    return folder / DATABASE
