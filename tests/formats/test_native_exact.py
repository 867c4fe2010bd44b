"""A native file with its history, read back row for row."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from annotator.domain.document import Document
from annotator.domain.guideline import written as written_guideline
from annotator.domain.merging.holdings import Holdings
from annotator.domain.time_spent import TimeKey
from annotator.formats.input_file import InputFile, Unreadable
from annotator.formats.native.exact import read_exactly
from annotator.session.exporting import ExportOptions, export
from annotator.storage.merging.stranger import holdings_of
from annotator.storage.store import Store
from tests.session.merging.orders import Event, live_through

HISTORY: list[Event] = [
    ("a", "tag", 0, 0, 0),
    ("a", "tag", 1, 1, 2),
    ("a", "link", 0, 0, 1),
    ("a", "absence", 0, 1, 0),
    ("a", "dismissal", 1, 0, 2),
    ("a", "note", 0, 1, 0),
    ("a", "complete", 0, 0, 0),
    ("a", "define", 0, 1, 0),
    ("a", "judge", 0, 0, 0),
    ("a", "think_again", 0, 0, 0),
    ("b", "tag", 0, 0, 0),
    ("a", "merge", 0, 0, 0),
    ("a", "note", 0, 2, 0),
    ("a", "unlink", 0, 0, 0),
    ("a", "undo", 0, 0, 0),
]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One that has something of everything, twins too."""
    here = tmp_path_factory.mktemp("history")
    return live_through(here, HISTORY, common=True)["a"].path


@pytest.fixture(scope="module")
def written(database: Path) -> str:
    """Its export."""
    out = io.BytesIO()
    with Store.open(database) as store:
        person = store.annotators()[0].id
        store.add_guidelines([written_guideline("# Rules\n", person)])
        read_article = next(iter(store.records(Document))).id
        store.save_times({TimeKey(person, read_article, sitting): 2.5 for sitting in "ab"})
        export(store, out, ExportOptions(history=True))
    return out.getvalue().decode()


def read(text: str) -> Holdings:
    return read_exactly(InputFile.decoded("a.jsonl", text.encode()))


def test_it_holds_what_the_database_holds(database: Path, written: str) -> None:
    held, found = holdings_of(database), read(written)
    assert list(found.steps) == list(held.steps)
    assert found.steps == held.steps
    assert found.confirmed == held.confirmed
    assert found.confirmed
    assert (found.texts, found.splits, found.purged) == (held.texts, held.splits, held.purged)
    assert found.guidelines == held.guidelines != {}
    assert found.times == held.times != {}
    assert set(found.reviews.verdicts) == set(held.reviews.verdicts)
    assert found.reviews.reveals == held.reviews.reveals
    assert found.initial.keys() == held.initial.keys()


def with_value(kind: str, change: Callable[[dict[str, Any]], object]) -> Callable[[str], str]:
    """Changes the first record of a kind."""

    def changed(written: str) -> str:
        records = [json.loads(line) for line in written.splitlines()]
        change(next(each for each in records if each["type"] == kind))
        return "\n".join(map(json.dumps, records))

    return changed


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (with_value("span", lambda span: span.update(colour="red")), "“colour” means nothing here"),
        (with_value("span", lambda span: span.update(start="0")), "“start” cannot be “0”"),
        (with_value("span", lambda span: span.update(rev=True)), "“rev” cannot be a bool"),
        (with_value("span", lambda span: span.pop("quote")), "“quote” is missing"),
        (with_value("link", lambda link: link.update(relation="same")), "“relation” cannot be"),
        (with_value("span", lambda span: span.update(note="x")), "its rows are not what"),
        (with_value("step", lambda step: step["changes"][0].pop("after")), "something else"),
        (with_value("step", lambda step: step.update(kind="magic")), "“kind” cannot be “magic”"),
        (with_value("verdict", lambda each: each.update(mood="good")), "“mood” means nothing"),
        (with_value("annotator", lambda each: each.update(role="king")), "“role” is none of"),
        (with_value("document", lambda each: each.update(text="x")), "another hash"),
        (with_value("guideline", lambda each: each.update(text="x")), "another hash than “hash”"),
        (with_value("guideline", lambda each: each.update(since="")), "“since” or “annotator” is"),
        (with_value("time", lambda each: each.update(seconds=-1)), "is not a number of seconds"),
        (with_value("time", lambda each: each.update(seconds=True)), "is not a number of seconds"),
        (with_value("time", lambda each: each.update(seconds=1e999)), "cannot be kept"),
        (with_value("time", lambda each: each.update(minutes=1)), "“minutes” means nothing here"),
        (with_value("time", lambda each: each.pop("sitting")), "“sitting”"),
        (with_value("time", lambda each: each.update(document="x")), "of an article that"),
        (with_value("time", lambda each: each.update(annotator="x")), "of somebody who"),
        (with_value("meta", lambda meta: meta.update(schema="2")), "its schema"),
        (lambda written: written + '{"type":"dream"}', "no records of type “dream”"),
    ],
)  # fmt: skip
def test_what_this_program_does_not_write_is_refused(
    written: str, change: Callable[[str], str], told: str
) -> None:
    with pytest.raises(Unreadable, match=told):
        read(change(written))


def test_articles_of_nobody_are_for_an_import(written: str) -> None:
    """Without a history only who made its rows could be who brings them."""
    lines = [x for x in written.splitlines() if json.loads(x)["type"] in ("meta", "document")]
    with pytest.raises(Unreadable, match=r"names nobody.*“annotator import” takes it in"):
        read("\n".join(lines))
