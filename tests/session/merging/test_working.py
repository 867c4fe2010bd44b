"""Versions of the guideline and times come in; of two times the longer stands."""

import pytest

from annotator.domain.errors import Refused
from annotator.domain.identity import text_hash
from annotator.domain.time_spent import TimeKey
from annotator.session.exporting import ExportOptions, export_to_file
from annotator.session.merging.merging import merge
from annotator.session.purging import carry_out, plan_purge
from annotator.storage.store import Store
from tests.factories import ADA, BEN, TEXTS, import_story
from tests.session.merging.acts import article, tag
from tests.session.stores import folder, new_store
from tests.storage.guidelines import keep_guideline, kept_guidelines


def test_both_come_and_nothing_is_lost(pair: tuple[Store, Store]) -> None:
    a, b = pair
    both, mine, theirs = (TimeKey(ADA.id, article(a, number).id, "x") for number in (1, 2, 3))
    a.save_times({both: 5.0, mine: 7.5})
    b.save_times({both: 9.0, theirs: 1.0})
    versions = [keep_guideline(each, text) for each, text in ((a, "One."), (b, "Two."))]
    expected = {both: 9.0, mine: 7.5, theirs: 1.0}
    assert merge(a, b.path, BEN).taken == {"guideline": 1}
    merge(b, a.path, BEN)
    for store in pair:
        assert store.times() == expected
        assert kept_guidelines(store) == sorted(
            (each.id, each.hash, each.text) for each in versions
        )
    assert merge(a, b.path, BEN).is_empty
    a.save_times({both: 8.0})
    assert a.times() == expected, "it is never less than before"


def test_a_file_with_its_history_brings_times_too(pair: tuple[Store, Store]) -> None:
    """Also of somebody who only read."""
    a, b = pair
    keys = [TimeKey(ADA.id, article(a, number).id, "x") for number in (1, 2, 3)]
    a.save_times({keys[0]: 5.0, keys[1]: 7.5})
    b.save_times({keys[0]: 9.25, keys[2]: 1.0})
    tag(b, "ada", 1)
    with folder() as here:
        bare, whole = here / "bare.jsonl", here / "whole.jsonl"
        export_to_file(b, bare)
        export_to_file(b, whole, ExportOptions(history=True))
        merge(a, bare, BEN)
        assert a.times() == {keys[0]: 5.0, keys[1]: 7.5}, "they leave with the history only"
        merge(a, whole, BEN)
        assert a.times() == {keys[0]: 9.25, keys[1]: 7.5, keys[2]: 1.0}
        assert merge(a, whole, BEN).is_empty
        export_to_file(a, whole, ExportOptions(history=True, timestamp=False))
        again = whole.read_bytes()
        with new_store(here / "new.db") as new:
            assert merge(new, whole, BEN).is_empty is False
            assert new.times() == a.times()
            export_to_file(new, whole, ExportOptions(history=True, timestamp=False))
        times = [line for line in again.splitlines() if b'"type":"time"' in line]
        assert times == [line for line in whole.read_bytes().splitlines() if line in times]
        assert len(times) == len(keys)


def test_one_version_with_two_texts_is_refused(pair: tuple[Store, Store]) -> None:
    a, b = pair
    made = keep_guideline(a, "One.")
    values = (made.id, text_hash("Two."), "Two.", made.since, made.annotator)
    with b._writing() as database:
        database.execute("INSERT INTO guidelines VALUES (?, ?, ?, ?, ?)", values)
    with pytest.raises(Refused, match="a version never changes"):
        merge(a, b.path, BEN)


def test_a_purge_takes_times_and_quotations(pair: tuple[Store, Store]) -> None:
    """And they stay out of it when another database has them still."""
    quote = TEXTS[0][:40]
    with folder() as here:
        path = here / "one.db"
        with new_store(path) as store:
            documents = import_story(store)
            gone, kept = (TimeKey(ADA.id, each.id, "x") for each in documents[:2])
            store.save_times({gone: 4.0, kept: 3.0})
            made = keep_guideline(store, f"# Testimony\n\n“{quote}” is one.\n")
        other = here / "other.db"
        other.write_bytes(path.read_bytes())
        carry_out(plan_purge(path, documents[0].id))
        left = "# Testimony\n\n“…” is one.\n"
        with Store.open(path) as store:
            for _ in range(2):
                assert kept_guidelines(store) == [(made.id, text_hash(left), left)]
                assert store.times() == {kept: 3.0}
                assert merge(store, other, BEN).purged == 1
