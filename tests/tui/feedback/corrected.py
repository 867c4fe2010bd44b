"""An honest layer of the seeds, and what Rita says of it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from annotator.domain.batch import Batch, ItemKind
from annotator.domain.verdict import Verdict
from annotator.session.desk import Desk
from annotator.session.opening import open_story
from annotator.session.reviewing.audit import Audit
from annotator.session.reviewing.audit_item import Judged
from annotator.session.reviewing.opening import open_audit
from tests.tui.review.batches import WHOSE, draw, rita, seat_layer

Say = Callable[[Audit], Judged]


def drawn(
    path: Path, kinds: tuple[ItemKind, ...] = (ItemKind.SPAN,), **given: Any
) -> tuple[Path, Batch]:
    """A database with Ana's layer, and a batch of Rita's of all that Ana has of these kinds."""
    seat_layer(path)
    with Desk.open(path) as desk:
        return path, draw(desk, open_story(desk, WHOSE, "seeds").sitting, kinds, **given)


def corrected(path: Path, says: dict[int, Say], **given: Any) -> list[Verdict]:
    """Draw all of Ana's spans and say something of some places; the verdicts."""
    _, batch = drawn(path, **given)
    return say(path, batch, says)


def say(path: Path, batch: Batch, says: dict[int, Say]) -> list[Verdict]:
    """Say something of places of a batch, as Rita; the verdicts."""
    said: list[Verdict] = []
    with Desk.open(path) as desk:
        audit = open_audit(desk, rita(desk), batch.id)
        for place, act in says.items():
            audit.go(place)
            verdict = act(audit).verdict
            assert verdict is not None
            desk.call(lambda store, verdict=verdict: store.add_verdict(verdict))  # type: ignore[misc]
            audit.committed(verdict)
            said.append(verdict)
    return said
