"""What tests of several packages share."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.session import desk
from annotator.storage.store import Store


@pytest.fixture
def database_path(tmp_path: Path) -> Path:
    """Where a test's database lies, or would lie."""
    return tmp_path / "annotations.db"


@pytest.fixture
def fresh_store(database_path: Path) -> Iterator[Store]:
    """A new database with the initial labels and nothing else."""
    with Store.open(database_path, create=True) as store:
        yield store


@pytest.fixture(autouse=True, scope="session")
def patient_screens() -> Iterator[None]:
    """Let what runs in this process wait for the database as long as a loaded machine may need."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(desk, "PATIENCE", 30.0)
        yield


@pytest.fixture(autouse=True, scope="session")
def nobodys_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let nobody's own keys hold, here and in the programs that are run."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("settings")))
        yield


MIDDLE_COLLECTIONS = 100
"""How many collections of the middle generation come before one of all objects; usually 10."""


def pytest_collection_finish() -> None:
    """Spare the garbage collector the modules and tests, which live to the end.

    Each test of a screen makes so many objects that all there are would be looked through every
    second test, which takes a quarter of the processor's time.
    """
    gc.collect()
    gc.freeze()
    young, middle, _ = gc.get_threshold()
    gc.set_threshold(young, middle, MIDDLE_COLLECTIONS)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One worker more than there are cores: tests at a terminal wait for it half of the time.

    Where xdist is not installed nobody asks.
    """
    return (os.cpu_count() or 1) + 1
