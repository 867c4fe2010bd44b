"""Sets compared: published examples, and pairs and sets counted one by one."""

from collections.abc import Iterable
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.review.mention import Mention
from annotator.review.set_measures import b_cubed, lea, pair_f1, pair_table, set_f1

some_mentions = st.lists(
    st.builds(
        Mention,
        st.sampled_from(["d1", "d2", "d3"]),
        st.sampled_from(["p", "q", "r", "s"]),
        st.sampled_from(["t", "u", "v", "w"]),
    ),
    max_size=12,
)


def chains(key: Iterable[str], response: Iterable[str]) -> list[Mention]:
    """Mentions of as many articles, with the sets that each is in."""
    pairs = enumerate(zip(key, response, strict=True))
    return [Mention(f"d{number}", one, other) for number, (one, other) in pairs]


def test_b_cubed_of_its_authors_chains() -> None:
    # Bagga and Baldwin (1998): 5, 2 and 5 mentions; the response joins the last two sets.
    # Recall 1, precision (5 + 4/7 + 25/7) / 12 = 16/21.
    assert set_f1(*b_cubed(chains("aaaaabbccccc", "xxxxxyyyyyyy"))) == pytest.approx(
        float(Fraction(32, 37)), abs=1e-12
    )
    # It joins the two sets of five: precision (25/10 + 25/10 + 2) / 12 = 7/12.
    assert set_f1(*b_cubed(chains("aaaaabbccccc", "xxxxxyyxxxxx"))) == pytest.approx(
        float(Fraction(14, 19)), abs=1e-12
    )


def test_lea_weighs_a_set_by_its_size() -> None:
    # Of its authors' example the mentions that both have: {a b c} {d f g}; {a b} {c d} {f g}.
    # Recall (3 · 1/3 + 3 · 1/3) / 6 = 1/3; precision (2 · 1 + 2 · 0 + 2 · 1) / 6 = 2/3.
    assert set_f1(*lea(chains("aaaddd", "xxyyzz"))) == pytest.approx(
        float(Fraction(4, 9)), abs=1e-12
    )


def test_pairs_of_one_article_do_not_count() -> None:
    together = [Mention("d1", "a", "x"), Mention("d1", "a", "x")]
    assert pair_table(together) == (0, 0, 0, 0)
    assert pair_table([*together, Mention("d2", "a", "y")]) == (0, 2, 0, 0)


def test_sets_of_one_throughout_agree_on_nothing() -> None:
    alone = chains("abc", "xyz")
    assert pair_f1(*pair_table(alone)) is None
    assert set_f1(*b_cubed(alone)) is None
    assert set_f1(*lea(alone)) is None
    assert set_f1(*b_cubed([])) is None


def test_sets_that_are_the_same_agree_in_full() -> None:
    same = chains("aabbbc", "xxyyyz")
    assert set_f1(*b_cubed(same)) == set_f1(*lea(same)) == pair_f1(*pair_table(same)) == 1


@given(some_mentions)
def test_pairs_are_those_that_are_counted_one_by_one(mentions: list[Mention]) -> None:
    across = [
        (one.a == other.a, one.b == other.b)
        for one, other in combinations(mentions, 2)
        if one.document != other.document
    ]
    answers = [(True, True), (True, False), (False, True), (False, False)]
    assert pair_table(mentions) == tuple(across.count(each) for each in answers)


@given(some_mentions)
def test_b_cubed_is_the_mean_over_mentions(mentions: list[Mention]) -> None:
    recall = precision = Fraction(0)
    for mention in mentions:
        of_a = [each for each in mentions if each.a == mention.a]
        of_b = [each for each in mentions if each.b == mention.b]
        both = sum(each.b == mention.b for each in of_a)
        recall += Fraction(both, len(of_a))
        precision += Fraction(both, len(of_b))
    found_a, found_b, count, _ = b_cubed(mentions)
    assert (found_a, found_b) == pytest.approx((float(recall), float(precision)), abs=1e-9)
    assert count == len(mentions)


@given(some_mentions)
def test_lea_is_the_sum_over_sets(mentions: list[Mention]) -> None:
    sides = [(each.a, each.b) for each in mentions], [(each.b, each.a) for each in mentions]
    resolved = tuple(float(sum(map(Fraction, resolved_sets(side)))) for side in sides)
    assert lea(mentions)[:2] == pytest.approx(resolved, abs=1e-9)


def resolved_sets(mentions: list[tuple[str, str]]) -> Iterable[Fraction]:
    """Of each set its size times the share of its links that the other has."""
    for name in {own for own, _ in mentions}:
        members = [other for own, other in mentions if own == name]
        links = list(combinations(members, 2))
        if links:
            kept = sum(one == other for one, other in links)
            yield Fraction(len(members) * kept, len(links))
        else:
            yield Fraction(sum(other == members[0] for _, other in mentions) == 1)
