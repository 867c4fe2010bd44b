"""The time between the acts of a sitting."""

from pathlib import Path

import pytest

from annotator.domain.time_spent import IDLE, TimeKey
from tests.factories import ADA, TEXTS, import_story, made, make_span, make_step
from tests.session.stores import new_store


def test_long_pauses_and_other_sittings_count_little(tmp_path: Path) -> None:
    with new_store(tmp_path / "a.db") as store:
        document = import_story(store)[0]
        times = ("a 09:00:00", "a 09:00:10.5", "a 10:00:00", "b 10:30:00", "b 10:30:01")
        for number, (sitting, time) in enumerate(each.split() for each in times):
            span = make_span(document, TEXTS[0], number, number + 3)
            at = f"2026-01-31T{time}Z"
            store.commit(make_step(made(span), sitting=sitting, created_at=at))
        (spent,) = store.time_spent()
    assert (spent.annotator, spent.acts, spent.sittings) == (ADA.id, 5, 2)
    assert spent.seconds == pytest.approx(10.5 + IDLE + 1, abs=0.01)
    assert (spent.verdicts, spent.reviewing) == (0, 0)


def test_of_a_sitting_the_time_that_was_kept_counts(tmp_path: Path) -> None:
    """Whatever its acts say; also of one in which somebody only read."""
    with new_store(tmp_path / "a.db") as store:
        one, two, _ = import_story(store)
        for number, sitting in enumerate(("old", "old", "new", "new")):
            span = make_span(one, TEXTS[0], number, number + 3)
            at = f"2026-01-31T09:00:{10 * number:02}Z"
            store.commit(make_step(made(span), sitting=sitting, created_at=at))
        keys = [
            TimeKey(ADA.id, document, sitting)
            for document, sitting in ((one.id, "new"), (two.id, "new"), (one.id, "reading"))
        ]
        store.save_times(dict(zip(keys, (100.0, 200.5, 7.0), strict=True)))
        (spent,) = store.time_spent()
        assert store.time_with_documents() == {(ADA.id, one.id): 107.0, (ADA.id, two.id): 200.5}
    assert (spent.acts, spent.sittings) == (4, 3)
    assert spent.seconds == pytest.approx(10 + 300.5 + 7, abs=0.01)
