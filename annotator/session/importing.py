"""Taking files in: one file, or one folder that is read as one, is one step and one transaction."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from annotator.domain.document import Annotator
from annotator.domain.errors import AnnotatorError, NotSaved, Refused, UnusableInput
from annotator.domain.identity import now
from annotator.formats.format import Format
from annotator.formats.incoming import Incoming
from annotator.formats.input_file import InputFile, Unreadable
from annotator.formats.input_folder import InputFolder
from annotator.formats.registry import format_named, format_of, read_file
from annotator.session.intake.candidates import known_candidates
from annotator.session.intake.known import Known
from annotator.session.intake.opening import opened, shown
from annotator.session.intake.plan import IntakePlan
from annotator.session.intake.planning import plan_intake
from annotator.session.intake.sources import Source, passed_over, sources_at
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
    """Whose the records are, whomever they name; an export of a whole database keeps its owners.

    None: those that name nobody are of the one who imports.
    """
    encoding: str | None = None
    """Of files without a byte-order mark; else UTF-8."""
    keep_going: bool = False
    """Leave records out that cannot be taken in; else the first of them refuses its file."""


@dataclass(slots=True)
class ImportReport:
    """What came of the files."""

    tally: Tally = field(default_factory=Tally)
    refused: list[AnnotatorError] = field(default_factory=list)
    """One error a refused file; `formats.input_file.Unreadable` has its line and byte."""
    left_out: list[Unreadable] = field(default_factory=list)
    """The records that were refused of files that were taken in without them."""
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
    """Take in files, and of folders what `session.intake.sources` finds there.

    A file that cannot be taken in leaves the database as it is, and the others still go in, unless
    the database itself cannot take anything now.

    Args:
        by: Who imports; made known to the database with the first step.
        watch: Called before each file and after the last.
    """
    report = ImportReport()
    options = options or ImportOptions()
    chosen = None if options.format is None else format_named(options.format)
    intake = _Import(store, by, options, report)
    sources = _sources(paths, chosen, report)
    for done, source in enumerate(sources):
        if watch is not None:
            watch(done, len(sources))
        try:
            intake.take(source)
        except UnusableInput as error:
            report.refused.append(error)
        except NotSaved as error:
            report.refused.append(error)
            report.untried = len(sources) - done - 1
            return report
    if watch is not None:
        watch(len(sources), len(sources))
    return report


def _sources(paths: Sequence[Path], chosen: Format | None, report: ImportReport) -> list[Source]:
    found: list[Source] = []
    for path in paths:
        try:
            here = sources_at(path, chosen)
            report.tally.left_out.update(passed_over(path, here))
            found += here
        except UnusableInput as error:
            report.refused.append(error)
    return found


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

    def take(self, source: Source) -> None:
        """Take one file or folder in.

        Raises:
            UnusableInput: it cannot be read or holds what cannot be taken in.
            NotSaved: the database cannot take anything now.
        """
        refused: list[Unreadable] = []
        incoming, of = self._read(source, refused if self._options.keep_going else None)
        options = self._options
        plan = plan_intake(
            incoming,
            self._known,
            owner=options.owner or self._by,
            # What a whole database holds keeps its owners: they are people who can be told apart.
            owns_all=options.owner is not None and of.write is None,
            story=options.story,
            folder=source.story,
            at=now(),
        )
        found = known_candidates(incoming.candidates, self._known)
        if plan.changes or plan.reviews.records():
            self._commit(plan, shown(source.path.name))
        elif plan.splits or plan.guidelines:
            self._add_annotators(plan)
            self._store.set_splits(plan.splits)
            self._store.add_guidelines(plan.guidelines)
        self._known.guidelines.update({each.id: each for each in plan.guidelines})
        self._known.splits.update(plan.splits)
        if found:
            self._store.keep_scores(found)
            plan.tally.taken["candidate"] += sum(len(each.pairs) for each in found)
        self._report.tally.add(plan.tally)
        self._report.left_out += refused

    def _read(self, source: Source, refused: list[Unreadable] | None) -> tuple[Incoming, Format]:
        """What a source holds, and the format that it is of."""
        if source.folder_format is not None and source.folder_format.read_folder is not None:
            folder = InputFolder(
                shown(source.path),
                source.files,
                lambda name: self._opened(source.path / name, refused),
            )
            return source.folder_format.read_folder(folder), source.folder_format
        file = self._opened(source.path, refused)
        name = self._options.format
        chosen = format_of(file) if name is None else format_named(name)
        return read_file(file, chosen.name), chosen

    def _opened(self, path: Path, refused: list[Unreadable] | None) -> InputFile:
        return opened(path, self._options.encoding, refused)

    def _add_annotators(self, plan: IntakePlan) -> None:
        for annotator in (self._by, *plan.annotators.values()):
            if annotator.id not in self._known.annotators:
                self._store.add_annotator(annotator)
                self._known.annotators[annotator.id] = annotator

    def _commit(self, plan: IntakePlan, name: str) -> None:
        self._add_annotators(plan)
        reviews = plan.reviews.records()
        try:
            *before, last = plan.steps(self._by, name)
            for step in before:
                self._store.commit_documents(step, {})
            self._store.commit_documents(last, plan.texts, reviews, plan.splits, plan.guidelines)
        except Refused as error:
            raise UnusableInput(f"{name} was refused. {error.message}", error.remedy) from error
        self._known.add(plan.changes)
        self._known.reviews.add(reviews)
        for change in plan.changes:
            story = getattr(change.after, "story", None)
            if story is not None:
                self._report.stories[story] = self._report.stories.get(story, 0) + 1
