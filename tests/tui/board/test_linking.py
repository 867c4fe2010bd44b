from pathlib import Path

import pytest

from annotator.domain.link import Relation
from tests.tui.seat import SMALL, USUAL, WIDE, seated

ONE = (1, "over 10,000 workers")
THREE = (3, "over 13,000 North Koreans")
FOUR = (4, "around 10,000 North Korean workers")
FIVE = (5, "minimal wages")

KEYS = [
    ("=", Relation.EQUIVALENT),
    ("e", Relation.EQUIVALENT),
    ("~", Relation.PARTIAL),
    ("p", Relation.PARTIAL),
    ("!", Relation.CONTRADICTS),
    ("r", Relation.CONTRADICTS),
    ("-", Relation.DIFFERENT),
]


@pytest.mark.parametrize(("key", "relation"), KEYS)
async def test_a_relation_key_links_the_source_with_the_selection(
    seeds: Path, key: str, relation: Relation
) -> None:
    """Span and link are one step; the span has the source's label and is the chosen one."""
    async with seated(seeds, USUAL) as at:
        source = await at.tagged(*ONE)
        await at.type("m")
        at.select(*FOUR)
        await at.type(key)
        target = at.chosen
        assert (target.quote, target.label) == (FOUR[1], "statistic")
        assert at.link.relation is relation
        assert {at.link.a, at.link.b} == {source.id, target.id}
        assert len(at.steps()) == 2
        assert at.board.source == source.id


async def test_without_a_selection_the_sentence_at_the_caret_is_linked(seeds: Path) -> None:
    async with seated(seeds, USUAL) as at:
        await at.tagged(1, "Tae", "t")
        await at.type("m")
        at.caret(3, "13,000 North Koreans")
        await at.type("~")
        assert at.chosen.quote.startswith("In 2024 alone, records show")
        assert at.chosen.quote.endswith("restrictions.")
        assert at.chosen.label == "testimony"


async def test_a_chosen_span_is_linked_as_it_is(seeds: Path) -> None:
    """With `m` on one and a click, `n` or Enter on the other no third span comes about."""
    async with seated(seeds, USUAL) as at:
        one = await at.tagged(*ONE)
        four = await at.tagged(*FOUR, "o")
        at.board.choose(one.id)
        await at.type("m")
        at.board.choose(four.id)
        await at.type("=")
        assert (at.link.a, at.link.b) == tuple(sorted((one.id, four.id)))
        assert len(at.spans) == 2


async def test_one_source_for_many(seeds: Path) -> None:
    async with seated(seeds, USUAL) as at:
        one, *others = await at.linked(ONE, THREE, FOUR, FIVE)
        assert len(at.shown.links) == 3
        assert all(one.id in (link.a, link.b) for link in at.shown.links.values())
        assert len({other.document for other in others}) == 3


async def test_one_source_for_the_sentence_at_the_caret_of_each_article(seeds: Path) -> None:
    """The span linked last stays chosen, but the caret has gone on to another article."""
    async with seated(seeds, SMALL) as at:
        one = await at.tagged(*ONE)
        await at.type("m⇥⇥=⇥=⇥~")
        assert at.relations() == [Relation.EQUIVALENT, Relation.EQUIVALENT, Relation.PARTIAL]
        assert [at.shown.link_between(one.id, each.id) is None for each in at.spans] == [
            True,
            False,
            False,
            False,
        ]


async def test_a_burst_that_tags_and_pins(seeds: Path) -> None:
    """`sm` in one write: the span that `s` makes is the source."""
    async with seated(seeds, USUAL) as at:
        at.select(*ONE)
        await at.type("sm")
        assert at.board.source == at.spans[0].id
        assert "from “over 10,000 workers”" in at.hint


async def test_m_again_or_escape_lets_go_of_the_source(seeds: Path) -> None:
    async with seated(seeds, USUAL) as at:
        await at.tagged(*ONE)
        await at.type("mm")
        assert at.board.source is None
        await at.type("m⇥m")
        assert at.board.source is None
        await at.type("m")
        at.caret(*FOUR)
        await at.type("m")
        assert at.board.source is None


async def test_m_on_another_span_pins_that_one(seeds: Path) -> None:
    async with seated(seeds, USUAL) as at:
        await at.tagged(*ONE)
        await at.type("m")
        four = await at.tagged(*FOUR)
        await at.type("m")
        assert at.board.source == four.id


async def test_a_relation_key_without_a_source_waits_for_an_article(seeds: Path) -> None:
    async with seated(seeds, USUAL) as at:
        await at.tagged(*ONE)
        await at.type("=")
        assert "equivalent" in at.hint
        assert "in article 1 2 3 4 5" in at.hint
        await at.type("⎋")
        assert "in article" not in at.hint
        assert at.relations() == []


async def test_a_relation_key_with_nothing_chosen_says_so(seeds: Path) -> None:
    async with seated(seeds, USUAL) as at:
        await at.type("p3")
        assert "No span is chosen" in at.hint
        assert at.relations() == []


async def test_the_hint_line_says_that_a_relation_key_acts_at_once(seeds: Path) -> None:
    async with seated(seeds, USUAL) as at:
        await at.tagged(*ONE)
        await at.type("m")
        for words in ("from “over 10,000 workers”", "= equivalent", "~ partial", "! contradicts"):
            assert words in at.hint


async def test_linking_again_changes_the_relation(seeds: Path) -> None:
    async with seated(seeds, USUAL) as at:
        await at.linked(ONE, FOUR)
        at.board.pin(at.spans[0].id)
        at.board.choose(at.spans[1].id)
        link = at.link.id
        await at.type("!")
        assert (at.link.id, at.link.relation) == (link, Relation.CONTRADICTS)
        await at.type("-")
        assert (at.link.id, at.link.relation) == (link, Relation.DIFFERENT)


async def test_partial_again_turns_which_says_more(seeds: Path) -> None:
    """Not known, the source, the target, not known; the status line says which."""
    async with seated(seeds, USUAL) as at:
        one, four = await at.linked(ONE, FOUR, key="~")
        assert at.link.more is None
        at.board.pin(one.id)
        at.board.choose(four.id)
        said: list[str | None] = []
        for _ in range(3):
            await at.type("~")
            more = at.link.more
            said.append(None if more is None else getattr(at.link, more))
        assert said == [one.id, four.id, None]
        await at.type("p")
        assert "1 says more" in at.status
        assert "says more" in at.row("dock")


async def test_the_source_itself_is_no_target(seeds: Path) -> None:
    async with seated(seeds, USUAL) as at:
        await at.tagged(*ONE)
        await at.type("m=")
        assert at.relations() == []
        assert len(at.spans) == 1
        assert "Go to another article" in at.hint


async def test_in_the_sources_own_article_the_remedy_is_named(seeds: Path) -> None:
    async with seated(seeds, USUAL) as at:
        await at.tagged(*ONE)
        await at.type("m")
        at.select(1, "5,000 North Koreans")
        await at.type("=")
        assert len(at.spans) == 1
        assert "Link the source to another article first" in at.hint
        assert at.selected == "5,000 North Koreans"


async def test_in_the_sources_own_article_a_fact_joins_through_another(seeds: Path) -> None:
    async with seated(seeds, USUAL) as at:
        one, four = await at.linked(ONE, FOUR)
        at.board.pin(one.id)
        at.select(1, "Thousands of North Koreans")
        await at.type("=")
        assert len(at.shown.links) == 2
        assert at.shown.link_between(at.chosen.id, four.id) is not None
        assert at.shown.link_between(at.chosen.id, one.id) is None


async def test_a_conflict_asks_first(seeds: Path) -> None:
    """Joining what is marked as different: Esc leaves it, Enter links all the same."""
    async with seated(seeds, USUAL) as at:
        one, four = await at.linked(ONE, FOUR)
        three = await at.tagged(*THREE)
        at.board.pin(four.id)
        at.board.choose(three.id)
        await at.type("-")
        at.board.pin(one.id)
        at.board.choose(three.id)
        await at.type("=")
        assert "marked different" in at.question
        assert "link them as equivalent all the same" in at.hint
        await at.type("⎋")
        assert at.relations() == [Relation.EQUIVALENT, Relation.DIFFERENT]
        await at.type("=⏎")
        assert at.relations() == [Relation.EQUIVALENT, Relation.DIFFERENT, Relation.EQUIVALENT]


@pytest.mark.parametrize("key", ["'", ";"])
async def test_to_the_partner_and_on_to_the_next(seeds: Path, key: str) -> None:
    async with seated(seeds, SMALL) as at:
        one, three, four = await at.linked(ONE, THREE, FOUR)
        at.board.choose(one.id)
        walked = []
        for _ in range(3):
            await at.type(key)
            walked.append((at.board.chosen, at.article))
        assert walked == [(three.id, 3), (four.id, 4), (one.id, 1)]


async def test_a_partner_is_found_from_the_source_that_was_linked(seeds: Path) -> None:
    """After `=` the target is chosen; `'` walks on from it."""
    async with seated(seeds, USUAL) as at:
        one, _ = await at.linked(ONE, FOUR)
        await at.type("'")
        assert at.board.chosen == one.id


async def test_a_span_without_partner_says_how_to_link(seeds: Path) -> None:
    async with seated(seeds, USUAL) as at:
        await at.tagged(*ONE)
        await at.type("'")
        assert "linked to nothing here" in at.hint


async def test_taking_a_span_out_of_its_fact(seeds: Path) -> None:
    """The others stay one fact on Enter; the span itself stays."""
    async with seated(seeds, USUAL) as at:
        one, three, four = await at.linked(ONE, THREE, FOUR)
        at.board.choose(one.id)
        await at.type("D")
        assert "keep the others together" in at.hint
        await at.type("⏎")
        assert at.link.other(three.id) == four.id
        assert len(at.spans) == 3
        at.board.choose(three.id)
        await at.type("D")
        assert at.relations() == []
        await at.type("D")
        assert "This span is not linked" in at.hint


async def test_members_of_a_fact_have_its_number_in_the_gutter(seeds: Path) -> None:
    async with seated(seeds, WIDE) as at:
        await at.linked(ONE, FOUR)
        five = await at.tagged(*FIVE)
        at.board.pin(five.id)
        at.select(2, "worked like slaves")
        await at.type("=")
        badges = [
            mark.badge
            for document, pane in at.board.panes.in_view
            for mark in pane.marks_in(0, len(at.board.texts[document.id]))
        ]
        assert sorted(badges, key=str) == [1, 1, 2, 2]


async def test_the_dock_shows_the_fact_article_by_article(seeds: Path) -> None:
    """Per article its member with the relation, or open."""
    async with seated(seeds, USUAL) as at:
        await at.linked(ONE, FOUR, key="!")
        rows = at.row("dock").split("\n")
        assert rows[0].strip() == "fact 1 · statistic"
        assert rows[1].split() == ["1", "!", "“over", "10,000", "workers”"]
        assert rows[2].split() == ["2", "open"]
        assert "● “around 10,000" in rows[4]


async def test_in_few_rows_the_dock_shows_every_article_too(seeds: Path) -> None:
    async with seated(seeds, SMALL) as at:
        await at.linked(ONE, FOUR)
        dock = at.row("dock")
        assert len(dock.split("\n")) == 2
        for number in range(1, 6):
            assert f" {number} " in dock
