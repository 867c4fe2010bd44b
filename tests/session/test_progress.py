"""What is open, and the figures of the status line."""

from annotator.domain.link import Relation
from annotator.session.progress import Progress
from tests.session.scene import Scene


def open_articles(scene: Scene) -> dict[str, list[int]]:
    numbers = {document.id: document.number for document in scene.documents}
    return {
        item.span.id: [numbers[each] for each in item.documents]
        for item in scene.sitting.open_items
    }


def test_a_span_is_open_while_an_article_is_neither_linked_nor_absent() -> None:
    scene = Scene()
    one, highlight = scene.span(1, "beta"), scene.span(2, "beta", None)
    scene.span(2, "gamma", "filler")
    assert open_articles(scene) == {one: [2, 3, 4], highlight: [1, 3, 4]}
    scene.link(one, highlight, Relation.PARTIAL)
    assert open_articles(scene) == {one: [3, 4], highlight: [3, 4]}
    scene.commit(scene.sitting.absence(highlight, scene.id_of(3)))
    assert open_articles(scene) == {one: [4], highlight: [4]}
    scene.commit(scene.sitting.absence(one, scene.id_of(4)))
    assert open_articles(scene) == {}


def test_a_different_link_closes_nothing() -> None:
    scene = Scene(2)
    one, other = scene.span(1, "beta"), scene.span(2, "beta")
    scene.link(one, other, Relation.DIFFERENT)
    assert open_articles(scene) == {one: [2], other: [1]}


def test_open_items_come_by_article_and_place() -> None:
    scene = Scene()
    spans = [scene.span(2, "beta"), scene.span(1, "gamma"), scene.span(1, "alpha")]
    assert [item.span.id for item in scene.sitting.open_items] == spans[::-1]


def test_in_a_story_of_one_article_nothing_is_open() -> None:
    scene = Scene(1)
    scene.span(1, "beta")
    assert scene.sitting.open_items == []


def test_the_figures() -> None:
    scene = Scene()
    one, other = scene.span(1, "beta"), scene.span(2, "beta")
    link = scene.link(one, other)
    scene.commit(scene.sitting.note(one, "? who"))
    scene.commit(scene.sitting.note(other, "a note"))
    scene.commit(scene.sitting.note(link.id, "?"))
    scene.commit(scene.sitting.complete(scene.id_of(4)))
    assert scene.sitting.progress == Progress(
        spans=2, links=1, open=2, complete=1, documents=4, flagged=2
    )
