"""The program at a terminal, killed while a person works: what it called saved is in the file."""

import random
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import count, islice
from pathlib import Path

from tests.blank import folder
from tests.faults.killing import Kill
from tests.faults.oracle import ill
from tests.pty import keys
from tests.pty.ledger import rows
from tests.pty.program import DATABASE, board, figures
from tests.pty.review_screen import Says as SaysOfReview
from tests.pty.review_screen import decided, draw, judged, review
from tests.pty.screen import Screen
from tests.pty.terminal import NotShown, Terminal
from tests.sample import take_in
from tests.torture.outcome import Outcome
from tests.tui.review.batches import seat_layer

NAME = "kill -9 at a terminal"

LONGEST = 0.005
"""Seconds within which the kill comes after what it waited for: about as long as a commit."""

BACK = keys.encode("shift+tab")
ROUND = f"xsmw\twx={BACK}"
"""Tags a word, pins it, and links a word of the next article to it: two steps, three rows."""

ROUNDS = 20
"""Those of a burst."""

VERDICTS = 20
"""Those of a burst; there are a few items more."""

PEOPLE = ("ana", "bo")


@dataclass(frozen=True, slots=True)
class Shown:
    """Rows that the screen last showed, all of them as being in the database."""

    spans: int
    links: int


def shown(terminal: Terminal) -> Shown:
    """What the status line last said before the program ended."""
    said = figures(terminal.look())
    assert said is not None
    return Shown(said.spans, said.links)


def stored(database: Path, annotator: str = PEOPLE[0]) -> Shown:
    """What an independent reader finds of an annotator's."""
    spans, links = (
        rows(
            database,
            f"SELECT count(*) FROM {table} WHERE annotator_id = ? AND deleted_at IS NULL",
            annotator,
        )[0][0]
        for table in ("spans", "links")
    )
    return Shown(spans, links)


def has(spans: int) -> Callable[[Screen], bool]:
    """Whether the status line counts at least so many spans."""

    def fulfilled(screen: Screen) -> bool:
        said = figures(screen)
        return said is not None and said.spans >= spans

    return fulfilled


def annotating(here: Path, dice: random.Random) -> Iterator[Kill]:
    """Kill the boards of one person or of two, each time on the database that is left."""
    take_in(here / DATABASE)
    for number in count():
        people = PEOPLE[: dice.randint(1, 2)]
        with ExitStack() as stack:
            boards = [stack.enter_context(board(here, name=name)) for name in people]
            found = [_work(each, number, dice) for each in boards]
            killed = [
                _kill_board(here, *each, dice) for each in zip(boards, people, found, strict=True)
            ]
        failures = [line for each in killed for line in each.failures]
        yield Kill(
            sum(each.acknowledged for each in killed),
            sum(each.under_way for each in killed),
            [*failures, *ill(here / DATABASE)],
        )


def _work(terminal: Terminal, number: int, dice: random.Random) -> int:
    """Go where nothing is tagged, work a while, and leave a burst of keys unanswered.

    Returns how many spans there are to be at the kill.
    """
    before = shown(terminal).spans
    terminal.type(f"g\tg{BACK}" + f"w\tw{BACK}" * ROUNDS * 2 * number)
    done = dice.randrange(1, 6)
    for each in range(1, done + 1):
        terminal.type(ROUND)
        terminal.wait_for(has(before + each))
    terminal.type(ROUND * ROUNDS)
    return before + done + dice.randrange(2 * ROUNDS)


def _kill_board(
    here: Path, terminal: Terminal, person: str, spans: int, dice: random.Random
) -> Kill:
    """Let it work until so many spans are committed, and a moment longer."""
    database = here / DATABASE
    while not terminal.wire.has_ended and stored(database, person).spans < spans:
        terminal.wire.wait(lambda: terminal.wire.has_ended, 0.001)
    failures = list(_end(terminal, LONGEST, dice))
    seen, kept = shown(terminal), stored(database, person)
    if seen.spans > kept.spans or seen.links > kept.links:
        failures.append(f"lost: {person} saw {seen}, there is {kept}")
    return Kill(seen.spans + seen.links, kept.spans - seen.spans, failures)


def reviewing(here: Path, dice: random.Random) -> Iterator[Kill]:
    """Kill the review screen, each time at a new batch of the same spans."""
    seat_layer(here / DATABASE)
    while True:
        draw(here)
        with review(here) as terminal:
            first = dice.randrange(1, 5)
            for done in range(1, first + 1):
                terminal.type("y")
                terminal.wait_for(SaysOfReview(done))
            terminal.type("y" * (VERDICTS - first))
            failures = list(_end(terminal, 0.1, dice))
            seen = decided(terminal)
        kept = judged(here / DATABASE)
        if seen > kept:
            failures.append(f"lost: {seen} verdicts were called saved, there are {kept}")
        yield Kill(seen, kept - seen, [*failures, *ill(here / DATABASE)])


def _end(terminal: Terminal, longest: float, dice: random.Random) -> Iterator[str]:
    terminal.wire.wait(lambda: terminal.wire.has_ended, dice.uniform(0, longest))
    terminal.kill(signal.SIGKILL)
    status = terminal.wait()
    if status != -signal.SIGKILL:
        yield f"crash: it ended with {status} by itself"
    if b"Traceback" in terminal.output:
        yield "crash: a traceback"


IN_A_ROW = 4
"""Kills on one folder, before the next one is made."""

SCREENS = (annotating, annotating, reviewing)


def run(count: int, seed: int) -> Outcome:
    """Kill so many times, at each screen in turn."""
    begin, at_work = time.monotonic(), 0
    failures: list[str] = []
    for number in range(0, count, IN_A_ROW):
        screen = SCREENS[number // IN_A_ROW % len(SCREENS)]
        where = f"({screen.__name__}, seed {seed + number})"
        with folder() as here:
            try:
                following = screen(here, random.Random(seed + number))
                for kill in islice(following, min(IN_A_ROW, count - number)):
                    failures += [f"{line} {where}" for line in kill.failures]
                    at_work += kill.under_way > 0
            except NotShown as error:
                failures.append(f"crash: {error} {where}")
    notes = {"in the midst of something": str(at_work)}
    return Outcome(NAME, count, failures, notes, time.monotonic() - begin)
