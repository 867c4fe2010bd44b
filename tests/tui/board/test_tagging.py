from pathlib import Path

import pytest

from annotator.session.labelling import plan_add_label
from annotator.session.plan import as_step
from annotator.storage.store import Store
from tests.tui.seat import NEEDLE, SMALL, USUAL, WIDE, Seat, seated

OFFICIAL = "Russian official Sergei Shoigu admitted plans to use 5,000 North Koreans"


def made(at: Seat) -> list[tuple[str | None, str]]:
    """Label and quote of each painted span."""
    return [(span.label, span.quote) for span in at.spans]


def add_labels(path: Path, *labels: tuple[str, str | None]) -> None:
    """Add labels of these names and keys."""
    with Store.open(path) as store:
        for name, key in labels:
            store.commit(as_step(plan_add_label(store.labels(), name, key=key), "ada", "setup"))


@pytest.mark.parametrize(
    ("key", "label"),
    [
        ("t", "testimony"),
        ("s", "statistic"),
        ("o", "official_statement"),
        ("f", "filler"),
    ],
)
async def test_a_label_key_tags_the_selection(seeds: Path, key: str, label: str) -> None:
    async with seated(seeds, SMALL) as at:
        at.select(1, NEEDLE)
        await at.type(key)
        assert made(at) == [(label, NEEDLE)]
        assert at.selected == ""
        assert at.stored() == at.spans


@pytest.mark.parametrize(
    ("key", "begins", "ends"),
    [
        ("s", "with only two days off a year", "a year"),
        ("t", "Workers, closely monitored", "two days off a year."),
        ("f", "Interviews with former workers", "akin to prisoners."),
    ],
)
async def test_a_label_key_takes_its_unit_at_the_caret(
    seeds: Path, key: str, begins: str, ends: str
) -> None:
    """Statistic: the clause with the quantity; testimony: the sentence; filler: the paragraph."""
    async with seated(seeds, SMALL) as at:
        at.caret(3, "two days off")
        await at.type(key)
        (span,) = at.spans
        assert span.quote.startswith(begins)
        assert span.quote.endswith(ends)


async def test_statistic_finds_the_quantity_from_elsewhere_in_the_sentence(seeds: Path) -> None:
    """The caret may stand at the start of the sentence; the clause with the number is taken."""
    async with seated(seeds, SMALL) as at:
        at.caret(1, "Despite this, over 10,000")
        await at.type("s")
        (span,) = at.spans
        assert "over 10,000 workers" in span.quote
        assert not span.quote.startswith("Despite")


async def test_outer_white_space_is_never_part_of_a_span(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        at.select(1, f" {NEEDLE}")
        await at.type("s")
        at.select(2, "登录密码\n")
        await at.type("f")
        assert made(at) == [("statistic", NEEDLE), ("filler", "登录密码")]


async def test_white_space_alone_is_refused(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        at.select(1, " hour")
        await at.press("shift+left", "shift+left", "shift+left", "shift+left", "s")
        assert at.spans == []
        assert "Select some words first" in at.hint


async def test_the_new_span_is_the_chosen_one_and_a_label_key_changes_it(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        span = await at.tagged(1, NEEDLE)
        await at.type("t")
        assert made(at) == [("testimony", NEEDLE)]
        assert at.chosen.id == span.id
        assert "testimony (was statistic)" in at.status


async def test_a_caret_move_lets_go_of_the_chosen_span(seeds: Path) -> None:
    """The next label key then tags anew, at the caret."""
    async with seated(seeds, SMALL) as at:
        await at.tagged(1, NEEDLE)
        await at.type("l")
        assert at.board.chosen is None
        await at.type("t")
        assert [label for label, _ in made(at)].count("statistic") == 1
        assert len(at.spans) == 2


@pytest.mark.parametrize("keys", ["h", "j", "w", ")", "}", "G", "x", "v", "V", ">"])
async def test_every_move_and_selection_lets_go(seeds: Path, keys: str) -> None:
    async with seated(seeds, SMALL) as at:
        await at.tagged(1, NEEDLE)
        await at.type(keys)
        assert at.board.chosen is None


async def test_a_caret_that_stands_inside_a_span_does_not_choose_it(seeds: Path) -> None:
    """A label key there tags the unit at the caret, inside or around the span."""
    async with seated(seeds, SMALL) as at:
        at.caret(1, OFFICIAL)
        await at.type("o")
        at.caret(1, "plans to use 5,000")
        assert at.board.chosen is None
        await at.type("s")
        assert sorted(label or "" for label, _ in made(at)) == ["official_statement", "statistic"]
        outer, inner = sorted(at.spans, key=lambda span: span.start)
        assert outer.start <= inner.start < inner.end <= outer.end


async def test_a_move_in_another_article_also_lets_go(seeds: Path) -> None:
    """`Tab` alone keeps the chosen span, so that it can be compared and pinned."""
    async with seated(seeds, SMALL) as at:
        span = await at.tagged(1, NEEDLE)
        await at.press("tab")
        assert at.board.chosen == span.id
        await at.type("w")
        assert at.board.chosen is None


async def test_enter_takes_the_span_at_the_caret_then_the_next_outwards(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        inner = await at.tagged(1, "5,000 North Koreans")
        outer = await at.tagged(1, OFFICIAL, "o")
        at.caret(1, "5,000 North Koreans", at=2)
        await at.press("enter")
        assert at.board.chosen == inner.id
        await at.press("enter")
        assert at.board.chosen == outer.id


async def test_the_same_tag_again_says_so_and_makes_no_second_one(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        await at.tagged(1, NEEDLE)
        await at.tagged(1, NEEDLE)
        assert len(at.spans) == 1
        assert "already statistic" in at.status
        assert len(at.steps()) == 1


# The picker


async def test_space_and_a_label_key(seeds: Path) -> None:
    """The picker shows every label with its definition and takes its key."""
    async with seated(seeds, SMALL) as at:
        at.select(1, NEEDLE)
        await at.press("space")
        assert "which label?" in at.hint
        assert "official statement" in at.row("dock")
        await at.type("o")
        assert made(at) == [("official_statement", NEEDLE)]
        assert at.board.mode is None


async def test_space_twice_highlights_only(seeds: Path) -> None:
    """A plain highlight has no label; it can be linked, and tagged later."""
    async with seated(seeds, SMALL) as at:
        at.select(1, NEEDLE)
        await at.press("space", "space")
        assert made(at) == [(None, NEEDLE)]
        assert "highlight “18-plus" in at.status
        await at.type("s")
        assert made(at) == [("statistic", NEEDLE)]


async def test_space_twice_takes_the_label_off_the_chosen_span(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        await at.tagged(1, NEEDLE)
        await at.press("space", "space")
        assert made(at) == [(None, NEEDLE)]


async def test_arrows_and_enter_pick_too(seeds: Path) -> None:
    async with seated(seeds, USUAL) as at:
        at.select(1, NEEDLE)
        await at.press("space", "down")
        assert "A quantity with what it counts" in at.row("dock")
        await at.press("down", "up", "enter")
        assert made(at) == [("statistic", NEEDLE)]
        at.select(1, "Tae")
        await at.press("space", "up", "enter")
        assert made(at)[-1] == (None, "Tae")


async def test_escape_leaves_the_picker_and_keeps_the_selection(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        at.select(1, NEEDLE)
        await at.press("space", "escape")
        assert (at.spans, at.selected) == ([], NEEDLE)
        await at.press("space", "z", "escape")
        assert (at.spans, at.selected) == ([], NEEDLE)


async def test_a_label_whose_key_is_a_command_works_after_space_only(seeds: Path) -> None:
    """`h` moves left; `Space h` tags. A label without a key has a digit there."""
    add_labels(seeds, ("hearsay", "h"), ("rumour", None))
    async with seated(seeds, SMALL) as at:
        at.select(1, NEEDLE)
        assert "hearsay" not in at.hint
        await at.press("space", "h")
        assert made(at) == [("hearsay", NEEDLE)]
        await at.press("space", "1")
        assert made(at) == [("rumour", NEEDLE)]
        await at.press("h")
        assert at.board.chosen is None
        assert made(at) == [("rumour", NEEDLE)]


# Adjusting


@pytest.mark.parametrize("keep", ["a", "enter"])
async def test_the_ends_of_the_chosen_span_move_by_words(seeds: Path, keep: str) -> None:
    """`a`, then `<` `>` `[` `]`; `a` or Enter keeps."""
    async with seated(seeds, SMALL) as at:
        span = await at.tagged(1, NEEDLE)
        await at.type("a>>[")
        assert at.selected == f"working {NEEDLE}. Others, like"
        await at.type("<<")
        await at.press(keep)
        assert made(at) == [("statistic", "working 18-plus hour days")]
        assert at.chosen.id == span.id
        assert at.board.mode is None
        assert at.selected == ""


async def test_escape_drops_the_adjusting(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        span = await at.tagged(1, NEEDLE)
        await at.type("a>>⎋")
        assert made(at) == [("statistic", NEEDLE)]
        assert at.board.chosen == span.id
        assert (at.board.mode, at.selected, at.board.anchored) == (None, "", False)
        await at.type("w")
        assert at.selected == ""


async def test_moves_carry_the_end_while_adjusting(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        await at.tagged(1, NEEDLE)
        await at.type("a")
        await at.press("w", "right", "left", "left", "a")
        assert made(at) == [("statistic", f"{NEEDLE}.")]


async def test_adjusting_keeps_links_and_note(seeds: Path) -> None:
    async with seated(seeds, WIDE) as at:
        spans = await at.linked(
            (1, "over 10,000 workers"), (4, "around 10,000 North Korean workers")
        )
        at.board.choose(spans[0].id)
        await at.type("c?sure⏎a[⏎")
        span = at.shown.spans[spans[0].id]
        assert span.quote == "this, over 10,000 workers"
        assert span.note == "?sure"
        assert len(at.shown.links) == 1


async def test_other_keys_do_nothing_while_adjusting(seeds: Path) -> None:
    """So that a slip does not delete or leave half an adjustment behind."""
    async with seated(seeds, SMALL) as at:
        await at.tagged(1, NEEDLE)
        await at.type("a>")
        await at.type("dtuq/⇥")
        assert made(at) == [("statistic", NEEDLE)]
        assert at.article == 1
        await at.type("a")
        assert made(at) == [("statistic", f"{NEEDLE}. Others")]


# Notes and deleting


async def test_a_note_that_begins_with_a_question_mark_flags(seeds: Path) -> None:
    async with seated(seeds, USUAL) as at:
        await at.tagged(1, NEEDLE)
        await at.type("c? who counted⏎")
        (span,) = at.spans
        assert (span.note, span.flagged) == ("? who counted", True)
        assert "? who counted" in at.row("dock")
        await at.press("c", "home", "delete", "delete", "enter")
        (span,) = at.spans
        assert (span.note, span.flagged) == ("who counted", False)


async def test_a_flag_shows_at_the_caret(seeds: Path) -> None:
    async with seated(seeds, USUAL) as at:
        await at.tagged(1, NEEDLE)
        await at.press("c", "?", "enter", "left")
        assert at.status.rstrip().endswith("statistic?")


async def test_escape_leaves_the_note_as_it_was(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        await at.tagged(1, NEEDLE)
        await at.type("cfirst⏎csecond⎋")
        assert at.spans[0].note == "first"


@pytest.mark.parametrize("key", ["d", "delete"])
async def test_a_span_without_links_is_deleted_at_once(seeds: Path, key: str) -> None:
    async with seated(seeds, SMALL) as at:
        await at.tagged(1, NEEDLE)
        await at.press(key)
        assert (at.spans, at.stored(), at.board.chosen) == ([], [], None)
        assert "deleted statistic" in at.status


@pytest.mark.parametrize(("answer", "links"), [("enter", 1), ("d", 0)])
async def test_deleting_a_linked_span_asks_once(seeds: Path, answer: str, links: int) -> None:
    """Enter keeps the others together, `d` drops the links: one step either way."""
    async with seated(seeds, WIDE) as at:
        spans = await at.linked(
            (1, "over 10,000 workers"),
            (4, "around 10,000 North Korean workers"),
            (3, "over 13,000 North Koreans"),
        )
        at.board.choose(spans[0].id)
        steps = len(at.steps())
        await at.type("d")
        assert len(at.spans) == 3
        assert "keep the others together" in at.hint
        assert "drop its 2 links" in at.hint
        await at.press(answer)
        assert len(at.spans) == 2
        assert len(at.shown.links) == links
        assert len(at.steps()) == steps + 1


async def test_escape_leaves_a_linked_span_where_it_is(seeds: Path) -> None:
    async with seated(seeds, WIDE) as at:
        await at.linked((1, "over 10,000 workers"), (4, "around 10,000 North Korean workers"))
        await at.type("d⎋")
        assert (len(at.spans), len(at.shown.links)) == (2, 1)
        assert at.board.mode is None


async def test_other_keys_do_not_answer(seeds: Path) -> None:
    """A label key behind `d` neither deletes nor tags; the question stands."""
    async with seated(seeds, WIDE) as at:
        await at.linked((1, "over 10,000 workers"), (4, "around 10,000 North Korean workers"))
        await at.type("dst")
        assert "has 1 link" in at.question
        assert [span.label for span in at.spans] == ["statistic", "statistic"]


@pytest.mark.parametrize("key", ["a", "d", "c", "i", "m", "'", "D"])
async def test_what_needs_a_chosen_span_says_how_to_choose_one(seeds: Path, key: str) -> None:
    async with seated(seeds, SMALL) as at:
        await at.type(key)
        assert "No span is chosen. n goes to the next" in at.hint
