"""What the pane shows, and where its caret goes."""

import pytest
from hypothesis import HealthCheck, given, settings
from rich.cells import cell_len

from tests.tui.layout.nasty import texts
from tests.tui.pane_host import TEXT, Host, at, document, mark, rows

STATISTIC = TEXT.index("10,000")


def widths_of(host: Host) -> list[int]:
    """The cells that each row of each pane takes by the text that is sent, not by its claim."""
    return [
        cell_len("".join(segment.text for segment in strip))
        for pane in host.panes
        for strip in pane.render_lines(pane.size.region)
    ]


async def test_rows_have_gutter_text_and_ruler() -> None:
    host = Host(marks=(mark("a", 0, 74), mark("b", 54, 64, "statistic"), mark("c", 80, 90, None)))
    async with host.run_test(size=(60, 8)) as pilot:
        await pilot.pause()
        assert [row.rstrip() for row in rows(host.panes[0])[:3]] == [
            "t    Workers at the site said on Monday that they had      ▀",
            "s+   slept four hours a night. “We are tired,” said one of",
            "     them.",
        ]


@pytest.mark.parametrize("width", [6, 8, 10, 11, 36, 120])
async def test_every_strip_is_as_wide_as_the_pane(width: int) -> None:
    text = "中文字符。e\u0301👩\u200d👧 \t word\u202e" * 9 + "\n" + TEXT
    host = Host(text, marks=(mark("a", 2, 30), mark("b", 8, 9, None)))
    async with host.run_test(size=(width, 12)) as pilot:
        await pilot.pause()
        assert widths_of(host) == [width] * 12


async def test_any_text_fills_every_strip() -> None:
    host = Host(panes=3)
    async with host.run_test(size=(41, 10)) as pilot:
        await pilot.pause()

        @settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
        @given(texts)
        def check(text: str) -> None:
            for pane in host.panes:
                pane.show_text(text)
                pane.set_marks([mark("a", 0, max(1, len(text) // 2))])
                pane.move_caret(len(text) // 3)
                pane.select(0, len(text))
            widths = [pane.size.width for pane in host.panes for _ in range(10)]
            assert widths_of(host) == widths

        check()


async def test_every_segment_has_a_ground_of_its_own() -> None:
    host = Host(marks=(mark("a", 0, 74), mark("u", 90, 99, "unknown")))
    async with host.run_test(size=(60, 8)) as pilot:
        await pilot.pause()
        pane = host.panes[0]
        for strip in pane.render_lines(pane.size.region):
            for segment in strip:
                assert segment.style is not None
                assert segment.style.bgcolor is not None


async def test_a_crop_is_a_part_of_the_whole() -> None:
    host = Host("中文字符 " * 30)
    async with host.run_test(size=(40, 8)) as pilot:
        await pilot.pause()
        pane = host.panes[0]
        whole = rows(pane)
        crop = pane.size.region.shrink((2, 0, 1, 5))
        part = [strip.text for strip in pane.render_lines(crop)]
        assert part == [row[5:] for row in whole[2:7]]


async def test_it_is_blank_before_it_has_a_size() -> None:
    host = Host()
    pane = host.panes[0]
    assert pane.selection is None
    assert pane.row_step(1) == pane.row_start() == pane.row_end() == 0
    async with host.run_test(size=(60, 8)) as pilot:
        pane.display = False
        await pilot.pause()
        pane.show_text(TEXT)
        pane.move_caret(100)
        assert pane.caret == 100


async def test_vertical_moves_keep_the_cell_they_aim_at() -> None:
    host = Host("a long first row\nb\na long third row\n")
    async with host.run_test(size=(60, 8)) as pilot:
        await pilot.pause()
        pane = host.panes[0]
        pane.move_caret(10)
        pane.move_caret(pane.row_step(1), keep_goal=True)
        assert pane.caret == host.text.index("b\n") + 1
        pane.move_caret(pane.row_step(1), keep_goal=True)
        assert pane.caret == host.text.index("a long third") + 10
        assert pane.row_start() == host.text.index("a long third")
        assert host.text[pane.row_end()] == "\n"
        pane.move_caret(pane.stop_before(pane.caret))
        pane.move_caret(pane.row_step(-2), keep_goal=True)
        assert pane.caret == 9


async def test_extending_and_clearing() -> None:
    host = Host()
    async with host.run_test(size=(60, 8)) as pilot:
        await pilot.pause()
        pane = host.panes[0]
        pane.move_caret(8)
        pane.move_caret(12, extend=True)
        assert (pane.anchor, pane.caret, pane.selection) == (8, 12, (8, 12))
        pane.move_caret(3, extend=True)
        assert pane.selection == (3, 8)
        pane.clear_selection()
        assert pane.caret == 3
        assert not pane.selection
        pane.anchor = 5
        assert pane.selection == (3, 5)
        pane.select(0, 10**9)
        assert pane.selection == (0, len(TEXT))


async def test_the_caret_stays_in_view() -> None:
    host = Host()
    async with host.run_test(size=(60, 10)) as pilot:
        await pilot.pause()
        pane = host.panes[0]
        for _ in range(12):
            pane.move_caret(pane.row_step(1), keep_goal=True)
        assert pane.top == 3
        pane.move_caret(len(TEXT))
        assert pane.top == pane.max_scroll_y > 0
        pane.move_caret(0)
        assert pane.top == 0


async def test_reveal_leaves_alone_what_is_in_view() -> None:
    host = Host()
    async with host.run_test(size=(60, 9)) as pilot:
        await pilot.pause()
        pane = host.panes[0]
        pane.reveal(STATISTIC)
        assert pane.top == 0
        far = TEXT.index("Paragraph 40")
        pane.reveal(far)
        assert at(pane, far)[1] == 3
        pane.reveal(far, screen_row=0)
        assert at(pane, far)[1] == 0
        start, end = pane.view_extent
        assert (start, TEXT[end - 1]) == (far, "\n")
        assert TEXT[start:end].count("\n") == 9


async def test_resizing_keeps_caret_and_top() -> None:
    host = Host()
    async with host.run_test(size=(100, 10)) as pilot:
        await pilot.pause()
        pane = host.panes[0]
        top = TEXT.index("Paragraph 20")
        pane.restore(TEXT.index("Paragraph 24"), None, top)
        for width in (30, 61, 24, 100):
            await pilot.resize_terminal(width, 10)
            await pilot.pause()
            assert pane.top_offset == top
            assert at(pane, top)[1] == 0
            assert pane.caret == TEXT.index("Paragraph 24")
            assert len(set(widths_of(host))) == 1


async def test_a_reading_is_taken_up_before_there_is_a_size() -> None:
    top = TEXT.index("Paragraph 30")
    host = Host(reading=(top + 5, top, top))
    async with host.run_test(size=(60, 10)) as pilot:
        await pilot.pause()
        pane = host.panes[0]
        assert at(pane, top)[1] == 0
        assert pane.selection == (top, top + 5)


async def test_a_paragraph_taller_than_the_screen_scrolls_by_row() -> None:
    host = Host("word " * 2000)
    async with host.run_test(size=(40, 10)) as pilot:
        await pilot.pause()
        pane = host.panes[0]
        seen = rows(pane)[1]
        pane.scroll_rows(1)
        assert rows(pane)[0] == seen
        pane.move_caret(pane.row_step(30), keep_goal=True)
        assert 0 <= at(pane, pane.caret)[1] < 10


async def test_a_wide_or_hostile_text_is_shown_by_stand_ins() -> None:
    host = Host("a\x1b]0;title\x07b \u202eevil 👩\u200d👧 中\n")
    async with host.run_test(size=(50, 4)) as pilot:
        await pilot.pause()
        assert rows(host.panes[0])[0].strip() == "a␛]0;title␇b ␦evil 👩 中"


async def test_marks_come_and_go_row_by_row() -> None:
    host = Host(marks=(mark("a", 0, 20),))
    async with host.run_test(size=(60, 8)) as pilot:
        await pilot.pause()
        pane = host.panes[0]
        before = rows(pane)
        assert before[0][0] == "t"
        pane.replace_marks(["a"], [mark("b", STATISTIC, STATISTIC + 6, "statistic")])
        after = rows(pane)
        assert (after[0][0], after[4][0]) == (" ", "s")
        pane.replace_marks([], [mark("b", 0, 5, "filler")])
        assert (rows(pane)[0][0], rows(pane)[4][0]) == ("f", " ")
        pane.replace_marks(["b", "unheard of"], [mark("a", 0, 20)])
        assert rows(pane) == before
        assert [each.id for each in pane.marks_at(3)] == ["a"]


async def test_what_changes_out_of_view_is_not_shown_as_it_was() -> None:
    """The pane goes away and comes back before anything of that is painted."""
    host = Host()
    async with host.run_test(size=(60, 8)) as pilot:
        await pilot.pause()
        pane = host.panes[0]
        before = pane.render_lines(pane.size.region)
        pane.reveal(len(TEXT))
        pane.move_caret(len(TEXT))
        pane.reveal(0)
        assert pane.render_lines(pane.size.region)[0] != before[0], "the caret is gone"
        pane.move_caret(0)
        assert pane.render_lines(pane.size.region) == before


async def test_what_is_laid_aside_is_shown_again_at_once() -> None:
    """As it was drawn, or as it is laid out and drawn ahead without being shown."""
    host = Host(marks=(mark("a", 0, 74),))
    async with host.run_test(size=(60, 8)) as pilot:
        await pilot.pause()
        pane, other = host.panes[0], "Another text. " * 40
        pane.move_caret(5)
        before = pane.render_lines(pane.size.region)
        aside = pane.laid_aside()
        ahead = pane.laid_out_as(other, (mark("b", 8, 12),))
        assert aside is not None
        assert ahead is not None
        ahead.draw(len(ahead.cell_map))
        assert pane.render_lines(pane.size.region) == before
        assert pane.show_again(document(other), ahead)
        pane.restore(0, None, 0)
        assert rows(pane)[0].startswith("t    Another text.")
        assert [each.id for each in pane.marks_at(9)] == ["b"]
        assert pane.show_again(document(TEXT), aside)
        pane.restore(5, None, 0)
        assert pane.render_lines(pane.size.region) == before
        await pilot.resize_terminal(50, 8)
        await pilot.pause()
        assert not pane.show_again(document(other), ahead), "it was laid out for another size"
        assert pane.text == TEXT


async def test_marks_that_come_while_it_is_hidden_are_shown_then() -> None:
    host = Host(panes=2)
    async with host.run_test(size=(120, 8)) as pilot:
        await pilot.pause()
        pane = host.panes[1]
        pane.display = False
        await pilot.pause()
        pane.set_marks((mark("a", 0, 74),))
        pane.display = True
        await pilot.pause()
        assert rows(pane)[0].startswith("t    Workers")
