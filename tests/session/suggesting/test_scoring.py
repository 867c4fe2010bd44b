"""Asking for suggestions: who waits for what, what goes over, and who goes first."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from annotator.domain.errors import AnnotatorError, Refused
from annotator.session.suggesting.asked import Asked
from annotator.session.suggesting.comparing import NEAREST, TOGETHER, Compared
from annotator.session.suggesting.scoring import Scoring
from tests.factories import made, make_link, make_span
from tests.session.suggesting.benches import Gate, Recording
from tests.session.suggesting.story import PATIENCE, TEXTS, Staff, draft_of, ids


@pytest.fixture
def staff() -> Staff:
    return Staff()


@pytest.fixture
def scoring(staff: Staff) -> Iterator[Scoring]:
    made = Scoring(staff)
    yield made
    made.close()


# What starts when


def test_neither_an_import_nor_a_scoring_that_is_not_asked_starts_anything() -> None:
    code = (
        "import sys, threading\n"
        "from annotator.session.suggesting.scoring import Scoring\n"
        "import annotator.session.opening\n"
        "scoring = Scoring()\n"
        "loaded = {'rapidfuzz', 'nupunkt', 'snowballstemmer', 'multiprocessing'}\n"
        "assert not loaded & sys.modules.keys(), loaded & sys.modules.keys()\n"
        "assert threading.active_count() == 1\n"
        "scoring.close()\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_one_worker_starts_with_the_first_question(scoring: Scoring, staff: Staff) -> None:
    draft = draft_of()
    assert not staff.hired
    for _ in range(3):
        scoring.offers(draft, "span", ids(draft)).result(PATIENCE)
    assert len(staff.hired) == 1


def test_whoever_asks_is_not_held_up(staff: Staff) -> None:
    gate = Gate("forget")
    scoring = Scoring(Staff(Recording(gate)))
    draft = draft_of()
    asked: list[Asked[Any]] = [
        scoring.offers(draft, "span", ids(draft)),
        scoring.pairs(draft),
        scoring.warm(draft),
    ]
    assert gate.reached.wait(PATIENCE)
    assert not any(each.done() for each in asked)
    gate.open.set()
    for each in asked:
        each.result(PATIENCE)
    scoring.close()


# What goes over


def test_texts_go_over_once_and_those_of_another_story_in_their_place(
    scoring: Scoring, staff: Staff
) -> None:
    one, other = draft_of(), draft_of(TEXTS[:2])
    scoring.offers(one, "span", ids(one)).result(PATIENCE)
    scoring.pairs(one.copy()).result(PATIENCE)
    assert staff.bench.did("take") == [[*each] for each in one.texts.items()]
    assert len(staff.bench.did("forget")) == 1
    scoring.offers(other, "span", ids(other)).result(PATIENCE)
    assert len(staff.bench.did("forget")) == 2
    assert len(staff.bench.did("take")) == 5


def test_a_question_is_about_the_layer_as_it_is_when_asked() -> None:
    gate = Gate("forget")
    staff = Staff(Recording(gate))
    scoring, draft = Scoring(staff), draft_of()
    first = ids(draft)[0]
    earlier = scoring.offers(draft, "span", ids(draft))
    assert gate.reached.wait(PATIENCE)
    partner = make_span(draft.in_order[1], TEXTS[1], 0, 8)
    link = make_link(draft.layer.spans["span"], partner)
    draft.apply(made(partner, link))
    later = scoring.offers(draft, "span", ids(draft))
    gate.open.set()
    earlier.result(PATIENCE), later.result(PATIENCE)
    queries: list[Any] = [query for _, query in staff.bench.did("offers")]
    assert [len(query.members) for query in queries] == [1, 2]
    assert queries[1].members[0].document == first
    scoring.close()


def test_an_answer_says_what_it_answers(scoring: Scoring) -> None:
    draft = draft_of()
    asked = scoring.offers(draft, "span", ids(draft)[1:])
    later = scoring.differing(draft, "span", ids(draft)[2])
    assert (asked.wanted.span, asked.wanted.documents) == ("span", tuple(ids(draft)[1:]))
    assert later.wanted.documents == (ids(draft)[2],)
    assert later.wanted.number > asked.wanted.number
    assert scoring.pairs(draft).wanted.span is None


def test_a_span_that_is_gone_is_refused_at_once(scoring: Scoring) -> None:
    with pytest.raises(Refused):
        scoring.offers(draft_of(), "gone", [])


def test_what_is_compared_follows_from_how_it_is_to_be_done(staff: Staff) -> None:
    seen = {"Sign in"}
    scoring, draft = Scoring(staff, seen_elsewhere=lambda: seen), draft_of()
    scoring.offers(draft, "span", ids(draft)).result(PATIENCE)
    scoring.semantic = True
    seen.add("Subscribe")
    scoring.offers(draft, "span", ids(draft)).result(PATIENCE)
    assert [compared for compared, _ in staff.bench.did("offers")] == [
        Compared(tuple(ids(draft)), False, frozenset({"Sign in"})),
        Compared(tuple(ids(draft)), True, frozenset({"Sign in", "Subscribe"})),
    ]
    scoring.close()


def test_in_a_large_story_the_nearest_and_those_shown_are_compared(staff: Staff) -> None:
    draft = draft_of([*TEXTS, *(f"Article {number}." for number in range(TOGETHER))])
    every = ids(draft)
    near = ["elsewhere", *reversed(every[20:40])]
    scoring = Scoring(staff, nearest=lambda document: near)
    scoring.offers(draft, "span", every[1:3]).result(PATIENCE)
    scoring.offers(draft, "span", every[1:]).result(PATIENCE)
    (few, _), (many, _) = [tuple(each) for each in staff.bench.did("offers")]
    nearest = every[30:40]
    assert len(nearest) == NEAREST
    assert few == Compared((every[0], *every[1:3], *nearest))
    assert many == Compared((every[0], *nearest))
    assert {each[0] for each in staff.bench.did("take")} == {*every[:3], *nearest}
    scoring.pairs(draft).result(PATIENCE)
    assert [document for _, document in staff.bench.did("pairs_of")] == every
    scoring.close()


# Who goes first


def test_a_span_goes_before_the_slices_of_longer_work() -> None:
    gate = Gate("advance")
    staff = Staff(Recording(gate))
    staff.bench.slices = 5
    scoring, draft = Scoring(staff), draft_of()
    warm, pairs = scoring.warm(draft), scoring.pairs(draft)
    assert gate.reached.wait(PATIENCE)
    offers = scoring.offers(draft, "span", ids(draft))
    gate.open.set()
    offers.result(PATIENCE)
    pairs.result(PATIENCE), warm.result(PATIENCE)
    done = [act for act, *_ in staff.bench.acts if act not in ("take", "forget")]
    assert done[:2] == ["advance", "offers"]
    assert done.index("pairs") == 6
    scoring.close()


def test_what_was_answered_by_is_improved_while_nobody_asks(staff: Staff) -> None:
    done = threading.Event()

    def watch(act: str) -> None:
        if act == "advance" and staff.bench.slices == 1:
            done.set()

    staff.bench = Recording(watch)
    staff.bench.slices = 3
    scoring, draft = Scoring(staff), draft_of()
    for _ in range(2):
        scoring.offers(draft, "span", ids(draft)).result(PATIENCE)
    assert done.wait(PATIENCE)
    scoring.offers(draft, "span", ids(draft)).result(PATIENCE)
    scoring.pairs(draft).result(PATIENCE)
    story = Compared(tuple(ids(draft)))
    assert staff.bench.did("advance") == [[story]] * 4
    scoring.close()


def test_what_is_not_asked_about_any_more_is_not_improved(staff: Staff) -> None:
    gate, enough = Gate("advance"), threading.Event()

    def watch(act: str) -> None:
        gate(act)
        if len(staff.bench.did("advance")) == 5:
            enough.set()

    staff.bench = Recording(watch)
    staff.bench.slices = 1_000_000
    scoring, draft = Scoring(staff), draft_of()
    scoring.offers(draft, "span", ids(draft)).result(PATIENCE)
    assert gate.reached.wait(PATIENCE)
    scoring.semantic = True
    later = scoring.offers(draft, "span", ids(draft))
    gate.open.set()
    later.result(PATIENCE)
    assert enough.wait(PATIENCE)
    semantic = [compared.semantic for (compared,) in staff.bench.did("advance")]
    assert semantic[:1] == [False]
    assert all(semantic[2:])
    scoring.close()


def test_a_question_that_nobody_wants_any_more_is_dropped() -> None:
    gate = Gate("offers")
    staff = Staff(Recording(gate))
    scoring, draft = Scoring(staff), draft_of()
    asked = [scoring.offers(draft, "span", ids(draft)) for _ in range(3)]
    assert gate.reached.wait(PATIENCE)
    assert not asked[0].cancel()
    assert asked[1].cancel()
    gate.open.set()
    asked[2].result(PATIENCE)
    assert len(staff.bench.did("offers")) == 2
    scoring.close()


def test_longer_work_on_a_story_that_was_left_ends() -> None:
    gate = Gate("advance")
    staff = Staff(Recording(gate))
    staff.bench.slices = 1_000_000
    scoring, one, other = Scoring(staff), draft_of(), draft_of(TEXTS[:2])
    left = scoring.pairs(one)
    assert gate.reached.wait(PATIENCE)
    scoring.offers(other, "span", ids(other))
    gate.open.set()
    with pytest.raises(AnnotatorError, match="Another story"):
        left.result(PATIENCE)
    scoring.close()
