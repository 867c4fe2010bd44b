"""Choosing a truth, and reading plain layers as bundles."""

from collections.abc import Iterator

import pytest

from annotator.domain.errors import Refused
from annotator.domain.span import Span
from annotator.formats.training.account import Account, Fate
from annotator.session.training.groups import story_groups
from annotator.session.training.truth import chunks
from annotator.session.training.truth.stored_layer import NO_SUBJECT
from annotator.session.training.truth.truth import MADE_OF_OTHERS, resolve
from annotator.storage.store import Store
from tests.factories import (
    ADA,
    BEN,
    GOLD,
    TEXTS,
    deleted,
    import_story,
    made,
    make_absence,
    make_completion,
    make_dismissal,
    make_link,
    make_span,
    make_step,
)
from tests.session.stores import folder, new_store
from tests.session.training.reading import check_bundles, read


@pytest.fixture
def store() -> Iterator[Store]:
    with folder() as here, new_store(here / "truth.db") as store:
        yield store


def _tag(store: Store, article: int = 1, who: str = ADA.id, start: int = 0) -> Span:
    document = store.documents("strike")[article - 1]
    span = make_span(document, TEXTS[article - 1], start, start + 9, annotator=who)
    store.commit(make_step(made(span), annotator=who))
    return span


def test_the_only_layer_is_the_truth(store: Store) -> None:
    first, second, _ = import_story(store)
    one, other = _tag(store), _tag(store, 2)
    store.commit(make_step(made(make_link(one, other))))
    found = read(store)
    (bundle,) = found.bundles
    assert found.truth.name == "annotator:Ada"
    assert (found.truth.annotators, found.truth.layers) == ((ADA,), ("ada",))
    assert [each.document for each in bundle.articles] == [first, second]
    assert set(bundle.sets) == set(bundle.facts) == {one.id, other.id}


def test_several_layers_have_to_be_chosen_from(store: Store) -> None:
    import_story(store)
    _tag(store)
    _tag(store, who=BEN.id)
    store.add_annotator(GOLD)
    _tag(store, who=GOLD.id)
    with pytest.raises(Refused, match="There are layers of Ada, Ben, Gold, and no signed") as error:
        read(store)
    assert error.value.remedy == (
        "Say --truth annotator:Ada, annotator:Ben, annotator:Gold, adjudicated, majority:2 or "
        "all-layers."
    )


def test_a_gold_layer_is_a_layer_but_not_one_of_all(store: Store) -> None:
    import_story(store)
    store.add_annotator(GOLD)
    gold = _tag(store, who=GOLD.id)
    with pytest.raises(Refused, match="made of other layers"):
        read(store, "all-layers")
    _tag(store)
    assert [each.layer for each in read(store, "adjudicated").bundles] == ["gold"]
    assert read(store, "annotator: GOLD").bundles[0].spans == {gold.id: read_back(store, gold)}
    found = read(store, "all-layers")
    assert found.truth.layers == ("ada",)
    assert found.counts[Fate.DROPPED] == {("layer", MADE_OF_OTHERS): 1}


def read_back(store: Store, span: Span) -> Span:
    """A span as it is stored."""
    return store.layer(span.annotator, None).spans[span.id]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (None, "Nothing is annotated"),
        ("all-layers", "Nothing is annotated"),
        ("majority:2", "Nothing is annotated"),
        ("adjudicated", "No layers are adjudicated"),
        ("reviewed", "No review is signed"),
        ("annotator:Cy", "There is no annotator “Cy”"),
    ],
)
def test_what_is_not_there_is_refused(store: Store, words: str | None, message: str) -> None:
    import_story(store)
    with pytest.raises(Refused, match=message):
        read(store, words)


def test_articles_without_spans_come_where_they_are_asked_for(store: Store) -> None:
    documents = import_story(store)
    span = _tag(store)
    done = [make_completion(each) for each in documents[:2]]
    store.commit(make_step(made(*done, make_absence(span, documents[2]))))
    for empty, articles, bare in ((False, [1], [3]), (True, [1, 2], [3])):
        found = read(store, empty=empty)
        check_bundles(store, found)
        (bundle,) = found.bundles
        assert [each.document.number for each in bundle.articles] == articles
        assert [each.document.number for each in bundle.bare] == bare
        assert [found.truth.sizes(empty=empty).get(each.id) for each in documents] == (
            [1, 0 if empty else None, 0]
        )


def test_what_is_said_of_deleted_articles_and_spans_is_counted(store: Store) -> None:
    documents = import_story(store)
    kept, gone = _tag(store), _tag(store, start=10)
    refused = make_dismissal(gone, documents[1], TEXTS[1], 0, 3)
    store.commit(make_step(made(refused, make_absence(kept, documents[2]))))
    store.commit(make_step([deleted(read_back(store, gone)), deleted(documents[2])]))
    found = read(store)
    check_bundles(store, found)
    assert found.counts[Fate.DROPPED] == {("absence", NO_SUBJECT): 1, ("dismissal", NO_SUBJECT): 1}
    assert [*found.truth.sizes()] == [documents[0].id]


def test_a_bundle_has_the_split_of_its_articles(store: Store) -> None:
    first, _, _ = import_story(store)
    (other,) = import_story(store, ["Elsewhere."], story="a")
    spans = [_tag(store), make_span(other, "Elsewhere.", 0, 4)]
    store.commit(make_step(made(spans[1])))
    truth = resolve(store, None)
    split_of = {first.id: "train", other.id: "test"}
    bundles = [*truth.bundles(story_groups(store), Account(), split_of, False)]
    assert [each.split for each in bundles] == ["test", "train"]


def test_stories_that_anybody_joins_are_one_group(store: Store) -> None:
    first, _, _ = import_story(store)
    (other,) = import_story(store, ["Elsewhere."], story="a")
    import_story(store, ["Far away."], story="b")
    span = _tag(store, who=BEN.id)
    assert story_groups(store) == [("a",), ("b",), ("strike",)]
    dismissal = make_dismissal(span, other, "Elsewhere.", 0, 4)
    store.commit(make_step(made(dismissal), annotator=BEN.id))
    _tag(store)
    assert story_groups(store) == [("a", "strike"), ("b",)]
    assert [each.document for each in read(store, "annotator:ben").bundles[0].bare] == [other]
    assert [each.articles[0].document for each in read(store, "annotator:ada").bundles] == [first]


@pytest.mark.parametrize("at_once", [1, 2, 3, 32])
def test_groups_are_read_some_at_a_time(
    store: Store, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    import_story(store)
    for name in "abc":
        import_story(store, [f"Elsewhere {name}.", f"Here {name}."], story=name)
    monkeypatch.setattr(chunks, "READ_AT_ONCE", at_once)
    groups = [("a",), ("b", "strike"), ("c",)]
    found = list(chunks.chunks(store, groups))
    stories = [tuple(dict.fromkeys(each.story for each in group)) for of in found for group in of]
    assert stories == groups
    assert len(found) == (1 if at_once == 32 else 3)
