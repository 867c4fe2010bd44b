"""What both sides of a merge know has to be the same on both."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from annotator.domain.document import Document
from annotator.domain.errors import Refused
from annotator.domain.guideline import Guideline
from annotator.domain.merging.holdings import Holdings, row_of
from annotator.domain.merging.order import same_row
from annotator.domain.step import Step, StepKind


def check_texts(ours: Holdings, theirs: Holdings) -> None:
    """An article has one text, on which everything else rests."""
    texts: dict[str, Document] = {}
    for image in chain(ours.images(), theirs.images()):
        if isinstance(image, Document):
            known = texts.setdefault(image.id, image)
            if (known.key, known.text_sha256) != (image.key, image.text_sha256):
                raise Refused(
                    f"The article {known.key} has another text on the other side.",
                    "Give it an id of its own in an export of that side, and import that into a "
                    "new database.",
                )


def new_steps(ours: Holdings, theirs: Holdings) -> tuple[Step, ...]:
    """The steps that only the other side knows, in their order.

    None, where they are of merges alone: those say nothing that is not known.

    Raises:
        Refused: a step that both know did another thing on either side.
    """
    steps = tuple(_unknown_steps(ours, theirs))
    return steps if any(step.kind is not StepKind.MERGE for step in steps) else ()


def new_guidelines(ours: Holdings, theirs: Holdings) -> tuple[Guideline, ...]:
    """The versions of the guideline that only the other side knows.

    Raises:
        Refused: one that both know says another thing on either side, and nothing was purged
            from it.
    """
    is_whole = not (ours.purged or theirs.purged)
    for each in theirs.guidelines.values():
        known = ours.guidelines.get(each.id, each)
        same = replace(known, hash=each.hash, text=each.text) == each
        if not same or (is_whole and known != each):
            raise Refused(
                f"The guideline {each.short_hash} says another thing on either side, and a "
                "version never changes.",
                "“annotator doctor” tells which of the two is sound.",
            )
    return tuple(each for each in theirs.guidelines.values() if each.id not in ours.guidelines)


def _unknown_steps(ours: Holdings, theirs: Holdings) -> Iterator[Step]:
    is_whole = not (ours.purged or theirs.purged)
    for step in theirs.steps.values():
        known = ours.steps.get(step.id)
        if known is None:
            yield step
        elif not _same_step(known, step, is_whole=is_whole):
            raise Refused(
                f"Step {step.id} of {step.annotator} did another thing on either side, and what "
                "was done never changes.",
                "“annotator doctor” tells which of the two is sound.",
            )


def _same_step(known: Step, other: Step, *, is_whole: bool) -> bool:
    """Whether two accounts of one step agree, but for what was purged from one of them."""
    if known.kind is StepKind.MERGE:
        return True
    names = ("annotator", "kind", "created_at", "target", *(("title",) if is_whole else ()))
    if any(getattr(known, name) != getattr(other, name) for name in names):
        return False
    images = {row_of(change.after): change.after for change in known.changes}
    if is_whole and len(images) != len(other.changes):
        return False
    told = {row_of(change.after): change.after for change in other.changes}
    return all(
        same_row(images[row], image) if row in images else not is_whole
        for row, image in told.items()
    )
