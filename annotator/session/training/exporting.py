"""Training data out of the database: read as one truth, written all or not at all."""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from annotator.domain.errors import Refused
from annotator.domain.identity import now
from annotator.formats.training.account import Account, Fate
from annotator.formats.training.output import DATA, MANIFEST, data_file
from annotator.session.guideline import guideline_in_force
from annotator.session.new_file import disk_errors
from annotator.session.new_folder import (
    become_files,
    become_folder,
    check_folder,
    scratch_folder,
)
from annotator.session.training.data import StoredTrainingData
from annotator.session.training.groups import story_groups
from annotator.session.training.manifest import Manifest
from annotator.session.training.order import Order
from annotator.session.training.scratch import Scratch, WrittenFile
from annotator.session.training.splitting.splitting import SplitPlan, plan_splits
from annotator.session.training.truth.truth import resolve
from annotator.session.wording import count
from annotator.storage.store import Store

NAMED = 3
"""How many reasons a refusal names, those of which there is most."""


def export_to_folder(store: Store, path: Path, order: Order) -> Manifest:
    """Write a folder, in the place of an earlier export if there is one.

    Raises:
        AnnotatorError: there is nothing to write, a split is empty, `path` is another thing or
            holds other files, or the database or the disk failed; then nothing is changed.
    """
    check_folder(path)
    with scratch_folder(path) as folder:
        manifest = _write(store, Scratch(folder), order)
        become_folder(folder, path)
    return manifest


def export_to_file(store: Store, path: Path, order: Order) -> Manifest:
    """Write a data file, and beside it what belongs to it under names that begin like its own.

    Raises:
        AnnotatorError: as `export_to_folder`.
    """

    def called(name: str) -> str:
        is_data = name == data_file("", order.format.suffix)
        return path.name if is_data else f"{path.stem}.{name.removeprefix(f'{DATA}.')}"

    with scratch_folder(path) as folder:
        scratch = Scratch(folder)
        manifest = _write(store, scratch, order, called)
        places = {name: path.with_name(called(name)) for name in scratch.names}
        become_files(store, folder, path, places)
    return manifest


def export_to_stream(store: Store, out: BinaryIO, order: Order) -> Manifest:
    """Write the data file alone to a stream, after it was written elsewhere.

    Raises:
        AnnotatorError: as `export_to_folder`.
    """
    with scratch_folder() as folder:
        manifest = _write(store, Scratch(folder), order)
        with (
            open(folder / data_file("", order.format.suffix), "rb") as written,
            disk_errors("Standard output"),
        ):
            shutil.copyfileobj(written, out)
            out.flush()
    return manifest


def _as_it_is(name: str) -> str:
    return name


def _write(
    store: Store, scratch: Scratch, order: Order, called: Callable[[str], str] = _as_it_is
) -> Manifest:
    """Write all files into `scratch`; the split is frozen once they are there.

    `called` says what each file will be called where it goes.
    """
    with disk_errors(scratch.folder.parent):
        with store.snapshot():
            export = _Export(store, order)
            try:
                export.write(scratch)
            finally:
                scratch.close()
        manifest = export.manifest(scratch.written(export.account, called))
        if order.consumer is not None:
            scratch.text("load.py", order.consumer.load)
            scratch.text("README.md", order.consumer.card(manifest))
            manifest = replace(manifest, files=scratch.written(export.account, called))
        scratch.text(MANIFEST, manifest.content())
    if export.split is not None:
        export.split.freeze(store)
    return manifest


class _Export:
    """One export, inside a snapshot of the database."""

    def __init__(self, store: Store, order: Order) -> None:
        self._order = order
        self.account = Account()
        self._guideline = guideline_in_force(store)
        self._truth = resolve(store, order.options.truth)
        self.split = self._planned_split(store)
        self._splits = ("",) if self.split is None else tuple(map(str, self.split.splits))
        self._data = StoredTrainingData(
            store,
            self._truth,
            story_groups(store),
            {} if self.split is None else self.split.split_of,
            self._splits,
            order.options.writing,
            self.account,
        )

    def write(self, scratch: Scratch) -> None:
        """Write the data files.

        Raises:
            Refused: there is nothing to write, or nothing in one of the splits.
        """
        train = self._order.format.train
        assert train is not None
        train(self._data, scratch, self._order.options.writing, self.account)
        for split in self._splits:
            if not self.account.begins(split):
                raise self._empty(split)

    def manifest(self, files: Sequence[WrittenFile]) -> Manifest:
        """What the export says of itself, after `write`."""
        return Manifest(
            format=self._order.format,
            consumer="" if self._order.consumer is None else self._order.consumer.name,
            options=self._order.options,
            truth=self._truth.name,
            annotators=[each.name for each in self._truth.annotators],
            guideline=self._guideline,
            labels=self._data.labels,
            shares=() if self.split is None else self.split.shares,
            files=files,
            remarks=self.account.remarks,
            exported_at=now() if self._order.timestamp else None,
        )

    def _planned_split(self, store: Store) -> SplitPlan | None:
        options = self._order.options
        if options.shares is None:
            return None
        plan = plan_splits(store, self._truth.sizes(empty=options.writing.empty), options.shares)
        for move in plan.moved:
            why = f"it moved from {move.before} to {move.after}, with what it belongs to"
            self.account.changed("article", why)
        return plan

    def _empty(self, split: str) -> Refused:
        dropped = [each for each in self.account.remarks if each.fate is Fate.DROPPED]
        dropped.sort(key=lambda each: -each.number)
        reasons = [f"{count(each.number, each.what)}: {each.why}" for each in dropped]
        why = f" Left out: {'; '.join(reasons[:NAMED])}." if reasons else ""
        if not split:
            return Refused(
                f"There is nothing to write as {self._order.format.name}.{why}",
                "`annotator stats` says what there is.",
            )
        return Refused(
            f"The split “{split}” would have nothing in it as {self._order.format.name}.{why}",
            "Leave it out of --split, or annotate more stories.",
        )
