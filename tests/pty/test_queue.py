"""The queue on a terminal, with the real engine: decided, left, and gone on with."""

import re
from pathlib import Path

from tests.pty.ledger import alive, assert_sound, rows, titles
from tests.pty.program import SUGGESTING, Says, board
from tests.pty.screen import Screen
from tests.pty.terminal import Terminal

FIGURES = re.compile(r"(\d+) left · (\d+) linked · (\d+) refused · (\d+) skipped")

PATIENCE = 60.0
"""Seconds for the engine to load and compare five articles on a busy machine."""


def figures(screen: Screen) -> tuple[int, ...] | None:
    """How many pairs are left, linked, refused and skipped."""
    found = FIGURES.search(screen.line(0))
    return None if found is None else tuple(map(int, found.groups()))


def opened(terminal: Terminal) -> tuple[int, ...]:
    """Open the queue and wait for its pairs; their figures."""
    terminal.type("Q")
    terminal.wait_for(lambda screen: figures(screen) is not None, timeout=PATIENCE)
    terminal.quiet()
    found = figures(terminal.look())
    assert found is not None
    return found


def listed(terminal: Terminal) -> list[str]:
    """The first rows of the list, without the sign of the pair in hand."""
    return [line[3:] for line in terminal.lines[1:7]]


def test_what_was_decided_and_skipped_is_known_after_a_restart(
    seeded: Path, database: Path
) -> None:
    with board(seeded, size=(80, 24), env=SUGGESTING) as terminal:
        left, *decided = opened(terminal)
        assert decided == [0, 0, 0]
        assert left > 6
        first, second, third = listed(terminal)[:3]
        terminal.type("=")
        terminal.wait_for(Says(2, 1))
        terminal.type("-n")
        terminal.wait_for(lambda screen: (figures(screen) or (0,))[-1] == 1)
        terminal.quiet()
        before, rest = figures(terminal.look()), listed(terminal)
        assert rest[0] == third
        assert {first, second} & set(rest) == set()
        terminal.type("q")
        assert terminal.wait() == 0
    with board(seeded, size=(80, 24), env=SUGGESTING) as terminal:
        assert opened(terminal) == before
        assert listed(terminal) == rest
        assert "▸" in terminal.lines[2], "the pair behind the skipped one is in hand"
    done = titles(database)
    assert len(done) == 2
    assert done[0].startswith("link ")
    assert done[1].startswith("refused")
    assert (alive(database, "links"), alive(database, "dismissals")) == (1, 1)
    assert rows(database, "SELECT count(DISTINCT step_id) FROM spans") == [(1,)]
    assert_sound(database)


def test_keys_in_one_write_with_the_one_that_opens_decide_nothing(
    seeded: Path, database: Path
) -> None:
    """What was not seen cannot be meant; the same keys in one write later decide three pairs."""
    with board(seeded, env=SUGGESTING) as terminal:
        terminal.type("Q===")
        terminal.wait_for("did nothing")
        terminal.wait_for(lambda screen: figures(screen) is not None, timeout=PATIENCE)
        terminal.quiet()
        assert "did nothing" in terminal.text
        assert titles(database) == []
        terminal.type("===")
        terminal.wait_for(lambda _: len(titles(database)) == 3)
        terminal.wait_for(lambda screen: (figures(screen) or (0, 0))[1] >= 3)
    assert alive(database, "links") == 3
    assert_sound(database)


def test_an_act_is_one_repaint(seeded: Path) -> None:
    """It shows what is committed, the next pair and the figures at once.

    More only where a commit takes so long that `saving…` is shown meanwhile.
    """
    with board(seeded, env=SUGGESTING) as terminal:
        opened(terminal)
        terminal.quiet(0.5)
        for key in ("n", ">", "\t", "=", "-", "u"):
            before = len(terminal.output)
            answer = terminal.burst(key.encode(), silence=0.3)
            slow = "saving…".encode() in terminal.output[before:]
            assert answer.frames == 1 or slow, key
