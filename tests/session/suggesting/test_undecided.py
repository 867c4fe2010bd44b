"""After any change, what is kept of the pairs is what a look at all of them finds."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from annotator.session.suggesting.offer import Offer, PairOffer
from annotator.session.suggesting.pairs import Decided, open_pairs
from annotator.session.suggesting.stretch import passage_of
from annotator.session.suggesting.undecided import Undecided
from tests.session.scene import WORDS, Scene, extent_of
from tests.session.test_properties import Act, acts, run


def all_pairs(scene: Scene) -> dict[str, PairOffer]:
    """Each word of each two articles."""
    found = {}
    for (one, other), word in (
        (two, word) for two in combinations((1, 2, 3, 4), 2) for word in WORDS.split()
    ):
        a, b = (
            Offer(scene.id_of(article), *extent_of(word), word, 0.9, "strong", "")
            for article in (one, other)
        )
        pair = PairOffer(a, b, None)
        found[pair.key] = pair
    return found


@given(st.lists(acts(), max_size=12))
def test_whatever_is_done_it_is_as_a_look_at_all_pairs(done: list[Act]) -> None:
    scene = Scene()
    pairs, kept = all_pairs(scene), Undecided()
    kept.look(scene.layer, pairs)
    for act in done:
        run(scene, act)
        kept.look(scene.layer, pairs)
        open_now = {pair.key for pair in open_pairs(scene.layer, list(pairs.values()))}
        assert kept.keys == open_now
        decided = pairs.keys() - open_now
        says = Decided(scene.layer)
        ends = {key: (passage_of(pairs[key].a), passage_of(pairs[key].b)) for key in decided}
        assert kept.linked == {key for key in decided if says.links(*ends[key])}


def test_a_pair_with_other_ends_is_looked_at_anew() -> None:
    scene = Scene()
    scene.link(scene.span(1, "alpha"), scene.span(2, "alpha"))
    pairs, kept = all_pairs(scene), Undecided()
    kept.look(scene.layer, pairs)
    key, decided = next((key, pair) for key, pair in pairs.items() if key not in kept.keys)
    other = next(pair for pair in pairs.values() if pair.a.quote == "beta")
    kept.look(scene.layer, pairs | {key: PairOffer(other.a, decided.b, None)})
    assert key in kept.keys
    kept.look(scene.layer, {})
    assert kept.keys == kept.linked == set()
