"""What a screen can be in the midst of, and the keys that lead there from the board."""

from annotator.tui.commands import COMMANDS
from tests.fuzz.keyboard import ESCAPE, sent

HOME = ESCAPE * 4
"""Back to the board, from whatever lies over whatever."""

Way = tuple[str, ...]
"""Keys; who looks first waits for what comes of each of the strings."""

NEW = "wxs"
"""The next word is tagged, and chosen."""

PALETTE_ONLY: dict[str, Way] = {
    command.id: (":", f"{command.title}", "\r") for command in COMMANDS if not command.keys
}
"""What no key does; its title is looked for in the palette."""

STATES: dict[str, Way] = {
    "board": (),
    "chosen span": ("gn",),
    "selection": ("vww",),
    "grown selection": ("xx",),
    "adjusting": (f"{NEW}a",),
    "jumping": (",",),
    "jumping, a letter typed": (",u",),
    "jumping with a selection": ("wv,",),
    "jumping while adjusting": (f"{NEW}a,",),
    "jumping in a review": ("R", "\r", ","),
    "new span": (NEW,),
    "note": (f"{NEW}c",),
    "deleted span": (f"{NEW}d",),
    "span with links, deleted": ("gn", "d"),
    "inspect": (f"{NEW}i",),
    "label picker": ("wx ",),
    "source pinned": (f"{NEW}m",),
    "source and another article": (f"{NEW}m\tw",),
    "relation waiting for a digit": (f"{NEW}=",),
    "linked by hand": (f"{NEW}m\twx=",),
    "outlined passage": (NEW, "+2"),
    "linked with what is outlined": (NEW, "2"),
    "zoomed": ("z",),
    "find": ("/",),
    "found": ("/workers\r",),
    "found everywhere": ("/workers\t", "\r"),
    "palette": (":",),
    "palette with a word": (":", "next"),
    "help": ("?",),
    "stories": ("S",),
    "stories of a name": ("S", "/e\r"),
    "stories of a state": (f"S{sent('right')}",),
    "the story below": ("S", "j\r"),
    "the story above": ("S", "k\r"),
    "review home": ("R",),
    "review of a batch": ("R", "\r"),
    "comment in a review": ("R", "\r", "c"),
    "accepted in a review": ("R", "\r", "y"),
    "another label in a review": ("R", "\r", "s"),
    "adjusting in a review": ("R", "\r", "a"),
    "reasons in a review": ("R", "\r", "d"),
    "summary of a batch": ("R", "\r", *PALETTE_ONLY["review.summary"]),
    "signing a batch": ("R", "\r", *PALETTE_ONLY["review.sign"]),
    "new batch": (f"R{sent('ctrl+n')}",),
    "feedback": (sent("f4"),),
    "objection": (sent("f4"), "c"),
    "compare": ("C",),
    "comparing": ("C", "\r"),
    "decided while comparing": ("C", "\r", "1"),
    "matrix": ("M",),
    "cell of the matrix": ("M", "j\r"),
    "queue": ("Q",),
    "answered in the queue": ("Q", "="),
    "complete": ("E",),
    "undone": (f"{NEW}u",),
    "tour": PALETTE_ONLY["tour.start"],
    "tour at its number": (*PALETTE_ONLY["tour.start"], "ts"),
    **{f"palette: {name}": way for name, way in PALETTE_ONLY.items()},
}
"""By what they are called in a failure."""
