"""Which things belong together."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.partition import Partition

pairs = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=20)


@given(pairs)
def test_sets_are_what_is_reachable(joined: list[tuple[int, int]]) -> None:
    partition = Partition(range(13))
    for one, other in joined:
        partition.join(one, other)
    for thing in range(13):
        reached = {thing}
        while (
            more := {b for pair in joined for a, b in (pair, pair[::-1]) if a in reached} - reached
        ):
            reached |= more
        mine = next(each for each in partition.sets() if thing in each)
        assert set(mine) == reached
        assert mine == sorted(mine)


def test_a_new_thing_is_alone() -> None:
    partition = Partition[str]()
    assert not partition.together("a", "b")
    assert partition.sets() == [["a"], ["b"]]
