"""Draw the README's pictures anew: `python -m tests.pictures`."""

import asyncio
import os
import tempfile
from pathlib import Path

from tests.browser.chromium import EXECUTABLE
from tests.pictures.browser import draw_in_browser
from tests.pictures.picture import LIGHTS, PICTURES, TERMINAL, demonstration, drawn, file_of


def main() -> None:
    """Draw every picture in light and dark, and that of a browser where there is one."""
    os.environ.pop("NO_COLOR", None)
    os.environ.update(TERMINAL)
    for light in LIGHTS:
        with (
            tempfile.TemporaryDirectory() as folder,
            demonstration(Path(folder) / "pictures.db") as desk,
        ):
            for picture in PICTURES:
                svg = asyncio.run(drawn(desk, picture, light))
                file_of(picture, light).write_text(svg, encoding="utf-8", newline="\n")
    if EXECUTABLE is not None:
        draw_in_browser()


if __name__ == "__main__":
    main()
