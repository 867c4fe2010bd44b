import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

import pytest

from annotator.domain.errors import NotSaved
from annotator.domain.step import Step, StepKind
from annotator.tui import saving as saving_module
from annotator.tui.saving import Saving


def step(number: int) -> Step:
    """A step that changes nothing."""
    return Step(f"step{number}", "ada", StepKind.DO, f"step {number}", (), "2026-01-01")


@dataclass
class Scene:
    """A queue whose commits end when the test says so."""

    asked: list[tuple[Step, "Future[Step]"]] = field(default_factory=list)
    saved: list[str] = field(default_factory=list)
    held: int = 0
    locked: bool = False
    """Whether another program has the lock."""
    changes: int = 0

    def __post_init__(self) -> None:
        self.saving = Saving(self.commit, self.hold, self.take, self.change, lambda: self.locked)

    def commit(self, step: Step) -> "Future[Step]":
        future: Future[Step] = Future()
        self.asked.append((step, future))
        return future

    @contextmanager
    def hold(self) -> Iterator[None]:
        self.held += 1
        yield
        self.held -= 1

    def take(self, step: Step) -> None:
        self.saved.append(step.id)

    def change(self) -> None:
        self.changes += 1

    async def end(self, error: Exception | None = None) -> None:
        """End the newest commit."""
        step, future = self.asked[-1]
        if error is None:
            future.set_result(replace(step, seq=len(self.asked)))
        else:
            future.set_exception(error)
        await asyncio.sleep(0)
        await asyncio.sleep(0)


async def until(condition: Callable[[], bool]) -> None:
    """Wait for something to be so."""
    async with asyncio.timeout(5):
        while not condition():
            await asyncio.sleep(0.002)


async def test_steps_are_committed_one_by_one_in_their_order() -> None:
    scene = Scene()
    for number in range(3):
        scene.saving.add(step(number))
    assert [each.id for each, _ in scene.asked] == ["step0"]
    for number in range(3):
        await scene.end()
        assert scene.saved[-1] == f"step{number}"
    assert scene.saved == ["step0", "step1", "step2"]
    assert scene.saving.drafts == ()


async def test_painting_is_held_while_steps_are_committed() -> None:
    """One frame for a burst; none of it is let go before the last step is saved."""
    scene = Scene()
    scene.saving.add(step(0))
    scene.saving.add(step(1))
    assert scene.held == 1
    await scene.end()
    assert scene.held == 1
    await scene.end()
    assert (scene.held, scene.changes) == (0, 1)


async def test_a_slow_commit_lets_go_of_the_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    """It says `saving…` until it is done."""
    monkeypatch.setattr(saving_module, "HOLD", 0.005)
    scene = Scene()
    scene.saving.add(step(0))
    assert not scene.saving.slow
    await until(lambda: scene.saving.slow)
    assert scene.held == 0
    assert scene.changes == 1
    await scene.end()
    assert not scene.saving.slow
    assert scene.saved == ["step0"]


async def test_a_lock_of_another_program_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """As long as it is what the commit waits for."""
    monkeypatch.setattr(saving_module, "HOLD", 0.005)
    monkeypatch.setattr(saving_module, "LOOK_FOR_LOCK", 0.01)
    scene = Scene(locked=True)
    scene.saving.add(step(0))
    assert not scene.saving.held_up
    await until(lambda: scene.saving.held_up)
    changes = scene.changes
    scene.locked = False
    await until(lambda: not scene.saving.held_up)
    assert scene.changes == changes + 1
    scene.locked = True
    await until(lambda: scene.saving.held_up)
    await scene.end()
    assert not scene.saving.held_up
    assert scene.saved == ["step0"]


async def test_a_slow_disk_is_no_lock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving_module, "HOLD", 0.002)
    monkeypatch.setattr(saving_module, "LOOK_FOR_LOCK", 0.004)
    scene = Scene()
    scene.saving.add(step(0))
    await until(lambda: scene.saving.slow)
    await asyncio.sleep(0.02)
    assert not scene.saving.held_up
    await scene.end()


async def test_a_failed_commit_stops_the_queue_and_keeps_it() -> None:
    scene = Scene()
    scene.saving.add(step(0))
    scene.saving.add(step(1))
    await scene.end(NotSaved("The disk is full.", "Make room."))
    assert str(scene.saving.failure) == "The disk is full. Make room."
    assert [each.id for each in scene.saving.drafts] == ["step0", "step1"]
    scene.saving.add(step(2))
    assert len(scene.asked) == 1
    assert (scene.saved, scene.held) == ([], 0)
    scene.saving.stop()


async def test_again_saves_all_that_waits() -> None:
    scene = Scene()
    scene.saving.add(step(0))
    await scene.end(NotSaved("busy"))
    scene.saving.add(step(1))
    scene.saving.again()
    await scene.end()
    await scene.end()
    assert scene.saved == ["step0", "step1"]
    assert scene.saving.failure is None


async def test_it_tries_again_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving_module, "RETRY", 0.005)
    scene = Scene()
    scene.saving.add(step(0))
    await scene.end(NotSaved("busy"))
    await until(lambda: len(scene.asked) == 2)
    await scene.end()
    assert scene.saved == ["step0"]


async def test_again_does_not_commit_what_runs_already() -> None:
    scene = Scene()
    scene.saving.add(step(0))
    scene.saving.again()
    assert len(scene.asked) == 1
    await scene.end()
    scene.saving.again()
    assert len(scene.asked) == 1


async def test_a_slow_second_try_does_not_hold_the_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving_module, "HOLD", 0.005)
    scene = Scene()
    scene.saving.add(step(0))
    await scene.end(NotSaved("busy"))
    scene.saving.again()
    await until(lambda: scene.saving.slow)
    assert scene.held == 0
    await scene.end()
    assert scene.saved == ["step0"]


async def test_what_is_dropped_comes_newest_first() -> None:
    scene = Scene()
    scene.saving.add(step(0))
    await scene.end(NotSaved("busy"))
    scene.saving.add(step(1))
    assert [each.id for each in scene.saving.drop()] == ["step1", "step0"]
    assert scene.saving.failure is None
    scene.saving.add(step(2))
    await scene.end()
    assert scene.saved == ["step2"]


async def test_stopping_lets_go_of_the_screen() -> None:
    scene = Scene()
    scene.saving.add(step(0))
    scene.saving.stop()
    assert scene.held == 0
