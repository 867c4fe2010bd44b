"""The shades themselves: each can be read, and told from the others, in every kind of terminal."""

from collections.abc import Iterator, Mapping
from itertools import combinations

import pytest
from rich.color import Color

from annotator.domain.label import COLOURS, INITIAL_LABELS
from annotator.tui.colours.attributes import ATTRIBUTES
from annotator.tui.colours.chrome import Chrome
from annotator.tui.colours.palette import Palette, Shade
from annotator.tui.colours.themes import CHROMES, PALETTES, prefers_light, themed
from tests.tui.eyes.contrast import LINUX, Shown, contrast, contrast_in, shown_in
from tests.tui.eyes.vision import Eyes, distance, least_distance

THEMES = list(PALETTES)
RICH_THEMES = ["dark", "light"]

APART = 5.0
"""Between any two grounds: more than twice what can just be told."""
FAR_APART = 9.0
"""Between those that everybody has on the screen from the first day."""


def grounds(palette: Palette, chrome: Chrome) -> dict[str, Shade]:
    """All that is told apart by its ground, an empty one being the pane's."""
    drawn = {
        "highlight": palette.highlight,
        "selection": palette.selection,
        "caret": palette.caret,
        "idle caret": palette.idle_caret,
        "hit": palette.hit,
        "dimmed": palette.dimmed,
        "pane": Shade(chrome.text, chrome.ground),
    }
    return {**palette.labels, **drawn}


def pairs(theme: str) -> Iterator[tuple[str, Color, Color]]:
    """Every text with each ground that it stands on."""
    palette, chrome = PALETTES[theme], CHROMES[theme]
    for name, shade in [
        *grounds(palette, chrome).items(),
        ("outline", palette.outline),
        ("faint", Shade(palette.faint, "")),
        ("cursor", chrome.cursor),
        ("chip", chrome.chip),
    ]:
        yield name, Color.parse(shade.text), Color.parse(shade.ground or chrome.ground)
    for name in ("text", "dim", "key", "warning", "error"):
        for ground in chrome.grounds:
            yield f"{name} on {ground}", Color.parse(getattr(chrome, name)), Color.parse(ground)


def test_contrast_is_what_wcag_says() -> None:
    assert contrast("000000", "ffffff") == pytest.approx(21)
    assert contrast("777777", "ffffff") == pytest.approx(4.48, abs=0.01)


def test_simulated_eyes_see_what_the_paper_says() -> None:
    """Red and green fall together for protan and deutan eyes, blue and green nearly for tritan."""
    red, green, blue = "c00000", "5e6b00", "00a0a0"
    assert distance(red, green, Eyes.COMMON) > 2 * distance(red, green, Eyes.DEUTAN)
    assert distance("000000", "ffffff", Eyes.PROTAN) == pytest.approx(100, abs=0.5)
    assert distance(blue, "0090ff", Eyes.TRITAN) < distance(blue, "0090ff", Eyes.COMMON)


@pytest.mark.parametrize("theme", THEMES)
def test_every_text_can_be_read_on_its_ground(theme: str) -> None:
    def dim(terminal: Shown) -> dict[str, float]:
        found = {name: contrast_in(terminal, *both) for name, *both in pairs(theme)}
        return {name: ratio for name, ratio in found.items() if ratio < terminal.least}

    assert {each.name: dim(each) for each in shown_in(theme) if dim(each)} == {}


@pytest.mark.parametrize("theme", ["dark-16"])
def test_bright_grounds_can_do_without_their_brightness(theme: str) -> None:
    """On the console of Linux a bright ground is the plain colour."""
    for name, text, ground in pairs(theme):
        plain = (ground.downgrade(LINUX.system).number or 0) % 8
        assert contrast(LINUX.colour(text), LINUX.table[plain]) >= LINUX.least, name


@pytest.mark.parametrize("theme", RICH_THEMES)
def test_grounds_are_told_apart_by_all_eyes(theme: str) -> None:
    every = grounds(PALETTES[theme], CHROMES[theme])
    for terminal in shown_in(theme):
        seen = {name: terminal.colour(Color.parse(each.ground)) for name, each in every.items()}
        assert too_near(seen, APART) == {}
        daily = ("pane", *(label.colour for label in INITIAL_LABELS))
        assert too_near({name: seen[name] for name in daily}, FAR_APART) == {}
        moving = ("pane", "selection", "caret")
        assert too_near({name: seen[name] for name in moving}, FAR_APART) == {}


def too_near(colours: Mapping[str, str], least: float) -> dict[tuple[str, str], float]:
    """The pairs that some eyes cannot tell apart that well."""
    return {
        (one, other): round(least_distance(colours[one], colours[other]), 1)
        for one, other in combinations(colours, 2)
        if least_distance(colours[one], colours[other]) < least
    }


@pytest.mark.parametrize("theme", THEMES)
def test_no_two_look_the_same_in_a_poorer_terminal(theme: str) -> None:
    palette, chrome = PALETTES[theme], CHROMES[theme]
    for terminal in shown_in(theme):
        seen = [
            (
                terminal.colour(Color.parse(each.text)),
                terminal.colour(Color.parse(each.ground or chrome.ground)),
                each.attributes,
            )
            for each in grounds(palette, chrome).values()
        ]
        assert len(set(seen)) == len(seen), terminal.name


@pytest.mark.parametrize("theme", THEMES)
def test_every_colour_of_a_label_has_a_shade(theme: str) -> None:
    assert set(PALETTES[theme].labels) == set(COLOURS)


def test_attributes_are_one_to_a_colour() -> None:
    assert len(set(ATTRIBUTES)) == len(ATTRIBUTES) == len(COLOURS)


@pytest.mark.parametrize(
    ("is_light", "system", "no_color", "theme"),
    [
        (False, "truecolor", False, "dark"),
        (True, "256", False, "light"),
        (False, "standard", False, "dark-16"),
        (True, "windows", False, "light-16"),
        (True, "truecolor", True, "plain"),
    ],
)
def test_a_terminal_gets_the_theme_of_its_colours(
    is_light: bool, system: str, no_color: bool, theme: str
) -> None:
    assert themed(is_light=is_light, colour_system=system, no_color=no_color) == theme


@pytest.mark.parametrize(
    ("remembered", "background", "is_light"),
    [
        (None, None, False),
        (None, "15;0", False),
        (None, "0;15", True),
        (None, "0;default;7", True),
        ("dark", "0;15", False),
        ("light", "15;0", True),
        ("textual-light", None, True),
        ("textual-dark", "0;15", False),
    ],
)
def test_the_ground_of_the_terminal_decides_until_somebody_does(
    remembered: str | None, background: str | None, is_light: bool
) -> None:
    environment = {} if background is None else {"COLORFGBG": background}
    assert prefers_light(remembered, environment) is is_light
