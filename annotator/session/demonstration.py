"""A database to look around in: the seed articles, annotated in full by two people."""

from importlib.resources import as_file, files

from annotator.domain.document import Annotator
from annotator.domain.errors import AnnotatorError
from annotator.session.importing import import_paths
from annotator.storage.store import Store

ANNOTATORS = ("mira", "jonas")
"""The ids of the two."""

LAYERS = files("annotator.session").joinpath("data", "demo.jsonl")
"""Both layers with their articles, as native JSONL.

Each was made by reading all five articles, without a look at the other one.
"""


def make_demonstration(store: Store, by: Annotator) -> None:
    """Take the layers in, as `by`; what is there already stays as it is."""
    with as_file(LAYERS) as path:
        report = import_paths(store, [path], by)
    if report.refused:
        raise AnnotatorError(str(report.refused[0]))
