"""What is said to press first."""

from annotator.domain.label import INITIAL_LABELS, LabelSet
from annotator.tui.board.dock import welcome_rows


def test_the_way_to_a_link_is_read_in_full_on_80_columns() -> None:
    text = "Over 10,000 workers came."
    for height in (2, 6):
        *_, link = welcome_rows(LabelSet(INITIAL_LABELS), text, 0, height)
        told = "".join(part.text for part in link)
        assert told.endswith("= links what says the same.")
        assert len(told) <= 80
