"""Draw the README's pictures anew: `python -m tests.pictures`."""

import asyncio
import os
import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from annotator.domain.batch import ItemKind, SamplingPlan
from annotator.session.annotators import known_annotator
from annotator.session.demonstration import make_demonstration
from annotator.session.desk import Desk
from annotator.session.opening import open_story
from annotator.session.reviewing.keeping import draw_and_keep
from annotator.session.reviewing.setup import Setup

FOLDER = Path(__file__).parent

SIZE = (120, 34)
"""Columns and rows."""

READER, REVIEWER = "mira", "rita"

PICTURES: dict[str, tuple[str, Sequence[Sequence[str]]]] = {
    "board.svg": (READER, [("slash", *"18-plus", "enter", "enter")]),
    "matrix.svg": (READER, [("f6",)]),
    "review.svg": (REVIEWER, [("f3",), ("enter",), ("n", "n")]),
}
"""Who sits there, and the keys that lead to each picture, in bursts."""

PATIENCE = 1.0
"""Seconds for what is worked out or read after a burst."""


async def draw(desk: Desk) -> None:
    """Draw every picture from one annotated database."""
    from annotator.tui.app import AnnotatorApp

    for name, (who, bursts) in PICTURES.items():
        annotator = desk.call(partial(known_annotator, name=who))
        app = AnnotatorApp(desk, annotator, open_story(desk, annotator.id))
        async with app.run_test(size=SIZE) as pilot:
            for keys in bursts:
                await pilot.press(*keys)
                await asyncio.sleep(PATIENCE)
            await pilot.pause()
            picture = app.export_screenshot(title="annotator")
            (FOLDER / name).write_text(picture, encoding="utf-8", newline="\n")


def main() -> None:
    """Make the demonstration in a folder of its own, draw a batch from it, then the pictures."""
    os.environ["COLORTERM"] = "truecolor"
    setup = Setup((READER,), kinds=(ItemKind.LINK,), plan=SamplingPlan.RANDOM, size=20, seed=3)
    with (
        tempfile.TemporaryDirectory() as folder,
        Desk.open(Path(folder) / "pictures.db", create=True) as desk,
    ):
        reviewer = desk.call(lambda store: known_annotator(store, REVIEWER))
        desk.call(lambda store: make_demonstration(store, reviewer))
        desk.call(lambda store: draw_and_keep(store, reviewer, setup))
        asyncio.run(draw(desk))


if __name__ == "__main__":
    main()
