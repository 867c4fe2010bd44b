"""Agreeing with a reviewer about an article of a story that is not open."""

from annotator.session.desk import Desk
from annotator.session.feedback.agreeing import plan_agree
from annotator.session.feedback.corrections import Correction
from annotator.session.opening import open_story
from annotator.session.plan import Planned
from annotator.session.sitting import Sitting


def agree_elsewhere(
    desk: Desk,
    sitting: Sitting,
    correction: Correction,
    *,
    keep: bool | None = None,
    anyway: bool = False,
) -> Planned:
    """Agree, committed at once; the step is one of this sitting, which can undo it.

    Raises `Refused` and `NeedsAnswer` as `plan_agree` does, and `NotSaved`; then nothing has
    changed.
    """
    other = open_story(
        desk, sitting.draft.annotator, correction.story, sitting_id=sitting.id
    ).sitting
    planned = other.do(plan_agree(other.draft, correction, keep=keep, anyway=anyway))
    if (step := planned.step) is not None:
        sitting.absorb([desk.call(lambda store: store.commit(step))])
    return Planned(None, planned.title)
