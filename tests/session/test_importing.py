"""What becomes of the files of an import."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.domain.step import StepKind
from annotator.session.describing import plan_edit_document
from annotator.session.importing import ImportOptions, import_paths
from annotator.session.plan import as_step
from annotator.storage.driver import sqlite3
from annotator.storage.store import Store
from tests.session.stores import ANA, BO, bytes_of, folder, lines, take

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture
def here() -> Iterator[Path]:
    with folder() as path:
        yield path


@pytest.fixture
def store(here: Path) -> Iterator[Store]:
    with Store.open(here / "a.db", create=True) as opened:
        yield opened


def test_a_folder_becomes_a_story_with_its_files_in_order(store: Store) -> None:
    report = import_paths(store, [SEEDS], ANA)
    assert not report.refused
    assert report.stories == {"seeds": 5}
    documents = store.documents()
    assert [each.file_name for each in documents] == sorted(each.name for each in SEEDS.iterdir())
    assert [each.number for each in documents] == [1, 2, 3, 4, 5]
    for each in documents:
        assert store.text(each.text_sha256) == (SEEDS / each.file_name).read_text("utf-8")


def test_each_file_is_one_step_by_who_imports(store: Store) -> None:
    import_paths(store, [SEEDS], ANA)
    steps = store.steps()
    assert len(steps) == 5
    assert {(each.kind, each.annotator) for each in steps} == {(StepKind.IMPORT, "ana")}
    assert store.annotators() == [ANA]


def test_text_files_come_before_jsonl_and_hidden_ones_stay_out(here: Path, store: Store) -> None:
    box = here / "box"
    box.mkdir()
    (box / "b.jsonl").write_text(lines({"text": "from jsonl"}))
    (box / "c.TXT").write_text("from c")
    (box / "a.txt").write_text("from a")
    (box / ".hidden.txt").write_text("hidden")
    (box / "notes.md").write_text("notes")
    import_paths(store, [box], ANA)
    texts = [store.text(each.text_sha256) for each in store.documents("box")]
    assert texts == ["from a", "from c", "from jsonl"]


def test_numbers_continue_and_the_option_names_the_story(here: Path, store: Store) -> None:
    take(store, here / "a.jsonl", lines({"text": "a", "story": "x"}))
    take(store, here / "b.jsonl", lines({"text": "b", "story": "y"}), ImportOptions(story="  x "))
    assert [(each.story, each.number) for each in store.documents()] == [("x", 1), ("x", 2)]


def test_the_same_key_and_text_again_is_no_new_article_but_its_spans_go_in(
    here: Path, store: Store
) -> None:
    record = {"text": "Over 10,000 workers", "id": "w"}
    take(store, here / "a.jsonl", lines(record))
    seq = store.last_seq()
    again = take(store, here / "a.jsonl", lines(record))
    assert again.tally.present == {"document": 1}
    assert store.last_seq() == seq
    spans = [{"start": 5, "end": 11, "label": "statistic"}]
    report = take(store, here / "b.jsonl", lines({**record, "spans": spans}))
    assert report.tally.taken["span"] == 1
    third = take(store, here / "b.jsonl", lines({**record, "spans": spans}))
    assert third.tally.present == {"document": 1, "span": 1}
    (span,) = store.layer("ana", None).spans.values()
    assert (span.quote, span.label, span.label_revision) == ("10,000", "statistic", 1)


def test_two_outlets_that_print_one_text_are_two_articles(here: Path, store: Store) -> None:
    take(
        store,
        here / "a.jsonl",
        lines({"text": "wire", "url": "https://a"}, {"text": "wire", "url": "https://b"}),
    )
    assert len(store.documents()) == 2


def test_the_same_key_with_another_text_is_refused(here: Path, store: Store) -> None:
    take(store, here / "a.jsonl", lines({"text": "one", "id": "x"}))
    report = take(store, here / "b.jsonl", lines({"text": "new"}, {"text": "two", "id": "x"}))
    (error,) = report.refused
    assert "line 2, byte 16: the document “x” is there already with another text" in str(error)
    assert len(store.documents()) == 1


def test_labels_go_by_slug_or_name_in_any_case_and_unknown_ones_are_added(
    here: Path, store: Store
) -> None:
    words = ["OFFICIAL statement", "official_statement", "Eye Witness", "eye witness", "Testimony"]
    spans = [{"start": i, "end": i + 1, "label": word} for i, word in enumerate(words)]
    report = take(store, here / "a.jsonl", lines({"text": "abcdef", "spans": spans}))
    assert report.tally.labels_added == ["eye_witness"]
    labels = sorted((each.start, each.label) for each in store.layer("ana", None).spans.values())
    assert [label for _, label in labels] == [
        "official_statement",
        "official_statement",
        "eye_witness",
        "eye_witness",
        "testimony",
    ]
    added = store.labels()["eye_witness"]
    assert (added.name, added.key, added.position) == ("Eye Witness", None, 5)


def test_spans_go_to_the_named_annotators_layer(here: Path, store: Store) -> None:
    record = {"text": "abc", "spans": [{"start": 0, "end": 1}]}
    take(store, here / "a.jsonl", lines(record), ImportOptions(owner=BO))
    assert [each.label for each in store.layer("bo", None).spans.values()] == [None]
    assert store.steps()[0].annotator == "ana"


def test_offsets_count_the_files_text_and_are_kept_in_the_stored_one(
    here: Path, store: Store
) -> None:
    text = "\ufeff😀 one\r\ntwo\r\nthree"
    start = text.index("three")
    spans = [{"start": start, "end": start + 5, "label": "filler"}]
    take(store, here / "a.jsonl", lines({"text": text, "spans": spans}))
    (span,) = store.layer("ana", None).spans.values()
    assert (span.start, span.end, span.quote) == (10, 15, "three")


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_with_a_mark_are_read_without_an_option(
    here: Path, store: Store, codec: str
) -> None:
    take(store, here / "a.txt", "Émigré 工\r\n😀".encode(codec))
    (document,) = store.documents()
    assert store.text(document.text_sha256) == "Émigré 工\n😀"


def test_other_encodings_are_named(here: Path, store: Store) -> None:
    raw = "Émigré".encode("latin-1")
    refused = take(store, here / "a.txt", raw).refused
    assert [str(error).split(": ")[0].rsplit("/", 1)[1] for error in refused] == [
        "a.txt, line 1, byte 0"
    ]
    take(store, here / "a.txt", raw, ImportOptions(encoding="latin-1"))
    (document,) = store.documents()
    assert store.text(document.text_sha256) == "Émigré"


SPANS = {
    "reversed": ({"start": 3, "end": 1}, "“start” 3 is not before “end” 1"),
    "empty": ({"start": 1, "end": 1}, "“start” 1 is not before “end” 1"),
    "out of range": ({"start": 0, "end": 4}, "“end” 4 is out of range: the text has 3 characters"),
    "a label of signs": ({"start": 0, "end": 1, "label": "!!"}, "no label can be called “!!”"),
}


@pytest.mark.parametrize(("span", "reason"), SPANS.values(), ids=SPANS.keys())
def test_a_wrong_span_refuses_its_file_and_leaves_the_database_as_it_is(
    here: Path, store: Store, span: dict[str, object], reason: str
) -> None:
    before = bytes_of(here / "a.db")
    report = take(store, here / "a.jsonl", lines({"text": "ok"}, {"text": "abc", "spans": [span]}))
    (error,) = report.refused
    assert f"line 2, byte 15: {reason}" in str(error)
    assert bytes_of(here / "a.db") == before


def test_a_refused_file_keeps_no_other_out(here: Path, store: Store) -> None:
    (here / "box").mkdir()
    for name, raw in {"1.txt": b"one", "2.txt": b"\xff", "3.txt": b" ", "4.txt": b"four"}.items():
        (here / "box" / name).write_bytes(raw)
    paths = [here / "nothing", here / "box", here / "a.db"]
    report = import_paths(store, paths, ANA)
    assert [each.file_name for each in store.documents()] == ["1.txt", "4.txt"]
    assert len(report.refused) == 4
    assert "No such file" in str(report.refused[0])


def test_what_is_no_file_is_refused_without_waiting(here: Path, store: Store) -> None:
    os.mkfifo(here / "pipe.txt")
    (here / "empty").mkdir()
    report = import_paths(store, [here / "pipe.txt", here / "empty"], ANA)
    empty, pipe = report.refused
    assert empty.message.endswith("/empty holds nothing to take in.")
    assert ".txt, .jsonl" in empty.remedy
    assert pipe.message.endswith("/pipe.txt is not a file.")


def test_a_file_name_that_is_no_text_is_shown_without_its_bytes(here: Path, store: Store) -> None:
    name = os.fsencode(here) + b"/n\xff.txt"
    Path(os.fsdecode(name)).write_bytes(b"text")
    import_paths(store, [Path(os.fsdecode(name))], ANA)
    assert store.documents()[0].file_name == "n\ufffd.txt"


def test_progress_is_told_before_each_file_and_at_the_end(store: Store) -> None:
    told: list[tuple[int, int]] = []
    import_paths(store, [SEEDS], ANA, watch=lambda done, total: told.append((done, total)))
    assert told == [(done, 5) for done in range(6)]


def test_a_database_that_another_program_holds_is_told_with_what_is_left(here: Path) -> None:
    with Store.open(here / "a.db", create=True, wait=0.01) as store:
        import_paths(store, [min(SEEDS.iterdir())], ANA)
        holder = sqlite3.connect(here / "a.db", isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        report = import_paths(store, [SEEDS], ANA)
        holder.close()
        assert "another program is holding the lock" in str(report.refused[0])
        assert (len(report.refused), report.untried) == (1, 3)
        assert not import_paths(store, [SEEDS], ANA).refused
        assert len(store.documents()) == 5


def test_a_number_is_never_given_to_another_article(store: Store, here: Path) -> None:
    """Not even where the article that had it has moved to another story."""
    for name in ("one", "two"):
        (here / f"{name}.txt").write_text(f"Article {name}.", encoding="utf-8")
    import_paths(store, [here / "one.txt"], ANA, ImportOptions(story="strike"))
    (moved,) = store.documents()
    plan = plan_edit_document(moved, story="elsewhere", next_number=1)
    store.commit(as_step(plan, ANA.id, sitting=""))
    import_paths(store, [here / "two.txt"], ANA, ImportOptions(story="strike"))
    assert [each.number for each in store.documents("strike")] == [2]
