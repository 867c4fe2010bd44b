"""Who opens a batch, and what a blind one tells."""

from dataclasses import replace

import pytest

from annotator.domain.errors import Refused
from annotator.domain.identity import now
from annotator.domain.verdict import Reveal, SignOff
from annotator.session.reviewing.audit import Audit
from annotator.session.reviewing.opening import open_audit
from tests.factories import ADA, BEN
from tests.session.reviewing.scene import PARAGRAPH, ReviewScene, extent_of


def test_only_its_reviewer_opens_a_batch(scene: ReviewScene) -> None:
    batch = scene.draw(scene.tag(1, "beta"), seed=31)
    with pytest.raises(Refused) as refusal:
        open_audit(scene.desk, ADA, batch.id)
    assert refusal.value.message == "Batch 1 is Ben's, and only Ben judges in it."
    assert "31" in refusal.value.remedy


def test_a_batch_that_is_not_there(scene: ReviewScene) -> None:
    with pytest.raises(Refused, match="no such batch"):
        open_audit(scene.desk, BEN, "nonsense")


def test_a_batch_s_number_is_its_turn(scene: ReviewScene) -> None:
    span = scene.tag(1, "beta")
    batches = [scene.draw(span) for _ in range(3)]
    assert [scene.audit(batch).number for batch in batches] == [1, 2, 3]


def told(audit: Audit) -> str:
    """Everything that an audit says of an item in words."""
    inspection = audit.inspection(1)
    titles = [audit.accept().title, audit.undo().title, audit.redo().title]
    history = [word for row in inspection.history for word in row]
    return " ".join([audit.whose(1), audit.alias(ADA.id), *titles, *history])


def test_a_blind_batch_leaks_no_name(scene: ReviewScene) -> None:
    audit = scene.audit_of(scene.tag(1, "beta"))
    words = told(audit)
    assert "ada" not in words.casefold()
    assert audit.whose(1) == "annotator 1"


def test_a_batch_that_is_not_blind_names_people(scene: ReviewScene) -> None:
    audit = scene.audit_of(scene.tag(1, "beta"), blind=False)
    assert audit.whose(1) == audit.alias(ADA.id) == "Ada"
    assert ("Ada", "statistic “beta”") in {row[1:] for row in audit.inspection(1).history}
    audit.accept()
    with pytest.raises(Refused, match="not blind"):
        audit.reveal()


def test_names_show_once_it_was_signed(scene: ReviewScene) -> None:
    batch = scene.draw(scene.tag(1, "beta"))
    signature = SignOff("s", batch.id, BEN.id, "Ben", "0" * 64, now())
    scene.desk.call(lambda store: store.add_signoff(signature))
    assert scene.audit(batch).whose(1) == "Ada"


def test_a_name_is_looked_up_after_the_verdict(scene: ReviewScene) -> None:
    batch = scene.draw(scene.tag(1, "beta"), scene.tag(1, "gamma"))
    audit = scene.audit(batch)
    with pytest.raises(Refused):
        audit.reveal()
    scene.commit(audit, audit.accept())
    revealed = audit.reveal()
    assert (revealed.batch, revealed.place, revealed.reviewer) == (batch.id, 1, BEN.id)
    scene.desk.call(lambda store: store.add_reveal(revealed))
    later = scene.audit(batch)
    for each in (audit, later):
        assert [each.whose(place) for place in (1, 2)] == ["Ada", "annotator 1"]
    assert isinstance(revealed, Reveal)


def test_the_history_of_an_item_has_its_verdicts(scene: ReviewScene) -> None:
    span = scene.tag(1, "beta")
    scene.done(scene.sitting.note(span.id, "? sure"))
    span = scene.sitting.layer.spans[span.id]
    audit = scene.audit_of(span, (1, PARAGRAPH))
    audit.relabel("testimony")
    inspection = audit.inspection(1)
    assert inspection.span == span
    assert inspection.made_under.startswith("A quantity")
    assert [(who, what) for _, who, what in inspection.history] == [
        ("you", "verdict: should be testimony"),
        ("annotator 1", "question “? sure” on “beta”"),
        ("annotator 1", "statistic “beta”"),
    ]
    with pytest.raises(Refused):
        audit.inspection(2)


def test_the_history_of_a_gold_row_does_not_say_whose_word_was_taken(scene: ReviewScene) -> None:
    planned = scene.sitting.tag(scene.id_of(1), *extent_of("beta"), "statistic")
    assert planned.step is not None
    step = replace(planned.step, title="as Cy has it: statistic “beta”")
    scene.done(replace(planned, step=step))
    scene.desk.call(lambda store: store.set_role(ADA.id, "gold"))
    scene.done(scene.sitting.undo())
    scene.done(scene.sitting.redo())
    audit = scene.audit_of(scene.sitting.layer.spans[planned.span or ""])
    assert [(who, what) for _, who, what in audit.inspection(1).history] == [
        ("annotator 1", "decided again"),
        ("annotator 1", "decision undone"),
        ("annotator 1", "decided"),
    ]


def test_the_history_of_a_link_is_its_own(scene: ReviewScene) -> None:
    link = scene.link(scene.tag(1, "beta"), scene.tag(2, "beta"))
    audit = scene.audit_of(link)
    titles = [title for _, _, title in audit.inspection(1).history]
    assert titles == ["link 1 = 2 “beta”"]
