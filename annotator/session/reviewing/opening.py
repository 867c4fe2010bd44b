"""Opening a batch to judge it."""

from annotator.domain.document import Annotator
from annotator.domain.errors import Refused
from annotator.session.desk import Desk
from annotator.session.reviewing.audit import Audit
from annotator.session.reviewing.sheet import Gathered
from annotator.session.reviewing.shelf import Shelf
from annotator.session.reviewing.surroundings import Surroundings, read_surroundings
from annotator.storage.store import Store


def open_audit(desk: Desk, reviewer: Annotator, batch_id: str) -> Audit:
    """Open the batch with this id at its first item that is still to be judged.

    Raises `Refused` where there is no such batch, or where it is another reviewer's.
    """
    seq, gathered, around = desk.ask(lambda store: _read(store, reviewer, batch_id))
    return Audit(gathered, Shelf(desk, gathered.items, around), seq)


def _read(store: Store, reviewer: Annotator, batch_id: str) -> tuple[int, Gathered, Surroundings]:
    # First of all, so that what another program commits while this runs is taken in later.
    seq = store.last_seq()
    batches = store.batches()
    number = next((n for n, each in enumerate(batches, start=1) if each.id == batch_id), None)
    if number is None:
        raise Refused("There is no such batch.", "“annotator review” lists them.")
    batch = batches[number - 1]
    names = {each.id: each.name for each in store.annotators()}
    if batch.reviewer != reviewer.id:
        owner = names.get(batch.reviewer, batch.reviewer)
        raise Refused(
            f"Batch {number} is {owner}'s, and only {owner} judges in it.",
            f"Draw the same one for yourself with the seed {batch.seed}.",
        )
    gathered = Gathered(
        batch=batch,
        number=number,
        items=tuple(store.batch_items(batch_id)),
        verdicts=tuple(store.verdicts(batch_id)),
        revealed=frozenset(each.place for each in store.reveals(batch_id)),
        signed=bool(store.signoffs(batch_id)),
        names=names,
    )
    return seq, gathered, read_surroundings(store, batch_id)
