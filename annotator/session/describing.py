"""Planning changes of what is known of an article besides its text."""

from typing import Any

from annotator.domain.document import Document
from annotator.domain.errors import Refused
from annotator.session.plan import Plan, changed


def plan_edit_document(
    document: Document,
    *,
    title: str | None = None,
    source: str | None = None,
    published: str | None = None,
    story: str | None = None,
    next_number: int = 1,
) -> Plan:
    """Other values for an article; what is none stays.

    In another story it gets `next_number`, which must be above every number given there. Raises
    `Refused` for an empty story name.
    """
    given = {"title": title, "source": source, "published": published}
    new: dict[str, Any] = {
        name: " ".join(value.split()) for name, value in given.items() if value is not None
    }
    if story is not None:
        story = " ".join(story.split())
        if not story:
            raise Refused("A story needs a name.")
        if story != document.story:
            new |= {"story": story, "number": next_number}
    new = {name: value for name, value in new.items() if getattr(document, name) != value}
    if not new:
        return Plan(f"{document.name} is as it was")
    told = [f"{name} “{value}”" for name, value in new.items() if name != "number"]
    return Plan(f"article {document.number}: {', '.join(told)}", (changed(document, **new),))
