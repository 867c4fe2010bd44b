"""Asking for suggestions where something fails, and with real processes."""

import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from pathlib import Path
from typing import Any

import pytest

from annotator.domain.errors import AnnotatorError
from annotator.session.suggesting.asked import Asked
from annotator.session.suggesting.comparing import NEAREST
from annotator.session.suggesting.scoring import Scoring
from annotator.session.suggesting.worker import InProcess, InThread, Worker, WorkerEnded
from annotator.suggest.semantic import SemanticEmbedder
from annotator.suggest.sentence_model import NoModel
from tests.session.suggesting.benches import Gate, Recording, Toolbox
from tests.session.suggesting.story import PATIENCE, TEXTS, Staff, draft_of, ids


class Mortal(InThread):
    """A worker that ends at an act, if there is still one to end at."""

    acts: list[str]

    def ask(self, act: str, *arguments: Any) -> Any:
        """End, or do it."""
        if self.acts and self.acts[0] == act:
            del self.acts[0]
            raise WorkerEnded
        return super().ask(act, *arguments)


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


def test_a_killed_process_is_replaced_and_the_question_answered() -> None:
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


def test_a_large_story_of_copies_is_answered() -> None:
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
