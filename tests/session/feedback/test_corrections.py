"""What an annotator is shown of what reviewers found."""

from annotator.domain.verdict import Reason
from annotator.session.feedback.corrections import Correction, State, corrections
from tests.factories import ADA, BEN
from tests.session.reviewing.scene import PARAGRAPH, ReviewScene, extent_of


def found(scene: ReviewScene, annotator: str = ADA.id) -> list[Correction]:
    return scene.desk.call(lambda store: corrections(store, annotator))


def test_a_correction_says_mine_theirs_and_why(scene: ReviewScene) -> None:
    span = scene.tag(1, "beta")
    batch = scene.draw(span)
    audit = scene.audit(batch)
    scene.commit(audit, audit.relabel("testimony"))
    verdict = scene.commit(audit, audit.note("he saw it"))
    (correction,) = found(scene)
    assert correction.verdict == verdict
    assert (correction.batch, correction.number) == (batch, 1)
    assert (correction.mine, correction.theirs) == ("statistic “beta”", "should be testimony")
    assert (correction.reason, correction.state, correction.thread) == (
        "he saw it",
        State.OPEN,
        (),
    )
    assert (correction.document, correction.extent) == (span.document, span.extent)
    assert correction.story == "strike"


def test_the_reason_of_what_should_not_be_there(scene: ReviewScene) -> None:
    audit = scene.audit_of(scene.tag(1, "beta"), scene.tag(1, "gamma"))
    scene.commit(audit, audit.spurious(Reason.VAGUE, "which one"))
    audit.next()
    scene.commit(audit, audit.spurious(Reason.OTHER, "no quantity"))
    other, vague = found(scene)
    assert (vague.theirs, vague.reason) == ("should not be there", "too vague: which one")
    assert (other.theirs, other.reason) == ("should not be there", "no quantity")


def test_what_is_missing_is_shown_where_it_should_be(scene: ReviewScene) -> None:
    audit = scene.audit_of((1, PARAGRAPH))
    where = scene.id_of(1), *extent_of("gamma")
    scene.commit(audit, audit.missing_span(*where, "statistic"))
    scene.commit(audit, audit.accept())
    (correction,) = found(scene)
    assert (correction.mine, correction.theirs) == ("", "missing: statistic “gamma”")
    assert correction.extent == extent_of("gamma")


def test_mine_is_what_was_judged(scene: ReviewScene) -> None:
    span = scene.tag(1, "beta")
    audit = scene.audit_of(span)
    scene.commit(audit, audit.relabel("testimony"))
    scene.done(scene.sitting.relabel(span.id, "filler"))
    (correction,) = found(scene)
    assert correction.mine == "statistic “beta”"
    assert correction.state is State.OPEN
    assert correction.about.spans[0].label == "filler"


def test_only_what_holds_is_a_correction(scene: ReviewScene) -> None:
    audit = scene.audit_of(*(scene.tag(1, word) for word in ("alpha", "beta", "gamma")))
    scene.commit(audit, audit.spurious(Reason.VAGUE))
    scene.commit(audit, audit.accept())
    audit.next()
    scene.commit(audit, audit.relabel("testimony"))
    scene.commit(audit, audit.adjust(*extent_of("beta gamma")))
    audit.next()
    scene.commit(audit, audit.spurious(Reason.VAGUE))
    scene.commit(audit, audit.undo())
    (correction,) = found(scene)
    assert correction.item.place == 2
    assert correction.theirs == "should be testimony “beta gamma”"
    audit.go(2)
    scene.commit(audit, audit.undo())
    assert [each.theirs for each in found(scene)] == ["should be testimony"]


def test_each_sees_their_own(scene: ReviewScene) -> None:
    audit = scene.audit_of(scene.tag(1, "beta"))
    scene.commit(audit, audit.relabel("testimony"))
    assert found(scene, BEN.id) == []


def test_the_newest_is_first(scene: ReviewScene) -> None:
    spans = [scene.tag(1, word) for word in ("alpha", "beta")]
    for span in spans:
        audit = scene.audit_of(span)
        scene.commit(audit, audit.relabel("testimony"))
    assert [each.number for each in found(scene)] == [2, 1]
