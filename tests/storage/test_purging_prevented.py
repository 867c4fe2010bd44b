"""What prevents that an article is purged, and what ends it on its way."""

import os
import resource
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.domain.errors import NotPurged
from annotator.domain.identity import text_hash
from annotator.storage.backups import backups_of
from annotator.storage.doctor import examine
from annotator.storage.purging.purging import purge
from annotator.storage.store import Store
from tests.factories import (
    ADA,
    made,
    make_document,
    make_span,
    make_step,
)
from tests.storage.purged import GONE, NOTE, Scene, article, make_scene


@pytest.fixture
def scene(database_path: Path) -> Scene:
    """A database from which the first article goes."""
    return make_scene(database_path)


def test_a_program_that_has_it_open_prevents_it(scene: Scene) -> None:
    with Store.open(scene.path) as store:
        if store.journal_mode == "delete":
            store._value("BEGIN IMMEDIATE")
        with pytest.raises(NotPurged, match=r"another program has annotations\.db open") as fault:
            purge(scene.path, GONE)
        assert fault.value.remedy
    assert scene.is_whole()
    assert len(scene.with_the_text()) == 3


def test_a_damaged_backup_prevents_it_and_is_named(scene: Scene) -> None:
    damaged = backups_of(scene.path)[-1].path
    data = damaged.read_bytes()
    damaged.write_bytes(data[:8192] + bytes(4096) + data[12288:])
    with pytest.raises(NotPurged, match=damaged.name) as fault:
        purge(scene.path, GONE)
    assert fault.value.remedy.startswith("Delete that file")
    assert scene.is_whole()
    damaged.unlink()
    purge(scene.path, GONE)
    assert scene.with_the_text() == []


@pytest.fixture
def small_files(scene: Scene) -> Iterator[None]:
    """No file may grow beyond what a backup has, as on a disk with a quota."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)
    signal.signal(signal.SIGXFSZ, ignored)


@pytest.mark.usefixtures("small_files")
def test_a_full_disk_prevents_it_and_is_named(scene: Scene) -> None:
    before = scene.files
    with pytest.raises(NotPurged, match="the disk") as fault:
        purge(scene.path, GONE)
    assert fault.value.remedy
    assert [each for each in scene.files if each in before] == before
    assert not [each for each in scene.files if each.name.startswith(".")]


def test_whatever_kills_it_the_article_is_there_whole_or_not_at_all(scene: Scene) -> None:
    """Three kills, from the first moment to the last."""
    with Store.open(scene.path) as store:
        long = article(7, 20_000)
        other = make_document(long, story="else")
        store.commit_documents(make_step(made(other)), {text_hash(long): long})
        store.commit(make_step(made(make_span(other, long, 0, 9, note=NOTE))))
    begun = time.monotonic()
    assert os.waitpid(started(scene.path, {"0" * 64}), 0)[1] == 0
    lasts = time.monotonic() - begun
    for kill in range(3):
        child = started(scene.path, GONE)
        time.sleep(lasts * kill / 2)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        if not story_is_whole(scene):
            break
    purge(scene.path, GONE)
    assert scene.with_the_text() == []
    assert not story_is_whole(scene)


def started(path: Path, hashes: set[str]) -> int:
    """The number of a process that purges."""
    child = os.fork()
    if not child:
        status = 1
        try:
            purge(path, hashes)
            status = 0
        finally:
            os._exit(status)
    return child


def story_is_whole(scene: Scene) -> bool:
    """Whether the article is there with all that it had; else nothing of it is in the database."""
    assert examine(scene.path).findings == ()
    with Store.open(scene.path) as store:
        there = [each.number for each in store.documents("strike")]
        spans = len(store.layer(ADA.id, "strike").spans)
    assert (there, spans) in (([1, 2, 3], 3), ([2, 3], 2))
    return len(there) == 3
