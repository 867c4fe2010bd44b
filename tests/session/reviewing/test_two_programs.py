"""One reviewer at one batch in two programs, and an annotator who works on meanwhile."""

import pytest

from annotator.domain.errors import NotSaved, Refused
from annotator.domain.verdict import Judgement, Reason
from annotator.session.reviewing.audit import Audit
from tests.session.reviewing.scene import PARAGRAPH, ReviewScene, extent_of, ids, said


def catch_up(scene: ReviewScene, audit: Audit) -> bool:
    return audit.absorb(scene.desk.call(audit.fetch))


def test_each_shows_the_verdicts_of_the_other(scene: ReviewScene) -> None:
    batch = scene.draw(scene.tag(1, "beta"), scene.tag(1, "gamma"))
    one, other = scene.audit(batch), scene.audit(batch)
    verdict = scene.commit(one, one.relabel("testimony"))
    assert catch_up(scene, other)
    assert other.standing(1).verdict == verdict
    assert other.progress == one.progress
    assert not catch_up(scene, other)
    scene.commit(other, other.undo())
    catch_up(scene, one)
    assert one.progress.decided == 0


def test_what_waits_for_its_commit_is_newer_than_what_is_read(scene: ReviewScene) -> None:
    batch = scene.draw(scene.tag(1, "beta"))
    one, other = scene.audit(batch), scene.audit(batch)
    scene.commit(one, one.relabel("testimony"))
    own = other.spurious(Reason.VAGUE)
    assert catch_up(scene, other)
    assert other.standing(1).verdict == own.verdict
    assert [each.judgement for each in other.said(1)] == ["wrong_label", "spurious"]


def test_both_agree_on_which_of_two_at_once_is_newer(scene: ReviewScene) -> None:
    batch = scene.draw(scene.tag(1, "beta"))
    one, other = scene.audit(batch), scene.audit(batch)
    earlier = one.relabel("testimony")
    later = scene.commit(other, other.spurious(Reason.VAGUE))
    catch_up(scene, one)
    scene.commit(one, earlier)
    catch_up(scene, other)
    assert one.standing(1) == other.standing(1) == scene.stored(one)
    assert one.standing(1).verdict == later
    scene.commit(one, one.undo())
    assert one.standing(1).verdict == earlier.verdict


def test_news_from_before_an_act_does_not_undo_it(scene: ReviewScene) -> None:
    batch = scene.draw(scene.tag(1, "beta"))
    one, other = scene.audit(batch), scene.audit(batch)
    scene.commit(one, one.relabel("testimony"))
    news = scene.desk.call(other.fetch)
    own = scene.commit(other, other.accept())
    assert other.absorb(news)
    assert other.standing(1).verdict == own
    assert len(other.said(1)) == 2


def test_a_commit_that_is_read_before_it_is_told_counts_once(scene: ReviewScene) -> None:
    audit = scene.audit_of((1, PARAGRAPH))
    verdict = audit.missing_span(scene.id_of(1), *extent_of("beta"), "statistic").verdict
    assert verdict is not None
    scene.desk.call(lambda store: store.add_verdict(verdict))
    catch_up(scene, audit)
    audit.committed(verdict)
    assert ids(audit.standing(1).missing) == [verdict.id]
    assert audit.pending == ()


def test_what_both_withdraw_is_taken_back_by_the_second(scene: ReviewScene) -> None:
    batch = scene.draw(scene.tag(1, "beta"))
    one, other = scene.audit(batch), scene.audit(batch)
    scene.commit(one, one.accept())
    catch_up(scene, other)
    scene.commit(one, one.undo())
    late = other.undo()
    after = other.spurious(Reason.VAGUE)
    with pytest.raises((NotSaved, Refused)):
        scene.commit(other, late)
    assert late.verdict is not None
    assert other.take_back(late.verdict) == [after.verdict, late.verdict]
    assert said(other.standing(1).verdict).judgement is Judgement.ACCEPT
    catch_up(scene, other)
    assert other.standing(1) == one.standing(1)
    assert other.progress.decided == 0


def test_an_item_that_is_changed_meanwhile_cannot_be_judged(scene: ReviewScene) -> None:
    beta, gamma = scene.tag(1, "beta"), scene.tag(1, "gamma")
    audit = scene.audit_of(beta, gamma)
    assert audit.current.changed == ""
    scene.done(scene.sitting.relabel(beta.id, "testimony"))
    assert catch_up(scene, audit)
    assert audit.current.changed != ""
    assert audit.current.record == beta
    assert audit.current.spans[0].label == "testimony"
    assert audit.draft(1).layer.spans[beta.id].label == "testimony"
    assert audit.progress.changed == 1
    with pytest.raises(Refused):
        audit.accept()
    assert audit.next_undecided()
    assert audit.place == 2


def test_an_item_that_is_as_it_was_drawn_again_is_another_revision(scene: ReviewScene) -> None:
    beta = scene.tag(1, "beta")
    audit = scene.audit_of(beta)
    scene.done(scene.sitting.relabel(beta.id, "testimony"))
    scene.done(scene.sitting.undo())
    catch_up(scene, audit)
    assert audit.progress.changed == 1


def test_the_work_of_others_changes_nothing(scene: ReviewScene) -> None:
    audit = scene.audit_of(scene.tag(1, "beta"))
    before = audit.items[0]
    scene.tag(2, "gamma")
    catch_up(scene, audit)
    assert audit.items[0] == before
    assert audit.accept().verdict is not None
    assert len(audit.draft(1).layer.spans) == 2
