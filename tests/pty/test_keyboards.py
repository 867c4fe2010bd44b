"""Keys as keyboards, input methods and newer terminals send them, in the real program."""

from pathlib import Path

from tests.pty.program import Says, board

PRESSED, LET_GO = "\x1b[{};1:1u", "\x1b[{};1:3u"
"""A key of the kitty protocol, told twice: some terminals do so unasked."""

SHIFT = "\x1b[57441;2u"
"""Left Shift by itself."""


def test_keys_of_the_kitty_protocol(seeded: Path) -> None:
    """Letting go does nothing, Shift leaves no question, and composed text is no command."""
    with board(seeded) as terminal:
        told = "".join(PRESSED.format(ord(key)) + LET_GO.format(ord(key)) for key in "gxs")
        terminal.type(f"{told}0{SHIFT}2")
        terminal.wait_for(Says(1))
        terminal.wait_for("∅ nothing here")
        terminal.type("\x1b[0;;100:115u")
        terminal.wait_for("Pasted text does not run as commands")
        terminal.type(SHIFT)
        terminal.type("\x1b[100;66;68u")
        terminal.wait_for("This span is not linked")
        terminal.wait_for(Says(1))


def test_text_of_an_input_method_in_one_write(seeded: Path) -> None:
    with board(seeded) as terminal:
        terminal.type("gxs")
        terminal.wait_for(Says(1))
        terminal.type("工作한글ひらñßＤ👍🏽ж")
        terminal.wait_for("No command for ж")
        terminal.wait_for(Says(1))
