"""What leaves comes back: the same database, the same bytes."""

import json
import random

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.document import Annotator
from annotator.session.importing import import_paths
from tests.session.stores import ANA, exported, folder, new_store, records, worked_on


@settings(max_examples=25)
@given(st.data())
def test_an_import_into_an_empty_database_exports_the_same_bytes(data: st.DataObject) -> None:
    """With spans, links, absences, dismissals, completions and an undone step in it."""
    with folder() as here:
        with new_store(here / "one.db") as one:
            data.draw(worked_on(one, here))
            raw = exported(one)
            assert exported(one) == raw
        shuffled = raw.splitlines(keepends=True)
        random.Random(0).shuffle(shuffled)
        (here / "out.jsonl").write_bytes(raw)
        (here / "shuffled.jsonl").write_bytes(b"".join(shuffled))
        for name in ("out", "shuffled"):
            with new_store(here / f"{name}.db") as other:
                report = import_paths(other, [here / f"{name}.jsonl"], Annotator("zoe", "Zoe"))
                assert not report.refused
                assert exported(other) == raw


@settings(max_examples=15)
@given(st.data())
def test_an_import_into_its_own_database_changes_nothing(data: st.DataObject) -> None:
    with folder() as here, new_store(here / "one.db") as store:
        data.draw(worked_on(store, here))
        raw = exported(store)
        (here / "out.jsonl").write_bytes(raw)
        seq = store.last_seq()
        report = import_paths(store, [here / "out.jsonl"], ANA)
        assert not report.refused
        assert not report.tally.taken["span"] + report.tally.taken["document"]
        assert store.last_seq() == seq
        assert exported(store) == raw


@settings(max_examples=15)
@given(st.data())
def test_a_history_brings_the_deleted_rows_back_too(data: st.DataObject) -> None:
    with folder() as here:
        with new_store(here / "one.db") as one:
            data.draw(worked_on(one, here))
            raw = exported(one, history=True)
        (here / "out.jsonl").write_bytes(raw)
        with new_store(here / "two.db") as two:
            report = import_paths(two, [here / "out.jsonl"], ANA)
            assert not report.refused
            again = exported(two, history=True)
        for kind in ("document", "span", "link", "absence", "dismissal", "completion"):
            assert records(again, kind) == records(raw, kind)


@settings(max_examples=15)
@given(st.data())
def test_every_quote_in_a_file_is_in_its_text(data: st.DataObject) -> None:
    """As a reader counts who knows nothing of this program."""
    with folder() as here, new_store(here / "one.db") as store:
        data.draw(worked_on(store, here))
        raw = exported(store)
    texts = {each["id"]: each["text"] for each in records(raw, "document")}
    for kind in ("span", "dismissal"):
        for each in records(raw, kind):
            text = texts[each["document"]]
            start, end = each["start"], each["end"]
            assert text[start:end] == each["quote"]
            assert text[max(0, start - 32) : start] == each["prefix"]
            assert text[end : end + 32] == each["suffix"]
    meta = json.loads(raw.split(b"\n", 1)[0])
    kinds = [json.loads(line)["type"] for line in raw.decode().split("\n") if line]
    assert meta["counts"] == {kind: kinds.count(kind) for kind in {*kinds} - {"meta"}}
