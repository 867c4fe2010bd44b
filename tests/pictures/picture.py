"""One picture of the README: who sits there, what they press, and what is drawn."""

import asyncio
import re
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from html import unescape
from pathlib import Path

from annotator.domain.batch import ItemKind, SamplingPlan
from annotator.session.annotators import known_annotator
from annotator.session.demonstration import make_demonstration
from annotator.session.desk import Desk
from annotator.session.opening import open_story
from annotator.session.reviewing.keeping import draw_and_keep
from annotator.session.reviewing.setup import Setup
from annotator.tui.app import AnnotatorApp
from tests.sample import name_outlets

FOLDER = Path(__file__).parent

READER, REVIEWER = "mira", "rita"

TERMINAL = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
"""The environment in which pictures are drawn."""

PATIENCE = 20.0
"""Seconds for what is to be seen after a burst."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A screen of the demonstration that is worth showing."""

    name: str
    who: str
    bursts: Sequence[tuple[Sequence[str], str]]
    """Keys that are sent at once, and a text that the screen shows after them."""
    size: tuple[int, int] = (120, 34)
    """Columns and rows."""


PICTURES = (
    Picture(
        "board",
        READER,
        [(("slash", *"18-plus", "enter", "enter"), "fact 9"), ("'", "18-hour shifts")],
    ),
    Picture(
        "matrix",
        READER,
        [(("f6",), "facts"), (("down", *["right"] * 3), "13,000 North Koreans entered")],
        (132, 34),
    ),
    Picture("review", REVIEWER, [(("f3",), "batch"), (("enter",), "1 of 20"), ("nn", "3 of 20")]),
)


@dataclass(frozen=True, slots=True)
class Light:
    """A theme of the program and the window that is drawn around it."""

    name: str
    """Of the theme too."""
    ground: str
    title: str


LIGHTS = (Light("light", "#d8d8d8", "#303030"), Light("dark", "#292929", "#c5c8c6"))


def file_of(picture: Picture, light: Light) -> Path:
    """Where a picture is kept."""
    return FOLDER / f"{picture.name}-{light.name}.svg"


@contextmanager
def demonstration(database: Path) -> Iterator[Desk]:
    """The annotated database that is shown, with a batch drawn from it."""
    setup = Setup((READER,), kinds=(ItemKind.LINK,), plan=SamplingPlan.RANDOM, size=20, seed=3)
    with Desk.open(database, create=True) as desk:
        reviewer = desk.call(lambda store: known_annotator(store, REVIEWER))
        desk.call(lambda store: make_demonstration(store, reviewer))
        desk.call(lambda store: draw_and_keep(store, reviewer, setup))
        name_outlets(desk, READER)
        yield desk


async def drawn(desk: Desk, picture: Picture, light: Light) -> str:
    """A picture as SVG that asks for nothing elsewhere.

    Raises:
        TimeoutError: what a burst should show is not to be seen.
    """
    annotator = desk.call(partial(known_annotator, name=picture.who))
    app = AnnotatorApp(desk, annotator, open_story(desk, annotator.id))
    app.theme = light.name
    async with app.run_test(size=picture.size) as pilot:
        for keys, shown in picture.bursts:
            await pilot.press(*keys)
            await _until_shown(app, shown)
        await pilot.pause()
        return _framed(app.export_screenshot(title="annotator", simplify=True), light)


def text_of(svg: str) -> str:
    """What a picture says, row by row."""
    rows: dict[str, list[str]] = {}
    for row, words in re.findall(r'<text [^>]*y="([0-9.]+)"[^>]*>([^<]*)</text>', svg):
        rows.setdefault(row, []).append(unescape(words).replace("\xa0", " "))
    return "\n".join("".join(row).rstrip() for row in rows.values())


def colours_of(svg: str) -> set[str]:
    """The colours of text and grounds, as `#rrggbb`."""
    return {*re.findall('fill(?:: |=")(#[0-9a-f]{6})', svg)}


async def _until_shown(app: AnnotatorApp, words: str) -> None:
    end = time.monotonic() + PATIENCE
    while words not in text_of(app.export_screenshot()):
        if time.monotonic() > end:
            raise TimeoutError(f"{words!r} is not to be seen")
        await asyncio.sleep(0.02)


def _framed(svg: str, light: Light) -> str:
    """The picture in a window of its light, in the fonts that the reader has."""
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    svg = svg.replace("Fira Code, monospace", "Fira Code, ui-monospace, Menlo, Consolas, monospace")
    svg = svg.replace('fill="#292929"', f'fill="{light.ground}"')
    return re.sub(r'(-title" fill=)"#\w+"', rf'\1"{light.title}"', svg)
