"""Any key in any state of any screen, on a real terminal: the program goes on, and so do its data.

A visit goes to a state, presses a few keys there and comes back. Every state has a deck of all
keys, so that each key has its turn in each state, and what follows from it is any other state.
"""

import random
import re
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from annotator.storage.doctor import examine
from tests.fuzz.decks import Decks
from tests.fuzz.keyboard import COMMAND_KEYS, OTHER_KEYS, QUITS, RARE, SIZES, keys_in, sent
from tests.fuzz.states import HOME, STATES
from tests.fuzz.story import PEOPLE, write_database
from tests.pty.payload import assert_nothing_raw
from tests.pty.program import DATABASE, SUGGESTING, program
from tests.pty.screen import Screen
from tests.pty.terminal import NotShown, Terminal
from tests.session.stores import folder
from tests.torture.outcome import Outcome

NAME = "keys in any state"

SESSION = 1_000
"""Keys after which the program is ended, its database examined, and a new one begun."""

VISIT = 20
"""Keys of a visit at most; half of the visits have one."""

RARELY, RESIZED = 0.08, 0.02
"""How often something else than a key comes, and how often another size of the terminal."""

PATIENCE = 60.0
"""Seconds that the program may take for anything."""

SILENCE = 0.02
"""Seconds without a byte after which the next keys come, where they wait for anything."""

ENOUGH = 20
"""Failures after which nothing more is pressed."""

REMEMBERED = 8
"""Visits that a failure tells of."""

ESCAPES = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b.|\r")
NEVER = (b"Traceback", b"A mistake in the program", b"NOT SAVED")
"""What is not on the screen as long as nothing is wrong with the disk."""


class Session:
    """One run of the program, from its start to its end."""

    def __init__(self, here: Path, dice: random.Random, decks: Decks) -> None:
        """`here`: the folder of the database."""
        self._here = here
        self._dice = dice
        self._decks = decks
        self._person = dice.choice(PEOPLE)
        self._visits: list[str] = []
        self.pressed = 0
        """Keys, but those on the way back from a state."""

    def run(self, keys: int) -> Iterator[str]:
        """Press at least so many keys, and give what went wrong."""
        with program(self._here, "--as", self._person, env=SUGGESTING) as terminal:
            try:
                terminal.wait_for(_is_painted, timeout=PATIENCE)
                while self.pressed < keys and terminal.is_running:
                    self._visit(terminal)
                status = self._end(terminal)
            except (NotShown, OSError, subprocess.TimeoutExpired) as error:
                yield self._told(f"crash: {str(error).partition(chr(10))[0]}", terminal)
            else:
                if status:
                    yield self._told(f"crash: ended with {status}", terminal)
            yield from self._seen(terminal)
        for finding in examine(self._here / DATABASE).findings:
            yield self._told(f"half: {finding.what}")

    def _visit(self, terminal: Terminal) -> None:
        dice = self._dice
        state, keys = self._decks.draw(dice.choice((1, dice.randint(2, VISIT))))
        self._visits.append(f"{state} {' '.join(map(ascii, keys))}")
        if dice.random() < RESIZED:
            terminal.resize(dice.choice(SIZES))
        way = STATES[state]
        pieces = [piece.encode() for piece in (*way, *keys, HOME)]
        if dice.random() < RARELY:
            pieces.insert(dice.randrange(1, len(pieces)), dice.choice(RARE)(dice))
        if dice.random() < 0.5:
            # All at once, as nobody types; else each after what came of the one before it.
            pieces = [b"".join(pieces)]
        for piece in pieces:
            if not terminal.is_running:
                return
            terminal.wire.write(piece)
            terminal.quiet(SILENCE, timeout=PATIENCE)
        self.pressed += keys_in("".join(way)) + len(keys)

    def _end(self, terminal: Terminal) -> int:
        """Quit in some state; the exit status."""
        if not terminal.is_running:
            return terminal.wait(timeout=PATIENCE)
        terminal.resize(SIZES[0])
        quits = self._dice.choice(QUITS)
        way = "".join(STATES[self._dice.choice([*STATES])])
        terminal.wire.write(way.encode() + sent(quits).encode())
        deadline = time.monotonic() + PATIENCE
        while terminal.is_running and time.monotonic() < deadline:
            # A field takes the letter, a question the first of two.
            terminal.quiet(0.2, timeout=PATIENCE)
            if terminal.is_running:
                terminal.wire.write(HOME.encode() + sent("ctrl+q").encode())
        return terminal.wait(timeout=PATIENCE)

    def _seen(self, terminal: Terminal) -> Iterator[str]:
        """What must not have come up on the screen."""
        for words in NEVER:
            if words in terminal.output:
                yield self._told(f"{'other' if b'NOT' in words else 'crash'}: {words!r}", terminal)
        try:
            assert_nothing_raw(terminal.output)
        except AssertionError as error:
            yield self._told(f"other: {error}")

    def _told(self, what: str, terminal: Terminal | None = None) -> str:
        """A failure in a line: what, as whom, the last visits, and the last words on the screen."""
        visits = " | ".join(self._visits[-REMEMBERED:])
        said = f"{what}; as {self._person}; {visits}"
        if terminal is None:
            return said
        words = ESCAPES.sub(b" ", terminal.output[-20_000:]).decode("utf-8", "replace").split()
        return f"{said}; {' '.join(words)[-1_000:]}"


def run(count: int, seed: int) -> Outcome:
    """Press so many keys, in sessions of `SESSION`."""
    dice = random.Random(seed)
    decks = Decks([*STATES], [*COMMAND_KEYS, *OTHER_KEYS], dice)
    begin, pressed, sessions = time.monotonic(), 0, 0
    failures: list[str] = []
    while pressed < count and len(failures) < ENOUGH:
        with folder() as here:
            write_database(here, here / DATABASE)
            session = Session(here, dice, decks)
            found = session.run(min(SESSION, count - pressed))
            failures += [f"{each}; seed {seed}, session {sessions}" for each in found]
        pressed += session.pressed
        sessions += 1
    notes = {"sessions": str(sessions)}
    return Outcome(NAME, pressed, failures, notes, time.monotonic() - begin)


def _is_painted(screen: Screen) -> bool:
    return "saved" in screen.line(screen.rows - 1)
