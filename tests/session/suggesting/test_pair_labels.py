"""The label that both passages of a pair are proposed."""

import pytest

from annotator.session.suggesting.offer import Offer, PairOffer
from annotator.session.suggesting.pair_labels import proposed_for_both
from tests.session.scene import Scene

TEXT = "Over 10,000 workers were sent to Russia. The sky was grey."


def pair(scene: Scene, words: str) -> PairOffer:
    """The same words of articles 1 and 2."""
    start = TEXT.index(words)
    a, b = (
        Offer(scene.id_of(article), start, start + len(words), words, 0.9, "strong", "")
        for article in (1, 2)
    )
    return PairOffer(a, b, None)


@pytest.mark.parametrize("article", [1, 2])
def test_the_label_of_a_span_that_is_there_comes_first(article: int) -> None:
    scene = Scene(text=TEXT)
    words = "10,000 workers"
    start = TEXT.index(words)
    document = scene.id_of(article)
    scene.commit(scene.sitting.tag(document, start, start + len(words), "testimony"))
    assert proposed_for_both(scene.sitting.draft, pair(scene, words)) == "testimony"


def test_else_what_the_rules_say_of_either() -> None:
    scene = Scene(text=TEXT)
    assert proposed_for_both(scene.sitting.draft, pair(scene, "10,000 workers")) == "statistic"
    assert proposed_for_both(scene.sitting.draft, pair(scene, "The sky was grey")) is None
