"""One layer as the truth, from the database to bundles."""

import pytest

from annotator.domain.errors import Refused
from annotator.formats.training.account import Account
from annotator.session.training.groups import story_groups
from annotator.session.training.options import TruthChoice
from annotator.session.training.truth.truth import resolve
from tests.factories import ADA, TEXTS, import_story, made, make_link, make_span, make_step
from tests.session.stores import folder, new_store


def test_the_only_layer_is_the_truth() -> None:
    with folder() as here, new_store(here / "one.db") as store:
        first, second, _ = import_story(store)
        one, other = make_span(first, TEXTS[0], 0, 10), make_span(second, TEXTS[1], 2, 12)
        store.commit(make_step(made(one, other, make_link(one, other))))
        truth = resolve(store, None)
        bundle, *others = truth.bundles(story_groups(store), Account(), {}, False)
    assert not others
    assert (truth.name, truth.annotators, truth.layers) == ("annotator:Ada", (ADA,), ("ada",))
    assert [each.document.id for each in bundle.articles] == [first.id, second.id]
    assert set(bundle.sets) == set(bundle.facts) == {one.id, other.id}


def test_nothing_is_no_truth() -> None:
    with folder() as here, new_store(here / "none.db") as store:
        import_story(store)
        for said in (None, TruthChoice.parsed("all-layers"), TruthChoice.parsed("annotator:Cy")):
            with pytest.raises(Refused):
                resolve(store, said)
