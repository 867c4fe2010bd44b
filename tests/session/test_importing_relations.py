"""What relations and clusters of other programs become."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.identity import now
from annotator.domain.link import Link, Relation, Side
from annotator.domain.partition import Partition
from annotator.domain.span import Span
from annotator.formats.article_text import in_record
from annotator.formats.incoming import (
    Incoming,
    IncomingCluster,
    IncomingDocument,
    IncomingRelation,
    IncomingSpan,
)
from annotator.formats.input_file import InputFile, Place, Unreadable
from annotator.session.intake.known import Known
from annotator.session.intake.plan import IntakePlan
from annotator.session.intake.planning import plan_intake
from annotator.session.intake.relations import relation_called, spanning
from annotator.storage.store import Store
from tests.session.stores import ANA, folder, new_store

FILE = InputFile.decoded("a.json", b"{}")
HERE = Place(FILE, 0)


@pytest.fixture
def store() -> Iterator[Store]:
    with folder() as path, new_store(Path(path) / "a.db") as opened:
        yield opened


def incoming(annotators: dict[str, str] | None = None, place: Place = HERE) -> Incoming:
    """Articles x, y and z with the spans x1, x2, y1, y2, z1, z2."""
    held = Incoming()
    for ref in "xyz":
        article = in_record(f"{ref} and more", place)
        held.documents.append(IncomingDocument(place, ref, None, ref, article))
        for number in (1, 2):
            name = f"{ref}{number}"
            owner = (annotators or {}).get(name)
            held.spans.append(
                IncomingSpan(place, ref, 0, number, None, id=f"{name}/", annotator=owner)
            )
    return held


def plan(store: Store, held: Incoming, *, owns_all: bool = False) -> IntakePlan:
    known = Known(store)
    return plan_intake(held, known, owner=ANA, owns_all=owns_all, story="s", folder="f", at=now())


def links(made: IntakePlan) -> set[tuple[str, str, Relation, str | None]]:
    """The links by the names of their spans, with the name of the end that says more."""
    after = [change.after for change in made.changes]
    spans = {each.id: each.quote[0] + str(each.end) for each in after if isinstance(each, Span)}
    found = set()
    for link in (each for each in after if isinstance(each, Link)):
        ends = {"a": spans[link.a], "b": spans[link.b], None: None}
        a, b = sorted([spans[link.a], spans[link.b]])
        found.add((a, b, link.relation, ends[link.more]))
    return found


def related(
    held: Incoming, a: str, b: str, word: str, more: Side | None = None, by: str | None = None
) -> Incoming:
    held.relations.append(IncomingRelation(HERE, by, f"{a}/", f"{b}/", word, more))
    return held


def test_a_relation_between_two_articles_is_a_link(store: Store) -> None:
    held = related(related(incoming(), "y1", "x1", "Same_As"), "x1", "z1", "partial", "b")
    made = plan(store, related(held, "x2", "y2", "NOT-equivalent", "a"))
    assert links(made) == {
        ("x1", "y1", Relation.EQUIVALENT, None),
        ("x1", "z1", Relation.PARTIAL, "z1"),
        ("x2", "y2", Relation.DIFFERENT, None),
    }
    assert not made.tally.left_out


@pytest.mark.parametrize(
    ("word", "relation"),
    [
        ("EQUIV", "equivalent"),
        ("coreference", "equivalent"),
        ("=", "equivalent"),
        ("same as", "equivalent"),
        (" Contradiction ", "contradicts"),
        ("!", "contradicts"),
        ("~", "partial"),
        ("-", "different"),
        ("not equivalent", "different"),
        ("Causes", None),
        ("", None),
        ("--", None),
    ],
)
def test_words_of_other_programs_are_known_in_any_spelling(word: str, relation: str | None) -> None:
    assert relation_called(word) == relation


def test_what_cannot_be_a_link_is_counted(store: Store) -> None:
    held = incoming({"z1": "bo"})
    for a, b, word in (("x1", "y1", "causes"), ("x1", "x2", "same"), ("x1", "z1", "same")):
        related(held, a, b, word)
    held.clusters.append(IncomingCluster(HERE, None, "c", ("x1/", "x2/")))
    held.clusters.append(IncomingCluster(HERE, None, "d", ("y1/", "y1/")))
    held.clusters.append(IncomingCluster(HERE, None, "e", ("x1/", "y1/", "z1/")))
    made = plan(store, held)
    assert links(made) == {("x1", "y1", Relation.EQUIVALENT, None)}
    assert made.tally.left_out == {
        "relations called “causes”, which is not about what is said": 1,
        "relations inside one article": 1,
        "relations between spans of two annotators": 1,
        "clusters inside one article": 2,
        "ties of a cluster between spans of two annotators": 1,
    }


def test_a_cluster_adds_only_the_links_that_the_relations_leave_open(store: Store) -> None:
    held = related(incoming(), "x2", "y1", "same")
    held.clusters.append(IncomingCluster(HERE, None, "c", ("x1/", "x2/", "y1/", "z1/")))
    assert links(plan(store, held)) == {
        ("x2", "y1", Relation.EQUIVALENT, None),
        ("x1", "y1", Relation.EQUIVALENT, None),
        ("x1", "z1", Relation.EQUIVALENT, None),
    }


def test_a_relation_of_a_span_that_is_not_there_refuses_the_file(store: Store) -> None:
    with pytest.raises(Unreadable, match="the span “q1/” is neither"):
        plan(store, related(incoming(), "x1", "q1", "same"))


def test_it_is_left_out_alone_where_it_may_be(store: Store) -> None:
    refused: list[Unreadable] = []
    place = Place(InputFile.decoded("a.json", b"{}", refused=refused), 0)
    held = incoming(place=place)
    held.relations.append(IncomingRelation(place, None, "x1/", "q1/", "same"))
    held.relations.append(IncomingRelation(place, None, "x1/", "y1/", "same"))
    held.clusters.append(IncomingCluster(place, None, "c", ("q2/", "x2/", "z2/")))
    assert links(plan(store, held)) == {
        ("x1", "y1", Relation.EQUIVALENT, None),
        ("x2", "z2", Relation.EQUIVALENT, None),
    }
    assert [each.reason for each in refused] == [
        f"the span “{name}/” is neither in the file nor in the database" for name in ("q1", "q2")
    ]


def test_a_layer_that_is_named_gets_all_records_of_one_annotator(store: Store) -> None:
    held = incoming({f"{ref}{number}": "bo" for ref in "xyz" for number in (1, 2)})
    made = plan(store, related(held, "x1", "y1", "same", by="bo"), owns_all=True)
    assert set(made.annotators) == {"ana"}
    assert links(made) == {("x1", "y1", Relation.EQUIVALENT, None)}


def test_a_layer_that_is_named_never_mixes_two_annotators(store: Store) -> None:
    with pytest.raises(Unreadable, match="cannot be one layer") as caught:
        plan(store, incoming({"x1": "bo", "y2": "cy"}), owns_all=True)
    assert "--annotator" in caught.value.remedy


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 9)), min_size=1, unique=True))
def test_spanning_pairs_tie_all_that_is_in_two_documents(places: list[tuple[str, int]]) -> None:
    spans = [
        Span(f"{document}{start}", document, "ana", start, start + 1, "x", None, None)
        for document, start in places
    ]
    pairs = list(spanning(spans))
    assert all(a.document != b.document for a, b in pairs)
    if len({document for document, _ in places}) == 1:
        assert not pairs
    else:
        tied = Partition(each.id for each in spans)
        for a, b in pairs:
            assert not tied.together(a.id, b.id)
            tied.join(a.id, b.id)
        assert len(tied.sets()) == 1
