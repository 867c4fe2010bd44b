"""What goes with an article that is purged, and what stays."""

import os
import sqlite3 as plain_sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.domain.batch import ItemKind, SamplingPlan
from annotator.domain.errors import Refused
from annotator.domain.identity import new_id, now, text_hash
from annotator.domain.link import Relation
from annotator.domain.passage import QuotedPassage
from annotator.domain.span import Span
from annotator.domain.verdict import Amendment, Judgement, Objection, Reveal
from annotator.storage.backups import backups_of, folder_of
from annotator.storage.doctor import examine
from annotator.storage.journal import WAL_SAFE
from annotator.storage.purging.kept import TOLD
from annotator.storage.purging.purging import purge, what_goes
from annotator.storage.store import Store
from tests.factories import (
    ADA,
    changed,
    made,
    make_batch,
    make_document,
    make_passage,
    make_span,
    make_step,
    make_verdict,
)
from tests.storage.purged import GONE, LEFT, TEXTS, Scene, article, make_scene


@pytest.fixture
def scene(database_path: Path) -> Scene:
    """A database from which the first article goes."""
    return make_scene(database_path)


def test_no_run_of_it_is_left_in_any_file(scene: Scene) -> None:
    folder = scene.path.parent
    os.link(backups_of(scene.path)[0].path, folder / "annotations-rescued-20260101T000000Z.db")
    leftover = folder / ".annotations.db.half"
    leftover.write_bytes(scene.path.read_bytes())
    (folder_of(scene.path) / ".annotations-20260101T000000Z-daily.db.half").write_text(TEXTS[0])
    scene.path.chmod(0o640)
    assert len(scene.with_the_text()) == 6
    purge(scene.path, GONE)
    modes = {each.name: each.stat().st_mode & 0o777 for each in scene.files}
    assert modes.pop(scene.path.name) == 0o640, "it is the owner's business who reads it"
    assert {*modes.values()} == {0o600}
    assert scene.with_the_text() == []
    assert not scene.is_whole()
    kept = [scene.path, *(each.path for each in backups_of(scene.path))]
    assert {*kept} < {*scene.files}
    for each in kept:
        assert examine(each).findings == ()


def test_what_others_said_elsewhere_is_kept_without_the_quotation(scene: Scene) -> None:
    with Store.open(scene.path) as store:
        before = store.last_seq()
        texts = {each.id: store.text(each.text_sha256) for each in store.documents()}
    purge(scene.path, GONE)
    with Store.open(scene.path) as store:
        notes = {each.document: each.note for each in store.records(Span)}
        assert notes == {scene.documents[1].id: LEFT, scene.documents[2].id: "plain"}
        assert {each.id: store.text(each.text_sha256) for each in store.documents()} == {
            each.id: texts[each.id] for each in scene.documents[1:]
        }
        (link,) = store.layer(ADA.id, None).links.values()
        titles = {each.title for each in store.steps()}
        assert titles == {"note", "statistic “…”", TOLD, ""}
        assert all(each.changes for each in store.steps())
        assert (
            next(iter(store.steps_of("span", link.b)[1].changes)).after
            == next(iter(store.steps_of("span", link.b)[0].changes)).before
        )
        assert store.documents()[0].supersedes is None
        store.commit(make_step([changed(link, note="again")]))
        assert store.last_seq() == before + 1


def test_a_verdict_that_points_to_it_goes_and_a_look_after_that_verdict(scene: Scene) -> None:
    one, two, _ = scene.documents
    with Store.open(scene.path) as store:
        batch = make_batch(2, plan=SamplingPlan.RANDOM, kinds=(ItemKind.PASSAGE,), frame=5)
        items = [make_passage(batch, place, each) for place, each in ((1, one), (2, two))]
        store.add_batch(batch, items)
        passages = [
            QuotedPassage(each.id, 0, 9, TEXTS[at][:9]) for at, each in ((1, two), (0, one))
        ]
        missing = Amendment(None, passages[0], Relation.EQUIVALENT, None, passages[1])
        verdict = make_verdict(batch, 2, Judgement.MISSING, amendment=missing)
        store.add_verdict(verdict)
        store.add_objection(Objection(new_id(), verdict.id, ADA.id, "no", now()))
        store.add_reveal(Reveal(batch.id, 2, batch.reviewer, now()))
    purge(scene.path, GONE)
    with Store.open(scene.path) as store:
        (kept,) = store.batches()
        assert (kept.size, kept.frame) == (1, 4)
        assert store.batch_items(batch.id) == [replace(items[1], place=1)]
        assert (store.verdicts(), store.objections(), store.reveals()) == ([], [], [])
        store.add_verdict(make_verdict(kept, 1))
    assert examine(scene.path).findings == ()


def test_it_does_not_come_back(scene: Scene) -> None:
    purge(scene.path, GONE)
    for path in (scene.path, backups_of(scene.path)[-1].path):
        with Store.open(path) as store:
            same_text = make_document(TEXTS[0], key="elsewhere", number=9)
            with pytest.raises(Refused, match="purged"):
                store.commit_documents(make_step(made(same_text)), {text_hash(TEXTS[0]): TEXTS[0]})
            other = article(9)
            same_key = make_document(other, key="strike/1", number=9)
            with pytest.raises(Refused, match="purged"):
                store.commit_documents(make_step(made(same_key)), {text_hash(other): other})


def test_the_same_text_under_another_key_goes_too(scene: Scene) -> None:
    with Store.open(scene.path) as store:
        copy = make_document(TEXTS[0], key="copy", number=4)
        store.commit_documents(make_step(made(copy)), {})
    purge(scene.path, {text_hash(TEXTS[0])})
    assert scene.with_the_text() == []
    assert not scene.is_whole()


def test_what_another_article_says_too_stays_in_it_and_in_notes(scene: Scene) -> None:
    shared = TEXTS[0][200:260]
    text = f"{article(9)} {shared}"
    with Store.open(scene.path) as store:
        other = make_document(text, number=4, key="strike/4")
        store.commit_documents(make_step(made(other)), {text_hash(text): text})
        span = make_span(other, text, len(text) - 60, len(text), note=f"{shared}!")
        store.commit(make_step(made(span)))
    purge(scene.path, GONE)
    with Store.open(scene.path) as store:
        (kept,) = (each for each in store.records(Span) if each.id == span.id)
        assert (kept.quote, kept.note) == (shared, f"{shared}!")


def test_the_rows_that_go_are_counted_and_stay_till_then(scene: Scene) -> None:
    counts = what_goes(scene.path, GONE)
    assert counts == {"document": 1, "span": 1, "link": 1, "step": 1}
    assert scene.is_whole()


@pytest.mark.skipif(plain_sqlite3.sqlite_version_info >= WAL_SAFE, reason="it is as new")
def test_an_older_sqlite_purges_it_too(scene: Scene, tmp_path: Path) -> None:
    """It keeps a rollback journal, which has what was on each page."""
    hiding = tmp_path / "hiding"
    hiding.mkdir()
    (hiding / "pysqlite3.py").write_text("raise ImportError('hidden by a test')\n")
    code = (
        "import sys; from pathlib import Path\n"
        "from annotator.storage.purging.purging import purge\n"
        "purge(Path(sys.argv[1]), sys.argv[2:])"
    )
    subprocess.run(
        [sys.executable, "-c", code, scene.path, *GONE],
        env=os.environ | {"PYTHONPATH": str(hiding)},
        cwd=Path(__file__).parents[2],
        check=True,
    )
    assert scene.with_the_text() == []
    assert not scene.is_whole()


@pytest.mark.parametrize("version", [1, 4])
def test_a_backup_of_an_older_schema_is_purged_as_what_it_is(
    database_path: Path, version: int
) -> None:
    script = (Path(__file__).parent / "old" / f"{version:04}.sql").read_text()
    with closing(plain_sqlite3.connect(database_path)) as connection:
        connection.executescript(script)
    with Store.open(database_path) as store:
        document = store.documents()[0]
        text = store.text(document.text_sha256)
    (backup,) = backups_of(database_path)
    assert text.encode() in backup.path.read_bytes()
    purge(database_path, {document.text_sha256, text_hash(document.key)})
    assert text.encode() not in backup.path.read_bytes()
    with closing(plain_sqlite3.connect(backup.path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (version,)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        triggers = "SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'"
        (kept,) = connection.execute(triggers).fetchone()
    assert kept == script.count("CREATE TRIGGER")
    with Store.open(backup.path) as store:
        assert document.id not in {each.id for each in store.documents()}
    assert examine(backup.path).findings == ()
