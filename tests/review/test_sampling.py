"""What is drawn, how often, and that it is the same again."""

import os
import subprocess
import sys
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.review.sampling import Sampled, allocation, priority, simple, stratified

FRAME = [f"{label}{number}" for label in "abc" for number in range(20)]

seeds = st.integers(0, 2**63 - 1)


def names(drawn: list[Sampled[str]]) -> list[str]:
    return [each.item for each in drawn]


def label(item: str) -> str:
    return item[0]


def test_the_same_seed_draws_the_same_for_good() -> None:
    """Written down, so that no later version of this program or of Python draws otherwise."""
    assert names(simple(FRAME, 6, 2025)) == ["a4", "a14", "b10", "a9", "a13", "a7"]


def test_a_seed_draws_the_same_whatever_the_seed_of_hashes() -> None:
    script = (
        "from annotator.review.sampling import *\n"
        f"frame = {FRAME!r}\n"
        "print([each.item for each in stratified(frame, lambda each: each[0], 12, 7)])\n"
        "print([each.item for each in priority(frame, {'a3', 'c9'}.__contains__, 12, .3, 7)])\n"
    )
    written = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": hash_seed},
            capture_output=True,
            check=True,
        ).stdout
        for hash_seed in ("1", "2", "3")
    }
    assert len(written) == 1


@given(seeds, st.integers(0, 60), st.integers(0, 60))
def test_a_larger_sample_holds_the_smaller(seed: int, one: int, other: int) -> None:
    small, large = sorted((one, other))
    drawn = names(simple(FRAME, large, seed))
    assert len(set(drawn)) == large
    assert drawn[:small] == names(simple(FRAME, small, seed))


def test_every_item_is_drawn_equally_often() -> None:
    times = Counter(item for seed in range(3000) for item in names(simple(FRAME[:10], 3, seed)))
    # Each is drawn 900 times; four standard deviations are 100.
    assert all(abs(times[item] - 900) < 100 for item in FRAME[:10])


@given(st.lists(st.integers(1, 50), min_size=1, max_size=8), st.data())
def test_strata_get_equally_many_or_all(sizes: list[int], data: st.DataObject) -> None:
    total = data.draw(st.integers(len(sizes), sum(sizes)))
    taken = allocation(sizes, total)
    assert sum(taken) == total
    assert all(1 <= each <= size for each, size in zip(taken, sizes, strict=True))
    short = [each for each, size in zip(taken, sizes, strict=True) if each < size]
    assert not short or max(taken) - min(short) <= 1


def test_what_is_left_over_goes_to_the_larger_strata() -> None:
    assert allocation([1, 100, 5, 7], 30) == [1, 17, 5, 7]
    assert allocation([3, 4, 4], 5) == [1, 2, 2]
    assert allocation([3, 3, 3], 4) == [2, 1, 1]


@pytest.mark.parametrize("total", [1, 7])
def test_strata_without_an_item_cannot_be(total: int) -> None:
    with pytest.raises(ValueError, match="strata"):
        allocation([3, 3], total)


@given(seeds, st.integers(3, 60))
def test_weights_make_up_for_the_strata(seed: int, size: int) -> None:
    frame = [each for each in FRAME if each[0] != "b" or each in ("b0", "b1")]
    drawn = stratified(frame, label, min(size, len(frame)), seed)
    stands_for = dict.fromkeys("abc", 0.0)
    for each in drawn:
        stands_for[label(each.item)] += each.weight * len(frame) / len(drawn)
    assert stands_for == pytest.approx(Counter(map(label, frame)))
    assert sum(each.weight for each in drawn) == pytest.approx(len(drawn))
    assert all(each.core for each in drawn)


@given(seeds, st.sets(st.sampled_from(FRAME)), st.integers(1, 60))
def test_the_core_is_a_plain_sample_and_the_rest_comes_first(
    seed: int, first: set[str], size: int
) -> None:
    drawn = priority(FRAME, first.__contains__, size, 0.3, seed)
    core = [each.item for each in drawn if each.core]
    others = [each.item for each in drawn if not each.core]
    assert len(set(core + others)) == size
    assert core == names(simple(FRAME, -(-3 * size // 10), seed))
    left = [each for each in FRAME if each in first and each not in core]
    assert sum(each in first for each in others) == min(len(others), len(left))
