"""Pieces are the same from wherever one asks, and no longer than a scan may take."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.text.pieces import piece_at

SIZE = 8


@given(st.integers(0, 40), st.integers(0, 120), st.lists(st.integers(0, SIZE // 2), min_size=40))
def test_pieces_tile_their_unit(start: int, length: int, jitter: list[int]) -> None:
    unit = start, start + length

    def cut(_: str, at: int) -> int:
        return at + jitter[at // SIZE]

    pieces = [piece_at("", offset, unit, SIZE, cut) for offset in range(*unit)]
    for offset, (first, last) in enumerate(pieces, start):
        assert first <= offset < last
        assert last - first <= 2 * SIZE
        assert pieces[first - start] == pieces[last - 1 - start] == (first, last)


@given(st.integers(0, 40), st.integers(0, 200))
def test_a_unit_known_only_in_reach_gives_the_same_piece(offset: int, length: int) -> None:
    def cut(_: str, at: int) -> int:
        return at + 3

    offset = min(offset, length)
    near = max(0, offset - 3 * SIZE), min(length, offset + 3 * SIZE)
    assert piece_at("", offset, near, SIZE, cut) == piece_at("", offset, (0, length), SIZE, cut)
