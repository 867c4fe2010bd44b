"""The fact matrix."""

from annotator.domain.fact import facts
from annotator.domain.label import INITIAL_LABELS, LabelSet
from annotator.domain.link import Relation
from annotator.domain.matrix import FactMatrix, Order, fact_matrix
from tests.session.scene import Scene

LABELS = LabelSet(INITIAL_LABELS)


def matrix(scene: Scene, order: Order = Order.SIZE) -> FactMatrix:
    return fact_matrix(scene.layer, scene.documents, LABELS, order)


def drawn(table: FactMatrix) -> list[list[str]]:
    """Each cell as its marks and quotes, `∅`, or nothing."""
    return [
        [
            "∅" if cell.absent else " ".join(each.mark + each.span.quote for each in cell.members)
            for cell in row.cells
        ]
        for row in table.rows
    ]


def test_a_row_a_fact_a_column_a_document() -> None:
    scene = Scene()
    hub = scene.span(2, "beta")
    scene.link(hub, scene.span(1, "gamma"), Relation.PARTIAL)
    scene.link(hub, scene.span(1, "alpha"), Relation.CONTRADICTS)
    scene.commit(scene.sitting.absence(hub, scene.id_of(3)))
    scene.span(4, "zeta")
    table = matrix(scene)
    assert [document.number for document in table.documents] == [1, 2, 3, 4]
    assert drawn(table) == [["!alpha ~gamma", "beta", "∅", ""]]
    (row,) = table.rows
    assert [cell.undecided for cell in row.cells] == [False, False, False, True]
    assert [row.fact] == facts(scene.layer)
    assert (row.oldest.id, row.label, row.documents) == (hub, "statistic", 2)


def test_marks_are_to_the_oldest_span_and_say_when_they_are_derived() -> None:
    scene = Scene()
    one, two, three = (scene.span(article, "beta") for article in (1, 2, 3))
    scene.link(two, three, Relation.CONTRADICTS)
    scene.link(one, two, Relation.EQUIVALENT)
    (row,) = matrix(scene).rows
    assert drawn(matrix(scene)) == [["beta", "=beta", "!beta", ""]]
    assert [each.standing.links if each.standing else 0 for each in row.members] == [0, 1, 2]


def test_figures_that_differ_are_flagged_with_what_differs() -> None:
    text = "over 10,000 men around 13,000 men some 10 thousand men"
    scene = Scene(3, text=text)
    passages = [(0, 15), (16, 33), (34, 54)]
    spans = [
        scene.commit(scene.sitting.tag(scene.id_of(article), *passage, "statistic")).span or ""
        for article, passage in enumerate(passages, 1)
    ]
    scene.link(spans[0], spans[2])
    assert not matrix(scene).rows[0].flagged
    scene.link(spans[0], spans[1], Relation.PARTIAL)
    (row,) = matrix(scene).rows
    assert row.flagged
    assert [each.differs for each in row.members] == [("10,000",), ("13,000",), ("10 thousand",)]


def test_rows_are_sorted_by_size_label_or_place() -> None:
    scene = Scene()

    def fact(word: str, articles: tuple[int, ...], label: str | None) -> None:
        first, *others = (scene.span(article, word, label) for article in articles)
        for other in others:
            scene.link(first, other)

    fact("gamma", (1, 2), "filler")
    fact("beta", (2, 3, 4), None)
    fact("alpha", (3, 1), "testimony")
    fact("zeta", (1, 2, 3), "testimony")

    def quotes(order: Order) -> list[str]:
        return [row.oldest.quote for row in matrix(scene, order).rows]

    assert quotes(Order.SIZE) == ["beta", "zeta", "gamma", "alpha"]
    assert quotes(Order.LABEL) == ["alpha", "zeta", "gamma", "beta"]
    assert quotes(Order.PLACE) == ["alpha", "gamma", "zeta", "beta"]


def test_of_two_facts_in_as_many_articles_the_one_with_more_spans_is_larger() -> None:
    scene = Scene()
    small, large = scene.span(1, "alpha"), scene.span(1, "beta")
    scene.link(small, scene.span(2, "alpha"))
    scene.link(large, scene.span(2, "beta"))
    scene.link(large, scene.span(2, "gamma"))
    assert [row.oldest.quote for row in matrix(scene).rows] == ["beta", "alpha"]


def test_without_links_there_is_no_row() -> None:
    scene = Scene()
    scene.span(1, "beta")
    assert matrix(scene).rows == ()
