"""Text on which columns go wrong, and marks on it."""

from hypothesis import strategies as st

from annotator.tui.layout.mark import Manner, Mark
from tests.strategies import fragments, nasty_text

WIDE_AND_ODD = (
    "\u0301" * 70,
    "a" + "\u0301\u200d" * 40,
    "🇩🇪🇩",
    "👩\u200d",
    "\u3000\u3000",
    "extraordinarily-long-word-without-end",
    "        ",
    "漢字仮名交じり文。",
    "\t\t",
    "\n",
)
"""What the general fragments have too little of: rows full of it."""

texts = st.one_of(
    nasty_text(60),
    st.lists(st.one_of(st.sampled_from(WIDE_AND_ODD), fragments()), max_size=30).map("".join),
)
"""Any string, the empty one too."""

widths = st.integers(min_value=2, max_value=44)
"""Cells of a row."""


@st.composite
def marks(draw: st.DrawFn, length: int, most: int = 12) -> list[Mark]:
    """Marks on a text of `length` code points, one or more; ids follow no order of the text."""
    bounds = draw(
        st.lists(
            st.tuples(st.integers(0, length - 1), st.integers(1, length)).filter(
                lambda pair: pair[0] < pair[1]
            ),
            max_size=most,
        )
    )
    labels = st.sampled_from(("testimony", "statistic", None))
    return [
        Mark(
            f"m{len(bounds) - number}",
            start,
            end,
            draw(labels),
            "t",
            draw(st.none() | st.just(7)),
            manner=draw(st.sampled_from(Manner)),
        )
        for number, (start, end) in enumerate(bounds)
    ]
