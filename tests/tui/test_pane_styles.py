"""Themes, colour systems and NO_COLOR."""

from itertools import combinations

import pytest
from rich.style import Style

from annotator.domain.label import INITIAL_LABELS, LabelSet
from annotator.tui.colours.dark import DARK
from annotator.tui.colours.light import LIGHT
from annotator.tui.colours.themes import CHROMES, PALETTES
from annotator.tui.layout.mark import FAINT_TINT
from annotator.tui.layout.painting import (
    CARET,
    CHOSEN,
    CODE,
    HIT,
    IDLE_CARET,
    NESTED,
    OUTLINED,
    PINNED,
    PLAIN,
    SELECTED,
    UNLIT,
    Look,
)
from annotator.tui.layout.ruler import EMPTY, Tick
from annotator.tui.widgets.pane_styles import PaneStyles
from tests.tui.eyes.contrast import contrast_in, shown_in
from tests.tui.pane_host import Host, mark

COLOURS = tuple((label.id, label.colour) for label in INITIAL_LABELS)
TINTS = ("", *(each.id for each in INITIAL_LABELS), FAINT_TINT)
TRAITS = (NESTED, CHOSEN, PINNED, OUTLINED, HIT, SELECTED, CARET, IDLE_CARET)


def table(theme: str = "dark", *, colourless: bool = False) -> PaneStyles:
    chrome = CHROMES[theme]
    base = Style.parse(f"{chrome.text} on {chrome.ground}")
    return PaneStyles(base, PALETTES[theme], COLOURS, colourless=colourless)


@pytest.mark.parametrize("theme", PALETTES)
@pytest.mark.parametrize("colourless", [False, True])
def test_whatever_a_person_must_tell_apart_looks_different(theme: str, colourless: bool) -> None:
    styles = table(theme, colourless=colourless)
    labels = [Look(tint, 0) for tint in TINTS]
    states = [Look(None, trait) for trait in (OUTLINED, HIT, SELECTED, CARET, IDLE_CARET)]
    states.append(Look(None, UNLIT))
    looks = [PLAIN, *labels, *states] if not colourless else [PLAIN, *labels]
    assert len({styles.look(look) for look in looks}) == len(looks)
    tint = labels[1].tint
    over = [Look(tint, trait) for trait in (0, NESTED, CHOSEN, PINNED, SELECTED, CARET)]
    assert len({styles.look(look) for look in over}) == len(over)
    assert styles.look(Look(tint, SELECTED)) != styles.look(Look(tint, SELECTED | CARET))


def test_selection_caret_and_chosen_span_need_no_colour() -> None:
    styles = table(colourless=True)
    states = (0, SELECTED, CARET, IDLE_CARET, CHOSEN, SELECTED | CARET)
    for tint in (None, *TINTS):
        looks = [styles.look(Look(tint, traits)) for traits in states]
        drawn = {str(each) for each in looks}
        assert len(drawn) == len(looks), tint


@pytest.mark.parametrize("theme", PALETTES)
def test_text_can_be_read_whatever_is_drawn_over_it(theme: str) -> None:
    styles = table(theme)
    looks = [
        Look(tint, sum(traits))
        for tint in (None, *TINTS)
        for count in (0, 1, 2)
        for traits in combinations(TRAITS, count)
    ]
    for look in [*looks, Look(None, UNLIT), Look(None, CODE)]:
        style = styles.look(look)
        assert style.color is not None
        assert style.bgcolor is not None
        for terminal in shown_in(theme):
            assert contrast_in(terminal, style.color, style.bgcolor) >= terminal.least, look


def test_the_chosen_span_is_bold_and_underlined_and_a_nested_one_underlined() -> None:
    styles = table()
    chosen, nested = styles.look(Look("testimony", CHOSEN)), styles.look(Look("testimony", NESTED))
    assert (chosen.bold, chosen.underline) == (True, True)
    assert (nested.bold, nested.underline) == (None, True)


def test_an_unknown_label_looks_like_a_plain_highlight() -> None:
    styles = table()
    assert styles.look(Look("nowhere", 0)) == styles.look(Look("", 0)) != styles.base


def test_without_colour_nothing_but_the_base_has_colour() -> None:
    styles = table(colourless=True)
    for label in INITIAL_LABELS:
        style = styles.look(Look(label.id, CHOSEN | SELECTED))
        assert (style.color, style.bgcolor) == (styles.base.color, styles.base.bgcolor)


def test_an_empty_cell_of_the_ruler_is_bare() -> None:
    styles = table()
    assert styles.tick(EMPTY) is styles.base
    assert styles.tick(Tick(None, None, True)) != styles.base


async def test_a_change_of_theme_or_labels_is_painted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("TERM", "xterm-256color")
    host = Host(marks=(mark("a", 0, 74),))
    async with host.run_test(size=(60, 8)) as pilot:
        await pilot.pause()
        pane = host.panes[0]

        def grounds() -> set[str]:
            strips = pane.render_lines(pane.size.region)
            styles = [segment.style for strip in strips for segment in strip]
            return {style.bgcolor.name for style in styles if style and style.bgcolor}

        assert DARK.labels["orange"].ground in grounds()
        host.theme = "textual-light"
        await pilot.pause()
        assert LIGHT.labels["orange"].ground in grounds()
        pane.set_labels(LabelSet([]))
        assert LIGHT.highlight.ground in grounds()


async def test_line_filters_are_applied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    host = Host(marks=(mark("a", 0, 74),))
    async with host.run_test(size=(60, 8)) as pilot:
        await pilot.pause()
        for strip in host.panes[0].render_lines(host.panes[0].size.region):
            for segment in strip:
                assert segment.style is not None
                assert segment.style.bgcolor is not None
                triplet = segment.style.bgcolor.get_truecolor()
                assert triplet.red == triplet.green == triplet.blue
