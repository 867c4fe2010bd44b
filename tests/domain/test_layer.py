"""The layer's indexes and link numbers."""

from dataclasses import replace

from annotator.domain.layer import Layer
from annotator.domain.link import Link, Relation
from annotator.domain.step import Change
from tests.factories import ADA


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
