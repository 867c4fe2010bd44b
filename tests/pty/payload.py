"""Text that a terminal would obey, in every place that text can stand in."""

import json
import re
from pathlib import Path
from typing import Any

CONTROLS = (
    "\x1b]52;c;cHduZWQ=\x07",  # writes the clipboard
    "\x1b]0;pwned\x07",  # names the window
    "\x1b]8;;http://pwned\x1b\\",  # a hidden link
    "\x1b[99;99H",  # moves the cursor
    "\x1b[?1337h",  # changes a mode
    "\x1bPpwned\x1b\\",  # a device control string
    "\x1b_pwned\x1b\\",  # an application program command
    "\x9b1337m",  # the same introducers in one character
    "\x9d52;c;cHduZWQ=\x9c",
    "\x90pwned\x9c",
    "\x85\x84\x8d",  # C1 line ends
    "\x08\x0b\x0c\x0e\x0f\x18\x1a",  # C0
    "\x7f",
    "\u202e\u202d\u202a\u2066\u2067\u2068\u2069\u200e\u200f\u061c",  # reorders what is read
    "\u2028\u2029",
)
"""Each shows as marks, one for each character."""

MARKUP = "[red][/red][/][b]x[@click=app.bell]"
"""Textual would style with it, end with an error, or make it clickable."""

POINTER = re.compile(rb"\x1b\]22;[a-z-]+\x07")
"""Asks for a shape of the mouse pointer; Textual itself does."""

RAW = re.compile(
    rb"\x1b[\]PX^_NO78cDEHMZ]"  # strings of a terminal, and other escapes without a bracket
    rb"|\x1b\[99;99H|\x1b\[\?1337"
    rb"|\xc2[\x80-\x9f]"
    rb"|[\x00-\x07\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f]"
    rb"|\xe2\x80[\x8e\x8f\xaa-\xae]|\xe2\x81[\xa6-\xa9]|\xd8\x9c|\xe2\x80[\xa8\xa9]"
)
"""What no output may have: nothing else that Textual writes looks like it."""


def evil(name: str) -> str:
    """A text that begins with `name` and goes on with everything that is not to be obeyed."""
    return name + "".join(CONTROLS) + MARKUP


def pieces(name: str) -> list[str]:
    """The same in short texts, so that none of it is cut off in a narrow column."""
    return [f"{name}{control}{MARKUP}" for control in CONTROLS]


def assert_nothing_raw(output: bytes) -> None:
    """Nothing in `output` is for the terminal to obey, but what the program itself wants."""
    output = POINTER.sub(b"", output)
    found = RAW.search(output)
    if found is not None:
        around = output[max(0, found.start() - 60) : found.end() + 60]
        raise AssertionError(f"{found[0]!r} reached the terminal in {around!r}")


def write_story(path: Path) -> None:
    """A story of hostile articles, labels, notes and names as a native file, by one annotator."""
    records = [*_people_and_labels(), *_articles(), *_layer()]
    path.write_text("".join(f"{json.dumps(record)}\n" for record in records))


ARTICLES = len(CONTROLS)
NAME = f"NAME{MARKUP}"
"""The annotator; a name with controls is refused."""


def _people_and_labels() -> list[dict[str, Any]]:
    return [
        {"type": "annotator", "id": "ana", "name": NAME},
        {
            "type": "label",
            "id": "claim",
            "name": "LAB" + CONTROLS[0] + "\u202e" + MARKUP,
            "key": "\u202e",
            "colour": "purple",
            "unit": "sentence",
            "definition": evil("DEFINED"),
            "position": 9,
        },
        {
            "type": "label",
            "id": "claim2",
            "name": "LBL" + CONTROLS[7] + MARKUP,
            "key": "\x9b",
            "colour": "sky",
            "unit": "clause",
            "definition": evil("MEANT"),
            "position": 10,
        },
    ]


def _articles() -> list[dict[str, Any]]:
    texts = pieces("TEXT")
    return [
        {
            "type": "document",
            "id": f"d{number}",
            "number": number,
            "story": "STORY" + evil(""),
            "title": evil(f"TITLE{number}") + "\r\n\t",
            "source": pieces(f"S{number}")[number - 1],
            "published": pieces("P")[number - 1],
            "url": evil("http://U"),
            "file_name": pieces("F")[number - 1],
            "text": f"{text} and {evil('MORE')}.\nWorkers: 10,000 of them.\n{evil('LAST')}",
        }
        for number, text in enumerate(texts, start=1)
    ]


def _layer() -> list[dict[str, Any]]:
    """A span on the first line of each article, all in one fact."""
    texts = pieces("TEXT")
    spans = [
        {
            "type": "span",
            "id": f"s{number:02}",
            "document": f"d{number}",
            "start": 0,
            "end": len(text),
            "quote": text,
            "label": ("claim", "claim2")[number % 2],
            "note": evil(f"?NOTE{number}"),
            "annotator": NAME,
        }
        for number, text in enumerate(texts, start=1)
    ]
    links = [
        {
            "type": "link",
            "a": "s01",
            "b": f"s{number:02}",
            "relation": "equivalent",
            "note": evil("LINKNOTE"),
            "annotator": NAME,
        }
        for number in range(2, len(texts) + 1)
    ]
    return [*spans, *links]
