"""What becomes of the records of a native file."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.domain.document import Annotator
from annotator.domain.guideline import written
from annotator.domain.identity import new_id
from annotator.domain.passage import QuotedPassage
from annotator.domain.span import Span
from annotator.domain.split import Split
from annotator.session.guideline import guideline_in_force
from annotator.session.importing import import_paths
from annotator.storage.store import Store
from tests.session.stores import ANA, BO, Work, exported, folder, lines, take


@pytest.fixture
def here() -> Iterator[Path]:
    with folder() as path:
        yield path


@pytest.fixture
def store(here: Path) -> Iterator[Store]:
    with Store.open(here / "a.db", create=True) as opened:
        yield opened


ARTICLES: tuple[dict[str, object], ...] = (
    {"type": "document", "id": "d.1", "key": "k1", "story": "s", "text": "one two"},
    {"type": "document", "id": "d.2", "key": "k2", "story": "s", "number": 1, "text": "three"},
)


SWAPPED = {"testimony": "s", "statistic": "t"}
ROUND = {"testimony": "s", "statistic": "o", "official_statement": "t"}


def native(here: Path, store: Store, *records: dict[str, object]) -> list[str]:
    report = take(store, here / "n.jsonl", lines(*records))
    return [str(error) for error in report.refused]


def span(name: str | None, document: str, **fields: object) -> dict[str, object]:
    return {"type": "span", "id": name, "document": document, "start": 0, "end": 3, **fields}


def test_foreign_ids_are_kept_where_they_can_be(here: Path, store: Store) -> None:
    long = "x" * 65
    refused = native(
        here,
        store,
        {"type": "link", "id": "l-1", "a": "s:2", "b": "s.1", "relation": "partial", "more": "a"},
        span("s.1", "d.1"),
        span("s:2", "d.2"),
        span(long, "d.2", end=2),
        *ARTICLES,
    )
    assert not refused
    layer = store.layer("ana", None)
    assert {"s.1", "s:2"} < set(layer.spans)
    assert long not in layer.spans
    link = layer.links["l-1"]
    assert (link.a, link.b, link.more) == ("s.1", "s:2", "b")
    assert [(each.id, each.number) for each in store.documents()] == [("d.2", 1), ("d.1", 2)]


def test_an_id_that_another_span_has_is_replaced(here: Path, store: Store) -> None:
    native(here, store, *ARTICLES, span("s1", "d.1"), span("s2", "d.2"))
    more: dict[str, object] = {"type": "document", "id": "d.3", "story": "s", "text": "four"}
    link: dict[str, object] = {"type": "link", "a": "s1", "b": "s2", "relation": "equivalent"}
    assert not native(here, store, more, span("s1", "d.3"), span("s2", "d.2"), link)
    layer = store.layer("ana", None)
    new = next(each for each in layer.spans.values() if each.document == "d.3")
    assert new.id != "s1"
    (made,) = layer.links.values()
    assert {made.a, made.b} == {new.id, "s2"}


def test_the_same_span_under_another_id_is_the_one_that_is_there(here: Path, store: Store) -> None:
    native(here, store, *ARTICLES, span("s1", "d.1"), span("s2", "d.2"))
    link: dict[str, object] = {"type": "link", "a": "t1", "b": "s2", "relation": "equivalent"}
    assert not native(here, store, span("t1", "d.1"), link)
    layer = store.layer("ana", None)
    assert set(layer.spans) == {"s1", "s2"}
    (made,) = layer.links.values()
    assert {made.a, made.b} == {"s1", "s2"}


def test_what_was_changed_or_deleted_here_stays_so(here: Path, store: Store) -> None:
    link: dict[str, object] = {
        "type": "link",
        "id": "l",
        "a": "s1",
        "b": "s2",
        "relation": "equivalent",
    }
    file = [*ARTICLES, span("s1", "d.1"), span("s2", "d.2"), link]
    native(here, store, *file)
    work = Work(store)
    layer = store.layer("ana", None)
    work.change(layer.links["l"], deleted_at="2026-01-01T00:00:00Z")
    work.change(layer.spans["s1"], deleted_at="2026-01-01T00:00:00Z")
    work.change(layer.spans["s2"], note="mine")
    raw = exported(store)
    report = take(store, here / "n.jsonl", lines(*file))
    assert not report.refused
    assert exported(store) == raw
    assert report.tally.kept["span"] == 2


def test_layers_go_to_the_people_whom_the_file_names(here: Path, store: Store) -> None:
    people: list[dict[str, object]] = [
        {"type": "annotator", "id": "an_1", "name": "Cy", "role": "reviewer"},
        {"type": "annotator", "id": "an_2", "name": "BO"},
    ]
    store.add_annotator(BO)
    spans = [span("s1", "d.1", annotator=name) for name in ("an_1",)]
    spans += [span("s2", "d.1", annotator="an_2"), span("s3", "d.2", annotator="dee")]
    assert not native(here, store, *ARTICLES, *people, *spans)
    assert store.annotator("cy") == Annotator("cy", "Cy", "reviewer")
    assert store.annotator("bo") == BO
    assert set(store.layer("dee", None).spans) == {"s3"}


PAIR: dict[str, object] = {
    "type": "dismissal",
    "id": "p",
    "near": {"document": "d.1", "start": 4, "end": 7},
    "document": "d.2",
    "start": 0,
    "end": 5,
}
S1, S2 = span("s1", "d.1"), span("s2", "d.2")
REFUSED: dict[str, tuple[list[dict[str, object]], str]] = {
    "another quote": ([span("s", "d.1", quote="too")], "the quote is not what stands at 0 to 3"),
    "no such document": ([span("s", "d.9")], "the document “d.9” is neither in the file nor"),
    "no such span": (
        [S1, {"type": "link", "a": "s1", "b": "s9", "relation": "partial"}],
        "the span “s9” is neither in the file nor",
    ),
    "one document": (
        [
            S1,
            span("s3", "d.1", end=2),
            {"type": "link", "a": "s1", "b": "s3", "relation": "partial"},
        ],
        "both ends of the link are in one document",
    ),
    "two people": (
        [
            S1,
            span("s2", "d.2", annotator="bo"),
            {"type": "link", "a": "s1", "b": "s2", "relation": "equivalent", "annotator": "bo"},
        ],
        "its span is another annotator's",
    ),
    "absent from itself": (
        [S1, {"type": "absence", "span": "s1", "document": "d.1"}],
        "the span of the absence is in that document",
    ),
    "dismissed in itself": (
        [S1, {"type": "dismissal", "span": "s1", "document": "d.1", "start": 0, "end": 1}],
        "the dismissed passage is in the span's own document",
    ),
    "refused for two things": (
        [S1, S2, {**PAIR, "span": "s1"}],
        "“span” and “near” are both there",
    ),
    "refused for nothing": (
        [{**PAIR, "near": None}],
        "“span” is missing",
    ),
    "a pair in one document": (
        [{**PAIR, "document": "d.1"}],
        "both passages of the dismissal are in one document",
    ),
    "another quote of a pair": (
        [{**PAIR, "near": {"document": "d.1", "start": 0, "end": 3, "quote": "two"}}],
        "the quote is not what stands at 0 to 3",
    ),
    "half of a pair": (
        [{**PAIR, "near": {"document": "d.1", "start": 0}}],
        "“end” is missing",
    ),
    "one id twice": ([S1, span("s1", "d.2")], "two spans are called “s1”"),
    "another hash": (
        [{"type": "document", "id": "x", "text": "x", "text_sha256": "0" * 64}],
        "the text is not the one",
    ),
    "nobody": ([span("s", "d.1", annotator="x" * 101)], "nobody can be called"),
    "a role": ([{"type": "annotator", "id": "x", "role": "king"}], "the role “king” is none of"),
    "a ring": (
        [
            {"type": "document", "id": "x", "text": "x", "supersedes": "y"},
            {"type": "document", "id": "y", "text": "y", "supersedes": "x"},
        ],
        "supersede each other in a ring",
    ),
}


@pytest.mark.parametrize(("records", "reason"), REFUSED.values(), ids=REFUSED.keys())
def test_a_record_that_breaks_a_rule_refuses_its_file(
    here: Path, store: Store, records: list[dict[str, object]], reason: str
) -> None:
    (error,) = native(here, store, *ARTICLES, *records)
    assert reason in error
    assert ", line " in error
    assert not store.documents()
    assert not store.annotators()


def test_a_corrected_article_comes_after_the_one_it_supersedes(here: Path, store: Store) -> None:
    new: dict[str, object] = {
        "type": "document",
        "id": "d.0",
        "text": "one three",
        "story": "s",
        "supersedes": "d.1",
    }
    assert not native(here, store, new, *ARTICLES)
    found = store.document("d.0")
    assert found is not None
    assert found.supersedes == "d.1"


def test_a_later_definition_is_taken_over_and_an_equal_one_left(here: Path, store: Store) -> None:
    take(store, here / "a.txt", "text")
    own = store.labels()["testimony"]
    label: dict[str, object] = {"type": "label", "id": "testimony", "definition": "Theirs."}
    native(here, store, label)
    assert store.labels()["testimony"] == own
    native(here, store, {**label, "revision": 4, "key": "t"})
    assert store.labels()["testimony"].definition == "Theirs."
    assert store.labels()["testimony"].revision == 4


@pytest.mark.parametrize("keys", [{"testimony": "q", "statistic": "t"}, SWAPPED, ROUND])
def test_keys_that_moved_from_label_to_label_come_back(
    here: Path, store: Store, keys: dict[str, str]
) -> None:
    store.add_annotator(ANA)
    work = Work(store)
    for name in keys:
        work.change(store.labels()[name], key=None)
    for name, key in keys.items():
        work.change(store.labels()[name], key=key)
    raw = exported(store)
    (here / "out.jsonl").write_bytes(raw)
    with Store.open(here / "b.db", create=True) as other:
        assert not import_paths(other, [here / "out.jsonl"], ANA).refused
        assert exported(other) == raw


def test_a_key_that_is_taken_here_is_not_taken_away(here: Path, store: Store) -> None:
    native(here, store, {"type": "label", "id": "testimony", "key": "s", "revision": 2})
    labels = store.labels()
    assert (labels["testimony"].key, labels["statistic"].key) == (None, "s")


def test_a_label_that_was_edited_here_stays_so(here: Path, store: Store) -> None:
    store.add_annotator(ANA)
    Work(store).change(store.labels()["filler"], definition="Mine.", revision=2)
    native(here, store, {"type": "label", "id": "filler", "definition": "Theirs."}, *ARTICLES)
    assert store.labels()["filler"].definition == "Mine."


def test_a_dismissal_of_a_deleted_span_does_not_leave(here: Path, store: Store) -> None:
    """Else the file could not be read back."""
    dismissal: dict[str, object] = {
        "type": "dismissal",
        "span": "s1",
        "document": "d.2",
        "start": 0,
        "end": 1,
    }
    native(here, store, *ARTICLES, S1, dismissal)
    assert b'"type":"dismissal"' in exported(store)
    Work(store).change(store.layer("ana", None).spans["s1"], deleted_at="2026-01-01T00:00:00Z")
    assert b'"type":"dismissal"' not in exported(store)
    assert b'"type":"dismissal"' in exported(store, history=True)


def test_a_refused_pair_is_the_same_either_way_round(here: Path, store: Store) -> None:
    turned: dict[str, object] = {
        "type": "dismissal",
        "near": {"document": "d.2", "start": 0, "end": 5, "quote": "three"},
        "document": "d.1",
        "start": 4,
        "end": 7,
        "quote": "two",
    }
    assert not native(here, store, turned, *ARTICLES)
    raw = exported(store)
    (made,) = store.layer("ana", None).dismissals.values()
    assert (made.span, made.near) == (None, QuotedPassage("d.1", 4, 7, "two"))
    report = take(store, here / "n.jsonl", lines(PAIR, turned))
    assert not report.refused
    assert report.tally.present["dismissal"] == 2
    assert exported(store) == raw
    with Store.open(here / "b.db", create=True) as other:
        assert not native(here, other, PAIR, *ARTICLES)
        (twin,) = other.layer("ana", None).dismissals.values()
        assert (twin.id, twin.refuses) == ("p", made.refuses)


def test_two_people_may_refuse_one_pair(here: Path, store: Store) -> None:
    assert not native(here, store, *ARTICLES, PAIR, {**PAIR, "id": "q", "annotator": "bo"})
    assert set(store.layer("ana", None).dismissals) == {"p"}
    assert set(store.layer("bo", None).dismissals) == {"q"}


def test_keys_that_a_pair_does_not_have_are_told(here: Path, store: Store) -> None:
    near = {"document": "d.1", "start": 4, "end": 7, "prefix": "one ", "mood": "bad"}
    report = take(store, here / "n.jsonl", lines(*ARTICLES, {**PAIR, "near": near}))
    assert not report.refused
    assert report.tally.left_out == {"“mood” in “near” of a dismissal": 1}


def test_spans_may_be_of_an_article_that_is_there_already(here: Path, store: Store) -> None:
    native(here, store, *ARTICLES)
    assert not native(here, store, span(None, "k1", label="filler"))
    assert [each.quote for each in store.layer("ana", None).spans.values()] == ["one"]


def test_a_span_made_by_hand_is_not_taken_twice(here: Path, store: Store) -> None:
    native(here, store, *ARTICLES)
    store.add_annotator(ANA)
    made = Span(new_id(), "d.1", "ana", 0, 3, "one")
    Work(store).make(made)
    report = take(store, here / "n.jsonl", lines(span("s1", "d.1")))
    assert report.tally.present["span"] == 1
    assert set(store.layer("ana", None).spans) == {made.id}


def test_unknown_options_of_people_do_not_change_who_is_known(here: Path, store: Store) -> None:
    store.add_annotator(replace(ANA, role="gold"))
    native(here, store, *ARTICLES, {"type": "annotator", "id": "ana", "name": "ANA"}, S1)
    assert store.annotators() == [replace(ANA, role="gold")]


def of_split(*splits: str | None) -> list[dict[str, object]]:
    return [
        article | ({} if split is None else {"split": split})
        for article, split in zip(ARTICLES, splits, strict=True)
    ]


def test_a_split_goes_in_and_only_comes_nearer_to_train(here: Path, store: Store) -> None:
    """Of what a file and the database say, what is nearer to train holds."""
    seen: dict[str, Split] = {}
    for said, expected, tallied in (
        (("test", None), {"d.1": Split.TEST}, (1, 0, 0)),
        (("test", "validation"), {"d.1": Split.TEST, "d.2": Split.VALIDATION}, (1, 1, 0)),
        (("validation", "test"), {"d.1": Split.VALIDATION}, (1, 0, 1)),
        ((None, "train"), {"d.2": Split.TRAIN}, (1, 0, 0)),
        (("test", "test"), {}, (0, 0, 2)),
    ):
        seen |= expected
        tally = take(store, here / "n.jsonl", lines(*of_split(*said))).tally
        assert store.splits() == seen
        counts = (tally.taken["split"], tally.present["split"], tally.kept["split"])
        assert counts == tallied


def test_a_split_alone_makes_no_step(here: Path, store: Store) -> None:
    native(here, store, *ARTICLES)
    seq = store.last_seq()
    assert not native(here, store, *of_split("test", "test"))
    assert store.splits() == {"d.1": Split.TEST, "d.2": Split.TEST}
    assert store.last_seq() == seq


def test_a_split_that_there_is_not_refuses_the_file(here: Path, store: Store) -> None:
    (error,) = native(here, store, *of_split("train", "dev"))
    assert "line 2" in error
    assert "the split “dev” is none of train, validation, test" in error
    assert store.splits() == {}
    assert store.documents() == []


def test_no_split_is_stated_before_there_is_one(here: Path, store: Store) -> None:
    native(here, store, *ARTICLES)
    assert b'"split"' not in exported(store)


def test_versions_of_the_guideline_come_in_once(here: Path, store: Store) -> None:
    """With all that the file says of them, so that the same one counts in both."""
    with Store.open(here / "b.db", create=True) as other:
        other.add_annotator(BO)
        versions = [written(text, BO.id) for text in ("# One\n", "# Two\n")]
        other.add_guidelines(versions)
        raw = exported(other)
    for counts in ("taken", "present"):
        report = take(store, here / "n.jsonl", raw)
        assert getattr(report.tally, counts)["guideline"] == 2
        assert store.guidelines() == versions
    assert exported(store) == raw
    assert guideline_in_force(store) == versions[1]
    shape: dict[str, object] = {"type": "guideline", "text": "# One\n"}
    assert native(here, store, shape) == []
    assert store.guidelines() == versions, "one without an id is the one that says the same"
    assert native(here, store, {**shape, "text": "# Three\n"}) == []
    assert [(each.text, each.annotator) for each in store.guidelines()[2:]] == [
        ("# Three\n", ANA.id)
    ]
    assert native(here, store, {**shape, "id": versions[0].id, "text": "# Four\n"}) == []
    assert len(store.guidelines()) == 3, "a version never changes"
    for wrong in ({"hash": "0" * 64}, {"text": " "}, {"since": "soon"}, {"text": "x" * 200_001}):
        assert len(native(here, store, {**shape, **wrong})) == 1
