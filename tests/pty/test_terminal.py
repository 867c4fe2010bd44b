"""The terminal of the tests itself, against the least that a Textual application can be."""

import signal
import time
from pathlib import Path

import pytest

from tests.bench import floor_app
from tests.pty import keys
from tests.pty.screen import Screen
from tests.pty.terminal import NotShown, Terminal

FLOOR = Path(floor_app.__file__)


def floor(size: tuple[int, int] = (60, 10)) -> Terminal:
    terminal = Terminal.python(FLOOR, size=size)
    terminal.wait_for("0 keys")
    return terminal


def script(code: str) -> Terminal:
    return Terminal.python("-c", code, size=(40, 5))


def test_a_burst_of_keys_arrives_whole_and_is_painted_in_a_few_frames() -> None:
    with floor() as terminal:
        before = terminal.frames
        terminal.press(*["l", "shift+right", "f2", "ctrl+r"] * 50)
        terminal.wait_for("200 keys")
        assert 1 <= terminal.frames - before <= 20


def test_a_burst_measures_time_bytes_and_frames() -> None:
    with floor() as terminal:
        terminal.quiet()
        burst = terminal.burst(b"l")
        assert "1 keys" in terminal.text
        assert burst.frames == 1
        assert 0 < burst.size < 1_000
        assert 0 < burst.seconds < 5


def test_nothing_that_comes_back_is_a_burst_of_nothing() -> None:
    with script("input()") as terminal:
        terminal.quiet()
        assert terminal.burst(b"").size == 0


def test_the_mouse_reports_its_cells() -> None:
    with floor() as terminal:
        terminal.drag((2, 2), (7, 4))
        terminal.wait_for("7 reports")
        terminal.wheel(3, 3, notches=2)
        terminal.wait_for("9 reports")
        terminal.click(1, 1)
        terminal.wait_for("11 reports")


def test_a_change_of_size_reaches_the_program() -> None:
    with floor((60, 10)) as terminal:
        terminal.resize((90, 20))
        terminal.press("x")
        terminal.wait_for("90x20")
        assert (terminal.screen.columns, terminal.screen.rows) == (90, 20)


def test_quitting_gives_the_exit_status() -> None:
    with floor() as terminal:
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
        assert not terminal.is_running


def test_a_killed_program_gives_the_signal() -> None:
    with floor() as terminal:
        terminal.kill(signal.SIGKILL)
        assert terminal.wait() == -signal.SIGKILL


def test_a_closed_terminal_ends_the_program() -> None:
    with floor() as terminal:
        terminal.hang_up()
        assert terminal.wait() != 0


def test_leaving_the_block_ends_the_program_and_what_it_started() -> None:
    with script(
        "import subprocess, sys\n"
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'])\n"
        "print('child', child.pid, flush=True); child.wait()"
    ) as terminal:
        terminal.wait_for(lambda screen: screen.cursor == (0, 1))
        child = int(terminal.lines[0].split()[1])
    assert terminal.process.returncode == -signal.SIGKILL
    deadline = time.perf_counter() + 10
    while _runs(child):
        assert time.perf_counter() < deadline


def test_what_never_comes_fails_with_the_screen() -> None:
    with floor() as terminal, pytest.raises(NotShown, match=r"no 'tea' in 0\.05 s(.|\n)*0 keys"):
        terminal.wait_for("tea", timeout=0.05)


def test_a_program_that_ends_fails_the_wait_at_once() -> None:
    with script("print('bye')") as terminal, pytest.raises(NotShown, match=r"ended(.|\n)*bye"):
        terminal.wait_for("tea", timeout=60)


def test_cells_have_their_colours_and_attributes() -> None:
    with script(r"print('a\x1b[1;4;38;2;1;2;3;48;2;255;0;16mb\x1b[0;7mc')") as terminal:
        terminal.wait()
        plain, bold, reverse = (terminal.cell(x, 0) for x in range(3))
        assert (plain.text, plain.foreground, plain.bold) == ("a", "default", False)
        assert (bold.foreground, bold.background) == ("010203", "ff0010")
        assert (bold.bold, bold.underline, bold.reverse) == (True, True, False)
        assert reverse.reverse


def test_half_a_repaint_is_not_seen() -> None:
    with script(
        r"print('old\x1b[?2026h\rnew', end='', flush=True); input(); print('\x1b[?2026l')"
    ) as terminal:
        terminal.wait_for(lambda _: b"new" in terminal.output)
        assert terminal.lines[0] == "old"
        terminal.press("enter")
        terminal.wait_for("new")


def test_the_time_of_a_text_is_that_of_the_read_that_completed_it() -> None:
    with script("input(); print('first', flush=True); input(); print('last')") as terminal:
        terminal.press("enter")
        terminal.wait_for("first")
        terminal.quiet(0.05)
        terminal.press("enter")
        terminal.wait()
        assert 0 < terminal.seconds_to("first") < terminal.seconds_to("last") - 0.04
        with pytest.raises(NotShown):
            terminal.seconds_to("tea")


def test_the_program_is_told_its_size_by_the_terminal_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("NO_COLOR", "1")
    with script(
        "import shutil, os; print(*shutil.get_terminal_size(), 'NO_COLOR' in os.environ)"
    ) as (terminal):
        terminal.wait()
        assert terminal.lines[0] == "40 5 False"


def test_wide_and_invisible_characters_keep_the_columns_of_the_text_after_them() -> None:
    screen = Screen(20, 2)
    screen.feed("日本 e\u0301a\u200db end".encode())
    assert screen.find("end") == (9, 0)
    assert screen.cell(1, 0).text == ""
    assert screen.line(0) == "日本 éab end"


@pytest.mark.parametrize(
    ("key", "sent"),
    [
        ("l", "l"),
        ("ü", "ü"),
        ("shift+right", "\x1b[1;2C"),
        ("ctrl+shift+left", "\x1b[1;6D"),
        ("pagedown", "\x1b[6~"),
        ("f1", "\x1bOP"),
        ("f12", "\x1b[24~"),
        ("ctrl+r", "\x12"),
        ("alt+x", "\x1bx"),
        ("home", "\x1b[H"),
    ],
)
def test_keys_are_sent_as_xterm_sends_them(key: str, sent: str) -> None:
    assert keys.encode(key) == sent


@pytest.mark.parametrize("key", ["", "hyper+x", "ctrl+1", "shift+enter", "tea"])
def test_a_key_that_no_terminal_sends_is_refused(key: str) -> None:
    with pytest.raises(keys.UnknownKey):
        keys.encode(key)


def _runs(pid: int) -> bool:
    """Whether a process is there and not only waiting to be reaped."""
    stat = Path(f"/proc/{pid}/stat")
    return stat.exists() and stat.read_text().rsplit(")", 1)[1].split()[0] != "Z"
