"""What each key decides, and where that is shown."""

from pathlib import Path

import pytest

from annotator.domain.adjudication import Choice
from annotator.domain.link import Relation
from annotator.session.adjudicating.entries import Difference, Subject
from tests.tui.compare.readings import HOURS, MORE, REACH, RISE, SENT, SHIFTS, UP_TO
from tests.tui.compare.seat import Comparing, comparing
from tests.tui.compare.two_layers import O, S, T

D = Difference

AGREED = {(S, HOURS), (S, SHIFTS), (S, SENT), (S, "over 13,000 North Koreans entered Russia")}
"""What the gold layer has of spans before anything is decided."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "two.db"


@pytest.mark.parametrize(("name", "words"), [("Ana", RISE), ("Bo", "expected to rise to 50,000")])
async def test_a_digit_takes_the_word_of_who_stands_there(
    path: Path, name: str, words: str
) -> None:
    async with comparing(path) as seat:
        await seat.begin()
        await seat.go_to(Subject.SPAN, D.BOUNDARY)
        await seat.take(name)
        assert seat.tags() == AGREED | {(S, words)}
        assert seat.choices() == [Choice.A if name == "Ana" else Choice.B]
        assert f"as {name} has it" in seat.status


async def test_both_and_neither(path: Path) -> None:
    async with comparing(path) as seat:
        await seat.begin()
        await seat.go_to(Subject.SPAN, D.LABEL)
        await seat.press("3")
        assert seat.tags() == AGREED | {(S, REACH), (O, REACH)}
        await seat.go_to(Subject.SPAN, D.ONLY_B)
        await seat.press("0")
        assert seat.tags() == AGREED | {(S, REACH), (O, REACH)}
        assert seat.choices() == [Choice.BOTH, Choice.NEITHER]


async def test_after_a_decision_the_next_undecided_is_in_hand(path: Path) -> None:
    async with comparing(path) as seat:
        await seat.begin()
        first = seat.entry.item
        await seat.press("0")
        assert seat.entry.item != first
        assert not seat.entry.decided
        assert "2 of 7 · 1 decided · saved" in seat.status
        await seat.press("N")
        assert seat.entry.item == first
        assert "left out" in seat.card


async def test_a_burst_decides_one_after_the_other(path: Path) -> None:
    async with comparing(path) as seat:
        await seat.begin()
        await seat.press(*"0000")
        assert seat.choices() == [Choice.NEITHER] * 4
        assert len(seat.seat.app.desk.call(lambda store: store.steps("gold"))) == 5
        assert "link" in seat.card


async def test_a_label_key_says_another_label(path: Path) -> None:
    async with comparing(path) as seat:
        await seat.begin()
        await seat.go_to(Subject.SPAN, D.LABEL)
        await seat.press("t")
        assert seat.tags() == AGREED | {(T, REACH)}
        assert seat.choices() == [Choice.EDIT]


async def test_the_label_of_one_of_them_is_their_word(path: Path) -> None:
    async with comparing(path) as seat:
        await seat.begin()
        await seat.go_to(Subject.SPAN, D.LABEL)
        await seat.press("o")
        assert seat.choices() == [Choice.B]


async def test_space_picks_a_label_by_its_definition(path: Path) -> None:
    async with comparing(path) as seat:
        await seat.begin()
        await seat.go_to(Subject.SPAN, D.LABEL)
        await seat.press("space")
        assert "official statement" in seat.card
        await seat.press("t")
        assert seat.tags() == AGREED | {(T, REACH)}


async def test_ends_and_label_are_said_in_one_step(path: Path) -> None:
    async with comparing(path) as seat:
        await seat.begin()
        await seat.go_to(Subject.SPAN, D.BOUNDARY)
        quote = seat.screen.comparison.sources.layer_a.spans[seat.entry.item.a[0].id].quote
        assert quote == RISE
        await seat.press("t")
        assert "testimony" in seat.hint
        await seat.press("greater_than_sign", "o")
        await seat.press("a")
        (decision,) = seat.decisions()
        assert decision.choice is Choice.EDIT
        ((label, words),) = seat.tags() - AGREED
        assert label == O
        assert words.endswith("rise to 50,000. Many")


async def test_an_edit_can_be_dropped(path: Path) -> None:
    async with comparing(path) as seat:
        await seat.begin()
        await seat.press("a", "greater_than_sign", "escape")
        assert (seat.tags(), seat.choices()) == (AGREED, [])


async def test_the_end_keys_begin_an_edit_by_a_clause(path: Path) -> None:
    async with comparing(path) as seat:
        await seat.begin()
        await seat.go_to(Subject.SPAN, D.ONLY_A)
        await seat.press("left_square_bracket", "enter")
        ((label, words),) = seat.tags() - AGREED
        assert label == S
        assert words.endswith(MORE)
        assert len(words) > len(MORE)


async def test_a_link_waits_for_its_ends_and_says_so(path: Path) -> None:
    async with comparing(path) as seat:
        await seat.begin()
        await seat.go_to(Subject.LINK, D.ONLY_A)
        await seat.take("Ana")
        assert "is not in the gold layer yet" in seat.hint + seat.card
        assert seat.choices() == []


async def test_a_relation_key_says_another_relation(path: Path) -> None:
    async with comparing(path) as seat:
        await seat.begin()
        await seat.go_to(Subject.LINK, D.RELATION)
        await seat.press("exclamation_mark")
        relations = {link.relation for link in seat.gold().links.values()}
        assert relations == {Relation.EQUIVALENT, Relation.CONTRADICTS}


async def test_a_key_of_another_kind_of_row_says_what_does(path: Path) -> None:
    async with comparing(path) as seat:
        await seat.begin()
        await seat.press("equals_sign")
        assert "Only a link has a relation" in seat.hint
        await seat.go_to(Subject.LINK, D.RELATION)
        await seat.press("a")
        assert "Only a span has a label and bounds" in seat.hint
        await seat.press("7")
        assert "1 takes the left, 2 the right, 3 both, 0 neither" in seat.hint
        await seat.press("y")
        assert "The two differ here" in seat.hint
        assert seat.choices() == []


async def test_undo_goes_to_the_item_and_redo_decides_again(path: Path) -> None:
    async with comparing(path) as seat:
        await seat.begin()
        first = seat.entry.item
        await seat.press("0", "0")
        await seat.press("u", "u")
        assert seat.entry.item == first
        assert seat.choices() == []
        await seat.press("U")
        assert seat.choices() == [Choice.NEITHER]


async def test_a_note_goes_to_the_gold_row(path: Path) -> None:
    async with comparing(path) as seat:
        await seat.begin()
        await seat.go_to(Subject.SPAN, D.ONLY_B)
        await seat.press("c")
        assert "nothing in the gold layer that could have a note" in seat.hint
        await seat.take("Bo")
        await seat.press("N")
        await seat.go_to(Subject.SPAN, D.ONLY_B)
        await seat.press("c", *"why", "enter")
        (span,) = [each for each in seat.gold().spans.values() if each.quote == UP_TO]
        assert span.note == "why"


async def test_the_sample_of_what_both_say_is_looked_at(path: Path) -> None:
    async with comparing(path) as seat:
        await seat.open()
        await seat.press("y")
        seat.home.at = "open:sample"
        await seat.press("enter")
        assert "both are right" in seat.hint
        await seat.press("y")
        assert seat.choices() == [Choice.BOTH]
        assert "All 1 are decided" in seat.hint
        assert seat.tags() == AGREED


async def test_when_all_is_decided_that_is_said(path: Path) -> None:
    async with comparing(path) as seat:
        await seat.begin()
        await seat.press(*"00000000")
        assert "All 7 are decided" in seat.hint
        await seat.press(".")
        assert "All 7 are decided" in seat.hint
        await seat.press("escape")
        assert "7 of 7 decided" in seat.titles


async def test_what_others_stand_on_is_left_out_after_a_question(path: Path) -> None:
    async with comparing(path) as seat:
        await seat.open()
        await seat.press("y")
        seat.home.at = "open:agreed"
        await seat.press("enter")
        (place, *_) = (
            place
            for place, entry in enumerate(seat.screen.walk.entries)
            if entry.item.rows[0].id in linked(seat)
        )
        await seat.press(*"NNNN", *("n" * place))
        await seat.press("0")
        assert "1 row stands on statistic" in seat.card
        await seat.press("escape")
        assert len(seat.gold().links) == 1
        await seat.press("0", "enter")
        assert not seat.gold().links
        await seat.press("u")
        assert len(seat.gold().links) == 1


def linked(seat: Comparing) -> set[str]:
    """The spans of both that are linked by both."""
    links = [entry.item for entry in seat.comparison.agreed if entry.item.subject == "link"]
    return {end for item in links for row in item.rows for end in (row.a, row.b)}  # type: ignore[union-attr]
