"""Opening a batch to judge it."""

from annotator.domain.document import Annotator
from annotator.session.desk import Desk
from annotator.session.reviewing.audit import Audit
from annotator.session.reviewing.gathered import gather
from annotator.session.reviewing.shelf import Shelf


def open_audit(desk: Desk, reviewer: Annotator, batch_id: str) -> Audit:
    """Open the batch with this id at its first item that is still to be judged.

    Raises `Refused` where there is no such batch, or where it is another reviewer's, and
    `AnnotatorError` where another program holds the database.
    """
    gathered = desk.ask(lambda store: gather(store, reviewer, batch_id))
    return Audit(gathered, Shelf(desk, gathered.items, gathered.around))
