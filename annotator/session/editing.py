"""Editing what is known of an article, from the screen."""

from collections.abc import Mapping

from annotator.domain.document import Document
from annotator.session.describing import plan_edit_document
from annotator.session.desk import Desk
from annotator.session.plan import Planned
from annotator.session.sitting import Sitting


def edit_document(
    desk: Desk, sitting: Sitting, document: Document, values: Mapping[str, str]
) -> Planned:
    """Give an article other values (`title`, `source`, `published`, `story`), committed at once.

    Raises `Refused` as `plan_edit_document` does, and `NotSaved`; then nothing has changed.
    """
    story = " ".join(values.get("story", document.story).split())
    number = desk.ask(lambda store: store.next_number(story))
    plan = plan_edit_document(
        document,
        title=values.get("title"),
        source=values.get("source"),
        published=values.get("published"),
        story=values.get("story"),
        next_number=number,
    )
    planned = sitting.do(plan)
    if (step := planned.step) is not None:
        try:
            sitting.committed(desk.call(lambda store: store.commit(step)))
        except Exception:
            sitting.take_back(step)
            raise
    return planned
