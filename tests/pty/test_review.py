"""A review on a real terminal: ends without warning, in two programs, beside a lock, blind."""

import random
import re
import signal
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from annotator.domain.batch import ItemKind
from annotator.session.desk import Desk
from annotator.session.opening import open_story
from tests.pty.ledger import assert_sound, locked, rows
from tests.pty.program import DATABASE, program
from tests.pty.screen import Screen
from tests.pty.terminal import Terminal
from tests.tui.review.batches import ANNOTATOR, REVIEWER, WHOSE, seat_layer
from tests.tui.review.batches import draw as draw_all

SPANS = 23
"""All that there are."""

SOON = 1.0
"""Seconds within which what another program has committed is on the screen."""

BUSY = 10.0
"""Seconds within which a wait for a lock is given up, or what failed is tried again."""

LONGEST = 0.1
"""Seconds after a burst within which the kill comes."""

KILLS = 5

_STATUS = re.compile(r"(\d+)/(\d+) · (\d+) errors? · .*?(NOT SAVED|saving…|\bsaved\b)")


@dataclass(frozen=True, slots=True)
class Says:
    """Whether the status line has these figures, and all is saved; none: any."""

    decided: int | None = None
    errors: int | None = None
    word: str = "saved"

    def __call__(self, screen: Screen) -> bool:
        found = _STATUS.search(screen.line(screen.rows - 1))
        return (
            found is not None
            and found[4] == self.word
            and self.decided in (None, int(found[1]))
            and self.errors in (None, int(found[3]))
        )


def decided(terminal: Terminal) -> int:
    """How many items are called judged and saved."""
    found = _STATUS.search(terminal.lines[-1])
    assert found is not None
    return int(found[1]) if found[4] == "saved" else 0


def judged(database: Path) -> int:
    """How many items of the newest batch have a verdict in the file that holds."""
    newest = "SELECT id FROM batches ORDER BY created_at DESC, id DESC LIMIT 1"
    holds = "NOT EXISTS (SELECT 1 FROM verdicts w WHERE w.withdraws_id = v.id)"
    sql = f"""
        SELECT count(DISTINCT v.place) FROM verdicts v
        WHERE v.batch_id = ({newest}) AND v.judgement <> 'withdrawn' AND {holds}
    """
    return int(rows(database, sql)[0][0])


@pytest.fixture
def layer(tmp_path: Path) -> Path:
    """A folder whose database has an annotator's layer; nothing is drawn from it."""
    seat_layer(tmp_path / DATABASE)
    return tmp_path


@pytest.fixture
def database(layer: Path) -> Path:
    """The database of `layer`."""
    return layer / DATABASE


def draw(folder: Path) -> None:
    """Draw a batch of all spans."""
    with Desk.open(folder / DATABASE) as desk:
        draw_all(desk, open_story(desk, WHOSE, "seeds").sitting, [ItemKind.SPAN])


@contextmanager
def review(
    folder: Path,
    size: tuple[int, int] = (120, 40),
    env: Mapping[str, str | None] | None = None,
) -> Iterator[Terminal]:
    """The newest batch of the reviewer's, once it is painted."""
    with program(folder, "review", "--as", REVIEWER, size=size, env=env) as terminal:
        terminal.wait_for("Enter opens")
        # What is loaded after the first paint holds up what is asked of the database.
        terminal.quiet(0.5)
        terminal.press("enter")
        terminal.wait_for(Says())
        terminal.wait_for("annotator 1")
        yield terminal


def test_a_kill_in_mid_batch_loses_no_verdict_that_was_shown(layer: Path, database: Path) -> None:
    """The batch goes on where it was."""
    dice = random.Random(5)
    in_the_middle = 0
    for _ in range(KILLS):
        draw(layer)
        with review(layer) as terminal:
            first = dice.randrange(1, 5)
            for done in range(1, first + 1):
                terminal.type("y")
                terminal.wait_for(Says(done))
            terminal.type("y" * (SPANS - first))
            terminal.wire.wait(lambda: terminal.wire.has_ended, dice.uniform(0, LONGEST))
            terminal.kill(signal.SIGKILL)
            assert terminal.wait() == -signal.SIGKILL
            shown = decided(terminal)
        kept = judged(database)
        assert shown <= kept
        assert_sound(database)
        in_the_middle += first < kept < SPANS
    with review(layer) as again:
        assert Says(kept, 0)(again.look())
    assert in_the_middle, "each kill came before the burst or after it"


def test_two_programs_at_one_batch_show_each_other_s_verdicts(layer: Path, database: Path) -> None:
    draw(layer)
    with review(layer) as one, review(layer, (80, 24)) as other:
        one.type("yy")
        one.wait_for(Says(2, 0))
        other.wait_for(Says(2, 0), timeout=SOON)
        other.type(".d1")
        other.wait_for(Says(3, 1))
        one.wait_for(Says(3, 1), timeout=SOON)
        one.type("u")
        one.wait_for(Says(2, 0))
        other.wait_for(Says(2, 0), timeout=SOON)
        one.type(".yy")
        other.type(".yy")
        one.wait_for(Says(word="saved"))
        one.press("q")
        other.press("q")
        assert (one.wait(), other.wait()) == (0, 0)
    assert judged(database) >= 4
    assert_sound(database)


def test_a_burst_on_the_heels_of_which_one_quits_is_saved(layer: Path, database: Path) -> None:
    draw(layer)
    with review(layer) as terminal:
        terminal.type("y" * SPANS + "q")
        assert terminal.wait() == 0
    assert judged(database) == SPANS


def test_a_lock_holds_up_nothing_but_the_commit(layer: Path, database: Path) -> None:
    draw(layer)
    with review(layer) as terminal:
        with locked(database):
            terminal.type("yy")
            terminal.wait_for(Says(2, word="saving…"))
            terminal.type("n")
            terminal.wait_for(" 4 of 23 · annotator 1")
            assert judged(database) == 0
            terminal.wait_for("NOT SAVED (2)", timeout=BUSY)
            assert "another program" in terminal.text
        terminal.wait_for(Says(2), timeout=BUSY)
    assert judged(database) == 2


def test_an_item_is_shown_in_one_repaint(layer: Path) -> None:
    draw(layer)
    with review(layer) as terminal:
        terminal.quiet()
        assert [terminal.burst(b"n").frames for _ in range(6)] == [1] * 6


def test_pasted_keys_judge_nothing(layer: Path, database: Path) -> None:
    draw(layer)
    with review(layer) as terminal:
        terminal.paste("yyyd1")
        terminal.wait_for("does not run as commands")
        terminal.type("y")
        terminal.wait_for(Says(1))
    assert judged(database) == 1


@pytest.mark.parametrize("size", [(80, 24), (200, 60)])
def test_not_a_byte_of_the_name_is_sent_to_the_terminal(layer: Path, size: tuple[int, int]) -> None:
    """Neither to its title."""
    draw(layer)
    with review(layer, size) as terminal:
        for keys in ("y", "d2", "os", "a<a", "i", "\x1b", "\r", "nN.", "\r", "c? why\r", "u", "?"):
            terminal.type(keys)
            terminal.quiet()
        terminal.press("escape")
        terminal.quiet()
        terminal.press("q")
        terminal.wait()
        assert ANNOTATOR.casefold().encode() not in terminal.output.lower()
        assert b"annotator 1" in terminal.output
