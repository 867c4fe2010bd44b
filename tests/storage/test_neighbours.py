"""Documents that are about the same, and lines that are in many."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.storage import neighbours
from annotator.storage.repeated_lines import LOOKED_AT, PASSED_OVER
from annotator.storage.store import Store
from tests.factories import changed, import_story, make_step
from tests.strategies import nasty_text, stored_text

EVENTS = (
    "The harbour of Kelmora was closed after the flood, fishermen said.",
    "A court in Tasvik freed the editor Miran Olek after nine years.",
    "Engineers found cracks in the Ostrava bridge; lorries wait for days.",
)
MORE = (
    "Floods close Kelmora harbour: fishermen wait for the water to fall.",
    "Miran Olek, an editor, is free: the Tasvik court let him go.",
    "Lorries queue at the Ostrava bridge, where cracks were found.",
)


def stories(store: Store, count: int = 40) -> dict[str, list[str]]:
    """Three events, two articles each, among articles about nothing of the kind."""
    words = [f"filling{n} word{n % 7} other{n % 11}" for n in range(count)]
    import_story(store, words, story="rest")
    names = {}
    for number, texts in enumerate(zip(EVENTS, MORE, strict=True)):
        made = import_story(store, texts, story=f"event {number}")
        names[f"event {number}"] = [each.id for each in made]
    return names


def test_the_nearest_is_the_other_article_about_the_event(fresh_store: Store) -> None:
    for one, other in stories(fresh_store).values():
        assert fresh_store.nearest(one)[0] == other
        assert fresh_store.nearest(other)[0] == one
        assert one not in fresh_store.nearest(one)
        assert fresh_store.nearest(one, 1) == [other]
        assert fresh_store.nearest(one, 0) == []


def test_a_text_of_nobody_has_its_neighbours_too(fresh_store: Store) -> None:
    (one, _) = stories(fresh_store)["event 1"]
    assert fresh_store.nearest_to_text("Olek was freed in Tasvik \ud800")[0] == one
    assert fresh_store.nearest_to_text("nothing whatsoever alike") == []


@settings(max_examples=60)
@given(nasty_text(), st.integers(-1, 3))
def test_any_text_has_an_answer(busy_store: Store, text: str, k: int) -> None:
    assert len(busy_store.nearest_to_text(text, k)) <= max(k, 0)
    assert not busy_store.lines_seen_elsewhere([text], "rest")


@pytest.fixture(scope="module")
def busy_store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    store = Store.open(tmp_path_factory.mktemp("busy") / "a.db", create=True)
    stories(store)
    return store


def test_an_unknown_document_and_one_alone_have_no_neighbours(fresh_store: Store) -> None:
    (one,) = import_story(fresh_store, ["Alone in the world."])
    assert fresh_store.nearest(one.id) == []
    assert fresh_store.nearest("nobody") == []


def test_a_deleted_document_is_nobodys_neighbour(fresh_store: Store) -> None:
    one, other = stories(fresh_store)["event 0"]
    document = fresh_store.document(other)
    assert document is not None
    fresh_store.commit(make_step([changed(document, deleted_at="2026")]))
    assert other not in fresh_store.nearest(one)
    assert fresh_store.nearest(other)[0] == one, "its text is still there to ask with"


def test_copies_of_one_text_count_once(fresh_store: Store) -> None:
    """Also where nearly all texts are copies, and a term is in nearly all of them."""
    lines = [f"Sentence {n} tells what happened in Kelmora harbour that day." for n in range(12)]
    copies = ["\n".join([*lines, f"By agency {n}."]) for n in range(120)]
    import_story(fresh_store, copies, story="copies")
    rest = stories(fresh_store, 10)
    near = fresh_store.nearest(fresh_store.documents("copies")[5].id)
    of_story = {each.id for each in fresh_store.documents("copies")}
    assert len(of_story.intersection(near)) == 1
    assert rest["event 0"][0] in near


def test_documents_with_one_text_count_once(fresh_store: Store) -> None:
    import_story(fresh_store, [EVENTS[0], MORE[0]], story="b")
    import_story(fresh_store, [EVENTS[0], MORE[0], "Kelmora fishermen again"], story="a")
    first = {each.text_sha256: each.id for each in reversed(fresh_store.documents())}
    one = fresh_store.documents("b")[0]
    near = fresh_store.nearest(one.id)
    assert first[one.text_sha256] in near
    assert len(near) == 3
    assert set(near) == set(first.values())


def test_a_search_asks_for_no_more_than_it_may_cost(
    fresh_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The terms whose texts are ranked have so many texts together, and no more."""
    stories(fresh_store, 200)
    monkeypatch.setattr(neighbours, "POSTINGS", 60)
    search = fresh_store._search(" ".join(f"word{n} other{n} filling{n}" for n in range(9)), 1)
    sql = "SELECT count(*) FROM text_index WHERE text_index MATCH ?"
    counts = [fresh_store._value(sql, (term,)) for term in search.split(" OR ")]
    assert 0 < sum(counts) <= 60
    assert len(counts) <= neighbours.TERMS


def test_a_frequent_term_is_counted_once(fresh_store: Store) -> None:
    import_story(fresh_store, [f"the same {n} word{n}" for n in range(neighbours.FEW + 20)])
    fresh_store.nearest_to_text("the same word1")
    assert fresh_store._at_least == {"the": neighbours.FEW + 1, "same": neighbours.FEW + 1}


@settings(max_examples=20)
@given(st.lists(stored_text(8), min_size=1, max_size=6, unique=True))
def test_neighbours_are_other_documents_once_each(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    with Store.open(tmp_path_factory.mktemp("any") / "a.db", create=True) as store:
        documents = {each.id for each in import_story(store, texts)}
        for each in documents:
            near = store.nearest(each)
            assert set(near) < documents
            assert each not in near
            assert len(set(near)) == len(near)


def test_lines_of_other_stories_are_seen(fresh_store: Store) -> None:
    for number in range(4):
        texts = [f"Article {number}.\n  READ more »\nOnly here {number}. Tell us more\n* * *"]
        import_story(fresh_store, texts, story=str(number))
    lines = ["Read\xa0more »", "Only here 1. Tell us more", "Tell us more", "* * *", "", "x" * 2000]
    assert fresh_store.lines_seen_elsewhere(lines, "1") == {"Read\xa0more »"}
    assert fresh_store.lines_seen_elsewhere(["read more"], "1") == set(), "not the whole line"
    assert fresh_store.lines_seen_elsewhere(lines, "1", least=4) == set()
    assert fresh_store.lines_seen_elsewhere(lines, "none", least=4) == {"Read\xa0more »"}


def test_lines_of_the_own_story_do_not_count(fresh_store: Store) -> None:
    """However many there are of them before those that do."""
    own = [f"Read more\n{number}" for number in range(LOOKED_AT + 5)]
    import_story(fresh_store, own, story="own")
    assert fresh_store.lines_seen_elsewhere(["Read more"], "own") == set()
    for number in range(3):
        import_story(fresh_store, [f"Read more\n{number} elsewhere"], story=f"other {number}")
    assert fresh_store.lines_seen_elsewhere(["Read more"], "own") == {"Read more"}
    assert LOOKED_AT < PASSED_OVER


def test_documents_with_one_text_are_several(fresh_store: Store) -> None:
    for number in range(3):
        import_story(fresh_store, ["Sign in\nto go on"], story=str(number))
    assert fresh_store.lines_seen_elsewhere(["sign in"], "else") == {"sign in"}
    assert fresh_store.lines_seen_elsewhere(["sign in"], "1") == set()


def test_a_database_that_may_only_be_read_has_neighbours(fresh_store: Store) -> None:
    names = stories(fresh_store)
    path: Path = fresh_store.path
    with Store.open(path, read_only=True) as store, store.snapshot():
        one, other = names["event 2"]
        assert store.nearest(one, 1) == [other]
