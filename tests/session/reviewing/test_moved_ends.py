"""A link or an absence is judged on the text that it was drawn on."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.domain.batch import Batch, ItemKind, SamplingPlan
from annotator.domain.errors import Refused
from annotator.domain.span import Span
from annotator.session.desk import Desk
from annotator.session.reviewing.change import CHANGED
from annotator.session.reviewing.drawing import Setup
from annotator.session.reviewing.opening import open_audit
from annotator.session.reviewing.summary import summary
from tests.session.reviewing.layers import CY, Layers

KINDS = (ItemKind.LINK, ItemKind.ABSENCE)


@pytest.fixture
def layers(tmp_path: Path) -> Iterator[Layers]:
    made = Layers(tmp_path)
    yield made
    made.store.close()


@pytest.fixture
def span(layers: Layers) -> Span:
    """It is linked with the second article, and the third says nothing of it."""
    near, far = layers.mark("beta"), layers.mark("iota", article=2)
    layers.link(near, far)
    layers.absence(near, 3)
    return near


@pytest.fixture
def batch(layers: Layers, span: Span) -> Batch:
    return layers.keep(Setup(kinds=KINDS, plan=SamplingPlan.ALL))


def test_a_span_that_is_moved_after_the_draw_takes_its_link_and_absence_out(
    layers: Layers, span: Span, batch: Batch
) -> None:
    with Desk.open(layers.store.path) as desk:
        audit = open_audit(desk, CY, batch.id)
        assert [each.changed for each in audit.items] == ["", ""]
        layers.work.change(span, start=span.start - 6, quote="alpha beta")
        audit = open_audit(desk, CY, batch.id)
        assert [each.changed for each in audit.items] == [CHANGED, CHANGED]
        with pytest.raises(Refused, match="no longer what was drawn"):
            audit.accept()
    assert summary(layers.store, batch).changed == (1, 2)


def test_a_span_changed_before_the_draw_is_as_it_was_drawn(layers: Layers, span: Span) -> None:
    layers.work.change(span, note="before")
    batch = layers.keep(Setup(kinds=KINDS, plan=SamplingPlan.ALL))
    assert summary(layers.store, batch).changed == ()
