"""The thread that owns the database."""

import threading
from functools import partial
from pathlib import Path

import pytest

from annotator.domain.errors import UnusableDatabase
from annotator.session.desk import Desk
from tests.factories import ADA


def test_everything_runs_in_one_other_thread_in_turn(database_path: Path) -> None:
    ran: list[tuple[int, int]] = []
    with Desk.open(database_path, create=True) as desk:

        def run(each: int) -> None:
            ran.append((each, threading.get_ident()))

        futures = [desk.submit(partial(lambda each, store: run(each), each)) for each in range(20)]
        for future in futures:
            future.result()
    assert [each for each, _ in ran] == list(range(20))
    (thread,) = {thread for _, thread in ran}
    assert thread != threading.get_ident()


def test_call_gives_the_answer_and_raises_the_error(database_path: Path) -> None:
    with Desk.open(database_path, create=True) as desk:
        desk.call(lambda store: store.add_annotator(ADA))
        assert desk.call(lambda store: store.annotators()) == [ADA]
        with pytest.raises(ZeroDivisionError):
            desk.call(lambda store: 1 / 0)
        assert desk.call(lambda store: store.annotator(ADA.id)) == ADA


def test_a_database_that_cannot_be_opened_leaves_no_thread(tmp_path: Path) -> None:
    before = threading.active_count()
    with pytest.raises(UnusableDatabase):
        Desk.open(tmp_path / "missing.db")
    assert threading.active_count() == before


def test_close_finishes_what_was_asked_and_may_be_called_twice(database_path: Path) -> None:
    before = threading.active_count()
    desk = Desk.open(database_path, create=True)
    asked = desk.submit(lambda store: store.add_annotator(ADA))
    desk.close()
    desk.close()
    assert asked.done()
    assert threading.active_count() == before
    with Desk.open(database_path) as again:
        assert again.call(lambda store: store.annotators()) == [ADA]
