"""The full-text index follows the texts, and finds what a plain look would find."""

from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.storage.copies import Copies
from annotator.storage.driver import sqlite3
from annotator.storage.schema.text_index import ODD
from annotator.storage.store import Store
from annotator.storage.tokens import phrase, tokens
from annotator.text.find import find_all, folded_needle, plain_parts
from annotator.text.folding import VANISHING
from tests.factories import TEXTS, import_story
from tests.strategies import nasty_text, stored_text


def indexed(path: Path) -> list[tuple[str, ...]]:
    """What another program finds in the index, which it has checked against the texts."""
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("INSERT INTO text_index (text_index, rank) VALUES ('integrity-check', 1)")
        return sorted(other.execute("SELECT text FROM text_index"))


def forget(store: Store) -> None:
    """Make the database one whose texts are not in the index yet."""
    store._connection.execute("DELETE FROM indexed_texts")


def ids_of(store: Store, words: str) -> list[int]:
    """The rows of the index with a phrase."""
    sql = "SELECT rowid FROM text_index WHERE text_index MATCH ?"
    return [row for (row,) in store._connection.execute(sql, (phrase(words),))]


def test_a_new_text_is_in_the_index_with_its_step(fresh_store: Store) -> None:
    import_story(fresh_store, [*TEXTS, TEXTS[0]])
    assert indexed(fresh_store.path) == sorted((text,) for text in TEXTS)
    assert fresh_store.index_texts(10) == 0


def test_a_text_of_any_program_is_in_the_index(fresh_store: Store) -> None:
    with closing(sqlite3.connect(fresh_store.path)) as other, other:
        other.execute("INSERT INTO texts (sha256, chars, text) VALUES (?, 3, 'abc')", ("a" * 64,))
    assert len(ids_of(fresh_store, "abc")) == 1


def test_texts_go_into_the_index_slice_by_slice(fresh_store: Store) -> None:
    import_story(fresh_store, [f"number {n}" for n in range(7)])
    forget(fresh_store)
    assert indexed(fresh_store.path) == []
    assert [fresh_store.index_texts(3) for _ in range(4)] == [4, 1, 0, 0]
    assert len(indexed(fresh_store.path)) == 7


def test_a_deleted_text_leaves_the_index(fresh_store: Store) -> None:
    import_story(fresh_store)
    connection = fresh_store._connection
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("DROP TRIGGER texts_kept_delete")
    connection.execute("DELETE FROM texts WHERE text LIKE '%Ana%'")
    assert indexed(fresh_store.path) == sorted((text,) for text in TEXTS[1:])
    assert ids_of(fresh_store, "Monday") == []


def test_the_index_survives_a_vacuum(fresh_store: Store) -> None:
    import_story(fresh_store, [f"number {n}" for n in range(9)])
    connection = fresh_store._connection
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("DROP TRIGGER texts_kept_delete")
    connection.execute("DELETE FROM texts WHERE text < 'number 4'")
    connection.execute("VACUUM")
    assert len(indexed(fresh_store.path)) == 5
    assert len(ids_of(fresh_store, "7")) == 1


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM text_index_data WHERE id > 10",
        "UPDATE text_index_data SET block = zeroblob(64)",
        "DELETE FROM text_index_docsize",
        "DELETE FROM indexed_texts; INSERT INTO text_index (rowid, text) VALUES (70, 'stray')",
    ],
)
def test_a_damaged_index_is_made_anew(fresh_store: Store, damage: str) -> None:
    import_story(fresh_store)
    with closing(sqlite3.connect(fresh_store.path)) as other, other:
        other.executescript(damage)
    with Store.open(fresh_store.path) as store:
        store.rebuild_index()
        assert indexed(store.path) == sorted((text,) for text in TEXTS)
        assert len(ids_of(store, "strikers")) == 1
        assert ids_of(store, "stray") == []


@settings(max_examples=100)
@given(stored_text(12))
def test_a_search_for_any_words_of_a_text_finds_it(text: str) -> None:
    """A phrase is never an expression, whatever is in it; each token is the one of the table."""
    with closing(sqlite3.connect(":memory:")) as memory:
        memory.execute(
            "CREATE VIRTUAL TABLE t USING "
            "fts5 (text, tokenize='porter unicode61 remove_diacritics 2')"
        )
        memory.execute("INSERT INTO t VALUES (?)", (text,))
        found = tokens(text)
        for asked in [phrase(text), *(phrase(word) for _, word in found)]:
            sql = "SELECT count(*) FROM t WHERE t MATCH ?"
            assert memory.execute(sql, (asked,)).fetchone() == (1 if found else 0,)


def test_a_stem_has_the_word_beside_it() -> None:
    assert tokens("The houses’ MÖBEL, 10,000") == [
        ("the", "the"), ("hous", "houses"), ("mobel", "mobel"), ("10", "10"), ("000", "000"),
    ]  # fmt: skip


ODD_CHARACTERS = [
    character
    for character in map(chr, (*range(128, 0xD800), *range(0xE000, 0x110000)))
    if character in VANISHING or any(map(str.isascii, plain_parts(character)))
]


def test_every_odd_character_is_known_to_the_index() -> None:
    """Else a newer Unicode needs a migration that knows more of them."""
    assert "ß" in ODD_CHARACTERS
    prefixes = tuple(map(bytes.fromhex, ODD))
    assert all(character.encode().startswith(prefixes) for character in ODD_CHARACTERS)


NEEDLES = st.sampled_from(["a", "ss", "fi", "word", "工人", "é", "—", "“", "\u0301", "שלום"])


@settings(max_examples=150)
@given(
    st.lists(st.one_of(nasty_text(), NEEDLES, st.sampled_from(ODD_CHARACTERS)), min_size=1),
    st.one_of(NEEDLES, nasty_text()),
    st.booleans(),
)
def test_no_text_that_says_a_word_is_passed_over(
    shared_store: Store, parts: list[str], needle: str, is_indexed: bool
) -> None:
    text = "".join(parts).replace("\0", "").replace("\r", "").encode(errors="ignore").decode()
    if not text or not folded_needle(needle):
        return
    said = any(find_all(text, needle))
    connection = shared_store._connection
    connection.execute("SAVEPOINT attempt")
    try:
        connection.execute(
            "INSERT INTO texts (sha256, chars, text) VALUES (?, ?, ?)", ("f" * 64, len(text), text)
        )
        if not is_indexed:
            connection.execute("DELETE FROM indexed_texts")
        found = shared_store.texts_that_may_say(plain_parts(needle))
        assert "f" * 64 in found or not said
        among = shared_store.texts_that_may_say(plain_parts(needle), {"f" * 64})
        assert among == found & {"f" * 64}
    finally:
        connection.execute("ROLLBACK TO attempt")
        connection.execute("RELEASE attempt")


@pytest.fixture(scope="module")
def shared_store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return Store.open(tmp_path_factory.mktemp("texts") / "a.db", create=True)


def test_a_word_is_looked_for_among_many_texts_as_among_few(fresh_store: Store) -> None:
    documents = import_story(fresh_store, [f"number {n} says it" for n in range(600)])
    hashes = [each.text_sha256 for each in documents]
    for among in (None, hashes, hashes[:20]):
        expected = {hashes[each] for each in (1, 10, 19)}
        found = fresh_store.texts_that_may_say(["number", "1"], among)
        assert expected <= found
        assert hashes[2] not in found
    assert fresh_store.texts_that_may_say(["it", "says"], hashes) == set()
    assert len(fresh_store.documents_with(fresh_store.texts_that_may_say(["says"]))) == 600


def test_a_copy_differs_in_a_few_words() -> None:
    one = " ".join(f"Sentence {n} tells what was seen in the harbour." for n in range(40))
    copies = Copies()
    assert copies.is_new(one)
    assert not copies.is_new(f"By agency. {one} (AP)".replace("Sentence 7 tells", "We were told"))
    assert copies.is_new(one[: len(one) * 7 // 10])
    assert copies.is_new("A quite different one about the same length. " * 40)
    assert copies.is_new("a")
    assert not copies.is_new("a")
    assert copies.is_new("")
