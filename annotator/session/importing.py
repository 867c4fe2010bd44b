"""Taking files in: one file is one step and one transaction."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from annotator.domain.document import Annotator
from annotator.domain.errors import AnnotatorError, NotSaved, Refused, UnusableInput
from annotator.domain.identity import now
from annotator.formats.input_file import InputFile
from annotator.formats.registry import FOLDER_SUFFIXES, read_file
from annotator.session.intake.candidates import known_candidates
from annotator.session.intake.known import Known
from annotator.session.intake.plan import IntakePlan
from annotator.session.intake.planning import plan_intake
from annotator.session.intake.tally import Tally
from annotator.storage.store import Store

Watch = Callable[[int, int], None]
"""Told how many files are done, and of how many."""


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What is not left to the files."""

    story: str | None = None
    """Takes all new articles; else each goes where its record says, or to its folder's name."""
    format: str | None = None
    owner: Annotator | None = None
    """Whose the spans are that name no annotator; else the one who imports."""
    encoding: str | None = None
    """Of files without a byte-order mark; else UTF-8."""


@dataclass(slots=True)
class ImportReport:
    """What came of the files."""

    tally: Tally = field(default_factory=Tally)
    refused: list[AnnotatorError] = field(default_factory=list)
    """One error a refused file; `formats.input_file.Unreadable` has its line and byte."""
    untried: int = 0
    """Files that were left because the database could not take anything any more."""
    stories: dict[str, int] = field(default_factory=dict)
    """How many new articles each story got."""


def import_paths(
    store: Store,
    paths: Sequence[Path],
    by: Annotator,
    options: ImportOptions | None = None,
    watch: Watch | None = None,
) -> ImportReport:
    """Take in files, and of folders their `.txt` and `.jsonl` files in the order of their names.

    A file that cannot be taken in leaves the database as it is, and the others still go in, unless
    the database itself cannot take anything now.

    Args:
        by: Who imports; made known to the database with the first step.
        watch: Called before each file and after the last.
    """
    report = ImportReport()
    intake = _Import(store, by, options or ImportOptions(), report)
    files = []
    for path in paths:
        try:
            files += _files(path)
        except UnusableInput as error:
            report.refused.append(error)
    for done, file in enumerate(files):
        if watch is not None:
            watch(done, len(files))
        try:
            intake.take(file)
        except UnusableInput as error:
            report.refused.append(error)
        except NotSaved as error:
            report.refused.append(error)
            report.untried = len(files) - done - 1
            return report
    if watch is not None:
        watch(len(files), len(files))
    return report


class _Import:
    """The files of one command on their way in."""

    def __init__(
        self, store: Store, by: Annotator, options: ImportOptions, report: ImportReport
    ) -> None:
        self._store = store
        self._by = by
        self._options = options
        self._report = report
        self._known = Known(store)

    def take(self, path: Path) -> None:
        """Take one file in.

        Raises:
            UnusableInput: it cannot be read or holds what cannot be taken in.
            NotSaved: the database cannot take anything now.
        """
        incoming = read_file(self._read(path), self._options.format)
        plan = plan_intake(
            incoming,
            self._known,
            owner=self._options.owner or self._by,
            story=self._options.story,
            folder=_shown(path.absolute().parent.name),
            at=now(),
        )
        found = known_candidates(incoming.candidates, self._known)
        if plan.changes or plan.reviews.records():
            self._commit(plan, _shown(path.name))
        elif plan.splits:
            self._store.set_splits(plan.splits)
        self._known.splits.update(plan.splits)
        if found:
            self._store.keep_scores(found)
            plan.tally.taken["candidate"] += sum(len(each.pairs) for each in found)
        self._report.tally.add(plan.tally)

    def _read(self, path: Path) -> InputFile:
        if os.path.exists(path) and not os.path.isfile(path):
            raise UnusableInput(f"{path} is not a file.")
        try:
            raw = path.read_bytes()
        except OSError as error:
            raise UnusableInput(f"{path} cannot be read: {error.strerror}.") from error
        return InputFile.decoded(
            _shown(str(path)),
            raw,
            self._options.encoding,
            beside=lambda name: self._beside(path, name),
        )

    def _beside(self, path: Path, name: str) -> InputFile | None:
        """The file with this name in the same folder, or none where there is none."""
        other = path.with_name(name)
        return self._read(other) if os.path.isfile(other) else None

    def _commit(self, plan: IntakePlan, name: str) -> None:
        for annotator in (self._by, *plan.annotators.values()):
            if annotator.id not in self._known.annotators:
                self._store.add_annotator(annotator)
                self._known.annotators[annotator.id] = annotator
        reviews = plan.reviews.records()
        try:
            *before, last = plan.steps(self._by, name)
            for step in before:
                self._store.commit_documents(step, {})
            self._store.commit_documents(last, plan.texts, reviews, plan.splits)
        except Refused as error:
            raise UnusableInput(f"{name} was refused. {error.message}", error.remedy) from error
        self._known.add(plan.changes)
        self._known.reviews.add(reviews)
        for change in plan.changes:
            story = getattr(change.after, "story", None)
            if story is not None:
                self._report.stories[story] = self._report.stories.get(story, 0) + 1


def _files(path: Path) -> list[Path]:
    """The file itself, or the files of a folder.

    Raises:
        UnusableInput: there is nothing to take.
    """
    if not os.path.isdir(path):
        return [path]
    try:
        names = sorted(os.listdir(path))
    except OSError as error:
        raise UnusableInput(f"{path} cannot be read: {error.strerror}.") from error
    found = [
        path / name
        for suffix in FOLDER_SUFFIXES
        for name in names
        if name.casefold().endswith(suffix) and not name.startswith(".")
    ]
    if not found:
        suffixes = " and no ".join(FOLDER_SUFFIXES)
        raise UnusableInput(f"{path} holds no {suffixes} file.", "Name the files themselves.")
    return found


def _shown(name: str) -> str:
    """A file name as text; bytes of it that are none become U+FFFD."""
    return os.fsencode(name).decode("utf-8", "replace")
