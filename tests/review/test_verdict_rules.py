"""Which judgement fits what, and what several wrong things come to."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.batch import ItemKind
from annotator.domain.passage import QuotedPassage
from annotator.domain.span import Span
from annotator.domain.verdict import NOTHING, Amendment, Judgement, Severity, Verdict
from annotator.review.verdict_rules import fits, ruling_on_span, with_bounds, with_label

TEXT = "alpha beta gamma delta"
SPAN = Span("s", "d", "ada", 6, 10, "beta", "statistic")


def passage(start: int, end: int) -> QuotedPassage:
    return QuotedPassage("d", start, end, TEXT[start:end])


def verdict(judgement: Judgement, amendment: Amendment = NOTHING) -> Verdict:
    return Verdict("v", "b", 1, "ben", judgement, amendment=amendment)


def test_every_kind_can_be_right_asked_about_and_withdrawn() -> None:
    for kind in ItemKind:
        assert all(
            fits(each, kind) for each in (Judgement.ACCEPT, Judgement.UNSURE, Judgement.WITHDRAWN)
        )


def test_errors_fit_their_kind() -> None:
    errors = {
        kind: {each for each in Judgement if each.is_error and fits(each, kind)}
        for kind in ItemKind
    }
    assert errors == {
        ItemKind.SPAN: {Judgement.SPURIOUS, Judgement.WRONG_LABEL, Judgement.WRONG_BOUNDARY},
        ItemKind.LINK: {Judgement.SPURIOUS, Judgement.WRONG_RELATION},
        ItemKind.ABSENCE: {Judgement.SPURIOUS, Judgement.WRONG_RELATION},
        ItemKind.PASSAGE: {Judgement.MISSING},
    }


labels = st.sampled_from(["statistic", "testimony", "filler"])
extents = st.tuples(st.integers(0, 21), st.integers(1, 22)).filter(lambda each: each[0] < each[1])


@given(st.lists(st.one_of(labels, extents), max_size=6))
def test_what_is_amended_is_what_was_said_last(said: list[str | tuple[int, int]]) -> None:
    held: Verdict | None = None
    label, extent = SPAN.label, SPAN.extent
    for each in said:
        if isinstance(each, str):
            label, amendment = each, with_label(held, each)
        else:
            extent, amendment = each, with_bounds(held, passage(*each))
        ruling = ruling_on_span(SPAN, TEXT, amendment)
        held = verdict(ruling.judgement, ruling.amendment)
        right = (label, extent) == (SPAN.label, SPAN.extent)
        assert (ruling.judgement is Judgement.ACCEPT) == right
        assert (ruling.judgement is Judgement.WRONG_LABEL) == (label != SPAN.label)
        assert ruling.amendment.label == (label if label != SPAN.label else None)
        moved = extent != SPAN.extent
        assert (ruling.amendment.passage == passage(*extent)) == moved
        assert (ruling.severity is None) == right
        if ruling.severity is Severity.MINOR:
            assert ruling.judgement is Judgement.WRONG_BOUNDARY


def test_amendments_of_another_judgement_are_not_carried_on() -> None:
    link = verdict(Judgement.WRONG_RELATION, Amendment(label="filler"))
    assert with_bounds(link, passage(0, 5)) == Amendment(passage=passage(0, 5))
    assert with_label(verdict(Judgement.ACCEPT), "filler") == Amendment(label="filler")
