"""Documents that may not be parted are in one component, and no others are."""

from pathlib import Path

import pytest

from annotator.domain.document import Document
from annotator.domain.step import StepKind
from annotator.session.training.splitting.components import components_of
from annotator.storage.store import Store
from tests.factories import (
    changed,
    import_story,
    made,
    make_absence,
    make_link,
    make_span,
    make_step,
)
from tests.session.stores import new_store
from tests.text.seeds import seed

RAIN = "Elsewhere it rained all day."


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return new_store(tmp_path / "a.db")


def ids(*groups: list[Document]) -> list[list[str]]:
    return sorted(sorted(each.id for each in group) for group in groups)


def test_a_story_stays_together_and_stories_come_apart(store: Store) -> None:
    strike, rain = import_story(store), import_story(store, [RAIN], story="rain")
    assert components_of(store, ()) == ids(strike, rain)


@pytest.mark.parametrize("statement", ["link", "absence"])
def test_a_statement_joins_two_stories(store: Store, statement: str) -> None:
    strike, rain = import_story(store), import_story(store, [RAIN], story="rain")
    snow = import_story(store, ["Nowhere did it snow."], story="snow")
    a = make_span(strike[0], "Over 10,000", 0, 4)
    b = make_span(rain[0], RAIN, 0, 9)
    said = make_link(a, b) if statement == "link" else make_absence(a, rain[0])
    store.commit(make_step(made(a, b, said)))
    assert components_of(store, ()) == ids(strike + rain, snow)


def test_copies_of_a_text_join_two_stories(store: Store) -> None:
    text = seed(1)[:3_000]
    wire = import_story(store, [text], story="wire")
    other = import_story(store, [f"By Ana.\n\n{text}\n\nRead more."], story="other")
    again = import_story(store, [text], story="again")
    apart = import_story(store, [seed(1)[3_000:6_000]], story="apart")
    assert components_of(store, ()) == ids(wire + other + again, apart)


def test_a_corrected_article_stays_with_the_first_version(store: Store) -> None:
    strike, rain = import_story(store), import_story(store, [RAIN], story="rain")
    correction = changed(rain[0], supersedes=strike[2].id)
    store.commit(make_step([correction], kind=StepKind.IMPORT))
    assert components_of(store, ()) == ids(strike + rain)


def test_a_deleted_document_counts_as_long_as_it_is_frozen(store: Store) -> None:
    strike, rain = import_story(store), import_story(store, [RAIN], story="rain")
    store.commit(make_step([changed(rain[0], deleted_at="2026")]))
    assert components_of(store, ()) == ids(strike)
    assert components_of(store, {rain[0].id}) == ids(strike, rain)
