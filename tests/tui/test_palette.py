from itertools import combinations

import pytest
from rich.color import Color, ColorSystem

from annotator.domain.label import COLOURS
from annotator.tui.palette import ATTRIBUTES, DARK, LIGHT, SIXTEEN, Palette, Shade

LEAST_CONTRAST = 4.5
"""WCAG 2.2, success criterion 1.4.3."""


def luminance(colour: str) -> float:
    """WCAG's relative luminance, 0 to 1."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(shade: Shade) -> float:
    """WCAG's contrast ratio, 1 to 21."""
    one, other = sorted((luminance(shade.text), luminance(shade.ground)))
    return (other + 0.05) / (one + 0.05)


def shades(palette: Palette) -> list[Shade]:
    drawn = (palette.highlight, palette.selection, palette.caret, palette.idle_caret, palette.hit)
    return [*palette.labels.values(), *drawn, palette.outline, palette.dimmed]


def test_contrast_is_what_wcag_says() -> None:
    assert contrast(Shade("#000000", "#ffffff")) == pytest.approx(21)
    assert contrast(Shade("#777777", "#ffffff")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("palette", [DARK, LIGHT], ids=["dark", "light"])
def test_every_text_can_be_read_on_its_ground(palette: Palette) -> None:
    assert {shade: contrast(shade) for shade in shades(palette) if contrast(shade) < 4.5} == {}


@pytest.mark.parametrize("palette", [DARK, LIGHT, SIXTEEN], ids=["dark", "light", "sixteen"])
def test_every_colour_of_a_label_has_a_shade(palette: Palette) -> None:
    assert tuple(palette.labels) == COLOURS


@pytest.mark.parametrize(
    ("palette", "system"),
    [
        (DARK, ColorSystem.EIGHT_BIT),
        (LIGHT, ColorSystem.EIGHT_BIT),
        (SIXTEEN, ColorSystem.STANDARD),
    ],
    ids=["dark-256", "light-256", "sixteen"],
)
def test_no_two_grounds_fall_together_in_a_poorer_terminal(
    palette: Palette, system: ColorSystem
) -> None:
    grounds = [*palette.labels.values(), palette.highlight, palette.dimmed]
    seen = [Color.parse(each.ground).downgrade(system).number for each in grounds if each.ground]
    assert all(one != other for one, other in combinations(seen, 2))


def test_the_sixteen_are_what_a_terminal_of_16_colours_has() -> None:
    for shade in shades(SIXTEEN):
        text = Color.parse(shade.text).downgrade(ColorSystem.STANDARD)
        ground = Color.parse(shade.ground or "#000000").downgrade(ColorSystem.STANDARD)
        assert text.number != ground.number


def test_attributes_are_one_to_a_colour() -> None:
    assert len(set(ATTRIBUTES)) == len(ATTRIBUTES) == len(COLOURS)
