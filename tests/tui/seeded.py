"""A database of the five seeds."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from annotator.session.annotators import known_annotator
from annotator.session.importing import ImportOptions, import_paths
from annotator.storage.store import Store

SEEDS = Path(__file__).parents[2] / "seeds"


@cache
def _seeded() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "seeded.db"
        with Store.open(path, create=True) as store:
            ada = known_annotator(store, "Ada")
            import_paths(store, [SEEDS], ada, ImportOptions(story="seeds"))
        return path.read_bytes()


def seed(path: Path) -> Path:
    """Make `path` a database of the five seeds and nothing else."""
    path.write_bytes(_seeded())
    return path
