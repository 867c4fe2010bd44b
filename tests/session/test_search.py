"""Finding a text in the whole database."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.session.search import AROUND, search
from annotator.storage.store import Store
from annotator.text.find import find_all
from tests.factories import import_story, made, make_span, make_step
from tests.session.stores import folder, new_store
from tests.strategies import nasty_text, stored_text

NEEDLES = st.one_of(
    nasty_text(3), st.sampled_from(["a", "ss", "s", "工人", "workers", "fi", "“", " ", "k", "i"])
)


@settings(max_examples=60)
@given(st.lists(stored_text(10), min_size=1, max_size=4), NEEDLES, st.booleans())
def test_the_whole_database_says_what_its_texts_say(
    texts: list[str], needle: str, is_indexed: bool
) -> None:
    with folder() as here, new_store(here / "a.db") as store:
        documents = import_story(store, texts)
        if not is_indexed:
            store._connection.execute("DELETE FROM indexed_texts")
        expected = [
            (document.id, *extent)
            for document, text in zip(documents, texts, strict=True)
            for extent in find_all(text, needle)
        ]
        for among in (None, documents, iter(documents)):
            found = list(search(store, needle, among))
            assert [(hit.document, hit.start, hit.end) for hit in found] == expected
            assert all(hit.quote == texts[hit.number - 1][hit.start : hit.end] for hit in found)


def test_a_hit_says_where_it_stands(fresh_store: Store) -> None:
    long = "x" * 2 * AROUND
    import_story(fresh_store, [f"first\n{long} the\xa0Workers {long}\nlast"], source="The Daily")
    (hit,) = search(fresh_store, "the workers")
    assert (hit.story, hit.number, hit.name, hit.line) == ("strike", 1, "The Daily", 2)
    assert hit.quote == "the\xa0Workers"
    assert hit.before == f"{long} "[-AROUND:]
    assert hit.after == f" {long}"[:AROUND]


def test_hits_come_by_story_and_number_and_only_from_where_they_are_wanted(
    fresh_store: Store,
) -> None:
    for story in ("b", "a"):
        import_story(fresh_store, ["the strike", "nothing", "a strike"], story=story)
    hits = [(hit.story, hit.number) for hit in search(fresh_store, "STRIKE")]
    assert hits == [("a", 1), ("a", 3), ("b", 1), ("b", 3)]
    among = fresh_store.documents("b")[1:]
    assert [(hit.story, hit.number) for hit in search(fresh_store, "strike", among)] == [("b", 3)]


@pytest.mark.parametrize("needle", ["", " ", "\n\xa0", "\xad"])
def test_nothing_is_nowhere(fresh_store: Store, needle: str) -> None:
    import_story(fresh_store)
    assert list(search(fresh_store, needle)) == []


def test_others_write_between_two_hits(fresh_store: Store) -> None:
    """Whoever reads the hits one by one keeps nobody waiting."""
    documents = import_story(fresh_store, ["strike one", "strike two"])
    hits = search(fresh_store, "strike")
    assert next(hits).number == 1
    with Store.open(fresh_store.path, wait=0.05) as other:
        other.commit(make_step(made(make_span(documents[0], "strike one", 0, 6))))
    fresh_store.commit(make_step(made(make_span(documents[1], "strike two", 0, 6))))
    assert [hit.number for hit in hits] == [2]
