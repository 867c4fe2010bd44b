"""The layer's indexes and link numbers."""

from dataclasses import replace

from annotator.domain.layer import Layer
from annotator.domain.link import Dismissal, Link, Relation, refused_pair
from annotator.domain.passage import QuotedPassage
from annotator.domain.step import Change
from tests.factories import ADA, GOLD, make_adjudication, make_document, make_span


def link(name: str, at: str) -> Link:
    return Link(name, ADA.id, f"{name}1", f"{name}2", Relation.EQUIVALENT, created_at=at)


def numbers(layer: Layer, *names: str) -> list[int]:
    return [layer.link_number(name) for name in names]


def test_links_are_numbered_in_the_order_they_are_read_in() -> None:
    deleted = replace(link("b", "2"), deleted_at="9")
    layer = Layer(ADA.id, [link("a", "1"), deleted, link("c", "3"), link("elsewhere", "0")])
    assert numbers(layer, "a", "b", "c", "elsewhere") == [1, 2, 3, 4]
    assert list(layer.links) == ["a", "c", "elsewhere"]


def test_a_link_that_another_program_made_meanwhile_takes_its_place_by_time() -> None:
    layer = Layer(ADA.id, [link("a", "1")])
    layer.apply([Change(None, link("d", "4"))])
    layer.apply([Change(None, link("c", "3")), Change(None, link("b", "3"))])
    assert numbers(layer, "a", "b", "c", "d") == [1, 2, 3, 4]


def test_a_deleted_link_keeps_its_number_and_one_taken_back_does_not() -> None:
    layer = Layer(ADA.id, [link("a", "1")])
    made = Change(None, link("b", "2"))
    layer.apply([made])
    layer.revert([made])
    layer.apply([Change(link("a", "1"), replace(link("a", "1"), deleted_at="3"))])
    layer.apply([Change(None, link("c", "4"))])
    assert numbers(layer, "a", "c") == [1, 2]


def test_a_copy_has_the_numbers_of_deleted_links_too() -> None:
    deleted = replace(link("a", "1"), deleted_at="2")
    layer = Layer(ADA.id, [deleted, link("b", "3")])
    copy = layer.copy()
    copy.apply([Change(None, link("c", "4"))])
    assert numbers(copy, "a", "b", "c") == [1, 2, 3]
    assert "c" not in layer.links


def refused(layer: Layer) -> tuple[set[str], ...]:
    """What is found by the span `s`, and by the documents `d1` to `d3`."""
    by_document = (layer.pairs_refused(document) for document in ("d1", "d2", "d3"))
    return tuple({each.id for each in found} for found in (layer.dismissals_of("s"), *by_document))


def test_what_was_refused_is_found_by_its_span_or_its_documents() -> None:
    of_span = Dismissal("m", ADA.id, "s", "d2", 0, 3, "abc")
    pair = refused_pair(
        "p", ADA.id, QuotedPassage("d3", 4, 6, "ef"), QuotedPassage("d1", 0, 3, "abc")
    )
    layer = Layer(ADA.id, [of_span])
    made = Change(None, pair)
    layer.apply([made])
    assert refused(layer) == ({"m"}, {"p"}, set(), {"p"})
    assert refused(layer.copy()) == refused(layer)
    gone = Change(of_span, replace(of_span, deleted_at="1"))
    layer.apply([gone])
    layer.revert([made])
    assert refused(layer) == (set(), set(), set(), set())
    layer.revert([gone])
    assert refused(layer) == ({"m"}, set(), set(), set())


def test_a_refused_pair_has_one_form() -> None:
    one, other = QuotedPassage("d3", 4, 6, "ef"), QuotedPassage("d1", 0, 3, "abc")
    pair = refused_pair("p", ADA.id, one, other)
    assert pair == refused_pair("p", ADA.id, other, one)
    assert (pair.near, pair.document, pair.documents) == (other, "d3", ("d1", "d3"))


def test_decisions_are_rows_of_the_gold_layer() -> None:
    text = "over 10,000 workers"
    decision = make_adjudication(make_span(make_document(text), text, 0, 4), None)
    layer = Layer(GOLD.id, [decision])
    assert list(layer.copy()) == [decision] == [layer.live(decision)]
    taken_back = Change(decision, replace(decision, deleted_at="2", rev=2))
    layer.apply([taken_back])
    assert not layer.adjudications
    layer.revert([taken_back])
    assert layer.adjudications == {decision.id: decision}
