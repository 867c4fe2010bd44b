"""Writing a file, or a folder, in the place of the one before it, while the layer grows."""

import hashlib
import os
import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial, reduce
from operator import add
from pathlib import Path

from annotator.domain.identity import new_id
from annotator.formats.registry import format_named
from annotator.session.exporting import ExportOptions, export_to_file
from annotator.session.training.exporting import export_to_folder
from annotator.session.training.options import TrainingOptions
from annotator.session.training.order import Order
from annotator.storage.store import Store
from tests.blank import new_store
from tests.factories import ADA, changed, import_story, made, make_span, make_step
from tests.faults.chores.annotating import TEXTS
from tests.faults.chores.chore import DATABASE, Chore
from tests.faults.oracle import ill
from tests.faults.telling import Telling, Told

BRAT = format_named("brat")
NATIVE = ExportOptions(timestamp=False)


def prepare(folder: Path) -> None:
    """A story with a span."""
    with new_store(folder / DATABASE) as store:
        (one, *_) = import_story(store, TEXTS)
        store.commit(make_step(made(make_span(one, TEXTS[0], 0, 3))))


def run(
    folder: Path, telling: Telling, dice: random.Random, turns: Iterable[int], *, out: str
) -> None:
    """Write a note, export to a place that nobody looks at, and then to the one that counts."""
    trial = folder / "trial"
    trial.mkdir(exist_ok=True)
    export = EXPORTS[out]
    with Store.open(folder / DATABASE) as store:
        for _ in turns:
            name = new_id()
            (span,) = store.layer(ADA.id, "strike").spans.values()
            store.commit(make_step([changed(span, note=name)]))
            export(store, trial / name)
            telling.begin(name, digest(trial / name))
            export(store, folder / out)
            telling.done(name)


def digest(path: Path) -> str:
    """What is in a file, or in all files of a folder."""
    if path.is_file():
        return hashlib.sha256(path.read_bytes()).hexdigest()
    files = (each for each in path.rglob("*") if each.is_file())
    found = sorted((str(each.relative_to(path)), digest(each)) for each in files)
    return hashlib.sha256(repr(found).encode()).hexdigest()


def faults(folder: Path, told: Sequence[Told], *, out: str) -> Iterator[str]:
    """An export that is neither the old nor the new one, and what others see of its making."""
    yield from ill(folder / DATABASE)
    path, said = folder / out, reduce(add, told)
    if path.exists():
        if digest(path) not in said.latest():
            yield "half: the export is neither the old nor the new one"
    elif said.done:
        yield f"lost: export {said.done[-1]}"
    for name in os.listdir(folder):
        if not name.startswith((".", DATABASE)) and name not in (out, "trial"):
            yield f"other: {name} is left in plain sight"


def _training(store: Store, path: Path) -> None:
    export_to_folder(store, path, Order(BRAT, TrainingOptions(), timestamp=False))


def _native(store: Store, path: Path) -> None:
    export_to_file(store, path, NATIVE)


EXPORTS: dict[str, Callable[[Store, Path], None]] = {"out.jsonl": _native, "out": _training}
"""The place of an export to what writes it."""


def _chore(name: str, out: str) -> Chore:
    doing, wrong = partial(run, out=out), partial(faults, out=out)
    return Chore(name, prepare, doing, wrong, together=False, turns=4)


EXPORTING_FILE = _chore("export a file", "out.jsonl")
EXPORTING_FOLDER = _chore("export a folder", "out")
