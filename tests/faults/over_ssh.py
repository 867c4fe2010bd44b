"""People who work over SSH on one file of one host, all at once, each by a key of their own."""

import json
import signal
import stat
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

from tests.faults.oracle import ill
from tests.faults.screen_kills import ROUND, Shown, shown, stored
from tests.faults.ssh_host import PATIENCE, Host, NoHost, ssh_host
from tests.pty.ledger import rows
from tests.pty.program import Says, articles_are_painted
from tests.pty.terminal import NotShown, Terminal
from tests.torture.outcome import Outcome

NAME = "people over ssh at one file"

WORK = Shown(spans=2, links=1)
"""What each of them does."""

BURST = 10
"""Rounds of work under way when a connection is lost."""

SHELL = "touch taken; sh"
"""What nobody is to be given."""


def names(count: int) -> list[str]:
    """So many people."""
    return [f"person{number}" for number in range(1, count + 1)]


def faults(host: Host, people: Sequence[str]) -> Iterator[str]:
    """What goes wrong while they work, and what is wrong in what they leave.

    The first loses the connection in the midst of it, and the last asks for a shell.
    """
    for who in people:
        host.admit(who)
    yield from _refused(host, people[0])
    seen = _work(host, people)
    _wait(lambda: not host.sessions)
    for who, saw in zip(people, seen, strict=True):
        kept = stored(host.database, who)
        if saw.spans > kept.spans or saw.links > kept.links:
            yield f"lost: {who} saw {saw}, there is {kept}"
        if who != people[0] and kept != WORK:
            yield f"other: {who} has {kept}, and made {WORK}"
    yield from _in_one_layer_each(host.database, people)
    if (host.home / "taken").exists():
        yield "other: somebody was given a shell"
    if stat.S_IMODE(host.database.stat().st_mode) != 0o600:
        yield "other: the database is open to others"
    yield from ill(host.database)
    yield from _exported(host)


def _refused(host: Host, who: str) -> Iterator[str]:
    """What a key that is for the screens is good for besides."""
    asked = host.ask(who, "-T", command=SHELL)
    if asked.returncode != 1 or "terminal" not in asked.stderr or asked.stdout:
        yield f"other: a command without a terminal: {asked}"
    # Its own port answers whoever reaches it.
    asked = host.ask(who, "-W", f"127.0.0.1:{host.port}")
    if asked.returncode != 255 or asked.stdout:
        yield f"other: a connection to elsewhere: {asked}"


def _work(host: Host, people: Sequence[str]) -> list[Shown]:
    """Have all of them work at once, each on words of their own; what each saw as saved last."""
    with ExitStack() as stack:
        seats = [
            stack.enter_context(
                host.sit_down(who, "-t", asks=SHELL) if who == people[-1] else host.sit_down(who)
            )
            for who in people
        ]
        for seat in seats:
            seat.wait_for(Says(0, 0), timeout=PATIENCE)
            seat.wait_for(articles_are_painted, timeout=PATIENCE)
        for number, seat in enumerate(seats):
            seat.type("w" * 2 * number + ROUND)
        for seat in seats:
            seat.wait_for(Says(WORK.spans, WORK.links), timeout=PATIENCE)
        cut_off, *others = seats
        seen = [_cut_off(cut_off), *map(shown, others)]
        others[0].press("ctrl+z")
        others[0].wait_for("no shell here", timeout=PATIENCE)
        for seat in others:
            seat.type("q")
        ended = [seat.wait(timeout=PATIENCE) for seat in others]
        assert ended == [0] * len(others), ended
        return seen


def _cut_off(seat: Terminal) -> Shown:
    """Go on working, and be gone."""
    seat.type(ROUND * BURST)
    seat.wait_for(lambda screen: not Says(WORK.spans, WORK.links)(screen), timeout=PATIENCE)
    seat.kill(signal.SIGKILL)
    seat.wait()
    return shown(seat)


def _in_one_layer_each(database: Path, people: Sequence[str]) -> Iterator[str]:
    """Whether each has tagged the words that they went to, and nobody anything of another's."""
    asked = "SELECT min(s.start_char) FROM spans s JOIN documents d ON d.id = s.document_id"
    starts = [
        rows(database, f"{asked} WHERE d.number = 1 AND s.annotator_id = ?", who)[0][0]
        for who in people
    ]
    if None in starts or starts != sorted(set(starts)):
        yield f"other: they have tagged what begins at {starts}"
    foreign = rows(
        database,
        "SELECT l.id FROM links l JOIN spans s ON s.id IN (l.a, l.b)"
        " WHERE s.annotator_id <> l.annotator_id",
    )
    if foreign:
        yield f"other: links between two layers: {foreign}"


def _exported(host: Host) -> Iterator[str]:
    """Whether the key for it brings all there is."""
    lines = host.export().read_text("utf-8").splitlines()
    found = sum(json.loads(line)["type"] == "span" for line in lines)
    there = rows(host.database, "SELECT count(*) FROM spans WHERE deleted_at IS NULL")[0][0]
    if found != there:
        yield f"other: {found} spans were exported, there are {there}"


def _wait(condition: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < until, "the programs of those who are gone have not ended"
        time.sleep(0.05)


def run(count: int, seed: int) -> Outcome:
    """Have so many people work; there is nothing to draw, so that `seed` is of no account."""
    begin = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        try:
            with ssh_host(Path(folder)) as host:
                failures = list(faults(host, names(max(3, count))))
        except NoHost as error:
            return Outcome(NAME, 0, notes={"skipped": str(error)})
        except (NotShown, AssertionError) as error:
            failures = [f"crash: {error}"]
    return Outcome(NAME, count, failures, {}, time.monotonic() - begin)
