"""The review screen of the real program, with what is found in its status line."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from annotator.domain.batch import ItemKind
from annotator.session.desk import Desk
from annotator.session.opening import open_story
from tests.pty.ledger import rows
from tests.pty.program import DATABASE, program
from tests.pty.screen import Screen
from tests.pty.terminal import Terminal
from tests.tui.review.batches import REVIEWER, WHOSE
from tests.tui.review.batches import draw as draw_all

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
