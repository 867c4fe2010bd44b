"""What extents say of each other."""

from annotator.text.extent import contains, distance, union


def test_extents() -> None:
    assert union((3, 5), (1, 4)) == (1, 5)
    assert contains((1, 5), (1, 5))
    assert not contains((1, 5), (0, 3))
    assert [distance((3, 5), offset) for offset in (1, 3, 4, 5, 7)] == [2, 0, 0, 0, 2]
