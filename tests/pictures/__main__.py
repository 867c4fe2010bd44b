"""Draw the README's pictures anew: `python -m tests.pictures`."""

import asyncio
import os
import tempfile
from pathlib import Path

from annotator.session.annotators import known_annotator
from annotator.session.desk import Desk
from annotator.session.opening import open_story
from tests import sample

FOLDER = Path(__file__).parent

SIZE = (120, 34)
"""Columns and rows."""

PICTURES: dict[str, tuple[str, ...]] = {
    "board.svg": ("n", *("apostrophe",) * 4),
    "matrix.svg": ("f6",),
}
"""The keys that lead to each picture."""


async def draw(database: Path) -> None:
    """Draw every picture from one annotated database."""
    from annotator.tui.app import AnnotatorApp

    with Desk.open(database) as desk:
        annotator = desk.call(lambda store: known_annotator(store, sample.ANNOTATOR))
        for name, keys in PICTURES.items():
            app = AnnotatorApp(desk, annotator, open_story(desk, annotator.id))
            async with app.run_test(size=SIZE) as pilot:
                await pilot.press(*keys)
                await pilot.pause()
                picture = app.export_screenshot(title="annotator")
                (FOLDER / name).write_text(picture, encoding="utf-8", newline="\n")


def main() -> None:
    """Make the database in a folder of its own, annotate it, draw."""
    os.environ["COLORTERM"] = "truecolor"
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "pictures.db"
        sample.take_in(database)
        with Desk.open(database) as desk:
            sample.name_outlets(desk)
            sample.annotate(desk)
        asyncio.run(draw(database))


if __name__ == "__main__":
    main()
