"""Reviews and decisions leave and come back: the same database, the same bytes."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.document import Annotator
from annotator.session.importing import import_paths
from annotator.storage.store import Store
from tests.session.reviewed import reviewed
from tests.session.stores import ANA, exported, folder, new_store, records, worked_on

KINDS = ("adjudication", "batch", "item", "verdict", "reveal", "objection", "signoff")


def reviews_in(store: Store) -> list[object]:
    """All records of review in a store, each kind in the store's own order."""
    batches = store.batches()
    items = [store.batch_items(each.id) for each in batches]
    said = [store.verdicts(), store.reveals(), store.objections(), store.signoffs()]
    return [batches, items, *said, [store.revisions(each.id) for each in batches]]


@settings(max_examples=25)
@given(st.data())
def test_reviews_come_back_into_an_empty_database(data: st.DataObject) -> None:
    """Of rows that were changed and deleted after the draw too."""
    with folder() as here:
        with new_store(here / "one.db") as one:
            data.draw(worked_on(one, here))
            data.draw(reviewed(one))
            raw = exported(one)
            kept = reviews_in(one)
        shuffled = raw.splitlines(keepends=True)
        random.Random(0).shuffle(shuffled)
        (here / "out.jsonl").write_bytes(raw)
        (here / "shuffled.jsonl").write_bytes(b"".join(shuffled))
        for name in ("out", "shuffled"):
            with new_store(here / f"{name}.db") as other:
                report = import_paths(other, [here / f"{name}.jsonl"], Annotator("zoe", "Zoe"))
                assert not report.refused
                assert not report.tally.left_out
                assert exported(other) == raw
                assert reviews_in(other) == kept


@settings(max_examples=20)
@given(st.data())
def test_reviews_that_are_there_change_nothing(data: st.DataObject) -> None:
    with folder() as here, new_store(here / "one.db") as store:
        data.draw(worked_on(store, here))
        data.draw(reviewed(store))
        raw = exported(store)
        (here / "out.jsonl").write_bytes(raw)
        seq = store.last_seq()
        report = import_paths(store, [here / "out.jsonl"], ANA)
        assert not report.refused
        assert not report.tally.left_out
        assert not report.tally.taken
        present = {kind: report.tally.present[kind] for kind in KINDS if kind != "item"}
        assert present == {kind: len(records(raw, kind)) for kind in present}
        assert store.last_seq() == seq
        assert exported(store) == raw


@settings(max_examples=20)
@given(st.data())
def test_a_history_with_reviews_comes_back(data: st.DataObject) -> None:
    with folder() as here:
        with new_store(here / "one.db") as one:
            data.draw(worked_on(one, here))
            data.draw(reviewed(one))
            raw = exported(one, history=True)
        (here / "out.jsonl").write_bytes(raw)
        with new_store(here / "two.db") as two:
            assert not import_paths(two, [here / "out.jsonl"], ANA).refused
            again = exported(two, history=True)
        for kind in ("document", "span", "link", "absence", *KINDS):
            assert records(again, kind) == records(raw, kind)
