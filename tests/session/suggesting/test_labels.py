"""The label that the picker preselects."""

import time

from annotator.domain.link import Relation
from annotator.session.labelling import plan_add_label, plan_retire_label
from annotator.session.suggesting.labels import proposed_label
from tests.session.scene import Scene
from tests.text.seeds import seed

TEXT = (
    "Police said 14 men were trapped. A miner recalled that the roof came down at night."
    " Sales fell by 12% this year. Read more of it in the evening. Rain is expected."
)


def extent(words: str, text: str = TEXT) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def tagged(scene: Scene, article: int, words: str, label: str | None) -> str:
    span = scene.commit(scene.sitting.tag(scene.id_of(article), *extent(words), label)).span
    assert span is not None
    return span


def proposal(scene: Scene, article: int, words: str, source: str | None = None) -> str | None:
    return proposed_label(scene.sitting.draft, scene.id_of(article), *extent(words), source)


def test_the_rules_where_nothing_else_is_known() -> None:
    scene = Scene(2, text=TEXT)
    assert proposal(scene, 1, "Police said 14 men were trapped.") == "official_statement"
    assert proposal(scene, 1, "14 men were trapped") == "statistic"
    assert proposal(scene, 1, "the roof came down") == "testimony"
    assert proposal(scene, 1, "Rain is expected.") is None


def test_the_span_that_is_linked_to_comes_first() -> None:
    scene = Scene(2, text=TEXT)
    source = tagged(scene, 1, "Rain is expected.", "testimony")
    tagged(scene, 1, "14 men were trapped", "official_statement")
    assert proposal(scene, 2, "14 men were trapped", source) == "testimony"
    assert proposal(scene, 2, "14 men were trapped") == "official_statement"
    assert proposal(scene, 2, "14 men were trapped", "gone") == "official_statement"


def test_the_label_of_the_fact_where_the_span_itself_has_none() -> None:
    scene = Scene(3, text=TEXT)
    plain = tagged(scene, 1, "Rain is expected.", None)
    assert proposal(scene, 1, "Rain is expected.") is None
    scene.link(plain, tagged(scene, 2, "Sales fell", "testimony"), Relation.PARTIAL)
    scene.link(plain, tagged(scene, 3, "Read more", "statistic"))
    assert proposal(scene, 1, "Rain is expected.") == "testimony"
    assert proposal(scene, 3, "this year", plain) == "testimony"


def test_an_earlier_span_that_says_the_same_comes_before_the_rules() -> None:
    scene = Scene(2, text=TEXT)
    assert proposal(scene, 2, "Sales fell by 12%") == "statistic"
    tagged(scene, 1, "Sales fell by 12% this year", "official_statement")
    assert proposal(scene, 2, "Sales fell by 12%") == "official_statement"
    assert proposal(scene, 2, "Rain is expected.") is None


def test_a_span_around_the_passage_is_no_precedent() -> None:
    scene = Scene(2, text=TEXT)
    tagged(scene, 1, "Police said 14 men were trapped.", "official_statement")
    assert proposal(scene, 1, "said 14 men were trapped") == "statistic"


def test_only_labels_in_use_are_proposed() -> None:
    scene = Scene(2, text=TEXT)
    sitting = scene.sitting
    scene.commit(sitting.do(plan_add_label(sitting.labels, "figure")))
    source = tagged(scene, 1, "Sales fell", "figure")
    assert proposal(scene, 2, "12%", source) == "figure"
    scene.commit(sitting.do(plan_retire_label(sitting.labels, "figure")))
    assert proposal(scene, 2, "12%", source) == "statistic"
    scene.commit(sitting.do(plan_retire_label(sitting.labels, "statistic")))
    assert proposal(scene, 2, "12%", source) is None


def test_five_hundred_spans_do_not_keep_a_person_waiting() -> None:
    text = seed(1)
    scene = Scene(2, text=text)
    for number in range(500):
        start = 1_400 + 8 * number
        scene.commit(scene.sitting.tag(scene.id_of(1), start, start + 60, "testimony"))
    draft, document = scene.sitting.draft, scene.id_of(2)
    assert len(scene.layer.spans) == 500
    places = [extent(words, text) for words in ("18-hour shifts", "two days off a year", "halved")]
    proposed_label(draft, document, *extent("Moscow has", text))
    took = []
    for place in places:
        began = time.thread_time()
        proposed_label(draft, document, *place)
        took.append(time.thread_time() - began)
    assert min(took) < 0.01
