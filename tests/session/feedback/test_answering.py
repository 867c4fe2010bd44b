"""Objections, answers, and the reviewer's inbox."""

import pytest

from annotator.domain.errors import Refused
from annotator.domain.identity import now
from annotator.domain.verdict import Objection, SignOff
from annotator.session.feedback.agreeing import plan_agree
from annotator.session.feedback.answering import object_to, uphold, withdraw
from annotator.session.feedback.corrections import Correction, State, corrections
from annotator.session.feedback.inbox import Contested, inbox
from annotator.session.reviewing.audit import Audit
from tests.factories import ADA, BEN
from tests.session.reviewing.scene import ReviewScene


@pytest.fixture
def audit(scene: ReviewScene) -> Audit:
    """A batch with a wrong label in it."""
    audit = scene.audit_of(scene.tag(1, "beta"))
    scene.commit(audit, audit.relabel("testimony"))
    return audit


def correction(scene: ReviewScene) -> Correction:
    (found,) = scene.desk.call(lambda store: corrections(store, ADA.id))
    return found


def waiting(scene: ReviewScene, reviewer: str = BEN.id) -> list[Contested]:
    return scene.desk.call(lambda store: inbox(store, reviewer))


def say(scene: ReviewScene, objection: Objection) -> Objection:
    scene.desk.call(lambda store: store.add_objection(objection))
    return objection


def test_a_thread_goes_back_and_forth(scene: ReviewScene, audit: Audit) -> None:
    assert waiting(scene) == []
    first = say(scene, object_to(correction(scene), ADA.id, " it is a figure \u200b"))
    assert first.comment == "it is a figure"
    assert correction(scene).state is State.OBJECTED
    (contested,) = waiting(scene)
    assert contested.newest == first
    answer = say(scene, uphold(contested.correction, BEN.id, "he says so himself"))
    assert correction(scene).state is State.UPHELD
    assert waiting(scene) == []
    again = say(scene, object_to(correction(scene), ADA.id, "still"))
    assert correction(scene).thread == (first, answer, again)
    assert [each.newest for each in waiting(scene)] == [again]


def test_what_is_agreed_after_all_waits_for_nothing(scene: ReviewScene, audit: Audit) -> None:
    say(scene, object_to(correction(scene), ADA.id, "no"))
    scene.plan(plan_agree(scene.sitting.draft, correction(scene)))
    assert correction(scene).state is State.AGREED
    assert waiting(scene) == []
    scene.done(scene.sitting.undo())
    assert len(waiting(scene)) == 1


def test_what_is_withdrawn_is_no_correction_any_more(scene: ReviewScene, audit: Audit) -> None:
    say(scene, object_to(correction(scene), ADA.id, "no"))
    (contested,) = waiting(scene)
    taken = withdraw(contested.correction, BEN.id)
    scene.desk.call(lambda store: store.add_verdict(taken))
    assert waiting(scene) == []
    assert scene.desk.call(lambda store: corrections(store, ADA.id)) == []
    audit.absorb(scene.desk.call(audit.fetch))
    assert not audit.standing(1).decided


def test_what_a_newer_verdict_has_overtaken_waits_for_nothing(
    scene: ReviewScene, audit: Audit
) -> None:
    say(scene, object_to(correction(scene), ADA.id, "no"))
    scene.commit(audit, audit.accept())
    assert waiting(scene) == []


def test_the_inbox_works_after_the_signature(scene: ReviewScene, audit: Audit) -> None:
    signature = SignOff("s", audit.batch.id, BEN.id, "Ben", "0" * 64, now())
    scene.desk.call(lambda store: store.add_signoff(signature))
    say(scene, object_to(correction(scene), ADA.id, "no"))
    (contested,) = waiting(scene)
    assert contested.who == "Ada"
    say(scene, uphold(contested.correction, BEN.id, "yes"))
    assert correction(scene).state is State.UPHELD


def test_the_inbox_of_a_blind_batch_names_nobody(scene: ReviewScene, audit: Audit) -> None:
    say(scene, object_to(correction(scene), ADA.id, "no"))
    assert [each.who for each in waiting(scene)] == ["annotator 1"]


def test_everybody_has_their_own_part(scene: ReviewScene, audit: Audit) -> None:
    found = correction(scene)
    with pytest.raises(Refused):
        object_to(found, BEN.id, "no")
    with pytest.raises(Refused):
        uphold(found, ADA.id, "no")
    with pytest.raises(Refused):
        withdraw(found, ADA.id)
    assert waiting(scene, ADA.id) == []


@pytest.mark.parametrize("words", ["", " \u200b\n", "a\x00"])
def test_a_word_has_words(scene: ReviewScene, audit: Audit, words: str) -> None:
    with pytest.raises(Refused):
        object_to(correction(scene), ADA.id, words)
    with pytest.raises(Refused):
        uphold(correction(scene), BEN.id, words)
