"""Text that a terminal would obey, and what tells whether any of it reached one."""

import re

CONTROLS = (
    "\x1b]52;c;cHduZWQ=\x07",  # writes the clipboard
    "\x1b]0;pwned\x07",  # names the window
    "\x1b]8;;http://pwned\x1b\\",  # a hidden link
    "\x1b[99;99H",  # moves the cursor
    "\x1b[?1337h",  # changes a mode
    "\x1bPpwned\x1b\\",  # a device control string
    "\x1b_pwned\x1b\\\x1b^pwned\x1b\\\x1bXpwned\x1b\\",  # a command for programs, and others
    "\x9b1337m",  # the same introducers in one character
    "\x9d52;c;cHduZWQ=\x9c",
    "\x90pwned\x9c",
    "".join(map(chr, range(0x80, 0xA0))),  # all of C1
    "".join(map(chr, {*range(1, 0x20)} - {*b"\t\n\r\x1b"})),  # C0 but NUL and those of every text
    "\x7f",
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",  # reorders lines
    "\u2028\u2029",
)
"""Each shows as marks, one for each character."""

MARKUP = "[red][/red][/][b]x[@click=app.bell]"
"""Textual would style with it, end with an error, or make it clickable."""

CLUSTER = "e" + "\u0301" * 9_999
"""One grapheme cluster."""

EVIL_NAME = "FILE\x1b]52;c;cHduZWQ=\x07\x9b31m\u202e\u2028\r\n\x7f[red][b]"
"""A name that a file can have."""

_POINTER = rb"\x1b\]22;[a-z-]+\x07"
"""Asks for a shape of the mouse pointer; Textual itself does."""

_COPIED = rb"\x1b\]52;c;(?!cHduZWQ=)[A-Za-z0-9+/]+={0,2}\x07"
"""What the command that copies sends; nothing in `CONTROLS` is that."""

_TEXTUAL = re.compile(
    _POINTER
    + rb"|"
    + _COPIED
    + rb"|\x1b\[[0-9;:]*m"  # colours
    + rb"|\x1b\[\??(?:7|25|1000|1003|1004|1006|1015|1049|2004|2026|2048)(?:[hl]|\$p)"
    + rb"|\x1b\[[<>=?]?[0-9;]*u"  # which keys are told how
    + rb"|\x1b\[(?!99;99)[0-9]+;[0-9]+H"
    + rb"|\x1b\[[HJKc]|\x1b\[[0-9]*[ABCDGJKt]"
    + rb"|\r\n|[\r\n\t]"
)
"""What screens are drawn with; nothing in `CONTROLS` is among it."""

RAW = re.compile(
    rb"\x1b(?:\][0-9]*|\[[0-?]*[ -/]*[@-~]?|.)?"
    rb"|\xc2[\x80-\x9f]"
    rb"|[\x00-\x1f\x7f]"
    rb"|\xe2\x80[\x8e\x8f\xaa-\xae]|\xe2\x81[\xa6-\xa9]|\xd8\x9c|\xe2\x80[\xa8\xa9]"
)
"""What a terminal acts on."""

_LINES = re.compile(rb"\r?\n|\t")


def evil(name: str) -> str:
    """A text that begins with `name` and goes on with everything that is not to be obeyed."""
    return name + "".join(CONTROLS) + MARKUP


def pieces(name: str) -> list[str]:
    """The same in short texts, so that none of it is cut off in a narrow column."""
    return [f"{name}{control}{MARKUP}" for control in CONTROLS]


def assert_nothing_raw(output: bytes) -> None:
    """Nothing in `output` is for the terminal to obey, but what the screens are drawn with."""
    _assert_none(_TEXTUAL.sub(b"", output), output)


def assert_plain(output: bytes) -> None:
    """There is nothing in `output` that a terminal acts on but ends of lines."""
    _assert_none(_LINES.sub(b"", output), output)


def _assert_none(left: bytes, output: bytes) -> None:
    found = RAW.search(left)
    if found is not None:
        around = left[max(0, found.start() - 60) : found.end() + 60]
        raise AssertionError(f"{found[0]!r} reached the terminal in {around!r}")
