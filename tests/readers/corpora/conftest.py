"""The corpora of a run, and the journey of each."""

from functools import partial
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.cli.conftest import Run, here, run
from tests.readers.corpora.packages import fetch
from tests.readers.corpora.travel import Travel, travel

__all__ = ["corpora", "here", "run", "there_and_back"]


@pytest.fixture(scope="session", autouse=True)
def _beside_the_readers() -> None:
    """Nothing is fetched for the tests that everybody runs."""
    if find_spec("bioc") is None:
        pytest.skip("Corpora are fetched by `make check-formats`.")


@pytest.fixture(scope="session")
def corpora(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one of each package."""
    folder = tmp_path_factory.mktemp("corpora")
    fetch(folder)
    return folder


@pytest.fixture
def there_and_back(run: Run, here: Path) -> Travel:
    return partial(travel, run, here)
