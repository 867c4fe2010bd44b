"""Asking for suggestions: who waits for what, what goes over, and what happens when it fails."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError
from pathlib import Path
from typing import Any

import pytest

from annotator.domain.errors import AnnotatorError, Refused
from annotator.domain.label import INITIAL_LABELS, LabelSet
from annotator.domain.layer import Layer
from annotator.session.draft import Draft
from annotator.session.suggesting.asked import Asked
from annotator.session.suggesting.comparing import NEAREST, TOGETHER, Compared
from annotator.session.suggesting.scoring import Scoring
from annotator.session.suggesting.worker import InProcess, InThread, Worker, WorkerEnded
from annotator.suggest.semantic import SemanticEmbedder
from annotator.suggest.sentence_model import NoModel
from tests.factories import ADA, make_document, make_link, make_span
from tests.session.suggesting.benches import Gate, Recording, Toolbox

PATIENCE = 60.0
"""Seconds until a test gives up."""

TEXTS = (
    "The mine at Oreb collapsed on Monday. Over 10,000 workers walked out of the pits."
    " The union asked for two days of rest. “We are tired,” said Ana Ruiz.",
    "A strike has begun.\n\nMore than 10,000 miners have walked out, the union said."
    " The ministry put the number of strikers at 4,000. Rain is expected.",
    "Pits stood still as labourers went on strike. The union wants a rest of two days."
    " Ana Ruiz, a miner, said: “We are so tired.”\nThe mine at Oreb had collapsed.",
)


def draft_of(texts: Sequence[str] = TEXTS, quote: str = "Over 10,000 workers walked out") -> Draft:
    """A story with a span on the quote, called `span`, in its first article."""
    documents = [
        make_document(text, number=number, key=f"strike/{number}")
        for number, text in enumerate(texts, 1)
    ]
    start = texts[0].index(quote)
    span = make_span(documents[0], texts[0], start, start + len(quote), id="span")
    return Draft(
        "strike",
        Layer(ADA.id, [span]),
        LabelSet(INITIAL_LABELS),
        {each.id: each for each in documents},
        {each.id: text for each, text in zip(documents, texts, strict=True)},
    )


def ids(draft: Draft) -> list[str]:
    return [each.id for each in draft.in_order]


class Staff:
    """Starts the workers of a scoring, and counts them."""

    def __init__(self, bench: Recording | None = None) -> None:
        self.bench = bench or Recording()
        self.hired: list[Worker] = []

    def __call__(self, bench: Callable[[], Any]) -> Worker:
        """A worker in the thread, at the bench of the test."""
        self.hired.append(InThread(lambda: self.bench))
        return self.hired[-1]


class Mortal(InThread):
    """A worker that ends at an act, if there is still one to end at."""

    acts: list[str]

    def ask(self, act: str, *arguments: Any) -> Any:
        """End, or do it."""
        if self.acts and self.acts[0] == act:
            del self.acts[0]
            raise WorkerEnded
        return super().ask(act, *arguments)


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
    for record in (partner, link):
        draft.layer._put(record)
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


# What fails


def test_a_fault_of_the_engine_is_told_and_the_next_question_answered() -> None:
    def fail(act: str) -> None:
        if act == "differing":
            raise ZeroDivisionError("division by zero")

    scoring, draft = Scoring(Staff(Recording(fail))), draft_of()
    with pytest.raises(AnnotatorError, match="ZeroDivisionError: division by zero") as told:
        scoring.differing(draft, "span", ids(draft)[1]).result(PATIENCE)
    assert isinstance(told.value.__cause__, ZeroDivisionError)
    scoring.offers(draft, "span", ids(draft)).result(PATIENCE)
    scoring.close()


@pytest.mark.parametrize("act", ["forget", "take", "advance", "pairs"])
def test_where_a_worker_ends_another_takes_over(act: str) -> None:
    hired: list[Worker] = []
    bench = Recording()
    bench.slices = 3

    class Mine(Mortal):
        acts = [act]  # noqa: RUF012 - shared by the workers, which is the point

    def hire(_: Callable[[], Any]) -> Worker:
        hired.append(Mine(lambda: bench))
        return hired[-1]

    scoring, draft = Scoring(hire), draft_of()
    assert scoring.pairs(draft).result(PATIENCE) == []
    assert len(hired) == 2
    assert bench.did("take")[-3:] == [[*each] for each in draft.texts.items()]
    scoring.close()


def test_two_workers_that_end_are_told_in_a_sentence_and_no_third_is_started() -> None:
    hired: list[Worker] = []

    class Mine(Mortal):
        acts = ["offers"] * 9

    def hire(_: Callable[[], Any]) -> Worker:
        hired.append(Mine(Recording))
        return hired[-1]

    scoring, draft = Scoring(hire), draft_of()
    for _ in range(3):
        with pytest.raises(AnnotatorError, match="ended twice"):
            scoring.offers(draft, "span", ids(draft)).result(PATIENCE)
    assert len(hired) == 2
    scoring.close()


def test_what_is_not_answered_when_it_closes_is_cancelled() -> None:
    gate = Gate("offers")
    scoring, draft = Scoring(Staff(Recording(gate))), draft_of()
    under_way = scoring.offers(draft, "span", ids(draft))
    assert gate.reached.wait(PATIENCE)
    waiting: list[Asked[Any]] = [scoring.pairs(draft), scoring.warm(draft)]
    scoring.close()
    scoring.close()
    waiting.append(scoring.offers(draft, "span", ids(draft)))
    gate.open.set()
    under_way.result(PATIENCE)
    for each in waiting:
        with pytest.raises(CancelledError):
            each.result(PATIENCE)


# With a process


@pytest.fixture(scope="module")
def in_process() -> Iterator[Scoring]:
    made = Scoring()
    yield made
    made.close()


def test_a_process_answers_as_a_thread_does(in_process: Scoring) -> None:
    in_thread, draft = Scoring(InThread), draft_of()
    answers = []
    for scoring in (in_thread, in_process):
        scoring.warm(draft).result(PATIENCE)
        offers = scoring.offers(draft, "span", ids(draft)).result(PATIENCE)
        differing = scoring.differing(draft, "span", ids(draft)[1]).result(PATIENCE)
        answers.append((offers, differing, scoring.pairs(draft).result(PATIENCE)))
    assert answers[0] == answers[1]
    offers, differing, pairs = answers[0]
    assert offers.keys() == set(ids(draft)[1:])
    best = offers[ids(draft)[1]][0]
    assert "10,000 miners have walked out" in best.quote
    assert best.quote == TEXTS[1][best.start : best.end]
    assert best.why.startswith("10000")
    assert differing
    assert pairs
    for pair in pairs:
        for end in (pair.a, pair.b):
            assert draft.texts[end.document][end.start : end.end] == end.quote
    in_thread.close()


def test_a_killed_process_is_replaced_and_the_question_answered(in_process: Scoring) -> None:
    started: list[InProcess] = []

    def start(bench: Callable[[], Any]) -> InProcess:
        started.append(InProcess(bench))
        return started[-1]

    scoring, draft = Scoring(start), draft_of()
    before = scoring.offers(draft, "span", ids(draft)).result(PATIENCE)
    pid = started[0].pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    assert scoring.offers(draft, "span", ids(draft)).result(PATIENCE) == before
    assert len(started) == 2
    scoring.close()


def test_an_interrupt_as_the_process_starts_does_not_end_it() -> None:
    started: list[InProcess] = []

    def start(bench: Callable[[], Any]) -> InProcess:
        started.append(InProcess(bench))
        assert started[-1].pid is not None
        os.kill(started[-1].pid, signal.SIGINT)
        return started[-1]

    scoring, draft = Scoring(start), draft_of()
    scoring.offers(draft, "span", ids(draft)).result(PATIENCE)
    assert len(started) == 1
    scoring.close()


def test_a_large_story_of_copies_is_answered(in_process: Scoring) -> None:
    draft = draft_of([*TEXTS, *(f"{TEXTS[1]} Copy {number}." for number in range(300))])
    every = ids(draft)
    scoring = Scoring(InThread, nearest=lambda document: every[:50])
    scoring.warm(draft).result(PATIENCE)
    found = scoring.offers(draft, "span", every[1:]).result(PATIENCE)
    assert found.keys() == set(every[1:NEAREST])
    assert all(offers for offers in found.values())
    scoring.close()


def test_without_a_sentence_model_asking_for_it_is_refused_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def missing() -> SemanticEmbedder:
        raise NoModel("There is no sentence model.", "Install it.")

    monkeypatch.setattr(SemanticEmbedder, "open", missing)
    scoring, draft = Scoring(InThread, semantic=True), draft_of()
    with pytest.raises(NoModel, match="Install it"):
        scoring.offers(draft, "span", ids(draft)).result(PATIENCE)
    scoring.semantic = False
    assert scoring.offers(draft, "span", ids(draft)).result(PATIENCE)
    scoring.close()


def test_closing_ends_the_process_in_the_middle_of_work(tmp_path: Path) -> None:
    ended = threading.Event()

    class Watched(InProcess):
        def ask(self, act: str, *arguments: Any) -> Any:
            if act != "offers":
                return None
            try:
                return super().ask("toil", str(tmp_path / "sign"))
            except WorkerEnded:
                ended.set()
                raise

    scoring, draft = Scoring(Watched, bench=Toolbox), draft_of()
    asked = scoring.offers(draft, "span", ids(draft))
    while not (tmp_path / "sign").exists():
        assert not asked.done()
    scoring.close()
    assert ended.wait(PATIENCE)
    with pytest.raises(AnnotatorError):
        asked.result(PATIENCE)
