"""A database from anybody is only read: nothing in it runs, and what is odd in it is refused."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest

from annotator.domain.errors import AnnotatorError, Refused, UnusableDatabase
from annotator.domain.span import Span
from annotator.session.merging.merging import merge
from annotator.storage.merging import stranger as stranger_module
from annotator.storage.merging.stranger import holdings_of
from annotator.storage.store import Store
from tests.factories import ADA, BEN, TEXTS, import_story, made, make_link, make_span, make_step
from tests.session.stores import bytes_of, folder, new_store
from tests.storage.guidelines import keep_guideline

OLD = Path(__file__).parents[1] / "old"


@pytest.fixture(scope="module")
def stranger(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a database with two linked spans."""
    path = tmp_path_factory.mktemp("stranger") / "other.db"
    with new_store(path) as store:
        one, two, _ = import_story(store)
        spans = [
            make_span(one, TEXTS[0], 0, 19, id="s1"),
            make_span(two, TEXTS[1], 2, 20, id="s2"),
        ]
        store.commit(make_step(made(*spans), id="tagging"))
        store.commit(make_step(made(make_link(spans[0], spans[1], id="k1")), id="linking"))
        keep_guideline(store, "Tag every number.")
    return path.read_bytes()


@pytest.fixture
def here() -> Iterator[Path]:
    """A folder for the two files, in memory."""
    with folder() as path:
        yield path


@pytest.fixture
def other(here: Path, stranger: bytes) -> Path:
    """The same as a file."""
    path = here / "other.db"
    path.write_bytes(stranger)
    return path


@pytest.fixture
def ours(here: Path) -> Path:
    """A database with nothing in it."""
    new_store(here / "ours.db").close()
    return here / "ours.db"


def forge(path: Path, *statements: str, rules: bool = False) -> None:
    """Write to a database as any program may; without its rules unless told."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE").fetchall()
        connection.execute("BEGIN")
        if not rules:
            triggers = "SELECT name FROM sqlite_schema WHERE type = 'trigger'"
            for (name,) in connection.execute(triggers).fetchall():
                connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)
        connection.execute("COMMIT")


def test_all_that_it_holds_comes_in(ours: Path, other: Path) -> None:
    before = bytes_of(other)
    with Store.open(ours) as store:
        report = merge(store, other, BEN)
        assert report.taken == {"document": 3, "span": 2, "link": 1, "guideline": 1}
        assert set(store.layer(ADA.id, "strike").spans) == {"s1", "s2"}
        assert [step.id for step in store.steps(ADA.id, limit=2)] == ["linking", "tagging"]
    assert bytes_of(other) == before
    assert {each.name for each in other.parent.iterdir()} == {"other.db", "ours.db"}


def test_what_is_in_its_log_comes_too(ours: Path, other: Path) -> None:
    with Store.open(other) as theirs, Store.open(ours) as store:
        span = next(each for each in theirs.records(Span) if each.id == "s1")
        theirs.commit(make_step([*made(make_span_beside(theirs, span))]))
        assert merge(store, other, BEN).taken["span"] == 3


def make_span_beside(store: Store, span: Span) -> Span:
    document = store.document(span.document)
    assert document is not None
    return make_span(document, TEXTS[0], 5, 11)


def test_one_that_somebody_begins_to_write_to_is_read_again(
    other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was taken for a file that does not change, and what was read may be of two moments."""
    quiet = holdings_of(other)
    states = count()
    monkeypatch.setattr(stranger_module, "_state_at_rest", lambda path: (next(states),))
    assert holdings_of(other) == quiet
    assert next(states) == 2


@pytest.mark.parametrize(
    "statements",
    [
        ("CREATE TRIGGER evil AFTER INSERT ON steps BEGIN DELETE FROM spans; END",),
        ("CREATE VIEW v_evil AS SELECT load_extension('/tmp/evil') FROM spans",),
        ("CREATE TABLE more (x)", "INSERT INTO more VALUES (zeroblob(100))"),
        ("DROP VIEW v_spans", "CREATE VIEW v_spans AS SELECT readfile('/etc/passwd') x"),
    ],
)
def test_what_else_is_in_it_is_never_run(
    ours: Path, other: Path, statements: tuple[str, ...]
) -> None:
    forge(other, *statements, rules=True)
    before = bytes_of(other)
    with Store.open(ours) as store:
        assert merge(store, other, BEN).taken["span"] == 2
        assert store._value("SELECT count(*) FROM sqlite_schema WHERE name LIKE '%evil%'") == 0
        assert len(list(store.records(Span))) == 2
    assert bytes_of(other) == before


IN_ITS_PLACE = ("ALTER TABLE {0} RENAME TO hidden", "CREATE {1} AS SELECT * FROM hidden")


@pytest.mark.parametrize("table", ["spans", "events", "texts", "twins", "times", "verdicts"])
@pytest.mark.parametrize("kind", ["VIEW {0}", "TABLE {0}"])
def test_a_table_that_is_not_as_it_should_be_is_refused(
    ours: Path, other: Path, table: str, kind: str
) -> None:
    views = ("spans", "links", "facts", "sets", "verdicts")
    forge(
        other,
        *(f"DROP VIEW v_{name}" for name in views),
        "DROP VIEW indexed_content",
        "PRAGMA legacy_alter_table = ON",
        *(each.format(table, kind.format(table)) for each in IN_ITS_PLACE),
    )
    refused(ours, other, UnusableDatabase, "is not as it should be")


QUOTE = "replace(\"after\", 'Over 10,000 workers', 'Over 99,999 workers')"
OWNER = 'replace("after", \'"annotator_id":"ada"\', \'"annotator_id":"ben"\')'


@pytest.mark.parametrize(
    ("statements", "told"),
    [
        (("UPDATE spans SET note = 'x' WHERE id = 's1'",), "not what its journal says"),
        (("DELETE FROM links",), "not what its journal says"),
        (("DELETE FROM events WHERE entity = 'link'",), "not what its journal says"),
        (('UPDATE events SET "after" = \'{}\' WHERE entity = \'link\'',), "never writes"),
        (("UPDATE events SET entity = 'evil' WHERE entity = 'link'",), "never writes"),
        (("UPDATE texts SET text = replace(text, 'nurse', 'nerve')",), "another hash"),
        (("UPDATE guidelines SET text = 'Tag nothing.'",), "never writes"),
        (("PRAGMA user_version = 99",), "newer version"),
        (("PRAGMA user_version = 5",), "older version"),
        (("PRAGMA application_id = 7",), "another application's"),
    ],
)  # fmt: skip
def test_what_no_annotator_writes_is_refused(
    ours: Path, other: Path, statements: tuple[str, ...], told: str
) -> None:
    forge(other, *statements)
    refused(ours, other, UnusableDatabase, told)


@pytest.mark.parametrize(
    "statements",
    [
        (f"UPDATE events SET \"after\" = {QUOTE} WHERE entity_id = 's1'",
         "UPDATE spans SET quote = 'Over 99,999 workers' WHERE id = 's1'"),
        (f"UPDATE events SET \"after\" = {OWNER} WHERE entity_id = 's1'",
         "UPDATE spans SET annotator_id = 'ben' WHERE id = 's1'"),
        ("PRAGMA ignore_check_constraints = ON", "UPDATE spans SET rev = 0 WHERE id = 's1'",
         "UPDATE events SET \"after\" = json_set(\"after\", '$.rev', 0) WHERE entity_id = 's1'"),
        ("UPDATE events SET \"after\" = json_set(\"after\", '$.b', 's3') WHERE entity_id = 'k1'",
         "UPDATE links SET b = 's3' WHERE id = 'k1'"),
    ],
)  # fmt: skip
def test_a_row_that_is_against_the_rules_is_refused_with_all_the_rest(
    ours: Path, other: Path, statements: tuple[str, ...]
) -> None:
    forge(other, *statements)
    refused(ours, other, Refused, "Against the rules")


def refused(ours: Path, other: Path, kind: type[AnnotatorError], told: str) -> None:
    """The merge is refused, and neither file changes."""
    files = [each for path in (ours, other) for each in bytes_of(path).items()]
    with Store.open(ours) as store:
        with pytest.raises(kind, match=told):
            merge(store, other, BEN)
        assert list(store.records(Span, deleted=True)) == []
        assert store.steps() == []
    assert [each for path in (ours, other) for each in bytes_of(path).items()] == files


@pytest.mark.parametrize("version", [1, 4])
def test_one_of_an_earlier_version_is_to_be_opened_first(ours: Path, version: int) -> None:
    with folder() as here:
        old = here / "old.db"
        with closing(sqlite3.connect(old)) as connection:
            connection.executescript((OLD / f"{version:04}.sql").read_text())
        refused(ours, old, UnusableDatabase, "`annotator open` brings it up to date")
        Store.open(old).close()
        with Store.open(ours) as store:
            merge(store, old, BEN)
            assert set(store.layer(ADA.id, "strike").spans) == {"s1", "s2", "s3"}


def test_damage_is_found_before_anything_is_taken(ours: Path, other: Path) -> None:
    raw = bytearray(other.read_bytes())
    step = 4096
    for place in range(step * 2, len(raw), 4 * step):
        damaged = bytearray(raw)
        damaged[place : place + 64] = b"\xff" * 64
        other.write_bytes(bytes(damaged))
        try:
            held = holdings_of(other)
        except UnusableDatabase:
            continue
        # The page is of what is not read, or free.
        assert {"tagging", "linking"} <= set(held.steps)
