"""Components go where the shares come nearest, and no split is left empty that need not be."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.split import Split
from annotator.session.training.splitting.allocation import Component, Shares, allocate

TRAIN, VALIDATION, TEST = Split

weights = st.lists(st.integers(1, 60), max_size=30)
loads = st.dictionaries(st.sampled_from(Split), st.integers(0, 200))


@st.composite
def shares(draw: st.DrawFn) -> Shares:
    parts = draw(st.tuples(st.integers(1, 20), st.integers(0, 20), st.integers(0, 20)))
    train, validation, test = (part / sum(parts) for part in parts)
    return train, validation, test


def components(given: list[int]) -> list[Component]:
    return [Component(f"d{at:03}", weight) for at, weight in enumerate(given)]


def in_split(given: list[Component], found: dict[str, Split]) -> Counter[Split]:
    total: Counter[Split] = Counter()
    for each in given:
        total[found[each.id]] += each.weight
    return total


@given(weights, loads, shares(), st.randoms())
def test_each_goes_somewhere_whatever_the_order(
    given: list[int], before: dict[Split, int], asked: Shares, rng: st.DataObject
) -> None:
    parts = components(given)
    found = allocate(parts, before, asked)
    assert found.keys() == {each.id for each in parts}
    wanted = {split for split, share in zip(Split, asked, strict=True) if share}
    assert set(found.values()) <= wanted
    rng.shuffle(parts)  # type: ignore[attr-defined]
    assert allocate(parts, before, asked) == found


@given(weights, loads, shares())
def test_no_split_gets_more_than_its_share_and_one_component(
    given: list[int], before: dict[Split, int], asked: Shares
) -> None:
    parts = components(given)
    got = in_split(parts, allocate(parts, before, asked))
    total = sum(given) + sum(before.values())
    for split, share in zip(Split, asked, strict=True):
        there = before.get(split, 0)
        bound = max(there, share * total + max(given, default=0))
        assert there + got[split] <= bound + 1e-6


@given(weights, loads, shares())
def test_no_split_is_empty_where_there_are_components_for_all(
    given: list[int], before: dict[Split, int], asked: Shares
) -> None:
    parts = components(given)
    got = in_split(parts, allocate(parts, before, asked))
    empty = [
        split for split, share in zip(Split, asked, strict=True) if share and not before.get(split)
    ]
    filled = sum(bool(got[split]) for split in empty)
    assert filled == min(len(empty), len(parts))


@pytest.mark.parametrize(
    ("given", "before", "asked", "expected"),
    [
        ([10] * 10, {}, (0.8, 0.1, 0.1), "t t t t t t t t v e"),
        ([60, 40], {}, (0.8, 0.0, 0.2), "t e"),
        ([1, 10, 1], {}, (0.8, 0.1, 0.1), "v t e"),
        ([10, 10], {TRAIN: 80}, (0.8, 0.1, 0.1), "v e"),
        ([5, 5], {TRAIN: 80, VALIDATION: 10, TEST: 10}, (0.8, 0.1, 0.1), "t t"),
        ([5], {}, (0.8, 0.1, 0.1), "t"),
    ],
)
def test_the_heaviest_goes_first_to_what_lacks_most(
    given: list[int], before: dict[Split, int], asked: Shares, expected: str
) -> None:
    found = allocate(components(given), before, asked)
    letters = {"t": TRAIN, "v": VALIDATION, "e": TEST}
    assert [*dict(sorted(found.items())).values()] == [letters[each] for each in expected.split()]
