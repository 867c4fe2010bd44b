"""The queue of the screens is that of the command line, worked out ahead or not."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.domain.candidate import Candidates
from annotator.session.desk import Desk
from annotator.session.opening import open_story
from annotator.session.suggesting.ahead import ahead_on, nothing_ahead
from annotator.session.suggesting.comparing import nearest_on
from annotator.session.suggesting.offer import PairOffer
from annotator.session.suggesting.offers import pair_offers
from annotator.session.suggesting.precompute import precompute
from annotator.session.suggesting.repeated import short_lines
from annotator.session.suggesting.scoring import Scoring
from annotator.session.suggesting.story_pairs import story_pairs
from annotator.session.suggesting.worker import InThread
from annotator.storage.store import Store
from tests.bench.corpus.articles import Corpus
from tests.session.stores import ANA, folder, lines, take

PATIENCE = 120.0

STORIES = {"event 00001": Corpus(20, length=400), "everything": Corpus(60, True, 250)}
"""A small story, and a large one whose articles are compared with the nearest."""


@pytest.fixture(params=STORIES)
def story(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def database(story: str) -> Iterator[Path]:
    with folder() as here, Store.open(here / "a.db", create=True) as store:
        take(store, here / "corpus.jsonl", lines(*STORIES[story].records()))
        yield store.path


def on_screen(database: Path, story: str, *, ahead: bool) -> list[PairOffer]:
    """The pairs that the queue of a story shows."""
    with Desk.open(database) as desk:
        draft = open_story(desk, ANA.id, story).sitting.draft
        repeated = desk.call(
            lambda store: {
                line
                for text in draft.texts.values()
                for line in store.lines_seen_elsewhere(short_lines(text), story)
            }
        )
        scoring = Scoring(
            InThread,
            nearest=nearest_on(desk),
            ahead=ahead_on(desk) if ahead else nothing_ahead,
            seen_elsewhere=lambda: repeated,
        )
        found = scoring.pairs(draft).result(PATIENCE)
        scoring.close()
    return found


def printed(database: Path, story: str) -> list[PairOffer]:
    """The pairs that the command line prints."""
    with Store.open(database) as store:
        texts = {each.id: store.text(each.text_sha256) for each in store.documents(story)}
        return [
            PairOffer(*pair_offers(pair, texts), label=None) for pair in story_pairs(store, story)
        ]


def test_every_way_gives_the_same_queue(database: Path, story: str) -> None:
    now = on_screen(database, story, ahead=True)
    assert len(now) > 5
    assert printed(database, story) == now
    with Store.open(database) as store:
        precompute(store, workers=1)
    assert on_screen(database, story, ahead=True) == now
    assert on_screen(database, story, ahead=False) == now
    assert printed(database, story) == now


def test_the_screen_reads_what_is_of_today(database: Path, story: str) -> None:
    """What is kept is doctored, to tell it from what is worked out."""
    with Store.open(database) as store:
        precompute(store, workers=1)
        for each in list(store.scores()):
            pairs = tuple(pair._replace(score=0.125) for pair in each.pairs)
            store.keep_scores([Candidates(each.document, each.fingerprint, pairs)])
    assert {pair.a.score for pair in on_screen(database, story, ahead=True)} == {0.125}
    assert {pair.a.score for pair in printed(database, story)} == {0.125}
    assert 0.125 not in {pair.a.score for pair in on_screen(database, story, ahead=False)}
    with Store.open(database) as store:
        store.keep_scores(replace(each, fingerprint="other.") for each in list(store.scores()))
    assert 0.125 not in {pair.a.score for pair in on_screen(database, story, ahead=True)}
    assert 0.125 not in {pair.a.score for pair in printed(database, story)}
