"""Two native files made one, without any database of anybody's: for a merge that Git asks for."""

import hashlib
import tempfile
from collections.abc import Sequence
from pathlib import Path

from annotator.domain.document import Annotator
from annotator.domain.errors import AnnotatorError
from annotator.domain.merging.holdings import Holdings
from annotator.domain.merging.purging import without
from annotator.domain.step import Step, StepKind
from annotator.session.exporting import ExportOptions, export_to_file
from annotator.session.merging.native import holdings_of_file
from annotator.session.merging.report import MergeReport, reported
from annotator.storage.store import Store

NOBODY = Annotator("nobody", "nobody")
"""Who merges files in which nobody is named."""


def merge_files(ours: Path, theirs: Path, out: Path) -> MergeReport:
    """Write what both files hold to `out`, which may be one of them: all or nothing.

    It is native JSONL with the history, from which deleted rows and undone steps are known, so
    that what was deleted in one does not come back with the other; what was purged from one is
    left out of both. The report tells what `theirs` adds to `ours`.

    Raises:
        UnusableInput: a file is not there, or is not as this program wrote it.
        Refused: they cannot be made one.
        AnnotatorError: `out` cannot be written, and keeps its bytes.
    """
    read = [holdings_of_file(ours), holdings_of_file(theirs)]
    purged = {hash_ for side in read for hash_ in side.purged}
    sides, left_out = zip(*(without(side, purged) for side in read), strict=True)
    by = _person(sides)
    with (
        tempfile.TemporaryDirectory(prefix="annotator-") as folder,
        Store.open(Path(folder, "merged.db"), create=True) as store,
    ):
        _take(store, sides[0], ours, by, _step(sides[:1], by))
        report = _take(store, sides[1], theirs, by, _step(sides, by))
        export_to_file(store, out, ExportOptions(history=True, timestamp=False))
    report.purged = sum(left_out)
    return report


def _take(store: Store, side: Holdings, path: Path, by: Annotator, step: Step) -> MergeReport:
    try:
        compared = store.compare(side)
        # Where it changes nothing by itself, it was done in one of the files already.
        own = step if compared.union.events else None
        union = store.merge(side, compared, own, by)
    except AnnotatorError as error:
        raise AnnotatorError(f"{path}: {error.message}", error.remedy) from error
    return reported(path.name, union, store)


def _person(sides: Sequence[Holdings]) -> Annotator:
    people = {person.id: person for side in sides for person in side.annotators.values()}
    return people[min(people)] if people else NOBODY


def _step(sides: Sequence[Holdings], by: Annotator) -> Step:
    """The merge's own step: the same whichever of the files is whose, and whenever it is done."""
    steps = {step_id for side in sides for step_id in side.steps}
    twins = {" ".join(each) for side in sides for each in side.confirmed}
    told = "\n".join((*sorted(steps), *sorted(twins)))
    step_id = hashlib.sha256(told.encode()).hexdigest()[:32]
    at = max((each.created_at for side in sides for each in side.steps.values()), default="")
    return Step(step_id, by.id, StepKind.MERGE, "merge of two files", (), at)
