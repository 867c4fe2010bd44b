"""What a screen can be in the midst of, and the keys that lead there from the board."""

from annotator.tui.commands import COMMANDS
from tests.fuzz.keyboard import ESCAPE, sent

HOME = ESCAPE * 4
"""Back to the board, from whatever lies over whatever."""

PALETTE_ONLY = {command.id: f":{command.title}\r" for command in COMMANDS if not command.keys}
"""What no key does; its title is looked for in the palette."""

STATES: dict[str, str] = {
    "board": "",
    "chosen span": "gn",
    "selection": "vww",
    "grown selection": "xx",
    "adjusting": "na",
    "new span": "xs",
    "note": "nc",
    "question before deleting": "nd",
    "inspect": "ni",
    "label picker": "x ",
    "source pinned": "nm",
    "source and another article": "nm\tw",
    "relation waiting for a digit": "n=",
    "outlined passage": "n+1",
    "zoomed": "z",
    "find": "/",
    "found": "/workers\r",
    "found everywhere": "/workers\t",
    "palette": ":",
    "palette with a word": ":next",
    "help": "?",
    "stories": "S",
    "another story": "Sj\r",
    "review home": "R",
    "review of a batch": "R\r",
    "verdict with a comment": "R\r?",
    "new batch": f"R{sent('ctrl+n')}",
    "feedback": sent("f4"),
    "compare": "C",
    "comparing": "C\r",
    "matrix": "M",
    "cell of the matrix": "Mj\r",
    "queue": "Q",
    "answered in the queue": "Q=",
    "complete": "E",
    "undone": "xsu",
    **{f"palette: {name}": words for name, words in PALETTE_ONLY.items()},
}
"""By what they are called in a failure."""
