"""What holds after any run of acts."""

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.errors import Refused
from annotator.domain.fact import fact_members
from annotator.domain.layer import Layer
from annotator.domain.link import Relation
from annotator.session.asking import NeedsAnswer
from annotator.session.overview import Overview
from annotator.session.plan import Planned
from annotator.session.progress import open_items
from annotator.session.rules import broken_rule
from annotator.session.together import keep_together, pieces
from annotator.suggest.passage import Passage
from tests.session.scene import WORDS, Scene, extent_of

PLACES = [(article, word) for article in (1, 2, 3, 4) for word in WORDS.split()[:4]]
PASSAGES = st.sampled_from(PLACES)
LABELS = st.sampled_from(("testimony", "statistic", "filler", None))
RELATIONS = st.sampled_from(Relation)
PICKS = st.integers(0, 2**16)
Act = Callable[[Scene], Planned]


def pick(scene: Scene, number: int) -> str:
    """One of the live spans, or an id that is none."""
    spans = sorted(scene.layer.spans)
    return spans[number % len(spans)] if spans else "none"


def passage(scene: Scene, article: int, word: str) -> Passage:
    """A word of an article."""
    return Passage(scene.id_of(article), *extent_of(word))


@st.composite
def acts(draw: st.DrawFn) -> Act:
    """Any act, on spans that are there when it is done; what is asked is answered."""
    one, other, yes = draw(PICKS), draw(PICKS), draw(st.booleans())
    article, word = draw(PASSAGES)
    label, relation = draw(LABELS), draw(RELATIONS)
    start, end = extent_of(word)
    choices: dict[str, Act] = {
        "tag": lambda at: at.sitting.tag(at.id_of(article), start, end, label),
        "relabel": lambda at: at.sitting.relabel(pick(at, one), label),
        "adjust": lambda at: at.sitting.adjust(pick(at, one), start, end + 2),
        "note": lambda at: at.sitting.note(pick(at, one), "?" * yes + word),
        "delete": lambda at: at.sitting.delete(pick(at, one), keep=yes),
        "link": lambda at: at.sitting.link(pick(at, one), pick(at, other), relation, anyway=True),
        "passage": lambda at: at.sitting.link_passage(
            pick(at, one), at.id_of(article), start, end, relation, anyway=True
        ),
        "take out": lambda at: at.sitting.take_out(pick(at, one), keep=yes),
        "absence": lambda at: at.sitting.absence(pick(at, one), at.id_of(article)),
        "absent in": lambda at: at.sitting.absent_in(
            pick(at, one), [at.id_of(article), at.id_of(1)]
        ),
        "refuse": lambda at: at.sitting.refuse(pick(at, one), passage(at, article, word)),
        "refuse pair": lambda at: at.sitting.refuse_pair(
            passage(at, article, word), passage(at, 1 + other % 4, "beta")
        ),
        "accept pair": lambda at: at.sitting.accept_pair(
            passage(at, article, word),
            passage(at, 1 + other % 4, "beta"),
            relation,
            label,
            anyway=True,
        ),
        "complete": lambda at: at.sitting.complete(at.id_of(article)),
    }
    return choices[draw(st.sampled_from(sorted(choices)))]


def run(scene: Scene, each: Act) -> Planned | None:
    """Do an act; a refusal changes nothing."""
    before = scene.content()
    try:
        return scene.commit(each(scene))
    except Refused:
        assert scene.content() == before
        return None


@given(st.lists(acts(), max_size=25))
def test_no_act_breaks_a_rule(done: list[Act]) -> None:
    scene = Scene()
    for each in done:
        before = scene.layer.copy()
        planned = run(scene, each)
        if planned is not None and planned.step is not None:
            assert broken_rule(before, planned.step.changes) is None
        assert_whole(scene.layer, scene)


def assert_whole(layer: Layer, scene: Scene) -> None:
    """Every rule of the database that is about more than one row, said once more."""
    spans = layer.spans
    for span in spans.values():
        assert WORDS[span.start : span.end] == span.quote == span.quote.strip() != ""
        assert (span.label is None) == (span.label_revision is None)
    assert len({(s.document, s.extent, s.label) for s in spans.values()}) == len(spans)
    for link in layer.links.values():
        assert link.a < link.b
        assert spans[link.a].document != spans[link.b].document
        assert link.more is None or link.relation is Relation.PARTIAL
    assert len({(link.a, link.b) for link in layer.links.values()}) == len(layer.links)
    for absence in layer.absences.values():
        members = fact_members(layer, absence.span)
        assert absence.document not in {spans[member].document for member in members}
    marked = {(each.span, each.document) for each in layer.absences.values()}
    assert len(marked) == len(layer.absences)
    complete = [each.document for each in layer.completions.values()]
    assert len(set(complete)) == len(complete)


@given(st.lists(acts(), max_size=15))
def test_undo_and_redo_go_through_the_same_states(done: list[Act]) -> None:
    scene = Scene()
    states = [scene.content()]
    for each in done:
        planned = run(scene, each)
        if planned is not None and planned.step is not None:
            states.append(scene.content())
    for _ in range(2):
        for state in reversed(states[:-1]):
            scene.commit(scene.sitting.undo())
            assert scene.content() == state
        for state in states[1:]:
            scene.commit(scene.sitting.redo())
            assert scene.content() == state


@given(st.lists(acts(), max_size=12), st.lists(acts(), max_size=6))
def test_what_is_taken_back_leaves_no_trace(kept: list[Act], lost: list[Act]) -> None:
    scene = Scene()
    for each in kept:
        run(scene, each)
    before, last = scene.content(), scene.sitting.history.undoable()
    for each in lost:
        try:
            each(scene)
        except Refused:
            continue
    if scene.sitting.pending:
        scene.sitting.take_back(scene.sitting.pending[0])
    assert scene.content() == before
    assert scene.sitting.history.undoable() == last


@given(st.lists(acts(), max_size=25), st.integers(1, 5))
def test_figures_kept_up_to_date_are_those_worked_out_anew(done: list[Act], pause: int) -> None:
    scene = Scene()
    for count, each in enumerate(done):
        run(scene, each)
        if count % pause == 0:
            planned = scene.sitting.undo() if count % 3 == 0 and scene.committed else None
            if planned is not None and planned.step is not None:
                scene.sitting.take_back(planned.step)
            fresh = Overview(scene.sitting.draft.copy())
            assert scene.sitting.open_items == fresh.open_items
            assert scene.sitting.open_items == open_items(scene.layer, scene.sitting.documents)
            assert scene.sitting.progress == fresh.progress


pairs = st.tuples(PASSAGES, PASSAGES, st.sampled_from([*Relation][:3]))


def linked(links: list[tuple[tuple[int, str], tuple[int, str], Relation]]) -> Scene:
    scene = Scene()
    for one, other, relation in links:
        if one[0] != other[0]:
            scene.commit(
                scene.sitting.link(scene.span(*one), scene.span(*other), relation, anyway=True)
            )
    return scene


@settings(max_examples=200)
@given(st.lists(pairs, min_size=2, max_size=14), PICKS)
def test_keep_together_keeps_a_fact_with_the_fewest_links(
    links: list[tuple[tuple[int, str], tuple[int, str], Relation]], number: int
) -> None:
    scene = linked(links)
    hub = pick(scene, number)
    rest = fact_members(scene.layer, hub) - {hub}
    apart = pieces(scene.layer, hub)
    assert sorted(member for piece in apart for member in piece) == sorted(rest)
    together = keep_together(scene.layer, hub)
    articles = {scene.the(member).document for member in rest}
    if len(articles) > 1:
        assert len(together.groups) == 1
        assert len(together.links) == len(apart) - 1
    run(scene, lambda at: at.sitting.delete(hub, keep=True))
    groups = {frozenset(fact_members(scene.layer, member)) for member in rest}
    assert groups == {frozenset(group) for group in together.groups}


@given(st.lists(pairs, min_size=1, max_size=10), PICKS)
def test_delete_asks_exactly_when_it_is_linked(
    links: list[tuple[tuple[int, str], tuple[int, str], Relation]], number: int
) -> None:
    scene = linked(links)
    span = pick(scene, number)
    try:
        run(scene, lambda at: at.sitting.delete(span))
        asked = None
    except NeedsAnswer as needed:
        asked = needed.question
    assert (asked is not None) is bool(span in scene.layer.spans and scene.layer.links)
    if asked is not None:
        falls_apart = len(pieces(scene.layer, span)) > 1
        assert [each.answer for each in asked.choices] == ([True] if falls_apart else []) + [False]
