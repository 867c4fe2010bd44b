"""The README's pictures show what the program draws, in light and in dark."""

import re
from itertools import cycle
from pathlib import Path

import pytest

from tests.pictures.browser import BROWSER, LARGEST
from tests.pictures.picture import (
    FOLDER,
    LIGHTS,
    PICTURES,
    TERMINAL,
    Light,
    Picture,
    colours_of,
    demonstration,
    drawn,
    file_of,
    text_of,
)

README = Path(__file__).parents[2] / "README.md"


@pytest.mark.parametrize(
    ("picture", "drawn_in"),
    [*zip(PICTURES, cycle(LIGHTS), strict=False)],
    ids=lambda each: each.name,
)
async def test_a_picture_is_what_the_program_draws_now(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, picture: Picture, drawn_in: Light
) -> None:
    """`python -m tests.pictures` draws them anew."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, value in TERMINAL.items():
        monkeypatch.setenv(name, value)
    with demonstration(tmp_path / "pictures.db") as desk:
        now = await drawn(desk, picture, drawn_in)
    assert len(text_of(now).splitlines()) > 20
    assert colours_of(file_of(picture, drawn_in).read_text("utf-8")) == colours_of(now)
    for light in LIGHTS:
        assert text_of(file_of(picture, light).read_text("utf-8")) == text_of(now)


def test_the_readme_shows_each_picture_in_the_light_of_the_page() -> None:
    shown = re.findall(
        r'<source media="\(prefers-color-scheme: dark\)" srcset="(\S+)">\s*'
        r'<img alt="([^"]+)" src="(\S+)">',
        README.read_text("utf-8"),
    )
    light, dark = LIGHTS
    found = {(README.parent / dark, README.parent / light) for dark, _, light in shown}
    assert {(file_of(each, dark), file_of(each, light)) for each in PICTURES} <= found
    assert all(path.is_file() for pair in found for path in pair)
    assert {*FOLDER.glob("*.svg")} == {file_of(each, of) for each in PICTURES for of in LIGHTS}


def test_the_readme_shows_a_tab_of_a_browser() -> None:
    assert f'src="{BROWSER.relative_to(README.parent)}"' in README.read_text("utf-8")
    assert 0 < BROWSER.stat().st_size < LARGEST


def test_a_picture_asks_for_nothing_elsewhere() -> None:
    for path in FOLDER.glob("*.svg"):
        svg = path.read_text("utf-8").replace('xmlns="http://www.w3.org/2000/svg"', "")
        assert not re.findall(r"url\((?!#)|href|@import", svg), path.name
