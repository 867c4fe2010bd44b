"""Whatever was judged, and whatever the annotator did since: to agree makes it so, in one step."""

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.domain.errors import Refused
from annotator.domain.link import Relation
from annotator.domain.verdict import Reason
from annotator.session.asking import NeedsAnswer
from annotator.session.feedback.agreeing import plan_agree
from annotator.session.feedback.corrections import Correction, State, corrections
from annotator.session.plan import Plan, Planned
from annotator.session.reviewing.audit import Audit
from annotator.session.reviewing.audit_item import Judged
from tests.factories import ADA
from tests.session.reviewing.scene import ARTICLES, PARAGRAPH, Drawn, ReviewScene, extent_of
from tests.session.stores import folder

articles = st.integers(1, ARTICLES)
words = st.sampled_from(["alpha", "beta", "beta gamma", "delta"])
labels = st.sampled_from(["statistic", "testimony"])
relations = st.sampled_from(Relation)

ACTS = ("tag", "link", "absence", "delete", "relabel", "undo")


def attempt(scene: ReviewScene, act: Callable[[], Planned]) -> None:
    """Do what the rules allow; what they do not, or ask about, is left."""
    try:
        scene.done(act())
    except (Refused, NeedsAnswer):
        return


def annotate(data: st.DataObject, scene: ReviewScene) -> None:
    """A random act of Ada's."""
    sitting = scene.sitting
    spans = sorted(sitting.layer.spans)
    kind = data.draw(st.sampled_from(ACTS), "act")
    if kind == "tag" or not spans:
        where = scene.id_of(data.draw(articles)), *extent_of(data.draw(words))
        label = data.draw(labels)
        attempt(scene, lambda: sitting.tag(*where, label))
        return
    one, other = data.draw(st.sampled_from(spans)), data.draw(st.sampled_from(spans))
    relation, article = data.draw(relations), scene.id_of(data.draw(articles))
    acts: dict[str, Callable[[], Planned]] = {
        "link": lambda: sitting.link(one, other, relation, anyway=True),
        "absence": lambda: sitting.absence(one, article),
        "delete": lambda: sitting.delete(one, keep=False),
        "relabel": lambda: sitting.relabel(one, "filler"),
        "undo": sitting.undo,
    }
    attempt(scene, acts[kind])


def judge(data: st.DataObject, scene: ReviewScene, audit: Audit) -> None:
    """Random verdicts on the item in hand, as far as they are allowed."""
    near = scene.id_of(1), *extent_of(data.draw(words))
    far = scene.id_of(data.draw(articles)), *extent_of(data.draw(words))
    relation, label = data.draw(relations), data.draw(labels)
    acts: list[Callable[[], Judged]] = [
        lambda: audit.spurious(Reason.VAGUE),
        lambda: audit.relabel(label),
        lambda: audit.adjust(*far[1:]),
        lambda: audit.relate(relation),
        lambda: audit.relate(relation, passage=far),
        lambda: audit.missing_span(*near, label),
        lambda: audit.missing_link(near, far, relation),
    ]
    for act in data.draw(st.permutations(acts))[:4]:
        try:
            judged = act()
        except Refused:
            continue
        if judged.verdict is not None:
            scene.commit(audit, judged)


def found(scene: ReviewScene) -> dict[str, Correction]:
    these = scene.desk.call(lambda store: corrections(store, ADA.id))
    return {each.verdict.id: each for each in these}


def agreed(scene: ReviewScene, correction: Correction) -> Plan:
    draft = scene.sitting.draft
    try:
        return plan_agree(draft, correction)
    except NeedsAnswer:
        return plan_agree(draft, correction, keep=True, anyway=True)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_to_agree_makes_it_so_and_to_undo_opens_it_again(data: st.DataObject) -> None:
    with folder() as here:
        scene = ReviewScene(here)
        for _ in range(data.draw(st.integers(0, 8))):
            annotate(data, scene)
        layer = scene.sitting.layer
        rows: list[Drawn] = [*layer.spans.values(), *layer.links.values()]
        audit = scene.audit_of(*rows, *layer.absences.values(), (1, PARAGRAPH))
        for place in range(1, len(audit.items) + 1):
            audit.go(place)
            judge(data, scene, audit)
        for _ in range(data.draw(st.integers(0, 4))):
            annotate(data, scene)
        for verdict in found(scene):
            agree(scene, verdict)
        scene.close()


def agree(scene: ReviewScene, verdict: str) -> None:
    """Agree with what holds against Ada's work as it stands now, undo that, and do it again."""
    correction = found(scene)[verdict]
    plan = agreed(scene, correction)
    assert bool(plan.changes) == (correction.state is State.OPEN)
    if plan.changes:
        before = set(scene.sitting.layer.spans)
        scene.plan(plan)
        assert found(scene)[verdict].state is State.AGREED
        scene.done(scene.sitting.undo())
        assert found(scene)[verdict].state is State.OPEN
        assert set(scene.sitting.layer.spans) == before
        scene.done(scene.sitting.redo())
