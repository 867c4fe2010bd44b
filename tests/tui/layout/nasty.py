"""Text on which columns go wrong."""

from hypothesis import strategies as st

PIECES = (
    "word",
    "a",
    " ",
    "   ",
    "\t",
    "\n",
    "\u00a0",
    "\u3000",
    "it’s",
    "extraordinarily-long-word-without-end",
    "e\u0301",
    "\u0301",
    "\u0301" * 40,
    "中文。",
    "「引用」",
    "한국어",
    "ไทยนี้",
    "नमस्ते",
    "שָׁלוֹם",
    "👩\u200d👩\u200d👧",
    "👍\U0001f3fd",
    "1\ufe0f\u20e3",
    "❤\ufe0f",
    "🇩🇪",
    "🇩",
    "\u200b",
    "\u200d",
    "\ufeff",
    "\u00ad",
    "\u202e",
    "\x1b]0;x\x07",
    "\x85",
    "\u2028",
    "\x0b",
    "\x7f",
)

texts = st.lists(
    st.one_of(
        st.sampled_from(PIECES),
        st.characters(exclude_categories=["Cs"], exclude_characters="\r\x00"),
    ),
    max_size=60,
).map("".join)
"""Texts of up to some hundred code points, the empty one too."""

widths = st.integers(min_value=2, max_value=44)
"""Cells of a row."""
