"""Every command of the screens, declared once.

Key handling, hint line, palette, help and the README's key table are made from this list.
A key has one meaning in every screen. Keys carry Textual's names (`full_stop`, `shift+tab`).
Every command that has keys has one that needs neither AltGr nor a dead key on the usual layouts.
"""

from dataclasses import dataclass
from enum import StrEnum

from annotator.tui.key_names import typed_by


class Group(StrEnum):
    """The groups of the key table, in its order."""

    PLACE = "place"
    MOVE = "move"
    SELECT = "select"
    TAG = "tag"
    SPAN = "span"
    LINK = "link"
    VERDICT = "verdict"
    UNDO = "undo"
    FIND = "find"
    SCREENS = "screens"


@dataclass(frozen=True, slots=True)
class Command:
    """Something a person can do, whichever way it is asked for."""

    id: str
    group: Group
    title: str
    """What it does, as palette, help and key table say it."""
    keys: tuple[str, ...] = ()
    """The first is the one that hints name; none: only the palette reaches it."""
    hint: str = ""
    """One or two words for the hint line; empty where it is never hinted at."""


P, M, S, T = Group.PLACE, Group.MOVE, Group.SELECT, Group.TAG
A, L, J, U = Group.SPAN, Group.LINK, Group.VERDICT, Group.UNDO
F, W = Group.FIND, Group.SCREENS

COMMANDS = (
    Command("article.next", P, "Next article", ("tab",), "article"),
    Command("article.previous", P, "Previous article", ("shift+tab",)),
    Command("pane.zoom", P, "Zoom the pane, and back", ("z",), "zoom"),
    Command("jump", P, "Jump to a word in view, by the letters on it", ("comma",), "jump"),
    Command("open.next", P, "Next open item", ("full_stop",), "next open"),
    Command("place.back", P, "Back to where I was", ("backspace",), "back"),
    Command("span.next", P, "Next span (chooses it)", ("n",), "next span"),
    Command("span.previous", P, "Previous span (chooses it)", ("N",)),
    Command("move.left", M, "Left", ("left", "h")),
    Command("move.down", M, "Down", ("down", "j")),
    Command("move.up", M, "Up", ("up", "k")),
    Command("move.right", M, "Right", ("right", "l")),
    Command("move.word", M, "Next word", ("w", "ctrl+right"), "word"),
    Command("move.word_back", M, "Previous word", ("b", "ctrl+left")),
    Command("move.sentence", M, "Next sentence", ("right_parenthesis",)),
    Command("move.sentence_back", M, "Previous sentence", ("left_parenthesis",)),
    Command("move.paragraph", M, "Next paragraph", ("right_curly_bracket", "ctrl+down")),
    Command("move.paragraph_back", M, "Previous paragraph", ("left_curly_bracket", "ctrl+up")),
    Command("move.row_start", M, "Start of the row", ("home",)),
    Command("move.row_end", M, "End of the row", ("end",)),
    Command("move.page_down", M, "A page down", ("pagedown",)),
    Command("move.page_up", M, "A page up", ("pageup",)),
    Command("move.top", M, "Top of the article", ("g", "ctrl+home")),
    Command("move.bottom", M, "Bottom of the article", ("G", "ctrl+end")),
    Command("select.anchor", S, "Start or end a selection here", ("v",), "select"),
    Command("select.left", S, "Extend to the left", ("shift+left",)),
    Command("select.right", S, "Extend to the right", ("shift+right",)),
    Command("select.up", S, "Extend upwards", ("shift+up",)),
    Command("select.down", S, "Extend downwards", ("shift+down",)),
    Command("select.word", S, "Extend by a word", ("ctrl+shift+right",)),
    Command("select.word_back", S, "Extend by a word to the left", ("ctrl+shift+left",)),
    Command("select.row_start", S, "Extend to the start of the row", ("shift+home",)),
    Command("select.row_end", S, "Extend to the end of the row", ("shift+end",)),
    Command("select.grow", S, "Grow: word, clause, sentence, paragraph", ("x",), "grow"),
    Command("select.shrink", S, "Shrink again", ("X",)),
    Command("select.paragraph", S, "The paragraph; again: and the next", ("V",), "paragraph"),
    Command(
        "select.end_on",
        S,
        "End on by a word; of a chosen span or outlined passage: by a clause",
        ("greater_than_sign",),
        "end",
    ),
    Command("select.end_back", S, "End back, alike", ("less_than_sign",)),
    Command(
        "select.start_on", S, "Start on, alike", ("right_square_bracket", "ampersand"), "start"
    ),
    Command("select.start_back", S, "Start back, alike", ("left_square_bracket", "percent_sign")),
    Command("select.clear", S, "Clear, let go, leave", ("escape",), "clear"),
    Command("tag.pick", T, "Pick a label, or highlight only", ("space",), "label"),
    Command("tag.filler", T, "The whole block of proposed filler, a span a paragraph", ("F",)),
    Command("span.adjust", A, "Adjust the ends of the chosen span", ("a",), "adjust"),
    Command("span.delete", A, "Delete the chosen span", ("d", "delete"), "delete"),
    Command("span.note", A, "Note on the chosen span (? first: not sure)", ("c",), "note"),
    Command("notes.flagged", A, "Flagged notes of all stories: those that begin with ?"),
    Command("span.inspect", A, "Inspect: links, history, definition", ("i",), "inspect"),
    Command("span.copy", A, "Copy the selection or the chosen span to the terminal's clipboard"),
    Command(
        "offer.link",
        L,
        "Link with what is outlined in that article; comparing: 1 left, 2 right, 3 both",
        tuple("123456789"),
        "link",
    ),
    Command("offer.next", L, "Outline the next in the article of a digit", ("plus",), "next"),
    Command(
        "offer.nothing",
        L,
        "Nothing in the article of a digit; twice: in none that is open; comparing: neither",
        ("0",),
        "nothing",
    ),
    Command("offer.follow", L, "Other articles scroll to what is outlined, or stay"),
    Command("suggest.elsewhere", L, "The same elsewhere: in articles of other stories"),
    Command("offer.semantic", L, "Compare by a sentence model too, or by words only"),
    Command("link.source", L, "Pin the chosen span as source of links", ("m",), "link from"),
    Command(
        "link.equivalent",
        L,
        "Link as equivalent: from the source at once, else with the article of a digit",
        ("equals_sign", "e"),
        "equivalent",
    ),
    Command(
        "link.partial", L, "Link as partial; again: which says more", ("tilde", "p"), "partial"
    ),
    Command(
        "link.contradicts",
        L,
        "Link as contradicting; twice: outline what differs",
        ("exclamation_mark", "r"),
        "contradicts",
    ),
    Command(
        "link.different",
        L,
        "Mark as different; with a digit: refuse what is outlined, outline the next",
        ("minus",),
        "different",
    ),
    Command(
        "link.partner", L, "To the partner, again: the next", ("apostrophe", "semicolon"), "partner"
    ),
    Command("link.take_out", L, "Take the span out of its fact", ("D",), "take out"),
    Command("verdict.accept", J, "Accept: it is right, and on", ("y",), "accept"),
    Command("review.reveal", J, "Whose work it is: after a verdict, and recorded"),
    Command("undo", U, "Undo", ("u",), "undo"),
    Command("redo", U, "Redo", ("U", "ctrl+r"), "redo"),
    Command("find", F, "Find in the articles; Tab: whole database", ("slash",), "find"),
    Command("search.everywhere", F, "Find in the whole database"),
    Command("screen.help", W, "Help and guideline", ("question_mark", "f1"), "help"),
    Command("screen.stories", W, "Stories and documents", ("S", "f2"), "stories"),
    Command("screen.review", W, "Review: batches of another's work", ("R", "f3"), "review"),
    Command("review.new", W, "New batch to review", ("ctrl+n",), "new batch"),
    Command("review.summary", W, "Summary of the batch: rates, what was wrong, what is left"),
    Command("review.sign", W, "Sign the batch off"),
    Command("screen.feedback", W, "Feedback: what a reviewer says of mine", ("f4",), "feedback"),
    Command("screen.compare", W, "Compare two layers, and agreement", ("C", "f5"), "compare"),
    Command("screen.matrix", W, "Fact matrix", ("M", "f6"), "matrix"),
    Command("screen.queue", W, "Queue: pairs that may say the same", ("Q", "f7"), "queue"),
    Command("document.complete", W, "Document complete; twice: the story", ("E", "f8"), "complete"),
    Command("screen.palette", W, "Palette: every command by name", ("colon", "ctrl+p"), "palette"),
    Command("tour.start", W, "Tour: six steps on the seed articles"),
    Command("tour.undo", W, "Tour: take back what it made"),
    Command("save.again", W, "Save again what could not be saved", ("ctrl+s",)),
    Command("theme.toggle", W, "Light or dark"),
    Command("cursor.toggle", W, "Show the terminal's cursor where the caret is, or hide it"),
    Command("app.stop", W, "Stop; `fg` in the shell goes on", ("ctrl+z",)),
    Command("app.quit", W, "Quit: all is saved", ("q", "ctrl+q", "ctrl+c"), "quit"),
    Command("choose", W, "Go there, take it, keep it", ("enter",), "go"),
)

RESERVED_KEYS = frozenset("Y")
"""Keys that later commands take: they do nothing yet, and no label may have them."""

BY_ID = {command.id: command for command in COMMANDS}

KEY_SIGNS = {
    "ampersand": "&",
    "apostrophe": "'",
    "backspace": "Backspace",
    "colon": ":",
    "comma": ",",
    "delete": "Delete",
    "down": "↓",
    "end": "End",
    "enter": "Enter",
    "equals_sign": "=",
    "escape": "Esc",
    "exclamation_mark": "!",
    "full_stop": ".",
    "greater_than_sign": ">",
    "home": "Home",
    "insert": "Ins",
    "left": "←",
    "left_curly_bracket": "{",
    "left_parenthesis": "(",
    "left_square_bracket": "[",
    "less_than_sign": "<",
    "minus": "-",
    "percent_sign": "%",
    "plus": "+",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "question_mark": "?",
    "right": "→",
    "right_curly_bracket": "}",
    "right_parenthesis": ")",
    "right_square_bracket": "]",
    "semicolon": ";",
    "slash": "/",
    "space": "Space",
    "tab": "Tab",
    "tilde": "~",
    "up": "↑",
}


def key_sign(key: str) -> str:
    """How a key is written for people: `Ctrl+←`, `Shift+Tab`, `F6`, `=`."""
    *modifiers, name = key.split("+") if len(key) > 1 else (key,)
    capital = name[1:].isdigit() or modifiers
    sign = KEY_SIGNS.get(name) or (name.upper() if capital else typed_by(name) or name)
    return "+".join([*(modifier.capitalize() for modifier in modifiers), sign])
